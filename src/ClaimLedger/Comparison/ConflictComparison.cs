using System.Collections.Immutable;

namespace ClaimLedger.Comparison;

/// <summary>Compares conflicts, and tells from what became of the claims why a conflict came, went or changed.</summary>
internal sealed class ConflictComparison
{
    private readonly Renames _renamed;
    private readonly Dictionary<ClaimId, ChangeCause> _claims = [];
    private readonly Dictionary<QuestionId, HashSet<ChangeCause>> _questions = [];
    private readonly HashSet<SourceId> _sources;
    private readonly HashSet<QuestionId> _rules;
    private readonly HashSet<string> _constraints;
    private readonly Dictionary<ClaimId, QuestionId> _questionOf = [];
    private readonly ILookup<string, QuestionId> _events;

    public ConflictComparison(
        DataSet was, DataSet @is, Renames renamed, Changes<Claim> claims, Changes<Source> sources, Changes<Question> questions,
        Changes<Constraint> constraints)
    {
        _renamed = renamed;
        // Everything is asked for under the id that it has after.
        foreach (var claim in was.Sources.SelectMany(source => source.Claims))
            _questionOf[renamed.Claim(claim)] = renamed.Question(claim.Question);
        foreach (var claim in @is.Sources.SelectMany(source => source.Claims))
            _questionOf[claim.Id] = claim.Question;
        _events = was.Questions.Concat(@is.Questions).Where(question => question.Event is not null)
            .Select(question => (question.Event, Id: renamed.Question(question.Id))).Distinct().ToLookup(
                pair => pair.Event!, pair => pair.Id, StringComparer.Ordinal);
        foreach (var change in claims.All.Where(Matters))
        {
            var id = change.Kind == ChangeKind.Removed ? renamed.Claim(change.Latest) : change.Latest.Id;
            _claims[id] = change.Cause!.Value;
            QuestionId[] asked = [
                .. change.Was is { } before ? [renamed.Question(before.Question)] : (QuestionId[])[],
                .. change.Is is { } after ? [after.Question] : (QuestionId[])[]];
            foreach (var question in asked.Distinct())
            {
                if (!_questions.TryGetValue(question, out var causes))
                    _questions[question] = causes = [];
                causes.Add(change.Cause.Value);
            }
        }
        _sources = Changed(sources, source => source.Id, "publisher", "published");
        _rules = Changed(
            questions,
            question => question.Id,
            "answer",
            "unit",
            "over-time",
            "options",
            "exclusive",
            "facet",
            "event",
            "breaks",
            "tolerance");
        _constraints = Changed(constraints, constraint => constraint.Id, "holds");
    }

    public Changes<Conflict> Of(IReadOnlyCollection<(Conflict? Was, Conflict? Is)> conflicts)
    {
        var changes = DataSetDiff.InOrder(
            conflicts,
            pair => DataSetDiff.Change(
                pair.Was, pair.Is, conflict => conflict.Id.ToString(), Differing, (before, after, _) => Cause(before, after)));
        return changes with { All = [.. changes.All.OrderByDescending(change => change.Latest.Severity)] };
    }

    private ImmutableArray<FieldChange> Differing(Conflict before, Conflict after)
    {
        ComparedField<Conflict>[] fields =
        [
            new("id", conflict => conflict.Id.ToString()),
            new("severity", conflict => ComparedFields.Name(conflict.Severity)),
            new("scope", conflict => ComparedFields.Name(conflict.Scope)),
            new(
                "question",
                conflict => (ReferenceEquals(conflict, before) ? _renamed.Question(conflict.Question) : conflict.Question).ToString()),
            new("positions", conflict => string.Join(" | ", conflict.Positions.Select(position => position.Says))),
            new(
                "claims",
                conflict => string.Join(
                    " | ",
                    conflict.Positions.Select(position =>
                        string.Join(' ', ReferenceEquals(conflict, before) ? position.Claims.Select(_renamed.Claim) : position.Claims)))),
        ];
        return [.. ComparedFields.Differing(fields, before, after)];
    }

    /// <summary>
    /// The nearest cause: what became of its own claims; else what its question or constraint asks; else what became of the other
    /// claims that they are compared with. Where none of that changed, the way of comparing did.
    /// </summary>
    private ChangeCause? Cause(Conflict? before, Conflict? after)
    {
        HashSet<ClaimId> own = [.. Claims(before).Select(_renamed.Claim), .. Claims(after)];
        if (First(own.Where(_claims.ContainsKey).Select(id => _claims[id])) is { } cause)
            return cause;

        HashSet<QuestionId> asked = [.. own.Where(_questionOf.ContainsKey).Select(id => _questionOf[id])];
        foreach (var conflict in (Conflict?[])[before, after])
        {
            if (conflict is null)
                continue;
            asked.Add(ReferenceEquals(conflict, before) ? _renamed.Question(conflict.Question) : conflict.Question);
            if (conflict.Event is not null)
                asked.UnionWith(_events[conflict.Event]);
        }
        var constraint = (after ?? before)!.Constraint;
        if (asked.Overlaps(_rules) || (constraint is not null && _constraints.Contains(constraint)))
            return ChangeCause.RuleChanged;
        if (own.Any(id => _sources.Contains(id.Source)))
            return ChangeCause.SourceChanged;
        return First(asked.Where(_questions.ContainsKey).SelectMany(id => _questions[id])) ?? ChangeCause.RuleChanged;
    }

    private static ChangeCause? First(IEnumerable<ChangeCause> causes)
    {
        var all = causes.ToHashSet();
        return all.Contains(ChangeCause.Correction) ? ChangeCause.Correction
            : all.Contains(ChangeCause.SourceChanged) ? ChangeCause.SourceChanged
            : all.Contains(ChangeCause.RuleChanged) ? ChangeCause.RuleChanged : null;
    }

    private static IEnumerable<ClaimId> Claims(Conflict? conflict) => conflict?.Positions.SelectMany(position => position.Claims) ?? [];

    // Another name or note makes no conflict.
    private static bool Matters(Change<Claim> change) =>
        change.Kind != ChangeKind.Changed || change.Fields.Any(field => !ClaimComparison.Idle.Contains(field.Field));

    private static HashSet<TId> Changed<T, TId>(Changes<T> changes, Func<T, TId> id, params string[] fields)
        where T : class =>
        [
            .. changes.All.Where(change =>
                change.Kind != ChangeKind.Changed
                || change.Fields.Any(field => fields.Contains(field.Field))).Select(change => id(change.Latest))];
}
