using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>
/// A data set that comes in record by record, with more claims than memory holds: each is validated by the rules of the format's files,
/// against what was declared before it, and handed back. Questions, sources and speakers are kept, claims are not.
/// </summary>
/// <remarks>Whoever holds the claims resolves what they correct, with <see cref="Resolve"/>, when all have come in.</remarks>
public sealed class DataSetIntake
{
    private readonly MistakeBag _mistakes;
    private readonly LedgerHead _head;
    private readonly Questions _questions;
    private readonly SpeakerNames _names = new();
    private readonly List<Speaker> _speakers = [];
    private readonly Sources _reader;
    private readonly List<Source> _sources = [];
    private readonly Dictionary<string, int> _sourceByName = new(StringComparer.Ordinal);

    /// <summary>Begins a data set.</summary>
    /// <param name="ledger">What <c>ledger.yaml</c> would hold.</param>
    /// <param name="mistakes">Takes every mistake as it is found.</param>
    public DataSetIntake(Node ledger, ICollection<Mistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        _mistakes = new MistakeBag(mistakes);
        DataSetLoader.RefuseCharacters(ledger, _mistakes);
        _head = Declarations.ReadLedger(new YamlDocument(ledger, IsWhole: true), _mistakes);
        var facets = new Catalogue<Facet>("facet", FileNames.Framing);
        _questions = new Questions(_head, facets, _mistakes);
        _reader = new Sources(_head, _questions, facets, _names, archive: null, _mistakes);
    }

    /// <summary>Declares a question, or anew one of which more has been read.</summary>
    public void Question(Node record)
    {
        DataSetLoader.RefuseCharacters(record, _mistakes);
        _questions.Read(record);
    }

    /// <summary>Declares a speaker.</summary>
    public void Speaker(Node record)
    {
        DataSetLoader.RefuseCharacters(record, _mistakes);
        if (Fields.Of(record, Shape.Speaker, _mistakes) is not { } fields || fields.Text("name") is not { } name)
            return;
        _names.Add(name, new SpeakerName(name.Text), isAlias: false, _mistakes);
        _speakers.Add(
            new Speaker
            {
                Name = new SpeakerName(name.Text),
                Kind = fields.Word<SpeakerKind>("kind") ?? SpeakerKind.Anonymous,
                Place = name.Place,
            });
    }

    /// <summary>Declares a source, or anew one of which more has been read.</summary>
    public void Source(Node record)
    {
        DataSetLoader.RefuseCharacters(record, _mistakes);
        if (_reader.ReadAlone(record) is not { } source)
            return;
        if (_sourceByName.TryAdd(source.Id.Text, _sources.Count))
            _sources.Add(source);
        else
            _sources[_sourceByName[source.Id.Text]] = source;
    }

    /// <summary>Reads a claim of a source that was declared; null where it, its source or its question has mistakes.</summary>
    public StreamedClaim? Claim(string source, Node record)
    {
        DataSetLoader.RefuseCharacters(record, _mistakes);
        var index = _sourceByName.GetValueOrDefault(source, -1);
        var (claim, corrects) = _reader.ReadAlone(record, index < 0 ? null : _sources[index]);
        return claim is null || index < 0 || claim.Question == default ? null
            : new StreamedClaim(claim, index, _questions.All.IndexOf(claim.Question.Text), corrects);
    }

    /// <summary>What the claims of an index belong to.</summary>
    public Source SourceAt(int index) => _sources[index];

    /// <summary>What a question of an index is called.</summary>
    public QuestionId QuestionAt(int index) => _questions.All.At(index).Id;

    /// <summary>Which claim is meant where one says what it corrects.</summary>
    public static ClaimId Corrected(Claim claim, Node.Scalar name)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(name);
        return Reading.Corrections.IdOf(claim, name);
    }

    /// <summary>Which claims correct which, of all that correct one or are corrected.</summary>
    /// <param name="claims">These claims, and whom they say that they correct.</param>
    /// <param name="others">Sources with claims that were not read here and are corrected, too; null for none.</param>
    public IReadOnlyDictionary<ClaimId, ImmutableArray<ClaimId>> Resolve(
        IReadOnlyCollection<StreamedClaim> claims, IReadOnlyCollection<Source>? others = null)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var corrections = new Reading.Corrections(_mistakes);
        foreach (var claim in claims)
            corrections.Add(claim.Claim, claim.Corrects);
        var sources = claims
            .GroupBy(claim => claim.Source)
            .Select(group => _sources[group.Key] with { Claims = [.. group.Select(claim => claim.Claim)] });
        return corrections.Resolve([.. sources, .. others ?? []], _names.Voice)
            .SelectMany(source => source.Claims)
            .Where(claim => !claim.Corrects.IsEmpty)
            .ToDictionary(claim => claim.Id, claim => claim.Corrects);
    }

    /// <summary>The data set without its claims; its sources in the order in which they were declared.</summary>
    /// <param name="constraints">What would stand under <c>constraints:</c>.</param>
    public DataSet Finish(Node constraints)
    {
        DataSetLoader.RefuseCharacters(constraints, _mistakes);
        _questions.ReadConstraints(constraints);
        var sources = _reader.WithOrigins([.. _sources]);
        _sources.Clear();
        _sources.AddRange(sources);
        return new DataSet
        {
            Title = _head.Title,
            About = _head.About,
            Language = _head.Language ?? "en",
            Readings = _head.Overrides,
            Speakers = [.. _speakers],
            Questions = _questions.All.Things,
            Constraints = _questions.Constraints,
            Sources = sources,
        };
    }
}

/// <summary>A claim that came in, with the places of its source and its question among those that were declared.</summary>
/// <param name="Claim">The claim, with no word of what it corrects.</param>
/// <param name="Source">The place of its source, from 0.</param>
/// <param name="Question">The place of its question, from 0.</param>
/// <param name="Corrects">What it says that it corrects, as written.</param>
public sealed record StreamedClaim(Claim Claim, int Source, int Question, IReadOnlyList<Node.Scalar> Corrects);

/// <summary>Of which row of a table a claim is.</summary>
/// <param name="Row">What no other row has that is not the same in every cell.</param>
/// <param name="Claim">Which of the claims of a row it is, from 0.</param>
/// <param name="IsFirst">Whether it is the first that the row makes.</param>
public readonly record struct RowMark(UInt128 Row, int Claim, bool IsFirst);
