using System.Collections.Immutable;
using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>What a number word does in a number.</summary>
internal enum NumberKind
{
    /// <summary>1 to 19.</summary>
    Unit,

    /// <summary>Twenty to ninety.</summary>
    Ten,

    /// <summary>Multiplies what stands before it by a hundred.</summary>
    Hundred,

    /// <summary>A number of its own grain: dozen, score.</summary>
    Dozen,

    /// <summary>Multiplies what stands before it: thousand, million, lakh.</summary>
    Scale,

    /// <summary>None at all.</summary>
    Zero,

    /// <summary>A part of one: half, quarter.</summary>
    Fraction,

    /// <summary>A place in a row: first, twentieth.</summary>
    Ordinal,
}

/// <summary>A row of the table of number words.</summary>
/// <param name="Words">The words, in lower case.</param>
/// <param name="Kind">What they do.</param>
/// <param name="Value">The number.</param>
/// <param name="InTextAlone">Whether only running text has them so.</param>
internal sealed record NumberRow(string Words, NumberKind Kind, decimal Value, bool InTextAlone);

/// <summary>The table of number words.</summary>
internal static class NumberWords
{
    /// <summary>Its rows.</summary>
    public static ImmutableArray<NumberRow> Rows { get; } = [.. EmbeddedTable.Rows("numbers", 4).Select(row =>
        new NumberRow(row[0], Enum.Parse<NumberKind>(row[1], ignoreCase: true), Rational(row[2]), row[3] == "text"))];

    private static decimal Rational(string text)
    {
        var slash = text.IndexOf('/');
        return slash < 0
            ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : decimal.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture) / decimal.Parse(text.AsSpan(slash + 1), CultureInfo.InvariantCulture);
    }
}
