using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Sentences;

/// <summary>Holds two figures against each other by the relation of claims.</summary>
internal static class FigureComparison
{
    private static readonly FrozenSet<string> Things = Stem.OfClass("counted-thing");
    private static readonly FrozenSet<string> Deeds = WordClasses.Of("measure-of-deed");
    private static readonly FrozenSet<string> Best = WordClasses.Of("best-mark");

    /// <summary>How two figures stand to each other.</summary>
    public static Relation Relate(ComparedFigure left, ComparedFigure right)
    {
        if (left.IsOld != right.IsOld || left.Figure.IsRate != right.Figure.IsRate || AreOfTwoMeasures(left, right)
            || left.Per is { } one && right.Per is { } other && one != other
            || (left.Change, right.Change) is (FigureOfChange.Step, FigureOfChange.End) or (FigureOfChange.End, FigureOfChange.Step))
            return Relation.NotComparable;
        var relation = RelateValues(left, right);
        // What the one denies, the other says; of what else is not so nothing is said.
        if (Gates.DeniedBy(left.Modality) == right.Modality || Gates.DeniedBy(right.Modality) == left.Modality)
            return relation is Relation.Agree ? Relation.Contradiction : Relation.NotComparable;
        var isApart = relation is Relation.Contradiction or Relation.Tension
            || left.Modality is Modality.Denied || right.Modality is Modality.Denied;
        return !Gates.Meet(left.Modality, right.Modality) && isApart || AreOfTwoScopes(left, right) && relation is not Relation.Agree
            ? Relation.NotComparable
            : relation;
    }

    /// <summary>Whether one is of another part of what is counted: nationwide and of a place; a part, a whole, an addition.</summary>
    public static bool AreOfTwoScopes(ComparedFigure left, ComparedFigure right) => left.Scope != right.Scope
        && (left.Scope, right.Scope) switch
        {
            (ComparedFigure.Everywhere or ComparedFigure.Elsewhere, "") => right.Place.Count > 0,
            ("", ComparedFigure.Everywhere or ComparedFigure.Elsewhere) => left.Place.Count > 0,
            (ComparedFigure.AtHome, "") or ("", ComparedFigure.AtHome) => false,
            ("", ComparedFigure.Beginning or ComparedFigure.End) or (ComparedFigure.Beginning or ComparedFigure.End, "") => false,
            _ => true,
        };

    // "Arrested 40" and "injured 12", "310 metres long" and "46 metres high": answers to two questions.
    private static bool AreOfTwoMeasures(ComparedFigure left, ComparedFigure right) =>
        left.Measure is { } one && right.Measure is { } other && one != other
        && (left.Quantity.Kind is QuantityKinds.Measure || Deeds.Contains(one) && Deeds.Contains(other))
        || AreOfTwoSorts(left, right) || left.IsListed && right is { IsListed: false, IsOfAnybody: true }
        || right.IsListed && left is { IsListed: false, IsOfAnybody: true };

    // "Carried 80 cars", "carried 300 passengers": people and things.
    private static bool AreOfTwoSorts(ComparedFigure left, ComparedFigure right) => left.Noun is { } one && right.Noun is { } other
        && left.Quantity.Kind is QuantityKinds.Number && right.Quantity.Kind is QuantityKinds.Number
        && (NoClaim.PersonStems.Contains(one) && Things.Contains(other) || Things.Contains(one) && NoClaim.PersonStems.Contains(other));

    private static Relation RelateValues(ComparedFigure left, ComparedFigure right)
    {
        var (a, b) = (Moment(left), Moment(right));
        if (!SameKind(a.Kind, b.Kind) || (IsRating(left) && b.Unit == "%") || (IsRating(right) && a.Unit == "%"))
            return Relation.NotComparable;
        if (a.Unit == b.Unit || a.Kind is QuantityKinds.Duration or QuantityKinds.Age or QuantityKinds.Date)
            return new BothReadings(a.Literal, a.Usual).To(new(b.Literal, b.Usual));
        if (UnitTable.OfQuestion(a.Unit) is not { } from || UnitTable.OfQuestion(b.Unit) is not { } to || from.Dimension != to.Dimension)
            return Relation.NotComparable;
        // In one of the two units, the same whichever comes first; what is too large in the one may not be in the other.
        var (first, second) = string.CompareOrdinal(from.Name, to.Name) < 0 ? (from, to) : (to, from);
        return In(first) ?? In(second) ?? Relation.NotComparable;

        Relation? In(Unit unit)
        {
            try
            {
                return new BothReadings(from.Convert(a.Literal, unit), from.Convert(a.Usual, unit))
                    .To(new(to.Convert(b.Literal, unit), to.Convert(b.Usual, unit)));
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// The figure itself; of "as of 21 March", which dates the state of another figure, that day and not all days from it on.
    /// </summary>
    public static FoundQuantity Moment(ComparedFigure figure) =>
        figure.Quantity is { Kind: QuantityKinds.Date, Reading: "since", Literal.Low: { } day } since && figure.Opening == "as"
            ? since with { Literal = Interval.Point(day), Usual = Interval.Point(day) }
            : figure.Quantity;

    // "5.5 out of 10", "7.8/10": a mark, and no share of anything.
    private static bool IsRating(ComparedFigure figure) => figure.Quantity is { Kind: QuantityKinds.Share, Unit: "ratio" }
        && figure.Noun is null && Best.Any(best => figure.Says.EndsWith(best, StringComparison.Ordinal));

    private static bool SameKind(QuantityKinds a, QuantityKinds b) => a == b
        || (a, b) is (QuantityKinds.Age, QuantityKinds.Duration) or (QuantityKinds.Duration, QuantityKinds.Age);
}
