using System.Collections.Frozen;
using ClaimLedger.News;

namespace ClaimLedger.Stories;

/// <summary>Tells figures that a text gives for what was so before, or was taken to be: "from 8,000 acres", "initially called".</summary>
internal static class OldFigures
{
    private const int Near = 3;
    private const int NearWord = 24;

    private static readonly FrozenSet<string> Changes = WordClasses.Of("change-verb");
    private static readonly FrozenSet<string> Telling = WordClasses.Of("telling-of-figures");
    private static readonly FrozenSet<string> Before = WordClasses.Of("taken-back");

    /// <summary>Whether a figure is one.</summary>
    public static bool Holds(NewsText text, Figures beside, Figure figure) =>
        Holds(text, (beside.First, beside.Last), (figure.First, figure.Last));

    /// <summary>Whether the words of some tokens are one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its sentence, from the first token to behind the last.</param>
    /// <param name="figure">The words, likewise.</param>
    public static bool Holds(NewsText text, (int First, int Last) sentence, (int First, int Last) figure) =>
        IsLeft(text, sentence, figure) || IsTakenBack(text, sentence.First, figure.First);

    // "Rose from nine to 14", "to 15,000 feet, then to 9,000".
    private static bool IsLeft(NewsText text, (int First, int Last) beside, (int First, int Last) figure)
    {
        if (figure.Last + 2 < beside.Last
            && Enumerable.Range(figure.Last, 2).Any(token => text.Tokens[token].Is("then") && text.Tokens[token + 1].Is("to")))
            return true;
        var from = text.Tokens[figure.First].Is("from") ? figure.First
            : figure.First > beside.First && text.Tokens[figure.First - 1].Is("from") ? figure.First - 1 : -1;
        return from >= 0 && Enumerable.Range(Math.Max(beside.First, from - Near), Math.Min(Near, from - beside.First))
            .Any(token => Changes.Contains(text.Tokens[token].Text));
    }

    // "Was initially called a magnitude-7.4 quake", "authorities earlier had cited higher numbers: 88,000".
    private static bool IsTakenBack(NewsText text, int first, int figure)
    {
        for (var token = figure - 1; token >= Math.Max(first, figure - NearWord); token--)
        {
            if (text.Tokens[token].Text is ";" or "." or "but")
                return false;
            if (Before.Contains(text.Tokens[token].Text)
                && Enumerable.Range(token - 2, 5).Any(near => near >= first && near < figure && Telling.Contains(text.Tokens[near].Text)))
                return true;
        }
        return false;
    }
}
