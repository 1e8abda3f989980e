using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.Exchange;

/// <summary>A record and the table that it belongs to.</summary>
internal readonly record struct Record(Table Table, Node.Mapping Values);

/// <summary>A data set as records, and back.</summary>
internal static class Records
{
    /// <summary>Every record of a data set: what is referred to comes first.</summary>
    public static IEnumerable<Record> Of(DataSetDraft draft)
    {
        yield return new(Table.Ledger, (Node.Mapping)draft.Ledger);
        foreach (var (table, nodes) in Declarations(draft))
        {
            foreach (var node in nodes)
                yield return new(table, (Node.Mapping)node);
        }
        foreach (var source in draft.Sources)
            yield return new(Table.Source, (Node.Mapping)source.Source);
        foreach (var source in draft.Sources)
        {
            foreach (var claim in source.Claims)
                yield return new(Table.Claim, Claim(source, claim));
        }
        foreach (var ruling in draft.Rulings)
            yield return new(Table.Ruling, (Node.Mapping)ruling);
        foreach (var expectation in draft.Expectations.Cast<Node.Mapping>())
            yield return new(Table.Expectation, Map(("subject", expectation.Entries[0].Key), ("expected", expectation.Entries[0].Value)));
        foreach (var query in draft.Queries)
            yield return new(Table.Query, (Node.Mapping)query);
        if (draft.Baseline.IsDefault)
            yield break;
        foreach (var conflict in draft.Baseline)
            yield return new(Table.Baseline, Map(("conflict", conflict)));
    }

    /// <summary>A claim with the id of its source before its own.</summary>
    public static Node.Mapping Claim(SourceDraft source, Node claim) =>
        Node.Map(((Node.Mapping)claim).Entries.Prepend(new Entry(Node.Of("source"), source.Id!)));

    private static (Table, ImmutableArray<Node>)[] Declarations(DataSetDraft draft) =>
        [
            (Table.Speaker, draft.Speakers),
            (Table.Facet, draft.Facets),
            (Table.Question, draft.Questions),
            (Table.Constraint, draft.Constraints),
        ];

    private static Node.Mapping Map(params ReadOnlySpan<(string Key, Node Value)> entries)
    {
        var all = new List<Entry>();
        foreach (var (key, value) in entries)
            all.Add(new Entry(Node.Of(key), value));
        return Node.Map(all);
    }
}

/// <summary>Puts records together into a data set.</summary>
/// <param name="mistakes">Takes what does not fit.</param>
internal sealed class DraftBuilder(ICollection<Mistake> mistakes)
{
    private readonly Dictionary<Table, List<Node>> _records = [];
    private readonly List<(Node.Mapping Source, List<Node> Claims)> _sources = [];
    private readonly Dictionary<string, int> _sourceById = new(StringComparer.Ordinal);
    private readonly List<(Node.Scalar Source, Node.Mapping Claim)> _claims = [];

    /// <summary>Whether there is a baseline, be it empty.</summary>
    public bool HasBaseline { get; set; }

    /// <summary>Takes a record.</summary>
    public void Add(Table table, Node.Mapping record)
    {
        if (table == Table.Source)
            AddSource(record);
        else if (table == Table.Claim)
            AddClaim(record);
        else
            (CollectionsMarshal.GetValueRefOrAddDefault(_records, table, out _) ??= []).Add(record);
    }

    /// <summary>The data set, as far as it fits together.</summary>
    /// <param name="file">The file as a whole, for what is missing.</param>
    public DataSetDraft Finish(string file)
    {
        foreach (var (name, claim) in _claims)
        {
            if (_sourceById.TryGetValue(name.Text, out var index))
                _sources[index].Claims.Add(claim);
            else
                mistakes.Add(
                    new Mistake(
                        name.Place,
                        $"there is no source {ShownText.Quoted(name.Text)}",
                        "write the id of a source that is here too, or add that source"));
        }
        var ledgers = Of(Table.Ledger);
        if (ledgers.Length == 0)
            mistakes.Add(
                new Mistake(new Place(file, 1, 1), "the data set as a whole is not described", "add a ledger record with its title"));
        foreach (var second in ledgers.Skip(1))
            mistakes.Add(new Mistake(second.Place, "this is a second ledger record", "keep one"));
        return new DataSetDraft
        {
            Ledger = ledgers.FirstOrDefault() ?? Node.Map([]),
            Speakers = Of(Table.Speaker),
            Facets = Of(Table.Facet),
            Questions = Of(Table.Question),
            Constraints = Of(Table.Constraint),
            Sources = [.. _sources.Select(pair => new SourceDraft(pair.Source, [.. pair.Claims]))],
            Rulings = Of(Table.Ruling),
            Expectations = [.. Of(Table.Expectation).Cast<Node.Mapping>().Select(Expectation).OfType<Node>()],
            Queries = Of(Table.Query),
            Baseline = HasBaseline || _records.ContainsKey(Table.Baseline)
                ? [
                    .. Of(Table.Baseline)
                        .Cast<Node.Mapping>()
                        .Select(record => Required(record, "conflict", "a baseline record"))
                        .OfType<Node.Scalar>(),
                ]
                : default,
        };
    }

    private ImmutableArray<Node> Of(Table table) => _records.TryGetValue(table, out var records) ? [.. records] : [];

    private void AddSource(Node.Mapping source)
    {
        // Where two have one id, the loader says so.
        if (source.Find("id")?.Value is Node.Scalar id)
            _sourceById.TryAdd(id.Text, _sources.Count);
        _sources.Add((source, []));
    }

    private void AddClaim(Node.Mapping record)
    {
        if (Required(record, "source", "a claim") is { } source)
            _claims.Add((source, Node.Map(record.Entries.Where(entry => entry.Key.Text != "source"), record.Place)));
    }

    private Node.Mapping? Expectation(Node.Mapping record)
    {
        var (subject, expected) = (Required(record, "subject", "an expectation"), Required(record, "expected", "an expectation"));
        return subject is null || expected is null ? null : Node.Map([new Entry(subject, expected)], record.Place);
    }

    private Node.Scalar? Required(Node.Mapping record, string key, string what)
    {
        if (record.Find(key)?.Value is Node.Scalar { Text.Length: > 0 } text)
            return text;
        mistakes.Add(new Mistake(record.Place, $"{what} has no {ShownText.Quoted(key)}", $"add {key}"));
        return null;
    }
}
