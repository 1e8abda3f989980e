using System.Collections.Immutable;
using ClaimLedger.Naming;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Extraction;

/// <summary>What a data set would be if every proposal were accepted: in memory, for a person who is about to decide.</summary>
internal static class AsIfAccepted
{
    /// <summary>
    /// The data set with its proposals as claims, without what none of them can disagree with: it keeps the questions that proposals
    /// answer, those of one subject or event with them, and those that a constraint ties to them.
    /// </summary>
    /// <param name="dataSet">The data set.</param>
    public static DataSet Of(DataSet dataSet)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        var proposals = dataSet.Sources.SelectMany(source => source.Proposals).ToList();
        var declared = dataSet.Questions.Select(question => question.Id).ToHashSet();
        var questions = dataSet.Questions
            .Concat(proposals.Where(proposal => proposal.IsNewQuestion && !declared.Contains(proposal.Question.Id))
                .Select(proposal => proposal.Question).DistinctBy(question => question.Id))
            .ToList();
        var (kept, constraints) = Near(proposals, questions, dataSet.Constraints);
        var known = dataSet.Speakers.Select(speaker => speaker.Name).ToHashSet();
        var speakers = proposals.SelectMany(proposal => proposal.NewSpeakers).Distinct().Where(name => !known.Contains(name))
            .Select(name => new Speaker { Name = name, Kind = SpeakerKinds.Guess(name.Text) });
        return dataSet with
        {
            Questions = [.. questions.Where(question => kept.Contains(question.Id))],
            Constraints = constraints,
            Speakers = [.. dataSet.Speakers, .. speakers],
            Sources =
            [
                .. dataSet.Sources.Select(source => source with
                {
                    Claims =
                    [
                        .. source.Claims.Concat(source.Proposals.Select(proposal => proposal.Claim))
                            .Where(claim => kept.Contains(claim.Question)),
                    ],
                    Proposals = [],
                }),
            ],
        };
    }

    private static (HashSet<QuestionId> Questions, ImmutableArray<Constraint> Constraints) Near(
        List<Proposal> proposals, List<Question> questions, ImmutableArray<Constraint> constraints)
    {
        var asked = proposals.Select(proposal => proposal.Question.Id).ToHashSet();
        var subjects = questions.Where(question => asked.Contains(question.Id)).Select(question => question.Subject).ToHashSet(
            StringComparer.Ordinal);
        var events = questions.Where(question => asked.Contains(question.Id)).Select(question => question.Event).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var kept = questions
            .Where(question => asked.Contains(question.Id) || subjects.Contains(question.Subject)
                || question.Event is { } own && events.Contains(own))
            .Select(question => question.Id)
            .ToHashSet();
        var tied = constraints
            .Select(constraint => (Constraint: constraint, Expression: ConstraintExpression.Parse(constraint.Holds)))
            .Where(each => each.Expression.Success)
            .Select(each => (each.Constraint, Questions: each.Expression.Value!.Questions.Select(of => of.Question).ToList()))
            .Where(each => each.Questions.Exists(asked.Contains))
            .ToList();
        kept.UnionWith(tied.SelectMany(each => each.Questions));
        return (kept, [.. tied.Select(each => each.Constraint)]);
    }
}
