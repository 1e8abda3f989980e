using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>Looks up what a conflict or claim refers to; reads a ledger no further than it is asked.</summary>
internal sealed class Catalogue
{
    private readonly Func<SourceId, Source> _source;
    private readonly Func<QuestionId, Question?> _question;
    private readonly Func<ClaimId, Claim?> _claim;
    private readonly Lazy<Corrections> _corrections;
    private readonly Lazy<IReadOnlyDictionary<ClaimId, SourceId>> _aside;

    private Catalogue(
        Func<SourceId, Source> source,
        Func<QuestionId, Question?> question,
        Func<ClaimId, Claim?> claim,
        Func<Corrections> corrections,
        Func<IReadOnlyDictionary<ClaimId, SourceId>> aside)
    {
        (_source, _question, _claim) = (source, question, claim);
        _corrections = new(corrections);
        _aside = new(aside);
    }

    /// <summary>What a ledger holds.</summary>
    public static Catalogue Of(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new Catalogue(ledger.Source, ledger.Question, ledger.Claim, ledger.Corrections, ledger.Aside);
    }

    /// <summary>What a data set holds.</summary>
    public static Catalogue Of(DataSet dataSet) => Of(() => dataSet);

    /// <summary>What a data set holds, which is read when somebody first asks.</summary>
    public static Catalogue Of(Func<DataSet> read)
    {
        var dataSet = new Lazy<DataSet>(read);
        var sources = new Lazy<Dictionary<SourceId, Source>>(() => dataSet.Value.Sources.ToDictionary(source => source.Id));
        var questions = new Lazy<Dictionary<QuestionId, Question>>(
            () => dataSet.Value.Questions.ToDictionary(question => question.Id));
        var claims = new Dictionary<SourceId, Dictionary<ClaimId, Claim>>();
        return new Catalogue(
            id => sources.Value[id],
            id => questions.Value.GetValueOrDefault(id),
            Find,
            () => Corrections.Of(dataSet.Value),
            () => StandsAside.In(dataSet.Value));

        Claim? Find(ClaimId id)
        {
            if (!claims.TryGetValue(id.Source, out var its))
            {
                ImmutableArray<Claim> known = sources.Value.TryGetValue(id.Source, out var source) ? source.Claims : [];
                claims[id.Source] = its = known.ToDictionary(claim => claim.Id);
            }
            return its.GetValueOrDefault(id);
        }
    }

    /// <summary>The source with this id.</summary>
    public Source Source(SourceId id) => _source(id);

    /// <summary>The question with this id.</summary>
    public Question Question(QuestionId id) => _question(id) ?? throw new KeyNotFoundException(id.ToString());

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
    public Claim? FindClaim(ClaimId id) => _claim(id);
}
