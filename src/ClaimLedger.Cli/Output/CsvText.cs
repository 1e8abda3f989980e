using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace ClaimLedger.Cli.Output;

/// <summary>Writes CSV that a spreadsheet can open without harm.</summary>
internal static class CsvText
{
    // Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay numbers.
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n", Injection = CsvInjection.Escape, FormatProvider = CultureInfo.InvariantCulture };

    /// <summary>Writes a heading and the rows.</summary>
    public static void Write<T>(TextWriter output, ImmutableArray<Column<T>> columns, IEnumerable<T> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        csv.EndRecord();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in columns)
                Cell(csv, column.Cell(row));
            csv.EndRecord();
        }
        csv.Flush();
    }

    private static void Cell(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case decimal number:
                csv.WriteField(JsonText.Plain(number));
                break;
            case int number:
                csv.WriteField(number);
                break;
            case long number:
                csv.WriteField(number);
                break;
            case double number:
                csv.WriteField(number);
                break;
            default:
                csv.WriteField(Wording.Harmless(CellText.Of(cell)));
                break;
        }
    }
}
