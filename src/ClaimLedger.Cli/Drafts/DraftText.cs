using System.Text;
using ClaimLedger.Cli.Scanning;

namespace ClaimLedger.Cli.Drafts;

/// <summary>A draft as it is read: markup gives way to blanks, so that every word keeps its place in the file.</summary>
internal sealed class DraftText
{
    /// <summary>The longest draft, in UTF-16 units.</summary>
    public const int Longest = 8 << 20;

    private static readonly string[] Whole = ["script", "style", "head", "template", "svg", "noscript", "nav", "textarea", "select"];
    private static readonly HashSet<string> Inline = new(
        ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"], StringComparer.OrdinalIgnoreCase);
    private static readonly (string Entity, char Letter)[] Entities =
    [
        ("&nbsp;", '\u00A0'), ("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&apos;", '\''), ("&#39;", '\''), ("&rsquo;", '’'), ("&lsquo;", '‘'), ("&#8217;", '’'),
        ("&ldquo;", '“'), ("&rdquo;", '”'), ("&#8220;", '“'), ("&#8221;", '”'), ("&ndash;", '–'), ("&mdash;", '—'), ("&euro;", '€'), ("&pound;", '£'), ("&percnt;", '%'), ("&thinsp;", '\u2009'),
    ];

    private readonly string _file;

    private DraftText(string file, string words)
    {
        _file = file;
        Words = words;
    }

    /// <summary>What is read: as long as the file, letter by letter.</summary>
    public string Words { get; }

    /// <summary>Reads a draft: plain text, or by its name Markdown or HTML.</summary>
    /// <exception cref="MistakesException">It is not UTF-8.</exception>
    /// <exception cref="UsageException">It is too long.</exception>
    public static DraftText Read(TextInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var blocks = new TextBlocks(input);
        var all = new StringBuilder();
        while (blocks.Next() is { } block)
        {
            if (all.Append(block.Text).Length > Longest)
                throw new UsageException($"{input.Name} has more than {Longest:#,0} characters; name the file that holds the draft alone");
        }
        var text = all.ToString();
        return new DraftText(text, Path.GetExtension(input.Name).ToLowerInvariant() switch
        {
            ".html" or ".htm" or ".xhtml" => WithoutTags(text),
            ".md" or ".markdown" => WithoutMarks(text),
            _ => text.AsSpan().TrimStart().StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.AsSpan().TrimStart().StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? WithoutTags(text) : text,
        });
    }

    /// <summary>Line and column of a place, both from 1, the column in UTF-16 units.</summary>
    public (int Line, int Column) At(int position)
    {
        var before = _file.AsSpan(0, position);
        return (before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }

    private static string WithoutTags(string text)
    {
        var letters = text.ToCharArray();
        for (var at = 0; at < letters.Length;)
        {
            if (letters[at] == '<' && EndOfMarkup(text, at, out var isBlock) is { } end)
            {
                Blank(letters, at, end);
                if (isBlock)
                    letters.AsSpan(at, Math.Min(2, end - at)).Fill('\n');
                at = end;
            }
            else
            {
                at += letters[at] == '&' ? Entity(text, letters, at) : 1;
            }
        }
        return new string(letters);
    }

    private static int? EndOfMarkup(string text, int start, out bool isBlock)
    {
        isBlock = false;
        if (text.AsSpan(start).StartsWith("<!--"))
            return text.IndexOf("-->", start + 4, StringComparison.Ordinal) is >= 0 and var comment ? comment + 3 : text.Length;
        var name = start + 1;
        if (name < text.Length && text[name] is '/' or '!' or '?')
            name++;
        var last = name;
        while (last < text.Length && char.IsAsciiLetterOrDigit(text[last]))
            last++;
        if (last == name)
            return null;
        if (text.IndexOf('>', last) is not (>= 0 and var close))
            return null;
        var tag = text[name..last];
        isBlock = !Inline.Contains(tag);
        if (text[start + 1] != '/' && Array.Exists(Whole, whole => string.Equals(whole, tag, StringComparison.OrdinalIgnoreCase)))
            return text.IndexOf($"</{tag}", close, StringComparison.OrdinalIgnoreCase) is >= 0 and var whole && text.IndexOf('>', whole) is >= 0 and var end ? end + 1 : text.Length;
        return close + 1;
    }

    private static int Entity(string text, char[] letters, int at)
    {
        foreach (var (entity, letter) in Entities)
        {
            if (!text.AsSpan(at).StartsWith(entity))
                continue;
            Blank(letters, at, at + entity.Length);
            letters[at] = letter;
            return entity.Length;
        }
        return 1;
    }

    private static string WithoutMarks(string text)
    {
        var letters = text.ToCharArray();
        var isCode = false;
        var start = FrontMatter(text, letters);
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
            var line = text.AsSpan(start, end - start).TrimStart();
            if (line.StartsWith("```") || line.StartsWith("~~~"))
            {
                isCode = !isCode;
                Blank(letters, start, end);
            }
            else if (isCode)
            {
                Blank(letters, start, end);
            }
            else
            {
                Marks(text, letters, end - line.Length, end);
            }
            start = end + 1;
        }
        return new string(letters);
    }

    private static int FrontMatter(string text, char[] letters)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
            return 0;
        if (text.IndexOf("\n---", 3, StringComparison.Ordinal) is not (>= 0 and var end))
            return 0;
        Blank(letters, 0, end + 4);
        return end + 4;
    }

    private static void Marks(string text, char[] letters, int start, int end)
    {
        // What stands at the beginning of a line: headings, quotes, items and their numbers.
        var at = start;
        while (at < end && text[at] is '#' or '>' or ' ' or '\t')
            letters[at++] = ' ';
        if (at + 1 < end && text[at] is '-' or '*' or '+' && text[at + 1] == ' ')
            letters[at++] = ' ';
        var digits = at;
        while (digits < end && char.IsAsciiDigit(text[digits]))
            digits++;
        if (digits > at && digits + 1 < end && digits - at <= 3 && text[digits] is '.' or ')' && digits + 1 < end && text[digits + 1] == ' ')
            Blank(letters, at, digits + 1);
        for (; at < end; at++)
        {
            switch (text[at])
            {
                case '*' or '`' or '[':
                    letters[at] = ' ';
                    if (text[at] == '[' && at + 1 < end && text[at + 1] == '^' && text.IndexOf(']', at, end - at) is >= 0 and var note)
                        Blank(letters, at, note + 1);
                    break;
                case ']':
                    letters[at] = ' ';
                    if (at + 1 < end && text[at + 1] == '(' && text.IndexOf(')', at, end - at) is >= 0 and var close)
                        Blank(letters, at, close + 1);
                    break;
                case '_' when at == start || at + 1 == end || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]):
                    letters[at] = ' ';
                    break;
            }
        }
    }

    // Line ends stay: they part paragraphs.
    private static void Blank(char[] letters, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (letters[at] is not ('\n' or '\r'))
                letters[at] = ' ';
        }
    }
}
