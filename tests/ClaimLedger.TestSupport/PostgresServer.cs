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
                // No crash of this machine is survived, and none has to be.
                _server ??= new OwnPostgres(("fsync", "off"), ("max_connections", "60"), ("jit", "off"));
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
