namespace ClaimLedger.Text;

/// <summary>A part of one, or a whole with a part.</summary>
/// <param name="Value">The number, not rounded yet.</param>
/// <param name="End">The token behind it.</param>
/// <param name="Dozen">The size of the dozens that it is a part of; 0 where there are none.</param>
/// <param name="Granularity">Of a mark, "7.2/10", the place that its digits reach; else 0.</param>
internal readonly record struct Fraction(decimal Value, int End, decimal Dozen = 0, decimal Granularity = 0);

/// <summary>
/// Reads parts in words and digits: half; two thirds; three twenty-firsts; half a million; 3/4; 1 4/5; ½; five and a quarter.
/// </summary>
internal static class Fractions
{
    private const decimal Million = 1_000_000;
    private const decimal MostPoints = 100;

    /// <summary>A fraction that stands alone.</summary>
    public static Fraction? Read(in NumberText text, int position)
    {
        var read = text.At(position).Kind == TokenKind.Number ? ReadSlash(text, position) ?? ReadMixed(text, position)
            : ReadWord(text, position);
        return read is { } fraction ? TakeScaleOf(text, fraction) : null;
    }

    /// <summary>What "and" adds to a number: "and a half", "and three quarters".</summary>
    /// <param name="text">The text.</param>
    /// <param name="sum">The number.</param>
    /// <param name="takesScale">Whether a word that multiplies belongs to what is added: "and half a million".</param>
    public static Fraction? ReadAdded(in NumberText text, in Sum sum, bool takesScale)
    {
        var position = sum.End;
        if (text.Is(position, "-") && text.Is(position + 1, "and"))
            position++;
        if (!text.Is(position, "and"))
            return null;
        position++;
        if (text.Is(position, "-"))
            position++;
        var added = (text.Is(position, "half") || text.IsArticle(position) || text.Is(position, "one") ? ReadWord(text, position) : null)
            ?? ReadParts(text, position, sum);
        return added is { } part && takesScale ? TakeScaleOf(text, part) : added;
    }

    /// <summary>The number with what may follow it: "and a half", "point seven", "over three", "hundredths".</summary>
    public static (Sum Sum, bool IsPart) TakeTail(in NumberText text, in Sum sum, int start, bool joinsAnd)
    {
        if (text.Is(sum.End, "point") && ReadPoint(text, sum.End + 1) is { } point)
        {
            var whole = sum with { Value = sum.Value + point.Value, End = point.End, HasWords = true, Granularity = point.Granularity };
            return (Cardinals.TakeScales(text, whole, start), false);
        }
        if (joinsAnd && Added(text, sum) is { } with)
            return (sum.Last == 1 ? Cardinals.TakeScales(text, with, start) : with, false);
        if (sum is { HasWords: true, HasDigits: false } && ReadDenominator(text, sum.End, isOne: false) is { } denominator)
        {
            var parts = TakeScaleOf(text, Divided(text, sum, start, denominator));
            return (sum with { Value = decimal.Round(parts.Value, Unit.Decimals), End = parts.End, Granularity = 0, Dozen = parts.Dozen },
                true);
        }
        return (IsOver(text, sum, start) && Cardinals.Read(text, sum.End + 1) is { } below && MayDivide(text, below)
            ? sum with { Value = decimal.Round(sum.Value / below.Value, Unit.Decimals), End = below.End, Granularity = 0 }
            : sum, false);
    }

    /// <summary>The digits behind "point": "seven one", "seventy-one", "zero three", "1".</summary>
    public static Digits? ReadPoint(in NumberText text, int position)
    {
        const int MostPlaces = 10;
        if (text.At(position) is { Kind: TokenKind.Number, Number.IsWhole: true } written && written.Text.Length < MostPlaces
            && written.Text.Length == written.Length)
            return AsDecimals(written.Number.Value, written.Length, position + 1);
        var digits = 0m;
        var places = 0;
        var end = position;
        while (places < MostPlaces && text.TryWord(end, out var word) && word.Kind is NumberKind.Unit or NumberKind.Ten or NumberKind.Zero)
        {
            var small = word.Kind == NumberKind.Zero ? new Sum(0, 1, end + 1) : Cardinals.ReadSmall(text, end, word);
            if (small.Value >= 100)
                break;
            digits = digits * (small.Value >= 10 ? 100 : 10) + small.Value;
            places += small.Value >= 10 ? 2 : 1;
            end = small.End;
        }
        return places > 0 ? AsDecimals(digits, places, end) : null;
    }

    private static Digits AsDecimals(decimal digits, int places, int end)
    {
        var grain = 1m;
        for (var place = 0; place < places; place++)
            grain /= 10;
        return new Digits(digits * grain, grain, end);
    }

    // "A million and a half" are half a million more, "a dozen and a half" half a dozen, "a hundred and a half" half of one.
    private static Sum? Added(in NumberText text, in Sum sum)
    {
        if (ReadAdded(text, sum, takesScale: sum.Last >= Million) is not { } part)
            return null;
        var added = part.Value < 1 && (sum.Last >= Million || sum.Dozen > 0) ? part.Value * sum.Last : part.Value;
        var isWhole = sum.Value == decimal.Floor(sum.Value) || sum.Last >= 1000;
        return isWhole && added < Math.Max(1, sum.Last)
            ? sum with { Value = decimal.Round(sum.Value + added, Unit.Decimals), End = part.End, HasWords = true, Granularity = 0 }
            : null;
    }

    private static bool IsOver(in NumberText text, in Sum sum, int start) =>
        sum.Last == 1 && text.Is(sum.End, "over") && !text.At(sum.End).IsGlued && !IsMoneySign(text.At(start - 1));

    private static bool MayDivide(in NumberText text, in Sum below) =>
        below.Value != 0 && (below.Last == 1 || below.HasWords)
            && text.At(below.End) is not { Kind: TokenKind.Word } and not { Text: "%" or "-" or "/" };

    private static bool IsMoneySign(in Token token) =>
        token is { Kind: TokenKind.Symbol, Text.Length: 1 }
            && char.GetUnicodeCategory(token.Text[0]) == System.Globalization.UnicodeCategory.CurrencySymbol;

    private static Fraction Divided(in NumberText text, in Sum sum, int start, in Fraction denominator)
    {
        // "Three twenty-firsts": the ten belongs to what divides.
        var last = sum.End - 1;
        if (denominator.Value < 10 && last > start && text.TryWord(last, out var ten) && ten.Kind == NumberKind.Ten
            && !text.Is(last - 1, "and")
            && Cardinals.Read(text, start, limit: last) is { } count && count.End == last)
            return new Fraction(count.Value / (ten.Value + denominator.Value), denominator.End);
        // "Two hundred and fifty-four hundredths" are a whole and a part; what is less than one is a part throughout.
        for (var and = last; and > start && sum.Value >= denominator.Value; and--)
        {
            if (text.Is(and, "and") && Cardinals.Read(text, and + 1, joinsAnd: false) is { } above && above.End == sum.End
                && above.Value < denominator.Value
                && Cardinals.Read(text, start, limit: and) is { } whole && whole.End == and)
                return new Fraction(whole.Value + above.Value / denominator.Value, denominator.End);
        }
        return new Fraction(sum.Value / denominator.Value, denominator.End);
    }

    // "Three quarters", but in "one hundred and twenty-five thousandths" all of the number is divided.
    private static Fraction? ReadParts(in NumberText text, int position, in Sum whole) =>
        Cardinals.Read(text, position, joinsAnd: false) is { HasDigits: false, Value: < 100 } above
        && (ReadDenominator(text, above.End, isOne: false) ?? ReadQuarter(text, above.End)) is { } below && above.Value < below.Value
            && !(whole.Last >= 100 && whole.Value + above.Value < below.Value)
            ? new Fraction(above.Value / below.Value, below.End)
            : null;

    // "And three quarter".
    private static Fraction? ReadQuarter(in NumberText text, int position) =>
        text.TryWord(position, out var word) && word is { Kind: NumberKind.Fraction, IsPlural: false } && IsWord(text, position)
            ? new Fraction(1 / word.Value, position + 1) : null;

    // "Fifths", "-fifths", "twenty-firsts", "hundred and fifths": what divides the number before it; of one it is in the singular.
    private static Fraction? ReadDenominator(in NumberText text, int position, bool isOne)
    {
        if (text.Is(position, "-") && text.At(position + 1).Kind == TokenKind.Word)
            position++;
        if (!text.TryWord(position, out var word))
            return null;
        if (word.IsPart && (word.IsPlural || isOne) && IsWord(text, position))
            return new Fraction(word.Kind == NumberKind.Ordinal ? word.Value : 1 / word.Value, position + 1);
        if (word.Kind is not (NumberKind.Ten or NumberKind.Unit) || Cardinals.Read(text, position) is not { HasDigits: false } sum)
            return null;
        var at = text.At(sum.End).Text is "-" or "and" ? sum.End + 1 : sum.End;
        return text.TryWord(at, out var last) && last is { Kind: NumberKind.Ordinal, Value: < 100 } && last.IsPlural != isOne
            && sum.Value % (last.Value < 10 ? 10 : 100) == 0
            ? new Fraction(sum.Value + last.Value, at + 1)
            : null;
    }

    private static Fraction? ReadWord(in NumberText text, int position)
    {
        if (text.TryWord(position, out var word) && word is { IsPart: true, IsPlural: false })
            return IsWord(text, position) ? ReadBare(text, position, word) : new Fraction(word.Value, position + 1);
        var isArticle = text.IsArticle(position);
        return (isArticle || (text.Is(position, "one") && !TextPlaces.IsPronoun(text, position)))
            && ReadDenominator(text, position + 1, isOne: true) is { } below && (!isArticle || IsPartOfOne(text, below.End))
            ? new Fraction(1 / below.Value, below.End)
            : null;
    }

    // In sentences "half" stands alone, "quarter" only before a word that multiplies; an answer may be a third.
    private static Fraction? ReadBare(in NumberText text, int position, in NumberWord word)
    {
        var value = word.Kind == NumberKind.Ordinal ? 1 / word.Value : word.Value;
        if (!text.IsRunning)
            return new Fraction(value, position + 1);
        if (word.Kind == NumberKind.Ordinal
            || (text.Is(position, "half") ? TextPlaces.IsHalfOfSomething(text, position) : !text.IsScale(position + 1)))
            return null;
        return TextPlaces.IsFirstOfCompound(text, position) ? null : new Fraction(value, position + 1);
    }

    private static bool IsWord(in NumberText text, int position) => char.IsLetter(text.At(position).Text[0]);

    // In sentences "a third man" is no third of one.
    private static bool IsPartOfOne(in NumberText text, int end) =>
        !text.IsRunning || text.At(end - 1).Text is "half" or "quarter" || text.IsScale(end)
            || text.At(end) is not { Kind: TokenKind.Word } next || TextPlaces.FollowsPart(next);

    // "Half a million", "a quarter of a million", "half-million".
    private static Fraction TakeScaleOf(in NumberText text, in Fraction part)
    {
        var at = part.End;
        var isLinked = text.Is(at, "a") || (text.Is(at, "of") && text.Is(at + 1, "a"));
        if (isLinked)
            at += text.Is(at, "a") ? 1 : 2;
        else if (text.Is(at, "-"))
            at++;
        if (!text.TryWord(at, out var scale) || text.At(at).Length == 1
            || !(scale.Kind == NumberKind.Scale || (isLinked && scale.Multiplies)))
            return part;
        var value = part.Value * scale.Value;
        return new Fraction(value, at + 1, scale.Kind == NumberKind.Dozen ? value : 0);
    }

    // "4/5", but neither in "5/17/2018" nor in "222-2222/2222"; "7.2/10", a mark.
    private static Fraction? ReadSlash(in NumberText text, int position)
    {
        var (above, slash, below) = (text.At(position), text.At(position + 1), text.At(position + 2));
        var isMark = IsMark(text, position);
        if (!(IsPlain(above) || isMark) || !slash.Is("/") || !IsPlain(below) || below.Number.Value == 0 || slash.IsGlued != below.IsGlued)
            return null;
        // As an answer it is a part of one: 24/7 and 2023/24 are none.
        if (!text.IsRunning && above.Number.Value >= below.Number.Value)
            return null;
        var goesOn = text.IsGlued(position + 3, "/")
            || (text.At(position + 3) is { Kind: TokenKind.Word, IsGlued: true } && !text.IsScale(position + 3)
            && !UnitTable.InText.StartsAt(text.Tokens, position + 3));
        var wentOn = above.IsGlued && text.At(position - 1) is { IsGlued: true, Text: "/" or "-" }
            && text.At(position - 2).Kind == TokenKind.Number;
        if (goesOn || wentOn)
            return null;
        var grain = isMark ? GrainOfMark(WrittenNumber.Of(above.Number.Value), below.Number.Value) : 0;
        return new Fraction(above.Number.Value / below.Number.Value, position + 3, Granularity: grain);
    }

    /// <summary>How fine a mark is: 7.2 of ten is told in hundredths of the whole; 0 where only whole points are told.</summary>
    public static decimal GrainOfMark(in WrittenNumber points, decimal most) => points.IsWhole ? 0 : points.Granularity / most;

    // "7.2/10", but not "1.5/2 in": no part is counted in decimals, so it is so many points of the most that there are.
    private static bool IsMark(in NumberText text, int position) =>
        text.At(position) is { Kind: TokenKind.Number, Number.IsWhole: false } points
            && text.At(position + 1) is { IsGlued: true } && text.At(position + 2) is { IsGlued: true } most
            && IsPlain(most) && points.Number.Value < most.Number.Value && most.Number.Value <= MostPoints
            && !UnitTable.InText.StartsAt(text.Tokens, position + 3);

    // "1 4/5", "1-4/5", "1½".
    private static Fraction? ReadMixed(in NumberText text, int position)
    {
        var whole = text.At(position);
        if (!whole.Number.IsWhole)
            return null;
        if (text.TryWord(position + 1, out var sign) && sign.Kind == NumberKind.Fraction && !IsWord(text, position + 1))
            return new Fraction(whole.Number.Value + sign.Value, position + 2);
        var joint = text.IsGlued(position + 1, "-") && text.At(position + 2).IsGlued ? 2 : 1;
        if ((joint == 1 && text.At(position + 1).IsGlued) || text.At(position + joint).Length > 2
            || ReadSlash(text, position + joint) is not { Value: < 1 } part)
            return null;
        return new Fraction(whole.Number.Value + part.Value, part.End);
    }

    private static bool IsPlain(in Token token) => token is { Kind: TokenKind.Number, Number.IsWhole: true } && !token.Text.Contains('.');
}
