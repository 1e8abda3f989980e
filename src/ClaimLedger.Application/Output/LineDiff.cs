using System.Collections.Immutable;

namespace ClaimLedger.Application.Output;

/// <summary>A line of a text and of what became of it.</summary>
/// <param name="Sign"><c>+</c> where it came, <c>-</c> where it went, a blank where it stays.</param>
/// <param name="Number">Its number in the text after; of a line that went, in the text before.</param>
/// <param name="Text">The line.</param>
internal sealed record DiffLine(char Sign, int Number, string Text);

/// <summary>What an edit does to a text, line by line, with some lines around each place.</summary>
internal static class LineDiff
{
    // Beyond so many pairs of lines a stretch is taken for one edit: a person reads no more of them one by one.
    private const long MostPairs = 2_000_000;

    /// <summary>The lines that differ, and so many around them; empty where the texts are the same.</summary>
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
            .. Near(Middle(old[same..^alike], now[same..^alike]), around)
                .Select(line => line with { Number = line.Number + same }),
            .. Part(now, now.Length - alike, to, ' '),
        ];
    }

    // Between the first line that differs and the last: what stays is the longest that both have in this order.
    private static List<DiffLine> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
            return [.. Part(old, 0, old.Length, '-'), .. Part(now, 0, now.Length, '+')];
        var longest = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                longest[i, j] = old[i] == now[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }
        var lines = new List<DiffLine>();
        var (at, there) = (0, 0);
        while (at < old.Length || there < now.Length)
        {
            if (at < old.Length && there < now.Length && old[at] == now[there])
            {
                lines.Add(new DiffLine(' ', there + 1, now[there]));
                (at, there) = (at + 1, there + 1);
            }
            else if (at < old.Length && (there == now.Length || longest[at + 1, there] >= longest[at, there + 1]))
            {
                lines.Add(new DiffLine('-', at + 1, old[at++]));
            }
            else
            {
                lines.Add(new DiffLine('+', there + 1, now[there++]));
            }
        }
        return lines;
    }

    // Of what stays, the lines next to what does not.
    private static IEnumerable<DiffLine> Near(List<DiffLine> lines, int around)
    {
        var changed = Enumerable.Range(0, lines.Count).Where(index => lines[index].Sign != ' ').ToList();
        var next = 0;
        for (var index = 0; index < lines.Count; index++)
        {
            while (next < changed.Count && changed[next] < index)
                next++;
            var isNear = (next < changed.Count && changed[next] - index <= around) || (next > 0 && index - changed[next - 1] <= around);
            if (isNear)
                yield return lines[index];
        }
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
