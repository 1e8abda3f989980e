namespace ClaimLedger.Text;

/// <summary>A number as somebody wrote it.</summary>
/// <remarks>The default is zero with a granularity of zero, which no reader makes.</remarks>
/// <param name="Value">The number.</param>
/// <param name="Granularity">
/// The place of its last significant digit: 100 for 50,900, 0.1 for 7.2, 100,000 for "1.2 million". Dozens are counted by
/// the dozen, and a bare fraction ("half", "a third") has no digits: its granularity is itself.
/// </param>
/// <param name="Form">How it is written.</param>
/// <param name="Scale">What the words multiply the rest by: a million for "1.2 million".</param>
internal readonly record struct WrittenNumber(decimal Value, decimal Granularity, NumberForm Form = NumberForm.Plain, decimal Scale = 1)
{
    /// <summary>
    /// The largest number that values are made of: far above any news, and far enough below <see cref="decimal.MaxValue"/> for sums.
    /// </summary>
    public const decimal Limit = 1e24m;

    /// <summary>A number whose granularity its digits show.</summary>
    public static WrittenNumber Of(decimal value, NumberForm form = NumberForm.Plain) => new(value, GranularityOf(value), form);

    /// <summary>
    /// What a division leaves, to the fifteenth decimal, as units are converted: a third is one number however it is come by.
    /// </summary>
    public static WrittenNumber OfDivision(decimal value) => Of(decimal.Round(value, Unit.Decimals));

    /// <summary>A part of one that is written without digits: half, two thirds; rounded as every division is.</summary>
    /// <param name="value">The part.</param>
    /// <param name="granularity">The place that its digits reach, where it has some: "7.2 out of 10"; else 0.</param>
    public static WrittenNumber Part(decimal value, decimal granularity = 0)
    {
        var rounded = decimal.Round(value, Unit.Decimals);
        return new WrittenNumber(rounded, granularity > 0 ? granularity : rounded, NumberForm.Fraction);
    }

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => decimal.Floor(Value) == Value;

    /// <summary>So many times this number: "1.2" and "million".</summary>
    public WrittenNumber Times(decimal scale) =>
        this with { Value = Value * scale, Granularity = Granularity * scale, Scale = Scale * scale };

    /// <summary>This number below zero.</summary>
    public WrittenNumber Negated => this with { Value = -Value };

    private static decimal GranularityOf(decimal value)
    {
        if (value == 0)
            return 1;
        var granularity = 1m;
        while (value % granularity != 0)
            granularity /= 10;
        while (granularity < Limit && value % (granularity * 10) == 0)
            granularity *= 10;
        return granularity;
    }
}

/// <summary>A number in a text.</summary>
/// <param name="Number">The number.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token behind it.</param>
/// <param name="IsDigits">Whether it starts with digits.</param>
internal readonly record struct ReadNumber(WrittenNumber Number, int Start, int End, bool IsDigits);

/// <summary>How a number is written.</summary>
internal enum NumberForm
{
    /// <summary>In digits or words.</summary>
    Plain,

    /// <summary>In dozens or scores.</summary>
    Dozens,

    /// <summary>As a bare fraction: half, a third, two-thirds.</summary>
    Fraction,
}
