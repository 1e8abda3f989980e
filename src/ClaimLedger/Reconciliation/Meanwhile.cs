using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>Whether what different sources say of one span of time leaves room for a change within it.</summary>
internal static class Meanwhile
{
    /// <summary>What may have happened meanwhile.</summary>
    internal enum Room { Changed, Grown }

    /// <summary>What there is room for; null where there is none.</summary>
    /// <param name="finding">What was found, across sources.</param>
    /// <param name="times">When its claims held, and whether they give hours.</param>
    public static Room? In(Finding finding, IEnumerable<(DaySpan Days, bool HasHours)> times)
    {
        var question = finding.Question;
        if (question.OverTime == OverTime.Fixed || finding.Constraint is not null
            || finding.Kind is not (ConflictKind.Contradiction or ConflictKind.Answer or ConflictKind.Misattribution))
            return null;
        var all = times.ToList();
        if (all.Exists(time => !time.Days.IsDay || time.Days.IsUncertain))
            return Room.Changed;
        return question.OverTime == OverTime.Cumulative && all.Exists(time => !time.HasHours) ? Room.Grown : null;
    }

    /// <summary>That it may have changed or grown, as a sentence; null where there is no room for it.</summary>
    public static string? For(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var dates = positions.SelectMany(position => position.Claims).Select(claim => claim.AsOf).ToList();
        var date = ValueText.Describe(dates[0].Days.ToInterval(), AnswerType.Date, null);
        return In(finding, dates.Select(time => (time.Days, time.Minute is not null))) switch
        {
            Room.Changed => $"All speak of {date}, in which the answer may have changed.",
            Room.Grown => $"All speak of {date} and not all give hours: the figure may have grown meanwhile.",
            _ => null,
        };
    }
}
