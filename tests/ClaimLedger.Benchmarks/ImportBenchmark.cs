using System.Diagnostics;
using System.Globalization;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// A table straight into a ledger, reconciled, beside what the sqlite3 shell needs to take the same rows into one indexed table: each in a
/// process of its own, in turn.
/// </summary>
internal static class ImportBenchmark
{
    internal const int RowsOfAQuestion = 10;

    internal const string Map = """
        ledger: {title: An invented table}
        speakers: {kind: office}
        source: {id: "{source}", title: "{source}", publisher: "{source}", published: 2031-12-31, language: en}
        questions:
          - {id: "{question}", subject: "{question}", asks: How many were killed?, answer: quantity, unit: people, over-time: cumulative}
        claims:
          - {question: "{question}", says: "{value}", as-of: "{date}", speaker: "{speaker}"}
        """;

    private sealed record Measurement(double Seconds, double Processor, long PeakBytes);

    internal static int Run(string program, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("claimledger-benchmark-");
        try
        {
            var (table, map) = (Path.Combine(folder.FullName, "t.csv"), Path.Combine(folder.FullName, "m.yaml"));
            Write(table, rows);
            File.WriteAllText(map, Map);
            Console.WriteLine($"table: {rows:N0} rows, {rows / RowsOfAQuestion:N0} questions, {new FileInfo(table).Length / 1e6:N0} MB");
            List<double> wall = [], processor = [];
            for (var round = 1; round <= 3; round++)
            {
                var shell = Measure(
                    "sqlite3",
                    [
                        Path.Combine(folder.FullName, $"s{round}.db"),
                        "CREATE TABLE claim (question TEXT, value TEXT, source TEXT, date TEXT, speaker TEXT)",
                        "CREATE INDEX claim_by_question ON claim (question)",
                        $".import --csv --skip 1 {table} claim",
                    ]);
                var ledger = Path.Combine(folder.FullName, $"l{round}.db");
                var own = Measure(program, ["import", table, "--map", map, "-o", ledger]);
                wall.Add(own.Seconds / shell.Seconds);
                processor.Add(own.Processor / Math.Max(shell.Processor, 0.01));
                Console.WriteLine(
                    $"round {round}: .import {shell.Seconds:N1} s ({shell.Processor:N1} s of processor time), import {own.Seconds:N1} s "
                        + $"({own.Processor:N1} s), {rows / own.Seconds:N0} rows a second, peak {own.PeakBytes / 1e6:N0} MB, ledger "
                        + $"{new FileInfo(ledger).Length / 1e6:N0} MB; ratio {wall[^1]:N1} of wall, {processor[^1]:N1} of processor time");
            }
            wall.Sort();
            processor.Sort();
            Console.WriteLine($"median ratio {wall[1]:N1} of wall time (aim 3 or less), {processor[1]:N1} of processor time");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Ten outlets count the dead of an event, day by day; one in thirty is wrong.
    internal static void Write(string path, int rows)
    {
        var random = new Random(7);
        var first = new DateOnly(2031, 1, 1);
        using var table = new StreamWriter(path);
        table.WriteLine("question,value,source,date,speaker");
        for (var row = 0; row < rows; row++)
        {
            var question = random.Next(Math.Max(1, rows / RowsOfAQuestion));
            var day = random.Next(365);
            var value = 1000 + (random.Next(30) == 0 ? random.Next(400) : day);
            var speaker = random.Next(5) < 2 ? string.Create(CultureInfo.InvariantCulture, $"Office {random.Next(50)}") : "";
            table.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"event-{question}.killed,{value},Outlet {random.Next(200)},{first.AddDays(day):yyyy-MM-dd},{speaker}"));
        }
    }

    private static Measurement Measure(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var (used, peak) = (TimeSpan.Zero, 0L);
        // What a process has used is not known any more when it has ended.
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                (used, peak) = (process.TotalProcessorTime, Math.Max(peak, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }
        process.WaitForExit();
        return process.ExitCode == 0
            ? new Measurement(clock.Elapsed.TotalSeconds, used.TotalSeconds, peak)
            : throw new InvalidOperationException($"{program} failed: {errors.Result}");
    }
}
