using System.Globalization;
using ClaimLedger.ReadingBenchmark;
using ClaimLedger.TestSupport;

// Prints how well text is read, beside a naive reader and beside the committed baseline.
//   FOLDER [--suite NAME-PART] [--misses FILE] [--write-baseline]
//   FOLDER --speed
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = args.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : null;
folder ??= SharedFolder.Path is { } shared ? Path.Combine(shared, "bench", "text") : "shared/bench/text";
if (!Directory.Exists(folder))
{
    Console.WriteLine(
        $"Skipped: {folder} is not there. Name the folder that holds recognizers, duckling, quantulum3, vitaminc and equate.");
    return 0;
}
if (args.Contains("--speed"))
{
    Speed.Print(folder, Console.Out);
    return 0;
}

using var misses = Option("--misses") is { } file ? new StreamWriter(file) : StreamWriter.Null;
var part = Option("--suite");
var suites = typeof(ISuite).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(ISuites)))
    .SelectMany(type => ((ISuites)Activator.CreateInstance(type)!).All())
    .Where(suite => part is null || suite.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
    .OrderBy(suite => suite.Name, StringComparer.Ordinal);

var lines = new List<string>();
foreach (var suite in suites)
{
    misses.WriteLine($"# {suite.Name}");
    lines.Add(ReadingBaseline.Line(suite, suite.Run(folder, misses)));
}
var baseline = ReadingBaseline.Read();
Console.WriteLine(ReadingBaseline.Header);
foreach (var line in lines)
    Console.WriteLine(line);
foreach (var change in ReadingBaseline.Changes(baseline, lines, isWhole: part is null))
    Console.WriteLine(change);
if (args.Contains("--write-baseline"))
    ReadingBaseline.Write(part is null ? lines : ReadingBaseline.Merged(baseline.Values, lines));
return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;
