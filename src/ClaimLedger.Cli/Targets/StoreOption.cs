using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Targets;

/// <summary>The address of a store that somebody wrote.</summary>
internal static class StoreOption
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It is not the address of a store.</exception>
    public static StoreAddress Read(string text)
    {
        if (!StoreAddress.IsMeant(text))
            throw new UsageException("--store names a shared store; write postgres://USER@HOST:PORT/DATABASE");
        return StoreAddress.TryParse(text, out var address, out var fault) ? address : throw new UsageException(fault);
    }
}
