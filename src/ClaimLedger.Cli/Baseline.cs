using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimLedger.DataSets;

namespace ClaimLedger.Cli;

/// <summary>The file of accepted conflicts: sorted, one conflict a line, so that a change reads well in git.</summary>
internal static class Baseline
{
    /// <summary>Its name in a data set.</summary>
    public const string FileName = "baseline.json";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a baseline that accepts these.</summary>
    public static string Format(IEnumerable<Conflict> conflicts)
    {
        var lines = conflicts.OrderBy(conflict => conflict.Id, StringComparer.Ordinal).Select(Line).ToList();
        return lines.Count == 0
            ? "{\"version\": 1, \"conflicts\": []}\n"
            : "{\"version\": 1, \"conflicts\": [\n  " + string.Join(",\n  ", lines) + "\n]}\n";
    }

    /// <summary>The ids that a baseline accepts.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">What to call it in a message.</param>
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="MistakesException">It is no baseline.</exception>
    public static HashSet<string> Read(string path, string shown)
    {
        if (!File.Exists(path))
            throw new UsageException($"--baseline {shown}: there is no such file; `{App.Name} check --baseline {shown} --update-baseline` writes it");
        var (accepted, mistakes) = DataSetLoader.ReadBaseline(path);
        return mistakes.IsEmpty
            ? accepted.ToHashSet(StringComparer.Ordinal)
            : throw new MistakesException([.. mistakes.Select(mistake => mistake with { Place = mistake.Place with { File = shown }, Cure = $"write it anew with `{App.Name} check --baseline {shown} --update-baseline`" })]);
    }

    /// <summary>The ids that a baseline accepts which is about to be written; null where there is none, or none that can be read.</summary>
    public static HashSet<string>? Before(string path) =>
        File.Exists(path) && DataSetLoader.ReadBaseline(path) is { Mistakes.IsEmpty: true, Accepted: var accepted } ? accepted.ToHashSet(StringComparer.Ordinal) : null;

    private static string Line(Conflict conflict)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", conflict.Id);
            json.WriteString("kind", Conflicts.Info(conflict.Kind).Name);
            json.WriteString("question", conflict.Question);
            json.WriteString("says", string.Join(" | ", conflict.Positions.Select(position => position.Says)));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
