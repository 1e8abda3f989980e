namespace ClaimLedger.Reconciliation;

/// <summary>Finds where sources describe the same event, or answer the same question, in different terms of one facet.</summary>
internal static class FramingFinder
{
    /// <summary>The one finding of this facet and event, if two sources differ.</summary>
    public static Finding? Find(FramingGroup group)
    {
        // With two terms and two sources at hand, some pair differs in both.
        if (group.Frames.Select(frame => frame.Term).Distinct().Count() < 2
            || group.Frames.Select(frame => frame.Source).Distinct().Count() < 2)
            return null;
        var positions = group.Frames
            .GroupBy(frame => frame.Term)
            .OrderBy(term => term.Key)
            .Select(term => new FoundPosition([.. term.Select(frame => frame.Claim).Distinct().Order()]) { Term = term.Key });
        return new Finding(ConflictKind.Framing, group.Question, [.. positions]) { Facet = group.Facet, Event = group.Event };
    }
}
