using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimLedger.DataSets.Writing;

namespace ClaimLedger.DataSets;

/// <summary>A file of a data set.</summary>
/// <param name="Name">Its name in the folder, with forward slashes.</param>
/// <param name="Text">What is in it.</param>
public sealed record DataSetFile(string Name, string Text);

/// <summary>
/// Writes data sets as YAML: the same text for the same data, with as few quotation marks as it takes to read back the same.
/// </summary>
public static class DataSetWriter
{
    /// <summary>A file name keeps to what every file system takes.</summary>
    private const int LongestName = 200;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A data set as it would be written: keys in one order, without what the loader would find by itself.</summary>
    /// <param name="dataSet">The data set.</param>
    /// <param name="queries">Its saved queries, which are no part of it.</param>
    public static DataSetDraft Draft(DataSet dataSet, ImmutableArray<SavedQuery> queries = default)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return DraftWriter.Draft(dataSet) with { Queries = queries.IsDefault ? [] : [.. queries.Select(DraftWriter.Query)] };
    }

    /// <summary>The files of a whole data set, one at a time.</summary>
    public static IEnumerable<DataSetFile> Files(DataSetDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        foreach (var (name, root) in draft.Documents())
            yield return new DataSetFile(name, YamlWriter.Write(root));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in draft.Sources)
            yield return SourceFile(source, names);
        if (!draft.Baseline.IsDefault)
            yield return new DataSetFile(
                FileNames.Baseline,
                Baseline(draft.Baseline.Select(conflict =>
                    new BaselineEntry(new ConflictId(conflict.Text), null, null, null, conflict.Place))));
    }

    /// <summary>The file of one source.</summary>
    /// <param name="source">The source; it has an id.</param>
    /// <param name="taken">The names that are taken, without regard to case; this one is added.</param>
    public static DataSetFile SourceFile(SourceDraft source, ISet<string> taken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(taken);
        var id = source.Id?.Text ?? throw new ArgumentException("The source has no id.", nameof(source));
        var name = $"sources/{id}.yaml";
        // Ids may be longer than a file's name, and differ in case alone; they hold nothing that leads out of the folder.
        if (id.Length > LongestName || !taken.Add(name))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))[..16];
            name = $"sources/{id[..Math.Min(id.Length, LongestName - 17)]}-{hash}.yaml";
            taken.Add(name);
        }
        return new DataSetFile(name, YamlWriter.Write(source.ToNode()));
    }

    /// <summary>Writes a whole data set into a folder that is there and empty; every file is on the disk when it returns.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(DataSetDraft draft, string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (var file in Files(draft))
        {
            cancellation.ThrowIfCancellationRequested();
            WriteFile(Path.Combine(folder, file.Name), file.Text);
        }
    }

    /// <summary>Writes one new file, with its folder, and sees it onto the disk.</summary>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static void WriteFile(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The text of <c>baseline.json</c>: sorted, one conflict a line, so that a change reads well in git.</summary>
    /// <param name="accepted">The conflicts; what an entry does not say is left out.</param>
    public static string Baseline(IEnumerable<BaselineEntry> accepted)
    {
        var lines = accepted.OrderBy(entry => entry.Conflict).Select(Line).ToImmutableArray();
        return lines.IsEmpty
            ? "{\"version\": 1, \"conflicts\": []}\n"
            : "{\"version\": 1, \"conflicts\": [\n  " + string.Join(",\n  ", lines) + "\n]}\n";
    }

    private static string Line(BaselineEntry entry)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            foreach (var (key, value) in ((string, string?)[])[
                ("id", entry.Conflict.ToString()), ("kind", entry.Kind), ("question", entry.Question), ("says", entry.Says),
            ])
            {
                if (value is not null)
                    json.WriteString(key, value);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
