using System.Collections.Immutable;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace ClaimLedger.Cli.Output;

/// <summary>Writes tables for people: as wide as the terminal, or as wide as the text where there is none.</summary>
internal static class TableText
{
    // A file or a pipe cuts nothing.
    private const int Unlimited = 100_000;

    /// <summary>Writes the table, and how many rows it has.</summary>
    public static void Write<T>(Host host, ImmutableArray<Column<T>> columns, IReadOnlyList<T> rows, string noun)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0)
            Render(host, columns, rows);
        host.Error.WriteLine(rows.Count == 0 ? $"No {noun}s." : Phrases.Count(rows.Count, noun));
    }

    private static void Render<T>(Host host, ImmutableArray<Column<T>> columns, IReadOnlyList<T> rows)
    {
        var table = new Table { Border = host.Width is null ? TableBorder.None : TableBorder.Simple, UseSafeBorder = true };
        foreach (var column in columns)
            table.AddColumn(
                new TableColumn(
                    new Cell(column.Name, host.MayColour ? new Style(decoration: Decoration.Bold) : Style.Plain))
                {
                    NoWrap = column.IsWhole,
                });
        foreach (var row in rows)
            table.AddRow(columns.Select(column => new Cell(Phrases.OneLine(CellText.Of(column.Cell(row))), StyleOf(host, column, row))));

        var text = new StringWriter { NewLine = "\n" };
        var console = Terminal.Console(host, text, host.Width ?? Unlimited);
        console.Write(table);
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
            host.Out.WriteLine(line.TrimEnd());
    }

    // The word stands in the cell whatever the colour.
    private static Style StyleOf<T>(Host host, Column<T> column, T row)
    {
        if (!host.MayColour || column.Grade is null)
            return Style.Plain;
        return column.Grade(row) switch
        {
            Severity.Error => new Style(Color.Red, decoration: Decoration.Bold),
            Severity.Warning => new Style(Color.Yellow),
            _ => new Style(Color.Blue),
        };
    }
}
