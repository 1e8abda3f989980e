using System.Collections.Concurrent;

namespace ClaimLedger.Sqlite;

/// <summary>
/// The claims of conflicts, a row for each time that one stands in a conflict, with what they are of as numbers from 0. Rows of one
/// conflict stand together.
/// </summary>
internal sealed class DisputedClaims
{
    // What is searched for again and again: a sign a row each.
    private const int MostWords = 32;

    private readonly ConcurrentDictionary<SearchWord, bool[]> _words = [];
    private readonly int[] _claims;
    private readonly int _last;
    private readonly KeyNumbers _sources;
    private readonly KeyNumbers _questions;
    private readonly KeyNumbers _chains;

    private DisputedClaims(int[] claims, KeyNumbers sources, KeyNumbers questions, KeyNumbers chains) =>
        (_claims, _last, _sources, _questions, _chains) = (claims, claims.DefaultIfEmpty().Max(), sources, questions, chains);

    /// <summary>The first row of each conflict, and where the rows end.</summary>
    public required int[] First { get; init; }

    /// <summary>The question of each conflict.</summary>
    public required int[] QuestionOfConflict { get; init; }

    /// <summary>The source of each row.</summary>
    public required int[] Source { get; init; }

    /// <summary>The question of each row.</summary>
    public required int[] Question { get; init; }

    /// <summary>Whom each row credits; 0 for nobody.</summary>
    public required int[] Chain { get; init; }

    /// <summary>The last day of which each row speaks.</summary>
    public required DateOnly[] AsOf { get; init; }

    /// <summary>The first and the last day on which each source may have been published.</summary>
    public required (DateOnly First, DateOnly Last)[] Published { get; init; }

    /// <summary>By whom each source was published.</summary>
    public required Values Publishers { get; init; }

    /// <summary>Whom each chain credits.</summary>
    public required Values Speakers { get; init; }

    /// <summary>The event of each question.</summary>
    public required Values Events { get; init; }

    /// <summary>The unit of each question.</summary>
    public required Values Units { get; init; }

    /// <summary>Each question, and those whose ids its own begins with up to a dot.</summary>
    public required Values Asked { get; init; }

    /// <summary>How many rows there are.</summary>
    public int Count => _claims.Length;

    /// <summary>From the first day of the first publication to the last of the last; null where there is none.</summary>
    public (DateOnly First, DateOnly Last)? PublishedSpan =>
        Published.Length == 0 ? null : (Published.Min(source => source.First), Published.Max(source => source.Last));

    public static DisputedClaims Read(LedgerConnection connection, ConflictColumns conflicts)
    {
        var (sources, questions, chains) = (new KeyNumbers(), new KeyNumbers(), new KeyNumbers());
        // Nobody.
        chains.Of(0);
        var first = new int[conflicts.Count + 1];
        var (claims, days) = (new List<int>(), new List<DateOnly>());
        var (source, question, chain) = (new List<int>(), new List<int>(), new List<int>());
        var at = 0;
        using (var rows = connection.Prepare(connection.Sql("index-claims")))
        {
            while (rows.Step())
            {
                for (var conflict = rows.Int64("conflict"); conflicts.Keys[at] != conflict;)
                    first[++at] = claims.Count;
                claims.Add(checked((int)rows.Int64("key")));
                source.Add(sources.Of(rows.Int64("source")));
                question.Add(questions.Of(rows.Int64("question")));
                chain.Add(rows.IsNull("chain") ? 0 : chains.Of(rows.Int64("chain")));
                days.Add(Stored.Date(rows.Bytes("as_of_last")));
            }
        }
        while (at < conflicts.Count)
            first[++at] = claims.Count;
        int[] about = [.. conflicts.Questions.Select(questions.Of)];
        var (events, units, asked) = Values.OfQuestions(connection, questions);
        var (publishers, published) = Values.OfSources(connection, sources);
        return new DisputedClaims([.. claims], sources, questions, chains)
        {
            First = first,
            QuestionOfConflict = about,
            Source = [.. source],
            Question = [.. question],
            Chain = [.. chain],
            AsOf = [.. days],
            Published = published,
            Publishers = publishers,
            Speakers = Values.OfChains(connection, chains),
            Events = events,
            Units = units,
            Asked = asked,
        };
    }

    /// <summary>Which sources have one of the keys that a statement gives.</summary>
    public bool[] SourcesOf(LedgerConnection connection, ListingSql sql) => _sources.Among(connection, sql);

    /// <summary>Which questions do.</summary>
    public bool[] QuestionsOf(LedgerConnection connection, ListingSql sql) => _questions.Among(connection, sql);

    /// <summary>Which chains do.</summary>
    public bool[] ChainsOf(LedgerConnection connection, ListingSql sql) => _chains.Among(connection, sql);

    /// <summary>Which rows speak of a day or of a later one, or stand in a source that was published then.</summary>
    public bool[] RowsSince(DateOnly day, bool[] published)
    {
        ArgumentNullException.ThrowIfNull(published);
        var rows = new bool[Count];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = AsOf[row] >= day || published[Source[row]];
        return rows;
    }

    /// <summary>In which rows a word stands: in the quote, the title of the source, or the question.</summary>
    public bool[] RowsWith(LedgerConnection connection, SearchWord word)
    {
        if (_words.Count >= MostWords)
            _words.Clear();
        return _words.GetOrAdd(word, _ =>
        {
            var quotes = new bool[_last + 1];
            ListingSql.Keys(connection, "claim", word).Each(key =>
            {
                if (key <= _last)
                    quotes[key] = true;
            });
            var titles = _sources.Among(connection, ListingSql.Keys(connection, "source", word));
            var asked = _questions.Among(connection, ListingSql.Keys(connection, "question", word));
            var rows = new bool[Count];
            for (var row = 0; row < rows.Length; row++)
                rows[row] = titles[Source[row]] || asked[Question[row]] || quotes[_claims[row]];
            return rows;
        });
    }
}

/// <summary>Numbers from 0 in place of keys.</summary>
internal sealed class KeyNumbers
{
    private readonly Dictionary<long, int> _numbers = [];

    public int Count => _numbers.Count;

    public int Of(long key)
    {
        if (!_numbers.TryGetValue(key, out var number))
            _numbers[key] = number = _numbers.Count;
        return number;
    }

    public bool Find(long key, out int number) => _numbers.TryGetValue(key, out number);

    public bool[] Among(LedgerConnection connection, ListingSql sql)
    {
        var among = new bool[Count];
        sql.Each(key =>
        {
            if (Find(key, out var number))
                among[number] = true;
        });
        return among;
    }
}

/// <summary>The values that things have, as numbers from 0; those of one thing stand together.</summary>
internal sealed class Values
{
    private readonly int[] _first;
    private readonly int[] _values;

    private Values(int things, IEnumerable<(int Thing, int Value)> pairs, IReadOnlyList<string> names, IReadOnlyList<long>? keys = null)
    {
        (Names, Keys) = (names, keys);
        var sorted = pairs.Distinct().OrderBy(pair => pair.Thing).ToList();
        _values = [.. sorted.Select(pair => pair.Value)];
        _first = new int[things + 1];
        foreach (var (thing, _) in sorted)
            _first[thing + 1]++;
        for (var thing = 0; thing < things; thing++)
            _first[thing + 1] += _first[thing];
    }

    /// <summary>What each is called; empty where they are known by their keys, in the order of their names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Their keys; null where they are known by their names.</summary>
    public IReadOnlyList<long>? Keys { get; }

    /// <summary>How many different ones there are.</summary>
    public int Count => Keys?.Count ?? Names.Count;

    /// <summary>Those of a thing.</summary>
    public ReadOnlySpan<int> Of(int thing) => _values.AsSpan(_first[thing].._first[thing + 1]);

    public static (Values Publishers, (DateOnly First, DateOnly Last)[] Published) OfSources(
        LedgerConnection connection, KeyNumbers sources)
    {
        var (pairs, names) = (new List<(int, int)>(), new NameNumbers());
        var published = new (DateOnly, DateOnly)[sources.Count];
        using var rows = connection.Prepare(connection.Sql("index-sources"));
        while (rows.Step())
        {
            if (!sources.Find(rows.Int64("key"), out var source))
                continue;
            pairs.Add((source, names.Of(rows.Text("name"))));
            published[source] = (Stored.Date(rows.Bytes("published_first")), Stored.Date(rows.Bytes("published_last")));
        }
        return (new Values(sources.Count, pairs, names.All), published);
    }

    public static Values OfChains(LedgerConnection connection, KeyNumbers chains)
    {
        var (pairs, names) = (new List<(int, int)>(), new NameNumbers());
        using var rows = connection.Prepare(connection.Sql("index-speakers"));
        while (rows.Step())
        {
            if (chains.Find(rows.Int64("chain"), out var chain))
                pairs.Add((chain, names.Of(rows.Text("name"))));
        }
        return new Values(chains.Count, pairs, names.All);
    }

    public static (Values Events, Values Units, Values Asked) OfQuestions(LedgerConnection connection, KeyNumbers questions)
    {
        var (events, units, asked) = (new List<(int, int)>(), new List<(int, int)>(), new List<(int, int)>());
        var (eventNames, unitNames) = (new NameNumbers(), new NameNumbers());
        var ids = new List<(string Id, long Key)>();
        using (var rows = connection.Prepare(connection.Sql("index-questions")))
        {
            while (rows.Step())
            {
                ids.Add((rows.Text("id"), rows.Int64("key")));
                if (!questions.Find(ids[^1].Key, out var question))
                    continue;
                if (rows.TextOrNull("event") is { } happening)
                    events.Add((question, eventNames.Of(happening)));
                if (rows.TextOrNull("unit") is { } unit)
                    units.Add((question, unitNames.Of(unit)));
            }
        }
        var numbers = ids.Select((id, number) => (id.Id, number))
            .ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);
        var beginnings = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (id, key) in ids)
        {
            if (!questions.Find(key, out var question))
                continue;
            asked.Add((question, numbers[id]));
            for (var dot = id.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = id.IndexOf('.', dot + 1))
            {
                if (beginnings.TryGetValue(id.AsSpan(0, dot), out var beginning))
                    asked.Add((question, beginning));
            }
        }
        return (
            new Values(questions.Count, events, eventNames.All),
            new Values(questions.Count, units, unitNames.All),
            new Values(questions.Count, asked, [], [.. ids.Select(id => id.Key)]));
    }
}

/// <summary>Numbers from 0 in place of names.</summary>
internal sealed class NameNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public IReadOnlyList<string> All => _names;

    public int Of(string name)
    {
        if (_numbers.TryGetValue(name, out var number))
            return number;
        _names.Add(name);
        return _numbers[name] = _names.Count - 1;
    }
}
