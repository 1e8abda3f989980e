namespace ClaimLedger.Text;

/// <summary>
/// Reads numbers in digits and words, in answers and in running text: 1,800; 1 234 567; 1.3x10^6; a hundred and six; 1.2m; half a million;
/// two-thirds.
/// </summary>
internal static class NumberReader
{
    private static readonly Predicate<NumberPhrase> OfText = static phrase => !phrase.IsAnswer;

    private static readonly WordSet Openers = WordLists.Of("number-openers");

    /// <summary>The words that a number can start with.</summary>
    public static IEnumerable<string> FirstWords => NumberWords.First.Concat(Openers.All);

    /// <summary>Whether a number can start here in running text.</summary>
    public static bool StartsAt(in Token token) => token.Kind switch
    {
        TokenKind.Number => true,
        TokenKind.Word => Openers.Contains(token) || NumberWords.CanStart(token),
        TokenKind.Symbol => token.Is("-") || NumberWords.Contains(token),
        _ => false,
    };

    /// <summary>Whether a number, or a part of one, starts at the reader's place.</summary>
    public static bool IsAtNumber(TokenReader reader) =>
        reader.Current.Kind is TokenKind.Number or TokenKind.TooLong || reader.IsAt(NumberWords.Phrases)
        || (NumberWords.TryFind(reader.Current, out var word) && (word.Kind != NumberKind.Ordinal || word.Value > 2));

    /// <summary>
    /// Where a number ends that is beyond every limit, with the words that multiply it; <paramref name="position"/> where none stands
    /// there. Read in part ("million tonnes") it would be another.
    /// </summary>
    public static int EndOfTooLarge(List<Token> tokens, int position)
    {
        if (position >= tokens.Count)
            return position;
        var first = tokens[position];
        var end = position + 1;
        var size = first.Kind switch
        {
            TokenKind.TooLong => double.PositiveInfinity,
            TokenKind.Number => Powers.SizeOf(tokens, position, out end),
            _ => NumberWords.TryFind(first, out var word) ? Math.Max(1, (double)word.Value) : 0,
        };
        if (size == 0)
            return position;
        for (; end < tokens.Count && tokens[end].Length > 1 && NumberWords.TryFind(tokens[end], out var next) && next.Multiplies; end++)
            size *= (double)next.Value;
        return size > (double)WrittenNumber.Limit ? end : position;
    }

    /// <summary>Takes words that multiply (hundred, dozen, million), and tells by how much they do; 1 where there are none.</summary>
    public static decimal TakeMultiplier(TokenReader reader)
    {
        var multiplier = 1m;
        var start = reader.Position;
        while (NumberWords.TryFind(reader.Current, out var word) && word.Multiplies && reader.Current.Length > 1
            && multiplier <= WrittenNumber.Limit)
        {
            multiplier *= word.Value;
            reader.Position++;
        }
        if (multiplier <= WrittenNumber.Limit)
            return multiplier;
        reader.Position = start;
        return 1;
    }

    /// <summary>Takes a number of an answer; leaves the reader where it was if there is none.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="number">The number.</param>
    /// <param name="isUnit">Tells whether a letter after digits is a unit here ("1.2 m" of cloth) and not a multiplier.</param>
    /// <param name="joinsAnd">Whether "and" may stand inside: not in "between a hundred and two hundred".</param>
    /// <param name="isMoney">Whether a sign of money stands before it: then single letters multiply.</param>
    public static bool TryRead(TokenReader reader, out WrittenNumber number, Func<TokenReader, bool>? isUnit = null, bool joinsAnd = true,
        bool isMoney = false)
    {
        var found = TryRead(new NumberText(reader.Tokens, TextStyle.Value, isUnit), reader.Position, out var read, isMoney, joinsAnd);
        number = read.Number;
        if (found)
            reader.Position = read.End;
        return found;
    }

    /// <summary>Reads the number at <paramref name="position"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">Where it starts.</param>
    /// <param name="number">The number.</param>
    /// <param name="isMoney">
    /// Whether a sign of money stands before it: then it may be glued to letters, and single letters multiply.
    /// </param>
    /// <param name="joinsAnd">Whether "and" may stand inside: not in "between a hundred and two hundred".</param>
    public static bool TryRead(in NumberText text, int position, out ReadNumber number, bool isMoney = false, bool joinsAnd = true)
    {
        number = default;
        try
        {
            if (ReadSigned(text, position, isMoney, joinsAnd) is not { } read || Math.Abs(read.Number.Value) > WrittenNumber.Limit)
                return false;
            number = read;
            return true;
        }
        catch (OverflowException)
        {
            // Digits are limited, powers and products are caught here.
            return false;
        }
    }

    /// <summary>Reads the part that one word is: "quarter", "tenth".</summary>
    public static bool TryReadPart(in NumberText text, int position, out ReadNumber number)
    {
        number = default;
        if (!text.TryWord(position, out var word) || !word.IsPart || word.IsPlural)
            return false;
        number = new ReadNumber(WrittenNumber.Part(word.Kind == NumberKind.Ordinal ? 1 / word.Value : word.Value), position, position + 1,
            false);
        return true;
    }

    private static ReadNumber? ReadSigned(in NumberText text, int position, bool isMoney, bool joinsAnd)
    {
        var isNegative = text.At(position).Text is "minus" or "negative" || IsMinus(text, position);
        if (!isNegative)
            return text.Is(position, "-") ? null : ReadUnsigned(text, position, isMoney, joinsAnd);
        // "Minus-12".
        var digits = text.At(position).Kind == TokenKind.Word && text.IsGlued(position + 1, "-") ? position + 2 : position + 1;
        return ReadUnsigned(text, digits, isMoney, joinsAnd) is { } number
            ? number with { Start = position, Number = number.Number.Negated } : null;
    }

    // A hyphen is a minus before digits, unless it joins: "10-20", "F-16", "won 3 - 0".
    private static bool IsMinus(in NumberText text, int position)
    {
        // "Quake -1000+ dead": a dash before a bound.
        if (!text.Is(position, "-") || text.At(position + 1) is not { Kind: TokenKind.Number } next || text.IsGlued(position + 2, "+"))
            return false;
        var before = text.At(position - 1);
        if ((text.At(position).IsGlued && before.Kind is TokenKind.Word or TokenKind.Number or TokenKind.TooLong)
            || (before.Kind == TokenKind.Number && next.IsGlued))
            return false;
        return next.IsGlued || position == 0 || (before.Kind == TokenKind.Symbol && before.Text is not ("-" or ")" or "%"));
    }

    private static ReadNumber? ReadUnsigned(in NumberText text, int position, bool isMoney, bool joinsAnd)
    {
        var isDigits = text.At(position).Kind == TokenKind.Number;
        if (isDigits && text.IsRunning && !isMoney && TextPlaces.IsGluedToWord(text, position))
            return null;
        if (ReadPhrase(text, position) is { } phrase)
            return phrase;
        if (Fractions.Read(text, position) is { } fraction)
            return new ReadNumber(Written(fraction), position, fraction.End, isDigits);
        if (text.Is(position, "point"))
            return ReadPoint(text, position);
        if (text.Is(position, "one") && TextPlaces.IsPronoun(text, position))
            return null;
        if (Cardinals.Read(text, position, joinsAnd, isMoney) is not { } sum)
            return null;
        var (whole, isPart) = Fractions.TakeTail(text, sum, position, joinsAnd);
        var written = isPart ? Written(new Fraction(whole.Value, whole.End, whole.Dozen)) : whole.Written;
        return new ReadNumber(written, position, whole.End, isDigits);
    }

    private static ReadNumber? ReadPhrase(in NumberText text, int position) =>
        NumberWords.Phrases.TryMatch(text.Tokens, position, out var phrase, out var length, text.IsRunning ? OfText : null)
            ? new ReadNumber(new WrittenNumber(phrase.Value, 1), position, position + length, false)
            : null;

    private static ReadNumber? ReadPoint(in NumberText text, int position)
    {
        if (Fractions.ReadPoint(text, position + 1) is not { } decimals || !TextPlaces.OpensDecimal(text, position, decimals.End))
            return null;
        var sum = Cardinals.TakeScales(text, new Sum(decimals.Value, 1, decimals.End, HasWords: true, Granularity: decimals.Granularity),
            position);
        return new ReadNumber(sum.Written, position, sum.End, text.At(position + 1).Kind == TokenKind.Number);
    }

    private static WrittenNumber Written(in Fraction fraction) => fraction.Dozen > 0
        ? new WrittenNumber(fraction.Value, fraction.Dozen, NumberForm.Dozens)
        : fraction.Value < 1 ? WrittenNumber.Part(fraction.Value, fraction.Granularity) : WrittenNumber.OfDivision(fraction.Value);
}
