using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Reconciliation;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Checks;

/// <summary>What is checked: a data set with its conflicts, found anew in its folder or as a shared store holds them.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Conflicts">Its conflicts, in the order in which they are found.</param>
internal sealed record CheckedState(DataSet DataSet, List<Conflict> Conflicts)
{
    /// <summary>Reads it.</summary>
    /// <param name="host">The world.</param>
    /// <param name="folder">The data set; null where a store alone is checked.</param>
    /// <param name="store">The store; null where the data set itself is checked.</param>
    /// <param name="archive">The folder of archived texts; null where quotes are not checked.</param>
    /// <param name="withBaseline">Whether the data set's own baseline is read.</param>
    /// <exception cref="MistakesException">The data set has mistakes.</exception>
    public static CheckedState Load(Host host, Target.Folder? folder, StoreAddress? store, string? archive, bool withBaseline)
    {
        ArgumentNullException.ThrowIfNull(host);
        var dataSet = folder is null ? null : DataSetReader.Load(host, folder, archive, withBaseline).DataSet;
        if (store is null)
            return new CheckedState(dataSet!, [.. Reconciler.Reconcile(new DataSetView(dataSet!), host.Cancellation)]);
        using var ledger = LedgerCache.OpenFile(host, store.Display);
        var stored = ledger.ReadDataSet();
        return new CheckedState(
            dataSet is null ? stored : stored with { Expectations = dataSet.Expectations }, [.. ledger.ConflictsAsFound()]);
    }

    /// <summary>The baseline with which it was compiled, of which no more is known than ids; null where there was none.</summary>
    public ImmutableArray<BaselineEntry>? Accepted => DataSet.HasBaseline
        ? [.. DataSet.Baseline.Select(conflict => new BaselineEntry(conflict, null, null, null, default))]
        : null;
}
