namespace ClaimLedger.Text;

/// <summary>
/// Tells, by what stands beside them in sentences, which words of numbers are none: "the one that left", "the second half", "at this point
/// five".
/// </summary>
/// <remarks>The words are rows of a table, each with its reason.</remarks>
internal static class TextPlaces
{
    private static readonly WordSet BeforePronouns = WordLists.Of("before-pronouns");
    private static readonly WordSet BeforeHalves = WordLists.Of("before-halves");
    private static readonly WordSet BeforePoints = WordLists.Of("before-points");
    private static readonly WordSet BehindParts = WordLists.Of("behind-parts");
    private static readonly WordSet PluralsWithoutS = WordLists.Of("plurals-without-s");
    private static readonly WordSet NoPlurals = WordLists.Of("no-plurals");
    private static readonly WordSet SizedInMetres = WordLists.Of("sized-in-metres");
    private static readonly WordSet CountedByMillion = WordLists.Of("counted-by-million");
    private static readonly WordSet MeasuredBy = WordLists.Of("measured-by");
    private static readonly WordSet BehindPronoun = WordLists.Of("behind-pronoun-one");
    private static readonly WordSet Determiners = WordLists.Of("noun-determiners");

    /// <summary>Whether digits are part of a word: the 16 of "F16".</summary>
    public static bool IsGluedToWord(in NumberText text, int position) =>
        text.At(position).IsGlued && text.At(position - 1).Kind == TokenKind.Word;

    /// <summary>Whether "one" stands for a thing and counts nothing: "the one", "one-sided"; never in an answer.</summary>
    public static bool IsPronoun(in NumberText text, int position)
    {
        if (!text.IsRunning)
            return false;
        if (text.IsGlued(position + 1, "-") && text.At(position + 2) is { Kind: TokenKind.Word, IsGlued: true } next)
            return !IsAndAHalf(text, position + 2) && !NumberWords.Contains(next) && !UnitTable.InText.StartsAt(text.Tokens, position + 2);
        if (UnitTable.InText.TryMatch(text.Tokens, position + 1, out _, out _, static name => !name.IsWeak))
            return false;
        return BeforePronouns.Contains(text.At(position - 1)) ? !text.IsMultiplier(position + 1) : IsDescribed(text, position);
    }

    // The "and-a-half" of "one-and-a-half".
    private static bool IsAndAHalf(in NumberText text, int position) =>
        text.Is(position, "and") && text.Is(position + 1, "-") && (text.IsArticle(position + 2) || text.Is(position + 2, "half"));

    // "The old one.", "a bigger one was"; not "in a week one man", "the day one of them".
    private static bool IsDescribed(in NumberText text, int position) =>
        Determiners.Contains(text.At(position - 2)) && !text.Is(position - 2, "all")
        && text.At(position - 1) is { Kind: TokenKind.Word } adjective && !NumberWords.Contains(adjective)
        && (text.At(position + 1) is { Kind: TokenKind.Symbol, Text: "." or "," or ";" or "" or ")" or "\"" or "?" or "!" }
            || BehindPronoun.Contains(text.At(position + 1)));

    /// <summary>Whether "half" is a part of something that is named, and no number: "the second half", "mid-half".</summary>
    public static bool IsHalfOfSomething(in NumberText text, int position) =>
        BeforeHalves.Contains(text.At(position - 1)) || (text.At(position).IsGlued && text.Is(position - 1, "-"));

    /// <summary>Whether a word is the first of a compound that is neither a number nor a measure: "half-hearted".</summary>
    public static bool IsFirstOfCompound(in NumberText text, int position) =>
        text.IsGlued(position + 1, "-") && text.At(position + 2) is { Kind: TokenKind.Word, IsGlued: true }
        && !text.IsScale(position + 2) && !UnitTable.InText.StartsAt(text.Tokens, position + 2);

    /// <summary>
    /// Whether "point" opens a decimal here, with the digits behind it that end at <paramref name="end"/>: "by point five per cent", not
    /// "at this point five left".
    /// </summary>
    public static bool OpensDecimal(in NumberText text, int position, int end) => !text.IsRunning
        || (!text.At(position - 1).IsGlued && !text.Is(end, "of") && !text.Is(end, ":")
            && (!BeforePoints.Contains(text.At(position - 1))
                || UnitTable.InText.TryMatch(text.Tokens, end, out _, out _, static name => name.Unit.IsShare)));

    /// <summary>Whether "score" counts twenties behind a number, and is no result: "three score", not "a 3-2 score".</summary>
    public static bool CountsScores(in NumberText text, int start, int position, decimal count)
    {
        const decimal MostScores = 20;
        if (text.IsArticle(start))
            return text.Is(position + 1, "of") && IsPlural(text.At(position + 2));
        return count is > 0 and <= MostScores && decimal.Floor(count) == count && text.At(start - 1) is { IsGlued: false } before
            && !text.IsArticle(start - 1) && before.Text is not ("-" or "–");
    }

    /// <summary>Whether the word at a place is a unit, so that the "m" before it is a million: 12.3m tonnes.</summary>
    public static bool IsMeasured(in NumberText text, int position) =>
        text.At(position) is { Kind: TokenKind.Word, IsGlued: false, Length: > 2 }
        && UnitTable.InText.TryMatch(text.Tokens, position, out _, out _, static each => !each.IsWeak && !each.Unit.IsTime);

    /// <summary>Whether things are counted by the word at <paramref name="position"/>, so that the "m" before it is a million.</summary>
    public static bool CountsThings(in NumberText text, int position) =>
        text.At(position) is { Kind: TokenKind.Word, IsGlued: false, Length: > 3 } word && IsPlural(word)
            && !SizedInMetres.Contains(word) && !UnitTable.InText.StartsAt(text.Tokens, position);

    /// <summary>
    /// Whether the clause before the "m" at <paramref name="position"/> speaks of what is counted in millions: numbers slid from 4.2m.
    /// </summary>
    public static bool SpeaksOfMillions(in NumberText text, int position)
    {
        const int Far = 10;
        if (MeasuredBy.Contains(text.At(position + 1)) || SizedInMetres.Contains(text.At(position + 1)))
            return false;
        for (var at = position - 1; at >= 0 && at >= position - Far; at--)
        {
            if (text.At(at).Text is "." or ";" or "!" or "?")
                return false;
            if (CountedByMillion.Contains(text.At(at)))
                return true;
        }
        return false;
    }

    /// <summary>Whether a word shows that the third before it is a part: "a third of", "a third more".</summary>
    public static bool FollowsPart(in Token next) => BehindParts.Contains(next);

    private static bool IsPlural(in Token word) =>
        word.Kind == TokenKind.Word && (word.Text[^1] == 's' || PluralsWithoutS.Contains(word)) && !NoPlurals.Contains(word);
}
