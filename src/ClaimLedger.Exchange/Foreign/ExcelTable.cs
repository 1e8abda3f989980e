using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Csv;
using MiniExcelLibs;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>The rows of a sheet of a workbook, as they stream by; a place is the row and the column of the sheet.</summary>
internal static class ExcelTable
{
    public static IEnumerable<TableRow> Rows(TableInput file, ImportMap map, ICollection<Mistake> mistakes)
    {
        var heading = new Heading(map, mistakes);
        TableRow? row = null;
        Cell[] cells = [];
        var line = 0;
        foreach (var values in Sheet(file, map, mistakes))
        {
            line++;
            if (cells.Length < values.Count)
                cells = new Cell[values.Count];
            var column = 0;
            foreach (var value in values.Values)
            {
                cells[column] = new Cell(CellText.Of(value) ?? "", new Place(file.Name, line, column + 1));
                column++;
            }
            // A row of a sheet ends with its last cell.
            for (; column < cells.Length; column++)
                cells[column] = new Cell("", new Place(file.Name, line, column + 1));
            if (row is null)
            {
                if (heading.Read(cells) is { } columns)
                    row = new TableRow(columns) { IsWhole = true };
                continue;
            }
            row.Number++;
            if (heading.IsBeside(cells))
                continue;
            row.Place = new Place(file.Name, line, 1);
            heading.Fill(row, cells);
            yield return row;
        }
    }

    private static IEnumerable<IDictionary<string, object?>> Sheet(TableInput file, ImportMap map, ICollection<Mistake> mistakes)
    {
        using var rows = Open(file, map, mistakes)?.GetEnumerator();
        while (rows is not null && Next(rows, file, mistakes))
            yield return rows.Current;
    }

    private static IEnumerable<IDictionary<string, object?>>? Open(TableInput file, ImportMap map, ICollection<Mistake> mistakes)
    {
        try
        {
            var names = file.File.GetSheetNames();
            if (map.Sheet is { } sheet && !names.Contains(sheet))
            {
                mistakes.Add(
                    new Mistake(
                        new Place(file.Name, 1, 1),
                        $"the workbook has no sheet {ShownText.Quoted(sheet)}",
                        $"its sheets are {string.Join(", ", names.Select(ShownText.Quoted))}"));
                return null;
            }
            file.File.Position = 0;
            return file.File.Query(useHeaderRow: false, sheetName: map.Sheet ?? names[0], excelType: ExcelType.XLSX)
                .Select(row => (IDictionary<string, object?>)row);
        }
#pragma warning disable CA1031 // Whatever the library trips over in a file of somebody else's is a fault of the file.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            mistakes.Add(Unreadable(file));
            return null;
        }
    }

    private static bool Next(IEnumerator<IDictionary<string, object?>> rows, TableInput file, ICollection<Mistake> mistakes)
    {
        try
        {
            return rows.MoveNext();
        }
#pragma warning disable CA1031 // Whatever the library trips over in a file of somebody else's is a fault of the file.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            mistakes.Add(Unreadable(file));
            return false;
        }
    }

    private static Mistake Unreadable(TableInput file) => new(
        new Place(file.Name, 1, 1), "this is no workbook that can be read", "save it as .xlsx again, or as CSV");
}
