using ClaimLedger.Scanning;

namespace ClaimLedger.Text;

/// <summary>
/// Reads a number with whatever unit it has: 5 km; $800 million; 37 °C; one in five; 7 feet 10 inches; in running text also 25 years old
/// and 42nd.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="kinds">What is looked for.</param>
/// <param name="wanted">The unit that the question asks for; null in running text.</param>
/// <param name="counted">
/// Where the very words of the question's unit end that stand at a place ("trucks a day"); 0 where they do not.
/// </param>
/// <param name="readsHedges">Whether what stands around the number is read with it; else each number is looked for alone.</param>
internal sealed class OperandReader(NumberText text, QuantityKinds kinds, Unit? wanted = null, Func<int, int>? counted = null,
    bool readsHedges = true)
{
    private const decimal MostParts = 99;

    private static readonly WordSet OfAWhole = WordLists.Of("noun-determiners");

    private static readonly WordSet BeforeMagnitude = WordLists.Of("before-magnitude");
    private static readonly WordSet AgeWords = WordLists.Of("age-word");
    private static readonly WordSet Ones = WordLists.Of("one-of-it");

    private readonly UnitReader _units = new(text, kinds, wanted);

    /// <summary>The units that stand here.</summary>
    public UnitReader Units => _units;

    /// <summary>The number with its unit at <paramref name="position"/>, of a kind that is looked for; null where there is none.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="joinsAnd">Whether "and" may stand inside the number: not in "between a hundred and two hundred".</param>
    public Operand? Read(int position, bool joinsAnd)
    {
        if ((Has(QuantityKinds.Age) ? ReadAgeWord(position) : null) is { } age)
            return age;
        if ((ReadMoney(position, joinsAnd) ?? ReadCold(position) ?? ReadOneAsked(position)) is { } special)
            return special;
        if (Has(QuantityKinds.Share) && Multiples.Read(text, position) is { } times)
            return Make(position, times, UnitTable.Ratio, QuantityKinds.Share, times.End);
        var place = Has(QuantityKinds.Ordinal) ? Ordinals.Read(text, position) : null;
        if (NumberReader.TryRead(text, position, out var number, joinsAnd: joinsAnd) && number.End > (place?.End ?? 0)
            && ReadMeasured(position, number) is { } measured)
            return measured;
        if (place is not { } ordinal)
            return ReadPart(position) ?? ReadOne(position);
        // "Second to none".
        var isPhrase = text.Is(ordinal.End, "to") && text.At(ordinal.End + 1).Text is "last" or "none";
        return isPhrase ? null : Make(position, ordinal, null, QuantityKinds.Ordinal, ordinal.End);
    }

    // "$5", "US$3 and fourteen", "MEUR 7", "-$5", "$-5".
    private Operand? ReadMoney(int position, bool joinsAnd)
    {
        if (text.At(position) is { Text: "-", IsGlued: false } && text.At(position + 1) is { Kind: TokenKind.Symbol, IsGlued: true })
            return ReadMoney(position + 1, joinsAnd) is { } negative
                ? negative with { Number = negative.Number.Negated, Start = position } : null;
        var scale = 1m;
        ReadUnit money;
        if (Has(QuantityKinds.Money) && UnitTable.TryFindScaledMoney(text.At(position), out var scaled, out scale))
            money = new ReadUnit(scaled, position + 1);
        else if (_units.ReadMoneyBefore(position) is { } sign)
            (money, scale) = (sign, 1);
        else
            return null;
        var isNegative = text.IsGlued(money.End, "-") && text.At(money.End + 1).IsGlued;
        var start = isNegative ? money.End + 1 : money.End;
        if (!NumberReader.TryRead(text, start, out var number, isMoney: true, joinsAnd) || text.IsArticle(start) || text.Is(start, "-"))
            return null;
        if (!number.IsDigits && text.At(money.End - 1).Kind != TokenKind.Symbol)
            return null;
        // "$2 bln and 40 mln euros" are two sums.
        if (joinsAnd && !text.Is(number.End, "and") && text.At(money.End - 1).Kind == TokenKind.Symbol
            && _units.ReadAfter(number.End, number) is { Unit.IsMoney: true }
            && NumberReader.TryRead(text, start, out var alone, isMoney: true, joinsAnd: false) && alone.End < number.End)
            number = alone;
        var written = scale == 1 ? number.Number : number.Number.Times(scale);
        return TakeParts(position, number with { Number = isNegative ? written.Negated : written },
            _units.TakeRates(money with { End = number.End }), money.Unit);
    }

    // "Convert - 20 degrees": a spaced hyphen behind a word is a minus of temperatures alone.
    private Operand? ReadCold(int position) =>
        text.At(position) is { Text: "-", IsGlued: false } && text.At(position + 1) is { Kind: TokenKind.Number, IsGlued: false }
            && text.At(position - 1).Kind == TokenKind.Word
        && NumberReader.TryRead(text, position + 1, out var number) && ReadMeasured(position, number) is { Unit.IsSigned: true } cold
            ? cold with { Number = cold.Number.Negated }
            : null;

    // "A kilometre", where kilometres are asked for.
    private Operand? ReadOneAsked(int position) =>
        wanted is { IsShare: false } && text.At(position).Text is "a" or "an"
        && UnitTable.Phrases.TryMatch(text.Tokens, position + 1, out var unit, out var length, each => each.Dimension == wanted.Dimension)
            ? TakeHalf(Make(position, One(position), unit, UnitReader.KindOf(unit), position + 1 + length))
            : null;

    private Operand? ReadMeasured(int position, in ReadNumber number)
    {
        if ((Has(QuantityKinds.Age) ? ReadAge(position, number) : null) is { } age)
            return age;
        if (counted?.Invoke(number.End) is > 0 and var end)
            return Make(position, number, null, QuantityKinds.Number, end);
        if (ReadPartOfUnit(position, number) is { } part)
            return part;
        if (!IsInName(position) && _units.ReadAfter(number.End, number) is { } unit)
            return InUnit(position, number, unit);
        if (Has(QuantityKinds.Money) && UnitTable.TryFindScaledMoney(text.At(number.End), out var money, out var scale))
            return TakeParts(position, number with { Number = number.Number.Times(scale) }, new ReadUnit(money, number.End + 1), money);
        if ((Has(QuantityKinds.Share) ? ReadShare(position, number) : null) is { } share)
            return share;
        if (IsMagnitude(position, number))
            return Make(position, number, UnitTable.Find("magnitude"), QuantityKinds.Measure, number.End);
        return ReadDegrees(position, number) ?? (IsInWord(position, number) ? null : Bare(position, number));
    }

    // "Half a mile", "a third of an inch", "half of one percent".
    private Operand? ReadPartOfUnit(int position, in ReadNumber number)
    {
        if (number.Number.Form != NumberForm.Fraction || number.IsDigits)
            return null;
        var at = text.Is(number.End, "of") ? number.End + 1 : number.End;
        if (Ones.Contains(text.At(at)))
            at++;
        return at > number.End && _units.ReadAfter(at, number) is { } unit && unit.Unit != UnitTable.Ratio
            ? Make(position, number, unit.Unit, UnitReader.KindOf(unit.Unit), unit.End) : null;
    }

    private Operand? InUnit(int position, ReadNumber number, ReadUnit unit)
    {
        if (unit.Unit.IsMoney)
        {
            // "5 US$ million".
            if (!unit.Unit.IsMoneyPart && number.Number.Scale == 1 && text.IsScale(unit.End) && text.TryWord(unit.End, out var scale))
                (number, unit) = (number with { Number = number.Number.Times(scale.Value) }, unit with { End = unit.End + 1 });
            return TakeParts(position, number, unit, unit.Unit);
        }
        var operand = TakeSmaller(TakeHalf(Make(position, number, unit.Unit, UnitReader.KindOf(unit.Unit), unit.End)));
        return unit.Unit.IsSigned && text.Is(operand.End, "below") && text.Is(operand.End + 1, "zero")
            ? operand with { Number = operand.Number.Negated, End = operand.End + 2 }
            : operand;
    }

    // "Magnitude 6.1", "a magnitude of about 6.1": no quake has reached ten.
    private bool IsMagnitude(int position, in ReadNumber number)
    {
        const int Far = 4;
        const decimal Strongest = 10;
        if (!text.IsRunning || !Has(QuantityKinds.Measure) || !number.IsDigits || number.Number.Value is < 0 or >= Strongest)
            return false;
        var at = position - 1;
        while (at > position - Far && BeforeMagnitude.Contains(text.At(at)))
            at--;
        return text.Is(at, "magnitude");
    }

    // "2 degrees below zero", "2 below zero"; and degrees of what, the question says.
    private Operand? ReadDegrees(int position, in ReadNumber number)
    {
        if (text.IsRunning)
        {
            return Has(QuantityKinds.Measure) && text.Is(number.End, "below") && text.Is(number.End + 1, "zero")
                ? Make(position, number with { Number = number.Number.Negated }, UnitTable.Find("°"), QuantityKinds.Measure, number.End + 2)
                : null;
        }
        return wanted?.IsSigned == true && text.At(number.End).Text is "degrees" or "degree" or "°"
            ? Make(position, number, wanted, QuantityKinds.Measure, number.End + 1) : null;
    }

    // The 5 of "F-5 m"; "180ml" where ml is not looked for. In an answer what is glued to it is left over, and told of.
    private bool IsInName(int position) =>
        text.IsRunning && text.At(position).IsGlued && text.IsGlued(position - 1, "-")
            && text.At(position - 2) is { Kind: TokenKind.Word, IsGlued: false };

    private bool IsInWord(int position, in ReadNumber number) =>
        text.IsRunning && (text.At(position).Kind == TokenKind.Number || text.Is(position, "-"))
            && text.At(number.End - 1).Kind == TokenKind.Number
        && text.At(number.End) is { IsGlued: true, Kind: TokenKind.Word } letters && !letters.Is("x");

    private Operand? Bare(int position, in ReadNumber number)
    {
        var isShare = number.Number.Form == NumberForm.Fraction && Has(QuantityKinds.Share);
        if (!isShare && !readsHedges && !Has(QuantityKinds.Number))
            return null;
        var end = number.End;
        if (readsHedges && text.IsRunning)
        {
            end = EndOfRepeated(number);
            // "8- to 16-metre".
            if (text.IsGlued(end, "-") && text.At(end + 1) is { Text: "to" or "or", IsGlued: false })
                end++;
        }
        if (!isShare && UnitOfNext(position, number) is { } unit)
            return Make(position, number, unit, UnitReader.KindOf(unit), number.End);
        return Make(position, number, isShare ? UnitTable.Ratio : null, isShare ? QuantityKinds.Share : QuantityKinds.Number, end);
    }

    // "45 and 50 mg": the second tells the unit of both; a year has none.
    private Unit? UnitOfNext(int position, in ReadNumber number)
    {
        const int LengthOfYear = 4;
        const int MostListed = 6;
        if (!text.IsRunning || !readsHedges || text.Is(position - 1, "between")
            || (number.IsDigits && text.At(position).Length == LengthOfYear))
            return null;
        var last = number;
        // "20, 40 and 80 mg": a list goes on to "and".
        for (var listed = 0; listed < MostListed; listed++)
        {
            var isLast = text.At(last.End).Text is "and" or "or";
            if ((!isLast && !text.Is(last.End, ","))
                || !NumberReader.TryRead(text, last.End + 1, out var next, joinsAnd: false) || next.IsDigits != number.IsDigits
                || next.Number.Value <= last.Number.Value)
                return null;
            if (isLast)
                return _units.ReadAfter(next.End, next) is { Unit: { IsTime: false, IsMoney: false } unit } ? unit : null;
            last = next;
        }
        return null;
    }

    // "Forty-five (45)".
    private int EndOfRepeated(in ReadNumber number) =>
        text.Is(number.End, "(") && NumberReader.TryRead(text, number.End + 1, out var again) && again.Number.Value == number.Number.Value
            && text.Is(again.End, ")")
            ? again.End + 1
            : number.End;

    // "A mile and a half", "two metres and a quarter"; "a mile and a half hour" are two things.
    private Operand TakeHalf(Operand operand)
    {
        if (operand is not { Unit: { IsMoney: false, IsShare: false, IsSigned: false }, Number: { IsWhole: true, Value: >= 0 } })
            return operand;
        var whole = new Sum(operand.Number.Value, 1, operand.End);
        if (Fractions.ReadAdded(text, whole, takesScale: false) is not { Value: > 0 and < 1 } part
            || text.Is(operand.End + 1, "half") || text.Is(part.End, "-") || text.TryWord(part.End, out _)
            || text.Is(part.End, "of") && OfAWhole.Contains(text.At(part.End + 1)))
            return operand;
        var sum = WrittenNumber.OfDivision(operand.Number.Value + part.Value);
        return NumberReader.TryRead(text, operand.End + 1, out var half) && _units.ReadAfter(part.End, half) is not null
            ? operand : operand with { Number = sum, End = part.End };
    }

    // "7 feet 10 inches", "2 km and 1 metre": counted in the smallest, told in the largest.
    private Operand TakeSmaller(Operand operand)
    {
        while (operand.Unit is { IsMoney: false, IsShare: false, IsSigned: false, IsTime: false, Dimension: not "torque" } unit
            && !unit.Dimension.Contains(' ', StringComparison.Ordinal) && operand.Number.Value >= 0)
        {
            var at = text.Is(operand.End, ",") ? operand.End + 1 : operand.End;
            if (text.Is(at, "and"))
                at++;
            if (text.IsArticle(at) || !NumberReader.TryRead(text, at, out var next, joinsAnd: false) || next.Number.Value < 0
                || _units.ReadSmaller(next.End, next, unit) is not { } smaller)
                return operand;
            var sum = WrittenNumber.OfDivision(unit.Convert(operand.Number.Value, smaller.Unit) + next.Number.Value);
            operand = operand with { Number = sum, Unit = smaller.Unit, End = smaller.End };
        }
        return operand;
    }

    // "3 dollars 50 cents", "$20 and 43c", "twenty rupees 43".
    private Operand TakeParts(int position, in ReadNumber number, ReadUnit read, Unit money)
    {
        var operand = Make(position, number, read.Unit, QuantityKinds.Money, read.End);
        if (money.IsMoneyPart || read.Unit != money || !number.Number.IsWhole || number.Number.Scale >= 1_000_000)
            return operand;
        var isLinked = text.Is(read.End, "and");
        var at = isLinked || text.Is(read.End, ",") ? read.End + 1 : read.End;
        if (text.IsArticle(at) || text.Is(at, "-") || text.At(at).IsGlued || !NumberReader.TryRead(text, at, out var next, joinsAnd: false)
            || next.Number is not { Value: >= 1 and <= MostParts, IsWhole: true })
            return operand;
        // "$2 bln and 40 mln euros" are two sums.
        if (next.Number.Scale > 1)
            return operand;
        if (_units.ReadSmaller(next.End, next, money) is { } part)
            return operand with
            {
                Number = WrittenNumber.Of(number.Number.Value + next.Number.Value / part.Unit.Denominator),
                End = part.End
            };
        return !text.Is(read.End, ",") && IsOfParts(number, next, isLinked)
            ? operand with { Number = WrittenNumber.Of(number.Number.Value + next.Number.Value / 100), End = next.End } : operand;
    }

    // A bare number is of cents only where nothing else can follow it: no noun, unit or further number.
    private bool IsOfParts(in ReadNumber whole, in ReadNumber parts, bool isLinked)
    {
        var behind = text.At(parts.End);
        if (behind.Kind != TokenKind.Symbol || behind.Text is not ("" or "." or "," or "!" or "?" or ";" or ")")
            || (text.At(parts.End + 1).IsGlued && behind.Length > 0))
            return false;
        return isLinked || (parts.IsDigits ? text.At(parts.Start).Length == 2 : !whole.IsDigits);
    }

    // "One in five", "two out of three": in running text of a whole that is no year and has no unit.
    private Operand? ReadShare(int position, in ReadNumber number)
    {
        var isOut = text.Is(number.End, "out") && text.Is(number.End + 1, "of");
        if (!isOut && !text.Is(number.End, "in"))
            return null;
        var at = number.End + (isOut ? 2 : 1);
        if (number.Number is not { Form: NumberForm.Plain, Value: > 0 } || text.IsArticle(at)
            || !NumberReader.TryRead(text, at, out var whole))
            return null;
        if (whole.Number.Value < number.Number.Value || (text.IsRunning && !IsWhole(number, whole, isOut, at)))
            return null;
        var grain = Fractions.GrainOfMark(number.Number, whole.Number.Value);
        var share = WrittenNumber.Part(number.Number.Value / whole.Number.Value, grain);
        return Make(position, number with { Number = share }, UnitTable.Ratio, QuantityKinds.Share, whole.End);
    }

    private bool IsWhole(in ReadNumber number, in ReadNumber whole, bool isOut, int at)
    {
        const decimal MostInWhole = 20;
        if (!whole.Number.IsWhole || whole.Number.Value <= number.Number.Value
            || text.At(whole.End) is { IsGlued: true, Kind: TokenKind.Word })
            return false;
        if (isOut)
            return true;
        var isYear = whole.IsDigits && whole.Number.Value is >= 1000 and < 2200 && text.At(at).Length == 4;
        return number.Number.IsWhole && number.Number.Value <= MostInWhole && !isYear
            && !UnitTable.InText.TryMatch(text.Tokens, whole.End, out _, out _, static each => each.Unit.IsTime || !each.IsWeak);
    }

    // "25 years old", "a 7-year-old", "three months of age", "87 yo".
    private Operand? ReadAge(int position, in ReadNumber number)
    {
        var at = number.End;
        if (text.At(at).Text is "yo" or "y.o" or "yrs.o"
            || (text.Is(at, "y") && text.At(at + 1).Text is "/" or "." && text.Is(at + 2, "o")))
            return Make(position, number, UnitTable.Year, QuantityKinds.Age, text.Is(at, "y") ? at + 3 : at + 1);
        if (text.Is(at, "-"))
            at++;
        if (!UnitTable.InText.TryMatch(text.Tokens, at, out var name, out var length, static each => each.Unit.IsTime && !each.IsWeak))
            return null;
        at += length;
        if (text.Is(at, "-"))
            at++;
        var end = text.At(at).Text is "old" or "olds" ? at + 1 : text.Is(at, "of") && text.Is(at + 1, "age") ? at + 2 : -1;
        return end < 0 ? null : Make(position, number, name.Unit, QuantityKinds.Age, end);
    }

    // "Aged 45", "of age 87", "at the age of 12".
    private Operand? ReadAgeWord(int position)
    {
        const decimal Oldest = 150;
        if (!AgeWords.Contains(text.At(position)))
            return null;
        var at = text.Is(position + 1, "of") ? position + 2 : position + 1;
        if (!NumberReader.TryRead(text, at, out var number, joinsAnd: false) || number.Number.Value is < 0 or > Oldest
            || (!number.IsDigits && number.Number.Form == NumberForm.Fraction))
            return null;
        return UnitTable.InText.TryMatch(text.Tokens, number.End, out var name, out var length, static each => each.Unit.IsTime
            && !each.IsWeak)
            ? Make(position, number, name.Unit, QuantityKinds.Age, number.End + length)
            : Make(position, number, UnitTable.Year, QuantityKinds.Age, number.End);
    }

    // "Quarter-litre", "tenth of a gallon": without an article.
    private Operand? ReadPart(int position)
    {
        if (text.At(position).Kind != TokenKind.Word || !(text.Is(position + 1, "of") || text.IsGlued(position + 1, "-"))
            || !NumberReader.TryReadPart(text, position, out var number))
            return null;
        var at = text.Is(position + 1, "of") && text.At(position + 2).Text is "a" or "an" ? position + 3 : position + 2;
        return _units.ReadAfter(at, number) is { Unit: { IsShare: false, IsTime: false } } unit
            ? Make(position, number, unit.Unit, UnitReader.KindOf(unit.Unit), unit.End) : null;
    }

    // "A kilometre", "an ml", "a dollar": of the plain units; "a turn" and "a bar" are mostly something else.
    private Operand? ReadOne(int position)
    {
        if (text.At(position).Text is not ("a" or "an") || AmbiguousUnits.IsNeverOne(text.At(position + 1))
            || IsBehindMoney(position))
            return null;
        if (!UnitTable.InText.TryMatch(text.Tokens, position + 1, out _, out _, static each =>
            !each.IsWeak && (each.Unit.IsMoney || each.Unit.Dimension is "length" or "volume" or "mass" or "area" or "data")))
            return null;
        var one = One(position);
        return _units.ReadAfter(position + 1, one) is { } unit
            && !(unit.Unit.IsMoney && (text.At(unit.End).Kind == TokenKind.Number || text.At(unit.End - 1).Kind == TokenKind.Symbol))
            ? InUnit(position, one, unit)
            : null;
    }

    // "€1.30 a litre", "5 cents a gallon", "the price of a gallon": by what it is sold.
    private bool IsBehindMoney(int position) => text.IsRunning && position > 0
        && ((text.Is(position - 1, "of") && text.At(position - 2).Text is "price" or "prices" or "cost")
            || IsMoneyAt(position - 1)
            || (text.At(position - 1).Kind == TokenKind.Number && position > 1 && IsMoneyAt(position - 2)));

    private bool IsMoneyAt(int position) =>
        UnitTable.InText.TryMatch(text.Tokens, position, out _, out _, static each => each.Unit.IsMoney);

    private static ReadNumber One(int position) => new(new WrittenNumber(1, 1), position, position + 1, false);

    private Operand Make(int start, in ReadNumber number, Unit? unit, QuantityKinds kind, int end) =>
        new(number.Number, unit, text.At(start).Start) { Kind = kind, Start = start, End = end, IsDigits = number.IsDigits };

    private bool Has(QuantityKinds kind) => (kinds & kind) != QuantityKinds.None;
}
