using System.Globalization;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Foreign;

namespace ClaimLedger.Exchange.Formats;

/// <summary>How a foreign table is written.</summary>
public enum TableFormat
{
    /// <summary>CSV or TSV.</summary>
    Csv,
    /// <summary>JSON Lines, or one JSON array.</summary>
    Json,
    /// <summary>Parquet.</summary>
    Parquet,
    /// <summary>A workbook of Excel, .xlsx.</summary>
    Excel,
}

/// <summary>Reads a foreign table through a map.</summary>
public static class MappedTable
{
    /// <summary>The data set that the rows make; of an existing one only its sources count.</summary>
    /// <param name="file">The table.</param>
    /// <param name="isJsonLines">Whether it is JSON Lines; else it is CSV.</param>
    /// <param name="map">What each column is.</param>
    /// <param name="isNew">Whether a whole data set is made: then the map's questions and speakers are declared.</param>
    /// <param name="mistakes">Takes what is wrong, by place in the table or in the map.</param>
    /// <param name="remarks">Takes what was passed over, in words.</param>
    /// <param name="cancellation">Stops it.</param>
    public static DataSetDraft Read(
        InputFile file,
        bool isJsonLines,
        ImportMap map,
        bool isNew,
        ICollection<Mistake> mistakes,
        ICollection<string>? remarks = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var input = TableInput.Of(file);
        return Read(input, isJsonLines ? TableFormat.Json : TableFormat.Csv, map, isNew, mistakes, remarks, cancellation: cancellation);
    }

    /// <summary>The data set that the rows make; of an existing one only its sources count.</summary>
    /// <param name="file">The table.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="map">What each column is.</param>
    /// <param name="isNew">Whether a whole data set is made: then the map's questions and speakers are declared.</param>
    /// <param name="mistakes">Takes what is wrong, by place in the table or in the map.</param>
    /// <param name="remarks">Takes what was passed over, in words.</param>
    /// <param name="progress">Told now and then that rows have come in.</param>
    /// <param name="cancellation">Stops it.</param>
    public static DataSetDraft Read(
        TableInput file,
        TableFormat format,
        ImportMap map,
        bool isNew,
        ICollection<Mistake> mistakes,
        ICollection<string>? remarks = null,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(mistakes);
        var target = new DraftTarget(map, isNew, mistakes);
        var mapper = new RowMapper(map, target, mistakes);
        Map(file, format, map, mapper, isNew, mistakes, progress, cancellation);
        if (Repeated(mapper.Repeated) is { } remark)
            remarks?.Add(remark);
        return target.Finish();
    }

    /// <summary>Reads a table of any length into a new data set whose claims are handed on one by one.</summary>
    /// <param name="file">The table.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="map">What each column is.</param>
    /// <param name="into">The data set, in which nothing is declared yet.</param>
    /// <param name="take">
    /// Takes each claim, with what its row has in common with no other: a row that comes again is a row of the table all the same.
    /// </param>
    /// <param name="mistakes">Takes what is wrong, by place in the table or in the map.</param>
    /// <param name="progress">Told now and then how many rows have come in.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The data set without its claims.</returns>
    public static DataSet Stream(
        TableInput file,
        TableFormat format,
        ImportMap map,
        DataSetIntake into,
        Action<StreamedClaim, RowMark> take,
        ICollection<Mistake> mistakes,
        Action<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(mistakes);
        ArgumentNullException.ThrowIfNull(into);
        var target = new StreamTarget(map, into, take);
        Map(file, format, map, new RowMapper(map, target, mistakes), isNew: true, mistakes, progress, cancellation);
        return target.Finish();
    }

    private static IEnumerable<TableRow> Rows(
        TableInput file,
        TableFormat format,
        ImportMap map,
        AskedColumns asked,
        ICollection<Mistake> mistakes,
        CancellationToken cancellation) =>
        format switch
        {
            TableFormat.Csv => TextTables.OfCsv(file, map, asked, mistakes),
            TableFormat.Json => TextTables.OfJson(file, mistakes),
            TableFormat.Parquet => ParquetTable.Rows(file, asked, mistakes, cancellation),
            TableFormat.Excel => ExcelTable.Rows(file, map, asked, mistakes),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What is said of rows that were passed over; null where there are none.</summary>
    public static string? Repeated(long rows) => rows switch
    {
        0 => null,
        1 => "1 row passed over, the same as an earlier one",
        _ => string.Create(CultureInfo.InvariantCulture, $"{rows} rows passed over, each the same as an earlier one"),
    };

    private static void Map(
        TableInput file,
        TableFormat format,
        ImportMap map,
        RowMapper mapper,
        bool isNew,
        ICollection<Mistake> mistakes,
        Action<long>? progress,
        CancellationToken cancellation)
    {
        const int step = 1000;
        ArgumentNullException.ThrowIfNull(file);
        var rows = 0L;
        var asked = new AskedColumns(map, isNew);
        try
        {
            foreach (var row in Rows(file, format, map, asked, mistakes, cancellation))
            {
                if (++rows % step == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Invoke(rows);
                }
                mapper.Add(row);
            }
        }
        catch (NotThisEncodingException exception)
        {
            // What follows from half a table would be no mistake of the table.
            mistakes.Add(exception.ToMistake(file.Name));
            return;
        }
        // Without them nothing more can be said of the table.
        if (!asked.AreMissing)
            mapper.Finish(file.Name);
    }
}
