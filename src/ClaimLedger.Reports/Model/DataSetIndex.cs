using ClaimLedger.Reconciliation;

namespace ClaimLedger.Reports.Model;

/// <summary>A data set by id, read once.</summary>
internal sealed class DataSetIndex
{
    private readonly Dictionary<string, Question> _questions;
    private readonly Dictionary<string, Source> _sources;
    private readonly Dictionary<string, Claim> _claims;
    private readonly Dictionary<string, Speaker> _speakers;
    private readonly Dictionary<string, Facet> _facets;
    private readonly Dictionary<string, Constraint> _constraints;
    private readonly ILookup<string, Claim> _byQuestion;

    public DataSetIndex(DataSet dataSet)
    {
        DataSet = dataSet;
        _questions = dataSet.Questions.ToDictionary(question => question.Id, StringComparer.Ordinal);
        _sources = dataSet.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        _claims = dataSet.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        _speakers = dataSet.Speakers.ToDictionary(speaker => speaker.Name, StringComparer.Ordinal);
        _facets = dataSet.Facets.ToDictionary(facet => facet.Id, StringComparer.Ordinal);
        _constraints = dataSet.Constraints.ToDictionary(constraint => constraint.Id, StringComparer.Ordinal);
        _byQuestion = ClaimOrder.Sort(dataSet).ToLookup(claim => claim.Question, StringComparer.Ordinal);
    }

    public DataSet DataSet { get; }

    public Question Question(string id) => _questions[id];

    public Source Source(string id) => _sources[id];

    public Claim Claim(string id) => _claims[id];

    public Speaker? Speaker(string name) => _speakers.GetValueOrDefault(name);

    public Facet? Facet(string? id) => id is null ? null : _facets.GetValueOrDefault(id);

    public Constraint? Constraint(string? id) => id is null ? null : _constraints.GetValueOrDefault(id);

    /// <summary>The claims that answer a question, by as-of, publication and id.</summary>
    public IEnumerable<Claim> ClaimsOn(string question) => _byQuestion[question];

    public int ClaimCount => _claims.Count;

    /// <summary>
    /// How many independent origins stand behind claims: a named first speaker, the agency that passed an anonymous one
    /// on, or else the publisher; where that is unknown, the source.
    /// </summary>
    public int Origins(IEnumerable<Claim> claims) => claims.Select(Origin).Distinct().Count();

    private (char Sort, string Name) Origin(Claim claim)
    {
        var source = Source(claim.Source);
        var own = Publishers.IsUnknown(source.Publisher) ? ('s', source.Id) : ('p', source.Publisher);
        if (claim.Speakers.IsEmpty || Speaker(claim.Speakers[0]) is not { } first)
            return own;
        var speaker = Speakers.InWhoseName(first, name => Speaker(name)!);
        if (speaker.Kind != SpeakerKind.Anonymous)
            return ('n', speaker.Name);
        return claim.Speakers.Skip(1).FirstOrDefault(name => Speaker(name)?.Kind == SpeakerKind.Outlet) is { } agency ? ('n', agency) : own;
    }
}
