using System.Globalization;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>What tells that a store has another state: its current generation, and the last entry of its history.</summary>
public static class StoreState
{
    /// <summary>The state; null where the store cannot be asked now, or holds nothing.</summary>
    public static string? Of(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            using var connection = address.Connect();
            if (Stores.Find(connection, address) is not { } current)
                return null;
            var entry = Stores.Number(connection, "SELECT max(entry) FROM history");
            return string.Create(CultureInfo.InvariantCulture, $"{current}/{entry}");
        }
        catch (Exception fault) when (fault is NpgsqlException or LedgerException)
        {
            return null;
        }
    }
}
