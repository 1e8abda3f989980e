using System.Collections.Immutable;

namespace ClaimLedger.Comparison;

/// <summary>Compares claims: their words, what became of them, and how they are read.</summary>
internal sealed class ClaimComparison(DataSet was, DataSet @is, Renames renamed)
{
    /// <summary>Fields that tell what became of a claim.</summary>
    public static readonly ImmutableArray<string> Lineage = ["corrects", "corrected by", "withdrawn"];

    /// <summary>Fields that tell how the same words are read.</summary>
    public static readonly ImmutableArray<string> Reading = ["question", "literal", "usual", "options", "frames"];

    /// <summary>Fields on which no comparison of claims rests.</summary>
    public static readonly ImmutableArray<string> Idle = ["id", "note"];

    private readonly Dictionary<QuestionId, Question> _before = was.Questions.ToDictionary(question => question.Id);
    private readonly Dictionary<QuestionId, Question> _after = @is.Questions.ToDictionary(question => question.Id);
    private readonly Corrections _correctedBefore = Corrections.Of(was);
    private readonly Corrections _correctedAfter = Corrections.Of(@is);

    public Changes<Claim> Of(IReadOnlyCollection<(Claim? Was, Claim? Is)> claims) =>
        DataSetDiff.InOrder(claims, pair => DataSetDiff.Change(pair.Was, pair.Is, claim => claim.Id.ToString(), Differing, Cause));

    private static ChangeCause? Cause(Claim? before, Claim? after, ImmutableArray<FieldChange> fields)
    {
        if (fields.Any(field => Lineage.Contains(field.Field)) || (before is null && !after!.Corrects.IsEmpty))
            return ChangeCause.Correction;
        // Where the words are others too, so is the reading, of course.
        return !fields.IsEmpty
            && fields.Any(field => Reading.Contains(field.Field))
            && fields.All(field => Reading.Contains(field.Field) || Idle.Contains(field.Field))
            ? ChangeCause.RuleChanged
            : ChangeCause.SourceChanged;
    }

    private ImmutableArray<FieldChange> Differing(Claim before, Claim after)
    {
        var (asked, asks) = (_before[before.Question], _after[after.Question]);
        var (range, readAs) = (before.Value as Value.Range, after.Value as Value.Range);
        ComparedField<Claim>[] lineage =
        [
            new(
                "corrects",
                claim =>
                    ComparedFields.Joined(", ", ReferenceEquals(claim, before) ? claim.Corrects.Select(renamed.Claim) : claim.Corrects)),
            new(
                "corrected by",
                claim => ComparedFields.Joined(
                    ", ",
                    ReferenceEquals(claim, before) ? _correctedBefore.Of(claim.Id).Select(renamed.Claim) : _correctedAfter.Of(claim.Id))),
            new(
                "withdrawn",
                claim => claim.Withdrawn is { } withdrawn ? ComparedFields.Joined(" ", [withdrawn.On.ToString(), withdrawn.Why]) : null),
        ];
        ComparedField<Claim>[] rest =
        [
            new("question", claim => (ReferenceEquals(claim, before) ? renamed.Question(claim.Question) : claim.Question).ToString()),
            new("options", claim => Options(claim, ReferenceEquals(claim, before) ? asked : asks)),
            new("frames", claim => ComparedFields.Joined(", ", claim.Frames.Select(frame => $"{frame.Facet}: {frame.Term}").Distinct())),
            new("note", claim => claim.Note),
        ];
        return
        [
            .. ComparedFields.Differing([new ComparedField<Claim>("id", claim => claim.Id.ToString())], before, after),
            .. ComparedFields.Differing(ComparedFields.WordsOfClaim, before, after),
            .. Published(before, after),
            .. ComparedFields.Differing(lineage, before, after),
            .. ComparedFields.Sets("literal", range?.Literal, asked, readAs?.Literal, asks) is { } literal ? [literal] : (FieldChange[])[],
            .. ComparedFields.Sets("usual", range?.Usual, asked, readAs?.Usual, asks) is { } usual ? [usual] : (FieldChange[])[],
            .. ComparedFields.Differing(rest, before, after),
        ];
    }

    // Without an as-of of its own a claim speaks of its publication, and that may have moved.
    private static IEnumerable<FieldChange> Published(Claim before, Claim after) =>
        !before.AsOf.IsWritten && !after.AsOf.IsWritten && before.AsOf.Days != after.AsOf.Days
        ? [new FieldChange("as-of (publication)", before.AsOf.ToString(), after.AsOf.ToString())]
        : [];

    private static string? Options(Claim claim, Question question) => claim.Value switch
    {
        Value.Options value => string.Join(" or ", value.Allowed.Names(question.Options)),
        Value.Unknown => "not known",
        _ => null,
    };
}
