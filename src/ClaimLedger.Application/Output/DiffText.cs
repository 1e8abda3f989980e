using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Comparison;

namespace ClaimLedger.Application.Output;

/// <summary>Writes a comparison: JSON for programs, Markdown for a comment on a pull request.</summary>
internal static class DiffText
{
    /// <summary>
    /// GitHub takes 65,536 characters a comment; bytes of UTF-8 are never fewer, and there is room for a line of the reader's own.
    /// </summary>
    public const int MostBytes = 65_000;

    // Headings and the line that counts what did not fit.
    private const int Reserve = 1_000;

    /// <summary>The kinds of changes, in the order in which they are counted.</summary>
    public static readonly ImmutableArray<ChangeKind> Kinds = [.. Enum.GetValues<ChangeKind>()];

    /// <summary>One object.</summary>
    public static void Json(Host host, string before, string after, ImmutableArray<DiffSection> sections) => JsonText.Write(host, json =>
    {
        json.WriteStartObject();
        json.WriteString("a", before);
        json.WriteString("b", after);
        json.WriteStartObject("counts");
        foreach (var section in sections)
        {
            json.WriteStartObject(section.Sort);
            foreach (var kind in Kinds)
                json.WriteNumber(TermNames<ChangeKind>.Of(kind), section.Count(kind));
            json.WriteNumber("unchanged", section.Unchanged);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("labels");
        foreach (var cause in Enum.GetValues<ChangeCause>())
            json.WriteNumber(DiffRow.Label(cause), sections.Sum(section => section.Rows.Count(row => row.Cause == cause)));
        json.WriteEndObject();
        foreach (var section in sections)
        {
            json.WriteStartArray(section.Sort);
            foreach (var row in section.Rows)
            {
                json.WriteStartObject();
                json.WriteString("id", row.Id);
                json.WriteString("change", TermNames<ChangeKind>.Of(row.Kind));
                json.Optional("label", row.Cause is { } cause ? DiffRow.Label(cause) : null);
                row.WriteJson(json);
                json.Objects("fields", row.Fields, field =>
                {
                    json.WriteString("field", field.Field);
                    json.Optional("was", field.Was);
                    json.Optional("is", field.Is);
                });
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    });

    /// <summary>Markdown of at most <see cref="MostBytes"/>; what does not fit is counted.</summary>
    public static string Markdown(string before, string after, ImmutableArray<DiffSection> sections)
    {
        var text = new StringBuilder();
        text
            .Append("### Claims and conflicts: ")
            .Append(MarkdownText.Code(before))
            .Append(" → ")
            .Append(MarkdownText.Code(after))
            .Append("\n\n");
        text.Append("| | added | removed | changed | unchanged |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var section in sections)
            text
                .Append("| ")
                .Append(section.Sort)
                .Append(" | ")
                .AppendJoin(" | ", Kinds.Select(section.Count))
                .Append(" | ")
                .Append(section.Unchanged)
                .Append(" |\n");
        if (sections.All(section => section.Rows.IsEmpty))
            return text.Append("\nNothing changed.\n").ToString();

        var left = MostBytes - Reserve - Encoding.UTF8.GetByteCount(text.ToString());
        var rest = new List<string>();
        foreach (var section in sections.Where(section => !section.Rows.IsEmpty))
        {
            var shown = 0;
            foreach (var item in section.Rows.Select(Item))
            {
                var heading = shown == 0 ? $"\n#### {char.ToUpperInvariant(section.Sort[0])}{section.Sort[1..]}\n\n" : "";
                var bytes = Encoding.UTF8.GetByteCount(item) + heading.Length;
                if (rest.Count > 0 || bytes > left)
                    break;
                text.Append(heading).Append(item);
                left -= bytes;
                shown++;
            }
            if (shown < section.Rows.Length)
                rest.Add(Phrases.Count(section.Rows.Length - shown, section.Rows[0].Sort));
        }
        if (rest.Count > 0)
            text.Append($"\nNot shown here, for want of room: {string.Join(", ", rest)}. `{Tool.Name} diff` lists every change.\n");
        return text.ToString();
    }

    private static string Item(DiffRow row)
    {
        var item = new StringBuilder("- **").Append(TermNames<ChangeKind>.Of(row.Kind)).Append("**");
        if (row.Cause is { } cause)
            item.Append(" (").Append(DiffRow.Label(cause)).Append(')');
        if (row.Grade is { } grade)
            item.Append(' ').Append(TermNames<Severity>.Of(grade));
        item.Append(' ').Append(MarkdownText.Code(row.Id)).Append(' ');
        foreach (var (text, isData) in row.About)
            item.Append(isData ? MarkdownText.Code(text) : text);
        item.Append('\n');
        foreach (var field in row.Fields)
            item
                .Append("  - ")
                .Append(field.Field)
                .Append(": ")
                .Append(MarkdownText.Code(field.Was))
                .Append(" → ")
                .Append(MarkdownText.Code(field.Is))
                .Append('\n');
        return item.ToString();
    }
}
