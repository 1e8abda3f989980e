using System.Collections.Immutable;
using ClaimLedger.Application.Output;
using ClaimLedger.Comparison;

namespace ClaimLedger.Cli.Output;

/// <summary>Writes a comparison as a table for people.</summary>
internal static class DiffTable
{
    /// <summary>A table, and how many of each sort came, went, changed and stayed.</summary>
    public static void Write(Host host, ImmutableArray<DiffSection> sections)
    {
        ArgumentNullException.ThrowIfNull(host);
        ImmutableArray<Column<DiffRow>> columns =
        [
            new("what", row => row.Sort, InTable: true, IsWhole: true),
            new("change", row => TermNames<ChangeKind>.Of(row.Kind), InTable: true, IsWhole: true),
            new("label", row => row.Cause is { } cause ? DiffRow.Label(cause) : null, InTable: true, IsWhole: true),
            new("id", row => row.Id, InTable: true, IsWhole: true),
            new("about", row => (row.Grade is { } grade ? TermNames<Severity>.Of(grade) + ": " : "") + row.Line, InTable: true),
            new(
                "was and is",
                row => string.Join("; ", row.Fields.Select(field => $"{field.Field}: {field.Was ?? "nothing"} → {field.Is ?? "nothing"}")),
                InTable: true),
        ];
        TableText.Write(host, columns, [.. sections.SelectMany(section => section.Rows)], "change");
        foreach (var section in sections)
            host.Out.WriteLine(
                $"{section.Sort}: "
                    + $"{string.Join(", ", DiffText.Kinds.Select(kind => $"{section.Count(kind)} {TermNames<ChangeKind>.Of(kind)}"))}, "
                    + $"{section.Unchanged} unchanged");
    }
}
