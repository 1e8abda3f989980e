using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>
/// Tells numbers that are no quantities: names, phone numbers, scores, versions, times of day, addresses. Its words are rows of a table,
/// each with its reason.
/// </summary>
internal static class NotQuantities
{
    // How far a sentence is looked through for what it speaks of.
    private const int FarBefore = 20;
    private const int FarBehind = 6;

    private static readonly WordSet Names = WordLists.Of("names");
    private static readonly WordSet Capital = WordLists.Of("capital");
    private static readonly WordSet Scores = WordLists.Of("scores");
    private static readonly WordSet Angles = WordLists.Of("angles");
    private static readonly WordSet AngleUnits = WordLists.Of("angle-units");
    private static readonly WordSet Weights = WordLists.Of("weights");
    private static readonly WordSet Weighed = WordLists.Of("weighed");
    private static readonly WordSet Temperatures = WordLists.Of("temperatures");
    private static readonly WordSet NotBefore = WordLists.Of("not-before");
    private static readonly WordSet NotOne = WordLists.Of("not-one");
    private static readonly WordSet Address = WordLists.Of("address");
    private static readonly WordSet Compared = WordLists.Of("compared");
    private static readonly WordSet Sizes = WordLists.Of("sizes");
    private static readonly WordSet Prefixes = WordLists.Of("prefixes-of-numbers");
    private static readonly WordSet IndexNouns = WordLists.Of("behind-index-number");
    private static readonly WordSet Plurals = WordLists.Of("plurals-without-s");
    private static readonly WordSet NoPlurals = WordLists.Of("no-plurals");
    private static readonly WordSet CountedUnits = WordLists.Of("counted-units");
    private static readonly WordSet CountedWithOf = WordLists.Of("counted-with-of");
    private static readonly WordSet MadeOf = WordLists.Of("made-of");
    private static readonly WordSet Holding = WordLists.Of("holding");
    private static readonly WordSet Studies = WordLists.Of("studies");
    private static readonly WordSet MeasuredBy = WordLists.Of("measured-by");
    private static readonly WordSet Measuring = WordLists.Of("measuring");
    private static readonly WordSet Clock = WordLists.Of("clock");
    private static readonly WordSet SentenceEnds = WordLists.Of("sentence-ends");
    private static readonly WordSet NameSigns = WordLists.Of("name-signs");
    private static readonly PhraseTable<bool> Fixed = WordLists.Phrases("fixed");

    /// <summary>Whether this name of money is something else before a number: "won 3 games".</summary>
    public static bool IsNeverBefore(in Token word) => NotBefore.Contains(word);

    /// <summary>Whether "a" and this word are seldom one of that unit: "a foot", "a turn".</summary>
    public static bool IsNeverOne(in Token word) => NotOne.Contains(word);

    /// <summary>Whether this is a unit of angles or of something else: degrees, turns.</summary>
    public static bool CanBeAngle(in Token word) => AngleUnits.Contains(word);

    /// <summary>Whether "times" before this word compares: three times as many.</summary>
    public static bool IsComparedBy(in Token word) => Compared.Contains(word);

    /// <summary>Whether this word tells which size is given, so that "in" and a quotation mark before it are inches: 5 in wide.</summary>
    public static bool TellsSize(in Token word) => Sizes.Contains(word);

    /// <summary>Whether pounds before this word are of weight: a 500 pound bomb.</summary>
    public static bool IsWeighed(in Token word) => Weighed.Contains(word);

    /// <summary>Whether this name of a unit is here what is counted: six bars, four barns; not two cups of flour.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="position">The name.</param>
    /// <param name="number">The number before it.</param>
    public static bool IsCountedThing(List<Token> tokens, int position, in WrittenNumber number)
    {
        // Words that are no sentence are a measure: "more than 2 cups".
        const int FewestWords = 3;
        if (position == 0 || !number.IsWhole || tokens[position].IsGlued)
            return false;
        if (tokens[position].Is("degrees"))
            return IsEarned(tokens, position);
        // "Ten stone walls", "two cup holders".
        if (MadeOf.Contains(tokens[position]) && CountsOn(tokens, position) && !Measuring.Contains(At(tokens, position + 1)))
            return true;
        var isOfSome = CountedWithOf.Contains(tokens[position]) && At(tokens, position + 1).Is("of");
        return CountedUnits.Contains(tokens[position])
            && (position > FewestWords || position + 2 < tokens.Count)
            && (isOfSome || !MeasuredBy.Contains(At(tokens, position + 1))) && !Speaks(Measuring, tokens, position)
            && !IsMeasuredBeside(tokens, position + 1);
    }

    // "She has three degrees and", "nine degrees were awarded"; not "has 40 degrees Celsius".
    private static bool IsEarned(List<Token> tokens, int position) => !Temperatures.Contains(At(tokens, position + 1))
        && !AngleUnits.Contains(At(tokens, position + 1)) && At(tokens, position + 1).Text is not ("c" or "f" or "of")
        && (Speaks(Studies, tokens, position)
            || (Holding.Contains(At(tokens, position - 2)) && !SpeaksOfAngles(tokens, position)));

    // "2 yards, 7 feet", "2 yards and 7 feet".
    private static bool IsMeasuredBeside(List<Token> tokens, int position)
    {
        var at = position;
        while (At(tokens, at).Text is "," or "and")
            at++;
        return At(tokens, at).Kind == TokenKind.Number && !CountedUnits.Contains(At(tokens, at + 1))
            && UnitTable.InText.TryMatch(tokens, at + 1, out _, out _, static each => each.Unit is { IsMoney: false, IsTime: false });
    }

    /// <summary>Whether degrees are of an angle in this sentence.</summary>
    public static bool SpeaksOfAngles(List<Token> tokens, int position) => Speaks(Angles, tokens, position);

    /// <summary>Whether this sentence has told of temperatures: then K is kelvin.</summary>
    public static bool SpeaksOfTemperatures(List<Token> tokens, int position) => Speaks(Temperatures, tokens, position);

    /// <summary>Whether pounds are of weight in this sentence.</summary>
    public static bool SpeaksOfWeight(List<Token> tokens, int position) => Speaks(Weights, tokens, position);

    /// <summary>Whether a number before "am" or "pm" is a time of day: 2, 11, 2.13; 2.1 and 2.123 are not.</summary>
    public static bool IsTimeOfDay(decimal number, in Token digits) =>
        number is >= 1 and < 13
            && (digits.Number.IsWhole && !digits.Text.Contains('.') || digits.Text.Length - digits.Text.IndexOf('.') == 3);

    /// <summary>
    /// Where what starts with the number at <paramref name="position"/> and is no quantity ends; <paramref name="position"/> where it may
    /// be one.
    /// </summary>
    /// <param name="tokens">The text.</param>
    /// <param name="position">The token where the number starts.</param>
    /// <param name="hasUnit">Whether the number has a unit: then only what is glued together is a name.</param>
    /// <param name="end">The token behind the number.</param>
    public static int EndOf(List<Token> tokens, int position, bool hasUnit, int end)
    {
        if (Fixed.TryMatch(tokens, position, out _, out var fixedLength))
            return position + fixedLength;
        var token = tokens[position];
        // A minus stands free of what is before it.
        if (token.Text == "-" && position + 1 < tokens.Count)
            return position;
        if (token.Kind is not (TokenKind.Number or TokenKind.TooLong))
            return !hasUnit && IsNamed(tokens, position) && IsCapital(At(tokens, position)) ? position + 1 : position;
        if (IsInWord(tokens, position) || IsTime(tokens, position) || IsVersion(tokens, position) || IsPhone(tokens, position))
            return EndOfGlued(tokens, position);
        var after = At(tokens, position + 1);
        if (after is { IsGlued: true, Text: "pm" or "am" } && !hasUnit)
            return position + 2;
        if (hasUnit)
            return position;
        if (IsOnClock(tokens, position + 1))
            return position + 2;
        // "An 11m-strong"; letters right behind digits are a name: "737s", "4x4", "3D".
        if (At(tokens, end) is { IsGlued: true, Kind: TokenKind.Word } letters && letters.Text is not ("s" or "m" or "b" or "x"))
            return EndOfGlued(tokens, position);
        if (IsScore(tokens, position) || IsSeason(tokens, position))
            return position + 3;
        return IsNamed(tokens, position) || IsOfIndex(tokens, position) ? EndOfGlued(tokens, position) : position;
    }

    // "B-52", "COVID-19", "G20", "user@host7.org/45"; not "mid-1990s".
    private static bool IsInWord(List<Token> tokens, int position)
    {
        var before = At(tokens, position - 1);
        if (!tokens[position].IsGlued)
            return false;
        // "J1149.5+6663".
        if (before is { IsGlued: true, Text: "+" } && At(tokens, position - 2) is { IsGlued: true, Kind: TokenKind.Number }
            && At(tokens, position - 3).Kind == TokenKind.Word)
            return true;
        return before.Kind == TokenKind.Word || before.Text is "@" or "_" or "#" or "=" or "&"
            || (before is { IsGlued: true, Text: "-" or "/" or "." } && At(tokens, position - 2).Kind == TokenKind.Word
                && !Prefixes.Contains(At(tokens, position - 2)));
    }

    // "11 pm", "11 o'clock", "11 p.m."
    private static bool IsOnClock(List<Token> tokens, int position) =>
        Clock.Contains(At(tokens, position))
            || (At(tokens, position).Text is "a" or "p" && At(tokens, position + 1).Is(".") && At(tokens, position + 2).Is("m"));

    private static bool IsNamed(List<Token> tokens, int position)
    {
        var at = position - 1;
        var before = At(tokens, at);
        var isShortened = before is { Text: ".", IsGlued: true };
        if (isShortened)
            before = At(tokens, --at);
        if (before.Kind != TokenKind.Word)
            return NameSigns.Contains(before) && !isShortened;
        // "The S&P 500".
        if (before.Is("p") && At(tokens, at - 1).Is("&"))
            return true;
        if (before.Text is "no" && !isShortened)
            return false;
        if (Names.Contains(before))
            return IsCapital(before) || (tokens[position].Kind == TokenKind.Number && !CountsOn(tokens, position));
        return Capital.Contains(before) && IsCapital(before);
    }

    // "The Orlo 40 index": a name and a number behind it.
    private static bool IsOfIndex(List<Token> tokens, int position) => IndexNouns.Contains(At(tokens, position + 1))
        && At(tokens, position - 1) is { Kind: TokenKind.Word } before && IsCapital(before);

    // "In the final round 45 people voted": a plural noun right behind is counted after all.
    private static bool CountsOn(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { Kind: TokenKind.Word, IsGlued: false } word && (word.Text[^1] == 's' || Plurals.Contains(word))
            && !NoPlurals.Contains(word);

    private static bool IsCapital(in Token token) => token.Word.Written.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool IsTime(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { IsGlued: true, Text: ":" }
            && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 };

    // 1.2.3, 192.168.1.2; but 1.234.567 is a number.
    private static bool IsVersion(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { IsGlued: true, Text: "." } && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number }
        && !DigitGroups.IsDotted(new NumberText(tokens, TextStyle.RunningText), position);

    // +1-222-2222, 0800 123 456, 555-0199: three groups, or a plus, or a leading zero.
    private static bool IsPhone(List<Token> tokens, int position)
    {
        var token = tokens[position];
        if (At(tokens, position - 1) is { Text: "+" } plus && token.IsGlued
            && !(plus.IsGlued && At(tokens, position - 2).Kind == TokenKind.Number))
            return token.Text.Length >= 8 || At(tokens, position + 1) is { Text: "-" } or { Kind: TokenKind.Number };
        const int MostGroups = 8;
        var groups = 1;
        var digits = token.Text.Length;
        var at = position;
        while (groups < MostGroups && At(tokens, at + 1) is { IsGlued: true, Text: "-" or "/" }
            && At(tokens, at + 2) is { IsGlued: true, Kind: TokenKind.Number } next)
        {
            groups++;
            digits += next.Text.Length;
            at += 2;
        }
        if (groups >= 3 && digits >= 9)
            return true;
        var isFollowed = At(tokens, position + 1).Kind == TokenKind.Number;
        return (token.Text[0] == '0' && token.Text.Length >= 3 && !token.Text.Contains('.') && isFollowed)
            || (Address.Contains(At(tokens, position - 1)) && digits >= 3 && (digits >= 7 || groups > 1 || isFollowed));
    }

    // "2-1", "won 3–0".
    private static bool IsScore(List<Token> tokens, int position)
    {
        const decimal MostPoints = 200;
        var dash = At(tokens, position + 1);
        if (dash.Text is not ("-" or "–") || At(tokens, position + 2) is not { Kind: TokenKind.Number, Number.IsWhole: true } second
            || tokens[position] is not { Kind: TokenKind.Number, Number.IsWhole: true } first
                || At(tokens, position + 3) is { IsGlued: true, Kind: not TokenKind.Symbol })
            return false;
        return (second.Number.Value < first.Number.Value && dash.IsGlued && second.IsGlued)
            || (first.Number.Value < MostPoints && second.Number.Value < MostPoints && ReachesBack(Scores, tokens, position, 3));
    }

    // "2013-14", "2019/20": years of a season.
    private static bool IsSeason(List<Token> tokens, int position) =>
        tokens[position] is { Text.Length: 4, Length: 4, Number: { IsWhole: true, Value: >= 1800 and < 2200 } }
        && At(tokens, position + 1) is { IsGlued: true, Text: "-" or "–" or "/" }
        && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 };

    private static bool ReachesBack(WordSet words, List<Token> tokens, int position, int most)
    {
        for (var at = position - 1; at >= 0 && at >= position - most; at--)
        {
            if (words.Contains(tokens[at]))
                return true;
        }
        return false;
    }

    private static int EndOfGlued(List<Token> tokens, int position)
    {
        var end = position + 1;
        while (end < tokens.Count && tokens[end].IsGlued && !EndsWord(tokens, end))
            end++;
        return end;
    }

    private static bool EndsWord(List<Token> tokens, int at) =>
        tokens[at].Kind == TokenKind.Symbol
            && (at + 1 >= tokens.Count || !tokens[at + 1].IsGlued || tokens[at].Text is "(" or ")" or "\"" or "'" or ";" or ",");

    private static bool Speaks(WordSet words, List<Token> tokens, int position)
    {
        for (var at = position - 1; at >= 0 && at > position - FarBefore && !SentenceEnds.Contains(tokens[at]); at--)
        {
            if (words.Contains(tokens[at]))
                return true;
        }
        for (var at = position + 1; at < tokens.Count && at < position + FarBehind && !SentenceEnds.Contains(tokens[at]); at++)
        {
            if (words.Contains(tokens[at]))
                return true;
        }
        return false;
    }

    private static Token At(List<Token> tokens, int position) => position >= 0 && position < tokens.Count ? tokens[position]
        : Token.Nothing;
}
