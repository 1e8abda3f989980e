namespace ClaimLedger.Text;

/// <summary>What lengths of time mean in days.</summary>
/// <param name="context">The question's unit, where it has one.</param>
internal sealed class DurationMeaning(ValueContext context) : AmountMeaning(context)
{
    private readonly Unit? _wanted = UnitTable.OfQuestion(context.Unit) is { IsTime: true } unit ? unit : null;

    protected override string PlainRow(Operand operand) =>
        operand is { Number.Value: 1, Unit.IsCalendarTime: true } ? "calendar-unit" : "duration";

    protected override TwoSets? Evaluate(Reading row, Operand operand, decimal scale = 1)
    {
        if ((operand.Unit ?? _wanted) is not { } unit)
        {
            Fail(Complaints.NoTimeUnit(Context, operand.Offset));
            return null;
        }
        if (row.LiteralSet.Evaluate(operand.Number.Value, operand.Number.Granularity) is not { } literal)
        {
            FailEmpty(operand.Offset);
            return null;
        }
        var usual = row.UsualSet.Evaluate(operand.Number.Value, operand.Number.Granularity) ?? literal;
        return new TwoSets(ToDays(literal, unit, scale, operand.Rest), ToDays(usual, unit, scale, operand.Rest));
    }

    protected override TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands) => sets;

    protected override decimal? InQuestionTerms(Operand operand) =>
        (operand.Unit ?? _wanted) is { IsExactTime: true } unit && operand.Rest is null
            ? unit.Convert(operand.Number.Value, UnitTable.Day)
            : null;

    /// <summary>A set of a unit of time in days, the shortest and the longest that the calendar allows.</summary>
    public static Interval ToDays(Interval set, Unit unit, decimal scale, Interval? rest)
    {
        if (scale != 1)
            set = set.Scale(scale);
        var days = unit.IsExactTime
            ? unit.Convert(set, UnitTable.Day)
            : Interval.Create(
                set.Low is { } low ? CalendarLength.Fewest(unit.Convert(low, UnitTable.Month)) : null,
                set.High is { } high ? CalendarLength.Most(unit.Convert(high, UnitTable.Month)) : null,
                set.LowOpen,
                set.HighOpen);
        return rest is not { } more ? days : Interval.Create(days.Low + more.Low, days.High + more.High, days.LowOpen, days.HighOpen);
    }
}
