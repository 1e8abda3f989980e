using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>
/// Sources, questions and constraints by id: rows of one id say the same of it, but for a list that grows with every row. What is kept
/// of a record is what tells it from another.
/// </summary>
/// <param name="what">What they are, in messages.</param>
/// <param name="grows">The key of the list that grows; null where none does.</param>
/// <param name="declare">Takes a record that is new, and again whenever its list has grown.</param>
/// <param name="mistakes">Takes what is wrong.</param>
internal sealed class Collected(
    string what, string? grows, Action<string, Node.Mapping> declare, ICollection<Mistake> mistakes)
{
    private readonly Dictionary<string, Kept> _byId = new(StringComparer.Ordinal);

    public int Count => _byId.Count;

    public bool Has(string id) => _byId.ContainsKey(id);

    /// <summary>Takes a record.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="raw">What the id was made from, so that two are not taken for one.</param>
    /// <param name="record">The record.</param>
    public void Add(Node.Scalar id, string raw, Node.Mapping record)
    {
        if (!_byId.TryGetValue(id.Text, out var known))
        {
            _byId[id.Text] = new Kept(raw == id.Text ? id.Text : raw, Digests(record), record.Place.Line, grows is null ? null : record);
            declare(id.Text, record);
        }
        else if (known.Raw != raw)
        {
            mistakes.Add(
                new Mistake(
                    id.Place,
                    $"{ShownText.Quoted(raw)} and {ShownText.Quoted(known.Raw)} would have one id, {ShownText.Quoted(id.Text)}",
                    "tell them apart in the map: `{from: …, digest: true}`, or `{from: …, values: {…}}`"));
        }
        else if (Difference(known, record) is { } entry)
        {
            mistakes.Add(
                new Mistake(
                    entry.Value.Place,
                    $"{entry.Key.Text} of {what} {ShownText.Quoted(id.Text)} is not what it is on line {known.Line}",
                    "make the id from more columns in the map, or correct the table"));
        }
        else if (grows is not null && Grown(known.Record!, record, grows) is { } more)
        {
            _byId[id.Text] = known with { Record = more };
            declare(id.Text, more);
        }
    }

    private Entry? Difference(Kept known, Node.Mapping record)
    {
        var digests = Digests(record);
        if (digests.AsSpan().SequenceEqual(known.Digests))
            return null;
        var entries = record.Entries.Where(entry => entry.Key.Text != grows).ToList();
        var other = Enumerable.Range(0, digests.Length).FirstOrDefault(index => !known.Digests.Contains(digests[index]), -1);
        // What the earlier record has and this one has not stands nowhere in this one.
        return other >= 0 ? entries[other] : new Entry(Node.Of("something"), Node.Of("", record.Place));
    }

    private long[] Digests(Node.Mapping record) =>
        [.. record.Entries.Where(entry => entry.Key.Text != grows).Select(entry => Digest(entry.Value, Digest(entry.Key, Seed)))];

    private static Node.Mapping? Grown(Node.Mapping before, Node.Mapping record, string key)
    {
        if (record.Find(key)?.Value is not { } value)
            return null;
        var list = before.Find(key)?.Value;
        var known = Items(list);
        var more = Items(value).Where(item => !known.Any(other => IsSame(item, other))).ToList();
        if (more.Count == 0)
            return null;
        var grown = new Entry(Node.Of(key, value.Place), Node.List([.. known, .. more], list?.Place ?? value.Place));
        return Node.Map(
            list is null
                ? before.Entries.Append(grown)
                : before.Entries.Select(entry => entry.Key.Text == key ? grown : entry),
            before.Place);
    }

    // Options are told apart without regard to case.
    private static bool IsSame(Node one, Node two) =>
        one is Node.Scalar { Text: var left } && two is Node.Scalar { Text: var right }
            ? left.Equals(right, StringComparison.OrdinalIgnoreCase)
            : Node.SaysTheSame(one, two);

    private static IReadOnlyList<Node> Items(Node? node) => node switch
    {
        null => [],
        Node.Sequence list => list.Items,
        _ => [node],
    };

    // FNV-1a over the code units, http://www.isthe.com/chongo/tech/comp/fnv/: two texts of one key that differ and have one digest are
    // one in 2^64.
    private const long Seed = unchecked((long)0xCBF29CE484222325);

    private static long Digest(Node node, long so)
    {
        const long prime = 0x100000001B3;
        switch (node)
        {
            case Node.Scalar text:
                foreach (var letter in text.Text)
                    so = unchecked((so ^ letter) * prime);
                break;
            case Node.Sequence list:
                foreach (var item in list.Items)
                    so = Digest(item, so);
                break;
            case Node.Mapping map:
                foreach (var entry in map.Entries)
                    so = Digest(entry.Value, Digest(entry.Key, so));
                break;
        }
        // The end of a text is a part of it.
        return unchecked((so ^ 0x10000) * prime);
    }

    private sealed record Kept(string Raw, long[] Digests, int Line, Node.Mapping? Record);
}
