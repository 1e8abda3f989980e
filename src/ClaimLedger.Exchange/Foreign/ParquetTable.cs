using System.Collections.Frozen;
using System.Numerics;
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
    private delegate Func<int, string?> ColumnReader(
        ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellation);

    private static readonly FrozenSet<Type> NumberTypes = FrozenSet.Create(
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float),
        typeof(double), typeof(decimal));

    private static readonly FrozenDictionary<Type, ColumnReader> Readers = new Dictionary<Type, ColumnReader>
    {
        [typeof(bool)] = Read<bool>,
        [typeof(sbyte)] = Read<sbyte>,
        [typeof(byte)] = Read<byte>,
        [typeof(short)] = Read<short>,
        [typeof(ushort)] = Read<ushort>,
        [typeof(int)] = Read<int>,
        [typeof(uint)] = Read<uint>,
        [typeof(long)] = Read<long>,
        [typeof(ulong)] = Read<ulong>,
        [typeof(float)] = Read<float>,
        [typeof(double)] = Read<double>,
        [typeof(decimal)] = Read<decimal>,
        [typeof(DateTime)] = Read<DateTime>,
        [typeof(DateOnly)] = Read<DateOnly>,
        [typeof(TimeSpan)] = Read<TimeSpan>,
        [typeof(TimeOnly)] = Read<TimeOnly>,
        [typeof(Guid)] = Read<Guid>,
    }.ToFrozenDictionary();

    public static IEnumerable<TableRow> Rows(
        TableInput file, AskedColumns asked, ICollection<Mistake> mistakes, CancellationToken cancellation)
    {
        if (Open(file, mistakes, cancellation) is not { } reader)
            yield break;
        var row = new TableRow(new Columns()) { IsWhole = true };
        var fields = Fields(reader, row, asked, file, mistakes);
        if (asked.ReportMissing(row.Columns, mistakes))
            yield break;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            if (Read(reader, group, fields, row, asked, file, mistakes, cancellation) is not { } columns || asked.AreMissing)
                yield break;
            for (var index = 0; columns.Length > 0 && index < columns[0].Count; index++)
            {
                row.Number++;
                row.Place = new Place(file.Name, row.Number, 1);
                foreach (var column in columns)
                {
                    row[column.At] = new Cell(column.Text(index) ?? "", new Place(file.Name, row.Number, column.Number))
                    {
                        IsNumber = column.AreNumbers,
                    };
                }
                yield return row;
            }
        }
    }

    /// <summary>A column that is read: where it stands in a row, and its number in the file.</summary>
    private sealed record Field(DataField Data, int At, int Number);

    /// <summary>The values of a column in one group of rows.</summary>
    private sealed record Values(int At, int Number, bool AreNumbers, int Count, Func<int, string?> Text);

    private static ParquetReader? Open(TableInput file, ICollection<Mistake> mistakes, CancellationToken cancellation) =>
        Guard(() => Wait(ParquetReader.CreateAsync(file.File, null, leaveStreamOpen: true, cancellation)), file, mistakes);

    private static Field[] Fields(
        ParquetReader reader, TableRow row, AskedColumns asked, TableInput file, ICollection<Mistake> mistakes)
    {
        var plain = new List<Field>();
        foreach (var (index, field) in reader.Schema.Fields.Index())
        {
            var name = Heading.Name(field.Name);
            var isTwice = row.Columns.Find(name) >= 0;
            if (field is DataField { IsArray: false } data && IsPlain(data.ClrType) && !isTwice)
            {
                plain.Add(new Field(data, row.Columns.Add(name), index + 1));
                continue;
            }
            row.Columns.Add(name);
            row.IsPartial = true;
            var (wrong, cure) = isTwice
                ? ("stands twice", "give one of the two another name")
                : (
                    "holds lists, maps, bytes or the like, and no values",
                    "write its parts into columns of their own, or leave it out of the map");
            asked.ReportUnreadable(
                name, new Mistake(new Place(file.Name, 1, index + 1), $"column {ShownText.Quoted(name)} {wrong}", cure), mistakes);
        }
        return [.. plain];
    }

    private static bool IsPlain(Type type) =>
        type == typeof(string) || type == typeof(ReadOnlyMemory<char>) || Readers.ContainsKey(type);

    private static Values[]? Read(
        ParquetReader reader,
        int group,
        Field[] fields,
        TableRow row,
        AskedColumns asked,
        TableInput file,
        ICollection<Mistake> mistakes,
        CancellationToken cancellation) =>
        Guard(
            () =>
            {
                using var rows = reader.OpenRowGroupReader(group);
                return Array.ConvertAll(fields, ReadOrReport);

                Values ReadOrReport(Field field)
                {
                    try
                    {
                        return ReadColumn(rows, field, cancellation);
                    }
                    // The library does not know every way of packing that it tells from others.
                    catch (NotSupportedException)
                    {
                        var name = row.Columns.Names[field.At];
                        row.IsPartial = true;
                        asked.ReportUnreadable(
                            name,
                            new Mistake(
                                new Place(file.Name, 1, field.Number),
                                $"column {ShownText.Quoted(name)} is packed in a way that the library we read Parquet with does not know",
                                "write the file as Parquet version 1, or as CSV, or the column as a text"),
                            mistakes);
                        return new Values(field.At, field.Number, AreNumbers: false, checked((int)rows.RowCount), _ => null);
                    }
                }
            },
            file,
            mistakes);

    private static Values ReadColumn(ParquetRowGroupReader rows, Field field, CancellationToken cancellation)
    {
        var (count, type) = (checked((int)rows.RowCount), field.Data.ClrType);
        if (UnitsOfSecond(field.Data) is { } units)
        {
            var times = type == typeof(int)
                ? Numbers<int>(rows, field.Data, count, cancellation)
                : Numbers<long>(rows, field.Data, count, cancellation);
            return new Values(
                field.At,
                field.Number,
                AreNumbers: false,
                count,
                index => times(index) is { } time ? CellText.Of(TimeSpan.FromSeconds((double)time / units)) : null);
        }
        if (Readers.TryGetValue(type, out var read))
            return new Values(field.At, field.Number, NumberTypes.Contains(type), count, read(rows, field.Data, count, cancellation));
        var texts = new string?[count];
        Wait(rows.ReadAsync(field.Data, texts.AsMemory(), null, cancellation));
        return new Values(field.At, field.Number, AreNumbers: false, count, index => texts[index]);
    }

    // A time of day can come as the plain number that it is stored as.
    private static long? UnitsOfSecond(DataField field) =>
        field.ClrType != typeof(int) && field.ClrType != typeof(long) ? null
            : field.SchemaElement?.LogicalType?.TIME?.Unit is { } unit
                ? unit.MILLIS is not null ? 1_000 : unit.MICROS is not null ? 1_000_000 : 1_000_000_000
            : field.SchemaElement?.ConvertedType switch
            {
                Parquet.Meta.ConvertedType.TIME_MILLIS => 1_000,
                Parquet.Meta.ConvertedType.TIME_MICROS => 1_000_000,
                _ => null,
            };

    private static Func<int, long?> Numbers<T>(ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellation)
        where T : struct, IBinaryInteger<T>
    {
        var some = new T?[count];
        Wait(rows.ReadAsync<T>(field, some.AsMemory(), null, cancellation));
        return index => some[index] is { } number ? long.CreateChecked(number) : null;
    }

    private static Func<int, string?> Read<T>(ParquetRowGroupReader rows, DataField field, int count, CancellationToken cancellation)
        where T : struct
    {
        if (field.IsNullable)
        {
            var some = new T?[count];
            Wait(rows.ReadAsync<T>(field, some.AsMemory(), null, cancellation));
            return index => CellText.Of(some[index]);
        }
        var all = new T[count];
        Wait(rows.ReadAsync<T>(field, all.AsMemory(), null, cancellation));
        return index => CellText.Of(all[index]);
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
