using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.Application.Output;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Pages;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Publishing;

/// <summary>
/// The index of a published site, made as MiniSearch would make it (its serialized form, version 2), so that a browser has nothing to do
/// but read it.
/// </summary>
internal sealed partial class SearchIndex
{
    /// <summary>The most conflicts in it, the gravest first, and the most other things: it is read whole by whoever searches.</summary>
    public const int Most = 10_000;

    /// <summary>So much of quotes and titles is kept to be shown, in UTF-16 units; a match beyond is found, and not shown.</summary>
    public const int LongestShown = 3_000_000;

    private const int Portion = 200;
    private const string ConflictMark = "c-";

    // As find.js names them.
    private static readonly string[] Fields = ["title", "subject", "words", "ids"];

    private readonly SortedDictionary<string, SortedDictionary<int, SortedDictionary<int, int>>> _terms = new(StringComparer.Ordinal);
    private readonly List<int?[]> _lengths = [];
    private readonly List<Entry> _entries = [];

    // What shows why something was found; each once, however many conflicts it stands in.
    private readonly Listed<(string? Quote, int Source)> _passages = new();
    private readonly Listed<(string From, string Title)> _sources = new();
    private int _shown;

    private readonly string _language;

    private SearchIndex(string language) => _language = language;

    // What is shown of something that is found.
    private sealed record Entry(string Title, string Subject, string? Told, string Kind, string Href)
    {
        public string? Id { get; init; }

        public string? Severity { get; init; }

        public string? Gravity { get; init; }

        public IReadOnlyList<int> Passages { get; init; } = [];
    }

    /// <summary>What can be found, as a sentence.</summary>
    public static string Lede(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var totals = ledger.Totals();
        return totals.Conflicts > Most
            ? $"Among the {ReportWords.Number(Most)} gravest of {ReportWords.Count(totals.Conflicts, "conflict")}, and among questions, "
                + "sources and names."
            : "Among conflicts with their quotes, questions, sources and names.";
    }

    /// <summary>Writes the index.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="ledger">What is indexed.</param>
    /// <param name="href">Where the thing at an address stands.</param>
    /// <param name="cancellation">Stops it.</param>
    public static void Write(Stream output, Ledger ledger, Func<string, string> href, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(href);
        var index = new SearchIndex(ledger.ReadPart(new DataSetPart()).Language);
        var root = href(Addresses.Start);
        foreach (var rows in ledger.Conflicts(new ListFilter { Limit = Most }).Chunk(Portion))
        {
            cancellation.ThrowIfCancellationRequested();
            index.AddConflicts(ledger, rows, address => href(address)[root.Length..]);
        }
        index.AddThings(ledger, address => href(address)[root.Length..]);
        using var json = new Utf8JsonWriter(output, JsonText.OneLine);
        index.Write(json);
    }

    private void AddConflicts(Ledger ledger, IReadOnlyList<ListedConflict> rows, Func<string, string> href)
    {
        var part = ledger.ReadPart(new DataSetPart { Conflicts = [.. rows.Select(row => row.Conflict.Id)] });
        var links = new PartModels(part, rows, default, Addresses.Of, Addresses.Of).Links;
        var sources = part.Sources.ToDictionary(source => source.Id);
        var claims = part.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        foreach (var (row, link) in rows.Zip(links))
        {
            var conflict = row.Conflict;
            var words = conflict.Positions.Select(position => position.Says).Append(conflict.WithHint).Concat(
                conflict.Positions.SelectMany(position => position.Claims).Distinct().SelectMany(id => (string?[])[
                    claims[id].Quote,
                    sources[claims[id].Source].Publisher,
                    sources[claims[id].Source].Title,
                    .. claims[id].Speakers.Select(speaker => speaker.Text),
                ]));
            var stated = conflict.Positions.SelectMany(position => position.Claims).Distinct().Select(id => claims[id]);
            Add(
                new Entry(conflict.Asks, conflict.Subject, link.Finding, link.Kind, href(Addresses.Of(conflict.Id)))
                {
                    Id = conflict.Id.ToString(),
                    Severity = link.Severity,
                    Gravity = link.Gravity,
                    Passages = [.. stated.Select(claim => Passage(claim, sources[claim.Source])).OfType<int>().Distinct()],
                },
                string.Join('\n', words));
        }
    }

    // Null where there is no room for more.
    private int? Passage(Claim claim, Source source)
    {
        var from = (Typeset($"{ReportWords.Publisher(source)}, {ReportWords.Date(source.Published)}"), Typeset(source.Title));
        var quote = claim.Quote is { } text ? Typeset(text) : null;
        var passage = (quote, _sources.Find(from) ?? _sources.Count);
        if (_passages.Find(passage) is { } known)
            return known;
        var length = (quote?.Length ?? 0) + (_sources.Find(from) is null ? from.Item1.Length + from.Item2.Length : 0);
        if (_shown + length > LongestShown)
            return null;
        _shown += length;
        _sources.Add(from);
        return _passages.Add(passage);
    }

    private void AddThings(Ledger ledger, Func<string, string> href)
    {
        var questions = ledger.Questions(new ListFilter()).Select(row => row.Question).ToList();
        var sources = ledger.Sources(new ListFilter()).Select(row => row.Source).ToList();
        var things = questions.Select(question =>
                new Entry(question.Asks, question.Subject, null, "question", Addresses.Of(question.Id)) { Id = question.Id.ToString() })
            .Concat(sources.Select(source => new Entry(
                source.Title,
                $"{ReportWords.Publisher(source)}, {ReportWords.Date(source.Published)}",
                null,
                "source",
                Addresses.Of(source.Id))
            { Id = source.Id.ToString() }))
            .Concat(ledger.ReadPart(new DataSetPart()).Speakers.Select(speaker => Named(speaker.Name.Text, "speaker", Addresses.Speakers)))
            .Concat(Names(sources.Select(source => source.Publisher), "publisher", Addresses.Publishers))
            .Concat(Events(ledger));
        foreach (var thing in things.Take(Most))
            Add(thing with { Href = href(thing.Href) }, words: null);
    }

    // By title, and by the id that people know from files.
    private static IEnumerable<Entry> Events(Ledger ledger)
    {
        var subjects = ledger.EventSubjects();
        var shared = EventTitles.Shared(subjects);
        return subjects.Select(subject => subject.Event).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => Named(id, "event", Addresses.Events) with
            {
                Title = shared.GetValueOrDefault(id) ?? EventTitles.InWords(id),
                Subject = id,
            });
    }

    private static IEnumerable<Entry> Names(IEnumerable<string?> names, string kind, string list) =>
        names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => Named(name, kind, list));

    private static Entry Named(string name, string kind, string list) => new(name, "", null, kind, Addresses.Below(list, name));

    private void Add(Entry entry, string? words)
    {
        var number = _entries.Count;
        _entries.Add(entry with
        {
            Title = Typeset(entry.Title),
            Subject = Typeset(entry.Subject),
            Told = entry.Told is { } told ? Typeset(told) : null,
        });
        // The mark says nothing that tells one from another: find.js takes it from what is asked for, too.
        var id = entry.Told is not null && entry.Id is { } marked && marked.StartsWith(ConflictMark, StringComparison.Ordinal)
            ? marked[ConflictMark.Length..]
            : entry.Id;
        string?[] texts = [entry.Title, entry.Subject, words, id];
        var lengths = new int?[Fields.Length];
        for (var field = 0; field < Fields.Length; field++)
        {
            if (texts[field] is not { Length: > 0 } text)
                continue;
            var terms = Separators().Split(text).Where(term => term.Length > 0)
                .GroupBy(term => term.ToLowerInvariant(), StringComparer.Ordinal).ToList();
            lengths[field] = terms.Count;
            foreach (var term in terms)
                Postings(term.Key, field)[number] = term.Count();
        }
        _lengths.Add(lengths);
    }

    private string Typeset(string text) => WorkspacePages.Typeset(text, _language);

    private SortedDictionary<int, int> Postings(string term, int field)
    {
        if (!_terms.TryGetValue(term, out var fields))
            _terms[term] = fields = [];
        if (!fields.TryGetValue(field, out var postings))
            fields[field] = postings = [];
        return postings;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("documentCount", _entries.Count);
        json.WriteNumber("nextId", _entries.Count);
        Numbered(json, "documentIds", _entries.Count, json.WriteNumberValue);
        json.WriteStartObject("fieldIds");
        for (var field = 0; field < Fields.Length; field++)
            json.WriteNumber(Fields[field], field);
        json.WriteEndObject();
        Numbered(json, "fieldLength", _entries.Count, number => List(json, _lengths[number].Select(length => (decimal?)length)));
        json.WritePropertyName("averageFieldLength");
        List(json, Enumerable.Range(0, Fields.Length).Select(field => (decimal?)Average(field)));
        Numbered(json, "storedFields", _entries.Count, number => Write(json, _entries[number]));
        json.WriteNumber("dirtCount", 0);
        json.WriteStartArray("index");
        foreach (var (term, fields) in _terms)
        {
            json.WriteStartArray();
            json.WriteStringValue(term);
            json.WriteStartObject();
            foreach (var (field, postings) in fields)
            {
                json.WriteStartObject(Key(field));
                foreach (var (number, count) in postings)
                    json.WriteNumber(Key(number), count);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteNumber("serializationVersion", 2);
        // Not MiniSearch's, which does not look at them.
        Pairs(json, "passages", _passages.All, passage => passage.Quote, passage => json.WriteNumberValue(passage.Source));
        Pairs(json, "sources", _sources.All, source => source.From, source => json.WriteStringValue(source.Title));
        json.WriteEndObject();
    }

    private static void Pairs<T>(
        Utf8JsonWriter json, string name, IReadOnlyList<T> all, Func<T, string?> first, Action<T> writeSecond)
    {
        json.WriteStartArray(name);
        foreach (var each in all)
        {
            json.WriteStartArray();
            json.WriteStringValue(first(each));
            writeSecond(each);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private decimal Average(int field)
    {
        var lengths = _lengths.Select(each => each[field] ?? 0).ToList();
        return lengths.Count == 0 ? 0 : Math.Round((decimal)lengths.Sum() / lengths.Count, 3);
    }

    private static void Write(Utf8JsonWriter json, Entry entry)
    {
        json.WriteStartObject();
        json.WriteString("title", entry.Title);
        json.WriteString("subject", entry.Subject);
        json.Optional("told", entry.Told);
        json.WriteString("kind", entry.Kind);
        json.WriteString("href", entry.Href);
        json.Optional("name", entry.Id);
        json.Optional("severity", entry.Severity);
        json.Optional("gravity", entry.Gravity);
        if (entry.Passages.Count > 0)
        {
            json.WriteStartArray("passages");
            foreach (var passage in entry.Passages)
                json.WriteNumberValue(passage);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void Numbered(Utf8JsonWriter json, string name, int count, Action<int> write)
    {
        json.WriteStartObject(name);
        for (var number = 0; number < count; number++)
        {
            json.WritePropertyName(Key(number));
            write(number);
        }
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, IEnumerable<decimal?> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            if (number is { } known)
                json.WriteNumberValue(known);
            else
                json.WriteNullValue();
        }
        json.WriteEndArray();
    }

    private static string Key(int number) => number.ToString(CultureInfo.InvariantCulture);

    // MiniSearch's own: https://github.com/lucaong/minisearch, SPACE_OR_PUNCTUATION.
    [GeneratedRegex(@"[\n\r\p{Z}\p{P}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Separators();

    // Things by their number, each once.
    private sealed class Listed<T>
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = [];
        private readonly List<T> _all = [];

        public IReadOnlyList<T> All => _all;

        public int Count => _all.Count;

        public int? Find(T thing) => _numbers.TryGetValue(thing, out var number) ? number : null;

        public int Add(T thing)
        {
            if (_numbers.TryAdd(thing, _all.Count))
                _all.Add(thing);
            return _numbers[thing];
        }
    }
}
