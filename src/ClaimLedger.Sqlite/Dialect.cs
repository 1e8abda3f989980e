using System.Collections.Frozen;

namespace ClaimLedger.Sqlite;

/// <summary>Which rows a listing is of, and how one of them is told by its full id, in the parameter that is put in.</summary>
internal sealed record RowIs(string Rows, string Condition)
{
    /// <summary>What is joined to the rows for an order that asks for more than they have, by the order's name.</summary>
    internal FrozenDictionary<string, string> Beside { get; init; } = FrozenDictionary<string, string>.Empty;
}

/// <summary>How the SQL of a store puts what <see cref="ListingSql"/> asks, where stores differ.</summary>
internal abstract class Dialect
{
    /// <summary>The names of the orders that a listing can have; "" is its own.</summary>
    internal static FrozenSet<string> OrderNames { get; } =
        FrozenSet.Create(StringComparer.Ordinal, "", "severity", "kind", "question", "source", "date", "id");

    /// <summary>A claim's chain is one in which a speaker says something, by a name or as whoever speaks in the name's name.</summary>
    internal const string SpokenByNamed = """
        claim.chain IN (
          WITH RECURSIVE voice (key) AS (
            SELECT key FROM speaker WHERE folded = @speaker
            UNION SELECT speaker FROM speaker_alias WHERE folded = @speaker
            UNION SELECT speaker.key FROM voice JOIN speaker ON speaker.speaks_for = voice.key)
          SELECT chain_step.chain FROM voice JOIN chain_step ON chain_step.speaker = voice.key)
        """;

    /// <summary>The query that gives the keys of claims in an order of that name.</summary>
    internal abstract string ClaimKeys(string order);

    internal abstract FrozenDictionary<string, string[]> ConflictOrders { get; }
    internal abstract FrozenDictionary<string, string[]> ClaimOrders { get; }
    internal abstract FrozenDictionary<string, string[]> SourceOrders { get; }
    internal abstract FrozenDictionary<string, string[]> QuestionOrders { get; }

    internal abstract RowIs ConflictIs { get; }
    internal abstract RowIs ClaimIs { get; }
    internal virtual RowIs SourceIs { get; } = new("source", "source.id = /* id */");
    internal RowIs QuestionIsNamed { get; } = new("question", "question.id = /* id */");

    /// <summary>A question is the one that is named, or one whose id begins with that and a dot.</summary>
    internal abstract string QuestionIs { get; }

    /// <summary>The same as <see cref="SpokenByNamed"/> beside other conditions.</summary>
    internal abstract string SpokenBy { get; }

    /// <summary>Whether <see cref="SpokenBy"/> takes the keys of the chains, which are asked for before.</summary>
    internal abstract bool TakesChains { get; }

    /// <summary>No more rows than the parameter of that name says, where a query leaves room for it.</summary>
    internal abstract string Limit { get; }

    /// <summary>Whether every statement is a journey, so that what will be asked for is better read at once.</summary>
    internal abstract bool IsFar { get; }

    /// <summary>Two terms are the same, or both nothing.</summary>
    internal abstract string AreSame(string left, string right);

    /// <summary>A text is among those of a JSON array.</summary>
    internal abstract string Among(string what, string parameter);

    /// <summary>A key is among those of a JSON array.</summary>
    internal abstract string AmongKeys(string what, string parameter);

    /// <summary>
    /// What narrows a condition on a table to the bucket in the parameter of that name, where it has one and rows are in buckets: who knows
    /// the bucket has one part of the table looked at, not all.
    /// </summary>
    internal abstract string InBucket(string table);

    /// <summary>A word as the store's index of words takes it.</summary>
    internal abstract string Word(SearchWord word);

    /// <summary>The keys of the rows of a table in which a word stands, in the order of keys.</summary>
    internal abstract string Match(string table, string word);

    internal abstract string ClaimHas(string word);

    /// <summary>The same; where it is not looked up, claims that are come to otherwise are tested for the word.</summary>
    internal virtual string ClaimHas(string word, bool isLookedUp) => ClaimHas(word);

    /// <summary>Which words lead to claims, by their place among all; null where the store finds out by itself.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="words">The words, all of which a claim must have.</param>
    /// <param name="limit">How many claims are wanted; null for all.</param>
    internal virtual IReadOnlySet<int>? LookedUp(LedgerConnection connection, IReadOnlyList<SearchWord> words, int? limit) => null;

    internal abstract string SourceHas(string word);

    internal abstract string QuestionHas(string word);

    /// <summary>A claim that stands in the conflict passes a condition.</summary>
    /// <param name="claim">The condition, on claim, source and question.</param>
    /// <param name="isWordsAlone">Whether it asks for words and nothing else.</param>
    internal abstract string ConflictHolds(string claim, bool isWordsAlone);

    /// <summary>The question that the conflict is about passes a condition.</summary>
    internal abstract string ConflictIsAbout(string question);

    /// <summary>A conflict in which the claim stands passes a condition.</summary>
    internal abstract string ClaimStandsIn(string conflict);

    /// <summary>The source of a claim passes a condition that few sources do.</summary>
    internal abstract string ClaimIsOf(string source);

    /// <summary>A claim of the source passes a condition.</summary>
    /// <param name="claim">The condition, on claim, source and question.</param>
    /// <param name="isOfFew">Whether few claims pass, and an index leads to them.</param>
    internal abstract string SourceOfClaim(string claim, bool isOfFew);

    /// <summary>A claim that answers the question passes a condition.</summary>
    /// <param name="claim">The condition, on claim, source and question.</param>
    /// <param name="isOfFew">Whether few claims pass, and an index leads to them.</param>
    internal abstract string QuestionOfClaim(string claim, bool isOfFew);

    /// <summary>
    /// Whether a part of a data set is followed from claim to claim by one statement a step, and questions and sources by their keys.
    /// </summary>
    internal abstract bool GoesStepByStep { get; }

    /// <summary>A question is one of the part that is read.</summary>
    internal abstract string QuestionOfPart { get; }

    /// <summary>A source is one of the part that is read.</summary>
    internal abstract string SourceOfPart { get; }

    private protected static FrozenDictionary<string, string[]> Orders(
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
}
