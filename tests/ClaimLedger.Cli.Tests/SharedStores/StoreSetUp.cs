using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>What the tests of this assembly have started together is stopped when they are done.</summary>
[SetUpFixture]
internal sealed class StoreSetUp
{
    [OneTimeTearDown]
    public void StopTheServer() => PostgresServer.Stop();
}
