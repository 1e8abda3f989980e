using System.Text;
using System.Text.Json;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange.Json;

namespace ClaimLedger.Exchange.Formats;

/// <summary>
/// A whole data set as JSON Lines (https://jsonlines.org): one record a line, its <c>type</c> first, then the keys of the format. A claim
/// names its <c>source</c>; an expectation is a <c>subject</c> and what is <c>expected</c>; a baseline record without a conflict says that
/// there is a baseline.
/// </summary>
public static class JsonLines
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>Writes a data set, record by record.</summary>
    public static void Write(DataSetDraft draft, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, JsonNodes.Plain);
        foreach (var (table, record) in Records.Of(draft))
        {
            cancellation.ThrowIfCancellationRequested();
            WriteRecord(json, table, record);
            EndLine(json, output);
        }
        if (draft.Baseline is { IsDefault: false, IsEmpty: true })
        {
            WriteRecord(json, Table.Baseline, Node.Map([]));
            EndLine(json, output);
        }
    }

    /// <summary>Reads a data set; every mistake in the lines goes into <paramref name="mistakes"/>.</summary>
    public static DataSetDraft Read(InputFile file, ICollection<Mistake> mistakes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(mistakes);
        var builder = new DraftBuilder(mistakes);
        foreach (var line in JsonRecords.Read(new MemoryStream(file.Bytes), file.Name, mistakes))
        {
            cancellation.ThrowIfCancellationRequested();
            if (TableOf(line, mistakes) is not { } table)
                continue;
            var record = Node.Map(line.Entries.Where(entry => entry.Key.Text != "type"), line.Place);
            if (table == Table.Baseline && record.Entries.Count == 0)
                builder.HasBaseline = true;
            else
                builder.Add(table, record);
        }
        return builder.Finish(file.Name);
    }

    private static Table? TableOf(Node.Mapping line, ICollection<Mistake> mistakes)
    {
        var names = string.Join(", ", Table.All.Select(table => table.Name));
        if (line.Find("type")?.Value is not Node.Scalar type)
        {
            mistakes.Add(new Mistake(line.Place, "the record has no \"type\"", $"add one of {names}"));
            return null;
        }
        if (Table.All.FirstOrDefault(table => table.Name == type.Text) is { } known)
            return known;
        mistakes.Add(new Mistake(type.Place, $"there is no type {ShownText.Quoted(type.Text)}", $"write one of {names}"));
        return null;
    }

    private static void WriteRecord(Utf8JsonWriter json, Table table, Node.Mapping record)
    {
        json.WriteStartObject();
        json.WriteString("type", table.Name);
        WriteEntries(json, table, record, key: null);
        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, Table table, Node.Mapping map, string? key)
    {
        foreach (var (name, value) in map.Entries)
        {
            json.WritePropertyName(name.Text);
            var isNumber = table.IsNumber(key ?? name.Text, key is null ? null : name.Text);
            if (value is Node.Scalar digits && isNumber)
                json.WriteRawValue(Encoding.UTF8.GetBytes(digits.Text));
            else if (value is Node.Mapping inner && key is null && table.IsNumber(name.Text, "start"))
                WriteObject(json, table, inner, name.Text);
            else
                JsonNodes.Write(json, value);
        }
    }

    private static void WriteObject(Utf8JsonWriter json, Table table, Node.Mapping map, string key)
    {
        json.WriteStartObject();
        WriteEntries(json, table, map, key);
        json.WriteEndObject();
    }

    private static void EndLine(Utf8JsonWriter json, Stream output)
    {
        json.Flush();
        json.Reset();
        output.Write(LineEnd);
    }
}
