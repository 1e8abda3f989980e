using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>
/// Tells figures that a text says are not so: "did not kill 200", "no evidence that 40 died", "reports that 40 died are false".
/// </summary>
internal static class Negation
{
    private const int Far = 12;
    private const int NearNoun = 3;

    private static readonly FrozenSet<string> Not = WordClasses.Of("negation");
    private static readonly FrozenSet<string> BehindNot = WordClasses.Of("behind-negation");
    private static readonly FrozenSet<string> Occasions = WordClasses.Of("occasion");
    private static readonly FrozenSet<string> Proofs = WordClasses.Of("proof");
    private static readonly FrozenSet<string> Hearsay = WordClasses.Of("hearsay");
    private static readonly FrozenSet<string> False = WordClasses.Of("false-word");
    private static readonly FrozenSet<string> NotSo = WordClasses.Of("not-so");
    private static readonly PhraseTable<bool> InsteadOf = WordLists.Phrases("instead-of");
    private static readonly FrozenSet<string> Rejected = WordClasses.Of("rejected-word");
    private static readonly FrozenSet<string> Degrees = WordClasses.Of("false-degree");
    private static readonly FrozenSet<string> Doing = WordClasses.Of("doing");
    private static readonly FrozenSet<string> Calling = WordClasses.Of("calling");
    private static readonly FrozenSet<string> Being = WordClasses.Of("being");
    private static readonly FrozenSet<string> Saying = WordClasses.Of("said-so");
    private static readonly FrozenSet<string> Resulting = WordClasses.Of("resulting");
    private static readonly FrozenSet<string> BehindProof = WordClasses.Of("of-proof");

    /// <summary>The word that denies a figure; null where it is not denied.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">The figures of its sentence.</param>
    /// <param name="figure">The figure.</param>
    public static string? Of(NewsText text, Figures beside, Figure figure) =>
        OfVerb(text, beside, figure) ?? OfNoTime(text, beside, figure)
            ?? OfFarFrom(text, beside, figure) ?? OfVerbBehind(text, beside, figure) ?? OfProof(text, beside, figure)
            ?? OfHearsay(text, beside, figure) ?? OfThat(text, beside, figure);

    // "Did not kill 200", "has never employed 40"; not "did not say how 40 died", nor "was not found in 40 villages".
    private static string? OfVerb(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token >= Math.Max(beside.First, figure.First - Far); token--)
        {
            var word = text.Tokens[token].Text;
            if (Not.Contains(word))
                return BehindNot.Contains(text.Tokens[token + 1].Text) ? null : word;
            var isResult = word is "in" or "to" && token > beside.First && Resulting.Contains(text.Tokens[token - 1].Text);
            // "Did not bring in 80": the verb's particle.
            if (token == figure.First - 1 && token - 2 > beside.First && Not.Contains(text.Tokens[token - 2].Text)
                && WordClasses.Prepositions.Contains(word)
                && (Doing.Contains(text.Tokens[token - 3].Text) || Doing.Contains(text.Tokens[token - 2].Text)))
                continue;
            // "Was not closed for three days".
            if (token == figure.First - 1 && figure.Is(Scanning.QuantityKinds.Duration) && text.Tokens[token].Is("for"))
                continue;
            if (!text.IsWord(token) || WordClasses.Conjunctions.Contains(word) || beside.At(token) is not null
                || (!isResult && WordClasses.Prepositions.Contains(word)))
                return null;
        }
        return null;
    }

    // "Far from losing 90 seats", "instead of killing 40".
    private static string? OfFarFrom(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token > beside.First + 1 && token >= figure.First - Far && !IsEnd(text, token); token--)
        {
            if (WordClasses.EndsInIng(text.Tokens[token].Text) && InsteadOf.StartsAt(text.Tokens, token - 2))
                return text.Words(token - 2, token);
        }
        return null;
    }

    // "At no point were 400 people in the hall", "in no way".
    private static string? OfNoTime(NewsText text, Figures beside, Figure figure)
    {
        for (var token = figure.First - 1; token > beside.First + 1 && token >= figure.First - Far && !IsEnd(text, token); token--)
        {
            if (Occasions.Contains(text.Tokens[token].Text) && text.Tokens[token - 1].Is("no")
                && WordClasses.Prepositions.Contains(text.Tokens[token - 2].Text))
                return $"no {text.Tokens[token].Text}";
        }
        return null;
    }

    // "15 people were not killed"; not "12 men were not named", of whom there are 12 all the same.
    private static string? OfVerbBehind(NewsText text, Figures beside, Figure figure)
    {
        var verb = figure.CountedLast;
        if (!figure.Is(Scanning.QuantityKinds.Number) || verb + 2 >= beside.Last || !text.IsAuxiliary(verb)
            || !IsOpen(text, beside, figure))
            return null;
        return Not.Contains(text.Tokens[verb + 1].Text) && WordClasses.IsKnownParticiple(text.Tokens[verb + 2].Text)
            ? text.Tokens[verb + 1].Text : null;
    }

    // Of "the 15 people" one knows that there are 15.
    private static bool IsOpen(NewsText text, Figures beside, Figure figure) =>
        figure.First == beside.First || !WordClasses.Determiners.Contains(text.Tokens[figure.First - 1].Text);

    // "There is no evidence that 40 people died".
    private static string? OfProof(NewsText text, Figures beside, Figure figure)
    {
        for (var token = beside.First; token + 1 < figure.First; token++)
        {
            if (!text.Tokens[token].Is("no"))
                continue;
            var noun = Enumerable.Range(token + 1, Math.Min(NearNoun, figure.First - token - 1))
                .FirstOrDefault(near => Proofs.Contains(text.Tokens[near].Text));
            if (noun > 0 && BehindProof.Contains(text.Tokens[noun + 1].Text) && !IsParted(text, noun, figure.First))
                return "no " + text.Tokens[noun].Text;
        }
        return null;
    }

    // "It was not true that 14 drowned", "it is not the case that", "it was false that".
    private static string? OfThat(NewsText text, Figures beside, Figure figure)
    {
        const int Near = 3;
        for (var that = figure.First - 1; that > beside.First; that--)
        {
            if (!text.Tokens[that].Is("that") || IsParted(text, that, figure.First))
                continue;
            var word = text.Tokens[that - 1].Text;
            if (False.Contains(word))
                return HasNot(that - 1) ? null : word;
            // "The mayor never said that 500 were lost": nor does he now.
            if ((NotSo.Contains(word) || Saying.Contains(word)) && HasNot(that - 1))
                return $"not {word}";
            // "It was wrong to say that 12,000 marched".
            if (that - 3 > beside.First && text.Tokens[that - 2].Is("to") && False.Contains(text.Tokens[that - 3].Text)
                && !HasNot(that - 3))
                return text.Tokens[that - 3].Text;
        }
        return null;

        bool HasNot(int token) => Enumerable.Range(Math.Max(beside.First, token - Near), token - Math.Max(beside.First, token - Near))
            .Any(before => Not.Contains(text.Tokens[before].Text));
    }

    // "Reports that 40 people died are false".
    private static string? OfHearsay(NewsText text, Figures beside, Figure figure)
    {
        var opener = Enumerable.Range(beside.First, figure.First - beside.First)
            .FirstOrDefault(token => Hearsay.Contains(text.Tokens[token].Text) && text.Tokens[token + 1].Text is "that" or "of", -1);
        if (opener < 0 && !IsOpenedByThat(text, beside, figure))
            return null;
        var isCalled = text.HasAny(beside.First, opener, Calling);
        // "Described as baseless a claim that".
        if (isCalled && opener > 0 && Enumerable.Range(beside.First, opener - beside.First)
            .FirstOrDefault(token => False.Contains(text.Tokens[token].Text), -1) is >= 0 and var called)
            return text.Tokens[called].Text;
        for (var token = figure.Last; token < beside.Last && !IsEnd(text, token); token++)
        {
            if (isCalled && False.Contains(text.Tokens[token].Text))
                return text.Tokens[token].Text;
            if (Being.Contains(text.Tokens[token].Text) && token + 1 < beside.Last && FalseBehind(text, beside, token + 1) is { } no)
                return no;
        }
        return null;
    }

    // "That 45 wells were poisoned is pure invention".
    private static bool IsOpenedByThat(NewsText text, Figures beside, Figure figure) => figure.First - 1 is var that
        && that >= beside.First && text.Tokens[that].Is("that")
        && (that == beside.First || that == beside.First + 1 && text.Tokens[beside.First].Is("\""));

    // Behind "are": "false", "not true", "denied by", "pure invention".
    private static string? FalseBehind(NewsText text, Figures beside, int token)
    {
        var word = text.Tokens[token].Text;
        if (token + 1 < beside.Last && text.Tokens[token].Is("not"))
            return text.Tokens[token + 1].Is("true") ? "true" : null;
        if (token + 1 < beside.Last && Degrees.Contains(word) && False.Contains(text.Tokens[token + 1].Text))
            return text.Tokens[token + 1].Text;
        return False.Contains(word) || Rejected.Contains(word) ? word : null;
    }

    private static bool IsParted(NewsText text, int first, int last) =>
        Enumerable.Range(first, last - first).Any(token => IsEnd(text, token));

    private static bool IsEnd(NewsText text, int token) => text.Tokens[token].Text is ";" or "but" or "." or ",";
}
