using System.Collections.Immutable;

namespace ClaimLedger.Text;

/// <summary>The word choices that a claim shows by itself, without anybody stating them.</summary>
internal static class FoundFrames
{
    /// <summary>
    /// Facet by facet: the term that the claim answers with where its question asks for one, else what stands in the quote.
    /// </summary>
    public static ImmutableArray<Frame> Of(string? quote, Question? question, Value? value, Modality modality, ImmutableArray<Facet> facets)
    {
        if (facets.IsEmpty)
            return [];
        var found = quote is null ? [] : FrameFinder.Find(quote, facets);
        var frames = ImmutableArray.CreateBuilder<Frame>();
        foreach (var facet in facets)
        {
            var hits = found.Select(hit => hit.Frame).Where(frame => frame.Facet == facet.Id).DistinctBy(frame => frame.Term);
            if (question is null || question.Facet != facet.Id)
                frames.AddRange(hits);
            // A term that is denied is not the claim's own word.
            else if (modality != Modality.Denied && TermOf(question, value) is { } said)
                frames.Add(new Frame(facet.Id, said, hits.FirstOrDefault(frame => frame.Term == said)?.Phrase));
        }
        return frames.ToImmutable();
    }

    /// <summary>The words in a quote that show a term, or null where none do.</summary>
    public static string? PhraseOf(string? quote, Facet facet, string term) =>
        quote is null
            ? null
            : FrameFinder.Find(quote, [facet]).Select(hit => hit.Frame).FirstOrDefault(frame => frame.Term == term)?.Phrase;

    /// <summary>The one term that an answer names; null where it leaves several open.</summary>
    private static string? TermOf(Question question, Value? value) =>
        value is Value.Options { Allowed: { Count: 1, First: var term } } ? question.Options[term] : null;
}
