using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Templates;

namespace ClaimLedger.Reports.Model;

/// <summary>Finds what is not in dispute: questions that several origins answer alike, and answers that changed with time.</summary>
internal sealed class Harmony(DataSetIndex index, IReadOnlyList<ListedConflict> conflicts, ReportBuilder builder)
{
    public (IReadOnlyList<AgreementModel> Agreements, IReadOnlyList<ChangeModel> Changes) Find()
    {
        // A word choice is no dispute about the figure; a note is none about anything.
        var disputed = conflicts
            .Where(listed => listed.Conflict.Severity >= Severity.Warning && listed.Conflict.Kind != ConflictKind.Framing)
            .SelectMany(listed => listed.Conflict.Positions.Select(position => position.Question ?? listed.Conflict.Question).Append(listed.Conflict.Question))
            .ToHashSet(StringComparer.Ordinal);
        var framed = conflicts.Where(listed => listed.Conflict.Kind == ConflictKind.Framing).Select(listed => listed.Conflict.Question).ToHashSet(StringComparer.Ordinal);

        var agreements = new List<AgreementModel>();
        var changes = new List<ChangeModel>();
        foreach (var question in index.DataSet.Questions)
        {
            if (disputed.Contains(question.Id) || (question.Answer == AnswerType.Term && framed.Contains(question.Id)))
                continue;
            // A demand and a statement are not answers to one question.
            foreach (var modality in index.ClaimsOn(question.Id).Where(claim => claim.Value is not Value.Unknown && claim.Modality != Modality.Denied).GroupBy(claim => claim.Modality))
            {
                var claims = modality.ToList();
                if (claims.Count < 2)
                    continue;
                var origins = index.Origins(claims);
                // Of a figure that moves, equal words at two dates agree; other words at two dates are a change.
                var moved = question.OverTime != OverTime.Fixed && !SameTime(claims) && claims.Select(claim => claim.Value is Value.Range range ? (object)range.Usual : ((Value.Options)claim.Value).Mask).Distinct().Count() > 1;
                if (!moved && Alike(claims))
                {
                    if (origins > 1)
                        agreements.Add(new AgreementModel(question.Id, question.Subject, question.Asks, origins, claims.Count, ReportBuilder.Support(claims.Count, origins), Answers(claims)));
                }
                else if (moved)
                {
                    changes.Add(new ChangeModel(
                        question.Id,
                        question.Subject,
                        question.Asks,
                        question.OverTime == OverTime.Instant ? "true at a moment" : "only grows",
                        Chart(question, claims),
                        Answers(claims),
                        [.. question.Breaks.Select(change => new FactModel(Words.Date(change.On), change.Why))]));
                }
            }
        }
        return (agreements, changes);
    }

    private static bool SameTime(List<Claim> claims) => claims.Max(claim => claim.AsOf.First) <= claims.Min(claim => claim.AsOf.Last);

    // One common point in the usual reading, or one common option.
    private static bool Alike(IReadOnlyList<Claim> claims)
    {
        if (claims.All(claim => claim.Value is Value.Options))
            return claims.Aggregate(ulong.MaxValue, (mask, claim) => mask & ((Value.Options)claim.Value).Mask) != 0;
        if (!claims.All(claim => claim.Value is Value.Range))
            return false;
        Interval? common = Interval.Everything;
        foreach (var claim in claims)
            common = common?.Intersect(((Value.Range)claim.Value).Usual);
        return common is not null;
    }

    private RawText? Chart(Question question, List<Claim> claims)
    {
        if (!builder.DrawsCharts || question.Answer != AnswerType.Quantity)
            return null;
        return TimeLine.Draw(
            "change-" + question.Id.Replace('.', '-') + "-" + Words.Name(claims[0].Modality),
            $"{question.Asks} The figures by the date they speak of",
            string.Join(" ", claims.Take(IntervalChart.MostRows).Select(claim => $"{Words.Date(claim.AsOf)}: {claim.Value.Text}.")),
            [.. claims.Where(claim => claim.Value is Value.Range).Select(claim => new TimePoint(null, claim.Value.Text, claim.AsOf, ((Value.Range)claim.Value).Literal, ((Value.Range)claim.Value).Usual))],
            question.Breaks,
            ReportBuilder.Suffix(question.Unit),
            120);
    }

    private List<AnswerModel> Answers(List<Claim> claims) =>
        [.. claims.Select(claim => new AnswerModel(claim.Value.Text, builder.Voice(claim), builder.SourceLink(index.Source(claim.Source)), Words.Date(claim.AsOf), claim.AsOf.ToString()))];
}
