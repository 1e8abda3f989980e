using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ClaimLedger.TestSupport;

/// <summary>
/// A PostgreSQL server of one's own: the one that is installed, on a port and in a folder of its own, as a user without rights. What it
/// wrote is removed with it.
/// </summary>
public sealed class OwnPostgres : IDisposable
{
    private readonly DirectoryInfo _folder = NewFolder();
    private readonly int _port = FreePort();
    private int _databases;

    /// <summary>Starts it.</summary>
    /// <param name="settings">Where it is to be otherwise than as it ships: names and values.</param>
    /// <exception cref="FileNotFoundException">None is installed.</exception>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public OwnPostgres(params (string Name, string Value)[] settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            if (Environment.UserName == "root")
                Run("chown", User, _folder.FullName);
            AsUser(Program("initdb"), "-D", Data, "-U", "desk", "--auth=trust", "-E", "UTF8", "--no-sync");
            AsUser(
                Program("pg_ctl"),
                "-D", Data,
                "-l", Path.Combine(_folder.FullName, "log"),
                "-o", $"-p {Port} -k {_folder.FullName} -c listen_addresses=127.0.0.1"
                    + string.Concat(settings.Select(setting => $" -c {setting.Name}={setting.Value}")),
                "-w", "start");
        }
        catch
        {
            _folder.Delete(recursive: true);
            throw;
        }
    }

    // The folder for temporary files may be root's alone, where no other user gets to what is in it.
    private static DirectoryInfo NewFolder()
    {
        const string forAll = "/tmp";
        return Environment.UserName == "root" && Directory.Exists(forAll)
            ? Directory.CreateDirectory(Path.Combine(forAll, $"claimledger-postgres-{Path.GetRandomFileName()}"))
            : Directory.CreateTempSubdirectory("claimledger-postgres-");
    }

    /// <summary>The process that all its others belong to.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>The address of a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"desk_{Interlocked.Increment(ref _databases)}");
        Run(Program("createdb"), "-h", "127.0.0.1", "-p", Port, "-U", "desk", name);
        return $"postgres://desk@127.0.0.1:{Port}/{name}";
    }

    /// <summary>Stops it and removes what it wrote.</summary>
    public void Dispose()
    {
        AsUser(Program("pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");
        _folder.Delete(recursive: true);
    }

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private string Data => Path.Combine(_folder.FullName, "data");

    // A server refuses to run as root.
    private static void AsUser(params string[] command)
    {
        if (Environment.UserName == "root")
            Run("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", .. command]);
        else
            Run(command[0], command[1..]);
    }

    private static string User => File.ReadAllText("/etc/passwd").Contains("\npostgres:", StringComparison.Ordinal) ? "postgres" : "nobody";

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Program(string name)
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal)
            : Enumerable.Empty<string>();
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(versions.Select(folder => Path.Combine(folder, "bin")))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("No PostgreSQL is installed: run tests/run.sh, which installs one where it may.");
    }

    private static void Run(string program, params string[] arguments)
    {
        // A server that is started keeps what it is given open: its output goes nowhere.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
