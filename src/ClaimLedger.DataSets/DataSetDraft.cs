using System.Collections.Immutable;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>A source with its claims, as maps of the keys that its file has.</summary>
/// <param name="Source">What stands under <c>source:</c>.</param>
/// <param name="Claims">The items of <c>claims:</c>.</param>
public sealed record SourceDraft(Node Source, ImmutableArray<Node> Claims)
{
    /// <summary>The source's id, or null where it names none.</summary>
    public Node.Scalar? Id => (Source as Node.Mapping)?.Find("id")?.Value as Node.Scalar;

    internal Node.Mapping ToNode() => Node.Map(
        [new Entry(Node.Of("source", Source.Place), Source), new Entry(Node.Of("claims", Source.Place), Node.List(Claims, Source.Place))],
        Source.Place);
}

/// <summary>
/// A data set before it is validated: the maps and lists of its files, under the keys of the format. What is read from JSON Lines or
/// tables becomes one of these, and what is written as YAML, JSON Lines or tables is made from one.
/// </summary>
public sealed record DataSetDraft
{
    /// <summary>What <c>ledger.yaml</c> holds.</summary>
    public Node Ledger { get; init; } = Node.Map([]);
    /// <summary>The items of <c>speakers.yaml</c>.</summary>
    public ImmutableArray<Node> Speakers { get; init; } = [];
    /// <summary>The items of <c>framing.yaml</c>.</summary>
    public ImmutableArray<Node> Facets { get; init; } = [];
    /// <summary>The items under <c>questions:</c>.</summary>
    public ImmutableArray<Node> Questions { get; init; } = [];
    /// <summary>The items under <c>constraints:</c>.</summary>
    public ImmutableArray<Node> Constraints { get; init; } = [];
    /// <summary>The sources.</summary>
    public ImmutableArray<SourceDraft> Sources { get; init; } = [];
    /// <summary>The items of <c>rulings.yaml</c>.</summary>
    public ImmutableArray<Node> Rulings { get; init; } = [];
    /// <summary>The items of <c>expect.yaml</c>: maps of one key.</summary>
    public ImmutableArray<Node> Expectations { get; init; } = [];
    /// <summary>The items of <c>queries.yaml</c>.</summary>
    public ImmutableArray<Node> Queries { get; init; } = [];
    /// <summary>The ids of the accepted conflicts; the default where there is no baseline.</summary>
    public ImmutableArray<Node.Scalar> Baseline { get; init; }

    /// <summary>The top-level files that have something in them, by name. Questions always have: the format asks for them.</summary>
    internal Dictionary<string, Node> Documents()
    {
        var documents = new Dictionary<string, Node>(StringComparer.Ordinal)
        {
            [FileNames.Ledger] = Ledger,
            [FileNames.Questions] = Lists(("questions", Questions, true), ("constraints", Constraints, false)),
        };
        foreach (var (name, key, items) in ((string, string, ImmutableArray<Node>)[])
            [
                (FileNames.Speakers, "speakers", Speakers),
                (FileNames.Framing, "facets", Facets),
                (FileNames.Rulings, "rulings", Rulings),
                (FileNames.Expect, "expect", Expectations),
                (FileNames.Queries, "queries", Queries),
            ])
        {
            if (!items.IsEmpty)
                documents[name] = Lists((key, items, true));
        }
        return documents;

        static Node.Mapping Lists(params ReadOnlySpan<(string Key, ImmutableArray<Node> Items, bool IsKept)> lists)
        {
            var entries = new List<Entry>();
            foreach (var (key, items, isKept) in lists)
            {
                if (isKept || !items.IsEmpty)
                    entries.Add(new Entry(Node.Of(key), Node.List(items)));
            }
            return Node.Map(entries);
        }
    }
}
