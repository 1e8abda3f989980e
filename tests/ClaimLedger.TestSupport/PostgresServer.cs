using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace ClaimLedger.TestSupport;

/// <summary>
/// A PostgreSQL server of the tests' own: the one that is installed, on a port and in a folder of its own, as a user without rights. It is
/// started when it is first asked for.
/// </summary>
public static class PostgresServer
{
    private static readonly Lock Starting = new();
    private static DirectoryInfo? _folder;
    private static int _port;
    private static int _databases;

    /// <summary>The address of a new, empty database; where no server is installed, the test that asks is ignored, and fails in CI.</summary>
    public static string NewDatabase()
    {
        lock (Starting)
        {
            if (_folder is null)
                Start();
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"desk_{Interlocked.Increment(ref _databases)}");
        Run(Program("createdb"), "-h", "127.0.0.1", "-p", Port, "-U", "desk", name);
        return $"postgres://desk@127.0.0.1:{Port}/{name}";
    }

    /// <summary>Stops the server, if it was started, and removes what it wrote.</summary>
    public static void Stop()
    {
        lock (Starting)
        {
            if (_folder is null)
                return;
            AsUser(Program("pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");
            _folder.Delete(recursive: true);
            _folder = null;
        }
    }

    private static string Port => _port.ToString(CultureInfo.InvariantCulture);

    private static string Data => Path.Combine(_folder!.FullName, "data");

    private static void Start()
    {
        _ = Program("initdb");
        _folder = Directory.CreateTempSubdirectory("claimledger-postgres-");
        if (Environment.UserName == "root")
            Run("chown", User, _folder.FullName);
        AsUser(Program("initdb"), "-D", Data, "-U", "desk", "--auth=trust", "-E", "UTF8", "--no-sync");
        _port = FreePort();
        // No crash of this machine is survived, and none has to be.
        AsUser(
            Program("pg_ctl"),
            "-D", Data,
            "-l", Path.Combine(_folder.FullName, "log"),
            "-o", $"-p {Port} -k {_folder.FullName} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60 -c jit=off",
            "-w", "start");
    }

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
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(versions.Select(folder => Path.Combine(folder, "bin")))
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        if (path is not null)
            return path;
        const string missing = "No PostgreSQL is installed: run tests/run.sh, which installs one where it may.";
        if (Environment.GetEnvironmentVariable("CI") is "true")
            Assert.Fail(missing);
        Assert.Ignore(missing);
        return "";
    }

    private static void Run(string program, params string[] arguments)
    {
        // A server that is started keeps what it is given open: its output goes nowhere.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList = { "-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, },
            WorkingDirectory = "/",
        }.With(arguments))!;
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}");
    }

    private static ProcessStartInfo With(this ProcessStartInfo start, IEnumerable<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }
}
