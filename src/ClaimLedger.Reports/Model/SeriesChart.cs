using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Model;

/// <summary>The figures that answer a question, by the date they speak of.</summary>
internal static class SeriesChart
{
    /// <summary>Draws them; null where they are no numbers.</summary>
    /// <param name="id">What the drawing is called on its page.</param>
    /// <param name="question">The question.</param>
    /// <param name="claims">Claims that answer it, put forward in one way.</param>
    /// <param name="height">The height of what is drawn in.</param>
    /// <param name="hasCaption">Whether words stand under it.</param>
    public static Drawn? Draw(string id, Question question, IReadOnlyList<Claim> claims, double height, bool hasCaption = true)
    {
        if (question.Answer != AnswerType.Quantity)
            return null;
        return TimeLine.Draw(
            id,
            $"{question.Asks} The figures by the date they speak of",
            string.Join(" ", claims.Take(IntervalChart.MostRows).Select(claim => $"{ReportWords.Date(claim.AsOf)}: {claim.Value.Text}.")),
            [
                .. claims
                    .Where(claim => claim.Value is Value.Range)
                    .Select(
                        claim => new TimePoint(
                            null, claim.Value.Text, claim.AsOf.Days, ((Value.Range)claim.Value).Literal, ((Value.Range)claim.Value).Usual,
                            ((Value.Range)claim.Value).Written)),
            ],
            question.Breaks,
            ReportBuilder.Suffix(question.Unit),
            height,
            hasCaption);
    }
}

/// <summary>A drawing of figures that are put forward in one way.</summary>
/// <param name="Chart">The drawing.</param>
/// <param name="Caption">What is drawn.</param>
internal sealed record SeriesDrawing(RawText Chart, string Caption)
{
    private const double Height = 190;

    /// <summary>The drawings of a question's claims: one for each way in which figures of several dates are put forward.</summary>
    public static IReadOnlyList<SeriesDrawing> Of(Question question, IReadOnlyList<Claim> claims) =>
        question.OverTime is OverTime.Fixed
            ? []
            : [
                .. from claim in claims
                   where claim.Value is Value.Range && claim.Modality is not Modality.Denied
                   group claim by claim.Modality into series
                   where series.Select(claim => claim.AsOf.Days).Distinct().Count() > 1
                   let drawn = SeriesChart.Draw($"series-{ReportWords.Name(series.Key)}", question, [.. series], Height)
                   where drawn is not null
                   select new SeriesDrawing(
                       drawn.Svg,
                       drawn.Caption(
                           (series.Key is Modality.Stated
                               ? "The figures by the date each speaks of"
                               : $"What was {ReportWords.Name(series.Key)}, by the date each figure speaks of")
                           + KeyOf([.. series.Select(claim => (Value.Range)claim.Value)]))),
            ];

    // Of what is drawn alone.
    private static string KeyOf(IReadOnlyList<Value.Range> figures)
    {
        var isOpen = figures.Any(figure => !figure.Literal.HasLow || !figure.Literal.HasHigh);
        return (figures.Any(figure => !figure.Literal.IsPoint) ? ". Line: what the words allow by the letter" : "")
            + (isOpen ? ", with an arrow where they name no end" : "")
            + (figures.Any(figure => !figure.Usual.IsPoint) ? ". Bar: what they are usually taken for" : "");
    }
}
