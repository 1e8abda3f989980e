namespace ClaimLedger.Sqlite;

/// <summary>A ledger open for reading, whatever it is kept in.</summary>
internal abstract class OpenedStore : IDisposable
{
    /// <summary>What it holds.</summary>
    internal abstract LedgerConnection Ledger { get; }

    /// <summary>Reads by several statements what is of one state, and is done with it when it returns.</summary>
    internal virtual T ReadAtOnce<T>(Func<LedgerConnection, T> read) => read(Ledger);

    /// <summary>Whether it is of this program's schema itself, so that a build would not have to make it anew.</summary>
    internal abstract bool IsOfThisSchema { get; }

    /// <summary>Holds it against its own rules and its history.</summary>
    internal abstract AuditReport Audit(string? expected, IProgress<BuildProgress>? progress, CancellationToken cancellation);

    /// <summary>Runs a statement that a user wrote.</summary>
    internal abstract (QueryResult Result, RunningQuery Running) Query(
        string sql, TimeSpan limit, bool allowsPragma, CancellationToken cancellation);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A user's statement whose rows are still being read.</summary>
internal abstract class RunningQuery : IDisposable
{
    /// <summary>Whether it is done with.</summary>
    internal abstract bool IsClosed { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
