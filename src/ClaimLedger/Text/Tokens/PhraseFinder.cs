namespace ClaimLedger.Text;

/// <summary>Finds phrases anywhere in a text.</summary>
internal static class PhraseFinder
{
    /// <summary>
    /// The phrases in a text in order of place, none overlapping: where two overlap, the longer stays, even if the shorter
    /// starts before it.
    /// </summary>
    public static IEnumerable<(T Value, TextSpan Span)> Find<T>(List<Token> tokens, PhraseTable<T> phrases)
    {
        var hits = new List<(int Position, int Length, T Value)>();
        for (var position = 0; position < tokens.Count; position++)
        {
            if (phrases.TryMatch(tokens, position, out var value, out var length))
                hits.Add((position, length, value));
        }
        var taken = new bool[tokens.Count];
        var kept = new List<(int Position, T Value, TextSpan Span)>();
        foreach (var (position, length, value) in hits
            .OrderByDescending(hit => Span(tokens, hit.Position, hit.Position + hit.Length).Length).ThenBy(hit => hit.Position))
        {
            if (taken.AsSpan(position, length).Contains(true))
                continue;
            taken.AsSpan(position, length).Fill(true);
            kept.Add((position, value, Span(tokens, position, position + length)));
        }
        return kept.OrderBy(hit => hit.Position).Select(hit => (hit.Value, hit.Span));
    }

    /// <summary>What some tokens cover, up to the one before <paramref name="end"/>.</summary>
    public static TextSpan Span(List<Token> tokens, int first, int end) =>
        new(tokens[first].Start, tokens[end - 1].End - tokens[first].Start);
}
