using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>What is still to be reconciled in a store: a row a bucket, and one for what spans buckets.</summary>
internal static class StoreQueue
{
    /// <summary>What is found when all else is: constraints, word choices, rulings that outlived their conflicts.</summary>
    internal const short Across = -1;

    private const string Filling = """
        INSERT INTO work (generation, bucket) SELECT @generation, bucket FROM (SELECT DISTINCT bucket FROM claim_facts) AS filled;
        INSERT INTO work (generation, bucket) VALUES (@generation, @across);
        UPDATE generation SET state = 'queued' WHERE number = @generation;
        """;

    /// <summary>Puts each bucket of a generation that has claims into the queue.</summary>
    internal static void Fill(NpgsqlConnection connection, long generation)
    {
        using var filling = connection.BeginTransaction();
        Stores.Execute(connection, Filling, ("generation", generation), ("across", Across));
        filling.Commit();
    }
}
