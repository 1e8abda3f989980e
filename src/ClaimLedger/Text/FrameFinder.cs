namespace ClaimLedger.Text;

/// <summary>Finds the terms of facets in a quote.</summary>
public static class FrameFinder
{
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
            var phrases = new PhraseTable<string>(
                from term in facet.Terms
                from phrase in term.ShownBy
                where Tokenizer.Read(phrase).Count > 0
                select (phrase, term.Id));
            foreach (var (term, span) in LongestFirst(tokens, phrases))
                found.Add((new Frame(facet.Id, term, quote.Substring(span.Start, span.Length)), span));
        }
        return found;
    }

    // The longest phrase anywhere wins over a shorter one that starts before it.
    private static IEnumerable<(string Term, TextSpan Span)> LongestFirst(List<Token> tokens, PhraseTable<string> phrases)
    {
        var hits = new List<(int Position, int Length, string Term)>();
        for (var position = 0; position < tokens.Count; position++)
        {
            if (phrases.TryMatch(tokens, position, out var term, out var length))
                hits.Add((position, length, term));
        }
        var taken = new bool[tokens.Count];
        var kept = new List<(int Position, int Length, string Term)>();
        foreach (var hit in hits.OrderByDescending(hit => tokens[hit.Position + hit.Length - 1].End - tokens[hit.Position].Start).ThenBy(hit => hit.Position))
        {
            if (taken.AsSpan(hit.Position, hit.Length).Contains(true))
                continue;
            taken.AsSpan(hit.Position, hit.Length).Fill(true);
            kept.Add(hit);
        }
        return from hit in kept
               orderby hit.Position
               let start = tokens[hit.Position].Start
               select (hit.Term, new TextSpan(start, tokens[hit.Position + hit.Length - 1].End - start));
    }
}
