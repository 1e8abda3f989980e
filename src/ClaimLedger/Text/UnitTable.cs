using System.Collections.Frozen;
using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>A unit of measurement, a currency or a share: a row of the units table.</summary>
/// <param name="Dimension">What it measures; numbers are converted within a dimension only.</param>
/// <param name="Name">How the table names it.</param>
/// <param name="Numerator">With <paramref name="Denominator"/>, how many base units it is.</param>
/// <param name="Denominator">See <paramref name="Numerator"/>: the factor stays exact.</param>
/// <param name="Zero">The number at which the base unit stands at zero: 32 for °F.</param>
/// <param name="Shown">How a number in it is written, with <c>#</c> for the number.</param>
internal sealed record Unit(string Dimension, string Name, decimal Numerator, decimal Denominator, decimal Zero, string Shown)
{
    /// <summary>How many decimals survive a division.</summary>
    public const int Decimals = 15;

    /// <summary>Whether numbers in it go below zero.</summary>
    public bool IsSigned => Dimension == "temperature";

    public bool IsMoney => Dimension.StartsWith("money", StringComparison.Ordinal);

    public bool IsShare => Dimension == "share";

    /// <summary>A length of time that is always the same number of seconds.</summary>
    public bool IsExactTime => Dimension == "time";

    /// <summary>A length of time that the calendar decides.</summary>
    public bool IsCalendarTime => Dimension == "calendar time";

    public bool IsTime => IsExactTime || IsCalendarTime;

    /// <summary>What it is, for a message.</summary>
    public string Description => IsMoney || IsShare || IsTime ? Name is "ratio" or "%" ? "a share" : Name : $"{Name} ({Dimension})";

    /// <summary>A number of these in <paramref name="other"/>, of the same dimension.</summary>
    public decimal Convert(decimal number, Unit other)
    {
        if (other == this)
            return number;
        var above = Zero == 0 ? number : number - Zero;
        var converted = above * Numerator * other.Denominator / (Denominator * other.Numerator);
        return other.Zero == 0 ? converted : converted + other.Zero;
    }

    /// <summary>
    /// Both ends in <paramref name="other"/>, to the fifteenth decimal: 20 minutes and a third of an hour are the same.
    /// </summary>
    public Interval Convert(in Interval set, Unit other)
    {
        decimal? low = set.Low is { } lowEnd ? Convert(lowEnd, other) : null;
        decimal? high = set.High is { } highEnd ? Convert(highEnd, other) : null;
        // Too small a set to round keeps its ends.
        return Rounded(low) < Rounded(high) || low == high || low is null || high is null
            ? Interval.Create(Rounded(low), Rounded(high), set.LowOpen, set.HighOpen)
            : Interval.Create(low, high, set.LowOpen, set.HighOpen);

        static decimal? Rounded(decimal? end) => end is { } number ? decimal.Round(number, Decimals) : null;
    }
}

/// <summary>The table of units.</summary>
internal static class UnitTable
{
    private static readonly IReadOnlyList<(Unit Unit, string[] Aliases)> Table =
        [.. EmbeddedTable.Rows("units", 7).Select(row => (FromRow(row), row[2].Split('|')))];

    /// <summary>The ways to write a unit that can be read anywhere.</summary>
    public static PhraseTable<Unit> Phrases { get; } = new(
        Table.SelectMany(row => row.Aliases, (row, alias) => (alias, row.Unit)).Where(pair => pair.alias[0] != '='));

    /// <summary>Every way to write a unit: also "m" and "in", which mean it only where the dimension is asked for.</summary>
    public static PhraseTable<Unit> AllPhrases { get; } = new(Table.SelectMany(row => row.Aliases, (row, alias) => (alias.TrimStart('='), row.Unit)));

    /// <summary>A share of one: what percentages and "one in five" are made of.</summary>
    public static Unit Ratio { get; } = Named("ratio");

    /// <summary>Per cent.</summary>
    public static Unit Percent { get; } = Named("%");

    /// <summary>A day.</summary>
    public static Unit Day { get; } = Named("day");

    /// <summary>A minute.</summary>
    public static Unit Minute { get; } = Named("minute");

    /// <summary>The first words of units of time, one token each.</summary>
    public static FrozenSet<string> TimeStarters { get; } = Table.Where(row => row.Unit.IsTime).SelectMany(row => row.Aliases).Select(alias => Tokenizer.Read(alias.TrimStart('='))[0].Text).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A month of the calendar.</summary>
    public static Unit Month { get; } = Named("month");

    /// <summary>The unit that a question names; null where it counts things ("hostages") or names none.</summary>
    public static Unit? OfQuestion(string? unit)
    {
        if (string.IsNullOrWhiteSpace(unit))
            return null;
        var tokens = Tokenizer.Read(unit);
        return AllPhrases.TryMatch(tokens, 0, out var found, out var length) && length == tokens.Count ? found : null;
    }

    /// <summary>
    /// Takes a unit, in the dimension of <paramref name="wanted"/> where the words allow it (pounds of weight or money).
    /// </summary>
    public static bool TryTake(TokenReader reader, Unit? wanted, out Unit unit)
    {
        if (wanted is not null && reader.TryTake(AllPhrases, out unit, each => each.Dimension == wanted.Dimension))
            return true;
        return reader.TryTake(Phrases, out unit);
    }

    private static Unit Named(string name) => Table.First(row => row.Unit.Name == name).Unit;

    private static Unit FromRow(string[] row)
    {
        var factor = row[3].Split('/');
        return new Unit(
            row[0],
            row[1],
            decimal.Parse(factor[0], CultureInfo.InvariantCulture),
            factor.Length > 1 ? decimal.Parse(factor[1], CultureInfo.InvariantCulture) : 1,
            decimal.Parse(row[4], CultureInfo.InvariantCulture),
            row[5]);
    }
}
