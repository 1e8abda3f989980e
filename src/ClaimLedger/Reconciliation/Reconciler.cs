namespace ClaimLedger.Reconciliation;

/// <summary>Finds the conflicts of a view: a pure function of what the view holds.</summary>
public static class Reconciler
{
    /// <summary>The conflicts of a data set, in the order questions, constraints, framing.</summary>
    /// <param name="dataSet">A data set without mistakes, as a loader gives it.</param>
    /// <param name="cancellation">Stops it between two questions.</param>
    public static IEnumerable<Conflict> Reconcile(DataSet dataSet, CancellationToken cancellation = default) =>
        Reconcile(new DataSetView(dataSet), cancellation);

    /// <summary>
    /// The conflicts, in the order questions, constraints, framing. One pass over the claims, grouped by question; memory is
    /// bounded by the largest question, event or constraint.
    /// </summary>
    /// <param name="view">A data set in memory or a ledger on disk.</param>
    /// <param name="cancellation">Stops it between two questions.</param>
    internal static IEnumerable<Conflict> Reconcile(IClaimView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var writer = new ConflictWriter(view);
        var findings = new List<Finding>();

        foreach (var asked in view.ByQuestion())
        {
            cancellation.ThrowIfCancellationRequested();
            QuestionFinder.Find(asked, findings);
            foreach (var conflict in Write())
                yield return conflict;
        }

        foreach (var constraint in view.Constraints.Concat(ConstraintFinder.ImpliedOrders(view)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (ConstraintExpression.Parse(constraint.Holds) is { Success: true, Value: { } expression })
                ConstraintFinder.Find(constraint, expression, view, findings);
            foreach (var conflict in Write())
                yield return conflict;
        }

        foreach (var group in view.ByFacet())
        {
            cancellation.ThrowIfCancellationRequested();
            if (FramingFinder.Find(group) is { } finding)
                findings.Add(finding);
            foreach (var conflict in Write())
                yield return conflict;
        }

        IEnumerable<Conflict> Write()
        {
            if (findings.Count == 0)
                return [];
            var written = findings
                .Select(finding => (Finding: finding, Conflict: writer.Write(finding)))
                .Where(pair => pair.Conflict is not null)
                .GroupBy(pair => pair.Conflict!.Id)
                .Select(same =>
                    same.Skip(1).Any()
                    ? writer.Write(Finding.Merge([.. same.Select(pair => pair.Finding)]), same.Key)!
                    : same.First().Conflict!)
                .ToList();
            findings.Clear();
            return written;
        }
    }
}
