using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Text;

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

    /// <summary>
    /// Whether a day is part of what something is called: "the union-led 7 October, 2031, march", "the union's October 7".
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day.</param>
    /// <param name="last">The token behind the last of its sentence.</param>
    public static bool IsOfNoun(NewsText text, Figure day, int last)
    {
        var before = day.First - 1;
        if (before < 1)
            return false;
        var isLed = text.At(new TextSpan(text.Tokens[before - 1].Start, text.Tokens[before].End - text.Tokens[before - 1].Start))
            is var words && words.LastIndexOf('-') > words.LastIndexOf(' ');
        return (isLed || WordClasses.IsPossessive(text.Tokens[before].Text)) && day.Last < last
            && (text.IsWord(day.Last) || text.Tokens[day.Last].Is(","));
    }

    /// <summary>
    /// Whether a sentence begins within some words, as behind a dateline that was not known for one: "Corvo/NORTH EBB A ferry sank".
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The first token.</param>
    /// <param name="last">The token behind the last.</param>
    public static bool HoldsBeginning(NewsText text, int first, int last) => Enumerable.Range(first, Math.Max(0, last - first)).Skip(1)
        .Any(token => text.Tokens[token].Text is "a" or "an" && text.IsCapital(token) && text.IsInitials(token - 1));

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
