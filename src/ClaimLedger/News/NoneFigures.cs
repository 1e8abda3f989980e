using System.Collections.Frozen;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>
/// Finds where a text says that there are none: "no one was killed", "no survivors", "none of the passengers". No figure stands there, and
/// yet it stands against one.
/// </summary>
internal static class NoneFigures
{
    private const int LongestNoun = 3;

    private static readonly FrozenSet<string> Nobody = WordClasses.Of("nobody-counted");
    private static readonly FrozenSet<string> Any = WordClasses.Of("any-word");
    private static readonly FrozenSet<string> Not = WordClasses.Of("negation");
    private static readonly FrozenSet<string> NotCounted = WordClasses.Of("not-counted-by-no", "proof");
    private static readonly Interval Zero = Interval.Point(0);

    /// <summary>Those of a stretch, behind its figures.</summary>
    /// <param name="text">The text, scanned from its first token.</param>
    /// <param name="figures">Its figures.</param>
    public static IEnumerable<Figure> In(NewsText text, Figures figures)
    {
        var index = figures.Count;
        for (var token = figures.First; token < figures.Last; token++)
        {
            if (figures.At(token) is not null || EndOf(text, figures, token) is not { } end)
                continue;
            yield return Of(text, index++, token, end);
            token = end.Last - 1;
        }
    }

    private static (int Word, int Last)? EndOf(NewsText text, Figures figures, int token)
    {
        var word = text.Tokens[token].Text;
        if (Nobody.Contains(word))
            return (token + 1, token + 1);
        if (word is "none" && token + 1 < figures.Last && text.Tokens[token + 1].Text is "of")
            return NounOfNone(text, figures, token);
        // "Not a single home".
        if (word is "not" && token + 3 < figures.Last && text.Tokens[token + 1].Is("a") && text.Tokens[token + 2].Is("single"))
            return (token + 3, token + 4);
        // "Did not claim any lives", "did not kill anyone".
        if (Any.Contains(word))
            return BehindAny(text, figures, token);
        if (word is not "no")
            return null;
        if (token + 1 < figures.Last && text.Tokens[token + 1].Text is "one")
            return (token + 2, token + 2);
        return token + 2 < figures.Last && text.Tokens[token + 1] is { Text: "-", IsGlued: true }
            && text.Tokens[token + 2] is { Text: "one", IsGlued: true } ? (token + 3, token + 3) : NounOfNo(text, figures, token);
    }

    private static (int Word, int Last)? BehindAny(NewsText text, Figures figures, int any) =>
        !IsBehindNot(text, figures, any) ? null
            : !text.Tokens[any].Is("any") ? (any + 1, any + 1)
            : any + 1 < figures.Last && CountedNoun.IsPlural(text, any + 1) ? (any + 1, any + 2) : null;

    // "No miners", "no other miners".
    private static (int Word, int Last)? NounOfNo(NewsText text, Figures figures, int token)
    {
        for (var noun = token + 1; noun < Math.Min(figures.Last, token + LongestNoun + 1); noun++)
        {
            if (!text.IsWord(noun) || figures.At(noun) is not null || WordClasses.IsFunctionWord(text.Tokens[noun].Text)
                || NotCounted.Contains(text.Tokens[noun].Text))
                return null;
            if (CountedNoun.IsPlural(text, noun) && !(noun + 1 < figures.Last && CountedNoun.IsPlural(text, noun + 1)))
                return (token + 1, noun + 1);
        }
        return null;
    }

    /// <summary>Whether it is told by "any" behind a "not".</summary>
    public static bool IsAny(NewsText text, Figure figure) => Any.Contains(text.Tokens[figure.First].Text);

    private static bool IsBehindNot(NewsText text, Figures figures, int any)
    {
        for (var token = any - 1; token >= Math.Max(figures.First, any - LongestNoun); token--)
        {
            if (figures.At(token) is not null || !text.IsWord(token))
                return false;
            if (Not.Contains(text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    // "None of the crew", "none of the 11 hostages".
    private static (int Word, int Last)? NounOfNone(NewsText text, Figures figures, int none)
    {
        var noun = none + 2;
        while (noun < figures.Last && (WordClasses.Determiners.Contains(text.Tokens[noun].Text) || figures.At(noun) is not null))
            noun++;
        return noun < figures.Last && text.IsWord(noun) && !WordClasses.IsFunctionWord(text.Tokens[noun].Text)
            ? (none + 1, noun + 1) : null;
    }

    private static Figure Of(NewsText text, int index, int token, (int Word, int Last) end)
    {
        var start = text.Tokens[0].Start;
        var span = PhraseFinder.Span(text.Tokens, token, end.Word);
        var noun = end.Last > end.Word ? PhraseFinder.Span(text.Tokens, end.Word, end.Last) : (TextSpan?)null;
        var found = new FoundQuantity
        {
            Kind = QuantityKinds.Number,
            Span = new TextSpan(span.Start - start, span.Length),
            Core = new TextSpan(span.Start - start, span.Length),
            Literal = Zero,
            Usual = Zero,
            Written = 0,
            Reading = "count",
            Counted = noun is { } counted ? new TextSpan(counted.Start - start, counted.Length) : null,
        };
        return new Figure(index, found, span, span, token, end.Word, text.Words(end.Word, end.Last), end.Last);
    }
}
