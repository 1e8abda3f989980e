using System.Collections.Immutable;
using System.Text.Json;

namespace ClaimLedger.Application.Output;

/// <summary>How results are written.</summary>
internal enum Format
{
    /// <summary>A table for people.</summary>
    Table,
    /// <summary>JSON for programs.</summary>
    Json,
    /// <summary>CSV for spreadsheets.</summary>
    Csv,
    /// <summary>A Markdown table for documents.</summary>
    Markdown,
}

/// <summary>One column of a listing.</summary>
/// <param name="Name">Its heading, and its name in CSV.</param>
/// <param name="Cell">What stands in it: text, a whole number, a decimal, or null for nothing.</param>
/// <param name="InTable">Whether tables for people show it; CSV shows every column.</param>
/// <param name="IsWhole">Whether it is never wrapped: an id that can be copied in one go.</param>
/// <param name="Grade">The severity by which a terminal may colour it, or null.</param>
/// <param name="IfAny">Whether tables leave it out where no row has anything in it; only tables for people have such a column, CSV has its
/// parts.</param>
/// <param name="Words">What stands in it where people read; null for the same. Dates are words there, and EDTF in CSV.</param>
internal sealed record Column<T>(
    string Name, Func<T, object?> Cell, bool InTable = false, bool IsWhole = false, Func<T, Severity>? Grade = null, bool IfAny = false,
    Func<T, string>? Words = null);

/// <summary>A listing, declared once for every format.</summary>
/// <param name="Noun">What one row is: "conflict".</param>
/// <param name="Columns">The columns.</param>
/// <param name="WriteJson">Writes one row as JSON.</param>
internal sealed record Listing<T>(string Noun, ImmutableArray<Column<T>> Columns, Action<Utf8JsonWriter, T> WriteJson)
{
    /// <summary>Writes rows in one of the formats that need no terminal.</summary>
    /// <param name="host">The world.</param>
    /// <param name="format">The format.</param>
    /// <param name="rows">The rows; Markdown goes through them more than once.</param>
    public void Write(Host host, Format format, IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(host);
        switch (format)
        {
            case Format.Json:
                JsonText.Array(host, rows, WriteJson);
                break;
            case Format.Csv:
                CsvText.Write(host.Out, [.. Columns.Where(column => !column.IfAny)], rows, host.Cancellation);
                break;
            case Format.Markdown:
                var documented = Again(rows);
                MarkdownText.Table(host.Out, WithAnything(ForPeople, documented), documented);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{format} is drawn for a terminal.");
        }
    }

    /// <summary>The columns of a table for people, dates in words.</summary>
    public ImmutableArray<Column<T>> ForPeople =>
    [
        .. Columns.Where(column => column.InTable).Select(column => column.Words is { } words ? column with { Cell = words } : column),
    ];

    /// <summary>Rows that can be gone through again.</summary>
    public static IReadOnlyCollection<T> Again(IEnumerable<T> rows) => rows as IReadOnlyCollection<T> ?? [.. rows];

    private static ImmutableArray<Column<T>> WithAnything(ImmutableArray<Column<T>> columns, IReadOnlyCollection<T> rows)
    {
        List<Column<T>> without = [.. columns.Where(column => column.IfAny)];
        foreach (var row in rows)
        {
            if (without.Count == 0)
                break;
            without.RemoveAll(column => column.Cell(row) is not null);
        }
        return [.. columns.Where(column => !without.Contains(column))];
    }
}
