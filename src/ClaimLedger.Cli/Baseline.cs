using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

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
    /// <exception cref="UsageException">There is no such file, or it is no baseline.</exception>
    public static HashSet<string> Read(string path, string shown)
    {
        if (!File.Exists(path))
            throw new UsageException($"--baseline {shown}: there is no such file; `{App.Name} check --baseline {shown} --update-baseline` writes it");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return json.RootElement.GetProperty("conflicts").EnumerateArray()
                .Select(entry => entry.GetProperty("id").GetString()!)
                .ToHashSet(StringComparer.Ordinal);
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{shown}:{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}: error: not JSON; write it with `{App.Name} check --update-baseline`", exception);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"{shown}:1:1: error: not a list of accepted conflicts; write it with `{App.Name} check --update-baseline`", exception);
        }
    }

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
