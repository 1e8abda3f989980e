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

    // So many rows are drawn at once: a table of a million is not held.
    private const int AtOnce = 500;

    // Of the line below a heading.
    private const char Rule = '─';

    /// <summary>Writes the table, and how many rows it has.</summary>
    /// <param name="host">The world.</param>
    /// <param name="columns">The columns; what of them shows nothing may be left out.</param>
    /// <param name="rows">The rows, which are gone through twice: for how wide they are, and to be written.</param>
    /// <param name="noun">What one row is.</param>
    public static void Write<T>(Host host, ImmutableArray<Column<T>> columns, IReadOnlyCollection<T> rows, string noun)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0)
            Render(host, TableLayout.Measure(columns, Watched(host, rows)), Watched(host, rows));
        // On a terminal both are one: how many there are comes behind them.
        host.Out.Flush();
        host.Error.WriteLine(rows.Count == 0 ? $"No {noun}s." : Phrases.Count(rows.Count, noun));
    }

    private static IEnumerable<T> Watched<T>(Host host, IEnumerable<T> rows) => rows.Select(row =>
    {
        host.Cancellation.ThrowIfCancellationRequested();
        return row;
    });

    private static void Render<T>(Host host, ImmutableArray<MeasuredColumn<T>> columns, IEnumerable<T> rows)
    {
        if (host.Width is not { } width)
            PrintWhole(host, columns, rows);
        else if (TableLayout.WidthsOf(columns, width) is { } widths)
            Print(host, columns, rows, widths, width);
        else
            PrintInBlocks(host, columns, rows, width);
    }

    // Each cell as wide as the widest of its column.
    private static void PrintWhole<T>(Host host, ImmutableArray<MeasuredColumn<T>> columns, IEnumerable<T> rows)
    {
        WriteLines(host, console =>
        {
            Line(console, " ", columns.Select(column => (Padded(column.Column.Name, column.Widest), Heading(host))));
        });
        foreach (var portion in rows.Chunk(AtOnce))
        {
            WriteLines(host, console =>
            {
                foreach (var row in portion)
                    Line(
                        console,
                        " ",
                        columns.Select(column => (Padded(column.Text(row), column.Widest), StyleOf(host, column.Column, row))));
            });
        }
    }

    private static void Print<T>(Host host, ImmutableArray<MeasuredColumn<T>> columns, IEnumerable<T> rows, int[] widths, int width)
    {
        var isFirst = true;
        foreach (var portion in rows.Chunk(AtOnce))
        {
            var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
            for (var index = 0; index < columns.Length; index++)
                table.AddColumn(
                    new TableColumn(new Cell(columns[index].Column.Name, Heading(host)))
                    {
                        NoWrap = columns[index].Column.IsWhole,
                        Width = widths[index],
                    });
            foreach (var row in portion)
                table.AddRow(columns.Select(column => new Cell(column.Text(row), StyleOf(host, column.Column, row))));
            Write(host, width, console => console.Write(table), goesOn: !isFirst);
            isFirst = false;
        }
        host.Out.WriteLine();
    }

    // What is short stands in a line like that of a table, and what is long on lines of its own below it.
    private static void PrintInBlocks<T>(Host host, ImmutableArray<MeasuredColumn<T>> columns, IEnumerable<T> rows, int width)
    {
        var (head, rest) = TableLayout.HeadOf(columns, width);
        var label = rest.Count == 0 ? 0 : rest.Max(index => TableLayout.WidthOf(columns[index].Column.Name));
        WriteLines(
            host,
            console => Line(
                console,
                "  ",
                head.Select(index => (Padded(columns[index].Column.Name, columns[index].Widest), Heading(host)))));
        foreach (var portion in rows.Chunk(AtOnce))
        {
            WriteLines(host, console =>
            {
                foreach (var row in portion)
                    Block(console, row);
            });
        }

        void Block(IAnsiConsole console, T row)
        {
            Line(
                console,
                "  ",
                head.Select(index => (Padded(columns[index].Text(row), columns[index].Widest), StyleOf(host, columns[index].Column, row))));
            foreach (var column in rest.Select(index => columns[index]))
            {
                if (column.Text(row) is not { Length: > 0 } text)
                    continue;
                var name = Padded(column.Column.Name, label);
                foreach (var line in TableLayout.Lines(text, width - label - 6))
                {
                    Line(console, "", [($"    {name}  {line}", StyleOf(host, column.Column, row))]);
                    name = Padded("", label);
                }
            }
        }
    }

    private static void WriteLines(Host host, Action<IAnsiConsole> write) => Write(host, Unlimited, write);

    private static void Line(IAnsiConsole console, string between, IEnumerable<(string Text, Style Style)> parts)
    {
        var line = new Paragraph();
        foreach (var (index, (text, style)) in parts.Index())
            line.Append(index == 0 ? text : between + text, style);
        console.Write(line);
        console.WriteLine();
    }

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - TableLayout.WidthOf(text)));

    private static Style Heading(Host host) => host.MayColour ? new Style(decoration: Decoration.Bold) : Style.Plain;

    // What goes on has no heading: that and the rule below it stand above the first portion.
    private static void Write(Host host, int width, Action<IAnsiConsole> write, bool goesOn = false)
    {
        var text = new StringWriter { NewLine = "\n" };
        write(Terminal.Console(host, text, width));
        var lines = text.ToString().TrimEnd('\n', ' ').Split('\n').Select(line => line.TrimEnd());
        foreach (var line in goesOn ? lines.SkipWhile(line => !line.Contains(Rule)).Skip(1) : lines)
            host.Out.WriteLine(line);
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
