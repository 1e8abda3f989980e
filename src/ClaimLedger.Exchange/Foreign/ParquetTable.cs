using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Csv;
using Parquet;
using Parquet.Schema;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>
/// The rows of a Parquet file, one group of rows in memory at a time; a place is the number of the row and of the column.
/// </summary>
internal static class ParquetTable
{
    public static IEnumerable<TableRow> Rows(TableInput file, ICollection<Mistake> mistakes, CancellationToken cancellation)
    {
        if (Open(file, mistakes, cancellation) is not { } reader)
            yield break;
        var row = new TableRow(new Columns()) { IsWhole = true };
        var fields = Fields(reader, row.Columns, file, mistakes);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            if (Read(reader, group, fields, file, mistakes, cancellation) is not { } columns)
                yield break;
            for (var index = 0; columns.Length > 0 && index < columns[0].Count; index++)
            {
                row.Number++;
                row.Place = new Place(file.Name, row.Number, 1);
                for (var column = 0; column < columns.Length; column++)
                    row[column] = new Cell(columns[column].Text(index) ?? "", new Place(file.Name, row.Number, column + 1));
                yield return row;
            }
        }
    }

    /// <summary>The values of a column in one group of rows.</summary>
    private sealed record Values(int Count, Func<int, string?> Text);

    private static ParquetReader? Open(TableInput file, ICollection<Mistake> mistakes, CancellationToken cancellation) =>
        Guard(() => Wait(ParquetReader.CreateAsync(file.File, null, leaveStreamOpen: true, cancellation)), file, mistakes);

    private static DataField[] Fields(ParquetReader reader, Columns columns, TableInput file, ICollection<Mistake> mistakes)
    {
        var plain = new List<DataField>();
        foreach (var field in reader.Schema.Fields)
        {
            if (field is DataField { IsArray: false } data
                && data.ClrType != typeof(byte[])
                && data.ClrType != typeof(ReadOnlyMemory<byte>))
            {
                columns.Add(Heading.Name(data.Name));
                plain.Add(data);
            }
            else
            {
                mistakes.Add(
                    new Mistake(
                        new Place(file.Name, 1, 1),
                        $"column {ShownText.Quoted(field.Name)} holds lists, maps or bytes, and no values",
                        "leave it out of the file, or write its parts into columns of their own"));
            }
        }
        return [.. plain];
    }

    private static Values[]? Read(
        ParquetReader reader,
        int group,
        DataField[] fields,
        TableInput file,
        ICollection<Mistake> mistakes,
        CancellationToken cancellation) =>
        Guard(
            () =>
            {
                using var rows = reader.OpenRowGroupReader(group);
                return Array.ConvertAll(fields, field => ReadColumn(rows, field, cancellation));
            },
            file,
            mistakes);

    private static Values ReadColumn(ParquetRowGroupReader rows, DataField field, CancellationToken cancellation)
    {
        var count = checked((int)rows.RowCount);
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[count];
            Wait(rows.ReadAsync(field, texts.AsMemory(), null, cancellation));
            return new Values(count, index => texts[index]);
        }
        return field.ClrType switch
        {
            var type when type == typeof(bool) => Read<bool>(),
            var type when type == typeof(sbyte) => Read<sbyte>(),
            var type when type == typeof(byte) => Read<byte>(),
            var type when type == typeof(short) => Read<short>(),
            var type when type == typeof(ushort) => Read<ushort>(),
            var type when type == typeof(int) => Read<int>(),
            var type when type == typeof(uint) => Read<uint>(),
            var type when type == typeof(long) => Read<long>(),
            var type when type == typeof(ulong) => Read<ulong>(),
            var type when type == typeof(float) => Read<float>(),
            var type when type == typeof(double) => Read<double>(),
            var type when type == typeof(decimal) => Read<decimal>(),
            var type when type == typeof(DateTime) => Read<DateTime>(),
            var type when type == typeof(DateOnly) => Read<DateOnly>(),
            var type when type == typeof(TimeSpan) => Read<TimeSpan>(),
            var type when type == typeof(Guid) => Read<Guid>(),
            var type => throw new NotSupportedException(type.Name),
        };

        Values Read<T>()
            where T : struct
        {
            if (field.IsNullable)
            {
                var some = new T?[count];
                Wait(rows.ReadAsync<T>(field, some.AsMemory(), null, cancellation));
                return new Values(count, index => CellText.Of(some[index]));
            }
            var all = new T[count];
            Wait(rows.ReadAsync<T>(field, all.AsMemory(), null, cancellation));
            return new Values(count, index => CellText.Of(all[index]));
        }
    }

    private static T? Guard<T>(Func<T> read, TableInput file, ICollection<Mistake> mistakes)
        where T : class
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // Whatever the library trips over in a file of somebody else's is a fault of the file.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            mistakes.Add(
                new Mistake(new Place(file.Name, 1, 1), "this is no Parquet file that can be read", "write it again, or as CSV"));
            return null;
        }
    }

    // A file is read to its end here, and there is nobody else to serve meanwhile.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private static void Wait(ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
