using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using YamlDotNet.Core.Events;

namespace ClaimLedger.DataSets.Writing;

/// <summary>
/// Changes single items of a list in a YAML file by whole lines; every other line stays as it is. What was written is read again: unless
/// it says what it said before with this one change, nothing is returned.
/// </summary>
internal static class ItemLines
{
    /// <summary>The text without an item; null where the file is laid out in a way that has no lines of its own for each item.</summary>
    public static string? Remove(string text, string list, string id)
    {
        var lines = text.SplitLines();
        if (Find(text, lines, list, id) is not { } item)
            return null;
        var result = string.Concat(lines[..item.First]) + string.Concat(lines[(item.Last + 1)..]);
        return Checked(text, result, list, items => [.. items.Where(node => IdOf(node) != id)]);
    }

    /// <summary>The text in which an item has no such keys.</summary>
    public static string? RemoveKeys(string text, string list, string id, params ReadOnlySpan<string> keys)
    {
        var result = text;
        foreach (var key in keys)
        {
            if (RemoveKey(result, list, id, key) is not { } changed)
                return null;
            result = changed;
        }
        return result;
    }

    /// <summary>The text in which a key of an item has another value; at the end of the item where it had none.</summary>
    public static string? Set(string text, string list, string id, string key, Node value)
    {
        var lines = text.SplitLines();
        if (Find(text, lines, list, id) is not { } item)
            return null;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var written = YamlWriter.Write(Node.Map([new Entry(Node.Of(key), value)])).SplitLines().Select(line => line.TrimEnd('\n'));
        var block = string.Concat(written.Select(line => new string(' ', item.Indent) + line + newLine));
        var entry = item.Entries.FindIndex(each => each.Key == key);
        string result;
        if (entry >= 0)
        {
            var (_, first, last) = item.Entries[entry];
            var margin = lines[first][..item.Indent];
            result = string.Concat(lines[..first]) + margin + block[item.Indent..] + string.Concat(lines[(last + 1)..]);
        }
        else
        {
            var before = string.Concat(lines[..(item.Last + 1)]);
            result = (before.EndsWith('\n') ? before : before + newLine) + block + string.Concat(lines[(item.Last + 1)..]);
        }
        return Checked(
            text, result, list, items => [.. items.Select(node => IdOf(node) == id ? (Node)With((Node.Mapping)node, key, value) : node)]);
    }

    /// <summary>The text with items behind the last one of a list.</summary>
    public static string? Append(string text, string list, IReadOnlyList<Node> added)
    {
        if (added.Count == 0)
            return text;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var whole = text.Length == 0 || text.EndsWith('\n') ? text : text + newLine;
        var lines = whole.SplitLines();
        var root = YamlPiece.Of(whole);
        if (root.Find(list) is not { } entry
            || root.IsFlow
            || entry.Value.Event is SequenceStart { Style: YamlDotNet.Core.Events.SequenceStyle.Flow } && entry.Value.Items.Count > 0)
            return null;
        var key = (int)entry.Key.Start.Line - 1;
        int at, indent;
        if (entry.Value.Items is [.., var last])
        {
            if (entry.Value.Items[0].Entries is not [var first, ..])
                return null;
            var line = lines[(int)first.Key.Start.Line - 1];
            indent = line.IndexOf('-', StringComparison.Ordinal);
            if (indent < 0 || line[..indent].Trim().Length > 0)
                return null;
            at = LastLine(last, lines) + 1;
        }
        else
        {
            // "claims: []" and "claims:" both take a list below them.
            (at, indent) = (key + 1, 2);
            lines[key] = $"{list}:{newLine}";
        }
        var written = YamlWriter.Write(Node.Map([new Entry(Node.Of(list), Node.List(added))]))
            .SplitLines()
            .Skip(1)
            .Select(line => line.TrimEnd('\n'));
        // The writer indents by two.
        var block = string.Concat(written.Select(line => new string(' ', indent) + line[Math.Min(2, line.Length)..] + newLine));
        var result = string.Concat(lines[..at]) + block + string.Concat(lines[at..]);
        return Checked(whole, result, list, items => [.. items, .. added]);
    }

    private sealed record Item(int First, int Last, int Indent, List<(string Key, int First, int Last)> Entries);

    private static string? RemoveKey(string text, string list, string id, string key)
    {
        var lines = text.SplitLines();
        if (Find(text, lines, list, id) is not { } item)
            return null;
        var entry = item.Entries.FindIndex(each => each.Key == key);
        if (entry < 0)
            return text;
        var (_, first, last) = item.Entries[entry];
        if (entry == 0)
        {
            // The dash moves to the next key.
            if (item.Entries.Count == 1 || item.Entries[1].First != last + 1)
                return null;
            lines[last + 1] = lines[first][..item.Indent] + lines[last + 1][item.Indent..];
        }
        var result = string.Concat(lines[..first]) + string.Concat(lines[(last + 1)..]);
        return Checked(
            text, result, list, items => [.. items.Select(node => IdOf(node) == id ? (Node)Without((Node.Mapping)node, key) : node)]);
    }

    private static Item? Find(string text, string[] lines, string list, string id)
    {
        foreach (var piece in YamlPiece.Of(text).Find(list)?.Value.Items ?? [])
        {
            if (piece.IsFlow || (piece.Find("id") ?? piece.Find("name"))?.Value.Text?.Value != id)
                continue;
            var entries = new List<(string, int, int)>();
            var indent = (int)piece.Entries[0].Key.Start.Column - 1;
            for (var index = 0; index < piece.Entries.Count; index++)
            {
                var (key, value) = piece.Entries[index];
                var first = (int)key.Start.Line - 1;
                // Each key begins a line of its own; the first stands behind the dash.
                var margin = lines[first].AsSpan(0, Math.Min(lines[first].Length, (int)key.Start.Column - 1)).Trim();
                if (!(margin.IsEmpty || (index == 0 && margin is "-")))
                    return null;
                var end = index + 1 < piece.Entries.Count ? (int)piece.Entries[index + 1].Key.Start.Line - 2 : LastLine(piece, lines);
                while (end > first
                    && (string.IsNullOrWhiteSpace(lines[end]) || (lines[end].AsSpan().TrimStart() is ['#', ..] && !IsBlockText(value))))
                    end--;
                entries.Add((key.Value, first, end));
            }
            return new Item(entries[0].Item2, entries[^1].Item3, indent, entries);
        }
        return null;
    }

    private static bool IsBlockText(YamlPiece piece) =>
        piece.Text is { Style: YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded };

    // The end of a block text is the beginning of what follows it.
    private static int LastLine(YamlPiece piece, string[] lines)
    {
        var last = Math.Min(lines.Length, (int)piece.End.Line) - 1;
        if (piece.End.Column == 1 && last > 0 && (int)piece.End.Line <= lines.Length)
            last--;
        while (last > 0 && string.IsNullOrWhiteSpace(lines[last]))
            last--;
        return last;
    }

    private static string? Checked(string old, string written, string list, Func<IReadOnlyList<Node>, IEnumerable<Node>> change)
    {
        var mistakes = new MistakeBag();
        if (YamlReader.Read("", old, mistakes).Root is not Node.Mapping before
            || YamlReader.Read("", written, mistakes).Root is not { } after
            || !mistakes.IsEmpty)
            return null;
        var wanted = Node.Map(before.Entries.Select(entry =>
        {
            if (entry.Key.Text != list)
                return entry;
            var items = change(entry.Value is Node.Sequence { Items: var all } ? all : []).ToList();
            return new Entry(
                entry.Key,
                items.Count == 0 && !written.Contains($"{list}: []", StringComparison.Ordinal)
                    ? new Node.Scalar(default, "", 0, IsNothing: true)
                    : Node.List(items));
        }));
        return Node.SaysTheSame(wanted, after) ? written : null;
    }

    private static string? IdOf(Node node) =>
        node is Node.Mapping map && (map.Find("id") ?? map.Find("name"))?.Value is Node.Scalar id ? id.Text : null;

    private static Node.Mapping Without(Node.Mapping map, string key) => Node.Map(map.Entries.Where(entry => entry.Key.Text != key));

    private static Node.Mapping With(Node.Mapping map, string key, Node value) => map.Find(key) is null
        ? Node.Map([.. map.Entries, new Entry(Node.Of(key), value)])
        : Node.Map(map.Entries.Select(entry => entry.Key.Text == key ? new Entry(entry.Key, value) : entry));
}
