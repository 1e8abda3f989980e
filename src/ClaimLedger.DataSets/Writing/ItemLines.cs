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
        if (Find(text, lines, list, [id]) is not { } found)
            return null;
        var item = found[id];
        var result = string.Concat(lines[..item.First]) + string.Concat(lines[(item.Last + 1)..]);
        return Checked(text, result, list, items => [.. items.Where(node => IdOf(node) != id)]);
    }

    /// <summary>The text in which an item has no such keys.</summary>
    public static string? RemoveKeys(string text, string list, string id, params ReadOnlySpan<string> keys) =>
        Change(text, list, [id], [.. keys.ToArray().Select(key => new KeyChange(key, null))]);

    /// <summary>The text in which a key of an item has another value; at the end of the item where it had none.</summary>
    public static string? Set(string text, string list, string id, string key, Node value) =>
        Change(text, list, [id], [new KeyChange(key, value)]);

    /// <summary>The text in which several items have other values under the same keys.</summary>
    /// <param name="text">The text.</param>
    /// <param name="list">The key of the list.</param>
    /// <param name="ids">The ids of the items.</param>
    /// <param name="changes">The keys with their new values.</param>
    public static string? Change(string text, string list, IReadOnlyCollection<string> ids, IReadOnlyList<KeyChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Change(text, list, ids.ToDictionary(id => id, _ => changes, StringComparer.Ordinal));
    }

    /// <summary>The text in which several items have other values under some keys, each under its own.</summary>
    public static string? Change(string text, string list, IReadOnlyDictionary<string, IReadOnlyList<KeyChange>> changes)
    {
        var lines = text.SplitLines();
        if (Find(text, lines, list, changes.Keys) is not { } found)
            return null;
        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var parts = new List<string>(lines);
        // From the last to the first, so that what stands before keeps its place.
        foreach (var (id, item) in found.OrderByDescending(pair => pair.Value.First))
        {
            if (Changed(item, changes[id], lines, newLine) is not { } changed)
                return null;
            parts.RemoveRange(item.First, item.Last + 1 - item.First);
            parts.InsertRange(item.First, changed);
        }
        return Checked(text, string.Concat(parts), list, items => [
            .. items.Select(node => IdOf(node) is { } id && changes.TryGetValue(id, out var own)
                ? own.Aggregate((Node.Mapping)node, (map, change) => change.Value is { } value
                    ? With(map, change.Key, value) : Without(map, change.Key))
                : node),
        ]);
    }

    // The lines of an item after changes; null where its first key goes and the next one does not begin right behind it.
    private static List<string>? Changed(Item item, IReadOnlyList<KeyChange> changes, string[] lines, string newLine)
    {
        var result = new List<string>();
        var at = item.First;
        var isFirst = true;
        foreach (var (key, first, last) in item.Entries)
        {
            var change = changes.LastOrDefault(change => change.Key == key);
            if (isFirst && first != at)
                return null;
            result.AddRange(lines[at..first]);
            at = last + 1;
            if (change is { Value: null })
                continue;
            var own = change is null ? lines[first..at] : Block(change, item.Indent, newLine);
            // The dash stands before whatever key is the first.
            if (isFirst)
                own[0] = lines[item.First][..item.Indent] + own[0][item.Indent..];
            isFirst = false;
            result.AddRange(own);
        }
        if (isFirst)
            return null;
        foreach (var change in changes.Where(change => change.Value is not null && !item.Entries.Exists(entry => entry.Key == change.Key)))
        {
            if (!result[^1].EndsWith('\n'))
                result[^1] += newLine;
            result.AddRange(Block(change, item.Indent, newLine));
        }
        return result;
    }

    private static string[] Block(KeyChange change, int indent, string newLine) =>
    [
        .. YamlWriter.Write(Node.Map([new Entry(Node.Of(change.Key), change.Value!)]))
            .SplitLines()
            .Select(line => new string(' ', indent) + line.TrimEnd('\n') + newLine),
    ];

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

    // The items of these ids; null where one is not there, or has no lines of its own for each key.
    private static Dictionary<string, Item>? Find(string text, string[] lines, string list, IEnumerable<string> ids)
    {
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var piece in YamlPiece.Of(text).Find(list)?.Value.Items ?? [])
        {
            if (piece.IsFlow || (piece.Find("id") ?? piece.Find("name"))?.Value.Text?.Value is not { } id || !wanted.Contains(id))
                continue;
            if (found.ContainsKey(id))
                continue;
            if (ItemOf(piece, lines) is not { } item)
                return null;
            found[id] = item;
        }
        return found.Count == wanted.Count ? found : null;
    }

    private static Item? ItemOf(YamlPiece piece, string[] lines)
    {
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

    /// <summary>A map without a key.</summary>
    public static Node.Mapping Without(Node.Mapping map, string key) => Node.Map(map.Entries.Where(entry => entry.Key.Text != key));

    /// <summary>A map with a value under a key.</summary>
    public static Node.Mapping With(Node.Mapping map, string key, Node value) => map.Find(key) is null
        ? Node.Map([.. map.Entries, new Entry(Node.Of(key), value)])
        : Node.Map(map.Entries.Select(entry => entry.Key.Text == key ? new Entry(entry.Key, value) : entry));
}

/// <summary>Another value under a key of an item; null takes the key away.</summary>
internal sealed record KeyChange(string Key, Node? Value);
