using ClaimLedger.Reconciliation;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>Looks up what a conflict or claim refers to; reads a ledger no further than it is asked.</summary>
internal sealed class Catalogue
{
    private readonly Lazy<Dictionary<SourceId, Source>> _sources;
    private readonly Lazy<Dictionary<QuestionId, Question>> _questions;
    private readonly Lazy<Corrections> _corrections;
    private readonly Lazy<IReadOnlyDictionary<ClaimId, SourceId>> _aside;
    private readonly Func<SourceId, IEnumerable<Claim>> _claimsOfSource;
    private readonly Dictionary<SourceId, Dictionary<ClaimId, Claim>> _claims = [];

    private Catalogue(
        Func<IEnumerable<Source>> sources,
        Func<IEnumerable<Question>> questions,
        Func<Corrections> corrections,
        Func<IReadOnlyDictionary<ClaimId, SourceId>> aside,
        Func<SourceId, IEnumerable<Claim>> claimsOfSource)
    {
        _corrections = new(corrections);
        _aside = new(aside);
        _sources = new(() => sources().ToDictionary(source => source.Id));
        _questions = new(() => questions().ToDictionary(question => question.Id));
        _claimsOfSource = claimsOfSource;
    }

    /// <summary>What a ledger holds.</summary>
    public static Catalogue Of(Ledger ledger) => new(
        () => ledger.Sources(new ListFilter()).Select(row => row.Source),
        () => ledger.Questions(new ListFilter()).Select(row => row.Question),
        ledger.Corrections,
        ledger.Aside,
        source => ledger.Claims(new ListFilter { Source = source.ToString() }));

    /// <summary>What a data set holds.</summary>
    public static Catalogue Of(DataSet dataSet) => Of(() => dataSet);

    /// <summary>What a data set holds, which is read when somebody first asks.</summary>
    public static Catalogue Of(Func<DataSet> read)
    {
        var dataSet = new Lazy<DataSet>(read);
        Catalogue catalogue = null!;
        return catalogue = new Catalogue(
            () => dataSet.Value.Sources,
            () => dataSet.Value.Questions,
            () => Corrections.Of(dataSet.Value),
            () => StandsAside.In(dataSet.Value),
            source => catalogue._sources.Value.TryGetValue(source, out var known) ? known.Claims : []);
    }

    /// <summary>The source with this id.</summary>
    public Source Source(SourceId id) => _sources.Value[id];

    /// <summary>The question with this id.</summary>
    public Question Question(QuestionId id) => _questions.Value[id];

    /// <summary>The full ids of the claims that correct this one.</summary>
    public IReadOnlyList<ClaimId> CorrectionsOf(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _corrections.Value.Of(claim.Id);
    }

    /// <summary>The source for whose sake a claim stands aside; null where it takes part in what is found.</summary>
    public SourceId? AsideFor(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return _aside.Value.TryGetValue(claim.Id, out var origin) ? origin : null;
    }

    /// <summary>The claim with this full id.</summary>
    public Claim Claim(ClaimId id) => FindClaim(id) ?? throw new KeyNotFoundException(id.ToString());

    /// <summary>The claim with this full id, or null.</summary>
    public Claim? FindClaim(ClaimId id)
    {
        var source = id.Source;
        if (!_claims.TryGetValue(source, out var claims))
            _claims[source] = claims = _claimsOfSource(source).ToDictionary(claim => claim.Id);
        return claims.GetValueOrDefault(id);
    }
}
