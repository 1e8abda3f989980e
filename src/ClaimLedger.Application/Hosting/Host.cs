using System.Text;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Hosting;

/// <summary>What a verb knows of the world around it: streams, clock, environment, current folder.</summary>
internal sealed class Host : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The tool's version: whoever makes the tool knows it, since the libraries have none of git's tags.</summary>
    public required string Version { get; init; }

    /// <summary>Where results go. Its stream may be written to directly after a flush.</summary>
    public required StreamWriter Out { get; init; }

    /// <summary>What comes in from another program, where a verb reads it.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>How what comes in is encoded.</summary>
    public Encoding InputEncoding { get; init; } = Utf8;

    /// <summary>Where answers to questions come from, a line each.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    /// <summary>Where messages and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Where files go that are gone when the tool ends.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>Looks an environment variable up; null where it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The name of whoever runs the tool, as the system knows it; empty where it knows none.</summary>
    public string UserName { get; init; } = System.Environment.UserName;

    /// <summary>How many processors there are to share work among.</summary>
    public int Processors { get; init; } = System.Environment.ProcessorCount;

    /// <summary>What a worker is called to others: its machine and process.</summary>
    public string WorkerName { get; init; } = $"{System.Environment.MachineName}/{System.Environment.ProcessId}";

    /// <summary>Columns of the terminal that results go to; null where they go to a file or a pipe.</summary>
    public int? Width { get; init; }

    /// <summary>Whether messages go to a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Cancelled when the person at the keyboard gives up.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The ledgers that were opened: where something fails that cannot, one of them may be damaged.</summary>
    public List<string> Ledgers { get; } = [];

    /// <summary>Whether a variable is set to anything but nothing.</summary>
    public bool IsSet(string variable) => !string.IsNullOrEmpty(Environment(variable));

    /// <summary>What a ledger's history says of a build: the name given, else <c>CLAIMLEDGER_ACTOR</c>, else the user's.</summary>
    /// <param name="named">The name that somebody gave, or null.</param>
    public BuildStamp Stamp(string? named = null)
    {
        string?[] names = [named, Environment("CLAIMLEDGER_ACTOR"), UserName];
        return new BuildStamp(
            Clock.GetUtcNow(),
            names.Select(name => name?.Trim()).FirstOrDefault(name => !string.IsNullOrEmpty(name)) ?? "unknown",
            Version);
    }

    /// <summary>Whether results may be coloured. See https://no-color.org.</summary>
    public bool MayColour => Width is not null && !IsSet("NO_COLOR") && Environment("TERM") is not "dumb";

    /// <summary>A path as the file system wants it.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentDirectory);

    /// <summary>A new folder for temporary files that nobody else may look into; whoever asked for it removes it.</summary>
    public DirectoryInfo NewTemporaryFolder()
    {
        var name = Path.Combine(TemporaryFolder, Tool.Name);
        WholeFile.RemoveLeftovers(name);
        var path = WholeFile.Temporary(name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The same world, in which messages go somewhere else and results nowhere; it has nothing to dispose of.</summary>
    /// <param name="error">Where messages go.</param>
    public Host Telling(TextWriter error) => WithoutResults(error, CurrentDirectory);

    /// <summary>The same world as seen from a folder, in which nothing is printed; it has nothing to dispose of.</summary>
    /// <param name="folder">The folder.</param>
    public Host At(string folder) => WithoutResults(TextWriter.Null, folder);

    private Host WithoutResults(TextWriter error, string folder) => new()
    {
        Version = Version,
        Out = StreamWriter.Null,
        Error = error,
        CurrentDirectory = folder,
        TemporaryFolder = TemporaryFolder,
        Environment = Environment,
        Clock = Clock,
        UserName = UserName,
        Cancellation = Cancellation,
    };

    /// <summary>A world in which data is written, and of which nothing else is known.</summary>
    /// <param name="output">Where data goes.</param>
    /// <param name="cancellation">Stops it.</param>
    public Host Writing(StreamWriter output, CancellationToken cancellation) => new()
    {
        Version = Version,
        Out = output,
        Error = TextWriter.Null,
        CurrentDirectory = Path.DirectorySeparatorChar.ToString(),
        Environment = _ => null,
        Cancellation = cancellation,
    };

    /// <summary>The process's own streams, clock and environment.</summary>
    /// <param name="version">The tool's version.</param>
    /// <param name="cancellation">Cancelled when the person at the keyboard gives up.</param>
    public static Host ForProcess(string version, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = Utf8;
        // There a program's text comes in the console's code page; elsewhere all is UTF-8.
        var encoding = OperatingSystem.IsWindows() ? Console.InputEncoding : Utf8;
        return new Host
        {
            Version = version,
            InputEncoding = encoding,
            Out = new StreamWriter(Console.OpenStandardOutput(), Utf8, bufferSize: 16 * 1024),
            Input = Console.OpenStandardInput(),
            Error = new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            In = new StreamReader(Console.OpenStandardInput(), encoding),
            CurrentDirectory = Directory.GetCurrentDirectory(),
            Environment = System.Environment.GetEnvironmentVariable,
            Width = Console.IsOutputRedirected ? null : TerminalWidth(),
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Cancellation = cancellation,
        };
    }

    /// <summary>Ends the process at once; what it was writing beside its targets goes with it.</summary>
    public static void End(int code)
    {
        WholeFile.RemoveOwn();
        System.Environment.Exit(code);
    }

    public void Dispose()
    {
        Out.Dispose();
        Input.Dispose();
        Error.Dispose();
    }

    private static int TerminalWidth()
    {
        const int usual = 80;
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : usual;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return usual;
        }
    }
}
