using System.Collections.Frozen;

namespace ClaimLedger.Sqlite;

/// <summary>
/// The SQL of a store on PostgreSQL, spread or not: tables that grow are joined on their bucket, what leads from one bucket into others
/// is a subquery of its own, and nothing recursive stands beside them.
/// </summary>
internal sealed class PostgresDialect : Dialect
{
    private const string OfConflict = "conflict.bucket = position_claim.bucket AND conflict.key = position_claim.conflict";
    private const string OfQuestion = "question.bucket = claim.bucket AND question.key = claim.question";
    private const string Claims = $"claim JOIN source ON source.key = claim.source JOIN question ON {OfQuestion}";
    private const string OwnClaims = "claim.bucket = question.bucket AND claim.question = question.key";

    private PostgresDialect()
    {
    }

    internal static PostgresDialect Instance { get; } = new();

    // Its planner goes through what an order begins with by itself.
    internal override string ClaimKeys(string order) => "claim-keys";

    internal override FrozenDictionary<string, string[]> ConflictOrders { get; } = Orders(
        own: ["conflict.severity_rank DESC", "conflict.kind_rank", "conflict.question", "conflict.key"],
        severity: ["conflict.severity_rank DESC", "conflict.kind_rank", "conflict.question", "conflict.key"],
        kind: ["conflict.kind_rank", "conflict.question", "conflict.key"],
        question: ["question.id", "conflict.severity_rank DESC", "conflict.kind_rank", "conflict.key"],
        source: [OfSources("min", "id"), "conflict.key"],
        date: [OfSources("max", "published_first"), "conflict.key"],
        id: ["conflict.id"]);

    internal override FrozenDictionary<string, string[]> ClaimOrders { get; } = Orders(
        own: ["claim.key"],
        severity: ["coalesce(standing.severity_rank, -1) DESC", "claim.key"],
        kind: ["standing.kind_rank NULLS LAST", "claim.key"],
        question: ["question.id", "claim.key"],
        source: ["source.id", "claim.ordinal"],
        date: ["source.published_first", "claim.key"],
        id: ["source.id", "claim.name"]);

    internal override FrozenDictionary<string, string[]> SourceOrders { get; } = Orders(
        own: ["source.id"],
        severity: ["coalesce(standing.severity_rank, -1) DESC", "source.id"],
        kind: ["standing.kind_rank NULLS LAST", "source.id"],
        question: ["answering.first_question NULLS LAST", "source.id"],
        source: ["source.id"],
        date: ["source.published_first", "source.id"],
        id: ["source.id"]);

    internal override FrozenDictionary<string, string[]> QuestionOrders { get; } = Orders(
        own: ["question.key"],
        severity: [About("max(conflict.severity_rank)") + " DESC", "question.key"],
        kind: ["nullif(" + About("min(conflict.kind_rank)") + ", -1) NULLS LAST", "question.key"],
        question: ["question.id"],
        source: [Answering("min(source.id)") + " NULLS LAST", "question.key"],
        date: [Answering("max(source.published_first)") + " NULLS LAST", "question.key"],
        id: ["question.id"]);

    internal override RowIs ConflictIs { get; } = new(
        "conflict JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question", "conflict.id = /* id */");

    internal override RowIs ClaimIs { get; } = new(
        Claims,
        "source.id = substr(/* id */::text, 1, greatest(strpos(/* id */::text, '/') - 1, 0)) "
            + "AND claim.name = substr(/* id */::text, strpos(/* id */::text, '/') + 1)")
    {
        Beside = ByName(("severity", Standing("claim")), ("kind", Standing("claim"))),
    };

    internal override RowIs SourceIs { get; } = new("source", "source.id = /* id */")
    {
        Beside = ByName(("severity", Standing("source")), ("kind", Standing("source")), ("question", Answering())),
    };

    internal override string QuestionIs =>
        "(question.id = @question::text OR (question.id >= @question::text || '.' AND question.id < @question::text || '/'))";

    internal override string SpokenBy => AmongKeys("claim.chain", "@chains");

    internal override bool TakesChains => true;

    internal override string Limit => "LIMIT @limit::bigint";

    internal override bool IsFar => true;

    internal override string AreSame(string left, string right) => $"{left} IS NOT DISTINCT FROM {right}";

    internal override string Among(string what, string parameter) =>
        $"{what} = ANY ({parameter}::text[])";

    internal override string InBucket(string table) => $" AND (@bucket::smallint IS NULL OR {table}.bucket = @bucket::smallint)";

    internal override string AmongKeys(string what, string parameter) =>
        $"{what} = ANY ({parameter}::bigint[])";

    // A lexeme of a tsquery: a search word has nothing to escape.
    internal override string Word(SearchWord word)
    {
        var own = $"'{SearchWords.Plain(word.Text)}'{(word.IsStart ? ":*" : "")}";
        return word.Other is { } other ? $"({own} | '{other}')" : own;
    }

    internal override string Match(string table, string word) => $"SELECT key FROM {table} WHERE search @@ {word}::tsquery ORDER BY key";

    // A pass over what other conditions leave: what leads from words to claims would be gathered from all buckets.
    internal override string ClaimHas(string word) =>
        $"(claim.search @@ {word}::tsquery OR source.search @@ {word}::tsquery OR question.search @@ {word}::tsquery)";

    internal override string SourceHas(string word) => $"source.search @@ {word}::tsquery";

    internal override string QuestionHas(string word) => $"question.search @@ {word}::tsquery";

    internal override string ConflictHolds(string claim, bool isWordsAlone) => $"""
        (conflict.bucket, conflict.key) IN (
          SELECT position_claim.bucket, position_claim.conflict FROM position_claim WHERE position_claim.claim IN (
            SELECT claim.key FROM {Claims}
            WHERE {claim}))
        """;

    internal override string ConflictIsAbout(string question) =>
        $"(conflict.bucket, conflict.question) IN (SELECT question.bucket, question.key FROM question WHERE {question})";

    internal override string ClaimStandsIn(string conflict) => $"""
        claim.key IN (
          SELECT position_claim.claim FROM position_claim JOIN conflict ON {OfConflict}
          WHERE {conflict})
        """;

    // Its planner finds the way from sources to claims by itself.
    internal override string ClaimIsOf(string source) => source;

    internal override string SourceOfClaim(string claim, bool isOfFew) => $"""
        source.key IN (
          SELECT claim.source FROM {Claims}
          WHERE {claim})
        """;

    internal override string QuestionOfClaim(string claim, bool isOfFew) => $"""
        (question.bucket, question.key) IN (
          SELECT claim.bucket, claim.question FROM {Claims}
          WHERE {claim})
        """;

    internal override bool GoesStepByStep => true;

    internal override string QuestionOfPart => AmongKeys("question.key", "@questionKeys");

    internal override string SourceOfPart => AmongKeys("source.key", "@sourceKeys");

    private static string OfSources(string which, string column) => $"""
        (
          SELECT {which}(source.{column}) FROM position_claim JOIN source ON source.key = position_claim.source
          WHERE position_claim.bucket = conflict.bucket AND position_claim.conflict = conflict.key)
        """;

    // In what conflicts claims, or those of sources, stand: grouped, for those of other buckets, too.
    private static string Standing(string of) => $"""
        LEFT JOIN (
          SELECT position_claim.{of}, max(conflict.severity_rank) AS severity_rank, min(conflict.kind_rank) AS kind_rank
          FROM position_claim JOIN conflict ON {OfConflict}
          GROUP BY position_claim.{of}) AS standing ON standing.{of} = {of}.key
        """;

    // Which questions sources answer.
    private static string Answering() => $"""
        LEFT JOIN (
          SELECT claim.source, min(question.id) AS first_question FROM claim JOIN question ON {OfQuestion}
          GROUP BY claim.source) AS answering ON answering.source = source.key
        """;

    private static FrozenDictionary<string, string> ByName(params (string Order, string Join)[] joins) =>
        joins.ToFrozenDictionary(each => each.Order, each => each.Join, StringComparer.Ordinal);

    private static string About(string what) =>
        $"coalesce((SELECT {what} FROM conflict WHERE conflict.bucket = question.bucket AND conflict.question = question.key), -1)";

    private static string Answering(string what) =>
        $"(SELECT {what} FROM claim JOIN source ON source.key = claim.source WHERE {OwnClaims})";
}
