using System.Collections.Frozen;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Turns a <see cref="ListFilter"/> into SQL: each member is a condition of its own with a parameter of its own, and all
/// that are given are joined by AND. What users type is only ever a parameter.
/// </summary>
internal sealed class ListingSql
{
    private const string SourceIs = "source.id = @source";
    private const string PublishedSince = "source.published_last >= @since";
    private const string PublishedUntil = "source.published_first <= @until";
    private const string PublisherIs = "source.publisher IN (SELECT key FROM publisher WHERE folded = @publisher)";
    private const string EventIs = "question.event = @event";
    private const string UnitIs = "question.unit = @unit";
    private const string IsRuled = "conflict.id IN (SELECT ruling.conflict FROM ruling)";
    private const string IsStale = "conflict.key IN (SELECT stale_ruling.conflict FROM stale_ruling)";
    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);
    private readonly LedgerConnection _connection;
    private readonly ListFilter _filter;
    private readonly IReadOnlyList<SearchWord>? _words;
    private IReadOnlySet<int>? _lookedUp;

    private ListingSql(LedgerConnection connection, ListFilter filter)
    {
        (_connection, _filter) = (connection, filter);
        _words = string.IsNullOrWhiteSpace(filter.Search) ? null : SearchWords.Split(filter.Search);
        _parameters["limit"] = filter.Limit is { } limit ? Math.Max(limit, 0) : -1;
        _parameters["kinds"] = StoredNames<ConflictKind>.Json(filter.Kinds);
        _parameters["severities"] = StoredNames<Severity>.Json(filter.Severities);
        _parameters["verdicts"] = StoredNames<Verdict>.Json(filter.Verdicts);
        _parameters["scope"] = filter.Scope is { } scope ? TermNames<Scope>.Of(scope) : null;
        _parameters["question"] = Given(filter.Question);
        _parameters["source"] = Given(filter.Source);
        _parameters["speaker"] = Given(filter.Speaker) is { } speaker ? Folded.Of(speaker) : null;
        _parameters["publisher"] = Given(filter.Publisher) is { } publisher ? Folded.Of(publisher) : null;
        _parameters["event"] = Given(filter.Event);
        _parameters["unit"] = Given(filter.Unit);
        _parameters["id"] = Given(filter.Id);
        _parameters["after"] = Given(filter.After);
        _parameters["since"] = filter.Since is { } since ? Stored.Date(since) : null;
        _parameters["until"] = filter.Until is { } until ? Stored.Date(until) : null;
        for (var index = 0; index < (_words?.Count ?? 0); index++)
            _parameters[$"word{index}"] = Dialect.Word(_words![index]);
    }

    private Dialect Dialect => _connection.Dialect;

    /// <summary>The statement.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>Its parameters; more than it names.</summary>
    internal IReadOnlyDictionary<string, object?> Parameters => _parameters;

    /// <summary>The keys and ids of conflicts, of which one claim passes.</summary>
    internal static ListingSql Conflicts(LedgerConnection connection, ListFilter filter)
    {
        var sql = new ListingSql(connection, filter);
        return sql.With("conflict-keys", sql.OfConflictAndClaim(), sql.Dialect.ConflictOrders, sql.Dialect.ConflictIs);
    }

    /// <summary>How many conflicts pass.</summary>
    internal static ListingSql ConflictCount(LedgerConnection connection, ListFilter filter)
    {
        var sql = new ListingSql(connection, filter);
        sql.Text = Fill(connection, "conflict-count", And(sql.OfConflictAndClaim()), "");
        return sql;
    }

    /// <summary>How many claims pass.</summary>
    internal static ListingSql ClaimCount(LedgerConnection connection, ListFilter filter)
    {
        var sql = new ListingSql(connection, filter);
        sql.Text = Fill(connection, "claim-count", And(sql.OfClaimAndConflict()), "");
        return sql;
    }

    /// <summary>The rows of a query file with these keys, in the order of keys; nothing else is asked of them.</summary>
    internal static ListingSql Rows(LedgerConnection connection, string query, string key, IEnumerable<long> keys)
    {
        var sql = new ListingSql(connection, new ListFilter());
        sql._parameters["keys"] = $"[{string.Join(',', keys)}]";
        sql.Text = Fill(connection, query, connection.Dialect.AmongKeys(key, "@keys"), key);
        return sql;
    }

    /// <summary>The keys of all conflicts, in their order.</summary>
    internal static ListingSql ConflictsAsFound(LedgerConnection connection) =>
        new(connection, new ListFilter()) { Text = Fill(connection, "conflict-keys", "TRUE", "conflict.key") };

    /// <summary>The keys of the conflicts with these ids, in their order.</summary>
    internal static ListingSql Conflicts(LedgerConnection connection, IEnumerable<ConflictId> ids)
    {
        var sql = new ListingSql(connection, new ListFilter());
        sql._parameters["ids"] = StoredJson.Texts(ids.Select(id => id.ToString())) ?? "[]";
        sql.Text = Fill(connection, "conflict-keys", connection.Dialect.Among("conflict.id", "@ids"), "conflict.key");
        return sql;
    }

    /// <summary>The keys of all conflicts in an order.</summary>
    internal static ListingSql ConflictOrder(LedgerConnection connection, string name) => new(connection, new ListFilter())
    {
        Text = Fill(connection, "conflict-keys", "TRUE", string.Join(", ", connection.Dialect.ConflictOrders[name])),
    };

    /// <summary>The keys of the sources, questions or chains that one condition on claims lets pass; null where it is not given.</summary>
    internal static ListingSql? Keys(LedgerConnection connection, ListFilter filter, ClaimCondition condition)
    {
        var (given, from, where) = condition switch
        {
            ClaimCondition.Source => (Given(filter.Source), "source", SourceIs),
            ClaimCondition.Publisher => (Given(filter.Publisher), "source", PublisherIs),
            ClaimCondition.Since => ((object?)filter.Since, "source", PublishedSince),
            ClaimCondition.Until => (filter.Until, "source", PublishedUntil),
            ClaimCondition.Event => (Given(filter.Event), "question", EventIs),
            ClaimCondition.Unit => (Given(filter.Unit), "question", UnitIs),
            ClaimCondition.Question => (Given(filter.Question), "question", connection.Dialect.QuestionIs),
            _ => (Given(filter.Speaker), "(SELECT key, key AS chain FROM chain) AS claim", Dialect.SpokenByNamed),
        };
        return given is null ? null : new ListingSql(connection, filter) { Text = $"SELECT key FROM {from} WHERE {where}" };
    }

    /// <summary>The keys of what a word stands in, in the order of keys.</summary>
    internal static ListingSql Keys(LedgerConnection connection, string table, SearchWord word)
    {
        var sql = new ListingSql(connection, new ListFilter()) { Text = connection.Dialect.Match(table, "@word") };
        sql._parameters["word"] = connection.Dialect.Word(word);
        return sql;
    }

    /// <summary>Goes through the keys.</summary>
    internal void Each(Action<long> take)
    {
        using var rows = _connection.Kept(Text);
        rows.Bind(_parameters);
        while (rows.Step())
            take(rows.Int64(0));
    }

    /// <summary>The keys of claims that pass, and of whose conflicts one does where the filter speaks of conflicts.</summary>
    internal static ListingSql Claims(LedgerConnection connection, ListFilter filter)
    {
        var sql = new ListingSql(connection, filter);
        if (sql._words is { } words)
            sql._lookedUp = connection.Dialect.LookedUp(connection, words, filter.Limit);
        return sql.With(
            sql.Dialect.ClaimKeys(SortOf(filter.Sort).Name), sql.OfClaimAndConflict(), sql.Dialect.ClaimOrders, sql.Dialect.ClaimIs);
    }

    /// <summary>The keys of sources that pass themselves, or of whose claims one does.</summary>
    internal static ListingSql Sources(LedgerConnection connection, ListFilter filter)
    {
        var sql = new ListingSql(connection, filter);
        List<string> where = [];
        var isOfFew = Given(filter.Question) is not null || Given(filter.Speaker) is not null;
        var throughClaim = sql.Dialect.SourceOfClaim(And(sql.OfClaimAndConflict()), isOfFew);
        if (isOfFew || sql.OfQuestion().Any() || sql.OfConflict().Any())
        {
            where.Add(throughClaim);
        }
        else
        {
            List<string> own = [.. sql.OfSource()];
            // What is asked of the source alone its claims pass no sooner than it.
            var isOwn = filter.Since is null && sql._words is null;
            if (filter.Since is not null)
                own.Add(PublishedSince);
            own.AddRange(sql.Words(sql.Dialect.SourceHas));
            if (own.Count > 0)
                where.Add(isOwn ? And(own) : $"(({And(own)}) OR {throughClaim})");
        }
        return sql.With("source-keys", where, sql.Dialect.SourceOrders, sql.Dialect.SourceIs);
    }

    /// <summary>The keys of questions that pass themselves, or of whose claims one does.</summary>
    internal static ListingSql Questions(LedgerConnection connection, ListFilter filter)
    {
        var sql = new ListingSql(connection, filter);
        List<string> where = [];
        var isOfFew = Given(filter.Source) is not null || Given(filter.Publisher) is not null || Given(filter.Speaker) is not null;
        var throughClaim = sql.Dialect.QuestionOfClaim(And(sql.OfClaimAndConflict()), isOfFew);
        if (sql.OfSource().Any() || filter.Since is not null || Given(filter.Speaker) is not null || sql.OfConflict().Any())
        {
            where.Add(throughClaim);
        }
        else
        {
            List<string> own = [];
            if (Given(filter.Question) is not null)
                own.Add(sql.Dialect.QuestionIs);
            own.AddRange(sql.OfQuestion());
            own.AddRange(sql.Words(sql.Dialect.QuestionHas));
            if (own.Count > 0)
                where.Add($"(({And(own)}) OR {throughClaim})");
        }
        return sql.With("question-keys", where, sql.Dialect.QuestionOrders, sql.Dialect.QuestionIsNamed);
    }

    /// <summary>A query file with its conditions and order put in, and where it takes one, how many rows at most.</summary>
    internal static string Fill(
        LedgerConnection connection, string query, string where, string order, bool hasLimit = false, string beside = "") =>
        connection.Sql(query)
            .Replace("/* where */", where, StringComparison.Ordinal)
            .Replace("/* order */", order, StringComparison.Ordinal)
            .Replace("/* beside */", beside, StringComparison.Ordinal)
            .Replace("/* limit */", hasLimit ? connection.Dialect.Limit : "", StringComparison.Ordinal);

    private ListingSql With(string query, List<string> where, FrozenDictionary<string, string[]> orders, RowIs row)
    {
        var order = Order(orders);
        var beside = row.Beside.GetValueOrDefault(SortOf(_filter.Sort).Name, "");
        List<string> all = [.. where];
        if (Given(_filter.Id) is not null)
            all.Add(Told(row, "@id"));
        if (Given(_filter.After) is not null)
            all.Add(Behind(order, row with { Rows = $"{row.Rows} {beside}" }));
        Text = Fill(_connection, query, And(all), string.Join(", ", order), _filter.Limit is not null, beside);
        return this;
    }

    private static string Told(RowIs row, string parameter) => row.Condition.Replace("/* id */", parameter, StringComparison.Ordinal);

    // What comes behind a row in an order: alike in the first terms, and behind it in the next.
    private string Behind(string[] order, RowIs row)
    {
        var terms = order.Select(Term.Read).ToList();
        var either = terms.Select(
            (term, at) => And([.. terms.Take(at).Select(before => Dialect.AreSame(before.What, Its(before))), Later(term)]));
        // The first term once more, alone: an index can be entered by it.
        return terms[0].HasGaps
            ? $"({string.Join(" OR ", either)})"
            : $"{terms[0].What} {(terms[0].IsFalling ? "<=" : ">=")} {Its(terms[0])} AND ({string.Join(" OR ", either)})";

        string Its(Term term) => $"(SELECT {term.What} FROM {row.Rows} WHERE {Told(row, "@after")})";

        string Later(Term term) => term switch
        {
            { HasGaps: false } => $"{term.What} {(term.IsFalling ? "<" : ">")} {Its(term)}",
            { IsFalling: false } => $"({term.What} > {Its(term)} OR ({term.What} IS NULL AND {Its(term)} IS NOT NULL))",
            _ => $"({term.What} < {Its(term)} OR ({term.What} IS NOT NULL AND {Its(term)} IS NULL))",
        };
    }

    /// <summary>A term of an order.</summary>
    /// <param name="What">What is compared.</param>
    /// <param name="IsFalling">Whether the greater comes first.</param>
    /// <param name="HasGaps">Whether rows can have nothing there: those come last, and first where it is falling.</param>
    private sealed record Term(string What, bool IsFalling, bool HasGaps)
    {
        private const string Gaps = " NULLS LAST";
        private const string FallingGaps = " DESC NULLS FIRST";
        private const string Falling = " DESC";

        public static Term Read(string term) => term switch
        {
            _ when term.EndsWith(Gaps, StringComparison.Ordinal) => new(term[..^Gaps.Length], false, true),
            _ when term.EndsWith(FallingGaps, StringComparison.Ordinal) => new(term[..^FallingGaps.Length], true, true),
            _ when term.EndsWith(Falling, StringComparison.Ordinal) => new(term[..^Falling.Length], true, false),
            _ => new(term, false, false),
        };

        public string Turned => What + (IsFalling ? "" : HasGaps ? FallingGaps : Falling);
    }

    private string[] Order(FrozenDictionary<string, string[]> orders)
    {
        var (name, isTurned) = SortOf(_filter.Sort);
        var terms = orders[name];
        return isTurned ? [.. terms.Select(term => Term.Read(term).Turned)] : terms;
    }

    /// <summary>
    /// The name of an order, and whether it is turned round; all listings have the same names, and an order of their own, which has none.
    /// </summary>
    internal static (string Name, bool IsTurned) SortOf(string? sort)
    {
        var name = Given(sort) ?? "";
        var isTurned = name.StartsWith('-');
        if (!Dialect.OrderNames.Contains(isTurned ? name[1..] : name))
            throw new LedgerException(
                $"There is no sort order \"{sort}\"; sort by one of {string.Join(", ", ListFilter.SortNames)}, or with \"-\" before it.");
        return (isTurned ? name[1..] : name, isTurned);
    }

    // Conflicts of which one claim passes. The question that a conflict is about is named by the conflict too: of a constraint, only one
    // side.
    private List<string> OfConflictAndClaim()
    {
        List<string> where = [.. OfConflict()];
        List<string> claim = [.. OfClaim(question: false)];
        if (Given(_filter.Question) is not null)
        {
            List<string> about = [Dialect.ConflictIsAbout(Dialect.QuestionIs)];
            if (claim.Count > 0)
                about.Add(Holds(claim));
            where.Add($"({Holds([.. claim, Dialect.QuestionIs])} OR ({And(about)}))");
        }
        else if (claim.Count > 0)
        {
            where.Add(Holds(claim));
        }
        return where;
    }

    private string Holds(List<string> claim) => Dialect.ConflictHolds(And(claim), isWordsAlone: claim.Count == (_words?.Count ?? 0));

    private List<string> OfClaimAndConflict()
    {
        List<string> where = [.. OfClaim(question: true)];
        List<string> conflict = [.. OfConflict()];
        if (conflict.Count > 0)
        {
            where.Add(Dialect.ClaimStandsIn(And(conflict)));
        }
        return where;
    }

    private IEnumerable<string> OfConflict()
    {
        if (!_filter.Kinds.IsDefaultOrEmpty)
            yield return Dialect.Among("conflict.kind", "@kinds");
        if (!_filter.Severities.IsDefaultOrEmpty)
            yield return Dialect.Among("conflict.severity", "@severities");
        if (_filter.Scope is not null)
            yield return "conflict.scope = @scope";
        if (OfRuling() is { Count: > 0 } ruling)
            yield return $"({string.Join(" OR ", ruling)})";
    }

    private List<string> OfRuling()
    {
        List<string> either = [];
        foreach (var status in _filter.Statuses.IsDefault ? [] : _filter.Statuses.Distinct())
        {
            either.Add(status switch
            {
                ConflictStatus.Ruled => IsRuled,
                ConflictStatus.Stale => IsStale,
                _ => $"NOT ({IsRuled} OR {IsStale})",
            });
        }
        if (!_filter.Verdicts.IsDefaultOrEmpty)
            either.Add($"conflict.id IN (SELECT ruling.conflict FROM ruling WHERE {Dialect.Among("ruling.verdict", "@verdicts")})");
        return either;
    }

    private IEnumerable<string> OfQuestion()
    {
        if (Given(_filter.Event) is not null)
            yield return EventIs;
        if (Given(_filter.Unit) is not null)
            yield return UnitIs;
    }

    private IEnumerable<string> OfSource()
    {
        if (Given(_filter.Source) is not null)
            yield return SourceIs;
        if (Given(_filter.Publisher) is not null)
            yield return PublisherIs;
        if (_filter.Until is not null)
            yield return PublishedUntil;
    }

    private IEnumerable<string> OfClaim(bool question)
    {
        foreach (var condition in OfSource())
            yield return condition is SourceIs or PublisherIs ? Dialect.ClaimIsOf(condition) : condition;
        if (question && Given(_filter.Question) is not null)
            yield return Dialect.QuestionIs;
        foreach (var condition in OfQuestion())
            yield return condition;
        if (Given(_filter.Speaker) is not null)
        {
            if (Dialect.TakesChains)
                _parameters["chains"] = ChainsOfSpeaker();
            yield return Dialect.SpokenBy;
        }
        if (_filter.Since is not null)
            yield return $"({PublishedSince} OR claim.as_of_last >= @since)";
        foreach (var condition in Words((word, index) => Dialect.ClaimHas(word, _lookedUp?.Contains(index) ?? true)))
            yield return condition;
    }

    private string ChainsOfSpeaker()
    {
        var chains = new List<long>();
        Keys(_connection, _filter, ClaimCondition.Speaker)?.Each(chains.Add);
        return $"[{string.Join(',', chains)}]";
    }

    // One condition a word. A search without a letter or digit asks for what stands nowhere.
    private IEnumerable<string> Words(Func<string, string> condition) => Words((word, _) => condition(word));

    private IEnumerable<string> Words(Func<string, int, string> condition) => _words switch
    {
        null => [],
        { Count: 0 } => ["FALSE"],
        _ => Enumerable.Range(0, _words.Count).Select(index => condition($"@word{index}", index)),
    };

    private static string And(List<string> conditions) =>
        conditions.Count == 0 ? "TRUE" : string.Join("\n  AND ", conditions);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What a filter can ask of claims, besides words.</summary>
internal enum ClaimCondition
{
    Source,
    Publisher,
    Since,
    Until,
    Event,
    Unit,
    Question,
    Speaker,
}
