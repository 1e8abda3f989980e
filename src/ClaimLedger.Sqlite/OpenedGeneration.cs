using System.Data;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>The current generation of a store, open for reading.</summary>
internal sealed class OpenedGeneration : OpenedStore
{
    private readonly StoreAddress _address;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly PostgresLedger _ledger;

    private OpenedGeneration(StoreAddress address, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        (_address, _connection, _transaction) = (address, connection, transaction);
        _ledger = new PostgresLedger(connection);
    }

    internal override LedgerConnection Ledger => _ledger;

    /// <summary>The connection, in its transaction.</summary>
    internal NpgsqlConnection Connection => _connection;

    internal override bool IsOfThisSchema => true;

    /// <summary>Opens the current generation.</summary>
    /// <exception cref="LedgerException">No store there, or of another schema.</exception>
    internal static OpenedGeneration Open(StoreAddress address)
    {
        var connection = address.Connect();
        NpgsqlTransaction? transaction = null;
        try
        {
            transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            // What is read is all that is asked of a cursor, and no index is too slow to begin with.
            Stores.Execute(connection, "SET TRANSACTION READ ONLY; SET LOCAL cursor_tuple_fraction = 1; SET LOCAL jit = off");
            Stores.GoTo(connection, address, Stores.Current(connection, address));
            return new OpenedGeneration(address, connection, transaction);
        }
        catch
        {
            transaction?.Dispose();
            connection.Dispose();
            throw;
        }
    }

    internal override AuditReport Audit(string? expected, IProgress<BuildProgress>? progress, CancellationToken cancellation) =>
        StoreCopy.WithFile(_ledger, copy => copy.Audit(expected, progress, cancellation), cancellation);

    internal override (QueryResult Result, RunningQuery Running) Query(
        string sql, TimeSpan limit, bool allowsPragma, CancellationToken cancellation) =>
        StoreQuery.Run(_address, sql, limit, cancellation);

    public override void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
