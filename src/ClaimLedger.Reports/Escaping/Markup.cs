using System.Buffers;
using System.Globalization;
using System.Text;
using ClaimLedger.Text;

namespace ClaimLedger.Reports.Escaping;

/// <summary>The languages a report can be written in.</summary>
internal enum MarkupKind
{
    /// <summary>HTML, and the escape for every template that is not known to be Markdown.</summary>
    Html,
    /// <summary>Markdown as CommonMark with tables has it.</summary>
    Markdown,
}

/// <summary>
/// Writes text that came from data, so that it can never become markup, and builds the few pieces of markup a template may not build
/// itself.
/// </summary>
internal abstract class Markup
{
    private bool _curls;

    /// <summary>The writer for a kind of markup and a report's language: in English, straight quotation marks become typographic.</summary>
    public static Markup Of(MarkupKind kind, string language)
    {
        Markup markup = kind == MarkupKind.Markdown ? new MarkdownMarkup() : new HtmlMarkup();
        markup._curls = language.Split('-')[0].Equals("en", StringComparison.OrdinalIgnoreCase);
        return markup;
    }

    /// <summary>The kind.</summary>
    public abstract MarkupKind Kind { get; }

    /// <summary>The text, so escaped that it shows as written, but for its quotation marks.</summary>
    public string Escape(string text) => Verbatim(Typeset(text));

    /// <summary>The text with the quotation marks of the report's language; every other sign stays in its place.</summary>
    public string Typeset(string text) => _curls ? Typography.Curl(text) : text;

    /// <summary>The text, so escaped that it shows as written.</summary>
    protected abstract string Verbatim(string text);

    /// <summary>A quote with the given stretches marked; inside of quotation marks of the report, its own become single ones.</summary>
    public RawText Highlight(string quote, IEnumerable<TextSpan> spans, bool isInMarks)
    {
        var set = Typeset(quote);
        return Marked(_curls && isInMarks ? Typography.Nest(set) : set, spans);
    }

    /// <summary>A text as it is to be shown, with the given stretches marked.</summary>
    protected abstract RawText Marked(string quote, IEnumerable<TextSpan> spans);

    /// <summary>A link where <paramref name="address"/> is http or https; else the text alone.</summary>
    public abstract RawText Link(string text, string? address);

    /// <summary>The address if it is an absolute http or https one, in its canonical writing; else null.</summary>
    public static string? SafeAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.UserInfo.Length == 0
            ? uri.AbsoluteUri
            : null;

    /// <summary>Cuts a text at the ends of the spans: merged where they overlap, and clipped to it.</summary>
    protected static IEnumerable<(string Text, bool Marked)> Cut(string text, IEnumerable<TextSpan> spans)
    {
        var position = 0;
        foreach (var span in spans
            .Where(span => span.Length > 0 && span.Start >= 0 && span.Start < text.Length)
            .OrderBy(span => span.Start))
        {
            var start = Math.Max(span.Start, position);
            var end = Math.Min((long)span.Start + span.Length, text.Length);
            if (end <= start)
                continue;
            if (start > position)
                yield return (text[position..start], false);
            yield return (text[start..(int)end], true);
            position = (int)end;
        }
        if (position < text.Length)
            yield return (text[position..], false);
    }

    /// <summary>
    /// The text without what no reader should meet: control characters, halves of surrogate pairs and the characters that
    /// turn the direction of the text around them or bring words that nobody sees (<see cref="InvisibleCharacters"/>), and separators of
    /// lines; each becomes U+FFFD.
    /// </summary>
    protected static IEnumerable<Rune> Runes(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var hostile = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control => rune.Value is not ('\n' or '\t'),
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
                _ => InvisibleCharacters.IsHostile(rune) || rune.Value is 0xFFFE or 0xFFFF,
            };
            yield return hostile ? Rune.ReplacementChar : rune;
        }
    }

    private sealed class HtmlMarkup : Markup
    {
        public override MarkupKind Kind => MarkupKind.Html;

        protected override string Verbatim(string text) => Html.Escape(text);

        protected override RawText Marked(string quote, IEnumerable<TextSpan> spans)
        {
            var html = new StringBuilder();
            foreach (var (part, marked) in Cut(quote, spans))
                html.Append(marked ? $"<mark>{Verbatim(part)}</mark>" : Verbatim(part));
            return RawText.Trusted(html.ToString());
        }

        public override RawText Link(string text, string? address) => SafeAddress(address) is { } safe
            ? RawText.Trusted($"<a href=\"{Verbatim(safe)}\" rel=\"external noopener noreferrer\"><bdi>{Escape(text)}</bdi></a>")
            : RawText.Trusted($"<bdi>{Escape(text)}</bdi>");
    }

    private sealed class MarkdownMarkup : Markup
    {
        // What means something only at the start of a text: headings, lists, rules, definitions.
        private const string AtStart = "#+-=:!";

        public override MarkupKind Kind => MarkupKind.Markdown;

        protected override string Verbatim(string text)
        {
            var markdown = new StringBuilder(text.Length + 16);
            var start = true;
            foreach (var rune in Runes(InvisibleCharacters.Show(text)))
            {
                switch (rune.Value)
                {
                    // A line break in data must not start a new block.
                    case '\n' or '\t' or ' ': markdown.Append(' '); continue;
                    case '<': markdown.Append("&lt;"); break;
                    case '>': markdown.Append("&gt;"); break;
                    case '&': markdown.Append("&amp;"); break;
                    case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$':
                        markdown
                        .Append('\\')
                        .Append((char)rune.Value); break;
                    case var sign when start && sign < 128 && AtStart.Contains((char)sign, StringComparison.Ordinal):
                        markdown
                        .Append('\\')
                        .Append((char)sign); break;
                    // "1." would begin a list.
                    case '.' or ')' when IsNumber(markdown): markdown.Append('\\').Append((char)rune.Value); break;
                    default: markdown.Append(rune.ToString()); break;
                }
                start = false;
            }
            return markdown.ToString();

            static bool IsNumber(StringBuilder text)
            {
                if (text.Length is 0 or > 9)
                    return false;
                for (var index = 0; index < text.Length; index++)
                {
                    if (!char.IsAsciiDigit(text[index]))
                        return false;
                }
                return true;
            }
        }

        protected override RawText Marked(string quote, IEnumerable<TextSpan> spans)
        {
            var markdown = new StringBuilder();
            foreach (var (part, marked) in Cut(quote, spans))
            {
                // Emphasis must touch a letter or digit: `**word**`, never `** word **`.
                var core = part.Trim();
                if (!marked || core.Length == 0)
                {
                    markdown.Append(Verbatim(part));
                    continue;
                }
                var at = part.IndexOf(core, StringComparison.Ordinal);
                markdown
                    .Append(Verbatim(part[..at]))
                    .Append("**")
                    .Append(Verbatim(core))
                    .Append("**")
                    .Append(Verbatim(part[(at + core.Length)..]));
            }
            return RawText.Trusted(markdown.ToString());
        }

        public override RawText Link(string text, string? address) =>
            RawText.Trusted(SafeAddress(address) is { } safe ? $"[{Escape(text)}](<{Inside(safe)}>)" : Escape(text));

        // What would end the address, or the cell of a table around it.
        private static string Inside(string address) => address
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal);
    }

    /// <summary>HTML text.</summary>
    internal static class Html
    {
        private static readonly SearchValues<char> Plain = SearchValues.Create(
            " \n\tabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%()*+,-./:;=?@[\\]^_{|}~“”‘’–—…·éüöäß");

        /// <summary>The text, safe in an element and in a quoted attribute.</summary>
        public static string Escape(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            // Most texts of a page have nothing to escape.
            if (!text.AsSpan().ContainsAnyExcept(Plain))
                return text;
            var html = new StringBuilder(text.Length + 16);
            foreach (var rune in Runes(text))
            {
                _ = rune.Value switch
                {
                    '&' => html.Append("&amp;"),
                    '<' => html.Append("&lt;"),
                    '>' => html.Append("&gt;"),
                    '"' => html.Append("&quot;"),
                    '\'' => html.Append("&#39;"),
                    '`' => html.Append("&#96;"),
                    _ => rune.IsBmp ? html.Append((char)rune.Value) : html.Append(rune.ToString()),
                };
            }
            return html.ToString();
        }
    }
}
