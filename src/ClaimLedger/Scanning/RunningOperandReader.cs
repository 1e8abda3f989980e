using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>A number with whatever unit it has in running text.</summary>
internal readonly record struct RunningOperand(ReadNumber Number, Unit? Unit, QuantityKinds Kind, int Start, int End);

/// <summary>Reads a number with its unit in running text: 5 km; $800 million; 37 °C; one in five; 25 years old; 42nd.</summary>
internal sealed class RunningOperandReader(string text, List<Token> tokens, ScanOptions options)
{

    private readonly RunningUnitReader _units = new(text, tokens, options.Kinds);
    private readonly NumberText _text = new(tokens, options.ReadsHedges && Has(options, QuantityKinds.Ordinal) ? NumberStyle.TextWithPlaces : NumberStyle.RunningText);

    /// <summary>The number with its unit at <paramref name="position"/>, of a kind that is looked for; with <paramref name="bare"/> also one without a unit, which the second of a span may bring.</summary>
    public bool TryRead(int position, bool joinsAnd, bool bare, out RunningOperand operand)
    {
        operand = default;
        if (Has(options, QuantityKinds.Age) && TryReadAgeWord(position, out operand))
            return true;
        if (_units.TryReadMoneyBefore(position, out var money, out var afterSign) && TryReadMoney(position, money, afterSign, joinsAnd, out operand))
            return true;
        // "Convert - 20 degrees": a spaced hyphen behind a word is a minus of temperatures alone.
        if (At(position) is { Text: "-", IsGlued: false } && At(position + 1) is { Kind: TokenKind.Number, IsGlued: false } && At(position - 1).Kind == TokenKind.Word
            && NumberReader.TryRead(_text, position + 1, out var cold) && TryReadMeasured(position + 1, cold, false, out operand) && operand.Unit?.IsSigned == true)
        {
            operand = operand with { Start = position, Number = operand.Number with { Start = position, Number = operand.Number.Number with { Value = -operand.Number.Number.Value } } };
            return true;
        }
        var place = default(ReadNumber);
        var hasPlace = Has(options, QuantityKinds.Ordinal) && TryReadPlace(position, out place);
        if (NumberReader.TryRead(_text, position, out var number, isMoney: false, joinsAnd) && number.End > place.End && TryReadMeasured(position, number, bare, out operand))
            return true;
        if (hasPlace)
        {
            operand = new RunningOperand(place, null, QuantityKinds.Ordinal, position, place.End);
            return !(At(place.End).Is("to") && At(place.End + 1).Text is "last" or "none");
        }
        return TryReadPart(position, out operand) || TryReadOne(position, out operand);
    }

    /// <summary>The unit behind words such as "hundreds" and "a couple of".</summary>
    public bool TryReadUnit(int position, out Unit unit, out int end) =>
        _units.TryReadAfter(position, new ReadNumber(new WrittenNumber(2, 1), position, position, false), out unit, out end);

    private bool TryReadMoney(int start, Unit money, int position, bool joinsAnd, out RunningOperand operand)
    {
        operand = default;
        var negative = At(position).Is("-") && At(position).IsGlued && At(position + 1).IsGlued;
        if (negative)
            position++;
        if (!NumberReader.TryRead(_text, position, out var number, isMoney: true, joinsAnd) || At(position).Text is "a" or "an" or "-")
            return false;
        if (At(position - 1).Kind != TokenKind.Symbol && !number.IsDigits)
            return false;
        if (_units.TryReadMillions(start, out var millions, out _) && millions == money && At(start).Length == 4)
            number = number with { Number = number.Number.Times(1_000_000) };
        if (negative)
            number = number with { Number = number.Number with { Value = -number.Number.Value } };
        var end = number.End;
        // "$5 US", "C$5 Canadian" repeat nothing; "US$3 and fourteen" has cents.
        TakeParts(ref number, money, ref end);
        var unit = money;
        TakeRate(ref unit, ref end);
        operand = new RunningOperand(number with { Start = start, End = end }, unit, QuantityKinds.Money, start, end);
        return true;
    }

    private void TakeRate(ref Unit unit, ref int end)
    {
        if (_units.TryReadRate(end, unit, out var rate, out var after))
            (unit, end) = (rate, after);
    }

    private bool TryReadMeasured(int position, ReadNumber number, bool bare, out RunningOperand operand)
    {
        operand = default;
        if (Has(options, QuantityKinds.Age) && TryReadAge(number, out var age, out var afterAge))
        {
            operand = new RunningOperand(number, age, QuantityKinds.Age, position, afterAge);
            return true;
        }
        var at = number.End;
        // "Half a mile", "a third of an inch".
        if (number.Number.Form == NumberForm.Fraction && !number.IsDigits)
        {
            var linked = At(at).Text == "of" ? at + 1 : at;
            if (At(linked).Text is "a" or "an")
                linked++;
            if (linked > at && _units.TryReadAfter(linked, number, out var part, out var afterPart) && !part.IsShare)
            {
                operand = new RunningOperand(number, part, RunningUnitReader.KindOf(part), position, afterPart);
                return true;
            }
        }
        var isName = At(position).IsGlued && At(position - 1) is { Text: "-", IsGlued: true } && At(position - 2).Kind == TokenKind.Word && !At(position - 2).IsGlued;
        if (!isName && _units.TryReadAfter(at, number, out var unit, out var end))
        {
            if (unit.IsMoney && !unit.IsMoneyPart && At(end) is { Kind: TokenKind.Word } scale && scale.Text is "million" or "billion" or "trillion" && number.Number.Scale == 1)
            {
                number = number with { Number = number.Number.Times(At(end).Text switch { "million" => 1_000_000m, "billion" => 1_000_000_000m, _ => 1_000_000_000_000m }) };
                end++;
            }
            return Accept(position, number, unit, end, out operand);
        }
        if (Has(options, QuantityKinds.Money) && _units.TryReadMillions(at, out unit, out end))
            return Accept(position, number with { Number = number.Number.Times(1_000_000) }, unit, end, out operand);
        if (Has(options, QuantityKinds.Share) && TryReadShare(number, out var share, out end))
        {
            operand = new RunningOperand(number with { Number = share, End = end }, UnitTable.Ratio, QuantityKinds.Share, position, end);
            return true;
        }
        if (Has(options, QuantityKinds.Measure) && At(at).Is("below") && At(at + 1).Is("zero") && UnitTable.Find("°") is { } degree)
        {
            operand = new RunningOperand(number with { Number = number.Number with { Value = -number.Number.Value } }, degree, QuantityKinds.Measure, position, at + 2);
            return true;
        }
        if (At(position) is { Kind: TokenKind.Number } or { Text: "-" } && At(number.End) is { IsGlued: true, Kind: TokenKind.Word } letters && At(number.End - 1).Kind == TokenKind.Number)
        {
            // "180ml", "11pm": part of a word, but not where "s" or "th" makes years and places of it.
            if (letters.Text is not "x")
                return false;
        }
        var isShare = number.Number.Form == NumberForm.Fraction && Has(options, QuantityKinds.Share);
        if (!isShare && !bare && !Has(options, QuantityKinds.Number))
            return false;
        var behind = number.End;
        if (options.ReadsHedges)
            TakeRepeated(number.Number.Value, ref behind);
        // "8- to 16-metre".
        if (options.ReadsHedges && At(behind) is { Text: "-", IsGlued: true } && At(behind + 1) is { Text: "to" or "or", IsGlued: false })
            behind++;
        operand = new RunningOperand(number, isShare ? UnitTable.Ratio : null, isShare ? QuantityKinds.Share : QuantityKinds.Number, position, behind);
        return true;
    }

    private bool TryReadPlace(int position, out ReadNumber place)
    {
        place = Ordinals.Read(_text, position) ?? default;
        return place.End > 0;
    }

    // "Forty-five (45)".
    private void TakeRepeated(decimal value, ref int end)
    {
        if (At(end).Is("(") && NumberReader.TryRead(_text, end + 1, out var again) && again.Number.Value == value && At(again.End).Is(")"))
            end = again.End + 1;
    }

    private bool Accept(int position, ReadNumber number, Unit unit, int end, out RunningOperand operand)
    {
        if (unit.IsMoney)
            TakeParts(ref number, unit, ref end);
        else
            TakeSmaller(ref number, unit, ref end);
        if (unit.Dimension.StartsWith("temperature", StringComparison.Ordinal) && At(end).Is("below") && At(end + 1).Is("zero"))
        {
            number = number with { Number = number.Number with { Value = -number.Number.Value } };
            end += 2;
        }
        operand = new RunningOperand(number with { End = end }, unit, unit.Dimension.Contains(" per ", StringComparison.Ordinal) && unit.IsMoney ? QuantityKinds.Money : RunningUnitReader.KindOf(unit), position, end);
        return true;
    }

    // "7 feet 10 inches", "2 km and 1 meter".
    private void TakeSmaller(ref ReadNumber number, Unit unit, ref int end)
    {
        if (unit.Dimension is not ("length" or "mass" or "volume" or "area" or "angle") || number.Number.Value < 0)
            return;
        var smallest = unit;
        while (true)
        {
            var at = end;
            if (At(at).Is(","))
                at++;
            if (At(at).Is("and"))
                at++;
            if (!NumberReader.TryRead(_text, at, out var next, joinsAnd: false) || At(at).Text is "a" or "an" || next.Number.Value < 0
                || !_units.TryReadSmaller(next.End, next, smallest, out var smaller, out var after))
                return;
            number = number with { Number = WrittenNumber.Of(decimal.Round(number.Number.Value + smaller.Convert(next.Number.Value, unit), Unit.Decimals)) };
            smallest = smaller;
            end = after;
        }
    }

    // "3 dollars 50 cents", "$20 and 43c", "twenty rupees 43".
    private void TakeParts(ref ReadNumber number, Unit unit, ref int end)
    {
        if (unit.IsMoneyPart || !unit.IsMoney || !number.Number.IsWhole || number.Number.Scale >= 1_000_000 || unit.Dimension.Contains(" per ", StringComparison.Ordinal))
            return;
        var at = end;
        var linked = false;
        if (At(at).Text is "," or "and")
        {
            linked = At(at).Is("and");
            at++;
        }
        if (At(at).Text is "a" or "an" or "-" || At(at).IsGlued || !NumberReader.TryRead(_text, at, out var next, joinsAnd: false) || next.Number.Value is < 1 or > 99 || !next.Number.IsWhole)
            return;
        if (_units.TryReadSmaller(next.End, next, unit, out var part, out var after))
        {
            number = number with { Number = WrittenNumber.Of(number.Number.Value + next.Number.Value / part.Denominator) };
            end = after;
            return;
        }
        // A bare number is of cents only where nothing else can follow it: no noun, unit or further number.
        var behind = At(next.End);
        var isBare = behind.Kind == TokenKind.Symbol && behind.Text is "" or "." or "," or "!" or "?" or ";" or ")" && !(At(next.End + 1).IsGlued && behind.Text.Length > 0);
        if (!At(end).Is(",") && isBare && (linked || !next.IsDigits || At(at).Text.Length == 2) && (linked || number.IsDigits == next.IsDigits || next.IsDigits))
        {
            number = number with { Number = WrittenNumber.Of(number.Number.Value + next.Number.Value / 100) };
            end = next.End;
        }
    }

    // "One in five", "two out of three": of a whole that is no year and has no unit.
    private bool TryReadShare(in ReadNumber number, out WrittenNumber share, out int end)
    {
        share = default;
        end = number.End;
        var at = number.End;
        if (At(at).Is("in"))
            at++;
        else if (At(at).Is("out") && At(at + 1).Is("of"))
            at += 2;
        else
            return false;
        if (number.Number is not { Form: NumberForm.Plain, Value: > 0 } || (!number.Number.IsWhole && At(at - 1).Is("in")) || !NumberReader.TryRead(_text, at, out var whole, joinsAnd: true) || At(at).Text is "a" or "an")
            return false;
        var isOut = At(at - 1).Is("of");
        if (!whole.Number.IsWhole || whole.Number.Value <= number.Number.Value || (!isOut && (number.Number.Value > 20 || whole.IsDigits && whole.Number.Value is >= 1000 and < 2200 && At(at).Length == 4))
            || At(whole.End).IsGlued && At(whole.End).Kind == TokenKind.Word)
            return false;
        if (!isOut && UnitTable.InText.TryMatch(tokens, whole.End, out _, out _, static each => each.Unit.IsTime || !each.IsWeak))
            return false;
        var value = decimal.Round(number.Number.Value / whole.Number.Value, 20);
        share = new WrittenNumber(value, value, NumberForm.Fraction);
        end = whole.End;
        return true;
    }

    // "25 years old", "a 7-year-old", "three months of age", "87 yo".
    private bool TryReadAge(in ReadNumber number, out Unit? unit, out int end)
    {
        unit = null;
        var at = number.End;
        end = at;
        if (At(at).Text is "yo" or "y.o" or "yrs.o" || (At(at).Is("y") && At(at + 1).Text is "/" or "." && At(at + 2).Is("o")))
        {
            unit = UnitTable.Find("year");
            end = At(at).Is("y") ? at + 3 : at + 1;
            return true;
        }
        if (At(at) is { Text: "-" })
            at++;
        if (!UnitTable.InText.TryMatch(tokens, at, out var name, out var length, static each => each.Unit.IsTime && !each.IsWeak))
            return false;
        at += length;
        if (At(at) is { Text: "-" })
            at++;
        if (At(at).Text is "old" or "olds")
            end = at + 1;
        else if (At(at).Is("of") && At(at + 1).Is("age"))
            end = at + 2;
        else
            return false;
        unit = name.Unit;
        return true;
    }

    // "Aged 45", "of age 87", "at the age of 12".
    private bool TryReadAgeWord(int position, out RunningOperand operand)
    {
        operand = default;
        if (At(position).Text is not ("age" or "aged" or "ages"))
            return false;
        var at = At(position + 1).Is("of") ? position + 2 : position + 1;
        if (!NumberReader.TryRead(_text, at, out var number, joinsAnd: false) || number.Number.Value is < 0 or > 150 || !number.IsDigits && number.Number.Form == NumberForm.Fraction)
            return false;
        var end = number.End;
        var unit = UnitTable.Find("year");
        if (UnitTable.InText.TryMatch(tokens, end, out var name, out var length, static each => each.Unit.IsTime && !each.IsWeak))
        {
            unit = name.Unit;
            end += length;
        }
        operand = new RunningOperand(number with { End = end }, unit, QuantityKinds.Age, position, end);
        return true;
    }

    // "Quarter-litre", "tenth of a gallon": without an article.
    private bool TryReadPart(int position, out RunningOperand operand)
    {
        operand = default;
        if (At(position).Kind != TokenKind.Word || !(At(position + 1).Is("of") || At(position + 1) is { Text: "-", IsGlued: true }) || !NumberReader.TryReadPart(_text, position, out var number))
            return false;
        var at = position + 2;
        if (At(at).Text is "a" or "an" && At(position + 1).Is("of"))
            at++;
        if (!_units.TryReadAfter(at, number, out var unit, out var end) || unit.IsShare || unit.IsTime)
            return false;
        operand = new RunningOperand(number, unit, RunningUnitReader.KindOf(unit), position, end);
        return true;
    }

    // "A kilometre", "an ml", "a dollar": of the plain units; "a turn" and "a bar" are mostly something else.
    private bool TryReadOne(int position, out RunningOperand operand)
    {
        operand = default;
        if (At(position).Text is not ("a" or "an"))
            return false;
        var one = new ReadNumber(new WrittenNumber(1, 1), position, position + 1, false);
        if (!UnitTable.InText.TryMatch(tokens, position + 1, out var name, out _, static each => !each.IsWeak) || name.Unit.IsShare || name.Unit.IsSigned || name.Unit.IsTime
            || !(name.Unit.IsMoney || name.Unit.Dimension is "length" or "volume" or "mass" or "area" or "data")
            || NotQuantities.IsNeverOne(At(position + 1).Text)
            || !_units.TryReadAfter(position + 1, one, out var unit, out var end) || (unit.IsMoney && (At(end).Kind == TokenKind.Number || At(end - 1).Kind == TokenKind.Symbol)))
            return false;
        // "A dollar deal" has no sum.
        return Accept(position, one with { End = position + 1 }, unit, end, out operand);
    }

    private static bool Has(ScanOptions options, QuantityKinds kind) => (options.Kinds & kind) != QuantityKinds.None;

    private Token At(int position) => position >= 0 && position < tokens.Count ? tokens[position] : Token.Nothing;
}
