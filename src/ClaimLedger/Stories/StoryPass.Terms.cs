using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Stories;

/// <summary>How long somebody was sent to prison: "sentenced to six years", "gave her nine years in prison".</summary>
internal sealed partial class StoryPass
{
    private const int FurthestSentenced = 5;

    private static readonly FrozenSet<string> Sentencing = WordClasses.Of("sentenced-to");
    private static readonly FrozenSet<string> Prisons = WordClasses.Of("prison-word");
    private static readonly FrozenSet<string> OnlyPossible = WordClasses.Of("only-possible-term");
    private static readonly FrozenSet<string> LeastTerms = WordClasses.Of("least-term");

    // What somebody may get is no sentence, and of two in a sentence it is not told whose each is.
    private PlainRelation? TermOf(Mention mention)
    {
        var figure = mention.Figure;
        if (!figure.Is(QuantityKinds.Duration)
            || _text.HasAny(mention.Beside.First, mention.Beside.Last, OnlyPossible)
            || mention.Beside.Any(other => other.Index != figure.Index && other.Is(QuantityKinds.Duration))
            || !_text.HasAny(Math.Max(mention.Beside.First, figure.First - FurthestSentenced), figure.First, Sentencing)
            || !IsOfPrison(mention))
            return null;
        var isLeast = figure.Found.Literal.High is null
            || _text.HasAny(mention.Beside.First, mention.Beside.Last, LeastTerms);
        var who = Names(mention);
        var of = who.Length == 0 ? "" : $" {who}";
        return isLeast ? new($"sentence least{of}", "How much of the sentence must be served at least {in}?", OverTime.Fixed)
            : new($"sentence{of}", "How long was the sentence {in}?", OverTime.Fixed);
    }

    // "Jailed for nine years": the verb says so by itself.
    private bool IsOfPrison(Mention mention) => _text.HasAny(mention.Beside.First, mention.Figure.First, JailingVerbs)
        || _text.HasAny(mention.Figure.Last, Math.Min(mention.Beside.Last, mention.Figure.Last + FurthestThere), Prisons);

    private static readonly FrozenSet<string> JailingVerbs = WordClasses.Of("jailing-verb");
}
