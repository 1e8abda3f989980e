using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.Keys;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Which keys a map of the format takes.</summary>
/// <param name="Name">What the map is, with its article, as messages call it.</param>
/// <param name="Required">Keys that must be there.</param>
/// <param name="Optional">Keys that may be there.</param>
internal sealed record Shape(string Name, ImmutableArray<string> Required, ImmutableArray<string> Optional)
{
    private readonly FrozenDictionary<string, bool> _isRequired = Required.Select(key => (key, isRequired: true))
        .Concat(Optional.Select(key => (key, isRequired: false)))
        .ToFrozenDictionary(pair => pair.key, pair => pair.isRequired, StringComparer.Ordinal);

    public ImmutableArray<string> Keys { get; } = [.. Required, .. Optional];

    /// <summary>Whether it takes a key, and whether that must be there.</summary>
    public bool IsKey(string key, out bool isRequired) => _isRequired.TryGetValue(key, out isRequired);

    public static readonly Shape Ledger = new("ledger.yaml", ["title"], ["about", "description", "language", "defaults", "readings"]);
    public static readonly Shape Defaults = new("defaults", [], ["over-time", "modality", "language", "tolerance"]);
    public static readonly Shape Reading = new("a reading", [], ["literal", "usual"]);

    public static readonly Shape Questions = new("questions.yaml", ["questions"], ["constraints"]);
    public static readonly Shape Question = Of("a question", FormatFields.OfQuestion);
    public static readonly Shape Break = new("a break", ["on"], ["why"]);
    public static readonly Shape Constraint = Of("a constraint", FormatFields.OfConstraint);

    public static readonly Shape Speakers = new("speakers.yaml", ["speakers"], []);
    public static readonly Shape Speaker = Of("a speaker", FormatFields.OfSpeaker);

    public static readonly Shape Framing = new("framing.yaml", ["facets"], []);
    public static readonly Shape Facet = new("a facet", ["id", "asks", "terms"], ["note"]);
    public static readonly Shape Term = new("a term", ["id"], ["shown-by", "note"]);

    public static readonly Shape SourceFile = new("a source file", ["source"], ["claims"]);
    public static readonly Shape Source = Of("a source", FormatFields.OfSource);
    public static readonly Shape Version = new("a version", ["retrieved"], ["sha256", "note"]);
    public static readonly Shape Claim = new(
        "a claim",
        ["id", "question", "says"],
        [
            "as-of", "speaker", "modality", "whose", "if", "counted", "quote", "frames", "version", "corrects", "withdrawn", "anchor",
            "because", "note",
        ]);
    public static readonly Shape Proposal = new(
        "a proposed claim",
        ["id", "question", "says", "proposed"],
        [
            "new-question", "as-of", "speaker", "modality", "whose", "if", "counted", "quote", "frames", "version", "anchor", "because",
            "note",
        ]);
    public static readonly Shape NewQuestion = new("a new question", ["subject", "asks", "answer"], Question.Optional);
    public static readonly Shape Withdrawal = new("a withdrawal", ["on"], ["why"]);
    public static readonly Shape Anchor = new("an anchor", ["start", "end"], ["prefix", "suffix"]);

    public static readonly Shape Rulings = new("rulings.yaml", ["rulings"], []);
    public static readonly Shape Ruling = new(
        "a ruling", ["conflict", "verdict", "reason", "by", "on"], ["kind", "question", "says", "position", "note"]);

    public static readonly Shape Expect = new("expect.yaml", ["expect"], []);

    public static readonly Shape Queries = new("queries.yaml", ["queries"], []);
    public static readonly Shape SavedQuery = new("a saved query", ["name", "title", "show"], []);
    public static readonly Shape Show = new(
        "what a query shows",
        [],
        [
            "kind", "severity", "status", "scope", "event", "question", "source", "publisher", "speaker", "unit", "since", "until",
            "search", "sort",
        ]);

    /// <summary>
    /// Keys whose texts people read and nothing is told apart by, or that stand character for character as in a source; and
    /// <c>says</c> and <c>language</c>, of which their own readers tell.
    /// </summary>
    public static readonly FrozenSet<string> ForReaders = FrozenSet.Create(
        StringComparer.Ordinal,
        "title", "about", "description", "note", "because", "why", "reason", "dated-by", "quote", "prefix", "suffix", "by", "position",
        "says", "language");

    private static Shape Of<T>(string name, ImmutableArray<Field<T>> fields) => new(
        name,
        [.. fields.Where(field => field.IsRequired).Select(field => field.Name)],
        [.. fields.Where(field => !field.IsRequired).Select(field => field.Name)]);
}
