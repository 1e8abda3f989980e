namespace ClaimLedger.Text;

/// <summary>Reads counts, measures, sums of money and shares into the question's unit.</summary>
internal sealed class QuantityReader(TokenReader reader, ValueContext context) : AmountReader(reader, context)
{
    private readonly Unit? _wanted = UnitTable.OfQuestion(context.Unit);
    private readonly List<Token> _counted = context.Unit is { } unit ? Tokenizer.Read(unit) : [];

    protected override bool TryReadOperand(bool joinsAnd, out Operand operand)
    {
        operand = default;
        var start = Reader.Position;
        var offset = Reader.Offset;
        Unit? unit = null;
        if (TryTakeMoney(out var money))
            unit = money;

        if (unit is null && TryTakeOne(out operand))
            return true;
        var digits = Reader.Current;
        if (!NumberReader.TryRead(Reader, out var number, IsAtUnit, joinsAnd))
        {
            Reader.Position = start;
            if (digits.Kind is TokenKind.Number or TokenKind.TooLong)
                Fail(Complaints.TooLarge(offset));
            return false;
        }
        if (_wanted is null && unit is null && digits.Kind == TokenKind.Number && number.Scale == 1 && LooksLikeThousands(digits))
        {
            Fail(Complaints.LooksLikeThousands(digits.Text, digits.Start));
            return false;
        }
        if (unit is null)
            unit = TakeUnitAfter(number);
        operand = new Operand(number, unit, offset);
        if (!Fits(ref operand))
            return false;
        TakeSmallerUnits(ref operand);
        return true;
    }

    /// <remarks>"7 leagues" is no number of kilometres: where the question has a unit, nouns follow only a unit.</remarks>
    protected override bool NounsMayFollow(in Operand operand) => _wanted is null || operand.Unit is not null;

    protected override bool TryReadVague(out string row, out decimal scale, out Unit? unit)
    {
        unit = null;
        scale = 1;
        var start = Reader.Position;
        var offset = Reader.Offset;
        if (TryTakeMoney(out var money))
            unit = money;
        if (!Reader.TryTake(Hedges.Instead, out row))
        {
            Reader.Position = start;
            return false;
        }
        var rowEnd = Reader.Position;
        if (NumberReader.TryTakeMultiplier(Reader, out var multiplier))
            scale = multiplier;
        else
            Reader.Position = rowEnd;
        var beforeOf = Reader.Position;
        Reader.TryTake("of");
        unit ??= TakeUnitAfter(new WrittenNumber(2, 1));
        if (unit is null && Reader.Peek(-1).Is("of"))
            Reader.Position = beforeOf;
        var operand = new Operand(new WrittenNumber(2, 1), unit, offset);
        if (!Fits(ref operand))
            return false;
        unit = operand.Unit;
        return true;
    }

    protected override bool TryReadShare(ref Operand operand)
    {
        if (operand.Unit is not null || operand.Number.Form == NumberForm.Fraction || operand.Number.Value <= 0)
            return false;
        var start = Reader.Position;
        var offset = operand.Offset;

        if ((Reader.TryTake("in") || Reader.TryTake("out", "of")) && NumberReader.TryRead(Reader, out var whole) && whole.Value >= operand.Number.Value)
        {
            var share = decimal.Round(operand.Number.Value / whole.Value, Unit.Decimals);
            operand = new Operand(new WrittenNumber(share, share, NumberForm.Fraction), UnitTable.Ratio, offset);
            return Fits(ref operand);
        }
        Reader.Position = start;
        if (Reader.TryTake("to") && operand.Number.Value > 1 && (Reader.TryTake("1") || Reader.TryTake("one")))
        {
            operand = operand with { Unit = _wanted is null ? null : UnitTable.Ratio };
            return Fits(ref operand);
        }
        Reader.Position = start;
        SkipNouns();
        if (Reader.TryTake(RateLinks, out _))
        {
            if (!Reader.TryTake("1"))
                Reader.TryTake("one");
            operand = operand with { Unit = _wanted is null ? null : UnitTable.Ratio };
            return Fits(ref operand);
        }
        Reader.Position = start;
        return false;
    }

    protected override string PlainRow(in Operand operand) => (IsCount(operand), operand.Number) switch
    {
        (true, { Form: NumberForm.Dozens }) => "a-dozen",
        (true, { Value: > -100 and < 100 }) => "count",
        (true, _) => "large-count",
        _ => "measure",
    };

    protected override TwoSets? Evaluate(Reading row, in Operand operand, decimal scale = 1)
    {
        var unit = operand.Unit ?? _wanted;
        var number = operand.Number;
        var signed = unit?.IsSigned == true;
        if (row.LiteralSet.Evaluate(number.Value, number.Granularity, signed) is not { } literal)
            return FailEmpty(operand.Offset);
        // What is usually meant can hold nothing only at the edge of the line: then the letter stands.
        var usual = row.UsualSet.Evaluate(number.Value, number.Granularity, signed) ?? literal;
        return new TwoSets(ToQuestion(literal, unit, scale), ToQuestion(usual, unit, scale));
    }

    protected override TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (!IsCount(operand))
                return sets;
        }
        if (WholeNumbers.In(sets.Literal) is not { } literal)
            return null;
        // Whatever is usually meant is allowed by the letter, except that plain numbers reach round themselves.
        return new TwoSets(literal, WholeNumbers.In(sets.Usual) ?? literal);
    }

    protected override decimal? InQuestionTerms(in Operand operand) =>
        operand.Unit is { } unit && _wanted is not null ? unit.Convert(operand.Number.Value, _wanted)
        : operand.Unit == UnitTable.Percent ? operand.Number.Value / 100
        : operand.Number.Value;

    private bool IsCount(in Operand operand) => _wanted is null && operand.Unit is null && operand.Number.IsWhole;

    private Interval ToQuestion(Interval set, Unit? unit, decimal scale)
    {
        if (scale != 1)
            set = set.Scale(scale);
        var wanted = _wanted ?? (unit?.IsShare == true ? UnitTable.Ratio : null);
        return unit is null || wanted is null ? set : unit.Convert(set, wanted);
    }

    private bool IsAtUnit(TokenReader at) => _wanted is not null && UnitTable.AllPhrases.TryMatch(at.Tokens, at.Position, out _, out _, each => each.Dimension == _wanted.Dimension);

    // Currencies that only their question tells from words ("SEK", "PEN") are read where it asks for them.
    private bool TryTakeMoney(out Unit money) =>
        (_wanted?.IsMoney == true && Reader.TryTake(UnitTable.AllPhrases, out money, each => each == _wanted)) || Reader.TryTake(UnitTable.Phrases, out money, each => each.IsMoney);

    // "A kilometre", where kilometres are asked for.
    private bool TryTakeOne(out Operand operand)
    {
        var start = Reader.Position;
        var offset = Reader.Offset;
        operand = default;
        if (_wanted is not null && !_wanted.IsShare && (Reader.TryTake("a") || Reader.TryTake("an"))
            && Reader.TryTake(UnitTable.Phrases, out var unit, each => each.Dimension == _wanted.Dimension))
        {
            operand = new Operand(new WrittenNumber(1, 1), unit, offset);
            return true;
        }
        Reader.Position = start;
        return false;
    }

    // "7 feet 10 inches".
    private void TakeSmallerUnits(ref Operand operand)
    {
        while (operand.Unit is { IsMoney: false, IsShare: false, IsSigned: false } unit)
        {
            var before = Reader.Position;
            Reader.TryTake(",");
            Reader.TryTake("and");
            if (!NumberReader.TryRead(Reader, out var number, IsAtUnit) || !UnitTable.TryTake(Reader, unit, out var smaller)
                || smaller.Dimension != unit.Dimension || smaller.Numerator * unit.Denominator >= unit.Numerator * smaller.Denominator)
            {
                Reader.Position = before;
                return;
            }
            operand = operand with { Number = WrittenNumber.Of(unit.Convert(operand.Number.Value, smaller) + number.Value), Unit = smaller };
        }
    }

    private Unit? TakeUnitAfter(WrittenNumber number)
    {
        var start = Reader.Position;
        if (TakeCounted())
            return _wanted;
        if (number.Form == NumberForm.Fraction && (Reader.TryTake("a") || Reader.TryTake("an") || Reader.TryTake("of", "a")) && UnitTable.TryTake(Reader, _wanted, out var part))
            return part;
        Reader.Position = start;
        if (Reader.Is("-") && Reader.Current.IsGlued)
            Reader.Position++;
        if (UnitTable.TryTake(Reader, _wanted, out var unit))
        {
            if (Reader.Is(".") && Reader.Current.IsGlued && Reader.Tokens[Reader.Position - 1].Length <= 3)
                Reader.Position++;
            return unit;
        }
        Reader.Position = start;
        // Degrees of what, the question says.
        if (_wanted?.IsSigned == true && (Reader.TryTake("degrees") || Reader.TryTake("degree") || Reader.TryTake("°")))
            return _wanted;
        return number.Form == NumberForm.Fraction ? UnitTable.Ratio : null;
    }

    // The very words of the question's unit, whatever they are: "trucks a day".
    private bool TakeCounted()
    {
        if (_wanted is not null || _counted.Count == 0)
            return false;
        for (var index = 0; index < _counted.Count; index++)
        {
            if (!SameWord(Reader.Peek(index).Text, _counted[index].Text))
                return false;
        }
        Reader.Position += _counted.Count;
        return true;

        static bool SameWord(string left, string right) => left == right || (left is "a" or "per" or "each" or "an" && right is "a" or "per" or "each" or "an");
    }

    private bool Fits(ref Operand operand)
    {
        if (operand.Unit is not { } unit || unit.Dimension == _wanted?.Dimension)
            return true;
        if (_wanted is null && unit.IsShare && string.IsNullOrWhiteSpace(Context.Unit))
            return true;
        Fail(Complaints.OtherDimension(unit.Description, _wanted?.Description ?? Context.Unit, Context, operand.Offset));
        return false;
    }

    private static bool LooksLikeThousands(Token digits)
    {
        var point = digits.Text.IndexOf('.');
        return point is >= 1 and <= 3 && digits.Text.Length - point == 4 && digits.Text[0] != '0';
    }
}
