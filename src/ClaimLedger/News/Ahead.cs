using System.Collections.Frozen;

namespace ClaimLedger.News;

/// <summary>
/// Tells dates that their clause puts ahead of publication, though no word of the sentence forecasts: "is due in September".
/// </summary>
internal static class Ahead
{
    private const int Far = 12;

    // "Was meant to begin".
    private const int Near = 3;

    private static readonly FrozenSet<string> Verbs = WordClasses.Of("ahead-verb");
    private static readonly FrozenSet<string> Past = WordClasses.Of("before-ahead");
    private static readonly FrozenSet<string> Joints = WordClasses.Of("clause-joint");

    /// <summary>Whether any of some tokens may put a date ahead.</summary>
    public static bool In(NewsText text, int first, int last)
    {
        for (var token = first; token < last; token++)
        {
            if (Verbs.Contains(text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    /// <summary>Whether a date's clause puts it ahead.</summary>
    public static bool Holds(NewsText text, Figures beside, Figure date)
    {
        for (var token = date.First - 1; token >= Math.Max(beside.First, date.First - Far); token--)
        {
            var word = text.Tokens[token].Text;
            if (Joints.Contains(word))
                return false;
            if (Verbs.Contains(word))
                return !Enumerable.Range(Math.Max(beside.First, token - Near), Math.Min(Near, token - beside.First))
                    .Any(before => Past.Contains(text.Tokens[before].Text));
        }
        return false;
    }
}
