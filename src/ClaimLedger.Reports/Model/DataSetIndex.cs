using ClaimLedger.Reconciliation;

namespace ClaimLedger.Reports.Model;

/// <summary>A data set by id, read once.</summary>
internal sealed class DataSetIndex
{
    private readonly Dictionary<QuestionId, Question> _questions;
    private readonly Dictionary<SourceId, Source> _sources;
    private readonly Dictionary<ClaimId, Claim> _claims;
    private readonly Dictionary<SpeakerName, Speaker> _speakers;
    private readonly Dictionary<string, Facet> _facets;
    private readonly Dictionary<string, Constraint> _constraints;
    private readonly Lazy<ILookup<QuestionId, Claim>> _byQuestion;
    private readonly Corrections _corrections;
    // A list of conflicts asks for neither.
    private readonly Lazy<DataSetView> _view;
    private readonly bool _hasDerived;

    public DataSetIndex(DataSet dataSet)
    {
        DataSet = dataSet;
        _view = new(() => new DataSetView(dataSet));
        _hasDerived = dataSet.Sources.Any(source => !source.DerivedFrom.IsEmpty);
        _questions = dataSet.Questions.ToDictionary(question => question.Id);
        _sources = dataSet.Sources.ToDictionary(source => source.Id);
        _claims = dataSet.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        _speakers = dataSet.Speakers.ToDictionary(speaker => speaker.Name);
        _facets = dataSet.Facets.ToDictionary(facet => facet.Id, StringComparer.Ordinal);
        _constraints = dataSet.Constraints.ToDictionary(constraint => constraint.Id, StringComparer.Ordinal);
        _corrections = Corrections.Of(dataSet);
        _byQuestion = new(() => ClaimOrder.Sort(dataSet).ToLookup(claim => claim.Question));
    }

    public DataSet DataSet { get; }

    public Question Question(QuestionId id) => _questions[id];

    public Source Source(SourceId id) => _sources[id];

    public Claim Claim(ClaimId id) => _claims[id];

    public Speaker? Speaker(SpeakerName name) => _speakers.GetValueOrDefault(name);

    public Facet? Facet(string? id) => id is null ? null : _facets.GetValueOrDefault(id);

    public Constraint? Constraint(string? id) => id is null ? null : _constraints.GetValueOrDefault(id);

    /// <summary>The claims that answer a question and were neither corrected nor withdrawn, by as-of, publication and id.</summary>
    public IEnumerable<Claim> ClaimsOn(QuestionId question) => _byQuestion.Value[question].Where(_corrections.Counts);

    /// <summary>The claims that correct this one.</summary>
    public IEnumerable<Claim> CorrectionsOf(Claim claim) => _corrections.Of(claim.Id).Select(Claim);

    /// <summary>All claims that answer a question, in the same order.</summary>
    public IEnumerable<Claim> AllOn(QuestionId question) => _byQuestion.Value[question];

    /// <summary>The claims that count no more, question by question.</summary>
    public IEnumerable<Claim> Replaced(IEnumerable<Question> questions) =>
        questions.SelectMany(question => _byQuestion.Value[question.Id]).Where(claim => !_corrections.Counts(claim));

    /// <summary>The origin to which all these claims trace, or null.</summary>
    public string? SharedOrigin(IEnumerable<Claim> claims) => Reconciliation.Origins.Shared(claims, _view.Value);

    /// <summary>How many independent origins stand behind claims.</summary>
    public int Origins(IReadOnlyCollection<Claim> claims) => Reconciliation.Origins.Count(claims, _view.Value);

    /// <summary>The source for whose sake a claim stands aside; null where it takes part in what is found.</summary>
    public SourceId? AsideFor(Claim claim) => _hasDerived ? _view.Value.AsideFor(claim) : null;
}
