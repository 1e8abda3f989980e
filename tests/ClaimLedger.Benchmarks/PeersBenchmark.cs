using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;
using DuckDB.NET.Data;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// What a desk does with a table, beside what plain SQL takes for the like of it in the sqlite3 shell and in DuckDB: each in a process of
/// its own, in turn, three rounds. The peers read no value, know no question and find nothing but groups of different texts.
/// </summary>
internal static partial class PeersBenchmark
{
    private const int Rounds = 3;
    private const string Group = "SELECT question, count(DISTINCT value) FROM claim GROUP BY question";
    internal const string Index = "CREATE INDEX claim_by_question ON claim (question)";
    private const string Create = "CREATE TABLE claim (question TEXT, value TEXT, source TEXT, date TEXT, speaker TEXT)";
    private const string OneMore = "INSERT INTO claim VALUES ('event-1.killed', '4711', 'Outlet 7', '2031-06-05', '')";
    private const string GroupOfOne = Group + " HAVING question = 'event-1.killed'";
    private const string Filtered = "SELECT question, count(DISTINCT value) FROM claim WHERE question IN (SELECT question FROM claim "
        + "WHERE source = 'Outlet 7') GROUP BY question HAVING count(DISTINCT value) > 1 LIMIT 100";
    private const string Tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        + "AND name NOT LIKE 'sqlite_%' AND name <> 'history'";
    private const string Searched = "SELECT * FROM claim WHERE source LIKE '%Outlet 7%' LIMIT 100";

    private static readonly string[] Searchable = ["claim", "source", "question"];

    /// <summary>What processes took.</summary>
    /// <param name="Wall">Seconds, until the last of them had ended.</param>
    /// <param name="Processor">Seconds of processor time of all of them.</param>
    /// <param name="Peak">The most memory, in bytes, all of them together.</param>
    /// <param name="Output">What was printed, where it is short.</param>
    internal sealed record Usage(double Wall, double Processor, long Peak, string Output);

    /// <summary>Compares on invented tables, then on the real ones.</summary>
    /// <param name="most">Rows of the largest table that is invented; 0 for none.</param>
    /// <param name="tables">The folder of the real tables; null for the one that may stand beside the repository.</param>
    internal static int Run(int most, string? tables)
    {
        if (tables is not null && RealTables.In(tables) is null)
        {
            Console.Error.WriteLine(RealTables.Missing(tables));
            return 2;
        }
        var folder = Directory.CreateTempSubdirectory("claimledger-peers-");
        try
        {
            if (most > 0)
            {
                Console.WriteLine(
                    "| rows | task | sqlite3: wall, processor s | DuckDB | ClaimLedger | of sqlite3: wall, processor | of DuckDB "
                        + "| peak MB |");
                Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
                for (var rows = Math.Min(10_000, most); rows <= most; rows *= 10)
                    Compare(folder.FullName, rows);
                Console.WriteLine();
            }
            return RealTables.Compare(folder.FullName, tables ?? RealTables.BesideTheRepository);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string folder, int rows)
    {
        var table = Path.Combine(folder, $"t{rows}.csv");
        var map = Path.Combine(folder, "m.yaml");
        ImportBenchmark.Write(table, rows);
        File.WriteAllText(map, ImportBenchmark.Map);
        var (lite, duck) = (Path.Combine(folder, $"{rows}.lite"), Path.Combine(folder, $"{rows}.duck"));
        var ledger = Path.Combine(folder, $"{rows}.db");
        var same = Path.Combine(folder, $"{rows}.same");

        Row(rows, "import",
            () => Shell(Fresh(lite), Create, Index, $".import --csv --skip 1 {table} claim"),
            () => Duck(Fresh(duck), Create, $"COPY claim FROM '{table}' (HEADER)", Index),
            () => Own("import", table, "--map", map, "-o", Fresh(ledger)));
        Row(rows, "import, into the same tables", () => SameTables(table, ledger, same), null,
            () => Own("import", table, "--map", map, "-o", Fresh(ledger)));
        Row(rows, "reconcile", () => Shell(lite, Group), () => Duck(duck, Group), () => Reconciled(ledger));
        Row(rows, "one claim more",
            () => Shell(lite, OneMore, GroupOfOne), () => Duck(duck, OneMore, GroupOfOne), () => Child("append-child", ledger));
        Row(rows, "conflicts of one publisher",
            () => Shell(lite, Filtered),
            () => Duck(duck, Filtered),
            () => Own("conflicts", ledger, "--publisher", "Outlet 7", "--limit", "100", "--format", "json"));
        Row(rows, "words",
            () => Shell(lite, Searched),
            () => Duck(duck, Searched),
            () => Own("claims", ledger, "--search", "Outlet 7", "--limit", "100", "--format", "json"));
        if (rows <= 100_000)
            Row(rows, "report", null, null, () => Own("report", ledger, "-o", FreshFolder(Path.Combine(folder, $"{rows}-report"))));
        foreach (var file in (string[])[table, lite, duck, ledger, same])
            File.Delete(file);
    }

    // What SQLite alone takes to fill the very tables and indexes of a ledger: the table is read with .import, and rows that are ready, in
    // the order of their keys, go where an import puts them. Without "1 + abs(1)" it would copy pages and look at no row.
    private static Usage SameTables(string table, string ledger, string into)
    {
        var shell = new ProcessStartInfo("sqlite3", [ledger, Tables])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var tables = Ended(shell).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Shell(Fresh(into),
        [
            "PRAGMA journal_mode = off", "PRAGMA synchronous = off", $".read {RepositoryRoot.Combine("schema.sql")}",
            "CREATE TEMP TABLE read (question TEXT, value TEXT, source TEXT, date TEXT, speaker TEXT)",
            $".import --csv --skip 1 --schema temp {table} read", $"ATTACH '{ledger}' AS made", "BEGIN",
            .. tables.Select(name => $"INSERT INTO {name} SELECT * FROM made.{name} WHERE 1 + abs(1)"),
            .. tables.Where(Searchable.Contains).Select(name => $"INSERT INTO {name}_search ({name}_search) VALUES ('rebuild')"),
            "COMMIT",
        ]);
    }

    private static void Row(int rows, string task, Func<Usage>? lite, Func<Usage>? duck, Func<Usage> own)
    {
        var (one, two, three) = InTurn(Rounds, lite, duck, own);
        var remark = three.Output.Contains(" ms of work", StringComparison.Ordinal) ? $" ({three.Output.Trim()})" : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {rows:N0} | {task}{remark} | {Told(one)} | {Told(two)} | {Told(three)} | {Ratio(three, one)} | {Ratio(three, two)} | "
                + $"{three.Peak / 1e6:N0} |"));

        static string Told(Usage? usage) =>
            usage is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{usage.Wall:N2}, {usage.Processor:N2}");

        static string Ratio(Usage own, Usage? peer) => peer is null
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{own.Wall / Math.Max(peer.Wall, 0.01):N1}, {own.Processor / Math.Max(peer.Processor, 0.01):N1}");
    }

    /// <summary>The medians of three tasks that take turns.</summary>
    internal static (Usage? Lite, Usage? Duck, Usage Own) InTurn(int rounds, Func<Usage>? lite, Func<Usage>? duck, Func<Usage> own)
    {
        var (ofLite, ofDuck, ofOwn) = (new List<Usage>(), new List<Usage>(), new List<Usage>());
        for (var round = 0; round < rounds; round++)
        {
            if (lite is not null)
                ofLite.Add(lite());
            if (duck is not null)
                ofDuck.Add(duck());
            ofOwn.Add(own());
        }
        return (Median(ofLite), Median(ofDuck), Median(ofOwn)!);
    }

    private static Usage? Median(List<Usage> usages)
    {
        if (usages.Count == 0)
            return null;
        return usages.OrderBy(usage => usage.Wall).ElementAt(usages.Count / 2) with
        {
            Processor = usages.Select(usage => usage.Processor).Order().ElementAt(usages.Count / 2),
            Peak = usages.Max(usage => usage.Peak),
        };
    }

    internal static string Fresh(string path)
    {
        File.Delete(path);
        return path;
    }

    private static string FreshFolder(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        return path + Path.DirectorySeparatorChar;
    }

    /// <summary>Finds the conflicts of a ledger anew. A build finds none to take away first.</summary>
    internal static Usage Reconciled(string ledger)
    {
        _ = Child("forget-child", ledger);
        return Child("reconcile-child", ledger);
    }

    internal static Usage Shell(string database, params string[] statements) => Measure("sqlite3", [database, .. statements]);

    internal static Usage Duck(string database, params string[] statements) => Child(["duck-child", database, .. statements]);

    /// <summary>Runs this program in a process of its own.</summary>
    internal static Usage Child(params string[] arguments) => Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
        ? Measure(Environment.ProcessPath!, [typeof(PeersBenchmark).Assembly.Location, .. arguments])
        : Measure(Environment.ProcessPath!, [.. arguments]);

    internal static Usage Own(params string[] arguments) => OwnAtOnce(1, arguments);

    /// <summary>
    /// Runs the tool, as often at once as is said. The project builds it; another one, compiled ahead, may be named in the environment.
    /// </summary>
    internal static Usage OwnAtOnce(int times, params string[] arguments) =>
        Environment.GetEnvironmentVariable("CLAIMLEDGER_PROGRAM") is { Length: > 0 } program
            ? Measure(program, [.. arguments], times)
            : Measure("dotnet", [BuiltBeside(), .. arguments], times);

    private static string BuiltBeside() => RepositoryRoot.Combine("src/ClaimLedger.Cli/bin/Release/net10.0/claimledger.dll");

    private static Usage Measure(string program, ImmutableArray<string> arguments, int times = 1)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var before = ProcessorOfChildren();
        var clock = Stopwatch.StartNew();
        var ended = Enumerable.Range(0, times).Select(_ => Task.Run(() => Ended(start))).ToList();
        var peak = ended.Sum(each => each.Result.Peak);
        var (wall, output) = (clock.Elapsed.TotalSeconds, ended[0].Result.Output);
        return new Usage(wall, ProcessorOfChildren() - before, peak, output.Length < 100 ? output : "");
    }

    private static (long Peak, string Output) Ended(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        // The most memory is not known any more when it has ended.
        while (!process.WaitForExit(10))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }
        process.WaitForExit();
        return process.ExitCode == 0
            ? (peak, output.Result)
            : throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} failed: {errors.Result}");
    }

    /// <summary>Runs statements in DuckDB.</summary>
    internal static int RunDuck(string database, string[] statements)
    {
        using var connection = new DuckDBConnection($"Data Source={database}");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            using var rows = command.ExecuteReader();
            // To the last row, as the shell does; a count is told.
            while (rows.Read())
            {
                if (rows.FieldCount == 1)
                    Console.WriteLine(rows.GetValue(0));
            }
        }
        return 0;
    }

    /// <summary>Adds a claim that disagrees to a ledger that was imported, and says how long that took within.</summary>
    internal static int RunAppend(string ledger)
    {
        using var opened = Ledger.Open(ledger);
        var question = opened.Questions(new ListFilter { Limit = 1 })[0].Question;
        opened.Dispose();
        List<double> took = [];
        var processor = TimeSpan.Zero;
        for (var time = 0; time < 20; time++)
        {
            var id = new SourceId($"late-{Guid.NewGuid():N}");
            var day = WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 6, 5)));
            var figure = 4711 + time;
            var source = new Source
            {
                Id = id,
                Title = "A late count",
                Publisher = "Late Gazette",
                Published = WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 12, 31))),
                Language = "en",
                Claims =
                [
                    new Claim
                    {
                        Id = new ClaimId(id, "c"),
                        Source = id,
                        Question = question.Id,
                        Value = new Value.Range($"{figure}", Interval.Point(figure), Interval.Point(figure), figure, "count"),
                        AsOf = day,
                        Speakers = [],
                    },
                ],
            };
            var addition = new DataSet { Title = "", Questions = [question], Sources = [source] };
            if (time == 1)
                processor = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            Ledger.Append(ledger, addition, id.Text, new BuildStamp(DateTimeOffset.UnixEpoch, "benchmark", "0"));
            took.Add(clock.Elapsed.TotalMilliseconds);
        }
        // The first compiles the code that the others run.
        var work = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / (took.Count - 1);
        Console.Write(string.Create(
            CultureInfo.InvariantCulture, $"{took[0]:N0} ms, then {took.Skip(1).Order().ElementAt(9):N1} ms, {work:N1} ms of work"));
        return 0;
    }

    private static double ProcessorOfChildren()
    {
        const int children = -1;
        if (!OperatingSystem.IsLinux())
            return 0;
        Span<long> usage = stackalloc long[18];
        return GetUsage(children, ref MemoryMarshal.GetReference(usage)) == 0 ? usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6 : 0;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, ref long usage);
}
