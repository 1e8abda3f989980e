using ClaimLedger.Scanning;

namespace ClaimLedger.Text;

/// <summary>What counts, measures, sums of money and shares mean in the unit of a question.</summary>
/// <param name="context">What the question asks for.</param>
/// <param name="isOfText">Whether nobody asks: then it is told in the unit that the text names, and nothing is refused.</param>
internal sealed class QuantityMeaning(ValueContext context, bool isOfText = false) : AmountMeaning(context)
{
    private readonly bool _isOfText = isOfText;

    /// <summary>The unit that it is told in; null where things are counted.</summary>
    public Unit? Wanted { get; set; } = UnitTable.OfQuestion(context.Unit);

    /// <summary>Whether a number in this unit can be an answer.</summary>
    public bool Takes(Unit? unit) =>
        unit is null || unit.Dimension == Wanted?.Dimension || (Wanted is null && unit.IsShare && string.IsNullOrWhiteSpace(Context.Unit));

    /// <summary>
    /// Whether it was found in a text: there a span may fall ("from -18 °C to -34 °C"), and a set without a whole number is kept.
    /// </summary>
    public bool IsFound { get; init; } = isOfText;

    protected override bool MayFall => IsFound;

    protected override string PlainRow(Operand operand) => (IsCount(operand), operand.Number) switch
    {
        _ when operand.Kind is QuantityKinds.Ordinal or QuantityKinds.Age => "count",
        (true, { Form: NumberForm.Dozens }) => "a-dozen",
        (true, { Value: > -100 and < 100 }) => "count",
        (true, _) => "large-count",
        _ => "measure",
    };

    protected override TwoSets? Evaluate(Reading row, Operand operand, decimal scale = 1)
    {
        var unit = operand.Unit ?? Wanted;
        var number = operand.Number;
        var signed = unit?.IsSigned == true;
        if (row.LiteralSet.Evaluate(number.Value, number.Granularity, signed) is not { } literal)
        {
            FailEmpty(operand.Offset);
            return null;
        }
        // What is usually meant can hold nothing only at the edge of the line: then the letter stands.
        var usual = row.UsualSet.Evaluate(number.Value, number.Granularity, signed) ?? literal;
        if (scale != 1)
            (literal, usual) = (literal.Scale(scale), usual.Scale(scale));
        return _isOfText && operand.Kind == QuantityKinds.Age && unit is { IsTime: true }
            ? new TwoSets(DurationMeaning.ToDays(literal, unit, 1, null), DurationMeaning.ToDays(usual, unit, 1, null))
            : new TwoSets(InUnit(literal, unit), InUnit(usual, unit));
    }

    protected override TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (!IsCount(operand))
                return sets;
        }
        if (WholeNumbers.In(sets.Literal) is not { } literal)
            return IsFound ? sets : null;
        // Whatever is usually meant is allowed by the letter, except that plain numbers reach round themselves.
        return new TwoSets(literal, WholeNumbers.In(sets.Usual) ?? literal);
    }

    protected override decimal? InQuestionTerms(Operand operand) =>
        operand.Unit is { } unit && Wanted is { } wanted ? unit == wanted || unit.Dimension != wanted.Dimension ? operand.Number.Value
            : decimal.Round(unit.Convert(operand.Number.Value, wanted), Unit.Decimals)
        : operand.Unit == UnitTable.Percent ? operand.Number.Value / 100
        : operand.Number.Value;

    private bool IsCount(Operand operand) => Wanted is null && operand.Unit is null && operand.Number.IsWhole;

    private Interval InUnit(in Interval set, Unit? unit)
    {
        var target = Wanted ?? (!_isOfText && unit?.IsShare == true ? UnitTable.Ratio : null);
        return unit is null || target is null || unit.Dimension != target.Dimension ? set : unit.Convert(set, target);
    }
}
