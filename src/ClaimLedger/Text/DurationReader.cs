namespace ClaimLedger.Text;

/// <summary>Reads lengths of time into days: six weeks; month-long; a day and a half; two years and three months.</summary>
internal sealed class DurationReader(TokenReader reader, ValueContext context) : AmountReader(reader, context)
{
    private readonly Unit? _wanted = UnitTable.OfQuestion(context.Unit) is { IsTime: true } unit ? unit : null;

    protected override bool TryReadOperand(bool joinsAnd, out Operand operand)
    {
        operand = default;
        var start = Reader.Position;
        var offset = Reader.Offset;
        if (Reader.Is("the") && Reader.Peek(1).Text is "past" or "last" or "next" or "first")
            Reader.Position += 2;
        if (!TryReadPart(joinsAnd, out var number, out var unit))
        {
            Reader.Position = start;
            return false;
        }
        operand = new Operand(number, unit, offset);
        if (unit is not null)
            TakeMoreParts(ref operand);
        return true;
    }

    protected override bool NounsMayFollow(in Operand operand) => operand.Unit is not null;

    protected override bool TryReadVague(out string row, out decimal scale, out Unit? unit)
    {
        var start = Reader.Position;
        scale = 1;
        if (Reader.TryTake(Hedges.Instead, out row))
        {
            var rowEnd = Reader.Position;
            if (NumberReader.TryTakeMultiplier(Reader, out var multiplier))
                scale = multiplier;
            else
                Reader.Position = rowEnd;
            Reader.TryTake("of");
            if (TryTakeTime(out unit))
                return true;
            if (_wanted is not null)
            {
                unit = _wanted;
                return true;
            }
            Fail(Complaints.NoTimeUnit(Context, Reader.Offset));
            return false;
        }
        // "Weeks", "months of talks": more than one.
        if (IsPlural(Reader.Current.Text) && TryTakeTime(out unit) && Context.Readings.Find($"bare-{unit!.Name}") is { } bare)
        {
            row = bare.Id;
            return true;
        }
        Reader.Position = start;
        unit = null;
        return false;
    }

    protected override string PlainRow(in Operand operand) =>
        operand is { Number.Value: 1, Unit.IsCalendarTime: true } ? "calendar-unit" : "duration";

    protected override TwoSets? Evaluate(Reading row, in Operand operand, decimal scale = 1)
    {
        if ((operand.Unit ?? _wanted) is not { } unit)
        {
            Fail(Complaints.NoTimeUnit(Context, operand.Offset));
            return null;
        }
        if (row.LiteralSet.Evaluate(operand.Number.Value, operand.Number.Granularity) is not { } literal)
            return FailEmpty(operand.Offset);
        var usual = row.UsualSet.Evaluate(operand.Number.Value, operand.Number.Granularity) ?? literal;
        return new TwoSets(ToDays(literal, unit, scale, operand.Rest), ToDays(usual, unit, scale, operand.Rest));
    }

    protected override TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands) => sets;

    protected override decimal? InQuestionTerms(in Operand operand) =>
        (operand.Unit ?? _wanted) is { IsExactTime: true } unit && operand.Rest is null ? unit.Convert(operand.Number.Value, UnitTable.Day) : null;

    private bool TryReadPart(bool joinsAnd, out WrittenNumber number, out Unit? unit)
    {
        var start = Reader.Position;
        // "An hour", "the month", "month-long", "half a day", "half an hour".
        if ((Reader.TryTake("a") || Reader.TryTake("an") || Reader.TryTake("the") || Reader.TryTake("one") || Reader.TryTake("full")) && TryTakeTime(out unit))
        {
            number = new WrittenNumber(1, 1);
            TakeLong();
            TakeAndAHalf(ref number);
            return true;
        }
        Reader.Position = start;
        if (TryTakeTime(out unit) && (TakeLong() || IsLongWord(Reader.Tokens[Reader.Position - 1].Text)))
        {
            number = new WrittenNumber(1, 1);
            return true;
        }
        Reader.Position = start;
        // "A six-week truce".
        if (Reader.Is("a") && (Reader.Peek(2).Is("-") || Reader.Peek(3).Is("-")))
            Reader.Position++;
        if (!NumberReader.TryRead(Reader, out number, IsAtTime, joinsAnd))
        {
            Reader.Position = start;
            return false;
        }
        if (number.Form == NumberForm.Fraction)
        {
            number = WrittenNumber.Of(number.Value) with { Form = NumberForm.Fraction };
            Reader.TryTake("of");
            if (!Reader.TryTake("a"))
                Reader.TryTake("an");
        }
        var afterNumber = Reader.Position;
        if (Reader.Is("-") && Reader.Current.IsGlued)
            Reader.Position++;
        if (!TryTakeTime(out unit))
        {
            Reader.Position = afterNumber;
            return true;
        }
        TakeLong();
        TakeAndAHalf(ref number);
        return true;
    }

    // "Two years and three months", "1 hour 20 minutes": from larger to smaller units.
    private void TakeMoreParts(ref Operand operand)
    {
        while (operand.Unit is { } unit && unit.Name != "second")
        {
            var before = Reader.Position;
            Reader.TryTake(",");
            Reader.TryTake("and");
            if (!TryReadPart(joinsAnd: true, out var number, out var smaller) || smaller is null || !IsSmaller(smaller, unit))
            {
                Reader.Position = before;
                return;
            }
            operand = smaller.Dimension == unit.Dimension
                ? operand with { Number = WrittenNumber.Of(unit.Convert(operand.Number.Value, smaller) + number.Value), Unit = smaller }
                : operand with { Number = number, Unit = smaller, Rest = ToDays(Interval.Point(operand.Number.Value), unit, 1, operand.Rest) };
        }
    }

    private static bool IsSmaller(Unit unit, Unit than) => unit.Dimension == than.Dimension
        ? unit.Numerator < than.Numerator
        : unit.IsExactTime && than.IsCalendarTime;

    private bool TakeLong()
    {
        var before = Reader.Position;
        Reader.TryTake("-");
        if (Reader.TryTake("long"))
            return true;
        Reader.Position = before;
        return false;
    }

    private void TakeAndAHalf(ref WrittenNumber number)
    {
        if (number.IsWhole && Reader.TryTake("and", "a", "half"))
            number = WrittenNumber.Of(number.Value + 0.5m);
        else if (number.IsWhole && Reader.TryTake("and", "a", "quarter"))
            number = WrittenNumber.Of(number.Value + 0.25m);
    }

    private bool TryTakeTime(out Unit? unit)
    {
        if (Reader.TryTake(UnitTable.AllPhrases, out var found, each => each.IsTime))
        {
            unit = found;
            if (Reader.Is("'") && Reader.Current.IsGlued)
                Reader.Position++;
            return true;
        }
        // "A month's pause".
        if (Reader.Current is { Kind: TokenKind.Word, Text: [.. var stem, '\'', 's'] } && UnitTable.Phrases.TryMatch([Reader.Current.As(stem)], 0, out found, out _, each => each.IsTime))
        {
            Reader.Position++;
            unit = found;
            return true;
        }
        unit = null;
        return false;
    }

    private bool IsAtTime(TokenReader at) => UnitTable.AllPhrases.TryMatch(at.Tokens, at.Position, out _, out _, each => each.IsTime);

    private static bool IsPlural(string word) => word is "seconds" or "minutes" or "hours" or "days" or "weeks" or "months" or "years" or "decades" or "centuries";

    private static bool IsLongWord(string word) => word.Length > 4 && word.EndsWith("long", StringComparison.Ordinal);

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
