using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Measures;

/// <summary>Ways of counting that neither a verb nor a noun beside the figure tells.</summary>
internal sealed partial class MeasureReader
{
    private const string Deal = "deal";
    private const string Attackers = "attackers";

    private static readonly FrozenSet<string> Numbering = WordClasses.Of("numbering");
    private static readonly FrozenSet<string> Paying = WordClasses.Of("paying");

    // "The missing still numbered 33", "the attackers, the prosecutor said, numbered eight".
    private FoundMeasure? Numbered(Figure figure, string head, bool isPerson)
    {
        if (figure.Counted.Length > 0 || figure.First - 2 <= beside.First || !Numbering.Contains(text.Tokens[figure.First - 1].Text))
            return null;
        for (var noun = figure.First - 2; noun > beside.First && figure.First - noun <= FurthestVerb; noun--)
        {
            // "The hooded gunmen numbering ten": right before it the noun needs no article.
            if (!WordClasses.Determiners.Contains(text.Tokens[noun - 1].Text) && noun < figure.First - 2)
                continue;
            var word = Stem.Of(text.Tokens[noun].Text);
            if (MeasureTable.Left.TryMatch(text.Tokens, noun, out var left, out var length, Takes)
                || MeasureTable.Counted.TryMatch(text.Tokens, noun, out left, out length, Takes))
                return Found(left.Measure, head, noun, noun + length);
            if (MeasureTable.Find(Attackers) is { } measure && measure.Of.Contains(word))
                return Found(measure, word, noun, noun + 1);
        }
        return null;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, head, isPerson);
    }

    // "Will pay 710 million euros for Kestrel": with a name behind "for", what is bought is a firm.
    private FoundMeasure? PaidFor(Figure figure) => figure.Is(QuantityKinds.Money) && figure.First - 1 > beside.First
        && Paying.Contains(text.Tokens[figure.First - 1].Text) && figure.Last + 1 < beside.Last && text.Tokens[figure.Last].Is("for")
        && text.IsWord(figure.Last + 1) && text.IsCapital(figure.Last + 1) && MeasureTable.Find(Deal) is { } measure
        ? Found(measure, "", figure.First - 1, figure.Last + 1) : null;

    // "Was carrying not 71 passengers but 54".
    private FoundMeasure? AfterNot(Figure figure, string head, bool isPerson)
    {
        if (figure.Index == 0 || figure.First <= beside.First || !text.Tokens[figure.First - 1].Is("but"))
            return null;
        var other = beside[figure.Index - 1];
        return other.Found.Kind == figure.Found.Kind && other.First > beside.First && text.Tokens[other.First - 1].Is("not")
            && Of(other with { First = other.First - 1 }) is { } found && found.Measure.Takes(figure, head, isPerson) ? found : null;
    }

    // "Tried to save the 120 whales that had stranded": so many stranded.
    private bool IsDefiniteWhole(Figure figure) => figure.First > beside.First && text.Tokens[figure.First - 1].Is("the")
        && figure.CountedLast > figure.Last && figure.CountedLast + 1 < beside.Last
        && BehindCounted.Contains(text.Tokens[figure.CountedLast].Text) && text.IsAuxiliary(figure.CountedLast + 1);
}
