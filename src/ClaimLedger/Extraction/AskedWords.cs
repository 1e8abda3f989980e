using System.Collections.Frozen;
using ClaimLedger.News;

namespace ClaimLedger.Extraction;

/// <summary>Which words go with a figure, so that they go where it is asked for.</summary>
internal static class AskedWords
{
    private static readonly FrozenSet<string> ObjectPronouns = WordClasses.Of("object-pronoun");
    private static readonly FrozenSet<string> OnDays = WordClasses.Of("before-day");

    /// <summary>
    /// The token behind those that "how many" stands for: "hundreds of cars" are so many cars; "ten of the dead" are so many of the dead.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="figure">The count.</param>
    /// <param name="last">The token behind the last of its clause.</param>
    public static int BehindCount(NewsText text, Figure figure, int last)
    {
        var behind = figure.Last + 1;
        var isOf = figure.Last < last && text.Tokens[figure.Last].Is("of");
        return isOf && !(behind < last && (WordClasses.Determiners.Contains(text.Tokens[behind].Text)
            || ObjectPronouns.Contains(text.Tokens[behind].Text))) ? behind : figure.Last;
    }

    /// <summary>The first token of a day with what says that something was on it: "late on Tuesday".</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day.</param>
    /// <param name="first">The first token of its clause.</param>
    public static int StartOfDay(NewsText text, Figure day, int first)
    {
        var start = day.First;
        while (start > first && OnDays.Contains(text.Tokens[start - 1].Text))
            start--;
        return start;
    }
}
