using System.Text;

namespace ClaimLedger.Text;

/// <summary>Where a quote stands in a text, or why nobody can say. Closed.</summary>
internal abstract record FoundQuote
{
    private FoundQuote()
    {
    }

    /// <summary>It stands there exactly once.</summary>
    public sealed record Anchored(Anchor Anchor) : FoundQuote;

    /// <summary>The quote, with the words around it that an earlier anchor knows, does not stand there.</summary>
    /// <param name="Elsewhere">How often the quote alone stands there: lookalikes, which are never taken for it.</param>
    public sealed record Orphaned(int Elsewhere) : FoundQuote;

    /// <summary>It stands there several times, and nothing tells which is meant.</summary>
    public sealed record Ambiguous(int Times) : FoundQuote;
}

/// <summary>
/// Finds quotes in texts by exact words alone: a quote stands there exactly once or it is orphaned; nothing alike is taken for it.
/// Positions are counted in Unicode code points, as the W3C Web Annotation Data Model has it.
/// </summary>
internal static class Anchors
{
    private const int UsualContext = 32;

    /// <summary>
    /// The anchor of a quote whose words alone do not tell where it stands, with the words around it; null where they do.
    /// </summary>
    /// <param name="searched">The text.</param>
    /// <param name="quote">Where the quote stands.</param>
    public static Anchor? Around(SearchableText searched, TextSpan quote)
    {
        if (searched.StandsOnce(quote))
            return null;
        var text = searched.Text;
        var words = text.Substring(quote.Start, quote.Length);
        var (before, behind) = (Math.Max(0, quote.Start - UsualContext), Math.Min(text.Length, quote.End + UsualContext));
        if (before > 0 && char.IsLowSurrogate(text[before]))
            before++;
        if (behind < text.Length && char.IsLowSurrogate(text[behind]))
            behind--;
        var known = new Anchor(text[before..quote.Start], text[quote.End..behind], 0, 0);
        return Find(searched, words, known, UsualContext) is FoundQuote.Anchored { Anchor: var anchor } ? anchor : null;
    }

    /// <summary>Looks for a quote.</summary>
    /// <param name="searched">The archived text.</param>
    /// <param name="quote">The quote, verbatim.</param>
    /// <param name="known">An earlier anchor, whose prefix and suffix have to stand around the quote; or null.</param>
    /// <param name="context">How many code points before and behind the quote the anchor keeps where there is none yet.</param>
    public static FoundQuote Find(SearchableText searched, string quote, Anchor? known, int context)
    {
        ArgumentNullException.ThrowIfNull(searched);
        ArgumentException.ThrowIfNullOrEmpty(quote);
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        var text = searched.Text;
        quote = InLinesOf(text, quote);
        var (prefix, suffix) = (known?.Prefix ?? "", known?.Suffix ?? "");
        int first = -1, times = 0, alone = 0;
        foreach (var at in searched.Places(quote))
        {
            alone++;
            if (!text.AsSpan(0, at).EndsWith(prefix, StringComparison.Ordinal)
                || !text.AsSpan(at + quote.Length).StartsWith(suffix, StringComparison.Ordinal))
                continue;
            if (times++ == 0)
                first = at;
        }
        if (times == 0)
            return new FoundQuote.Orphaned(alone);
        if (times > 1)
            return new FoundQuote.Ambiguous(times);
        var start = searched.CodePointsBefore(first);
        var end = start + CodePoints.Count(quote);
        return new FoundQuote.Anchored(known is null
            ? new Anchor(Before(text.AsSpan(0, first), context), Behind(text.AsSpan(first + quote.Length), context), start, end)
            : known with { Start = start, End = end });
    }

    /// <summary>The quote with the line ends of a text: a data set ends its lines as it likes, whatever the text does.</summary>
    public static string InLinesOf(string text, string quote) =>
        quote.Contains('\n', StringComparison.Ordinal) && text.Contains("\r\n", StringComparison.Ordinal)
            ? quote.ReplaceLineEndings("\r\n")
            : quote;

    private static string Before(ReadOnlySpan<char> text, int context)
    {
        var start = text.Length;
        while (context-- > 0
            && start > 0
            && Rune.DecodeLastFromUtf16(text[..start], out var rune, out var length) == System.Buffers.OperationStatus.Done
            && IsKept(rune))
            start -= length;
        return text[start..].ToString();
    }

    private static string Behind(ReadOnlySpan<char> text, int context)
    {
        var end = 0;
        while (context-- > 0
            && end < text.Length
            && Rune.DecodeFromUtf16(text[end..], out var rune, out var length) == System.Buffers.OperationStatus.Done
            && IsKept(rune))
            end += length;
        return text[..end].ToString();
    }

    // Context ends at what a data set cannot hold: control characters and the separators that only some tools take for line ends.
    private static bool IsKept(Rune rune) =>
        rune.Value is '\n' or '\r' or '\t' || !(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029);
}

/// <summary>Unicode code points.</summary>
internal static class CodePoints
{
    /// <summary>How many a text has; half of a surrogate pair counts as one.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
            count++;
        return count;
    }
}
