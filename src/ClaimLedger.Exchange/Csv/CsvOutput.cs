using CsvHelper;

namespace ClaimLedger.Exchange.Csv;

/// <summary>Writes CSV that a spreadsheet can open without harm: RFC 4180, formulas defused.</summary>
/// <param name="output">Where it goes; it stays open.</param>
/// <param name="newLine">What ends a record: RFC 4180 has CR LF.</param>
public sealed class CsvOutput(TextWriter output, string newLine = "\r\n") : IDisposable
{
    private readonly CsvWriter _csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = newLine }, leaveOpen: true);

    /// <summary>A cell of text.</summary>
    public void Text(string? text)
    {
        if (text is not null && FormulaText.IsSuspect(text))
            _csv.WriteField(FormulaText.Defuse(text), CsvQuoting.Always);
        else
            _csv.WriteField(text);
    }

    /// <summary>A cell that holds a number, which no spreadsheet takes for more.</summary>
    public void Number(string digits) => _csv.WriteField(digits);

    /// <summary>Ends the row.</summary>
    public void EndRow() => _csv.EndRecord();

    /// <summary>A row of text.</summary>
    public void Row(IEnumerable<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        foreach (var cell in cells)
            Text(cell);
        EndRow();
    }

    /// <summary>Writes what is still held back.</summary>
    public void Dispose()
    {
        _csv.Flush();
        _csv.Dispose();
    }
}
