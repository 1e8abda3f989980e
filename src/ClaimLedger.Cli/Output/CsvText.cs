using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ClaimLedger.Cli.Output;

/// <summary>Writes CSV that a spreadsheet can open without harm.</summary>
internal static class CsvText
{
    // What makes a spreadsheet take text for a formula: https://owasp.org/www-community/attacks/CSV_Injection.
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>Writes a heading and the rows.</summary>
    public static void Write<T>(TextWriter output, ImmutableArray<Column<T>> columns, IEnumerable<T> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        csv.NextRecord();
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var column in columns)
                csv.WriteField(Text(column.Cell(row)));
            csv.NextRecord();
        }
        csv.Flush();
    }

    /// <summary>A cell; text that a spreadsheet would take for a formula gets a leading apostrophe, numbers do not.</summary>
    public static string Text(object? cell) => cell switch
    {
        string { Length: > 0 } text when FormulaStarts.Contains(text[0]) => "'" + text,
        _ => CellText.Of(cell),
    };
}
