using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Sentences;

/// <summary>Holds two figures against each other by the algebra of claims.</summary>
internal static class FigureComparison
{
    /// <summary>How two figures stand to each other; null where they measure different things.</summary>
    public static SentenceRelation? Relate(ComparedFigure left, ComparedFigure right)
    {
        var (a, b) = (Moment(left), Moment(right));
        if (InOneUnit(a, b) is not { } sets)
            return null;
        return (sets.Literal, sets.Usual) switch
        {
            (true, true) => SentenceRelation.Agree,
            (false, true) => SentenceRelation.Rounding,
            (true, false) => SentenceRelation.Tension,
            _ => SentenceRelation.Contradiction,
        };
    }

    /// <summary>The figure itself; of "as of 21 March", which dates the state of another figure, that day and not all days from it on.</summary>
    public static FoundQuantity Moment(ComparedFigure figure) =>
        figure.Quantity is { Kind: QuantityKinds.Date, Reading: "since", Literal.Low: { } day } since && figure.Opening == "as"
            ? since with { Literal = Interval.Point(day), Usual = Interval.Point(day) }
            : figure.Quantity;

    private static (bool Literal, bool Usual)? InOneUnit(FoundQuantity a, FoundQuantity b)
    {
        if (!SameKind(a.Kind, b.Kind))
            return null;
        if (a.Unit == b.Unit || a.Kind is QuantityKinds.Duration or QuantityKinds.Age or QuantityKinds.Date)
            return (a.Literal.Meets(b.Literal), a.Usual.Meets(b.Usual));
        if (UnitTable.OfQuestion(a.Unit) is not { } from || UnitTable.OfQuestion(b.Unit) is not { } to || from.Dimension != to.Dimension)
            return null;
        return (from.Convert(a.Literal, to).Meets(b.Literal), from.Convert(a.Usual, to).Meets(b.Usual));
    }

    private static bool SameKind(QuantityKinds a, QuantityKinds b) => a == b
        || (a, b) is (QuantityKinds.Age, QuantityKinds.Duration) or (QuantityKinds.Duration, QuantityKinds.Age);
}
