using System.Collections.Immutable;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Application.Output;

/// <summary>Writes a listing as CSV that a spreadsheet can open without harm.</summary>
internal static class CsvText
{
    /// <summary>Writes a heading and the rows.</summary>
    public static void Write<T>(TextWriter output, ImmutableArray<Column<T>> columns, IEnumerable<T> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvOutput(output, newLine: "\n");
        csv.Row(columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in columns)
                Cell(csv, column.Cell(row));
            csv.EndRow();
        }
    }

    private static void Cell(CsvOutput csv, object? cell)
    {
        if (cell is decimal or int or long or double)
            csv.Number(CellText.Of(cell));
        else
            csv.Text(Phrases.Harmless(CellText.Of(cell)));
    }
}
