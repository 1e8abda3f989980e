using System.Net.Sockets;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>Every message about a store on PostgreSQL, and the one place where its driver's errors are translated.</summary>
internal static class StoreFaults
{
    internal static LedgerException NoStore(string store) =>
        new($"There is no ledger in {store}; build one with `claimledger build DATASET --store {Shown(store)}`.");

    internal static LedgerException Newer(string store, long version) => new(
        $"{store} has schema {version}, and this claimledger reads schema {Schema.Version}; use the newer claimledger that made it, or "
            + "name another store.");

    internal static LedgerException Older(string store, long version) => new(
        $"{store} has schema {version}, and this claimledger reads schema {Schema.Version}; build it anew with `claimledger build DATASET "
            + $"--store {Shown(store)}`: its history goes on.");

    internal static LedgerException BrokenHistory(string store, long entry, string why) => new(
        $"The history of {store} is broken at entry {entry} ({why}), so nothing was built over it; look at it with `claimledger audit "
            + $"--store {Shown(store)}`.");

    internal static LedgerException Queued(string store) => new(
        $"The first ledger of {store} waits to be reconciled; let `claimledger work --store {Shown(store)}` finish it.");

    // A question mark is the shell's.
    private static string Shown(string store) => store.Contains('?', StringComparison.Ordinal) ? $"'{store}'" : store;

    /// <summary>Translates a driver's error about a store.</summary>
    internal static LedgerException Translate(string store, NpgsqlException fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => new(
            $"{store} does not let you in ({Detail(fault)}); name the user in the address, and put the password into PGPASSWORD or "
                + "~/.pgpass.",
            fault),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => new(
            $"{store} names a database that is not there ({Detail(fault)}); create it with `createdb`, or name another.", fault),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => new(
            $"{store} does not allow that to you ({Detail(fault)}); take a user with the role that db/postgres/roles.sql gives.", fault),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable } => new(
            $"{store} is being written by another program; wait for it, and try again.", fault),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new(
            $"The server of {store} has no room left on its disk, so nothing was changed; make room there and try again.", fault),
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } => new(
            $"{store} takes no more connections now; try again later, or let its server take more.", fault),
        PostgresException => new($"{store} cannot be used ({Detail(fault)}).", fault),
        { InnerException: SocketException or IOException or TimeoutException } or { IsTransient: true } => new(
            $"{store} cannot be reached ({Detail(fault)}); check its host and port, and that its server runs and lets you connect.", fault),
        _ => new(
            $"{store} cannot be used ({Detail(fault)}); check the address, and put the password, where it takes one, into PGPASSWORD or "
                + "~/.pgpass.",
            fault),
    };

    internal static LedgerException BadSql(PostgresException fault) => new(
        $"The SQL does not run: {Detail(fault)}; the views and their columns are listed by `SELECT table_name, column_name FROM "
            + "information_schema.columns WHERE table_name LIKE 'v\\_%'`.",
        fault);

    internal static string Detail(Exception fault) => fault switch
    {
        PostgresException said => said.MessageText.TrimEnd('.'),
        { InnerException: SocketException or IOException or TimeoutException } => fault.InnerException!.Message.TrimEnd('.'),
        _ => fault.Message.TrimEnd('.'),
    };
}
