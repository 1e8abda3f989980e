using System.Globalization;
using System.Text;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ClaimLedger.DataSets.Writing;

/// <summary>
/// Writes anchors into a source file, each behind its claim's quote; every other byte stays. What was written is read again: unless
/// it says just what it said before, and the anchors, nothing is returned.
/// </summary>
internal static class AnchorLines
{
    private const string Key = "anchor";

    /// <summary>The new text; null where the file is laid out in a way that the anchors cannot be written into.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">Its text, which the loader accepts.</param>
    /// <param name="anchors">The anchors by the ids of the claims in it.</param>
    public static string? Write(string file, string text, IReadOnlyDictionary<string, Anchor> anchors)
    {
        var edits = new List<Edit>();
        foreach (var claim in YamlPiece.Of(text).Find("claims")?.Value.Items ?? [])
        {
            if (claim.Find("id")?.Value.Text is { } id
                && anchors.TryGetValue(id.Value, out var anchor)
                && claim.Find("quote") is { Value.Text: not null } quote)
                edits.Add(EditOf(claim, quote, anchor, text));
        }
        if (edits.Count < anchors.Count)
            return null;
        var written = new StringBuilder(text);
        foreach (var edit in edits.OrderByDescending(edit => edit.Start))
            written.Remove(edit.Start, edit.End - edit.Start).Insert(edit.Start, edit.Text);
        var result = written.ToString();
        return SaysTheSame(file, text, result, anchors) ? result : null;
    }

    private readonly record struct Edit(int Start, int End, string Text);

    private static Edit EditOf(YamlPiece claim, (Scalar Key, YamlPiece Value) quote, Anchor anchor, string text)
    {
        var line = $"{Key}: {Flow(anchor)}";
        if (claim.Find(Key) is { } old)
        {
            // The parser's end of a flow map is before its bracket.
            var oldEnd = Offset(text, old.Value.End);
            return new Edit(
                Offset(text, old.Key.Start), old.Value.IsFlow && oldEnd < text.Length && text[oldEnd] == '}' ? oldEnd + 1 : oldEnd, line);
        }
        var end = Offset(text, quote.Value.End);
        if (claim.IsFlow)
            return new Edit(end, end, ", " + line);

        // A block text ends at the line after its last; any other on the line where it ends, a remark behind it included.
        if (quote.Value.Text!.Style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            while (end > 0 && text[end - 1] is '\n' or '\r' or ' ')
                end--;
        }
        var lineEnd = text.IndexOf('\n', end);
        var at = lineEnd < 0 ? text.Length : lineEnd > 0 && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new Edit(at, at, newLine + new string(' ', (int)quote.Key.Start.Column - 1) + line);
    }

    private static string Flow(Anchor anchor)
    {
        var parts = new List<string>();
        if (anchor.Prefix.Length > 0)
            parts.Add($"prefix: {Quoted(anchor.Prefix)}");
        if (anchor.Suffix.Length > 0)
            parts.Add($"suffix: {Quoted(anchor.Suffix)}");
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"start: {anchor.Start}"));
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"end: {anchor.End}"));
        return "{" + string.Join(", ", parts) + "}";
    }

    /// <summary>
    /// A text between double quotes on one line, as YAML 1.2 escapes it (https://yaml.org/spec/1.2.2/#57-escaped-characters).
    /// </summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\u00A0' => "\\_",
                '\uFEFF' => "\\uFEFF",
                _ => letter.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>The offset of a place that the parser names; lines end at '\n' here as there.</summary>
    private static int Offset(string text, Mark mark)
    {
        var start = 0;
        for (var line = 1; line < mark.Line; line++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                return text.Length;
            start = end + 1;
        }
        return Math.Min(text.Length, start + (int)mark.Column - 1);
    }

    private static bool SaysTheSame(string file, string old, string written, IReadOnlyDictionary<string, Anchor> anchors)
    {
        var mistakes = new MistakeBag();
        var (before, after) = (YamlReader.Read(file, old, mistakes), YamlReader.Read(file, written, mistakes));
        return mistakes.IsEmpty && before.Root is not null && after.Root is not null
            && Describe(before.Root, anchors, withOwn: true) == Describe(after.Root, anchors, withOwn: false);
    }

    /// <summary>What a file says, as text without layout; the claims' anchors as they are to be, or as they are.</summary>
    private static string Describe(Node root, IReadOnlyDictionary<string, Anchor> anchors, bool withOwn)
    {
        var text = new StringBuilder();
        Write(root, depth: 0);
        return text.ToString();

        void Write(Node node, int depth)
        {
            switch (node)
            {
                case Node.Scalar scalar:
                    text.Append(scalar.IsNothing ? "nothing" : Quoted(scalar.Text));
                    break;
                case Node.Sequence list:
                    text.Append('[');
                    foreach (var item in list.Items)
                        Write(item, depth + 1);
                    text.Append(']');
                    break;
                case Node.Mapping map:
                    var own = withOwn
                        && depth == 2
                        && map.Find("id")?.Value is Node.Scalar id
                        && anchors.TryGetValue(id.Text, out var anchor)
                        ? anchor
                        : null;
                    var entries = map.Entries
                        .Where(entry => own is null || entry.Key.Text != Key)
                        .Select(entry => (Name: entry.Key.Text, entry.Value))
                        .Concat(own is null ? [] : [(Key, Read(own))])
                        .OrderBy(entry => entry.Name, StringComparer.Ordinal);
                    text.Append('{');
                    foreach (var (name, value) in entries)
                    {
                        text.Append(Quoted(name)).Append(':');
                        Write(value, depth + 1);
                    }
                    text.Append('}');
                    break;
                default:
                    text.Append('?');
                    break;
            }
        }

        Node Read(Anchor anchor) => YamlReader.Read("", Flow(anchor), new MistakeBag()).Root!;
    }
}
