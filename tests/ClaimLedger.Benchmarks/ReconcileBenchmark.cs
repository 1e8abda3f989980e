using System.Diagnostics;
using System.Globalization;
using ClaimLedger.Reconciliation;
using ClaimLedger.Sqlite;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// Reconciliation from disk, conflicts written, beside what SQLite itself needs to group the same table by question: each
/// in a process of its own, in turn, so that neither profits from what the other left.
/// </summary>
internal static class ReconcileBenchmark
{
    private const int Rounds = 3;
    private const string BaselineSql = "SELECT question, count(DISTINCT says) FROM claim GROUP BY question";

    private sealed record Measurement(double Seconds, string Output, long PeakBytes);

    internal static int Run(int questions)
    {
        var claims = questions * InventedLedger.ClaimsPerQuestion;
        var folder = Directory.CreateTempSubdirectory("claimledger-benchmark-");
        try
        {
            var ledger = Path.Combine(folder.FullName, "ledger.db");
            var clock = Stopwatch.StartNew();
            InventedLedger.Write(ledger, questions, done => Console.Error.Write($"\rmaking the ledger: {done:N0} of {claims:N0} claims"));
            Console.Error.WriteLine();
            Console.WriteLine(
                $"ledger: {claims:N0} claims, {questions:N0} questions, {new FileInfo(ledger).Length / 1e6:N0} MB, made in "
                    + $"{clock.Elapsed.TotalSeconds:N1} s");

            var shell = Shell();
            Console.WriteLine(
                shell is null
                    ? "baseline: sqlite3 shell not installed (apt-get install sqlite3), so the library's SQLite"
                    : $"baseline: {shell}");
            Console.WriteLine($"baseline SQL: {BaselineSql}");
            List<double> ratios = [];
            long peak = 0;
            for (var round = 1; round <= Rounds; round++)
            {
                var cold = DropCaches();
                var grouped = shell is null ? GroupInLibrary(ledger) : Measure(shell, ["-readonly", ledger, BaselineSql]);
                _ = DropCaches();
                // A build finds no conflicts to take away first.
                _ = Measure(Environment.ProcessPath!, ChildArguments("forget-child", ledger));
                var reconciled = Measure(Environment.ProcessPath!, ChildArguments("reconcile-child", ledger));
                ratios.Add(reconciled.Seconds / grouped.Seconds);
                peak = Math.Max(peak, reconciled.PeakBytes);
                Console.WriteLine(
                    $"round {round} ({(cold ? "cold" : "warm")}): GROUP BY {grouped.Seconds:N2} s, reconcile {reconciled.Seconds:N2} s "
                    + $"({claims / reconciled.Seconds:N0} claims a second), ratio {ratios[^1]:N2}; {reconciled.Output.Trim()}");
            }
            ratios.Sort();
            Console.WriteLine($"median ratio {ratios[Rounds / 2]:N2} (aim 1.5 or less), peak memory {peak / 1e6:N0} MB (aim 300 or less)");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static int Make(string ledger, int questions)
    {
        InventedLedger.Write(ledger, questions, done => Console.Error.Write($"\rmaking the ledger: {done:N0} claims"));
        Console.Error.WriteLine();
        return 0;
    }

    /// <summary>Takes away what was found before.</summary>
    internal static int Forget(string ledger)
    {
        using var connection = Connections.Open(ledger, SqliteOpenMode.ReadWrite);
        Sql.Execute(connection, "BEGIN; DELETE FROM position_claim; DELETE FROM position; DELETE FROM conflict; COMMIT;");
        Console.Error.Write(Process.GetCurrentProcess().PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Reconciles the ledger once, as a build does, and says what it found and the most memory it used.</summary>
    internal static int RunChild(string ledger)
    {
        var clock = Stopwatch.StartNew();
        using var connection = Connections.Open(ledger, SqliteOpenMode.ReadWrite);
        Sql.Execute(
            connection,
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; BEGIN; DELETE FROM position_claim; DELETE FROM position; DELETE "
                + "FROM conflict;");
        if (Environment.GetEnvironmentVariable("CLAIMLEDGER_BENCH_STREAM") == "1")
        {
            using var view = new LedgerView(SqliteLedger.Of(connection));
            long claims = 0;
            foreach (var asked in view.ByQuestion())
                claims += asked.Claims.Count;
            Console.Write($"{claims} claims streamed in {clock.Elapsed.TotalSeconds:N2} s");
        }
        else
        {
            // As a build does; with one reader where the environment says so.
            var readers = Environment.GetEnvironmentVariable("CLAIMLEDGER_BENCH_READERS") is { } named
                ? int.Parse(named, CultureInfo.InvariantCulture)
                : Environment.ProcessorCount;
            var conflicts = readers == 1
                ? LedgerBuilder.WriteConflicts(connection, Reconciler.Find, claims: 0, progress: null, CancellationToken.None)
                : LedgerBuilder.WriteConflictsOfAll(
                    connection, readers, SeveralReaders.ClaimsOfAPart, claims: 0, progress: null, CancellationToken.None);
            Console.Write($"{conflicts:N0} conflicts");
        }
        Sql.Execute(connection, "COMMIT");
        Console.Write($", {clock.Elapsed.TotalSeconds:N2} s inside");
        Console.Error.Write(Process.GetCurrentProcess().PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static string[] ChildArguments(string verb, string ledger) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? [typeof(ReconcileBenchmark).Assembly.Location, verb, ledger]
            : [verb, ledger];

    private static Measurement Measure(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(
            program, arguments)
        { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {errors.Result}");
        return new Measurement(seconds, output, long.TryParse(errors.Result, CultureInfo.InvariantCulture, out var peak) ? peak : 0);
    }

    private static Measurement GroupInLibrary(string ledger)
    {
        var clock = Stopwatch.StartNew();
        using var connection = Connections.Open(ledger, SqliteOpenMode.ReadOnly);
        using var rows = new SqliteStatement(connection, BaselineSql);
        while (rows.Step())
            _ = rows.Int64(1);
        return new Measurement(clock.Elapsed.TotalSeconds, "", 0);
    }

    private static string? Shell() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "sqlite3.exe" : "sqlite3"))
        .FirstOrDefault(File.Exists);

    // Linux lets root empty the page cache; elsewhere the rounds are warm, and say so.
    private static bool DropCaches()
    {
        try
        {
            if (!OperatingSystem.IsLinux())
                return false;
            Process.Start("sync").WaitForExit();
            File.WriteAllText("/proc/sys/vm/drop_caches", "1");
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
