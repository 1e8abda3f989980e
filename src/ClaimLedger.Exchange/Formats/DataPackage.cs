using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange.Csv;
using ClaimLedger.Exchange.Json;

namespace ClaimLedger.Exchange.Formats;

/// <summary>
/// A whole data set as a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/): a folder with a CSV file a table
/// and
/// <c>datapackage.json</c>, which says what each column holds, what refers to what, and the length and hash of each file.
/// </summary>
public static partial class DataPackage
{
    /// <summary>The name of the file that describes the others.</summary>
    public const string DescriptorName = "datapackage.json";

    private const int MostDescriptorBytes = 1 << 20;

    /// <summary>The files of the package, by name; the description comes last.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Files(DataSetDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var records = Records.Of(draft).ToLookup(record => record.Table, record => record.Values);
        var resources = new List<(Table Table, byte[] Bytes)>();
        foreach (var table in Table.All.Where(table => IsThere(table, draft)))
        {
            var bytes = Csv(table, records[table]);
            resources.Add((table, bytes));
            yield return (FileName(table), bytes);
        }
        yield return (DescriptorName, Descriptor((Node.Mapping)draft.Ledger, resources));
    }

    /// <summary>Reads a package; every mistake in its files goes into <paramref name="mistakes"/>.</summary>
    /// <param name="folder">The full path of the folder that holds <c>datapackage.json</c>. Nothing outside of it is read.</param>
    /// <param name="shown">What to call the folder in messages; empty for the current one.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    /// <param name="cancellation">Stops it.</param>
    public static DataSetDraft Read(string folder, string shown, ICollection<Mistake> mistakes, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(mistakes);
        var name = Shown(shown, DescriptorName);
        var builder = new DraftBuilder(mistakes);
        if (ReadInside(folder, DescriptorName, name, new Place(name, 1, 1), mistakes) is not { } file)
            return new DataSetDraft();
        foreach (var (table, path, resource) in Resources(file, mistakes))
        {
            cancellation.ThrowIfCancellationRequested();
            if (ReadInside(folder, path.Text, Shown(shown, path.Text), path.Place, mistakes) is not { } csv)
                continue;
            CheckHash(resource, csv, mistakes);
            if (table == Table.Baseline)
                builder.HasBaseline = true;
            ReadTable(table, csv, builder, mistakes);
        }
        return builder.Finish(name);
    }

    // A file that a data set need not have is not there, and one that holds nothing is.
    private static bool IsThere(Table table, DataSetDraft draft) =>
        table == Table.Baseline ? !draft.Baseline.IsDefault : table != Table.Query || !draft.Queries.IsEmpty;

    private static string FileName(Table table) => table.Plural + ".csv";

    private static byte[] Csv(Table table, IEnumerable<Node.Mapping> records)
    {
        using var buffer = new MemoryStream();
        using (var output = new StreamWriter(buffer, new UTF8Encoding(false), leaveOpen: true))
        using (var csv = new CsvOutput(output))
        {
            csv.Row(table.Columns.Select(column => column.Name));
            foreach (var record in records)
                csv.Row(table.Columns.Select(column => Rows.Cell(record, column, isForPeople: false)));
        }
        return buffer.ToArray();
    }

    private static byte[] Descriptor(Node.Mapping ledger, IEnumerable<(Table Table, byte[] Bytes)> resources)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonNodes.Indented))
        {
            json.WriteStartObject();
            json.WriteString("profile", "tabular-data-package");
            json.WriteString("name", "claimledger");
            json.WriteString("title", Text(ledger, "title") ?? "");
            if (Text(ledger, "about") is { } about)
                json.WriteString("description", about);
            json.WriteStartArray("resources");
            foreach (var (table, bytes) in resources)
                Resource(json, table, bytes);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Resource(Utf8JsonWriter json, Table table, byte[] bytes)
    {
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", table.Plural);
        json.WriteString("description", $"{table.Says} A text that a spreadsheet would run as a formula has one apostrophe more in front.");
        json.WriteString("path", FileName(table));
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", bytes.Length);
        json.WriteString("hash", Hash(bytes));
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in table.Columns)
            Field(json, column);
        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        if (!table.PrimaryKey.IsEmpty)
        {
            json.WriteStartArray("primaryKey");
            foreach (var key in table.PrimaryKey)
                json.WriteStringValue(key);
            json.WriteEndArray();
        }
        if (!table.References.IsEmpty)
            References(json, table);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, Column column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type);
        if (column.Format is not null)
            json.WriteString("format", column.Format);
        if (column.IsRequired || column.Pattern is not null || column.Kind is ColumnKind.Number || !column.Words.IsDefaultOrEmpty)
        {
            json.WriteStartObject("constraints");
            if (column.IsRequired)
                json.WriteBoolean("required", true);
            if (column.Kind is ColumnKind.Number)
                json.WriteNumber("minimum", 0);
            if (column.Pattern is not null)
                json.WriteString("pattern", column.Pattern);
            if (!column.Words.IsDefaultOrEmpty)
            {
                json.WriteStartArray("enum");
                foreach (var word in column.Words)
                    json.WriteStringValue(word);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void References(Utf8JsonWriter json, Table table)
    {
        json.WriteStartArray("foreignKeys");
        foreach (var reference in table.References)
        {
            json.WriteStartObject();
            json.WriteString("fields", reference.Column);
            json.WriteStartObject("reference");
            json.WriteString("resource", reference.Table);
            json.WriteString("fields", reference.Names);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Hash(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Shown(string folder, string name) => folder.Length == 0 ? name : $"{folder.TrimEnd('/')}/{name}";

    private static string? Text(Node.Mapping map, string key) => (map.Find(key)?.Value as Node.Scalar)?.Text;

    /// <summary>Reads a file of the package: by a plain name, and not through a link, which could lead anywhere.</summary>
    private static InputFile? ReadInside(string folder, string path, string shown, Place place, ICollection<Mistake> mistakes)
    {
        if (!PlainPath.IsMatch(path))
            return Refuse(
                $"{ShownText.Quoted(path)} is no path inside the package",
                "write the name of a file beside datapackage.json: letters, digits, dots, dashes and underscores");
        var at = folder;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not null)
                return Refuse($"{ShownText.Quoted(path)} is a link", "put the file itself into the package");
        }
        if (!File.Exists(at))
            return Refuse($"there is no file {ShownText.Quoted(path)}", "put it into the package, or name another folder");
        return InputFile.Read(at, shown, mistakes);

        InputFile? Refuse(string wrong, string cure)
        {
            mistakes.Add(new Mistake(place, wrong, cure));
            return null;
        }
    }

    private static List<(Table Table, Node.Scalar Path, Node.Mapping Resource)> Resources(InputFile file, ICollection<Mistake> mistakes)
    {
        var found = new List<(Table, Node.Scalar, Node.Mapping)>();
        var start = new Place(file.Name, 1, 1);
        if (file.Bytes.Length > MostDescriptorBytes)
        {
            mistakes.Add(
                new Mistake(
                    start,
                    $"it has {file.Bytes.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes, more than "
                        + $"{MostDescriptorBytes >> 20} MiB",
                    "keep the data out of it"));
            return found;
        }
        if (JsonNodes.Read(file.Bytes, start, isQuoted: false, mistakes, withTruth: true) is not { } root)
            return found;
        if (root is not Node.Mapping map || map.Find("resources")?.Value is not Node.Sequence resources)
        {
            mistakes.Add(
                new Mistake(
                    start,
                    "this is no data package: it has no list of resources",
                    "name a folder that `claimledger export --format datapackage` wrote"));
            return found;
        }
        foreach (var item in resources.Items)
        {
            if (item is not Node.Mapping resource
                || resource.Find("name")?.Value is not Node.Scalar name
                || resource.Find("path")?.Value is not Node.Scalar path)
                mistakes.Add(new Mistake(item.Place, "a resource has no name or no path", "give it both, each as one text"));
            else if (Table.All.FirstOrDefault(table => table.Plural == name.Text) is not { } table)
                mistakes.Add(
                    new Mistake(
                        name.Place,
                        $"a data set has no table {ShownText.Quoted(name.Text)}",
                        $"the tables are {string.Join(", ", Table.All.Select(known => known.Plural))}"));
            else if (found.Exists(known => known.Item1 == table))
                mistakes.Add(new Mistake(name.Place, $"the table {ShownText.Quoted(name.Text)} is here twice", "keep one"));
            else
                found.Add((table, path, resource));
        }
        return found;
    }

    private static void CheckHash(Node.Mapping resource, InputFile file, ICollection<Mistake> mistakes)
    {
        if (resource.Find("hash")?.Value is Node.Scalar hash
            && hash.Text.StartsWith("sha256:", StringComparison.Ordinal)
            && !string.Equals(hash.Text, Hash(file.Bytes), StringComparison.OrdinalIgnoreCase))
            mistakes.Add(
                new Mistake(
                    hash.Place,
                    $"{file.Name} is not the file that was described: its hash is another",
                    "export the package anew, or delete the hash where the change is meant"));
    }

    private static void ReadTable(Table table, InputFile file, DraftBuilder builder, ICollection<Mistake> mistakes)
    {
        Column?[]? heading = null;
        foreach (var row in CsvInput.Read(file, ',', mistakes))
        {
            if (heading is null)
                heading = Heading(table, row, mistakes);
            else if (row.Length != heading.Length)
                mistakes.Add(new Mistake(row[0].Place, $"the row has {row.Length} cells, the heading {heading.Length}", "give it as many"));
            else
                builder.Add(
                    table,
                    Rows.Record(
                        heading.Zip(row).Where(pair => pair.First is not null).Select(pair => (pair.First!, pair.Second)),
                        row[0].Place,
                        mistakes));
        }
    }

    private static Column?[] Heading(Table table, Cell[] row, ICollection<Mistake> mistakes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. row.Select(cell =>
        {
            var column = table.Columns.FirstOrDefault(known => known.Name == cell.Text);
            if (column is null)
                mistakes.Add(
                    new Mistake(
                        cell.Place,
                        $"there is no column {ShownText.Quoted(cell.Text)} in {table.Plural}",
                        $"the columns are {string.Join(", ", table.Columns.Select(known => known.Name))}"));
            else if (!seen.Add(cell.Text))
                mistakes.Add(new Mistake(cell.Place, $"column {ShownText.Quoted(cell.Text)} stands twice", "delete one of the two"));
            return column;
        })];
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PlainPath { get; }
}
