using System.Collections.Frozen;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Turns a <see cref="ListFilter"/> into SQL: each member is a condition of its own with a parameter of its own, and all
/// that are given are joined by AND. What users type is only ever a parameter.
/// </summary>
internal sealed class ListingSql
{
    // What begins with the name and a dot lies between that and the name with the sign behind a dot: an index finds it.
    private const string QuestionIs =
        "(question.id = @question OR (question.id >= @question || '.' AND question.id < @question || '/'))";
    private const string SourceIs = "source.id = @source";
    private const string PublishedSince = "source.published_last >= @since";
    private const string PublishedUntil = "source.published_first <= @until";
    private const string PublisherIs = "source.publisher IN (SELECT key FROM publisher WHERE folded = @publisher)";
    private const string EventIs = "question.event = @event";
    private const string UnitIs = "question.unit = @unit";
    private const string IsRuled = "conflict.id IN (SELECT ruling.conflict FROM ruling)";
    private const string IsStale = "conflict.key IN (SELECT stale_ruling.conflict FROM stale_ruling)";
    private const string SpokenBy = """
        claim.chain IN (
          WITH RECURSIVE voice (key) AS (
            SELECT key FROM speaker WHERE folded = @speaker
            UNION SELECT speaker FROM speaker_alias WHERE folded = @speaker
            UNION SELECT speaker.key FROM voice JOIN speaker ON speaker.speaks_for = voice.key)
          SELECT chain_step.chain FROM voice JOIN chain_step ON chain_step.speaker = voice.key)
        """;

    private readonly Dictionary<string, object?> _parameters = new(StringComparer.Ordinal);
    private readonly ListFilter _filter;
    private readonly IReadOnlyList<string>? _words;

    private ListingSql(ListFilter filter)
    {
        _filter = filter;
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
            _parameters[$"word{index}"] = _words![index];
    }

    /// <summary>The statement.</summary>
    internal string Text { get; private set; } = "";

    /// <summary>Its parameters; more than it names.</summary>
    internal IReadOnlyDictionary<string, object?> Parameters => _parameters;

    /// <summary>Conflicts, of which one claim passes.</summary>
    internal static ListingSql Conflicts(ListFilter filter)
    {
        var sql = new ListingSql(filter);
        return sql.With("conflicts", sql.OfConflictAndClaim(), ConflictOrders, ConflictIs);
    }

    /// <summary>How many conflicts pass.</summary>
    internal static ListingSql ConflictCount(ListFilter filter)
    {
        var sql = new ListingSql(filter);
        sql.Text = Fill("conflict-count", And(sql.OfConflictAndClaim()), "");
        return sql;
    }

    /// <summary>How many claims pass.</summary>
    internal static ListingSql ClaimCount(ListFilter filter)
    {
        var sql = new ListingSql(filter);
        sql.Text = Fill("claim-count", And(sql.OfClaimAndConflict()), "");
        return sql;
    }

    /// <summary>The conflicts with these keys; none but the keys is asked of them.</summary>
    internal static ListingSql Conflicts(IEnumerable<long> keys)
    {
        var sql = new ListingSql(new ListFilter());
        sql._parameters["keys"] = $"[{string.Join(',', keys)}]";
        sql.Text = Fill("conflicts", "conflict.key IN (SELECT value FROM json_each(@keys))", "conflict.key");
        return sql;
    }

    /// <summary>The keys of all conflicts in an order.</summary>
    internal static string ConflictOrder(string name) => Fill("index-order", "", string.Join(", ", ConflictOrders[name]));

    /// <summary>The keys of the sources, questions or chains that one condition on claims lets pass; null where it is not given.</summary>
    internal static ListingSql? Keys(ListFilter filter, ClaimCondition condition)
    {
        var (given, from, where) = condition switch
        {
            ClaimCondition.Source => (Given(filter.Source), "source", SourceIs),
            ClaimCondition.Publisher => (Given(filter.Publisher), "source", PublisherIs),
            ClaimCondition.Since => ((object?)filter.Since, "source", PublishedSince),
            ClaimCondition.Until => (filter.Until, "source", PublishedUntil),
            ClaimCondition.Event => (Given(filter.Event), "question", EventIs),
            ClaimCondition.Unit => (Given(filter.Unit), "question", UnitIs),
            ClaimCondition.Question => (Given(filter.Question), "question", QuestionIs),
            _ => (Given(filter.Speaker), "(SELECT key, key AS chain FROM chain) AS claim", SpokenBy),
        };
        return given is null ? null : new ListingSql(filter) { Text = $"SELECT key FROM {from} WHERE {where}" };
    }

    /// <summary>The keys of what a word stands in, in the order of keys.</summary>
    internal static ListingSql Keys(string table, string word)
    {
        var sql = new ListingSql(new ListFilter()) { Text = Match(table, "@word") };
        sql._parameters["word"] = word;
        return sql;
    }

    /// <summary>Goes through the keys.</summary>
    internal void Each(SqliteConnection connection, Action<long> take)
    {
        using var rows = Statement.Kept(connection, Text);
        rows.Bind(_parameters);
        while (rows.Step())
            take(rows.Int64(0));
    }

    /// <summary>Claims that pass, and of whose conflicts one does where the filter speaks of conflicts.</summary>
    internal static ListingSql Claims(ListFilter filter)
    {
        var sql = new ListingSql(filter);
        return sql.With("claims", sql.OfClaimAndConflict(), ClaimOrders, ClaimIs);
    }

    /// <summary>Sources that pass themselves, or of whose claims one does.</summary>
    internal static ListingSql Sources(ListFilter filter)
    {
        var sql = new ListingSql(filter);
        List<string> where = [];
        var throughClaim =
            $"EXISTS (SELECT 1 FROM claim JOIN question ON question.key = claim.question WHERE claim.source = source.key AND "
                + $"{And(sql.OfClaimAndConflict())})";
        if (Given(filter.Question) is not null || Given(filter.Speaker) is not null || sql.OfQuestion().Any() || sql.OfConflict().Any())
        {
            where.Add(throughClaim);
        }
        else
        {
            List<string> own = [.. sql.OfSource()];
            if (filter.Since is not null)
                own.Add(PublishedSince);
            own.AddRange(sql.Words(word => $"source.key IN ({Match("source_search", word)})"));
            if (own.Count > 0)
                where.Add($"(({And(own)}) OR {throughClaim})");
        }
        return sql.With("sources", where, SourceOrders, SourceIsNamed);
    }

    /// <summary>Questions that pass themselves, or of whose claims one does.</summary>
    internal static ListingSql Questions(ListFilter filter)
    {
        var sql = new ListingSql(filter);
        List<string> where = [];
        var throughClaim =
            $"EXISTS (SELECT 1 FROM claim JOIN source ON source.key = claim.source WHERE claim.question = question.key AND "
                + $"{And(sql.OfClaimAndConflict())})";
        if (sql.OfSource().Any() || filter.Since is not null || Given(filter.Speaker) is not null || sql.OfConflict().Any())
        {
            where.Add(throughClaim);
        }
        else
        {
            List<string> own = [];
            if (Given(filter.Question) is not null)
                own.Add(QuestionIs);
            own.AddRange(sql.OfQuestion());
            own.AddRange(sql.Words(word => $"question.key IN ({Match("question_search", word)})"));
            if (own.Count > 0)
                where.Add($"(({And(own)}) OR {throughClaim})");
        }
        return sql.With("questions", where, QuestionOrders, QuestionIsNamed);
    }

    /// <summary>A query file with its conditions and order put in.</summary>
    internal static string Fill(string query, string where, string order) =>
        EmbeddedSql.Query(query)
            .Replace("/* where */", where, StringComparison.Ordinal)
            .Replace("/* order */", order, StringComparison.Ordinal);

    private static readonly FrozenDictionary<string, string[]> ConflictOrders = Orders(
        own: ["conflict.severity_rank DESC", "conflict.kind_rank", "conflict.question", "conflict.key"],
        severity: ["conflict.severity_rank DESC", "conflict.kind_rank", "conflict.question", "conflict.key"],
        kind: ["conflict.kind_rank", "conflict.question", "conflict.key"],
        question: ["question.id", "conflict.severity_rank DESC", "conflict.kind_rank", "conflict.key"],
        source: [OfClaims("min(source.id)"), "conflict.key"],
        date: [OfClaims("max(source.published_first)"), "conflict.key"],
        id: ["conflict.id"]);

    private static readonly FrozenDictionary<string, string[]> ClaimOrders = Orders(
        own: ["claim.key"],
        severity: [OfConflicts("max(conflict.severity_rank)", "claim.key = position_claim.claim") + " DESC", "claim.key"],
        kind: ["nullif(" + OfConflicts("min(conflict.kind_rank)", "claim.key = position_claim.claim") + ", -1) NULLS LAST", "claim.key"],
        question: ["question.id", "claim.key"],
        source: ["source.id", "claim.ordinal"],
        date: ["source.published_first", "claim.key"],
        id: ["source.id", "claim.name"]);

    private static readonly FrozenDictionary<string, string[]> SourceOrders = Orders(
        own: ["source.id"],
        severity: [OfConflicts("max(conflict.severity_rank)", "stands.source = source.key") + " DESC", "source.id"],
        kind: ["nullif(" + OfConflicts("min(conflict.kind_rank)", "stands.source = source.key") + ", -1) NULLS LAST", "source.id"],
        question: [
            "(SELECT min(question.id) FROM claim JOIN question ON question.key = claim.question WHERE claim.source = source.key) NULLS "
                + "LAST",
            "source.id",
        ],
        source: ["source.id"],
        date: ["source.published_first", "source.id"],
        id: ["source.id"]);

    private static readonly FrozenDictionary<string, string[]> QuestionOrders = Orders(
        own: ["question.key"],
        severity: [OfConflicts("max(conflict.severity_rank)", "conflict.question = question.key") + " DESC", "question.key"],
        kind: ["nullif(" + OfConflicts("min(conflict.kind_rank)", "conflict.question = question.key") + ", -1) NULLS LAST", "question.key"],
        question: ["question.id"],
        source: [
            "(SELECT min(source.id) FROM claim JOIN source ON source.key = claim.source WHERE claim.question = question.key) NULLS LAST",
            "question.key",
        ],
        date: [
            "(SELECT max(source.published_first) FROM claim JOIN source ON source.key = claim.source WHERE claim.question = "
                + "question.key) NULLS LAST",
            "question.key",
        ],
        id: ["question.id"]);

    /// <summary>Which rows a listing is of, and how one of them is told by its full id, in the parameter that is put in.</summary>
    private sealed record RowIs(string Rows, string Condition);

    private static readonly RowIs ConflictIs = new("conflict JOIN question ON question.key = conflict.question", "conflict.id = /* id */");
    private static readonly RowIs SourceIsNamed = new("source", "source.id = /* id */");
    private static readonly RowIs QuestionIsNamed = new("question", "question.id = /* id */");
    private static readonly RowIs ClaimIs = new(
        "claim JOIN source ON source.key = claim.source JOIN question ON question.key = claim.question",
        "source.id = substr(/* id */, 1, instr(/* id */, '/') - 1) AND claim.name = substr(/* id */, instr(/* id */, '/') + 1)");

    private ListingSql With(string query, List<string> where, FrozenDictionary<string, string[]> orders, RowIs row)
    {
        var order = Order(orders);
        List<string> all = [.. where];
        if (Given(_filter.Id) is not null)
            all.Add(Told(row, "@id"));
        if (Given(_filter.After) is not null)
            all.Add(Behind(order, row));
        Text = Fill(query, And(all), string.Join(", ", order));
        return this;
    }

    private static string Told(RowIs row, string parameter) => row.Condition.Replace("/* id */", parameter, StringComparison.Ordinal);

    // What comes behind a row in an order: alike in the first terms, and behind it in the next.
    private static string Behind(string[] order, RowIs row)
    {
        var terms = order.Select(Term.Read).ToList();
        var either = terms.Select(
            (term, at) => And([.. terms.Take(at).Select(before => $"{before.What} IS {Its(before)}"), Later(term)]));
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

    /// <summary>The name of an order, and whether it is turned round; all listings have the same names.</summary>
    internal static (string Name, bool IsTurned) SortOf(string? sort)
    {
        var name = Given(sort) ?? "";
        var isTurned = name.StartsWith('-');
        if (!ConflictOrders.ContainsKey(isTurned ? name[1..] : name) || (isTurned && name.Length == 1))
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
            List<string> about = [$"conflict.question IN (SELECT key FROM question WHERE {QuestionIs})"];
            if (claim.Count > 0)
                about.Add(Holds(claim));
            where.Add($"({Holds([.. claim, QuestionIs])} OR ({And(about)}))");
        }
        else if (claim.Count > 0)
        {
            where.Add(Holds(claim));
        }
        return where;
    }

    // What single claims say is entered by their indexes, and leads to few conflicts; words can lead to all of them, and are looked for
    // in each.
    private string Holds(List<string> claim) => claim.Count == (_words?.Count ?? 0)
        ? $"""
            EXISTS (
              SELECT 1 FROM position_claim
              JOIN claim ON claim.key = position_claim.claim
              JOIN source ON source.key = claim.source
              JOIN question ON question.key = claim.question
              WHERE position_claim.conflict = conflict.key AND {And(claim)})
            """
        : $"""
            conflict.key IN (
              SELECT position_claim.conflict FROM claim
              JOIN source ON source.key = claim.source
              JOIN question ON question.key = claim.question
              JOIN position_claim ON position_claim.claim = claim.key
              WHERE {And(claim)})
            """;

    private List<string> OfClaimAndConflict()
    {
        List<string> where = [.. OfClaim(question: true)];
        List<string> conflict = [.. OfConflict()];
        if (conflict.Count > 0)
        {
            where.Add($"""
                EXISTS (
                  SELECT 1 FROM position_claim JOIN conflict ON conflict.key = position_claim.conflict
                  WHERE position_claim.claim = claim.key AND {And(conflict)})
                """);
        }
        return where;
    }

    private IEnumerable<string> OfConflict()
    {
        if (!_filter.Kinds.IsDefaultOrEmpty)
            yield return "conflict.kind IN (SELECT value FROM json_each(@kinds))";
        if (!_filter.Severities.IsDefaultOrEmpty)
            yield return "conflict.severity IN (SELECT value FROM json_each(@severities))";
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
            either.Add(
                "conflict.id IN (SELECT ruling.conflict FROM ruling WHERE ruling.verdict IN (SELECT value FROM json_each(@verdicts)))");
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
            yield return condition;
        if (question && Given(_filter.Question) is not null)
            yield return QuestionIs;
        foreach (var condition in OfQuestion())
            yield return condition;
        if (Given(_filter.Speaker) is not null)
            yield return SpokenBy;
        if (_filter.Since is not null)
            yield return $"({PublishedSince} OR claim.as_of_last >= @since)";
        foreach (var condition in Words(word =>
            $"(claim.key IN ({Match("claim_search", word)}) OR claim.source IN ({Match("source_search", word)}) OR claim.question IN "
                + $"({Match("question_search", word)}))"))
        {
            yield return condition;
        }
    }

    // One condition a word. A search without a letter or digit asks for what stands nowhere.
    private IEnumerable<string> Words(Func<string, string> condition) => _words switch
    {
        null => [],
        { Count: 0 } => ["FALSE"],
        _ => Enumerable.Range(0, _words.Count).Select(index => condition($"@word{index}")),
    };

    private static string Match(string table, string word) => $"SELECT rowid FROM {table} WHERE {table} MATCH {word}";

    private static string OfClaims(string what) => $"""
        (
          SELECT {what} FROM position_claim JOIN claim ON claim.key = position_claim.claim JOIN source ON source.key = claim.source
          WHERE position_claim.conflict = conflict.key)
        """;

    private static string OfConflicts(string what, string where) => $"""
        coalesce((
          SELECT {what} FROM conflict JOIN position_claim ON position_claim.conflict = conflict.key
          JOIN claim AS stands ON stands.key = position_claim.claim
          WHERE {where}), -1)
        """;

    private static FrozenDictionary<string, string[]> Orders(
        string[] own, string[] severity, string[] kind, string[] question, string[] source, string[] date, string[] id) =>
        new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [""] = own,
            ["severity"] = severity,
            ["kind"] = kind,
            ["question"] = question,
            ["source"] = source,
            ["date"] = date,
            ["id"] = id,
        }.ToFrozenDictionary();

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
