using ClaimLedger.Scanning;

namespace ClaimLedger.Text;

/// <summary>A number with its unit.</summary>
/// <param name="Number">The number.</param>
/// <param name="Unit">Its unit, or null where the words name none.</param>
/// <param name="Offset">Where it starts, in UTF-16 units.</param>
/// <param name="Rest">What stands beside it in another unit, in days ("a month" of "a month and two weeks"), or null.</param>
internal sealed record Operand(WrittenNumber Number, Unit? Unit, int Offset, Interval? Rest = null)
{
    /// <summary>What it is.</summary>
    public QuantityKinds Kind { get; init; } = QuantityKinds.Number;

    /// <summary>The unit that it is told in: feet for "7 feet 10 inches", which are counted in inches.</summary>
    public Unit? Told { get; init; } = Unit;

    /// <summary>Its first token.</summary>
    public int Start { get; init; }

    /// <summary>The token behind it.</summary>
    public int End { get; init; }

    /// <summary>Whether it is written in digits.</summary>
    public bool IsDigits { get; init; }

    /// <summary>This number in the unit of how far from it the answer may lie; null where that is of another: percentages differ by
    /// points.</summary>
    public Operand? InUnitOf(Operand margin) =>
        margin.Unit is null || margin.Unit == Unit || (Unit is { IsShare: true } && margin.Unit == UnitTable.PercentagePoint) ? this
        : Unit is null ? this with { Unit = margin.Unit, Told = margin.Told, Kind = margin.Kind }
        : null;
}

/// <summary>One hedged number, span of numbers or word in place of a number, as it was read.</summary>
/// <param name="Row">The row of the words around it; null where none stands there.</param>
/// <param name="Low">The number; of a span the lower; for a word such as "hundreds", one of its unit.</param>
internal sealed record AmountTerm(string? Row, Operand Low)
{
    /// <summary>Of a span, the upper number.</summary>
    public Operand? High { get; init; }

    /// <summary>Of a span, the row of the upper number where it has one of its own: "100 to nearly 200".</summary>
    public string? HighRow { get; init; }

    /// <summary>Whether the row stands in place of a number: hundreds, a few.</summary>
    public bool IsVague { get; init; }

    /// <summary>What the row's own numbers are multiplied by: 100 for "several hundred".</summary>
    public decimal Scale { get; init; } = 1;
}

/// <summary>An amount as it was read, before anybody asked for it in a unit: it means something in the terms of each question.</summary>
/// <param name="First">What is said.</param>
/// <param name="Second">A bound from the other side: "but fewer than 50"; null where there is none.</param>
internal sealed record Amount(AmountTerm First, AmountTerm? Second = null)
{
    /// <summary>The numbers in it.</summary>
    public IEnumerable<Operand> Operands
    {
        get
        {
            yield return First.Low;
            if (First.High is { } high)
                yield return high;
            if (Second is { } second)
                yield return second.Low;
        }
    }
}

/// <summary>The literal and the usual set of some words.</summary>
internal readonly record struct TwoSets(Interval Literal, Interval Usual);
