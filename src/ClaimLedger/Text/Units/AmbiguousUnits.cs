namespace ClaimLedger.Text;

/// <summary>
/// Tells which unit a name is that has several senses, or that it is none: by the words beside it and in its sentence, which are rows of
/// a table, each with its reason.
/// </summary>
internal static class AmbiguousUnits
{
    // How far a sentence is looked through for what it speaks of.
    private const int FarBefore = 20;
    private const int FarBehind = 6;

    private static readonly WordSet Angles = WordLists.Of("angles");
    private static readonly WordSet AngleUnits = WordLists.Of("angle-units");
    private static readonly WordSet Weights = WordLists.Of("weights");
    private static readonly WordSet Weighed = WordLists.Of("weighed");
    private static readonly WordSet Temperatures = WordLists.Of("temperatures");
    private static readonly WordSet NotBefore = WordLists.Of("not-before");
    private static readonly WordSet NotOne = WordLists.Of("not-one");
    private static readonly WordSet Compared = WordLists.Of("compared");
    private static readonly WordSet Sizes = WordLists.Of("sizes");
    private static readonly WordSet Plurals = WordLists.Of("plurals-without-s");
    private static readonly WordSet NoPlurals = WordLists.Of("no-plurals");
    private static readonly WordSet CountedUnits = WordLists.Of("counted-units");
    private static readonly WordSet CountedWithOf = WordLists.Of("counted-with-of");
    private static readonly WordSet MadeOf = WordLists.Of("made-of");
    private static readonly WordSet Holding = WordLists.Of("holding");
    private static readonly WordSet Studies = WordLists.Of("studies");
    private static readonly WordSet MeasuredBy = WordLists.Of("measured-by");
    private static readonly WordSet Measuring = WordLists.Of("measuring");
    private static readonly WordSet SentenceEnds = WordLists.Of("sentence-ends");

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

    /// <summary>Whether a plural noun stands right behind, which is counted after all: "in the final round 45 people voted".</summary>
    public static bool CountsOn(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { Kind: TokenKind.Word, IsGlued: false } word && (word.Text[^1] == 's' || Plurals.Contains(word))
            && !NoPlurals.Contains(word);

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
