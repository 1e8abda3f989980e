using System.Runtime.CompilerServices;

namespace ClaimLedger.Text;

/// <summary>Finds the terms of facets in a quote.</summary>
internal static class FrameFinder
{
    // A data set has few facets and many quotes: the tables live as long as the facets do.
    private static readonly ConditionalWeakTable<Facet, PhraseTable<string>> Phrases = [];

    /// <summary>
    /// The frames that a quote shows, facet by facet in order of place: whole words, without regard to case or to the
    /// shape of apostrophes and hyphens, the longest phrase first, no two overlapping within a facet.
    /// </summary>
    public static IReadOnlyList<(Frame Frame, TextSpan Span)> Find(string quote, IReadOnlyList<Facet> facets)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(facets);
        if (facets.Count == 0)
            return [];
        var tokens = Tokenizer.Read(quote);
        var found = new List<(Frame, TextSpan)>();
        foreach (var facet in facets)
        {
            foreach (var (term, span) in PhraseFinder.Find(tokens, Phrases.GetValue(facet, PhrasesOf)))
                found.Add((new Frame(facet.Id, term, quote.Substring(span.Start, span.Length)), span));
        }
        return found;
    }

    private static PhraseTable<string> PhrasesOf(Facet facet) => new(
        from term in facet.Terms
        from phrase in term.ShownBy
        where Tokenizer.Read(phrase).Count > 0
        select (phrase, term.Id),
        isPassing: true);
}
