using ClaimLedger.TestSupport;

namespace ClaimLedger.ReadingBenchmark;

/// <summary>The figures of the last run that somebody committed, beside this file.</summary>
internal static class ReadingBaseline
{
    /// <summary>What the columns hold. Shares are of 1; the floor is a naive reader's F1.</summary>
    public const string Header = "suite\tgoal\tcases\tcases right\tprecision\trecall\tF1\tfloor F1\tmore";

    /// <summary>One suite's figures.</summary>
    public static string Line(ISuite suite, Result result)
    {
        var (score, floor) = (result.Score, result.Floor);
        var notes = string.Join("; ", result.Notes.Select(note => $"{note.Name} {note.Figure:0.000}"));
        return $"{suite.Name}\t{suite.Goal}\t{result.Cases}\t{result.CasesShare:0.000}\t{score.Precision:0.000}\t{score.Recall:0.000}\t"
            + $"{score.F1:0.000}\t{floor.F1:0.000}\t{notes}"
            .TrimEnd(
                '\t');
    }

    /// <summary>The committed lines by suite; none where there is no file yet.</summary>
    public static Dictionary<string, string> Read() => File.Exists(FileName())
        ? File.ReadLines(FileName()).Skip(1).ToDictionary(Suite, StringComparer.Ordinal)
        : [];

    /// <summary>What differs from the baseline, a line each.</summary>
    public static IEnumerable<string> Changes(Dictionary<string, string> baseline, IReadOnlyList<string> lines, bool isWhole)
    {
        foreach (var line in lines)
        {
            if (!baseline.TryGetValue(Suite(line), out var before))
                yield return $"new\t{Suite(line)}";
            else if (before != line)
                yield return $"was\t{before}";
        }
        foreach (var gone in baseline.Keys.Where(_ => isWhole).Except(lines.Select(Suite)).Order(StringComparer.Ordinal))
            yield return $"gone\t{gone}";
    }

    /// <summary>A baseline in which these lines stand for those of their suites, and the others as they were.</summary>
    public static IEnumerable<string> Merged(IEnumerable<string> baseline, IEnumerable<string> lines) =>
        lines.UnionBy(baseline, Suite, StringComparer.Ordinal).OrderBy(Suite, StringComparer.Ordinal);

    /// <summary>Makes these lines the baseline.</summary>
    public static void Write(IEnumerable<string> lines) => File.WriteAllText(FileName(), string.Join('\n', lines.Prepend(Header)) + "\n");

    private static string Suite(string line) => line.Split('\t')[0];

    private static string FileName() => RepositoryRoot.Combine("tests/ClaimLedger.ReadingBenchmark/baseline.tsv");
}
