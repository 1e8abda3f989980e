using System.Globalization;
using System.Text;
using ClaimLedger.ReadingBenchmark;

// Prints how well text is read, beside a naive reader and beside the committed baseline.
//   FOLDER [--suite NAME-PART] [--misses FILE] [--write-baseline]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? Path.Combine("..", "shared", "bench", "text");
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"{folder} is not there: name the folder that holds recognizers, duckling, quantulum3, vitaminc and equate");
    return 2;
}
using var misses = Option("--misses") is { } file ? new StreamWriter(file) : StreamWriter.Null;
var suites = typeof(ISuite).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(ISuites)))
    .SelectMany(type => ((ISuites)Activator.CreateInstance(type)!).All())
    .Where(suite => Option("--suite") is not { } part || suite.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
    .OrderBy(suite => suite.Name, StringComparer.Ordinal);

var table = new StringBuilder();
table.AppendLine("suite\tgoal\tcases\tcases right\tprecision\trecall\tF1\tfloor F1\tmore");
foreach (var suite in suites)
{
    misses.WriteLine($"# {suite.Name}");
    var result = suite.Run(folder, misses);
    var (score, floor) = (result.Score, result.Floor);
    table.AppendLine($"{suite.Name}\t{suite.Goal}\t{result.Cases}\t{result.CasesShare:0.000}\t{score.Precision:0.000}\t{score.Recall:0.000}\t{score.F1:0.000}\t{floor.F1:0.000}\t{string.Join("; ", result.Notes.Select(note => $"{note.Name} {note.Figure:0.000}"))}");
}
Console.Write(table);
return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var index && index + 1 < args.Length ? args[index + 1] : null;
