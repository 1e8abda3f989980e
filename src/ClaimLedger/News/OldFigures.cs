using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Tells figures that a text gives for what was so before, or was taken to be: "from 800 hectares", "initially called".</summary>
internal static class OldFigures
{
    private const int NearWord = 24;

    private const int NearVerb = 6;

    private static readonly FrozenSet<string> AtFirst = WordClasses.Of("at-first");
    private static readonly FrozenSet<string> FigureNouns = WordClasses.Of("figure-noun");
    private static readonly FrozenSet<string> Correcting = WordClasses.Of("correcting");
    private static readonly FrozenSet<string> Now = WordClasses.Of("nowadays");
    private static readonly FrozenSet<string> Telling = WordClasses.Of("telling-of-figures");
    private static readonly FrozenSet<string> Before = WordClasses.Of("taken-back");
    private static readonly FrozenSet<string> PointingToFigures = WordClasses.Of("points-to-figure");

    /// <summary>Whether a figure is one.</summary>
    public static bool Holds(NewsText text, Figures beside, Figure figure) =>
        Holds(text, (beside.First, beside.Last), (figure.First, figure.Last));

    /// <summary>Whether the words of some tokens are one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its sentence, from the first token to behind the last.</param>
    /// <param name="figure">The words, likewise.</param>
    public static bool Holds(NewsText text, (int First, int Last) sentence, (int First, int Last) figure) =>
        IsLeft(text, sentence, figure) || IsTakenBack(text, sentence.First, figure.First)
            || IsOfBeginning(text, figure.Last, sentence.Last);

    /// <summary>Whether the words are what was so before a change: "rose from nine to 14", "to 1,500, then to 900".</summary>
    public static bool IsLeft(NewsText text, (int First, int Last) beside, (int First, int Last) figure)
    {
        if (figure.Last + 2 < beside.Last && Enumerable.Range(figure.Last, 2)
            .Any(token => text.Tokens[token].Is("then") && text.Tokens[token + 1].Is("to")))
            return true;
        // "Up from 5.7bn now": what is so still.
        var isNow = figure.Last < beside.Last && Now.Contains(text.Tokens[figure.Last].Text);
        return !isNow && Change.IsFrom(text.Tokens, figure.First, beside.First);
    }

    /// <summary>Of "rose from 9 on Monday to 30" the 9, for the 30; null where a figure ends no change.</summary>
    public static Figure? LeftBy(NewsText text, Figures beside, Figure figure)
    {
        if (figure.First <= beside.First || !text.Tokens[figure.First - 1].Is("to"))
            return null;
        for (var index = figure.Index - 1; index >= 0; index--)
        {
            var other = beside[index];
            if (other.First > beside.First && text.Tokens[other.First - 1].Text is "from" or "to" && other.Found.Kind == figure.Found.Kind)
                return IsLeft(text, (beside.First, beside.Last), (other.First, other.Last)) ? other : null;
        }
        return null;
    }

    /// <summary>
    /// Whether the text says behind a figure that it is no longer held: "119 were hurt, but that number has been revised".
    /// </summary>
    public static bool IsCorrected(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.CountedLast; token + 1 < Math.Min(beside.Last, figure.CountedLast + NearWord); token++)
        {
            if (beside.At(token) is { } other && other.Found.Kind == figure.Found.Kind)
                return false;
            if (FigureNouns.Contains(text.Tokens[token].Text) && PointingToFigures.Contains(text.Tokens[token - 1].Text)
                && Enumerable.Range(token + 1, NearVerb).Any(next => next < beside.Last && Correcting.Contains(text.Tokens[next].Text)))
                return true;
        }
        return false;
    }

    /// <summary>Whether a figure takes the place of what was told before: "corrected the number of the arrested to 25".</summary>
    public static bool Corrects(NewsText text, Figures beside, Figure figure)
    {
        if (figure.First <= beside.First || !text.Tokens[figure.First - 1].Is("to"))
            return false;
        for (var token = figure.First - 2; token >= Math.Max(beside.First, figure.First - NearWord) && !text.Tokens[token].Is(";"); token--)
        {
            if (Correcting.Contains(text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    // "53 were initially rescued": how many it were at first.
    private static bool IsOfBeginning(NewsText text, int figure, int last)
    {
        for (var token = figure; token + 1 < Math.Min(last, figure + NearVerb); token++)
        {
            if (text.Tokens[token].Kind != TokenKind.Word)
                return false;
            if (AtFirst.Contains(text.Tokens[token].Text) && text.IsParticiple(token + 1))
                return true;
        }
        return false;
    }

    // "Was initially called a magnitude-7.9 quake", "officials earlier had cited higher numbers: 900".
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
