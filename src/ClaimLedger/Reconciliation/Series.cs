namespace ClaimLedger.Reconciliation;

/// <summary>The one rule of figures that can only grow: a later one below an earlier one is a fall, unless a break lies between.</summary>
internal static class Series
{
    /// <summary>Whether a question's figures are held against each other along time.</summary>
    public static bool IsAsked(Question question) =>
        question is { OverTime: OverTime.Cumulative, Answer: not (AnswerType.Choice or AnswerType.Term) };

    /// <summary>
    /// What a lower figure at a later time is: a fall, or no more than rounding; null where it is not lower, or out of date.
    /// </summary>
    public static ConflictKind? KindOf(in ClaimFacts earlier, in ClaimFacts later)
    {
        if (!later.Literal.IsBelow(earlier.Literal) || IsOutOfDate(earlier, later))
            return null;
        return later.Usual.IsBelow(earlier.Usual) ? ConflictKind.Decrease : ConflictKind.Rounding;
    }

    /// <summary>
    /// Whether one source still gives the earlier figure after the same speaker's later one had been published elsewhere.
    /// </summary>
    private static bool IsOutOfDate(in ClaimFacts earlier, in ClaimFacts later) =>
        Voice.KindOf(earlier, later) == ConflictKind.Misattribution && later.PublishedLast < earlier.PublishedFirst;

    /// <summary>How many breaks lie behind a claim; null where its as-of spans one, so that nothing can be said.</summary>
    public static int? Regime(Question question, in ClaimFacts claim)
    {
        var regime = 0;
        foreach (var seriesBreak in question.Breaks)
        {
            if (IsBehind(seriesBreak, claim))
                regime++;
            else if (!IsAhead(seriesBreak, claim))
                return null;
        }
        return regime;
    }

    /// <summary>The first break that lies between two claims, or inside the time of one; null where they are of one series.</summary>
    public static SeriesBreak? BreakBetween(Question question, in ClaimFacts earlier, in ClaimFacts later)
    {
        foreach (var seriesBreak in question.Breaks)
        {
            if (!IsBehind(seriesBreak, earlier) && !IsAhead(seriesBreak, later))
                return seriesBreak;
        }
        return null;
    }

    private static bool IsBehind(SeriesBreak seriesBreak, in ClaimFacts claim) => claim.AsOfFirst >= seriesBreak.On.Last.DayNumber;

    private static bool IsAhead(SeriesBreak seriesBreak, in ClaimFacts claim) => claim.AsOfLast < seriesBreak.On.First.DayNumber;
}
