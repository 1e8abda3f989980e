namespace ClaimLedger.Reconciliation;

/// <summary>Finds the conflicts of a view: a pure function of what the view holds.</summary>
public static class Reconciler
{
    /// <summary>The conflicts, in the order questions, constraints, framing; memory is bounded by the largest question.</summary>
    public static IEnumerable<Conflict> Reconcile(IClaimView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        throw new NotImplementedException();
    }
}
