using System.Diagnostics;
using System.Globalization;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// The workspace under readers, rulings and acceptances for some minutes, on a small disk of its own: the server is killed again and again,
/// and the disk is full once. After each, all that was answered with success has to be there, and whole.
/// </summary>
internal static class MixedBenchmark
{
    private const int Claims = 2_000;
    private const int Readers = 8;
    private const string Inside = "CLAIMLEDGER_MIXED";

    /// <summary>Runs it in a mount namespace of its own, where it can mount a disk that nobody else sees.</summary>
    internal static int Run(int minutes)
    {
        if (Environment.GetEnvironmentVariable(Inside) is not null)
            return Measure(TimeSpan.FromMinutes(minutes)).GetAwaiter().GetResult();
        var start = new ProcessStartInfo("unshare", [
            "--mount", "dotnet", Environment.GetCommandLineArgs()[0], "serve", "--mixed", minutes.ToString(CultureInfo.InvariantCulture),
        ])
        { UseShellExecute = false, Environment = { [Inside] = "1" } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static async Task<int> Measure(TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("claimledger-mixed-");
        var disk = Directory.CreateDirectory(Path.Combine(folder.FullName, "disk")).FullName;
        var program = ServeBenchmark.Program();
        var random = new Random(20310604);
        var faults = new List<string>();
        Run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk);
        try
        {
            var data = Path.Combine(disk, "data");
            ServeBenchmark.Make(folder.FullName, program, data, Claims);
            await using var load = new MixedLoad(
                data, () => ServeBenchmark.Start(disk, program, "serve", data, "--port", "0"), Beside(folder.FullName, program), Readers);
            await load.Begin();
            var clock = Stopwatch.StartNew();
            var (kills, wasFull) = (0, false);
            while (clock.Elapsed < duration)
            {
                await Task.Delay(random.Next(2_000, 15_000));
                if (!wasFull && clock.Elapsed > duration / 2)
                {
                    wasFull = true;
                    await Fill(disk, load);
                    Check("a full disk");
                    File.Delete(Path.Combine(disk, "filler"));
                    await load.Written(1);
                    continue;
                }
                await load.Kill();
                Check($"kill {++kills}");
                await load.Serve();
            }
            await load.Written(1);
            Check("the end");
            Console.WriteLine($"{clock.Elapsed.TotalMinutes:N1} minutes, {load.Reads:N0} pages read, {load.Writes:N0} writes answered with "
                + $"success, {kills} kills, {(wasFull ? "the disk full once" : "the disk never full")}: {faults.Count} faults");
            foreach (var (status, count) in load.Statuses.OrderBy(pair => pair.Key))
                Console.WriteLine($"status {status}: {count:N0}");

            void Check(string after)
            {
                var found = load.Faults(Path.Combine(folder.FullName, "scratch.db"));
                faults.AddRange(found);
                Console.WriteLine(
                    $"{clock.Elapsed:mm\\:ss} after {after}: {load.Writes:N0} writes, {load.Reads:N0} reads, {found.Count} faults");
                foreach (var fault in found)
                    Console.WriteLine("  " + fault);
            }
        }
        finally
        {
            Run("umount", "-l", disk);
            folder.Delete(recursive: true);
        }
        return faults.Count == 0 ? 0 : 1;
    }

    private static async Task Fill(string disk, MixedLoad load)
    {
        await using (var filler = new FileStream(Path.Combine(disk, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            var block = new byte[4096];
            try
            {
                while (true)
                    filler.Write(block);
            }
            catch (IOException)
            {
                // It is full.
            }
        }
        for (var refused = 0; refused < 5; refused++)
            await load.Refused();
    }

    private static RunTool Beside(string folder, string program) => arguments =>
    {
        using var process = Process.Start(ServeBenchmark.Start(folder, program, arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + error.Result);
    };

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed");
    }
}
