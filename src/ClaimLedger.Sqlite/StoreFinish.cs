using System.Data;
using System.Globalization;
using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// What one worker does when all buckets are done: constraints and word choices, which span questions, rulings that outlived their
/// conflicts, and the entry of the history. It works on a copy of the generation as a file, and writes what came of it.
/// </summary>
internal static class StoreFinish
{
    /// <summary>
    /// Makes what waited for the rows that workers found, before the caller's transaction: a cluster takes no such changes of tables in one
    /// with others. Where somebody was killed here, the rest of it is made.
    /// </summary>
    internal static void Prepare(NpgsqlConnection connection, StoreAddress address, long generation)
    {
        Stores.GoTo(connection, address, generation);
        Stores.ExecuteEach(connection, GenerationSchema.Of(connection).AfterFound, isAgain: true);
        Stores.Execute(connection, $"ANALYZE {string.Join(", ", StoreCopy.FoundByWorkers)}");
    }

    /// <summary>Finishes a generation and makes it current, in the caller's transaction; says how many conflicts span questions.</summary>
    internal static int Run(NpgsqlConnection connection, StoreAddress address, long generation, CancellationToken cancellation)
    {
        var (file, before) = (StoreCopy.NewFile(), StoreCopy.NewFile());
        try
        {
            using var reading = address.Connect();
            Stores.OneNodeAfterAnother(connection);
            var stamp = StampOf(connection, generation);
            Stores.GoTo(connection, address, generation);
            var current = Stores.Find(reading, address);
            var digests = StoreCopy.DownToFinish(connection, file, isCompared: current is not null, cancellation);
            if (current is { } last)
                StoreWriter.Fetch(reading, address, last, before, cancellation);
            using var made = Connections.Open(file, SqliteOpenMode.ReadWrite, takesUris: true);
            LedgerBuilder.Tune(made);
            var found = Across(made, cancellation);
            using (var predecessor = Predecessor.Open([before]))
                Remember(made, predecessor, stamp, digests, cancellation);
            StoreCopy.UpAcross(made, connection, cancellation);
            StoreWriter.AddHistory(made, connection);
            StoreWriter.MakeCurrent(connection, generation);
            return found;
        }
        finally
        {
            WholeFile.Remove(file);
            WholeFile.Remove(before);
        }
    }

    private static int Across(SqliteConnection file, CancellationToken cancellation)
    {
        var ledger = SqliteLedger.Of(file);
        Sql.Execute(file, "BEGIN");
        int found;
        using (var view = new LedgerView(ledger))
            found = LedgerBuilder.Write(file, Reconciler.AcrossQuestions(view, cancellation), cancellation);
        StaleRulings.Write(ledger, Annotations.Rulings(ledger));
        Sql.Execute(file, "COMMIT");
        return found;
    }

    private static void Remember(
        SqliteConnection file, Predecessor? predecessor, BuildStamp stamp, Dictionary<string, string> digests,
        CancellationToken cancellation)
    {
        var summary = LedgerBuilder.SummaryOf(file);
        var all = new LedgerDigests(ContentDigest.Of(file, cancellation, digests), ContentDigest.OfDerived(file, cancellation));
        HistoryWriter.Write(file, predecessor, stamp, summary, all, cancellation);
    }

    private static BuildStamp StampOf(NpgsqlConnection connection, long generation)
    {
        using var command = new NpgsqlCommand("SELECT made_at, made_by, tool FROM generation WHERE number = @number", connection);
        command.Parameters.AddWithValue("number", generation);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new BuildStamp(
            DateTimeOffset.Parse(reader.GetString("made_at"), CultureInfo.InvariantCulture),
            reader.GetString("made_by"),
            reader.GetString("tool"));
    }
}
