using CsvHelper;

namespace ClaimLedger.Exchange.Csv;

/// <summary>Reads CSV with the place of every cell.</summary>
internal static class CsvInput
{
    /// <summary>A claim's row is a few pages at the most; more is a quotation mark that nobody closed.</summary>
    private const int LongestRecord = 1 << 20;

    /// <summary>The records, the heading first; what breaks the rules of quoting is reported.</summary>
    public static IEnumerable<Cell[]> Read(InputFile file, char? separator, ICollection<Mistake> mistakes)
    {
        using var csv = CsvReader.Create(file.Bytes, Options(file.Name, separator, mistakes));
        while (Next(csv, file.Name, mistakes))
            yield return Cells(csv, file.Name, new Cell[csv.FieldCount]);
    }

    /// <summary>The same from a stream, for tables of any length: the cells of a record are those of the next one, too.</summary>
    /// <param name="file">The table.</param>
    /// <param name="separator">What parts cells; null where the table tells.</param>
    /// <param name="hasPlainQuotes">Whether quotation marks are signs like any other.</param>
    /// <param name="mistakes">Takes what is wrong.</param>
    public static IEnumerable<Cell[]> Stream(TableInput file, char? separator, bool hasPlainQuotes, ICollection<Mistake> mistakes)
    {
        const string plain = "; where such marks are plain signs, say `quotes: none` in the map";
        var options = Options(file.Name, separator, mistakes, cureOfQuotes: plain) with
        {
            Mode = hasPlainQuotes ? CsvMode.NoEscape : CsvMode.Rfc4180,
            DetectSeparatorHint = true,
        };
        using var csv = CsvReader.Create(file.Utf8, options, true);
        Cell[] cells = [];
        var isFirst = true;
        while (Next(csv, file.Name, mistakes))
        {
            if (cells.Length != csv.FieldCount)
                cells = new Cell[csv.FieldCount];
            Cells(csv, file.Name, cells);
            // Excel writes `sep=;` above a table for itself, and shows no such row.
            if (!isFirst || separator is null || !IsSeparatorHint(cells))
                yield return cells;
            isFirst = false;
        }
    }

    private static bool IsSeparatorHint(Cell[] cells) =>
        cells is [{ Text: "sep=" }, { Text: "" }] || cells is [{ Text: ['s', 'e', 'p', '=', _] }];

    private static CsvReaderOptions Options(string file, char? separator, ICollection<Mistake> mistakes, string cureOfQuotes = "") => new()
    {
        HasHeader = false,
        Separator = separator,
        TrackLineNumbers = true,
        MaxRecordSize = LongestRecord,
        DetectSeparatorHint = false,
        OnMalformedRecord = record => mistakes.Add(
            new Mistake(
                new Place(file, (int)Math.Max(1, record.LineNumber), 1),
                Describe(record.Reason),
                $"put the cell between quotation marks, double each one inside, and close it{cureOfQuotes}")),
    };

    private static bool Next(CsvReader csv, string file, ICollection<Mistake> mistakes)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException exception)
        {
            mistakes.Add(
                new Mistake(
                    new Place(file, (int)Math.Max(1, exception.LineNumber), 1),
                    $"a record has more than {LongestRecord:N0} bytes",
                    "close the quotation mark that is open, or shorten the text"));
            return false;
        }
    }

    private static Cell[] Cells(CsvReader csv, string file, Cell[] cells)
    {
        var raw = csv.RawRecord;
        var (line, column, at) = ((int)csv.LineNumber, 1, 0);
        for (var index = 0; index < cells.Length; index++)
        {
            if (raw.Overlaps(csv.GetRawSpan(index), out var start))
            {
                for (; at < start; at++)
                {
                    if (raw[at] == '\n')
                        (line, column) = (line + 1, 1);
                    else if ((raw[at] & 0xC0) != 0x80)
                        column += raw[at] >= 0xF0 ? 2 : 1;
                }
            }
            cells[index] = new Cell(csv.GetString(index), new Place(file, line, column));
        }
        return cells;
    }

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quotation mark stands inside a cell that has none around it",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quotation mark",
        CsvMalformedReason.UnterminatedQuote => "a quotation mark is never closed",
        _ => "this is not CSV",
    };
}
