using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>Whether what different sources say of one span of time leaves room for a change within it.</summary>
internal static class Meanwhile
{
    /// <summary>That it may have changed or grown, as a sentence; null where there is no room for it.</summary>
    public static string? For(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var question = finding.Question;
        if (question.OverTime == OverTime.Fixed || finding.Constraint is not null
            || finding.Kind is not (ConflictKind.Contradiction or ConflictKind.Answer or ConflictKind.Misattribution))
            return null;
        var dates = positions.SelectMany(position => position.Claims).Select(claim => claim.AsOf).ToList();
        var span = dates[0].Days;
        var date = ValueText.Describe(span.ToInterval(), AnswerType.Date, null);
        if (dates.Exists(other => !other.Days.IsDay || other.Days.IsUncertain))
            return $"All speak of {date}, in which the answer may have changed.";
        return question.OverTime == OverTime.Cumulative && dates.Exists(other => other.Minute is null)
            ? $"All speak of {date} and not all give hours: the figure may have grown meanwhile."
            : null;
    }
}
