using System.Collections.Immutable;

namespace ClaimLedger.Application.Output;

/// <summary>A line of a text and of what became of it.</summary>
/// <param name="Sign"><c>+</c> where it came, <c>-</c> where it went, a blank where it stays.</param>
/// <param name="Number">Its number in the text after; of a line that went, in the text before.</param>
/// <param name="Text">The line.</param>
internal sealed record DiffLine(char Sign, int Number, string Text);

/// <summary>What an edit in one place does to a text, line by line, with some lines around it.</summary>
internal static class LineDiff
{
    /// <summary>The lines from the first to the last that differ, and so many around them; empty where the texts are the same.</summary>
    public static ImmutableArray<DiffLine> Of(string before, string after, int around = 3)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Lines(before), Lines(after));
        var same = 0;
        while (same < old.Length && same < now.Length && old[same] == now[same])
            same++;
        var alike = 0;
        while (alike < old.Length - same && alike < now.Length - same && old[^(alike + 1)] == now[^(alike + 1)])
            alike++;
        if (same == old.Length && same == now.Length)
            return [];
        var (from, to) = (Math.Max(0, same - around), Math.Min(now.Length, now.Length - alike + around));
        return [
            .. Part(now, from, same, ' '),
            .. Part(old, same, old.Length - alike, '-'),
            .. Part(now, same, now.Length - alike, '+'),
            .. Part(now, now.Length - alike, to, ' '),
        ];
    }

    private static IEnumerable<DiffLine> Part(string[] lines, int from, int to, char sign) =>
        Enumerable.Range(from, Math.Max(0, to - from)).Select(index => new DiffLine(sign, index + 1, lines[index]));

    private static string[] Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        // What stands behind the last line break is no line.
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
