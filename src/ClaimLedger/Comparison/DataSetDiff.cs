using System.Collections.Immutable;

namespace ClaimLedger.Comparison;

/// <summary>
/// What came, went and changed between two states of a data set, and what lies behind each change. Things that were given
/// another id are told as changed, not as gone and come, where what they hold leaves no doubt. Notes and wording that no
/// comparison rests on count as changes too; where a quote stands in its archived text does not.
/// </summary>
public sealed record DataSetDiff
{
    private DataSetDiff()
    {
    }

    /// <summary>Claims, by id.</summary>
    public required Changes<Claim> Claims { get; init; }
    /// <summary>Conflicts, the gravest first, then by id.</summary>
    public required Changes<Conflict> Conflicts { get; init; }
    /// <summary>Sources, by id.</summary>
    public required Changes<Source> Sources { get; init; }
    /// <summary>Questions, by id.</summary>
    public required Changes<Question> Questions { get; init; }
    /// <summary>Constraints, by id.</summary>
    public required Changes<Constraint> Constraints { get; init; }
    /// <summary>Speakers, by name.</summary>
    public required Changes<Speaker> Speakers { get; init; }
    /// <summary>Facets, by id.</summary>
    public required Changes<Facet> Facets { get; init; }
    /// <summary>Rulings, by conflict.</summary>
    public required Changes<Ruling> Rulings { get; init; }

    /// <summary>Whether nothing at all came, went or changed.</summary>
    public bool IsEmpty => Claims.All.IsEmpty && Conflicts.All.IsEmpty && Sources.All.IsEmpty && Questions.All.IsEmpty
        && Constraints.All.IsEmpty && Speakers.All.IsEmpty && Facets.All.IsEmpty && Rulings.All.IsEmpty;

    /// <summary>Compares two states.</summary>
    /// <param name="was">The one before.</param>
    /// <param name="is">The one after.</param>
    public static DataSetDiff Between(Snapshot was, Snapshot @is)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(@is);
        var sources = Pairing.Of(was.DataSet.Sources, @is.DataSet.Sources, source => source.Id, source => source.Id, Document, Document);
        var questions = Pairing.Of(
            was.DataSet.Questions, @is.DataSet.Questions, question => question.Id, question => question.Id, Asked, Asked);
        var renamed = new Renames(sources, questions);
        var claims = Pairing.Of(
            was.DataSet.Sources.SelectMany(source => source.Claims), @is.DataSet.Sources.SelectMany(source => source.Claims),
            renamed.Claim, claim => claim.Id,
            claim => Words(claim, renamed.Source(claim.Source), renamed.Question(claim.Question)),
            claim => Words(claim, claim.Source, claim.Question));
        renamed.Add(claims);
        var conflicts = Pairing.Of(
            was.Conflicts, @is.Conflicts, conflict => conflict.Id, conflict => conflict.Id,
            conflict => Positions(conflict, renamed.Question(conflict.Question), renamed.Claim),
            conflict => Positions(conflict, conflict.Question, id => id));

        var changedClaims = new ClaimComparison(was.DataSet, @is.DataSet, renamed).Of(claims);
        var changedQuestions = Changes(questions, question => question.Id.ToString(), ComparedFields.OfQuestion, ChangeCause.RuleChanged);
        var changedSources = Changes(sources, source => source.Id.ToString(), ComparedFields.OfSource, ChangeCause.SourceChanged);
        var changedConstraints = Changes(
            Pair(was.DataSet.Constraints, @is.DataSet.Constraints, constraint => constraint.Id),
            constraint => constraint.Id,
            ComparedFields.OfConstraint,
            ChangeCause.RuleChanged);
        return new DataSetDiff
        {
            Claims = changedClaims,
            Conflicts = new ConflictComparison(
                was.DataSet, @is.DataSet, renamed, changedClaims, changedSources, changedQuestions, changedConstraints).Of(conflicts),
            Sources = changedSources,
            Questions = changedQuestions,
            Constraints = changedConstraints,
            Speakers = Changes(
                Pair(was.DataSet.Speakers, @is.DataSet.Speakers, speaker => speaker.Name),
                speaker => speaker.Name.ToString(),
                ComparedFields.OfSpeaker,
                ChangeCause.RuleChanged),
            Facets = Changes(
                Pair(was.DataSet.Facets, @is.DataSet.Facets, facet => facet.Id),
                facet => facet.Id,
                ComparedFields.OfFacet,
                ChangeCause.RuleChanged),
            Rulings = Changes(
                Pair(was.DataSet.Rulings, @is.DataSet.Rulings, ruling => ruling.Conflict),
                ruling => ruling.Conflict.ToString(),
                ComparedFields.OfRuling,
                cause: null),
        };
    }

    /// <summary>Changes in the order of ids, with those that are none counted.</summary>
    internal static Changes<T> Changes<T>(
        IReadOnlyCollection<(T? Was, T? Is)> pairs, Func<T, string> id, ImmutableArray<ComparedField<T>> fields, ChangeCause? cause)
        where T : class =>
        InOrder(
            pairs,
            pair => Change(pair.Was, pair.Is, id, (was, @is) => [.. ComparedFields.Differing(fields, was, @is)], (_, _, _) => cause));

    internal static Change<T>? Change<T>(
        T? was,
        T? @is,
        Func<T, string> id,
        Func<T, T, ImmutableArray<FieldChange>> differing,
        Func<T?, T?, ImmutableArray<FieldChange>, ChangeCause?> cause)
        where T : class
    {
        if (was is null)
            return new Change<T>(id(@is!), ChangeKind.Added, cause(null, @is, []), null, @is, []);
        if (@is is null)
            return new Change<T>(id(was), ChangeKind.Removed, cause(was, null, []), was, null, []);
        var fields = differing(was, @is);
        return fields.IsEmpty ? null : new Change<T>(id(@is), ChangeKind.Changed, cause(was, @is, fields), was, @is, fields);
    }

    internal static Changes<T> InOrder<T>(IReadOnlyCollection<(T? Was, T? Is)> pairs, Func<(T? Was, T? Is), Change<T>?> change)
        where T : class
    {
        var changes = pairs.Select(change).OfType<Change<T>>()
            .OrderBy(found => found.Id, StringComparer.Ordinal)
            .ThenBy(found => found.Kind)
            .ToImmutableArray();
        return new Changes<T>(changes, pairs.Count - changes.Length);
    }

    private static List<(T? Was, T? Is)> Pair<T, TId>(IEnumerable<T> was, IEnumerable<T> @is, Func<T, TId> id)
        where T : class
        where TId : notnull => Pairing.Of(was, @is, id, id);

    private static string Document(Source source) =>
        Key(source.Title, source.Publisher, source.Published.ToString(), source.Url, source.Sha256);

    private static string Asked(Question question) => Key(question.Subject, question.Asks, ComparedFields.Name(question.Answer));

    private static string Words(Claim claim, SourceId source, QuestionId question) =>
        Key([source.ToString(), question.ToString(), .. ComparedFields.WordsOfClaim.Select(field => field.Text(claim))]);

    // A claim that says something else makes another conflict; another reading of the same words is the same one under another id.
    private static string Positions(Conflict conflict, QuestionId question, Func<ClaimId, ClaimId> claim) =>
        Key(
            [
                ComparedFields.Name(conflict.Kind),
                question.ToString(),
                conflict.Constraint,
                conflict.Facet,
                .. conflict.Positions.Select(
                    position => string.Join(' ', position.Claims.Select(id => claim(id).ToString()).Prepend(position.Says)))]);

    // Texts of a data set hold no control characters but breaks and tabs.
    private static string Key(params IEnumerable<string?> parts) => string.Join('\u001F', parts);
}

/// <summary>The ids that things from before have after.</summary>
internal sealed class Renames(IEnumerable<(Source? Was, Source? Is)> sources, IEnumerable<(Question? Was, Question? Is)> questions)
{
    private readonly Dictionary<SourceId, SourceId> _sources = Of(sources, source => source.Id);
    private readonly Dictionary<QuestionId, QuestionId> _questions = Of(questions, question => question.Id);
    private Dictionary<ClaimId, ClaimId> _claims = [];

    /// <summary>Makes the claims known that were given another name within their source.</summary>
    public void Add(IEnumerable<(Claim? Was, Claim? Is)> claims) => _claims = Of(claims, claim => claim.Id);

    public SourceId Source(SourceId id) => _sources.GetValueOrDefault(id, id);

    public QuestionId Question(QuestionId id) => _questions.GetValueOrDefault(id, id);

    public ClaimId Claim(Claim claim) => Claim(claim.Id);

    public ClaimId Claim(ClaimId id) => _claims.TryGetValue(id, out var own) ? own
        : id.Source is var source && Source(source) is var renamed && renamed != source ? new ClaimId(renamed, id.Local)
        : id;

    private static Dictionary<TId, TId> Of<T, TId>(IEnumerable<(T? Was, T? Is)> pairs, Func<T, TId> id)
        where T : class
        where TId : struct, IEquatable<TId> =>
        (from pair in pairs
         where pair.Was is not null && pair.Is is not null && !id(pair.Was).Equals(id(pair.Is))
         select (Before: id(pair.Was!), After: id(pair.Is!))).ToDictionary(pair => pair.Before, pair => pair.After);
}
