using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// The workspace under load: fifty readers who ask for one page after the other, and, where a data set is served, one who rules on
/// conflicts, all of this machine, which they share with the server. An invented table becomes a data set, or, where it is large, a ledger.
/// </summary>
internal static partial class ServeBenchmark
{
    private const int Readers = 50;
    private const int MostOfDataSet = 100_000;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenRulings = TimeSpan.FromSeconds(2);

    private static readonly (string How, TimeSpan? Pause)[] Paces =
    [
        ("without a pause: each reader asks for the next page as soon as it has one", null),
        ("one page a second each: as people read, who wait for nobody", TimeSpan.FromSeconds(1)),
    ];

    // What is asked for, and how often of a hundred times; $ stands for a number.
    private static readonly (string Kind, int Share, string[] Addresses)[] Mix =
    [
        ("first page", 30, ["/"]),
        ("list", 15, ["/conflicts", "/questions", "/sources", "/claims"]),
        (
            "facets",
            20,
            ["/conflicts?severity=error", "/conflicts?kind=decrease", "/conflicts?publisher=Outlet%20$", "/conflicts?sort=-date"]),
        ("search", 15, ["/conflicts?search=event", "/conflicts?search=outlet%20$", "/conflicts?search=killed&severity=error"]),
        ("one conflict", 10, ["conflict"]),
        ("one question", 10, ["/questions/event-$.killed"]),
    ];

    private sealed record Sample(string Kind, double Milliseconds, int Status);

    internal static int Run(int claims)
    {
        var program = Program();
        var folder = Directory.CreateTempSubdirectory("claimledger-benchmark-");
        try
        {
            var isDataSet = claims <= MostOfDataSet;
            var target = Path.Combine(folder.FullName, isDataSet ? "data" : "ledger.db");
            Make(folder.FullName, program, target, claims);
            if (isDataSet)
                Run(folder.FullName, program, "build", target);
            Console.WriteLine($"{claims:N0} claims, {(isDataSet ? "a data set with one who rules" : "a ledger file")}, {Readers} readers, "
                + $"{Environment.ProcessorCount} processors shared with the load");
            Measure(folder.FullName, program, target, claims, isDataSet).GetAwaiter().GetResult();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The built tool.</summary>
    internal static string Program() => Path.Combine(Root(), "src", "ClaimLedger.Cli", "bin", "Release", "net10.0", "claimledger.dll");

    /// <summary>Makes an invented data set, or a ledger where the name is that of one.</summary>
    internal static void Make(string folder, string program, string target, int claims)
    {
        var (table, map) = (Path.Combine(folder, "t.csv"), Path.Combine(folder, "m.yaml"));
        ImportBenchmark.Write(table, claims);
        File.WriteAllText(map, ImportBenchmark.Map);
        Run(folder, program, "import", table, "--map", map, "-o", target);
    }

    private static async Task Measure(string folder, string program, string target, int claims, bool isDataSet)
    {
        var clock = Stopwatch.StartNew();
        using var server = Process.Start(Start(folder, program, "serve", target, "--port", "0"))!;
        try
        {
            var line = (await server.StandardError.ReadLineAsync())!;
            while (!line.StartsWith("listening on ", StringComparison.Ordinal))
                line = await server.StandardError.ReadLineAsync() ?? throw new InvalidOperationException("the server does not start");
            _ = server.StandardError.ReadToEndAsync();
            var address = new Uri(line["listening on ".Length..]);
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers + 2, AllowAutoRedirect = false })
            { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
            await client.GetByteArrayAsync("/");
            Console.WriteLine($"from the start of the process to the first page: {clock.Elapsed.TotalSeconds:N2} s");
            Console.WriteLine($"memory after it: {Memory(server, "VmRSS"):N0} MB");
            var some = await client.GetStringAsync("/conflicts.csv?limit=500");
            var conflicts = Ids().Matches(some).Select(id => id.Value).Distinct().ToList();

            foreach (var (how, pause) in Paces)
            {
                Console.WriteLine();
                Console.WriteLine(how);
                await Measure(client, address, claims, conflicts, isDataSet, pause);
                Console.WriteLine($"memory: {Memory(server, "VmRSS"):N0} MB, at most {Memory(server, "VmHWM"):N0} MB");
            }
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task Measure(
        HttpClient client, Uri address, int claims, List<string> conflicts, bool isDataSet, TimeSpan? pause)
    {
        var samples = new ConcurrentBag<Sample>();
        using var ending = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers)
            .Select(reader => Task.Run(() => Read(client, reader, claims, conflicts, samples, pause, ending.Token)))
            .ToList();
        await Task.Delay(Warming);
        samples.Clear();
        var clock = Stopwatch.StartNew();
        var writer = isDataSet ? Task.Run(() => Rule(address, conflicts, ending.Token)) : Task.FromResult(0);
        await Task.Delay(Duration);
        var seconds = clock.Elapsed.TotalSeconds;
        var taken = samples.ToList();
        await ending.CancelAsync();
        await Task.WhenAll(readers);
        Print(taken, seconds);
        if (isDataSet)
            Console.WriteLine($"rulings written meanwhile: {await writer}");
    }

    // Where there is a pause, a page is asked for at its time, however long the one before took, and what it waits counts.
    private static async Task Read(
        HttpClient client, int reader, int claims, List<string> conflicts, ConcurrentBag<Sample> samples, TimeSpan? pause,
        CancellationToken ending)
    {
        var random = new Random(reader);
        var due = Stopwatch.GetTimestamp() + (long)((pause ?? default).TotalSeconds * reader / Readers * Stopwatch.Frequency);
        while (!ending.IsCancellationRequested)
        {
            var (kind, path) = Next(random, claims, conflicts);
            var began = Stopwatch.GetTimestamp();
            try
            {
                if (pause is { } each)
                {
                    if (Stopwatch.GetElapsedTime(began, due) is { Ticks: > 0 } early)
                        await Task.Delay(early, ending);
                    began = due;
                    due += (long)(each.TotalSeconds * Stopwatch.Frequency);
                }
                using var answer = await client.GetAsync(path, ending);
                await answer.Content.ReadAsByteArrayAsync(ending);
                samples.Add(new Sample(kind, Stopwatch.GetElapsedTime(began).TotalMilliseconds, (int)answer.StatusCode));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (HttpRequestException)
            {
                samples.Add(new Sample(kind, Stopwatch.GetElapsedTime(began).TotalMilliseconds, 0));
            }
        }
    }

    private static (string Kind, string Path) Next(Random random, int claims, List<string> conflicts)
    {
        var at = random.Next(Mix.Sum(each => each.Share));
        foreach (var (kind, share, addresses) in Mix)
        {
            at -= share;
            if (at >= 0)
                continue;
            var path = addresses[random.Next(addresses.Length)];
            if (path == "conflict")
                return (kind, "/conflicts/" + conflicts[random.Next(conflicts.Count)]);
            var most = path.StartsWith("/questions", StringComparison.Ordinal) ? claims / ImportBenchmark.RowsOfAQuestion : 200;
            return (kind, path.Replace("$", random.Next(most).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
        throw new UnreachableException();
    }

    // Shown, then written, as a person does it.
    private static async Task<int> Rule(Uri address, List<string> conflicts, CancellationToken ending)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        var written = 0;
        try
        {
            for (var at = 0; !ending.IsCancellationRequested; at++)
            {
                var page = "/conflicts/" + conflicts[at % conflicts.Count];
                var form = Fields(await client.GetStringAsync(page, ending));
                (string, string)[] ruling = [("token", form["token"]), ("verdict", "pending"), ("reason", "Asked."), ("by", "Load")];
                var preview = Fields(await Send(client, page + "/ruling", ruling, ending));
                if (preview.TryGetValue("seen", out var seen))
                {
                    await Send(client, page + "/ruling", [.. ruling, ("seen", seen)], ending);
                    written++;
                }
                await Task.Delay(BetweenRulings, ending);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
        return written;
    }

    private static async Task<string> Send(HttpClient client, string path, (string, string)[] fields, CancellationToken ending)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await client.PostAsync(path, content, ending);
        return await answer.Content.ReadAsStringAsync(ending);
    }

    private static Dictionary<string, string> Fields(string html) => HiddenFields().Matches(html)
        .DistinctBy(field => field.Groups["name"].Value)
        .ToDictionary(field => field.Groups["name"].Value, field => field.Groups["value"].Value);

    private static void Print(List<Sample> samples, double seconds)
    {
        Console.WriteLine();
        Console.WriteLine("| page | requests a second | p50 | p99 | slowest |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var (kind, _, _) in Mix)
        {
            var times = samples.Where(sample => sample.Kind == kind).Select(sample => sample.Milliseconds).Order().ToList();
            if (times.Count > 0)
                Console.WriteLine(
                    $"| {kind} | {times.Count / seconds:N1} | {At(times, 0.5):N0} ms | {At(times, 0.99):N0} ms | {times[^1]:N0} ms |");
        }
        Console.WriteLine();
        Console.WriteLine($"all: {samples.Count / seconds:N0} requests a second; not answered with a page: "
            + $"{samples.Count(sample => sample.Status != 200):N0} of {samples.Count:N0}");
    }

    private static double At(List<double> ordered, double share) => ordered[(int)Math.Min(ordered.Count - 1, share * ordered.Count)];

    // Linux says so; elsewhere what the runtime knows.
    private static double Memory(Process process, string what)
    {
        var file = $"/proc/{process.Id}/status";
        if (!File.Exists(file))
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
        var line = File.ReadLines(file).First(each => each.StartsWith(what, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(Start(folder, program, arguments))!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(error);
    }

    /// <summary>How the tool is started, with a cache below a folder.</summary>
    internal static ProcessStartInfo Start(string folder, string program, params string[] arguments) => new(
        "dotnet", [program, .. arguments])
    {
        UseShellExecute = false,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        Environment = { ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache") },
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClaimLedger.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("this does not stand in the repository");
        return folder.FullName;
    }

    [GeneratedRegex("c-[0-9a-f]{16}", RegexOptions.None, 10_000)]
    private static partial Regex Ids();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]*)\">", RegexOptions.None, 10_000)]
    private static partial Regex HiddenFields();
}
