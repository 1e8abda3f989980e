using System.Collections.Immutable;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Sentences;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Scanning;

/// <summary>A figure of one of two texts.</summary>
/// <param name="Span">Where it stands, in UTF-16 units.</param>
/// <param name="Pair">The number of the pair in which it stands, from 0; null where the other text has nothing like it.</param>
internal sealed record ComparedSpan(TextSpan Span, int? Pair);

/// <summary>Two texts with what each of them has.</summary>
/// <param name="Verdict">Whether both can be true, and which figures stand side by side.</param>
/// <param name="A">The figures of the one, in their order.</param>
/// <param name="B">The figures of the other, in their order.</param>
/// <param name="Remark">What may have kept them from being read; null for nothing.</param>
internal sealed record TextComparison(
    SentenceVerdict Verdict, ImmutableArray<ComparedSpan> A, ImmutableArray<ComparedSpan> B, string? Remark)
{
    /// <summary>Holds two texts against each other.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="published">When both were published; null where that is not known.</param>
    public static TextComparison Of(string a, string b, DaySpan? published)
    {
        var options = ScanOptions.Default with { Published = published };
        var verdict = SentenceComparison.Compare(a, b, options);
        return new TextComparison(
            verdict,
            Figures(a, options, [.. verdict.Aligned.Select(pair => pair.A.Span)]),
            Figures(b, options, [.. verdict.Aligned.Select(pair => pair.B.Span)]),
            EnglishText.LooksForeign($"{a}\n{b}") ? EnglishText.Remark : null);
    }

    private static ImmutableArray<ComparedSpan> Figures(string text, ScanOptions options, ImmutableArray<TextSpan> aligned)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(options).Scan(text, found);
        var pairs = aligned.Select((span, pair) => new ComparedSpan(span, pair));
        // What stands in a pair is not alone, however it was cut.
        var alone = found
            .Where(figure => !aligned.Any(span => span.Start < figure.Span.End && figure.Span.Start < span.End))
            .Select(figure => new ComparedSpan(figure.Span, null));
        return [.. pairs.Concat(alone).OrderBy(figure => figure.Span.Start)];
    }
}
