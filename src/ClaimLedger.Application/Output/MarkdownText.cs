using System.Collections.Immutable;
using System.Text;

namespace ClaimLedger.Application.Output;

/// <summary>Writes Markdown, with what sources wrote kept from being read as markup.</summary>
internal static class MarkdownText
{
    /// <summary>Writes a table.</summary>
    public static void Table<T>(TextWriter output, ImmutableArray<Column<T>> columns, IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(rows);
        Row(output, columns.Select(column => column.Name));
        Row(output, columns.Select(_ => "---"));
        foreach (var row in rows)
            Row(output, columns.Select(column => Escape(CellText.Of(column.Cell(row)))));
    }

    /// <summary>Text as Markdown that shows just that text, on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in Phrases.OneLine(text))
        {
            if (letter is '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '~' or '#' or '&')
                escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>
    /// Text as a code span on one line, shortened where it is long: in a comment on a pull request nothing in it names people,
    /// links issues or loads pictures.
    /// </summary>
    public static string Code(string? text, int most = 300)
    {
        var line = Phrases.OneLine(text).Trim();
        if (line.Length == 0)
            return "nothing";
        if (line.Length > most)
            line = line[..(char.IsHighSurrogate(line[most - 1]) ? most - 1 : most)] + "…";
        var fence = new string('`', LongestRun(line) + 1);
        var gap = line.StartsWith('`') || line.EndsWith('`') ? " " : "";
        return fence + gap + line + gap + fence;
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static void Row(TextWriter output, IEnumerable<string> cells) => output.WriteLine("| " + string.Join(" | ", cells) + " |");
}
