namespace ClaimLedger.Text;

/// <summary>Reads lengths of time into days: six weeks; month-long; a day and a half; two years and three months.</summary>
/// <param name="reader">Where to read.</param>
/// <param name="context">The question's unit, where it has one.</param>
/// <param name="style">
/// Where the words stand: in running text an article before them is none of theirs, and looser forms are read as well ("1 hour thirty", "2
/// days 1 month").
/// </param>
internal sealed class DurationReader(TokenReader reader, ValueContext context, TextStyle style = TextStyle.Value)
    : AmountReader(reader, context, new DurationMeaning(context))
{
    private readonly bool _isRunning = style == TextStyle.RunningText;

    private static readonly PhraseTable<bool> Wholes = DateWords.Phrases("one-whole");

    // Words between a number and its unit that leave the length as it is: "two more weeks".
    private static readonly PhraseTable<bool> Additions = DateWords.Phrases("addition");

    private static readonly WordSet Plurals = DateWords.Words("plural-of-time");

    private static readonly WordSet ClauseEnds = DateWords.Words("clause-end");
    private static readonly WordSet WhichLength = DateWords.Words("which-length");

    private readonly Unit? _wanted = UnitTable.OfQuestion(context.Unit) is { IsTime: true } unit ? unit : null;

    /// <summary>The number and unit where the words hold one; of a span the last. Null for "weeks".</summary>
    public WrittenNumber? Number { get; private set; }

    /// <summary>The unit that is named; of several, as in "a year and two days", the last.</summary>
    public Unit? NamedUnit { get; private set; }

    /// <summary>Whether two kinds of unit are named that have no common one: "a month and two days".</summary>
    public bool IsMixed { get; private set; }

    /// <summary>Index of the first token behind hedges; -1 where none was read.</summary>
    public int CoreStart { get; private set; } = -1;

    /// <summary>Index behind the last token that is no hedge.</summary>
    public int CoreEnd { get; private set; }

    protected override bool TryReadOperand(bool joinsAnd, out Operand operand)
    {
        operand = null!;
        var start = Reader.Position;
        var offset = Reader.Offset;
        if (!_isRunning && Reader.Is("the") && WhichLength.Contains(Reader.Peek(1)))
            Reader.Position += 2;
        if (!TryReadPart(joinsAnd, out var number, out var unit))
        {
            Reader.Position = start;
            return false;
        }
        if (!_isRunning && number.Value < 0)
        {
            Fail(Complaints.BackwardsInTime(offset));
            return false;
        }
        // "The three weeks to 12 May" is no span of lengths.
        if (_isRunning && unit is null && NamedUnit is not null)
        {
            Reader.Position = start;
            return false;
        }
        operand = new Operand(number, unit, offset);
        if (unit is not null)
            TakeMoreParts(ref operand);
        Note(start, operand.Unit);
        Number = operand.Number;
        IsMixed = operand.Rest is not null;
        return true;
    }

    private void Note(int start, Unit? unit)
    {
        if (CoreStart < 0)
            CoreStart = start;
        CoreEnd = Reader.Position;
        NamedUnit = unit ?? NamedUnit;
    }

    protected override bool TellsChange(int start, int link, Operand low, Operand high)
    {
        if (!_isRunning || !Change.Parts(Reader.Tokens, start, link, Reader.Position, low, high))
            return false;
        (Number, IsMixed, CoreEnd) = (low.Number, low.Rest is not null, link);
        return true;
    }

    protected override bool NounsMayFollow(Operand operand) => operand.Unit is not null;

    protected override bool TryReadVague(out string row, out decimal scale, out Unit? unit)
    {
        var start = Reader.Position;
        scale = 1;
        if (Reader.TryTake(Hedges.Instead, out row))
        {
            scale = NumberReader.TakeMultiplier(Reader);
            Reader.TryTake("of");
            if (TryTakeTime(out unit))
            {
                Note(start, unit);
                return true;
            }
            if (_wanted is not null)
            {
                unit = _wanted;
                return true;
            }
            Fail(Complaints.NoTimeUnit(Context, Reader.Offset));
            return false;
        }
        if (_isRunning && TryReadFew(start, out row, out unit))
            return true;
        // "Weeks", "months of talks": more than one.
        if (Plurals.Contains(Reader.Current) && TryTakeTime(out unit) && Context.Readings.Find($"bare-{unit!.Name}") is { } bare)
        {
            row = bare.Id;
            TakeLong();
            Note(start, unit);
            return true;
        }
        Reader.Position = start;
        unit = null;
        return false;
    }

    // "Few hours" are a few; "some days" are days.
    private bool TryReadFew(int start, out string row, out Unit? unit)
    {
        row = "";
        unit = null;
        var isFew = Reader.TryTake("few");
        if ((isFew || Reader.TryTake("some")) && Plurals.Contains(Reader.Current) && TryTakeTime(out unit)
            && Context.Readings.Find(isFew ? "a-few" : $"bare-{unit!.Name}") is { } reading)
        {
            row = reading.Id;
            Note(start, unit);
            return true;
        }
        Reader.Position = start;
        unit = null;
        return false;
    }

    private bool TryReadPart(bool joinsAnd, out WrittenNumber number, out Unit? unit)
    {
        var start = Reader.Position;
        // "An hour", "the month", "month-long", "half a day", "half an hour".
        if (TryTakeWhole() && TryTakeTime(out unit))
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
        // "Less than a couple of days".
        if (_isRunning && (Reader.TryTake("a", "couple") || Reader.TryTake("couple")))
        {
            Reader.TryTake("of");
            if (TryTakeTime(out unit))
            {
                number = new WrittenNumber(2, 1);
                return true;
            }
            Reader.Position = start;
        }
        // "A six-week truce".
        if (!_isRunning && Reader.Is("a") && (Reader.Peek(2).Is("-") || Reader.Peek(3).Is("-")))
            Reader.Position++;
        if (!NumberReader.TryRead(Reader, out number, IsAtTime, joinsAnd))
        {
            Reader.Position = start;
            return false;
        }
        TakeFractionOfOne(ref number);
        if (number.Form == NumberForm.Fraction || (_isRunning && !number.IsWhole && Reader.Is("of")))
        {
            number = WrittenNumber.Of(number.Value) with { Form = number.Form };
            Reader.TryTake("of");
            if (!Reader.TryTake("a"))
                Reader.TryTake("an");
        }
        var afterNumber = Reader.Position;
        if (Reader.Is("-") && Reader.Current.IsGlued)
            Reader.Position++;
        else if (_isRunning)
            Reader.TryTake(Additions, out _);
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
            if (!TryReadPart(joinsAnd: true, out var number, out var smaller) || smaller is null
                || !(IsSmaller(smaller, unit) || (_isRunning && smaller != unit && Reader.Tokens[before].Kind == TokenKind.Number)))
            {
                Reader.Position = before;
                if (_isRunning && unit.Name == "hour")
                    TakeMinutes(ref operand);
                return;
            }
            var larger = operand.Number.Value;
            operand = smaller.Dimension == unit.Dimension
                ? operand with { Number = WrittenNumber.Of(unit.Convert(larger, smaller) + number.Value), Unit = smaller }
                : new Operand(number, smaller, operand.Offset, DurationMeaning.ToDays(Interval.Point(larger), unit, 1, operand.Rest));
        }
    }

    // "1 hour thirty", "1h30": minutes, where nothing is counted.
    private void TakeMinutes(ref Operand operand)
    {
        var before = Reader.Position;
        Reader.TryTake("and");
        if (operand is { Rest: null, Unit: { } hour, Number.IsWhole: true } && TryTakeLastMinutes(out var minutes))
        {
            var all = hour.Convert(operand.Number.Value, UnitTable.Minute) + minutes;
            operand = operand with { Number = WrittenNumber.Of(all), Unit = UnitTable.Minute };
            return;
        }
        Reader.Position = before;
    }

    private bool TryTakeLastMinutes(out decimal minutes)
    {
        minutes = 0;
        if (!NumberReader.IsAtNumber(Reader) || !NumberReader.TryRead(Reader, out var number, IsAtTime, joinsAnd: false))
            return false;
        minutes = number.Value;
        return number is { IsWhole: true, Value: >= 1 and <= 59, Form: NumberForm.Plain }
            && (Reader.AtEnd || ClauseEnds.Contains(Reader.Current));
    }

    // "A week", "a whole year", "all day", "full-year": one.
    private bool TryTakeWhole()
    {
        if (!_isRunning)
            return Reader.TryTake("a") || Reader.TryTake("an") || Reader.TryTake("the") || Reader.TryTake("one") || Reader.TryTake("full");
        if (Reader.Is("the") && Reader.Peek(1).Text is not ("whole" or "full"))
            return false;
        if (!Reader.TryTake(Wholes, out _))
            return false;
        if (Reader.Is("-") && Reader.Current.IsGlued)
            Reader.Position++;
        return !Plurals.Contains(Reader.Current);
    }

    // "One and quarter hour", "2 1/2 years".
    private void TakeFractionOfOne(ref WrittenNumber number)
    {
        if (!_isRunning || !number.IsWhole || number.Form != NumberForm.Plain)
            return;
        var before = Reader.Position;
        var and = Reader.TryTake("and");
        if ((and || Reader.Current.Kind == TokenKind.Number) && (NumberReader.IsAtNumber(Reader) || Reader.Is("a") || Reader.Is("an"))
            && NumberReader.TryRead(Reader, out var part, null, joinsAnd: false)
            && part is { Form: NumberForm.Fraction, Value: > 0 and < 1 })
        {
            number = WrittenNumber.Of(number.Value + part.Value);
            return;
        }
        Reader.Position = before;
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
        if (number.IsWhole && (Reader.TryTake("and", "a", "half") || (_isRunning && Reader.TryTake("and", "half"))))
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
        if (Reader.Current is { Kind: TokenKind.Word, Text: [.. var stem, '\'', 's'] }
            && UnitTable.Phrases.TryMatch([Reader.Current.As(stem)], 0, out found, out _, each => each.IsTime))
        {
            Reader.Position++;
            unit = found;
            return true;
        }
        unit = null;
        return false;
    }

    private bool IsAtTime(TokenReader at) => UnitTable.AllPhrases.TryMatch(at.Tokens, at.Position, out _, out _, each => each.IsTime);

    private static bool IsLongWord(string word) => word.Length > 4 && word.EndsWith("long", StringComparison.Ordinal);
}
