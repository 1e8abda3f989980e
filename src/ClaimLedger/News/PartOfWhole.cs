using System.Collections.Frozen;

namespace ClaimLedger.News;

/// <summary>
/// Tells numbers that say of how many others are told: the 90 of "half of the 90 crew were rescued", of "none of the 220 passengers".
/// </summary>
internal static class PartOfWhole
{
    private static readonly FrozenSet<string> Parts = WordClasses.Of("part-word");
    private static readonly FrozenSet<string> Places = WordClasses.Of("peopled-place");

    /// <summary>Whether what a clause says is said of a part of those that a number counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">The figures of its sentence.</param>
    /// <param name="figure">The number.</param>
    /// <param name="needsArticle">Whether "of 90" is not enough, and "of the 90" is.</param>
    public static bool IsWhole(NewsText text, Figures beside, Figure figure, bool needsArticle = false)
    {
        var of = figure.First - 1;
        var hasArticle = of > beside.First && WordClasses.Determiners.Contains(text.Tokens[of].Text);
        if (hasArticle)
            of--;
        if (of <= beside.First || !text.Tokens[of].Is("of") || (needsArticle && !hasArticle))
            return false;
        var part = beside.At(of - 1);
        return part is { Found.Kind: Scanning.QuantityKinds.Share }
            || (part is { Found.Kind: Scanning.QuantityKinds.Number } && (hasArticle || text.Tokens[of - 1].Is("out")))
            || Parts.Contains(text.Tokens[of - 1].Text);
    }

    /// <summary>Whether a sentence begins with a whole of which it goes on to tell a part: "of the 90 jurors summoned, 34".</summary>
    public static bool OpensPart(NewsText text, Figures beside, Figure figure)
    {
        const int Furthest = 8;
        var of = figure.First - 1;
        if (of > beside.First && WordClasses.Determiners.Contains(text.Tokens[of].Text))
            of--;
        if (of != beside.First || !text.Tokens[of].Is("of"))
            return false;
        for (var token = figure.Last; token + 1 < Math.Min(beside.Last, figure.CountedLast + Furthest); token++)
        {
            if (text.Tokens[token].Is(","))
                return beside.At(token + 1) is { Found.Kind: Scanning.QuantityKinds.Number or Scanning.QuantityKinds.Share }
                    || Parts.Contains(text.Tokens[token + 1].Text);
        }
        return false;
    }

    /// <summary>Whether a number is of those who live in a place: a town of 40,000.</summary>
    public static bool IsPopulation(NewsText text, Figures beside, Figure figure) => figure.First - 2 >= beside.First
        && text.Tokens[figure.First - 1].Is("of") && Places.Contains(text.Tokens[figure.First - 2].Text);
}
