using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>
/// Tells dates that their clause puts ahead of publication, though no word of the sentence forecasts: "is due in September"; and behind
/// it, though one does: "the singer, who died on 28 December, will be buried".
/// </summary>
internal static class Ahead
{
    private const int Far = 12;

    // "Was meant to begin".
    private const int Near = 3;

    private const string Soon = "soon";

    private static readonly FrozenSet<string> Verbs = WordClasses.Of("ahead-verb");
    private static readonly PhraseTable<bool> WithParticle = WordLists.Phrases("ahead-with-particle");
    private static readonly FrozenSet<string> OnlyWith =
        WordLists.Words("ahead-with-particle").Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> With = WordClasses.Of("ahead-for");
    private static readonly FrozenSet<string> Past = WordClasses.Of("before-ahead");
    private static readonly FrozenSet<string> Joints = WordClasses.Of("clause-joint");
    private static readonly FrozenSet<string> Done = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Plans = WordClasses.Of("past-of-plans");
    private static readonly FrozenSet<string> NotDone = WordClasses.Of("not-past");
    private static readonly FrozenSet<string> Intending = WordClasses.Of("plan-verb");
    private static readonly FrozenSet<string> Aims = WordClasses.Of("before-aim");
    private static readonly FrozenSet<string> IsTo = WordClasses.Of("is-to");

    /// <summary>Whether any of some tokens may put a date ahead.</summary>
    public static bool In(NewsText text, int first, int last)
    {
        for (var token = first; token < last; token++)
        {
            if (Verbs.Contains(text.Tokens[token].Text) || text.Tokens[token].Is(Soon)
                || With.Contains(text.Tokens[token].Text) && token + 1 < last && text.Tokens[token + 1].Is("for")
                || (token + 1 < last && text.Tokens[token + 1].Is("to") && Intending.Contains(text.Tokens[token].Text))
                || (IsTo.Contains(text.Tokens[token].Text) && token + 1 < last && text.Tokens[token + 1].Is("to")))
                return true;
        }
        return false;
    }

    /// <summary>Whether a date's clause puts it ahead.</summary>
    public static bool Holds(NewsText text, Figures beside, Figure date)
    {
        // "As soon as August".
        if (date.First - beside.First >= 2 && text.Tokens[date.First - 1].Is("as") && text.Tokens[date.First - 2].Is(Soon))
            return true;
        // "The hearing is set for 3 July".
        if (date.First - beside.First >= 3 && text.Tokens[date.First - 1].Is("for") && With.Contains(text.Tokens[date.First - 2].Text)
            && (!Past.Contains(text.Tokens[date.First - 3].Text) || IsSetByNow(text, beside, date.First - 3)))
            return true;
        for (var token = date.First - 1; token >= Math.Max(beside.First, date.First - Far); token--)
        {
            var word = text.Tokens[token].Text;
            if (Joints.Contains(word))
                return false;
            // "Is set to open in September"; not "was set to open".
            if (word is "to" && token > beside.First && Intending.Contains(text.Tokens[token - 1].Text))
                return !Enumerable.Range(Math.Max(beside.First, token - Near), Math.Min(Near, token - beside.First))
                    .Any(before => Past.Contains(text.Tokens[before].Text));
            // "Is to be sentenced on Thursday", "were to meet on Friday"; not "was to have met".
            if (IsTo.Contains(word) && token + 2 < date.First && text.Tokens[token + 1].Is("to"))
                return !text.Tokens[token + 2].Is("have");
            if (Verbs.Contains(word) && IsOfDay(text, token))
                return !Enumerable.Range(Math.Max(beside.First, token - Near), Math.Min(Near, token - beside.First))
                    .Any(before => Past.Contains(text.Tokens[before].Text));
        }
        return false;
    }

    // "Has been set for Monday": that it was set is past, and the day is not.
    private static bool IsSetByNow(NewsText text, Figures beside, int been) =>
        been > beside.First && text.Tokens[been].Is("been") && text.Tokens[been - 1].Text is "has" or "have";

    // "Falls on 20 August", "comes into force on 1 July"; not "prices fall in May", "the visit comes in May".
    private static bool IsOfDay(NewsText text, int verb) => !OnlyWith.Contains(text.Tokens[verb].Text)
        || WithParticle.StartsAt(text.Tokens, verb);

    /// <summary>
    /// Whether a date's clause tells of the past, whatever stands beside it: it has a verb of the past before the date, and no word that
    /// puts anything ahead.
    /// </summary>
    public static bool IsBehind(NewsText text, Figures beside, Figure date)
    {
        if (!date.Is(Scanning.QuantityKinds.Date))
            return false;
        if (date.Found.Date?.Bound?.Id == "since")
            return true;
        if (date.First > beside.First && Aims.Contains(text.Tokens[date.First - 1].Text))
            return false;
        var isDone = false;
        for (var token = date.First - 1; token >= Math.Max(beside.First, date.First - Far); token--)
        {
            var word = text.Tokens[token].Text;
            if (beside.At(token) is not null)
                continue;
            if (Joints.Contains(word))
                break;
            if (PutsAhead(text, beside, token))
                return false;
            isDone |= Done.Contains(word) || (!text.IsCapital(token) && WordClasses.IsParticiple(word));
        }
        return isDone;
    }

    private static bool PutsAhead(NewsText text, Figures beside, int token)
    {
        var word = text.Tokens[token].Text;
        if (Verbs.Contains(word) || Plans.Contains(word) || NotDone.Contains(word) || WordClasses.OfForecasts.Contains(word)
            || WordClasses.OfProposals.Contains(word))
            return true;
        // "Agreed to meet on"; not "fell to 12 on", "moved to Ebb on".
        return word is "to" && token + 1 < beside.Last && beside.At(token + 1) is null && text.IsWord(token + 1)
            && !text.IsCapital(token + 1) && !WordClasses.Determiners.Contains(text.Tokens[token + 1].Text);
    }
}
