using System.Collections.Immutable;
using System.Text;

namespace ClaimLedger.Cli.Output;

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
        foreach (var letter in Wording.OneLine(text))
        {
            if (letter is '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '~' or '#' or '&')
                escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }

    private static void Row(TextWriter output, IEnumerable<string> cells) => output.WriteLine("| " + string.Join(" | ", cells) + " |");
}
