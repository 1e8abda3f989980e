using NUnit.Framework;

namespace ClaimLedger.TestSupport;

/// <summary>A PostgreSQL server of the tests' own, which is started when it is first asked for.</summary>
public static class PostgresServer
{
    private static readonly Lock Starting = new();
    private static OwnPostgres? _server;

    /// <summary>
    /// The address of a new, empty database; where no server is installed, the test that asks is ignored, and fails in CI.
    /// </summary>
    public static string NewDatabase()
    {
        lock (Starting)
        {
            try
            {
                // No crash of this machine is survived, and none has to be; a few hundred rows need no sweeper, no helpers and, where no
                // test says otherwise, no more than two partitions.
                _server ??= new OwnPostgres(
                    ("fsync", "off"),
                    ("synchronous_commit", "off"),
                    ("full_page_writes", "off"),
                    ("autovacuum", "off"),
                    ("max_parallel_workers_per_gather", "0"),
                    ("max_connections", "60"),
                    ("jit", "off"),
                    ("claimledger.partitions", "2"));
            }
            catch (FileNotFoundException missing) when (Environment.GetEnvironmentVariable("CI") is not "true")
            {
                Assert.Ignore(missing.Message);
            }
        }
        return _server!.NewDatabase();
    }

    /// <summary>Stops the server, if it was started, and removes what it wrote.</summary>
    public static void Stop()
    {
        lock (Starting)
        {
            _server?.Dispose();
            _server = null;
        }
    }
}
