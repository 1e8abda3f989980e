using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Targets;

/// <summary>Looks up what a conflict or claim refers to; reads a ledger no further than it is asked.</summary>
internal sealed class Catalogue
{
    private readonly Lazy<Dictionary<string, Source>> _sources;
    private readonly Lazy<Dictionary<string, Question>> _questions;
    private readonly Lazy<Dictionary<string, Claim>> _claims;

    private Catalogue(Func<IEnumerable<Source>> sources, Func<IEnumerable<Question>> questions, Func<IEnumerable<Claim>> claims)
    {
        _sources = new(() => sources().ToDictionary(source => source.Id, StringComparer.Ordinal));
        _questions = new(() => questions().ToDictionary(question => question.Id, StringComparer.Ordinal));
        _claims = new(() => claims().ToDictionary(claim => claim.Id, StringComparer.Ordinal));
    }

    /// <summary>What a ledger holds.</summary>
    public static Catalogue Of(Ledger ledger) => new(
        () => ledger.Sources(new ListFilter()).Select(row => row.Source),
        () => ledger.Questions(new ListFilter()).Select(row => row.Question),
        () => ledger.Claims(new ListFilter()));

    /// <summary>What a data set holds.</summary>
    public static Catalogue Of(DataSet dataSet) => new(
        () => dataSet.Sources,
        () => dataSet.Questions,
        () => dataSet.Sources.SelectMany(source => source.Claims));

    /// <summary>The source with this id.</summary>
    public Source Source(string id) => _sources.Value[id];

    /// <summary>The question with this id.</summary>
    public Question Question(string id) => _questions.Value[id];

    /// <summary>The claim with this full id.</summary>
    public Claim Claim(string id) => _claims.Value[id];

    /// <summary>The claim with this full id, or null.</summary>
    public Claim? FindClaim(string id) => _claims.Value.GetValueOrDefault(id);
}
