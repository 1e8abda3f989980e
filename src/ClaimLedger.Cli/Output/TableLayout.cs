using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Application.Output;
using Spectre.Console.Rendering;

namespace ClaimLedger.Cli.Output;

/// <summary>How a table is laid out in the width of a terminal, so that no word is broken.</summary>
internal static class TableLayout
{
    // Spectre's simple border: a blank at either side of each cell, and of the table.
    private const int Padding = 2;
    private const int Edges = 2;

    /// <summary>What a text of its own never takes from the others: an id may be long, and is not what is read.</summary>
    private const int MostOfId = 3;

    /// <summary>What is no wider stands beside an id where there is no room for a table.</summary>
    private const int Short = 14;

    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int WidthOf(string text) => Ascii.IsValid(text) ? text.Length : new Segment(text).CellCount();

    /// <summary>What of each column stands in the rows, looked through once; columns that have nothing to show are left out.</summary>
    public static ImmutableArray<MeasuredColumn<T>> Measure<T>(ImmutableArray<Column<T>> columns, IEnumerable<T> rows)
    {
        ImmutableArray<MeasuredColumn<T>> measured = [.. columns.Select(column => new MeasuredColumn<T>(column))];
        foreach (var row in rows)
        {
            foreach (var column in measured)
                column.Add(row);
        }
        return [.. measured.Where(column => !column.IsLeftOut)];
    }

    /// <summary>
    /// The width of each column of a table that fits without breaking a word, what is left shared out by what each could use; null
    /// where there is none, or where it would be mostly ids.
    /// </summary>
    public static int[]? WidthsOf<T>(ImmutableArray<MeasuredColumn<T>> columns, int width)
    {
        var room = width - Edges - (Padding * columns.Length);
        if (columns.Sum(column => column.Widest) <= room)
            return [.. columns.Select(column => column.Widest)];
        var left = room - columns.Sum(column => column.Narrowest);
        if (left < 0 || columns.Max(column => column.Column.IsWhole ? column.Widest : 0) > width / MostOfId)
            return null;
        var wanted = columns.Sum(column => column.Widest - column.Narrowest);
        return
        [
            .. columns.Select(column => column.Narrowest + (int)((long)left * (column.Widest - column.Narrowest) / wanted)),
        ];
    }

    /// <summary>The columns that stand in one line, with their widths, and the others, which have lines of their own.</summary>
    public static (List<int> Head, List<int> Below) HeadOf<T>(ImmutableArray<MeasuredColumn<T>> columns, int width)
    {
        var head = new List<int>();
        var rest = new List<int>();
        var taken = 0;
        for (var index = 0; index < columns.Length; index++)
        {
            var own = columns[index].Widest;
            if (index > 0 && (own > Short || taken + 2 + own > width))
            {
                rest.Add(index);
                continue;
            }
            head.Add(index);
            taken += own + (index == 0 ? 0 : 2);
        }
        return (head, rest);
    }

    /// <summary>A text in lines of at most so many columns, parted between words; a word that is longer has a line of its own.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && WidthOf(line) + 1 + WidthOf(word) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }
        yield return line;
    }

    /// <summary>How many columns of a terminal the longest word of a text takes.</summary>
    public static int LongestWord(string text) => text.Contains(' ', StringComparison.Ordinal)
        ? text.Split(' ').Max(WidthOf)
        : WidthOf(text);
}
