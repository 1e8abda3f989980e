using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>What stands for a number, a measure, a sum of money or a share.</summary>
internal sealed partial class InPlaceQuestion
{
    private const int FurthestHead = 4;
    private const string Magnitude = "magnitude";

    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Ordinals = WordClasses.Of("ordinal-word");
    private static readonly FrozenSet<string> PresentVerbs = WordClasses.Of("present-verb");
    private static readonly FrozenSet<string> Known = WordClasses.Of("known-whole");
    private static readonly FrozenSet<string> Owners = WordClasses.Of("owner");
    private static readonly FrozenSet<string> Articles = WordClasses.Of("article");
    private static readonly FrozenSet<string> HedgeVerbs = WordClasses.Of("hedge-verb");
    private static readonly FrozenSet<string> TakesLength = WordClasses.Of("before-length");
    private static readonly FrozenSet<string> Stretching = WordClasses.Of("before-stretch");
    private static readonly FrozenSet<string> Heads = WordClasses.Of("back-to-figure", "head-of-number");

    private Asked? OfNumber(Figure figure, int first, int last)
    {
        // One boat is no "how many boats", and 7.8 of something is no count.
        if (figure.Found.Written is { } written && (written is 1 || !decimal.IsInteger(written)))
            return null;
        var isOf = Next(figure.Last, last).Is("of");
        // "Under 14,000 of ocean": of what is no number.
        if (isOf && figure.Found.Written is not null && IsOfMass(figure.Last + 1, last))
            return null;
        if (figure.Counted.Length == 0 && (OpensNoun(figure.Last, last) || !isOf && !IsOfVerbOrHead(figure, first, last)))
            return null;
        var before = figure.First > first ? text.Tokens[figure.First - 1].Text : "";
        var end = AskedWords.BehindCount(text, figure, last);
        if (Owners.Contains(before) && !isOf)
            return new(figure.First - 1, end, $"how many of {before}");
        if (Known.Contains(before))
            return new(figure.First - 1, end, "how many");
        // "Thousands jammed the halls": of people, where nothing else is named.
        var isOfPeople = figure.Counted.Length == 0 && !isOf && figure.Found.Written is null;
        return WordClasses.Determiners.Contains(before) || WordClasses.IsPossessive(before) ? null
            : new(figure.First, end, isOfPeople ? "how many people" : "how many");
    }

    private bool IsOfMass(int noun, int last) => noun + 1 >= last
        ? noun < last && IsMass(noun) : IsMass(noun) && !text.IsWord(noun + 1);

    private bool IsMass(int noun) => text.IsWord(noun) && !text.IsCapital(noun) && !WordClasses.IsFunctionWord(text.Tokens[noun].Text)
        && text.Tokens[noun].Text is not [.., 's'] && !NoClaim.PersonStems.Contains(Stem.Of(text.Tokens[noun].Text));

    // "Nine boats left, and eight were lost", "hundreds swamped the quay", "put the figure at 60": of what else a number without a noun is,
    // its own words do not say.
    private bool IsOfVerbOrHead(Figure figure, int first, int last)
    {
        if ((figure.Index > 0 || figure.Found.Written is null) && figure.Last < last
            && (text.IsOfVerb(figure.Last) || _verbs.IsFinite(figure.Last, first)))
            return true;
        for (var token = figure.First - 1; token >= Math.Max(first, figure.First - FurthestHead); token--)
        {
            if (Heads.Contains(text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    // "A 5 million dollar loan", "the bank's 3 percent gain": a loan of what sum. "Lent 5 million dollars": lent what sum.
    private Asked? Said(Figure figure, int first, int last, string what)
    {
        var before = figure.First > first ? text.Tokens[figure.First - 1].Text : "";
        // "In the last 20 hours".
        if (figure.Is(QuantityKinds.Duration) && Stretching.Contains(before))
            return null;
        // "For a second four-year term", "the six-week first phase": no word beside it is the noun's own article.
        if (figure.Is(QuantityKinds.Duration) && text.At(figure.Span).Contains('-', StringComparison.Ordinal)
            && (!Articles.Contains(before) || Ordinals.Contains(Next(figure.Last, last).Text)))
            return null;
        return Articles.Contains(before) || Owners.Contains(before) || WordClasses.IsPossessive(before)
            ? Before(figure, figure.Last, first, last, $"of {what}")
            : OpensNoun(figure.Last, last) && !figure.Is(QuantityKinds.Duration) ? null : new(Start(figure, before), figure.Last, what);
    }

    // Of "exceed 9 million" and "lasted all over 26 minutes" the verb, and the word that tells during what, stay.
    private int Start(Figure figure, string before) => HedgeVerbs.Contains(text.Tokens[figure.First].Text)
        || figure.Is(QuantityKinds.Duration) && text.Tokens[figure.First].Is("over") && !TakesLength.Contains(before)
            ? text.TokenAt(figure.Core.Start) : figure.First;

    // What a figure before a noun says of it, said behind it.
    private Asked? Before(Figure figure, int noun, int first, int last, string what)
    {
        var (from, to) = CountedNoun.Find(text, noun, last, needsOf: false);
        // "A 6.4 earthquake struck": no noun, whatever stands before it.
        for (var token = from + 1; token < to; token++)
        {
            if (PastVerbs.Contains(text.Tokens[token].Text) || PresentVerbs.Contains(text.Tokens[token].Text))
                to = token;
        }
        if (from == to || from != noun)
            return null;
        var words = text.Words(from, to);
        var start = StartOfMagnitude(figure, first);
        var before = start > first ? text.Tokens[start - 1].Text : "";
        if (before is "a" or "an")
            return new(start - 1, to, $"{(words[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {words} {what}");
        // "A powerful, 6.4-magnitude earthquake": the comma goes with the figure.
        return new(before == "," ? start - 1 : start, to, $"{words} {what}");
    }

    // "As strong as magnitude 5.6": the word goes with the number.
    private int StartOfMagnitude(Figure figure, int first) => figure.Found.Unit == Magnitude && figure.First > first
        && text.Tokens[figure.First - 1].Is(Magnitude) ? figure.First - 1 : figure.First;

    private Asked OfMagnitude(Figure figure, int first)
    {
        var start = StartOfMagnitude(figure, first);
        return new(start > first && text.Tokens[start - 1].Text is "a" or "an" ? start - 1 : start, figure.Last, "what magnitude");
    }

    // "Feet" of "30 feet" and of "a 30-foot wall"; null where there are several, or none that is a word.
    private string? UnitOf(Figure figure)
    {
        var (start, end) = (text.TokenAt(figure.Core.Start), text.TokenAt(figure.Core.End));
        var unit = end;
        while (unit > start && text.IsWord(unit - 1) && !NumberReader.StartsAt(text.Tokens[unit - 1]))
            unit--;
        var isAfter = unit < end && Enumerable.Range(start, unit - start).All(token =>
            !text.IsWord(token) || NumberReader.StartsAt(text.Tokens[token]) || WordClasses.IsFunctionWord(text.Tokens[token].Text));
        if (!isAfter || (figure.Is(QuantityKinds.Duration) && end - unit > 1))
            return null;
        // Signs have no plural.
        const int LongestSign = 3;
        var words = text.Words(unit, end);
        if (words.Length <= LongestSign && !figure.Is(QuantityKinds.Duration))
            return words;
        return NounForms.Many(words);
    }

    // "25 feet high" and "10 percent higher" measure; "25 feet walls" say of what.
    private bool OpensNoun(int token, int last) => token < last && text.IsWord(token) && CountedNoun.Find(text, token, last, needsOf: false)
        is var (from, to) && to > from && text.Tokens[to - 1].Text is [.., 's'];
}
