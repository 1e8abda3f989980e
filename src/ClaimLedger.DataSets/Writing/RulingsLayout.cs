using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClaimLedger.DataSets.Writing;

/// <summary>
/// <c>rulings.yaml</c> in pieces: what stands before the entries, each entry with its comments, what stands after them. The
/// pieces together are the file, byte for byte.
/// </summary>
internal sealed partial class RulingsLayout
{
    private RulingsLayout(string head, string tail, int indent, List<Piece> pieces)
    {
        Head = head;
        Tail = tail;
        Indent = indent;
        Pieces = pieces;
    }

    /// <summary>An entry: the comments right above it, itself, and what follows it up to the comments of the next.</summary>
    public sealed record Piece(string Lead, string Entry, string Trail);

    /// <summary>Everything up to the first entry, the key included.</summary>
    public string Head { get; private set; }

    /// <summary>Everything after the last.</summary>
    public string Tail { get; }

    /// <summary>How far the dashes are indented.</summary>
    public int Indent { get; }

    /// <summary>The entries, in file order.</summary>
    public List<Piece> Pieces { get; }

    /// <summary>
    /// The pieces of a file that the loader accepts; null where it is written in a way that has no lines of its own for each entry.
    /// </summary>
    public static RulingsLayout? Of(string text, string newLine)
    {
        var lines = text.SplitLines();
        using var events = Events(text).GetEnumerator();
        if (!events.MoveNext())
            return new RulingsLayout(text + "rulings:" + newLine, "", 2, []);
        if (events.Current is not MappingStart { Style: MappingStyle.Block }
            || !events.MoveNext()
            || events.Current is not Scalar key
            || !events.MoveNext())
            return null;

        var keyLine = (int)key.Start.Line - 1;
        switch (events.Current)
        {
            case SequenceStart { Style: SequenceStyle.Block }:
                return OfBlock(lines, keyLine, events);
            case SequenceStart or Scalar when EmptyList().Match(lines[keyLine]) is { Success: true } empty:
                var head = string.Concat(lines[..keyLine]) + empty.Groups["key"].Value + empty.Groups["rest"].Value;
                return new RulingsLayout(head, string.Concat(lines[(keyLine + 1)..]), 2, []);
            default:
                return null;
        }
    }

    /// <summary>The file again.</summary>
    public string Text()
    {
        // Without entries the key needs a value.
        if (Pieces.Count == 0 && KeyAlone().Match(Head) is { Success: true } key)
            Head = Head.Insert(key.Groups["key"].Index + key.Groups["key"].Length, " []");
        return Head + string.Concat(Pieces.Select(piece => piece.Lead + piece.Entry + piece.Trail)) + Tail;
    }

    private static RulingsLayout? OfBlock(string[] lines, int keyLine, IEnumerator<ParsingEvent> events)
    {
        var spans = new List<(int First, int Last)>();
        var indent = -1;
        while (events.MoveNext() && events.Current is MappingStart item)
        {
            var first = (int)item.Start.Line - 1;
            var last = LastLine(events, item);
            var margin = lines[first].AsSpan(0, (int)item.Start.Column - 1);
            var dash = margin.IndexOf('-');
            // An entry that shares its line, or whose dash stands on another, is not ours to take apart.
            if (dash < 0 || margin.Trim().Length != 1 || (indent >= 0 && dash != indent))
                return null;
            indent = dash;
            while (last > first && string.IsNullOrWhiteSpace(lines[last]))
                last--;
            spans.Add((first, last));
        }
        if (spans.Count == 0)
            return null;

        var pieces = new List<Piece>();
        var headEnd = LeadStart(lines, keyLine + 1, spans[0].First);
        var leadStart = headEnd;
        for (var index = 0; index < spans.Count; index++)
        {
            var (first, last) = spans[index];
            var next = index + 1 < spans.Count ? LeadStart(lines, last + 1, spans[index + 1].First) : TrailEnd(lines, last + 1, indent);
            pieces.Add(
                new Piece(
                    string.Concat(lines[leadStart..first]),
                    string.Concat(lines[first..(last + 1)]),
                    string.Concat(lines[(last + 1)..next])));
            leadStart = next;
        }
        return new RulingsLayout(string.Concat(lines[..headEnd]), string.Concat(lines[leadStart..]), indent, pieces);
    }

    // Comments belong to the entry right below them; a blank line parts them from it.
    private static int LeadStart(string[] lines, int from, int entry)
    {
        var start = entry;
        while (start > from && !string.IsNullOrWhiteSpace(lines[start - 1]))
            start--;
        return start;
    }

    // Below the last entry, a comment that is indented as its keys are belongs to it.
    private static int TrailEnd(string[] lines, int from, int indent)
    {
        var end = from;
        while (end < lines.Length && lines[end].AsSpan().TrimStart(' ') is ['#', ..] comment && lines[end].Length - comment.Length > indent)
            end++;
        return end;
    }

    /// <summary>The last line (from 0) on which something of the item stands; leaves the events at the item's end.</summary>
    private static int LastLine(IEnumerator<ParsingEvent> events, MappingStart item)
    {
        var last = (int)item.Start.Line - 1;
        var depth = 1;
        while (depth > 0 && events.MoveNext())
        {
            var at = events.Current;
            if (at is MappingStart or SequenceStart)
                depth++;
            else if (at is MappingEnd or SequenceEnd)
                depth--;
            // The end of a list or map without brackets is where the next thing begins, and so is nothing at all.
            if (at is Scalar { Value.Length: > 0 } or Scalar { Style: not ScalarStyle.Plain }
                || (at is MappingEnd or SequenceEnd && at.End.Index > at.Start.Index))
                last = Math.Max(last, (int)at.End.Line - (at.End.Column == 1 ? 2 : 1));
        }
        return last;
    }

    private static IEnumerable<ParsingEvent> Events(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        while (parser.MoveNext())
        {
            if (parser.Current is MappingStart or MappingEnd or SequenceStart or SequenceEnd or Scalar)
                yield return parser.Current;
        }
    }

    [GeneratedRegex(
        @"\A(?<key>rulings:)[ ]*(\[[ ]*\]|~)?(?<rest>[ ]*(#.*)?\r?\n?)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EmptyList();

    [GeneratedRegex(
        @"^(?<key>rulings:)[ ]*(#.*)?\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyAlone();
}
