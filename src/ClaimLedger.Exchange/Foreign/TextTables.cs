using System.Globalization;
using System.Text;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange.Csv;
using ClaimLedger.Exchange.Json;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>The rows of tables that are text: CSV, TSV and JSON.</summary>
internal static class TextTables
{
    public static IEnumerable<TableRow> OfCsv(TableInput file, ImportMap map, AskedColumns asked, ICollection<Mistake> mistakes)
    {
        var heading = new Heading(map, asked, mistakes);
        TableRow? row = null;
        var number = 0;
        foreach (var cells in CsvInput.Stream(file, map.Separator, map.HasPlainQuotes, mistakes))
        {
            if (row is null)
            {
                if (heading.Read(cells) is not { } columns)
                    continue;
                if (asked.ReportMissing(columns, mistakes))
                    yield break;
                row = new TableRow(columns) { IsWhole = true };
                continue;
            }
            number++;
            if (heading.IsBeside(cells))
                continue;
            if (cells.Length != heading.Places.Length)
            {
                mistakes.Add(
                    new Mistake(
                        cells[0].Place,
                        $"the row has {cells.Length} cells, the heading {heading.Places.Length}",
                        "give it as many, or name the sign that parts cells in the map: `separator: \";\"`"));
                continue;
            }
            (row.Number, row.Place) = (number, cells[0].Place);
            heading.Fill(row, cells);
            yield return row;
        }
    }

    public static IEnumerable<TableRow> OfJson(TableInput file, ICollection<Mistake> mistakes)
    {
        // An object need not have every key: a column that is not there is empty.
        var row = new TableRow(new Columns());
        foreach (var record in JsonRecords.Read(file.Utf8, file.Name, mistakes, isForeign: true))
        {
            row.Clear();
            row.Number++;
            row.Place = record.Place;
            Flatten(record, "", row);
            yield return row;
        }
    }

    private static void Flatten(Node.Mapping map, string prefix, TableRow row)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (value is Node.Mapping inner)
                Flatten(inner, $"{prefix}{key.Text}.", row);
            else if (value is Node.Scalar text)
                Add(prefix + key.Text, CellOf(text));
            else if (value is Node.Sequence list)
                Add(prefix + key.Text, CellOf(list));
        }

        void Add(string column, Cell cell)
        {
            var place = row.Columns.Add(column);
            row[place] = row[place] is { Text: not null } first
                ? first with { Fault = new CellFault($"key {ShownText.Quoted(column)} stands twice", "delete one of the two") }
                : cell;
        }
    }

    // Numbers are what stands without quotation marks, but for true and false.
    private static Cell CellOf(Node.Scalar text) => text is { IsNothing: false, TextColumn: > 0 } && text.TextColumn == text.Place.Column
        && text.Text[0] is not ('t' or 'f')
        ? new Cell(WithoutExponent(text.Text), text.Place) { IsNumber = true }
        : new Cell(text.Text, text.Place);

    private static Cell CellOf(Node.Sequence list)
    {
        var cell = new Cell(string.Join("; ", list.Items.OfType<Node.Scalar>().Select(item => CellOf(item).Text)), list.Place)
        {
            IsNumber = list.Items.All(item => item is Node.Scalar text && CellOf(text).IsNumber),
        };
        return list.Items.All(item => item is Node.Scalar)
            ? cell
            : cell with { Fault = new CellFault("the list holds lists or objects", "name a key with a text, a number or a list of these") };
    }

    private static string WithoutExponent(string number) => number.AsSpan().ContainsAny('e', 'E')
        && decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
        ? plain.ToString(CultureInfo.InvariantCulture)
        : number;
}

/// <summary>The row that names the columns, and what a table has beside its rows.</summary>
internal sealed class Heading(ImportMap map, AskedColumns asked, ICollection<Mistake> mistakes)
{
    private int _above = map.Heading - 1;

    /// <summary>For each cell of a row the column that it belongs to; -1 where that has no name.</summary>
    public int[] Places { get; private set; } = [];

    /// <summary>The columns, where the cells name them; null where the heading is further down.</summary>
    public Columns? Read(Cell[] cells)
    {
        if (_above-- > 0)
            return null;
        var columns = new Columns();
        Places = new int[cells.Length];
        for (var at = 0; at < cells.Length; at++)
        {
            var name = Name(cells[at].Text);
            if (name.Length > 0 && columns.Find(name) >= 0)
            {
                if (asked.Has(name))
                    mistakes.Add(
                        new Mistake(
                            cells[at].Place, $"column {ShownText.Quoted(name)} stands twice", "give one of the two another name"));
                // No name of a heading has a break: nobody asks for this one, and it still tells rows apart.
                name = string.Create(CultureInfo.InvariantCulture, $"{name}\n{at}");
            }
            // A column without a name cannot be asked for.
            Places[at] = name.Length > 0 ? columns.Add(name) : -1;
        }
        return columns;
    }

    /// <summary>Puts the cells into their columns.</summary>
    public void Fill(TableRow row, Cell[] cells)
    {
        for (var at = Math.Min(cells.Length, Places.Length) - 1; at >= 0; at--)
        {
            if (Places[at] >= 0)
                row[Places[at]] = cells[at];
        }
    }

    /// <summary>Whether it is what a spreadsheet leaves below a table, or a remark on it, and no row.</summary>
    public bool IsBeside(Cell[] cells)
    {
        var first = Array.Find(cells, cell => !string.IsNullOrWhiteSpace(cell.Text)).Text?.TrimStart();
        return first is null || map.Footnotes.Any(begins => first.StartsWith(begins, StringComparison.Ordinal));
    }

    /// <summary>A heading as a map names it: in one line, without the blanks around it.</summary>
    public static string Name(string text)
    {
        if (text.Length > 0 && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && text.IndexOfAny(['\n', '\r', '\t']) < 0
            && !text.Contains("  ", StringComparison.Ordinal))
            return text;
        var name = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            name.Append(name.Length > 0 ? " " : "").Append(word);
        return name.ToString();
    }
}
