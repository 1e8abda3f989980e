using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads hedged amounts and spans in running text, in whichever unit is named.</summary>
internal sealed class RunningAmountReader(TokenReader reader, ValueContext context, RunningOperandReader operands, ScanOptions options) : AmountReader(reader, context)
{
    private RunningOperand _first;
    private RunningOperand _last;

    /// <summary>The kind of what was read.</summary>
    public QuantityKinds Kind { get; private set; }

    /// <summary>The unit of what was read; null where there is none.</summary>
    public Unit? Unit { get; private set; }

    /// <summary>The first token of the number itself.</summary>
    public int CoreStart { get; private set; } = -1;

    /// <summary>The token behind the number itself; behind the second number of a span.</summary>
    public int CoreEnd => _last.Start > _first.Start && _last.End <= Reader.Position ? _last.End : _first.Number.Start < 0 ? Reader.Position : _first.End;

    /// <summary>Whether the number was written in digits.</summary>
    public bool IsDigits => _first.Number.IsDigits;

    /// <summary>Reads one number with its unit, and neither hedges nor spans.</summary>
    public Value.Range? ReadAlone(string words)
    {
        if (!TryReadOperand(joinsAnd: true, out var operand))
            return null;
        var row = PlainRow(operand);
        return Evaluate(Context.Readings.Row(row), operand) is { } sets && Settle(sets, operand) is { } settled
            ? new Value.Range(words, settled.Literal, settled.Usual, operand.Number.Value, row)
            : null;
    }

    protected override bool TryReadOperand(bool joinsAnd, out Operand operand)
    {
        operand = default;
        var offset = Reader.Offset;
        if (!operands.TryRead(Reader.Position, joinsAnd, options.ReadsHedges, out var found))
            return false;
        if (CoreStart < 0)
        {
            CoreStart = found.Start;
            _first = found;
            Kind = found.Kind;
            Unit = found.Unit;
        }
        else
        {
            _last = found;
        }
        Reader.Position = found.End;
        operand = new Operand(found.Number.Number, found.Unit, offset);
        return true;
    }

    protected override bool CanSpan(in Operand low, in Operand high)
    {
        var joins = low.Unit is null || high.Unit is null || low.Unit.Dimension == high.Unit.Dimension;
        // "1995-01" is no span.
        if (Reader.Tokens[_last.Start] is { Kind: TokenKind.Number, Text: ['0', not '.', ..] })
            return false;
        if (low.Unit is not null && high.Unit is null && !low.Unit.IsMoney && Kind != QuantityKinds.Age)
            joins = false;
        if (_first.Kind == QuantityKinds.Ordinal != (_last.Kind == QuantityKinds.Ordinal) || low.Unit is null && high.Unit is not null && _first.Kind == QuantityKinds.Share)
            joins = false;
        if (!joins)
            return false;
        if (low.Unit is null && high.Unit is not null)
        {
            Unit = high.Unit;
            Kind = _last.Kind;
        }
        return true;
    }

    protected override bool MayBound() => CanSpan(new Operand(_first.Number.Number, _first.Unit, 0), new Operand(_last.Number.Number, _last.Unit, 0));

    protected override bool MayFall => true;

    protected override string? TakeCloser(string? row)
    {
        if (row is "more-than" or "fewer-than" && Reader.Is("or") && Reader.Peek(1).Is("equal"))
        {
            var before = Reader.Position;
            Reader.Position += 2;
            if ((Reader.Is("to") || Reader.Is("than")) && NumberReader.StartsAt(Reader.Peek(1)))
            {
                Reader.Position = before;
                return row;
            }
            if (!Reader.TryTake("to"))
                Reader.TryTake("than");
            return row == "more-than" ? "at-least" : "up-to";
        }
        if (row is "exactly" or "about")
        {
            var before = Reader.Position;
            if (Reader.TryTake(Hedges.After, out var after))
            {
                if (!Reader.Peek(-1).Is("than") || !NumberReader.StartsAt(Reader.Current))
                    return after;
                Reader.Position = before;
            }
        }
        return row;
    }

    protected override bool TryReadVague(out string row, out decimal scale, out Unit? unit)
    {
        row = "";
        scale = 1;
        unit = null;
        if (!options.ReadsHedges || !Reader.IsAt(Hedges.Instead))
            return false;
        var start = Reader.Position;
        Reader.TryTake(Hedges.Instead, out row);
        var end = Reader.Position;
        if (NumberReader.TryTakeMultiplier(Reader, out var multiplier))
            scale = multiplier;
        else
            Reader.Position = end;
        end = Reader.Position;
        if (operands.TryReadUnit(Reader.Is("of") ? end + 1 : end, out var found, out var afterUnit))
        {
            unit = found;
            Reader.Position = afterUnit;
        }
        else if (!IsCounted(Reader.Tokens[start].Text, row))
        {
            Reader.Position = start;
            return false;
        }
        if (unit is null && (options.Kinds & QuantityKinds.Number) == QuantityKinds.None)
        {
            Reader.Position = start;
            return false;
        }
        CoreStart = start;
        _first = new RunningOperand(new ReadNumber(default, -1, Reader.Position, false), unit, QuantityKinds.Number, start, Reader.Position);
        Unit = unit;
        Kind = unit is null ? QuantityKinds.Number : RunningUnitReader.KindOf(unit);
        return true;
    }

    // "He scores" and "a couple were killed" count nothing.
    private bool IsCounted(string first, string row) => row switch
    {
        "scores" or "tens" => Reader.Is("of"),
        "a-couple" => Reader.Peek(-1).Is("of") || Reader.Is("of") || Reader.Current.Kind != TokenKind.Word || Reader.Current.Text[^1] == 's' || Reader.Is("more"),
        _ => first.Length > 0,
    };

    protected override string PlainRow(in Operand operand) => (operand.Unit is null && operand.Number.IsWhole, operand.Number) switch
    {
        (true, { Form: NumberForm.Dozens }) => "a-dozen",
        (true, { Value: > -100 and < 100 }) => "count",
        (true, _) when Kind == QuantityKinds.Ordinal => "count",
        (true, _) => "large-count",
        _ when Kind == QuantityKinds.Age => "count",
        _ => "measure",
    };

    protected override TwoSets? Evaluate(Reading row, in Operand operand, decimal scale = 1)
    {
        var number = operand.Number;
        var unit = operand.Unit ?? Unit;
        var signed = unit?.IsSigned == true || number.Value < 0;
        if (row.LiteralSet.Evaluate(number.Value, number.Granularity, signed) is not { } literal)
            return FailEmpty(operand.Offset);
        var usual = row.UsualSet.Evaluate(number.Value, number.Granularity, signed) ?? literal;
        if (scale != 1)
            (literal, usual) = (literal.Scale(scale), usual.Scale(scale));
        if (Kind == QuantityKinds.Age && unit is { IsTime: true })
            return new TwoSets(DurationReader.ToDays(literal, unit, 1, null), DurationReader.ToDays(usual, unit, 1, null));
        // The second number of a span decides, as in "900 m to 2 km" the first is of the same dimension.
        if (unit is not null && Unit is not null && unit != Unit && unit.Dimension == Unit.Dimension)
            return new TwoSets(unit.Convert(literal, Unit), unit.Convert(usual, Unit));
        return new TwoSets(literal, usual);
    }

    protected override TwoSets? Settle(TwoSets sets, params ReadOnlySpan<Operand> operands)
    {
        foreach (var operand in operands)
        {
            if (Unit is not null || operand.Unit is not null || !operand.Number.IsWhole)
                return sets;
        }
        if (WholeNumbers.In(sets.Literal) is not { } literal)
            return sets;
        return new TwoSets(literal, WholeNumbers.In(sets.Usual) ?? literal);
    }

    protected override decimal? InQuestionTerms(in Operand operand) => operand.Number.Value;

    protected override bool NounsMayFollow(in Operand operand) => false;
}
