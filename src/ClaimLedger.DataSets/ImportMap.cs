using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>How the columns of a foreign table become sources and claims; docs/exchange.md describes its YAML.</summary>
public sealed record ImportMap
{
    /// <summary>What parts the cells of a CSV file; null where the heading decides.</summary>
    public char? Separator { get; init; }
    /// <summary>Whether quotation marks are signs like any other, and no cell stands between two.</summary>
    public bool HasPlainQuotes { get; init; }
    /// <summary>How the table is encoded where that is not UTF-8; null where it is, or a mark tells.</summary>
    public Encoding? Encoding { get; init; }
    /// <summary>Whether a comma parts whole numbers from decimals: 1.234,5.</summary>
    public bool HasDecimalComma { get; init; }
    /// <summary>What stands in a cell that holds nothing: NA.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];
    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }
    /// <summary>Which row, from 1, names the columns: a table can have a title above it.</summary>
    public int Heading { get; init; } = 1;
    /// <summary>How the first cell of a row begins that is a remark on the table: <c>*</c>, <c>Source:</c>.</summary>
    public ImmutableArray<string> Footnotes { get; init; } = [];
    /// <summary>Whether a row that stands twice is two rows.</summary>
    public bool KeepsSameRows { get; init; }
    /// <summary>Cells that hold several things.</summary>
    public ImmutableArray<SplitRule> Split { get; init; } = [];
    /// <summary>Columns that are a row each; null where a row is a row.</summary>
    public UnpivotRule? Unpivot { get; init; }
    /// <summary>Rows to leave out.</summary>
    public ImmutableArray<SkipRule> Skip { get; init; } = [];
    /// <summary>What a new data set is called, as in <c>ledger.yaml</c>; null where there is none.</summary>
    public Node? Ledger { get; init; }
    /// <summary>What sort of speakers a new data set declares; null where the map does not say.</summary>
    public Node.Scalar? SpeakerKind { get; init; }
    /// <summary>The questions that a row declares in a new data set: templates by key.</summary>
    public ImmutableArray<MapItem> Questions { get; init; } = [];
    /// <summary>Series of which one is the change of the other.</summary>
    public ImmutableArray<MapItem> Series { get; init; } = [];
    /// <summary>What must hold among the questions, as in <c>questions.yaml</c>: templates that rows fill in.</summary>
    public ImmutableArray<MapItem> Constraints { get; init; } = [];
    /// <summary>The source that a row belongs to.</summary>
    public required MapItem Source { get; init; }
    /// <summary>The claims that a row makes.</summary>
    public ImmutableArray<MapItem> Claims { get; init; } = [];
}

/// <summary>That a row is left out where a column holds one of some texts.</summary>
/// <param name="Column">The column.</param>
/// <param name="Is">The texts; the empty one is an empty cell.</param>
public sealed record SkipRule(Node.Scalar Column, ImmutableArray<string> Is);

/// <summary>That a cell holds several things, each of which becomes a column of its own.</summary>
/// <param name="Column">The column.</param>
/// <param name="By">What stands between them; null where a pattern finds them.</param>
/// <param name="Into">The columns that they become.</param>
/// <param name="Pattern">What the whole cell looks like, with a named group for each column; null where they are parted by a sign.</param>
public sealed record SplitRule(Node.Scalar Column, string? By, ImmutableArray<string> Into, Regex? Pattern);

/// <summary>That columns are rows: each gives one with the heading in one column and the cell in another.</summary>
/// <param name="Keep">The columns that stay what they are; empty where <paramref name="Columns"/> tells which do not.</param>
/// <param name="Columns">The columns that become rows; empty where all others do.</param>
/// <param name="Name">The column that takes the heading.</param>
/// <param name="Value">The column that takes the cell.</param>
/// <param name="Place">Where it stands.</param>
public sealed record UnpivotRule(
    ImmutableArray<string> Keep, ImmutableArray<string> Columns, string Name, string Value, Place Place = default);

/// <summary>Templates by the key that they fill.</summary>
/// <param name="Place">Where they stand.</param>
/// <param name="Fields">The templates.</param>
public sealed record MapItem(Place Place, ImmutableArray<KeyValuePair<string, MapField>> Fields)
{
    /// <summary>The template of a key, or null.</summary>
    public MapField? Find(string key)
    {
        foreach (var field in Fields)
        {
            if (field.Key == key)
                return field.Value;
        }
        return null;
    }
}

/// <summary>A text with columns in it, and what becomes of it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Parts">What it is put together from.</param>
/// <param name="Values">What to write for what it comes to; empty where it stays as it is.</param>
/// <param name="Else">What to write for anything else, put together in the same way; the default where that is a mistake.</param>
/// <param name="Separator">What parts a list in it; null where it is one text.</param>
/// <param name="DateFormat">How its date is written: <c>dd.MM.yyyy</c>; null where it is EDTF.</param>
public sealed record MapField(
    Place Place,
    ImmutableArray<MapPart> Parts,
    ImmutableArray<KeyValuePair<string, string>> Values,
    ImmutableArray<MapPart> Else,
    string? Separator,
    string? DateFormat)
{
    /// <summary>The templates of a list; empty where it is one text.</summary>
    public ImmutableArray<MapField> Items { get; init; } = [];
    /// <summary>What stands there as it is, in every row alike; null where it is a template.</summary>
    public Node? Literal { get; init; }
    /// <summary>Whether an identifier made from it ends in a digest of it, so that texts that differ in other signs stay apart.</summary>
    public bool HasDigest { get; init; }

    /// <summary>The columns that it is made from.</summary>
    public IEnumerable<string> Columns =>
        Parts.Concat(Else.IsDefault ? [] : Else)
            .Where(part => part.IsColumn)
            .Select(part => part.Text)
            .Concat(Items.SelectMany(item => item.Columns));
}

/// <summary>A piece of a template.</summary>
/// <param name="Text">The text, or the name of the column.</param>
/// <param name="IsColumn">Whether it names a column. <c>#</c> is the number of the row.</param>
public readonly record struct MapPart(string Text, bool IsColumn);
