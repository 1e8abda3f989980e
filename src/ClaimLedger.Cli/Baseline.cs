using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;

namespace ClaimLedger.Cli;

/// <summary>The text of accepted conflicts: sorted, one conflict a line, so that a change reads well in git.</summary>
internal static class Baseline
{
    /// <summary>Its name in a data set.</summary>
    public const string FileName = "baseline.json";

    // A line is read in a diff: the first positions tell which conflict it is.
    private const int LongestSays = 160;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a baseline that accepts these.</summary>
    public static string Format(IEnumerable<Conflict> conflicts)
    {
        var lines = conflicts.Select(Entry).OrderBy(entry => entry.Conflict).Select(Line).ToList();
        return lines.Count == 0
            ? "{\"version\": 1, \"conflicts\": []}\n"
            : "{\"version\": 1, \"conflicts\": [\n  " + string.Join(",\n  ", lines) + "\n]}\n";
    }

    /// <summary>The entry that accepts a conflict.</summary>
    public static BaselineEntry Entry(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        var says = Wording.OneLine(string.Join(" | ", conflict.Positions.Select(position => position.Says)));
        return new BaselineEntry(
            conflict.Id, Conflicts.Info(conflict.Kind).Name, conflict.Question.ToString(), says.Length > LongestSays ? says[..LongestSays].TrimEnd() + "…" : says, default);
    }

    private static string Line(BaselineEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Conflict.ToString());
            json.WriteString("kind", entry.Kind);
            json.WriteString("question", entry.Question);
            json.WriteString("says", entry.Says);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

/// <summary>The file of accepted conflicts that a check reads and writes.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Shown">What to call it in a message.</param>
/// <param name="IsNamed">Whether <c>--baseline</c> named it; else it is the data set's own.</param>
internal sealed record BaselineFile(string Path, string Shown, bool IsNamed)
{
    /// <summary>The file that is named, else the data set's own.</summary>
    public static BaselineFile Of(Host host, Target.Folder folder, string? named) => named is null
        ? new BaselineFile(System.IO.Path.Combine(folder.Path, Baseline.FileName), DataSetReader.Shown(folder, new Place(Baseline.FileName, 1, 1)).File, IsNamed: false)
        : new BaselineFile(LedgerFiles.PathOf(host, named, "--baseline"), named, IsNamed: true);

    /// <summary>What it accepts; null where the data set has none.</summary>
    /// <exception cref="UsageException">There is no file of that name.</exception>
    /// <exception cref="MistakesException">It is no baseline.</exception>
    public ImmutableArray<BaselineEntry>? Read()
    {
        var again = IsNamed ? $"{App.Name} check --baseline {Shown} --update-baseline" : $"{App.Name} check --update-baseline";
        if (!File.Exists(Path))
            return IsNamed ? throw new UsageException($"--baseline {Shown}: there is no such file; `{again}` writes it") : null;
        var (accepted, mistakes) = DataSetLoader.ReadBaseline(Path);
        return mistakes.IsEmpty
            ? accepted
            : throw new MistakesException([.. mistakes.Select(mistake => mistake with { Place = mistake.Place with { File = Shown }, Cure = $"write it anew with `{again}`" })]);
    }

    /// <summary>What it accepts; nothing where there is none, or none that can be read.</summary>
    public ImmutableArray<BaselineEntry> TryRead() =>
        File.Exists(Path) && DataSetLoader.ReadBaseline(Path) is { Mistakes.IsEmpty: true, Accepted: var accepted } ? accepted : [];

    /// <summary>Puts a text in its place, unless it holds that text already.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(string text)
    {
        if (!File.Exists(Path) || File.ReadAllText(Path) != text)
            AtomicFile.Write(Path, Shown, text);
    }
}
