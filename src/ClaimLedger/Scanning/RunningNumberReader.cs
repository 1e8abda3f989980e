using System.Collections.Frozen;
using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>A number in running text.</summary>
/// <param name="Number">The number.</param>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token behind it.</param>
/// <param name="IsDigits">Whether it starts with digits.</param>
/// <param name="IsOrdinal">Whether it is a place in a row.</param>
internal readonly record struct RunningNumber(WrittenNumber Number, int Start, int End, bool IsDigits, bool IsOrdinal = false);

/// <summary>
/// Reads numbers in running text, with the words of the table that the value parser reads and with more ways to write them:
/// 1 234 567; 12,34,567.89; 1.3x10^6; two hundred point seven; three twenty-firsts; five billion and three quarters.
/// </summary>
internal sealed class RunningNumberReader(string text, List<Token> tokens)
{
    private readonly record struct Word(NumberKind Kind, decimal Value, bool IsPlural);

    // A number as it grows: its value, the last word that multiplied, and how it stands with fractions.
    private record struct Sum(decimal Value, decimal Last, int End, bool HasWords, bool HasDigits, bool IsDozens, decimal Granularity, decimal Scale, bool IsFraction = false);

    private static readonly FrozenDictionary<string, Word> Words = MakeWords();

    private static readonly WordSet Known = new(Words.Keys);

    private static readonly FrozenSet<string> PlainZeros = new[] { "zero", "nil", "nought", "naught" }.ToFrozenSet(StringComparer.Ordinal);

    // "The one", "this one": a pronoun, not a number.
    private static readonly FrozenSet<string> BeforePronouns = new[]
    {
        "the", "this", "that", "which", "each", "every", "any", "no", "some", "previous", "next", "last", "current", "another", "other", "these", "those", "everyone",
    }.ToFrozenSet(StringComparer.Ordinal);

    // "The second half", "this half": a part, but not a number.
    private static readonly FrozenSet<string> BeforeHalves = new[] { "the", "this", "that", "first", "second", "other", "last", "better", "our", "their", "his", "her", "my" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether ordinals are looked for besides numbers: then "a third man" is no third.</summary>
    public bool TellsOrdinals { get; init; }

    /// <summary>The words that a number can start with.</summary>
    public static IEnumerable<string> FirstWords => Known.All.Concat(["a", "an", "minus", "negative", "point"]);

    /// <summary>Whether a number can start here.</summary>
    public static bool StartsAt(in Token token) => token.Kind switch
    {
        TokenKind.Number => true,
        TokenKind.Word => token.Text is "a" or "an" or "minus" or "negative" or "point" || Known.Contains(token),
        TokenKind.Symbol => token.Is("-") || Known.Contains(token),
        _ => false,
    };

    /// <summary>The number at <paramref name="position"/>.</summary>
    /// <param name="position">The token where it starts.</param>
    /// <param name="number">The number.</param>
    /// <param name="follows">Whether a sign of money stands before it: then it may be glued to letters, and "m" is a million.</param>
    /// <param name="joinsAnd">Whether "and" may stand inside: not in "between a hundred and two hundred".</param>
    public bool TryRead(int position, out RunningNumber number, bool follows = false, bool joinsAnd = true)
    {
        number = default;
        try
        {
            return TryReadSigned(position, out number, follows, joinsAnd) && Math.Abs(number.Number.Value) <= WrittenNumber.Limit;
        }
        catch (OverflowException)
        {
            // Digits are limited, powers and products are caught here.
            return false;
        }
    }

    /// <summary>The place in a row at <paramref name="position"/>: "third", "42nd", "one hundred twenty-fifth".</summary>
    public bool TryReadOrdinal(int position, out RunningNumber number)
    {
        number = default;
        if (At(position) is { Kind: TokenKind.Number, Number.IsWhole: true } digits && At(position + 1) is { Kind: TokenKind.Word, IsGlued: true, Text: "st" or "nd" or "rd" or "th" }
            && !IsGluedToWord(position))
        {
            number = new RunningNumber(digits.Number, position, position + 2, true, true);
            return true;
        }
        var article = At(position).Text is "a" or "an";
        if (!TryWord(article ? position + 1 : position, out var first) || (article && first.Kind is not (NumberKind.Hundred or NumberKind.Scale)))
            return false;
        var end = position;
        decimal before = 0;
        if (first.Kind != NumberKind.Ordinal)
        {
            if (first.Kind is NumberKind.Fraction or NumberKind.Zero || !TryReadCardinal(position, true, false, out var sum) || !sum.HasWords && sum.HasDigits)
                return false;
            end = sum.End;
            before = sum.Value;
            if (Is(end, "and") || (Is(end, "-") && At(end).IsGlued))
                end++;
        }
        if (!TryWord(end, out var last) || last is not { Kind: NumberKind.Ordinal, IsPlural: false })
            return false;
        // "A trillionth" is a part.
        if (last.Value >= 1000 && before == 0 && At(position - 1).Text is "a" or "an")
            return false;
        var value = last.Value >= 100 && before > 0 ? before * last.Value : before + last.Value;
        if (before > 0 && last.Value < 100 && before % (last.Value < 10 ? 10 : 100) != 0)
            return false;
        number = new RunningNumber(WrittenNumber.Of(value), position, end + 1, false, true);
        return true;
    }

    /// <summary>The part that one word is: "quarter", "tenth".</summary>
    public bool TryReadPart(int position, out RunningNumber number)
    {
        number = default;
        if (!TryWord(position, out var word) || word.IsPlural || !(word is { Kind: NumberKind.Ordinal, Value: > 2 } || (word.Kind == NumberKind.Fraction && word.Value < 1)))
            return false;
        number = Make(word.Kind == NumberKind.Ordinal ? 1 / word.Value : word.Value, position, position + 1, false, NumberForm.Fraction);
        return true;
    }

    private bool TryReadSigned(int position, out RunningNumber number, bool follows, bool joinsAnd)
    {
        var start = position;
        var negative = false;
        if (At(position).Text is "minus" or "negative")
        {
            negative = true;
            position++;
        }
        else if (Is(position, "-"))
        {
            if (!IsMinus(position))
            {
                number = default;
                return false;
            }
            negative = true;
            position++;
        }
        if (!TryReadUnsigned(position, out number, follows, joinsAnd))
            return false;
        number = number with { Start = start };
        if (negative)
            number = number with { Number = number.Number with { Value = -number.Number.Value } };
        return true;
    }

    // A hyphen is a minus before digits, unless it joins: "10-20", "F-16", "won 3 - 0".
    private bool IsMinus(int position)
    {
        if (At(position + 1) is not { Kind: TokenKind.Number } next)
            return false;
        var before = At(position - 1);
        if (At(position).IsGlued && before.Kind is TokenKind.Word or TokenKind.Number or TokenKind.TooLong || before.Kind == TokenKind.Number && next.IsGlued && position > 0)
            return false;
        return next.IsGlued || position == 0 || (before.Kind == TokenKind.Symbol && before.Text is not ("-" or ")" or "%"));
    }

    private bool TryReadUnsigned(int position, out RunningNumber number, bool follows, bool joinsAnd)
    {
        number = default;
        var token = At(position);
        if (token.Kind == TokenKind.Number && !follows && IsGluedToWord(position))
            return false;
        if (TryReadFraction(position, out var fraction, out var end))
        {
            var form = fraction < 1 ? NumberForm.Fraction : NumberForm.Plain;
            number = Make(fraction, position, end, token.Kind == TokenKind.Number, form);
            return true;
        }
        if (Is(position, "point") && At(position + 1).Kind == TokenKind.Number && !At(position - 1).IsGlued && At(position + 1).Number.IsWhole)
        {
            var after = decimal.Parse("0." + At(position + 1).Text, CultureInfo.InvariantCulture);
            number = Make(after, position, position + 2, true);
            return true;
        }
        if (token.Text == "one" && IsPronoun(position))
            return false;
        if (token.Text == "a" && Is(position + 1, "pair"))
        {
            number = new RunningNumber(new WrittenNumber(2, 1), position, Is(position + 2, "of") ? position + 3 : position + 2, false);
            return true;
        }
        if (!TryReadCardinal(position, joinsAnd, follows, out var sum))
            return false;
        TakeTail(ref sum, position, joinsAnd);
        if (sum.IsFraction && sum.Value < 1)
        {
            number = Make(sum.Value, position, sum.End, false, NumberForm.Fraction);
            return true;
        }
        var written = sum.IsDozens
            ? new WrittenNumber(sum.Value, 12, NumberForm.Dozens, 12)
            : sum.Granularity > 0 ? new WrittenNumber(sum.Value, sum.Granularity, NumberForm.Plain, sum.Scale) : WrittenNumber.Of(sum.Value) with { Scale = sum.Scale };
        number = new RunningNumber(written, position, sum.End, token.Kind == TokenKind.Number);
        return true;
    }

    private static RunningNumber Make(decimal value, int start, int end, bool isDigits, NumberForm form = NumberForm.Plain)
    {
        var rounded = decimal.Round(value, 20);
        return new RunningNumber(form == NumberForm.Fraction ? new WrittenNumber(rounded, rounded, form) : WrittenNumber.Of(decimal.Round(value, Unit.Decimals)) with { Value = rounded }, start, end, isDigits);
    }

    // What may follow a whole number: "and a half", "point seven", "over three", and a word that multiplies it all.
    private void TakeTail(ref Sum sum, int start, bool joinsAnd)
    {
        var position = sum.End;
        if (Is(position, "point") && TryReadPoint(position + 1, out var decimals, out var places, out var end))
        {
            var one = 1m;
            for (var place = 0; place < places; place++)
                one /= 10;
            sum = sum with { Value = sum.Value + decimals * one, End = end, HasWords = true, Granularity = one };
            TakeScales(ref sum, follows: false);
            return;
        }
        if (joinsAnd && TryReadAndFraction(position, sum.Last >= 1_000_000, out var part, out end))
        {
            var scaled = part < 1 && sum.Last >= 1_000_000 ? part * sum.Last : part;
            var whole = sum.Value == decimal.Floor(sum.Value) || sum.Last >= 1000;
            if (whole && scaled < Math.Max(1, sum.Last))
            {
                sum = sum with { Value = decimal.Round(sum.Value + scaled, 20), End = end, HasWords = true, Granularity = 0 };
                if (sum.Last == 1)
                    TakeScales(ref sum, follows: false);
                return;
            }
        }
        // "One hundred and three quarters", "ninety-five hundred fifths".
        if (sum.HasWords && !sum.HasDigits && TryReadDenominator(position, out var denominator, out end))
        {
            TakeDenominator(ref sum, start, denominator, end);
            var (value, after) = (sum.Value, sum.End);
            TakeScaleOf(ref value, ref after);
            sum = sum with { Value = value, End = after, IsFraction = true };
            return;
        }
        if (Is(position, "over") && !At(position).IsGlued && TryReadCardinal(position + 1, true, false, out var below) && below.Value != 0 && below.Last == 1 | below.HasWords
            && At(below.End) is not { Kind: TokenKind.Word } and not { Text: "%" or "-" or "/" } && sum.Last == 1 && start is var first && !IsMoneySign(first - 1))
            sum = sum with { Value = decimal.Round(sum.Value / below.Value, 20), End = below.End, Granularity = 0 };
    }

    private bool IsMoneySign(int position) => At(position) is { Kind: TokenKind.Symbol, Text.Length: 1 } sign && char.GetUnicodeCategory(sign.Text[0]) == UnicodeCategory.CurrencySymbol;

    private void TakeDenominator(ref Sum sum, int start, decimal denominator, int end)
    {
        // "Three twenty-firsts" and "one hundred thirty fifths": the ten belongs to what divides.
        var last = sum.End - 1;
        if (denominator < 10 && last > start && TryWord(last, out var ten) && ten.Kind == NumberKind.Ten && !Is(last - 1, "and") && last - 1 >= start
            && TryReadCardinal(start, true, false, out var count, last) && count.End == last)
        {
            sum = sum with { Value = decimal.Round(count.Value / (ten.Value + denominator), 20), End = end, Granularity = 0 };
            return;
        }
        // "Two hundred and fifty-four hundredths" is a whole and a part, "one hundred and thirty fifths" all of fifths.
        for (var and = sum.End - 1; and > start; and--)
        {
            if (!Is(and, "and") || !TryReadCardinal(and + 1, false, false, out var above) || above.End != sum.End || above.Value >= denominator)
                continue;
            if (!TryReadCardinal(start, true, false, out var whole, and) || whole.End != and)
                continue;
            sum = sum with { Value = decimal.Round(whole.Value + above.Value / denominator, 20), End = end, Granularity = 0 };
            return;
        }
        sum = sum with { Value = decimal.Round(sum.Value / denominator, 20), End = end, Granularity = 0 };
    }

    // "Fifths", "-fifths", "twenty-firsts", "one hundred and fifth": what divides a number of words before it; of one it need not be plural.
    private bool TryReadDenominator(int position, out decimal value, out int end, bool ofOne = false)
    {
        value = 0;
        end = position;
        if (Is(position, "-") && At(position + 1).Kind == TokenKind.Word)
            position++;
        if (TryWord(position, out var word))
        {
            if ((word.Kind == NumberKind.Ordinal && (word.IsPlural || ofOne) && word.Value > 2) || (word.Kind == NumberKind.Fraction && word.Value < 1 && (word.IsPlural || ofOne) && char.IsLetter(At(position).Text[0])))
            {
                value = word.Kind == NumberKind.Ordinal ? word.Value : 1 / word.Value;
                end = position + 1;
                return true;
            }
            if (word.Kind is NumberKind.Ten or NumberKind.Unit && TryReadCardinal(position, true, false, out var sum) && !sum.HasDigits)
            {
                var next = sum.End;
                if (Is(next, "-") || Is(next, "and"))
                    next++;
                if (TryWord(next, out var last) && last.Kind == NumberKind.Ordinal && last.IsPlural != ofOne && last.Value < 100 && sum.Value % (last.Value < 10 ? 10 : 100) == 0)
                {
                    value = sum.Value + last.Value;
                    end = next + 1;
                    return true;
                }
            }
        }
        return false;
    }

    // A fraction that stands alone: half; a third; two thirds; half a million; 3/4; 1 4/5; ½.
    private bool TryReadFraction(int position, out decimal value, out int end)
    {
        value = 0;
        end = position;
        var token = At(position);
        if (token.Kind == TokenKind.Number)
        {
            if (!TryReadSlash(position, out value, out end) && !(token.Number.IsWhole && TryReadMixed(position, out value, out end)))
                return false;
            TakeScaleOf(ref value, ref end);
            return true;
        }
        if (!TryReadBareFraction(position, out value, out end))
            return false;
        TakeScaleOf(ref value, ref end);
        return true;
    }

    private bool TryReadBareFraction(int position, out decimal value, out int end)
    {
        value = 0;
        end = position;
        if (TryWord(position, out var word) && word is { Kind: NumberKind.Fraction, IsPlural: false })
        {
            if (!char.IsLetter(At(position).Text[0]))
            {
                value = word.Value;
                end = position + 1;
                return true;
            }
            // "Half" stands alone, "quarter" before a word that multiplies.
            if (At(position).Text != "half" ? !IsScale(position + 1) : BeforeHalves.Contains(At(position - 1).Text) || (At(position - 1).Text == "-" && At(position).IsGlued))
                return false;
            if (At(position + 1) is { Kind: TokenKind.Symbol, Text: "-", IsGlued: true } && At(position + 2) is { Kind: TokenKind.Word, IsGlued: true } && !IsScale(position + 2) && !UnitTable.InText.StartsAt(tokens, position + 2))
                return false;
            value = word.Value;
            end = position + 1;
            return true;
        }
        var article = At(position).Text is "a" or "an";
        if ((article || (At(position).Text == "one" && !IsPronoun(position))) && TryReadDenominator(position + 1, out var below, out end, ofOne: true) && IsFraction(end, article))
        {
            value = 1 / below;
            return true;
        }
        end = position;
        return false;
    }

    // Where ordinals are told apart, "a third man" is no third of one.
    private bool IsFraction(int end, bool article) => !TellsOrdinals || !article || At(end - 1).Text is "half" or "quarter" || IsScale(end)
        || At(end) is not { Kind: TokenKind.Word } next || next.Text is "of" or "less" or "more" or "fewer" or "were" or "was" or "are" or "is";

    private void TakeScaleOf(ref decimal value, ref int end)
    {
        var at = end;
        var linked = false;
        if (At(at).Text == "a" || (Is(at, "of") && At(at + 1).Text == "a"))
        {
            at += At(at).Text == "a" ? 1 : 2;
            linked = true;
        }
        else if (Is(at, "-"))
        {
            at++;
        }
        if (TryWord(at, out var scale) && At(at).Text.Length > 1 && (scale.Kind == NumberKind.Scale || (linked && scale.Kind is NumberKind.Dozen or NumberKind.Hundred)))
        {
            value *= scale.Value;
            end = at + 1;
        }
    }

    private bool TryReadAndFraction(int position, bool takesScale, out decimal value, out int end)
    {
        value = 0;
        end = position;
        if (Is(position, "-") && Is(position + 1, "and"))
            position++;
        if (!Is(position, "and"))
            return false;
        position++;
        if (Is(position, "-"))
            position++;
        if (Is(position, "half") || At(position).Text is "a" or "an" or "one")
        {
            if (TryReadBareFraction(position, out value, out end))
            {
                if (takesScale)
                    TakeScaleOf(ref value, ref end);
                return true;
            }
        }
        if (!TryReadCardinal(position, false, false, out var above) || above.HasDigits || above.Value >= 100)
            return false;
        if (!TryReadDenominator(above.End, out var below, out end) || above.Value >= below)
            return false;
        value = above.Value / below;
        if (takesScale)
            TakeScaleOf(ref value, ref end);
        return true;
    }

    // "4/5", but neither in "5/17/2018" nor in "222-2222/2222".
    private bool TryReadSlash(int position, out decimal value, out int end)
    {
        value = 0;
        end = position;
        var above = At(position);
        var slash = At(position + 1);
        var below = At(position + 2);
        if (above is not { Kind: TokenKind.Number, Number.IsWhole: true } || !slash.Is("/") || below is not { Kind: TokenKind.Number, Number: { IsWhole: true, Value: > 0 } }
            || slash.IsGlued != below.IsGlued || above.Text.Contains('.'))
            return false;
        var behind = At(position + 3);
        var before = At(position - 1);
        if ((behind.Is("/") && behind.IsGlued) || (behind.Kind == TokenKind.Word && behind.IsGlued && !IsScale(position + 3) && !UnitTable.InText.StartsAt(tokens, position + 3))
            || (above.IsGlued && before.Text is "/" or "-" && At(position - 2).Kind == TokenKind.Number && before.IsGlued))
            return false;
        value = above.Number.Value / below.Number.Value;
        end = position + 3;
        return true;
    }

    private bool TryReadMixed(int position, out decimal value, out int end)
    {
        value = 0;
        end = position;
        if (TryWord(position + 1, out var sign) && sign.Kind == NumberKind.Fraction && !char.IsLetter(At(position + 1).Text[0]))
        {
            value = At(position).Number.Value + sign.Value;
            end = position + 2;
            return true;
        }
        var joint = At(position + 1) is { Text: "-", IsGlued: true } && At(position + 2).IsGlued ? 2 : 1;
        if (joint == 1 && At(position + 1).IsGlued || !TryReadSlash(position + joint, out var part, out end) || part >= 1 || At(position + joint).Text.Length > 2)
            return false;
        value = At(position).Number.Value + part;
        return true;
    }

    private bool TryReadCardinal(int position, bool joinsAnd, bool follows, out Sum sum, int limit = int.MaxValue)
    {
        if (!TryReadTerm(position, follows, out sum, limit))
            return false;
        if (sum.Value == 0 && sum.Last == 1)
            return true;
        while (sum.Last >= 100 && !sum.IsDozens)
        {
            var at = sum.End;
            var and = false;
            if (joinsAnd && (Is(at, "and") || Is(at, "&")))
            {
                if (TryReadAndFraction(at, false, out _, out _))
                    return true;
                and = true;
                at++;
            }
            else if (Is(at, ",") && sum.Last >= 1000 && At(at + 1).Kind == TokenKind.Word)
            {
                at++;
            }
            else if (Is(at, "-") && At(at + 1).Kind == TokenKind.Word)
            {
                at++;
            }
            if (at >= limit || At(at).Text is "a" or "an" || At(at) is { Kind: TokenKind.Number, Number.IsWhole: false })
                return true;
            if (!TryReadTerm(at, false, out var next, limit) || next.Value >= sum.Last || next.Value == 0)
                return true;
            // "3 hundred and 21" is one number, "10 million 21" are two.
            if (next.HasDigits && !(sum.HasWords && (and || next.HasWords)))
                return true;
            if (next.HasDigits && next.Last == 1 && IsDigitsOfAName(next.End))
                return true;
            if (next.IsDozens && !and)
                return true;
            sum = next with { Value = sum.Value + next.Value, HasWords = true, HasDigits = sum.HasDigits || next.HasDigits, Granularity = 0, Scale = sum.Scale, IsDozens = false };
        }
        return true;
    }

    private bool TryReadTerm(int position, bool follows, out Sum sum, int limit = int.MaxValue)
    {
        sum = default;
        if (position >= limit)
            return false;
        var token = At(position);
        if (token.Kind == TokenKind.Number)
        {
            if (!TryReadDigits(position, out sum))
                return false;
        }
        else if (token.Text is "a" or "an")
        {
            if (!TryWord(position + 1, out var next) || next.Kind is not (NumberKind.Hundred or NumberKind.Dozen or NumberKind.Scale) || At(position + 1).Text.Length == 1)
                return false;
            sum = new Sum(1, 1, position + 1, true, false, false, 0, 1);
        }
        else if (TryWord(position, out var word) && !word.IsPlural)
        {
            switch (word.Kind)
            {
                case NumberKind.Zero when PlainZeros.Contains(token.Text):
                    sum = new Sum(0, 1, position + 1, true, false, false, 1, 1);
                    return true;
                case NumberKind.Unit or NumberKind.Ten:
                    sum = Small(position, word, limit);
                    break;
                case NumberKind.Hundred or NumberKind.Scale when token.Text is "hundred" or "thousand" or "million" or "billion" or "trillion" or "lakh" or "crore":
                    sum = new Sum(1, 1, position, true, false, false, 0, 1);
                    break;
                default:
                    return false;
            }
        }
        else
        {
            return false;
        }
        TakeScales(ref sum, follows, limit);
        return true;
    }

    private Sum Small(int position, Word word, int limit)
    {
        var value = word.Value;
        var end = position + 1;
        // "One twenty two".
        if (word is { Kind: NumberKind.Unit, Value: < 10 } && TryWord(end, out var ten) && ten.Kind == NumberKind.Ten && end + 2 <= limit)
        {
            var after = Is(end + 1, "-") ? end + 2 : end + 1;
            if (TryWord(after, out var unit) && unit is { Kind: NumberKind.Unit, Value: < 10, IsPlural: false } && !IsGrouping(after + 1))
                return new Sum(value * 100 + ten.Value + unit.Value, 1, after + 1, true, false, false, 0, 1);
        }
        if (word.Kind == NumberKind.Ten)
        {
            var at = Is(end, "-") && At(end + 1).Kind == TokenKind.Word ? end + 1 : end;
            if (at < limit && TryWord(at, out var unit) && unit is { Kind: NumberKind.Unit, Value: < 10, IsPlural: false } && At(at).Kind == TokenKind.Word)
            {
                value += unit.Value;
                end = at + 1;
            }
        }
        return new Sum(value, 1, end, true, false, false, 0, 1);
    }

    private void TakeScales(ref Sum sum, bool follows, int limit = int.MaxValue)
    {
        while (sum.End < limit)
        {
            var at = sum.End;
            if (Is(at, "-") && At(at + 1) is { Kind: TokenKind.Word, Text.Length: > 2 } && IsGrouping(at + 1))
                at++;
            if (at >= limit || !TryWord(at, out var word) || word.Kind is not (NumberKind.Hundred or NumberKind.Dozen or NumberKind.Scale))
                return;
            if (At(at).Text.Length <= 2 && !IsShortScale(at, sum, follows))
                return;
            if (sum.IsDozens)
                return;
            // "Two hundred and thirty" within thousands.
            if (word.Kind == NumberKind.Hundred && sum.Last > 1 && sum.Last != 100)
                return;
            var granularity = sum.Granularity * word.Value;
            sum = sum with
            {
                Value = sum.Value * word.Value,
                Last = word.Kind == NumberKind.Dozen ? 12 : word.Value,
                End = at + 1,
                HasWords = true,
                IsDozens = word.Kind == NumberKind.Dozen,
                Granularity = granularity,
                Scale = sum.Scale * word.Value,
            };
            if (word.Kind == NumberKind.Hundred && sum.End < limit)
                TakeBelowHundred(ref sum, limit);
        }
    }

    // "Two hundred and two thousand": the two belong to the hundreds before a word that multiplies both.
    private void TakeBelowHundred(ref Sum sum, int limit)
    {
        var at = sum.End;
        if (Is(at, "and") || (Is(at, "-") && At(at).IsGlued))
            at++;
        if (at >= limit || At(at).Kind != TokenKind.Word || !TryWord(at, out var word) || word.IsPlural || word.Kind is not (NumberKind.Unit or NumberKind.Ten))
            return;
        var small = Small(at, word, limit);
        if (small.Value < 100 && TryWord(small.End, out var scale) && scale.Kind == NumberKind.Scale && At(small.End).Text.Length > 2 && small.End < limit)
            sum = sum with { Value = sum.Value + small.Value, End = small.End, Granularity = 0 };
    }

    // Letters multiply where they are glued to digits: 10k, 10M, 1.2bn; m is metres unless money stands before it or things are counted.
    private bool IsShortScale(int at, in Sum sum, bool follows)
    {
        var token = At(at);
        if (!sum.HasDigits)
            return token.Text.Length == 2 && token.Text is not ("mm" or "dz");
        if (At(at + 1) is { IsGlued: true, Kind: TokenKind.Number or TokenKind.Word })
            return false;
        if (At(at + 1) is { IsGlued: true, Text: "/" or "^" or "²" or "³" or "." } && At(at + 2).IsGlued)
            return false;
        var raw = text.AsSpan(token.Start, token.Length);
        if (token.Text.Length == 2)
            return token.Text is not ("mm" or "dz") || raw is "MM" || token.Text is "dz";
        if (token.IsGlued)
        {
            return raw switch
            {
                "K" => !NotQuantities.SpeaksOfTemperatures(tokens, at),
                "k" or "M" or "B" or "G" => true,
                "b" => follows || !Is(at + 1, "packet"),
                "T" => follows,
                "m" => follows || CountsThings(at + 1) || UnitTable.InText.TryMatch(tokens, at + 1, out _, out _, static name => name.Unit.IsMoney),
                _ => false,
            };
        }
        return raw is "k" or "K" or "M" or "G" && (follows || (At(at + 1).Kind != TokenKind.Word && !At(at + 1).Is("-")));
    }

    private bool CountsThings(int at) => At(at) is { Kind: TokenKind.Word, IsGlued: false, Text.Length: > 3 } word
        && (word.Text[^1] == 's' || word.Text is "people" or "children" or "women") && !UnitTable.InText.StartsAt(tokens, at);

    private bool TryReadDigits(int position, out Sum sum)
    {
        var token = At(position);
        var value = token.Number.Value;
        var granularity = token.Number.IsWhole && !token.Text.Contains('.') ? 0 : token.Number.Granularity;
        var end = position + 1;
        if (!TakeSpacedGroups(ref value, ref granularity, ref end))
            TakeCommas(position, ref value, ref granularity, ref end);
        TakePower(ref value, ref granularity, ref end);
        sum = new Sum(value, 1, end, false, true, false, granularity, 1);
        return true;
    }

    // 1 234 567.89: groups of three, a single space between them.
    private bool TakeSpacedGroups(ref decimal value, ref decimal granularity, ref int end)
    {
        var first = At(end - 1);
        if (first.Length > 3 || !first.Number.IsWhole || first.Text[0] == '0' || first.Text.Contains('.') || At(end - 2) is { Kind: TokenKind.Number, IsGlued: false })
            return false;
        var at = end;
        var whole = value;
        while (At(at) is { Kind: TokenKind.Number, IsGlued: false } group && group.Start - At(at - 1).End == 1 && !At(at - 1).Text.Contains('.'))
        {
            var point = group.Text.IndexOf('.');
            if ((point < 0 ? group.Text.Length : point) != 3 || group.Length != group.Text.Length)
                return false;
            whole = whole * 1000 + group.Number.Value;
            granularity = point < 0 ? 0 : group.Number.Granularity;
            at++;
        }
        if (at == end)
            return false;
        value = whole;
        end = at;
        return true;
    }

    // 12,34,567.89; 1.234.567,89; 5,00.
    private void TakeCommas(int position, ref decimal value, ref decimal granularity, ref int end)
    {
        if (At(position).IsGlued && At(position - 1).Is(","))
            return;
        var at = position;
        var commas = 0;
        while (At(at + 1) is { IsGlued: true, Text: "," } && At(at + 2) is { IsGlued: true, Kind: TokenKind.Number })
        {
            at += 2;
            commas++;
        }
        if (commas == 0)
            return;
        var raw = text.AsSpan(At(position).Start, At(at).End - At(position).Start);
        if (IsIndian(raw))
        {
            value = decimal.Parse(raw.ToString().Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            granularity = At(at).Text.Contains('.') ? At(at).Number.Granularity : 0;
            end = at + 1;
            return;
        }
        var last = At(at);
        if (commas != 1 || last.Text.Length != last.Length || last.Text.Contains('.'))
            return;
        var head = text.AsSpan(At(position).Start, At(position).Length);
        var isDotted = head.Length is >= 5 and <= 7 && head.IndexOf('.') is var dot && dot == head.Length - 4;
        if (!isDotted && (head.ContainsAny('.', ',') || last.Text.Length > 2))
            return;
        value = decimal.Parse(head.ToString().Replace(".", "", StringComparison.Ordinal) + "." + last.Text, CultureInfo.InvariantCulture);
        granularity = last.Text.Length == 1 ? 0.1m : 0.01m;
        end = at + 1;
    }

    private static bool IsIndian(ReadOnlySpan<char> raw)
    {
        var comma = raw.IndexOf(',');
        if (comma is not (1 or 2))
            return false;
        var rest = raw[(comma + 1)..];
        var pairs = 0;
        while (rest.Length > 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && rest[2] == ',')
        {
            rest = rest[3..];
            pairs++;
        }
        return pairs > 0 && rest.Length >= 3 && !rest[..3].ContainsAnyExceptInRange('0', '9') && (rest.Length == 3 || rest[3] == '.');
    }

    // 4e14; 10^5; 1.3x10^6; 2.48×10−5; 8x2^10.
    private void TakePower(ref decimal value, ref decimal granularity, ref int end)
    {
        var at = end;
        if (At(at) is { Text: "e", IsGlued: true })
        {
            if (TryReadExponent(at + 1, out var power, out var after))
                (value, end, granularity) = (decimal.Parse($"{value}e{power}", NumberStyles.Float, CultureInfo.InvariantCulture), after, 0);
            return;
        }
        if (At(at) is { Text: "^", IsGlued: true } && TryReadExponent(at + 1, out var raised, out var behind))
        {
            (value, end, granularity) = (Power(value, raised), behind, 0);
            return;
        }
        if (At(at).Text is "x" or "×" or "*" && At(at + 1) is { Kind: TokenKind.Number, Number.IsWhole: true } root)
        {
            var caret = At(at + 2) is { Text: "^", IsGlued: true };
            if ((caret || (root.Number.Value == 10 && At(at + 2) is { Text: "-", IsGlued: true })) && TryReadExponent(caret ? at + 3 : at + 2, out var times, out var then))
                (value, end, granularity) = (value * Power(root.Number.Value, times), then, 0);
        }
    }

    private bool TryReadExponent(int at, out int power, out int end)
    {
        var negative = false;
        while (At(at) is { IsGlued: true, Text: "-" or "+" } sign)
        {
            negative ^= sign.Is("-");
            at++;
        }
        power = 0;
        end = at + 1;
        if (At(at) is not { Kind: TokenKind.Number, IsGlued: true, Number: { IsWhole: true, Value: < 100 } } digits)
            return false;
        power = (int)digits.Number.Value * (negative ? -1 : 1);
        return true;
    }

    private static decimal Power(decimal root, int power)
    {
        var result = 1m;
        for (var time = 0; time < Math.Abs(power); time++)
            result *= root;
        return power < 0 ? 1 / result : result;
    }

    // "Point seven one", "point seventy-one", "point zero three", "point 1".
    private bool TryReadPoint(int position, out decimal digits, out int places, out int end)
    {
        digits = 0;
        places = 0;
        end = position;
        if (At(position) is { Kind: TokenKind.Number, Number.IsWhole: true } written && !written.Text.Contains('.'))
        {
            digits = written.Number.Value;
            places = written.Text.Length;
            end = position + 1;
            return places < 10;
        }
        while (places < 10 && TryWord(end, out var word) && !word.IsPlural && At(end).Kind == TokenKind.Word)
        {
            if (word.Kind == NumberKind.Zero && PlainZeros.Contains(At(end).Text))
            {
                digits *= 10;
                places++;
                end++;
                continue;
            }
            if (word.Kind is not (NumberKind.Unit or NumberKind.Ten))
                break;
            var small = Small(end, word, int.MaxValue);
            var length = small.Value >= 10 ? 2 : 1;
            if (small.Value >= 100)
                break;
            digits = digits * (length == 2 ? 100 : 10) + small.Value;
            places += length;
            end = small.End;
        }
        return places > 0;
    }

    private bool IsPronoun(int position)
    {
        if (At(position + 1) is { Text: "-", IsGlued: true } && At(position + 2) is { Kind: TokenKind.Word, IsGlued: true } next)
            return !Known.Contains(next) && !UnitTable.InText.StartsAt(tokens, position + 2);
        if (UnitTable.InText.TryMatch(tokens, position + 1, out _, out _, static name => !name.IsWeak))
            return false;
        return BeforePronouns.Contains(At(position - 1).Text) && !(TryWord(position + 1, out var word) && word.Kind is NumberKind.Hundred or NumberKind.Scale or NumberKind.Dozen);
    }

    // "180ml", "45th", "737s": the digits are no number of their own.
    private bool IsDigitsOfAName(int end) => At(end) is { IsGlued: true, Kind: TokenKind.Word };

    private bool IsGluedToWord(int position) => At(position).IsGlued && At(position - 1).Kind == TokenKind.Word;

    private bool IsScale(int position) => TryWord(position, out var word) && word.Kind == NumberKind.Scale && At(position).Text.Length > 1;

    private bool IsGrouping(int position) => TryWord(position, out var word) && word.Kind is NumberKind.Scale or NumberKind.Hundred or NumberKind.Dozen;

    private bool TryWord(int position, out Word word)
    {
        if (position >= 0 && position < tokens.Count)
            return Words.TryGetValue(tokens[position].Text, out word);
        word = default;
        return false;
    }

    private bool Is(int position, string word) => At(position).Text == word;

    private Token At(int position) => position >= 0 && position < tokens.Count ? tokens[position] : Token.Nothing;


    private static FrozenDictionary<string, Word> MakeWords()
    {
        var words = new Dictionary<string, Word>(StringComparer.Ordinal);
        foreach (var row in NumberWords.Rows)
        {
            if (row.Words.AsSpan().ContainsAny(' ', '-') || row.Words is "both" or "single" or "score")
                continue;
            if (row.Kind == NumberKind.Ordinal)
            {
                words[row.Words] = new Word(NumberKind.Ordinal, row.Value, false);
                words[row.Words + "s"] = new Word(NumberKind.Ordinal, row.Value, true);
            }
            else if (row.Kind == NumberKind.Fraction)
            {
                words.TryAdd(row.Words, new Word(NumberKind.Fraction, row.Value, row.Words is "halves" or "quarters"));
            }
            else
            {
                words[row.Words] = new Word(row.Kind, row.Value, false);
            }
        }
        words.Remove("seconds");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
