using System.Collections.Immutable;
using ClaimLedger.Application.Output;
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
        var cells = rows.Select(row => columns.Select(column => Phrases.OneLine(CellText.Of(column.Cell(row)))).ToArray()).ToList();
        if (host.Width is not { } width)
            Print(host, columns, rows, cells, widths: null);
        else if (TableLayout.WidthsOf(columns, cells, width) is { } widths)
            Print(host, columns, rows, cells, widths);
        else
            PrintInBlocks(host, columns, rows, cells, width);
    }

    private static void Print<T>(
        Host host, ImmutableArray<Column<T>> columns, IReadOnlyList<T> rows, List<string[]> cells, int[]? widths)
    {
        var table = new Table { Border = host.Width is null ? TableBorder.None : TableBorder.Simple, UseSafeBorder = true };
        for (var index = 0; index < columns.Length; index++)
            table.AddColumn(
                new TableColumn(new Cell(columns[index].Name, Heading(host)))
                {
                    NoWrap = columns[index].IsWhole,
                    Width = widths?[index],
                });
        for (var row = 0; row < rows.Count; row++)
            table.AddRow(columns.Select((column, index) => new Cell(cells[row][index], StyleOf(host, column, rows[row]))));

        Write(host, host.Width ?? Unlimited, console => console.Write(table));
    }

    // What is short stands in a line like that of a table, and what is long on lines of its own below it.
    private static void PrintInBlocks<T>(
        Host host, ImmutableArray<Column<T>> columns, IReadOnlyList<T> rows, List<string[]> cells, int width)
    {
        var (head, rest) = TableLayout.HeadOf(columns, cells, width);
        var label = rest.Count == 0 ? 0 : rest.Max(index => TableLayout.WidthOf(columns[index].Name));
        Write(host, Unlimited, console =>
        {
            Line(console, head.Select(column => (Padded(columns[column.Index].Name, column.Width), Heading(host))));
            for (var row = 0; row < rows.Count; row++)
            {
                Line(
                    console,
                    head.Select(
                        column => (Padded(cells[row][column.Index], column.Width), StyleOf(host, columns[column.Index], rows[row]))));
                foreach (var index in rest.Where(index => cells[row][index].Length > 0))
                {
                    var name = Padded(columns[index].Name, label);
                    foreach (var line in TableLayout.Lines(cells[row][index], width - label - 6))
                    {
                        Line(console, [($"    {name}  {line}", StyleOf(host, columns[index], rows[row]))]);
                        name = Padded("", label);
                    }
                }
            }
        });
    }

    private static void Line(IAnsiConsole console, IEnumerable<(string Text, Style Style)> parts)
    {
        var line = new Paragraph();
        foreach (var (index, (text, style)) in parts.Index())
            line.Append(index == 0 ? text : "  " + text, style);
        console.Write(line);
        console.WriteLine();
    }

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - TableLayout.WidthOf(text)));

    private static Style Heading(Host host) => host.MayColour ? new Style(decoration: Decoration.Bold) : Style.Plain;

    private static void Write(Host host, int width, Action<IAnsiConsole> write)
    {
        var text = new StringWriter { NewLine = "\n" };
        write(Terminal.Console(host, text, width));
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
