using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Assisting;

/// <summary>
/// Runs of the tool that ask a scripted endpoint, by a clock that stands still: pauses pass at once, and time is up when a test says so.
/// </summary>
internal abstract class ReaderTests
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>The folder of the run; its cache is in it.</summary>
    protected DataSetFolder Folder { get; private set; } = null!;

    /// <summary>The clock.</summary>
    protected HandClock Clock { get; private set; } = null!;

    /// <summary>Environment variables.</summary>
    protected Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Where replies are kept.</summary>
    protected string Replies => Path.Combine(Cache, "claimledger", "replies");

    /// <summary>Whether messages go to a terminal.</summary>
    protected bool IsTerminal { get; set; }

    private string Cache => Path.Combine(Folder.Path, ".cache");

    [SetUp]
    public void SetUp()
    {
        Folder = DataSetFolder.Empty();
        Clock = new HandClock(atOnce: LongestPause);
        Environment.Clear();
        IsTerminal = false;
    }

    [TearDown]
    public void CleanUp() => Folder.Dispose();

    /// <summary>Scheme, host and port of an endpoint.</summary>
    protected static string Host(ScriptedEndpoint endpoint) => new Uri(endpoint.Url).GetLeftPart(UriPartial.Authority);

    /// <summary>Runs the tool to the end.</summary>
    protected Run Run(params string[] arguments) => Run(CancellationToken.None, arguments);

    /// <summary>The same, until somebody gives up.</summary>
    protected Run Run(CancellationToken cancellation, params string[] arguments) => Start("", arguments, cancellation);

    /// <summary>Runs the tool to the end with a text on stdin.</summary>
    protected Run Answer(string input, params string[] arguments) => Start(input, arguments, CancellationToken.None);

    private Run Start(string input, string[] arguments, CancellationToken cancellation) => InProcess.Run(
        (output, error) => new Host
        {
            Version = App.Version,
            Out = output,
            Error = error,
            In = new StringReader(input),
            CurrentDirectory = Folder.Path,
            ErrorIsTerminal = IsTerminal,
            Clock = Clock,
            Cancellation = cancellation,
            Environment = variable => variable == "XDG_CACHE_HOME" ? Cache : Environment.GetValueOrDefault(variable),
        },
        arguments);
}
