using System.Collections.Immutable;

namespace ClaimLedger.Keys;

/// <summary>What the value of a key may be.</summary>
internal enum FieldShape
{
    /// <summary>One text.</summary>
    Text,
    /// <summary>A list of texts or maps; of one text the text alone will do.</summary>
    List,
    /// <summary>A text or a list.</summary>
    TextOrList,
}

/// <summary>
/// A key of a data set's format: what it is called, what it may hold, and how it is told from the thing that has it. Reader, writer,
/// ledger, exchange, listing, JSON and comparison follow these; tests hold them together.
/// </summary>
/// <param name="Name">The key: <c>over-time</c>. A ledger's column is called so with underscores.</param>
/// <param name="Tells">What a thing holds under the key; null for nothing.</param>
internal sealed record Field<T>(string Name, Func<T, Told?> Tells)
{
    /// <summary>What its value may be.</summary>
    public FieldShape Shape { get; init; }

    /// <summary>Whether everything of its kind must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is an identifier.</summary>
    public bool IsId { get; init; }

    /// <summary>What it may say; empty where anything.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whether a data set need not write it down for this thing, because it goes without saying.</summary>
    public Func<T, bool> GoesWithoutSaying { get; init; } = _ => false;

    /// <summary>The key as a heading for people: <c>over time</c>.</summary>
    public string Heading => Name.Replace('-', ' ');
}
