using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>The rows of a sheet of a workbook, as they stream by; a place is the row and the column of the sheet.</summary>
internal static class ExcelTable
{
    public static IEnumerable<TableRow> Rows(TableInput file, ImportMap map, AskedColumns asked, ICollection<Mistake> mistakes)
    {
        using var workbook = Guard(() => ExcelWorkbook.Open(file.File), file, mistakes);
        if (workbook is null || Sheet(workbook, file, map, mistakes) is not { } sheet)
            yield break;
        var heading = new Heading(map, asked, mistakes);
        TableRow? row = null;
        Cell[] cells = [];
        var named = 0;
        foreach (var (line, values) in Sheet(workbook, sheet, file, mistakes))
        {
            if (cells.Length < values.Count)
                cells = new Cell[values.Count];
            values.CopyTo(cells);
            // A row of a sheet ends with its last cell.
            for (var column = values.Count; column < cells.Length; column++)
                cells[column] = new Cell("", new Place(file.Name, line, column + 1));
            if (row is null)
            {
                if (heading.Read(cells) is not { } columns)
                    continue;
                if (asked.ReportMissing(columns, mistakes))
                    yield break;
                row = new TableRow(columns) { IsWhole = true };
                named = line;
                continue;
            }
            if (heading.IsBeside(cells))
                continue;
            (row.Number, row.Place) = (line - named, new Place(file.Name, line, 1));
            heading.Fill(row, cells);
            yield return row;
        }
    }

    private static string? Sheet(ExcelWorkbook workbook, TableInput file, ImportMap map, ICollection<Mistake> mistakes)
    {
        if (workbook.Sheets is [var first, ..] && (map.Sheet is null || workbook.Sheets.Contains(map.Sheet)))
            return map.Sheet ?? first;
        mistakes.Add(
            workbook.Sheets.Count == 0
                ? Unreadable(file)
                : new Mistake(
                    new Place(file.Name, 1, 1),
                    $"the workbook has no sheet {ShownText.Quoted(map.Sheet!)}",
                    $"its sheets are {string.Join(", ", workbook.Sheets.Select(ShownText.Quoted))}"));
        return null;
    }

    /// <summary>The rows from the first on; one that holds nothing is empty.</summary>
    private static IEnumerable<(int Line, List<Cell> Cells)> Sheet(
        ExcelWorkbook workbook, string sheet, TableInput file, ICollection<Mistake> mistakes)
    {
        using var rows = Guard(() => workbook.Rows(sheet, file.Name).GetEnumerator(), file, mistakes);
        var line = 0;
        while (rows is not null && Guard(() => rows.MoveNext() ? rows : null, file, mistakes) is not null)
        {
            while (++line < rows.Current.Line)
                yield return (line, []);
            yield return rows.Current;
        }
    }

    private static T? Guard<T>(Func<T?> read, TableInput file, ICollection<Mistake> mistakes)
        where T : class
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever is tripped over in a file of somebody else's is a fault of the file.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            mistakes.Add(Unreadable(file));
            return null;
        }
    }

    private static Mistake Unreadable(TableInput file) => new(
        new Place(file.Name, 1, 1), "this is no workbook that can be read", "save it as .xlsx again, or as CSV");
}
