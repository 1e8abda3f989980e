using System.Collections.Frozen;

namespace ClaimLedger.Sqlite;

/// <summary>The SQL of a ledger that is a SQLite file.</summary>
internal sealed class SqliteDialect : Dialect
{
    private const string Claims =
        "claim JOIN source ON source.key = claim.source JOIN question ON question.key = claim.question";

    private SqliteDialect()
    {
    }

    internal static SqliteDialect Instance { get; } = new();

    internal override string ClaimKeys(string order) => order is "" ? "claim-keys" : "claim-keys-ordered";

    internal override FrozenDictionary<string, string[]> ConflictOrders { get; } = Orders(
        own: ["conflict.severity_rank DESC", "conflict.kind_rank", "conflict.question", "conflict.key"],
        severity: ["conflict.severity_rank DESC", "conflict.kind_rank", "conflict.question", "conflict.key"],
        kind: ["conflict.kind_rank", "conflict.question", "conflict.key"],
        question: ["question.id", "conflict.severity_rank DESC", "conflict.kind_rank", "conflict.key"],
        source: [OfClaims("min(source.id)"), "conflict.key"],
        date: [OfClaims("max(source.published_first)"), "conflict.key"],
        id: ["conflict.id"]);

    internal override FrozenDictionary<string, string[]> ClaimOrders { get; } = Orders(
        own: ["claim.key"],
        severity: [OfConflicts("max(conflict.severity_rank)", "claim.key = position_claim.claim") + " DESC", "claim.key"],
        kind: ["nullif(" + OfConflicts("min(conflict.kind_rank)", "claim.key = position_claim.claim") + ", -1) NULLS LAST", "claim.key"],
        question: ["question.id", "claim.key"],
        source: ["source.id", "claim.ordinal"],
        date: ["source.published_first", "claim.key"],
        id: ["source.id", "claim.name"]);

    internal override FrozenDictionary<string, string[]> SourceOrders { get; } = Orders(
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

    internal override FrozenDictionary<string, string[]> QuestionOrders { get; } = Orders(
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

    internal override RowIs ConflictIs { get; } =
        new("conflict JOIN question ON question.key = conflict.question", "conflict.id = /* id */");

    internal override RowIs ClaimIs { get; } = new(
        "claim JOIN source ON source.key = claim.source JOIN question ON question.key = claim.question",
        "source.id = substr(/* id */, 1, instr(/* id */, '/') - 1) AND claim.name = substr(/* id */, instr(/* id */, '/') + 1)");

    // What begins with the name and a dot lies between that and the name with the sign behind a dot: an index finds it.
    internal override string QuestionIs =>
        "(question.id = @question OR (question.id >= @question || '.' AND question.id < @question || '/'))";

    internal override string SpokenBy => SpokenByNamed;

    internal override bool TakesChains => false;

    internal override string Limit => "LIMIT @limit";

    internal override bool IsFar => false;

    internal override string AreSame(string left, string right) => $"{left} IS {right}";

    internal override string Among(string what, string parameter) => $"{what} IN (SELECT value FROM json_each({parameter}))";

    internal override string InBucket(string table) => "";

    internal override string AmongKeys(string what, string parameter) => Among(what, parameter);

    // A phrase of FTS5: a search word has no quotation mark to double.
    internal override string Word(SearchWord word)
    {
        var own = $"\"{word.Text}\"{(word.IsStart ? "*" : "")}";
        return word.Other is { } other ? $"({own} OR \"{other}\")" : own;
    }

    internal override string Match(string table, string word) =>
        $"SELECT rowid FROM {table}_search WHERE {table}_search MATCH {word}";

    internal override string ClaimHas(string word) => ClaimHas(word, isLookedUp: true);

    // A plus sign keeps SQLite from beginning with the keys of a word.
    internal override string ClaimHas(string word, bool isLookedUp)
    {
        var plus = isLookedUp ? "" : "+";
        return $"({plus}claim.key IN ({Match("claim", word)}) OR {plus}claim.source IN ({Match("source", word)}) "
            + $"OR {plus}claim.question IN ({Match("question", word)}))";
    }

    // SQLite does not know how many claims a word leads to, and begins with the first that is named. The rarest leads to the fewest; where
    // even that is in so many that the first of them are met sooner by going through all in their order, none is looked up.
    internal override IReadOnlySet<int>? LookedUp(LedgerConnection connection, IReadOnlyList<SearchWord> words, int? limit)
    {
        if (words.Count == 0)
            return null;
        var (rarest, fewest, claims, met) = (0, double.MaxValue, 1.0, 1.0);
        for (var index = 0; index < words.Count; index++)
        {
            using var count = connection.Kept(EmbeddedSql.Query("claims-with-word"));
            count.Bind("word", Word(words[index]));
            count.Step();
            var with = (double)count.Int64("with_word");
            claims = Math.Max(1, count.Int64("claims"));
            met *= Math.Min(1, with / claims);
            if (with < fewest)
                (rarest, fewest) = (index, with);
        }
        return limit is { } wanted && met > 0 && wanted / met < fewest ? new HashSet<int>() : new HashSet<int> { rarest };
    }

    internal override string SourceHas(string word) => $"source.key IN ({Match("source", word)})";

    internal override string QuestionHas(string word) => $"question.key IN ({Match("question", word)})";

    // What single claims say is entered by their indexes, and leads to few conflicts; words can lead to all of them, and are looked for
    // in each.
    internal override string ConflictHolds(string claim, bool isWordsAlone) => isWordsAlone
        ? $"""
            EXISTS (
              SELECT 1 FROM position_claim
              JOIN claim ON claim.key = position_claim.claim
              JOIN source ON source.key = claim.source
              JOIN question ON question.key = claim.question
              WHERE position_claim.conflict = conflict.key AND {claim})
            """
        : $"""
            conflict.key IN (
              SELECT position_claim.conflict FROM claim
              JOIN source ON source.key = claim.source
              JOIN question ON question.key = claim.question
              JOIN position_claim ON position_claim.claim = claim.key
              WHERE {claim})
            """;

    internal override string ConflictIsAbout(string question) => $"conflict.question IN (SELECT key FROM question WHERE {question})";

    internal override string ClaimStandsIn(string conflict) => $"""
        EXISTS (
          SELECT 1 FROM position_claim JOIN conflict ON conflict.key = position_claim.conflict
          WHERE position_claim.claim = claim.key AND {conflict})
        """;

    // Beside a LEFT JOIN a condition on the source alone has all claims gone through.
    internal override string ClaimIsOf(string source) => $"claim.source IN (SELECT key FROM source WHERE {source})";

    // The claims of one after the other are gone through until one passes; of few that pass, it is quicker to ask whose they are.
    internal override string SourceOfClaim(string claim, bool isOfFew) => isOfFew
        ? $"source.key IN (SELECT claim.source FROM {Claims} WHERE {claim})"
        : $"EXISTS (SELECT 1 FROM claim JOIN question ON question.key = claim.question WHERE claim.source = source.key AND {claim})";

    internal override string QuestionOfClaim(string claim, bool isOfFew) => isOfFew
        ? $"question.key IN (SELECT claim.question FROM {Claims} WHERE {claim})"
        : $"EXISTS (SELECT 1 FROM claim JOIN source ON source.key = claim.source WHERE claim.question = question.key AND {claim})";

    internal override bool GoesStepByStep => false;

    internal override string QuestionOfPart => """
        question.key IN (
          SELECT question FROM claim WHERE key IN (SELECT value FROM json_each(@keys))
          UNION SELECT question FROM conflict WHERE id IN (SELECT value FROM json_each(@conflicts))
          UNION SELECT key FROM question WHERE id IN (SELECT value FROM json_each(@questions)))
        """;

    internal override string SourceOfPart => """
        source.key IN (
          WITH RECURSIVE part (source) AS (
            SELECT source FROM claim WHERE key IN (SELECT value FROM json_each(@keys))
            UNION SELECT key FROM source WHERE id IN (SELECT value FROM json_each(@sources))
            UNION SELECT source_origin.derives_from FROM part JOIN source_origin ON source_origin.source = part.source)
          SELECT source FROM part)
        """;

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
}
