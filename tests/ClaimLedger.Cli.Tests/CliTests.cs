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

/// <summary>Tests that only read: they share one copy of the harbour fire and one cache.</summary>
internal abstract class ReadingTests
{
    /// <summary>The tool, run from the data set's folder.</summary>
    protected Cli Cli { get; private set; } = null!;

    private DataSetFolder? _fire;

    [OneTimeSetUp]
    public void SetUp()
    {
        _fire = DataSetFolder.HarbourFire();
        Cli = new Cli { Folder = _fire.Path };
        Cli.Done("build");
    }

    [OneTimeTearDown]
    public void CleanUp()
    {
        Cli.Dispose();
        _fire!.Dispose();
    }

    /// <summary>The id of the only conflict of a kind.</summary>
    protected string ConflictOf(string kind) => Cli.Done("conflicts", "--kind", kind, "--format", "json").Each("id").Single();
}
