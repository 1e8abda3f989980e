using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Model;

/// <summary>Counts conflicts.</summary>
/// <param name="conflicts">Those that are counted.</param>
/// <param name="draws">Whether counts are drawn, too.</param>
internal sealed class ReportCounts(IReadOnlyList<CountedConflict> conflicts, bool draws)
{
    /// <summary>By severity, and by what people said of them.</summary>
    public TotalsModel Totals
    {
        get
        {
            int Of(Severity severity) => conflicts.Count(each => each.Severity == severity);
            var ruled = conflicts.Count(each => each.Status == ConflictStatus.Ruled);
            var stale = conflicts.Count(each => each.Status == ConflictStatus.Stale);
            var (errors, warnings, notes) = (Of(Severity.Error), Of(Severity.Warning), Of(Severity.Note));
            return new TotalsModel(
                conflicts.Count, errors, warnings, notes, ruled, stale, conflicts.Count - ruled - stale,
                ReportWords.Count(conflicts.Count, "conflict"),
                ReportWords.Count(errors, "error"),
                ReportWords.Count(warnings, "warning"),
                ReportWords.Count(notes, "note"),
                ruled == 0 ? "No rulings" : ReportWords.Count(ruled, "ruling"),
                stale switch
                {
                    0 => null,
                    1 => "1 ruling is on a conflict that has changed since",
                    _ => $"{ReportWords.Count(stale, "ruling")} are on conflicts that have changed since",
                });
        }
    }

    /// <summary>By severity and kind, the gravest first.</summary>
    public IReadOnlyList<SeverityModel> Severities
    {
        get
        {
            // A conflict of a kind that is an error may be a warning: the count goes by what each is.
            var counts = conflicts.CountBy(each => (each.Severity, each.Kind)).ToDictionary();
            var most = counts.Count == 0 ? 1 : counts.Values.Max();
            return [.. counts.Keys
                .GroupBy(key => key.Severity, key => key.Kind)
                .OrderByDescending(severity => severity.Key)
                .Select(severity => new SeverityModel(
                    ReportWords.Name(severity.Key),
                    draws ? PositionStyle.SeverityMark(severity.Key) : RawText.Empty,
                    severity.Sum(kind => counts[(severity.Key, kind)]),
                    [.. Conflicts.Kinds.Where(kind => severity.Contains(kind.Kind)).Select(kind => new KindModel(
                        kind.Name,
                        KindWords.MeaningOf(kind),
                        counts[(severity.Key, kind.Kind)],
                        draws ? TallyDrawing.Of(counts[(severity.Key, kind.Kind)], most) : RawText.Empty,
                        Grouping.Of(kind.Kind, severity.Key).Id))]))];
        }
    }

    /// <summary>What is new since the baseline.</summary>
    /// <param name="exists">Whether there is one.</param>
    /// <param name="gone">So many of its entries are no conflict any more.</param>
    /// <param name="fresh">Makes the list of those that are new.</param>
    public BaselineModel Baseline(bool exists, int gone, Func<IReadOnlyList<LinkModel>> fresh)
    {
        if (!exists)
            return new BaselineModel(false, 0, 0, 0, null, () => []);
        var accepted = conflicts.Count(each => each.IsAccepted);
        return new BaselineModel(
            true, accepted, conflicts.Count - accepted, gone,
            gone switch
            {
                0 => null,
                1 => "One entry of the baseline no longer occurs.",
                _ => $"{ReportWords.Count(gone, "entry")} of the baseline no longer occur.",
            },
            fresh);
    }
}
