using System.Collections.Immutable;
using System.Text;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>How the columns of a foreign table become sources and claims; docs/exchange.md describes its YAML.</summary>
public sealed record ImportMap
{
    /// <summary>What parts the cells of a CSV file; null where the heading decides.</summary>
    public char? Separator { get; init; }
    /// <summary>How the table is encoded where that is not UTF-8; null where it is, or a mark tells.</summary>
    public Encoding? Encoding { get; init; }
    /// <summary>Whether a comma parts whole numbers from decimals: 1.234,5.</summary>
    public bool HasDecimalComma { get; init; }
    /// <summary>What stands in a cell that holds nothing: NA.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
    /// <summary>Rows to leave out.</summary>
    public ImmutableArray<SkipRule> Skip { get; init; } = [];
    /// <summary>What a new data set is called, as in <c>ledger.yaml</c>; null where there is none.</summary>
    public Node? Ledger { get; init; }
    /// <summary>What sort of speakers a new data set declares; null where the map does not say.</summary>
    public Node.Scalar? SpeakerKind { get; init; }
    /// <summary>The questions that a row declares in a new data set: templates by key.</summary>
    public ImmutableArray<MapItem> Questions { get; init; } = [];
    /// <summary>The source that a row belongs to.</summary>
    public required MapItem Source { get; init; }
    /// <summary>The claims that a row makes.</summary>
    public ImmutableArray<MapItem> Claims { get; init; } = [];
}

/// <summary>That a row is left out where a column holds one of some texts.</summary>
/// <param name="Column">The column.</param>
/// <param name="Is">The texts; the empty one is an empty cell.</param>
public sealed record SkipRule(Node.Scalar Column, ImmutableArray<string> Is);

/// <summary>Templates by the key that they fill.</summary>
/// <param name="Place">Where they stand.</param>
/// <param name="Fields">The templates.</param>
public sealed record MapItem(Place Place, ImmutableArray<KeyValuePair<string, MapField>> Fields)
{
    /// <summary>The template of a key, or null.</summary>
    public MapField? Find(string key) => Fields.FirstOrDefault(field => field.Key == key).Value;
}

/// <summary>A text with columns in it, and what becomes of it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Parts">What it is put together from.</param>
/// <param name="Values">What to write for what it comes to; empty where it stays as it is.</param>
/// <param name="Else">What to write for anything else; null where that is a mistake.</param>
/// <param name="Separator">What parts a list in it; null where it is one text.</param>
/// <param name="DateFormat">How its date is written: <c>dd.MM.yyyy</c>; null where it is EDTF.</param>
public sealed record MapField(
    Place Place,
    ImmutableArray<MapPart> Parts,
    ImmutableArray<KeyValuePair<string, string>> Values,
    string? Else,
    string? Separator,
    string? DateFormat);

/// <summary>A piece of a template.</summary>
/// <param name="Text">The text, or the name of the column.</param>
/// <param name="IsColumn">Whether it names a column. <c>#</c> is the number of the row.</param>
public readonly record struct MapPart(string Text, bool IsColumn);
