using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>Tests that run the tool on a copy of the harbour fire.</summary>
internal abstract class CliTests
{
    private DataSetFolder? _fire;
    private Cli? _cli;

    /// <summary>The data set.</summary>
    protected DataSetFolder Fire => _fire ??= DataSetFolder.HarbourFire();

    /// <summary>The tool, run from the data set's folder.</summary>
    protected Cli Cli => _cli ??= new Cli { Folder = Fire.Path };

    [TearDown]
    public void CleanUp()
    {
        _cli?.Dispose();
        _fire?.Dispose();
        _cli = null;
        _fire = null;
    }

    /// <summary>The id of the only conflict of a kind.</summary>
    protected string ConflictOf(string kind) => Cli.Done("conflicts", "--kind", kind, "--format", "json").Each("id").Single();
}
