namespace ClaimLedger.Text;

/// <summary>A number of words and digits as it grows.</summary>
/// <param name="Value">The number so far.</param>
/// <param name="Last">The last word that multiplied: what is added must stay below it.</param>
/// <param name="End">The token behind it.</param>
/// <param name="HasWords">Whether words are part of it.</param>
/// <param name="HasDigits">Whether digits are part of it.</param>
/// <param name="Dozen">The size of its dozens or scores; 0 where it has none.</param>
/// <param name="Granularity">The place of its last decimal; 0 where its value shows its grain.</param>
/// <param name="Scale">What its words multiply the rest by.</param>
internal readonly record struct Sum(decimal Value, decimal Last, int End, bool HasWords = false, bool HasDigits = false,
    decimal Dozen = 0, decimal Granularity = 0, decimal Scale = 1)
{
    /// <summary>The number.</summary>
    public WrittenNumber Written => Dozen > 0 ? new WrittenNumber(Value, Dozen, NumberForm.Dozens, Dozen)
        : Granularity > 0 ? new WrittenNumber(Value, Granularity, NumberForm.Plain, Scale)
        : WrittenNumber.Of(Value) with { Scale = Scale };
}

/// <summary>
/// Reads whole numbers and digits with the words that multiply them: twenty-five; a hundred and six; 1.2 million; 3 hundred and 21.
/// </summary>
internal static class Cardinals
{
    private const decimal Thousand = 1000;

    /// <summary>The number at <paramref name="position"/>; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where it starts.</param>
    /// <param name="joinsAnd">Whether "and" may stand inside: not in "between a hundred and two hundred".</param>
    /// <param name="isMoney">Whether a sign of money stands before it: then single letters multiply.</param>
    /// <param name="limit">The token that it must not reach.</param>
    public static Sum? Read(in NumberText text, int position, bool joinsAnd = true, bool isMoney = false, int limit = int.MaxValue)
    {
        if (ReadTerm(text, position, joinsAnd, isMoney, limit) is not { } sum)
            return null;
        while (TakesMore(sum))
        {
            var at = sum.End;
            var and = joinsAnd && text.At(at).Text is "and" or "&";
            if (and && Fractions.ReadAdded(text, sum, takesScale: false) is not null)
                return sum;
            if (and || IsJoint(text, at, sum))
                at++;
            if (at >= limit || text.IsArticle(at) || ReadTerm(text, at, joinsAnd, isMoney: false, limit) is not { } next
                || !Adds(text, sum, next, and))
                return sum;
            sum = next with
            {
                Value = sum.Value + next.Value,
                HasWords = true,
                HasDigits = sum.HasDigits
                || next.HasDigits,
                Granularity = 0,
                Scale = sum.Scale,
                Dozen = 0
            };
        }
        return sum;
    }

    /// <summary>A number below a hundred ("twenty and five" too), or one as "one twenty two" is said, whose first word was read.</summary>
    /// <remarks>"Six forty-three minutes" are no 643: a hyphen makes one number of the two that it joins.</remarks>
    public static Sum ReadSmall(in NumberText text, int position, in NumberWord word, int limit = int.MaxValue, bool joinsAnd = false)
    {
        var end = position + 1;
        if (word.IsDigit && end + 2 <= limit && text.TryWord(end, out var ten) && ten.Kind == NumberKind.Ten)
        {
            if (text.TryWord(end + 1, out var last) && last.IsDigit && !text.IsMultiplier(end + 2))
                return new Sum(word.Value * 100 + ten.Value + last.Value, 1, end + 2, HasWords: true);
        }
        if (word.Kind == NumberKind.Ten)
        {
            var at = text.Is(end, "-") || (joinsAnd && text.Is(end, "and")) ? end + 1 : end;
            if (at < limit && text.TryWord(at, out var unit) && unit.IsDigit)
                return new Sum(word.Value + unit.Value, 1, at + 1, HasWords: true);
        }
        return new Sum(word.Value, 1, end, HasWords: true);
    }

    /// <summary>The number with the words behind it that multiply it.</summary>
    public static Sum TakeScales(in NumberText text, Sum sum, int start, bool isMoney = false, int limit = int.MaxValue)
    {
        while (sum.Dozen == 0)
        {
            var at = sum.End;
            if (text.Is(at, "-") && text.At(at + 1).Length > 2 && text.IsMultiplier(at + 1))
                at++;
            if (at >= limit || !text.TryWord(at, out var word) || !word.Multiplies || !MayMultiply(text, at, sum, word, start, isMoney))
                return sum;
            sum = sum with
            {
                Value = sum.Value * word.Value,
                Last = word.Value,
                End = at + 1,
                HasWords = true,
                Dozen = word.Kind == NumberKind.Dozen ? word.Value : 0,
                Granularity = sum.Granularity * word.Value,
                Scale = sum.Scale * word.Value,
            };
            if (word.Kind == NumberKind.Hundred)
                sum = TakeBelowHundred(text, sum, limit);
        }
        return sum;
    }

    // Hundreds and more, and "four score and seven".
    private static bool TakesMore(in Sum sum) =>
        (sum.Value != 0 || sum.Last != 1) && (sum.Dozen == 0 ? sum.Last >= 100 : sum.Dozen == NumberWords.Score);

    // "Two million, five hundred thousand", "two hundred-five".
    private static bool IsJoint(in NumberText text, int at, in Sum sum) =>
        text.At(at + 1).Kind == TokenKind.Word && (text.Is(at, "-") || (text.Is(at, ",") && sum.Last >= Thousand));

    private static bool Adds(in NumberText text, in Sum sum, in Sum next, bool and)
    {
        if (next.Value == 0 || next.Value >= sum.Last || decimal.Floor(next.Value) != next.Value || (sum.Dozen > 0 && !and)
            || (next.Dozen > 0 && !and))
            return false;
        if (!next.HasDigits)
            return true;
        // "3 hundred and 21" and "10 million 500 thousand" are one number, "10 million 21" are two; "180ml" is a name.
        return sum.HasWords && (and || next.HasWords) && !(next.Last == 1 && text.At(next.End) is { IsGlued: true, Kind: TokenKind.Word });
    }

    private static Sum? ReadTerm(in NumberText text, int position, bool joinsAnd, bool isMoney, int limit)
    {
        if (position >= limit || StartTerm(text, position, joinsAnd, limit) is not { } sum)
            return null;
        if (sum is { Value: 0, HasDigits: false })
            return sum;
        var term = TakeScales(text, sum, position, isMoney, limit);
        var isOfScaleAlone = text.IsArticle(position) || sum.End == position;
        return isOfScaleAlone && term.End == sum.End ? null : term;
    }

    private static Sum? StartTerm(in NumberText text, int position, bool joinsAnd, int limit)
    {
        if (text.At(position).Kind == TokenKind.Number)
        {
            var digits = Powers.Take(text, DigitGroups.Read(text, position));
            return new Sum(digits.Value, 1, digits.End, HasDigits: true, Granularity: digits.Granularity);
        }
        if (text.IsArticle(position))
            return text.IsMultiplier(position + 1) && text.At(position + 1).Length > 1 ? new Sum(1, 1, position + 1, HasWords: true) : null;
        if (!text.TryWord(position, out var word) || word.IsPlural)
            return null;
        return word.Kind switch
        {
            NumberKind.Zero => new Sum(0, 1, position + 1, HasWords: true, Granularity: 1),
            NumberKind.Unit or NumberKind.Ten => ReadSmall(text, position, word, limit, joinsAnd),
            NumberKind.Hundred or NumberKind.Scale when word.StandsAlone => new Sum(1, 1, position, HasWords: true),
            _ => null,
        };
    }

    private static bool MayMultiply(in NumberText text, int at, in Sum sum, in NumberWord word, int start, bool isMoney)
    {
        // "Two hundred and thirty" within thousands.
        if (word.Kind == NumberKind.Hundred && sum.Last is not (1 or 100))
            return false;
        if (text.At(at).Length <= ScaleLetters.Longest)
            return ScaleLetters.Multiply(text, at, sum.HasDigits, isMoney);
        if (text.IsUnitOfQuestion(at))
            return false;
        return !text.IsRunning || !text.Is(at, "score") || TextPlaces.CountsScores(text, start, at, sum.Value);
    }

    // "Two hundred and two thousand": the two belong to the hundreds before a word that multiplies both.
    private static Sum TakeBelowHundred(in NumberText text, in Sum sum, int limit)
    {
        var at = sum.End;
        if (text.Is(at, "and") || text.IsGlued(at, "-"))
            at++;
        if (at >= limit || !text.TryWord(at, out var word) || word.Kind is not (NumberKind.Unit or NumberKind.Ten))
            return sum;
        var small = ReadSmall(text, at, word, limit);
        return small.Value < 100 && small.End < limit && text.IsScale(small.End) && text.At(small.End).Length > 2
            ? sum with { Value = sum.Value + small.Value, End = small.End, Granularity = 0 }
            : sum;
    }
}
