namespace ClaimLedger.Reconciliation;

/// <summary>Finds where sources describe the same event, or answer the same question, in different terms of one facet.</summary>
internal static class FramingFinder
{
    /// <summary>The one finding of this facet and event, if two sources differ.</summary>
    public static Finding? Find(FramingGroup group)
    {
        if (group.Frames.Select(frame => frame.Term).Distinct().Count() < 2
            || group.Frames.Select(frame => frame.Source).Distinct().Count() < 2)
            return null;
        // Two papers that both use both words do not differ.
        var sets = group.Frames.GroupBy(frame => frame.Source, frame => frame.Term).Select(terms => terms.ToHashSet()).ToList();
        if (sets.TrueForAll(terms => terms.SetEquals(sets[0])))
            return null;
        var positions = group.Frames
            .GroupBy(frame => frame.Term)
            .OrderBy(term => term.Key)
            .Select(term => new FoundPosition([.. term.Select(frame => frame.Claim).Distinct()]) { Term = term.Key });
        return new Finding(ConflictKind.Framing, group.Question, [.. positions]) { Facet = group.Facet, Event = group.Event };
    }
}
