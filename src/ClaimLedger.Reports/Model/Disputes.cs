namespace ClaimLedger.Reports.Model;

/// <summary>What conflicts are about: the rest of a data set is in no dispute.</summary>
internal sealed class Disputes
{
    private readonly HashSet<QuestionId> _disputed = [];
    private readonly HashSet<QuestionId> _framed = [];
    private readonly HashSet<ClaimId> _claims = [];

    /// <summary>Of these conflicts.</summary>
    public static Disputes Of(IEnumerable<ListedConflict> conflicts)
    {
        var disputes = new Disputes();
        foreach (var listed in conflicts)
            disputes.Add(listed.Conflict);
        return disputes;
    }

    /// <summary>One conflict more.</summary>
    public void Add(Conflict conflict)
    {
        if (conflict.Kind == ConflictKind.Framing)
        {
            _framed.Add(conflict.Question);
            return;
        }
        _claims.UnionWith(conflict.Positions.SelectMany(position => position.Claims));
        // A word choice is no dispute about the figure; a note is none about anything.
        if (conflict.Severity < Severity.Warning)
            return;
        _disputed.Add(conflict.Question);
        _disputed.UnionWith(conflict.Positions.Select(position => position.Question).OfType<QuestionId>());
    }

    /// <summary>Whether a question may have answers that agree.</summary>
    public bool IsCalm(Question question) =>
        !_disputed.Contains(question.Id) && (question.Answer != AnswerType.Term || !_framed.Contains(question.Id));

    /// <summary>Whether a claim stands in a conflict of more than words.</summary>
    public bool Holds(Claim claim) => _claims.Contains(claim.Id);
}
