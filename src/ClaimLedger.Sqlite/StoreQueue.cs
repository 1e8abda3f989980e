using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>What is still to be reconciled in a store: a row a bucket, and one for what spans buckets.</summary>
internal static class StoreQueue
{
    /// <summary>What is found when all else is: constraints, word choices, rulings that outlived their conflicts.</summary>
    internal const short Across = -1;

    // The queue is the coordinator's own: what goes in is read before.
    private const string Filling = """
        INSERT INTO work (generation, bucket) SELECT @generation, filled.bucket FROM unnest(@buckets) AS filled (bucket);
        INSERT INTO work (generation, bucket) VALUES (@generation, @across);
        UPDATE generation SET state = 'queued' WHERE number = @generation;
        """;

    /// <summary>Puts each bucket of a generation that has claims into the queue.</summary>
    internal static void Fill(NpgsqlConnection connection, long generation)
    {
        var buckets = Stores.Numbers(connection, "SELECT DISTINCT bucket::bigint FROM claim_facts");
        using var filling = connection.BeginTransaction();
        Stores.Execute(connection, Filling, ("generation", generation), ("buckets", buckets.ToArray()), ("across", Across));
        filling.Commit();
    }
}
