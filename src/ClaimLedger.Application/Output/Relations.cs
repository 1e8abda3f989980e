using System.Collections.Immutable;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Application.Output;

/// <summary>A relation between questions that a data set declares.</summary>
/// <param name="Constraint">As it is declared.</param>
/// <param name="Questions">The questions in it, in their order, each once.</param>
internal sealed record DeclaredRelation(Constraint Constraint, ImmutableArray<QuestionId> Questions);

/// <summary>Relations between questions.</summary>
internal static class Relations
{
    /// <summary>Those in which a question stands, in the order of the file.</summary>
    public static IEnumerable<DeclaredRelation> Of(DataSet dataSet, QuestionId question)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return
            from constraint in dataSet.Constraints
            let expression = ConstraintExpression.Parse(constraint.Holds).Value
            where expression is not null
            let questions = expression.Questions.Select(reference => reference.Question).Distinct().ToImmutableArray()
            where questions.Contains(question)
            select new DeclaredRelation(constraint, questions);
    }
}
