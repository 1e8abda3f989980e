using System.Collections.Immutable;
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
    public static int WidthOf(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();

    /// <summary>
    /// The width of each column of a table that fits without breaking a word, what is left shared out by what each could use; null
    /// where there is none, or where it would be mostly ids.
    /// </summary>
    public static int[]? WidthsOf<T>(ImmutableArray<Column<T>> columns, List<string[]> cells, int width)
    {
        var least = new int[columns.Length];
        var most = new int[columns.Length];
        for (var index = 0; index < columns.Length; index++)
        {
            var all = cells.Select(row => row[index]).Append(columns[index].Name).ToList();
            most[index] = all.Max(WidthOf);
            least[index] = columns[index].IsWhole ? most[index] : all.Max(LongestWord);
        }
        var room = width - Edges - (Padding * columns.Length);
        if (most.Sum() <= room)
            return most;
        var left = room - least.Sum();
        if (left < 0 || columns.Select((column, index) => column.IsWhole ? least[index] : 0).Max() > width / MostOfId)
            return null;
        var wanted = most.Zip(least, (high, low) => high - low).Sum();
        var widths = least.Select((low, index) => low + (int)((long)left * (most[index] - low) / wanted)).ToArray();
        return widths;
    }

    /// <summary>The columns that stand in one line, with their widths, and the others, which have lines of their own.</summary>
    public static (List<(int Index, int Width)> Head, List<int> Below) HeadOf<T>(
        ImmutableArray<Column<T>> columns, List<string[]> cells, int width)
    {
        var head = new List<(int Index, int Width)>();
        var rest = new List<int>();
        var taken = 0;
        for (var index = 0; index < columns.Length; index++)
        {
            var own = cells.Select(row => row[index]).Append(columns[index].Name).Max(WidthOf);
            if (index > 0 && (own > Short || taken + 2 + own > width))
            {
                rest.Add(index);
                continue;
            }
            head.Add((index, own));
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

    private static int LongestWord(string text) => text.Split(' ').Max(WidthOf);
}
