using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ClaimLedger.Scanning;

namespace ClaimLedger.ReadingBenchmark;

/// <summary>How fast running text is scanned, beside grep on the same text in the same run.</summary>
internal static class Speed
{
    private const int Megabytes = 16;
    private const int Rounds = 3;

    /// <summary>Prints megabytes a second, what grep takes for the digits alone, and what is allocated for a kilobyte of text.</summary>
    public static void Print(string folder, TextWriter output)
    {
        var path = Path.GetTempFileName();
        try
        {
            var lines = Lines(folder).ToArray();
            var size = Write(path, lines);
            var text = Blocks(File.ReadAllText(path));
            output.WriteLine("round\tscanner s\tscanner MB/s\tallocated bytes a text byte\tgrep s\tscanner / grep");
            for (var round = 1; round <= Rounds; round++)
            {
                var (seconds, allocated, found) = Scan(text);
                var grep = Grep(path);
                output.WriteLine(
                    string.Create(
                        null,
                        $"{round}\t{seconds:0.00}\t{size / 1e6 / seconds:0.0}\t{(double)allocated / size:0.00}\t{grep:0.00}\t"
                            + $"{seconds / grep:0.0}\t({found:N0} found)"));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (double Seconds, long Allocated, int Found) Scan(string[] blocks)
    {
        var scanner = new QuantityScanner();
        var found = new List<FoundQuantity>();
        var count = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        foreach (var block in blocks)
        {
            found.Clear();
            scanner.Scan(block, found);
            count += found.Count;
        }
        return (watch.Elapsed.TotalSeconds, GC.GetAllocatedBytesForCurrentThread() - allocated, count);
    }

    // As `quantities` reads a file: in blocks that end with a line.
    private static string[] Blocks(string text)
    {
        const int Size = 32 * 1024;
        var blocks = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + Size < text.Length ? text.LastIndexOf('\n', start + Size) + 1 : text.Length;
            if (end <= start)
                end = text.Length;
            blocks.Add(text[start..end]);
            start = end;
        }
        return [.. blocks];
    }

    private static double Grep(string path)
    {
        var watch = Stopwatch.StartNew();
        using var grep = Process.Start(
            new ProcessStartInfo("grep", ["-oE", "[0-9][0-9,.]*", path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        grep.StandardOutput.BaseStream.CopyTo(Stream.Null);
        grep.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }

    // News-like prose: each line once in its order, over again until there is enough.
    private static IEnumerable<string> Lines(string folder) =>
        File.ReadLines(Path.Combine(folder, "vitaminc", "real_test_numeric_dev.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("evidence").GetString()!.Replace('\n', ' '))
            .Distinct();

    private static long Write(string path, string[] lines)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        long size = 0;
        while (size < Megabytes * 1_000_000L)
        {
            foreach (var line in lines)
            {
                writer.Write(line);
                writer.Write('\n');
                size += Encoding.UTF8.GetByteCount(line) + 1;
            }
        }
        return size;
    }
}
