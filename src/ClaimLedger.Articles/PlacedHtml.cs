using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ClaimLedger.Articles;

/// <summary>
/// The words of HTML with their places. It goes by tokens, in one pass: a tree would be no deeper than a page, but a draft made to
/// break readers is, and of text a tree keeps no places.
/// </summary>
internal static class PlacedHtml
{
    // Within a paragraph; any other element begins one of its own. See https://html.spec.whatwg.org/#phrasing-content.
    private static readonly FrozenSet<string> Inline = new[]
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
        "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }.ToFrozenSet(StringComparer.Ordinal);

    // A note's number or an exponent is no digit of the number before it.
    private static readonly FrozenSet<string> Raised = new[] { "sub", "sup" }.ToFrozenSet(StringComparer.Ordinal);

    // What no reader of a page reads as its text.
    private static readonly FrozenSet<string> Silent = new[]
    {
        "script", "style", "title", "template", "svg", "math", "noscript", "nav", "textarea", "select", "iframe", "object",
    }.ToFrozenSet(StringComparer.Ordinal);

    // The elements in which "<" is no tag. See https://html.spec.whatwg.org/#parsing-html-fragments.
    private static readonly FrozenDictionary<string, HtmlParseMode> Modes = new Dictionary<string, HtmlParseMode>
    {
        ["script"] = HtmlParseMode.Script,
        ["style"] = HtmlParseMode.Rawtext,
        ["iframe"] = HtmlParseMode.Rawtext,
        ["noembed"] = HtmlParseMode.Rawtext,
        ["noframes"] = HtmlParseMode.Rawtext,
        ["xmp"] = HtmlParseMode.Rawtext,
        ["title"] = HtmlParseMode.RCData,
        ["textarea"] = HtmlParseMode.RCData,
        ["plaintext"] = HtmlParseMode.Plaintext,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private const string CharacterData = "<![CDATA[";
    private const string EndOfCharacterData = "]]>";

    /// <summary>Adds the words of a piece of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="text">Takes them.</param>
    public static void Read(string file, int start, int end, Paragraphs text)
    {
        using var source = new TextSource(file[start..end]);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver)
        {
            // So that text is as long as in the file.
            IsNotConsumingCharacterReferences = true,
            IsAcceptingCharacterData = true,
            SkipComments = true,
        };
        var silence = new Silence();
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when !silence.IsOn:
                    AddText(file, start + token.Position.Position - 1, start + source.Index, text);
                    break;
                case HtmlTokenType.StartTag:
                    silence.Open((HtmlTagToken)token);
                    tokenizer.State = Modes.GetValueOrDefault(token.Name, tokenizer.State);
                    Part(token.Name, text);
                    break;
                case HtmlTokenType.EndTag:
                    silence.Close(token.Name);
                    Part(token.Name, text);
                    break;
            }
        }
    }

    private static void Part(string element, Paragraphs text)
    {
        if (!Inline.Contains(element))
            text.Break();
        else if (Raised.Contains(element))
            text.Blank();
    }

    private static void AddText(string file, int start, int end, Paragraphs text)
    {
        var piece = file.AsSpan(start, end - start);
        if (piece.StartsWith(CharacterData))
        {
            var inner = piece[CharacterData.Length..];
            text.Add(inner.EndsWith(EndOfCharacterData) ? inner[..^EndOfCharacterData.Length] : inner, start + CharacterData.Length);
            return;
        }
        while (!piece.IsEmpty)
        {
            if (piece[0] == '&' && HtmlEntity.At(piece) is { } entity)
            {
                text.AddAt(entity.Text, start);
                piece = piece[entity.Length..];
                start += entity.Length;
            }
            else
            {
                var next = piece[1..].IndexOf('&') is >= 0 and var found ? found + 1 : piece.Length;
                text.Add(piece[..next], start);
                piece = piece[next..];
                start += next;
            }
        }
    }

    /// <summary>Whether an element is open whose text nobody reads: counted by its own name, for it may hold others of it.</summary>
    private struct Silence
    {
        private string? _element;
        private int _depth;

        public readonly bool IsOn => _element is not null;

        public void Open(HtmlTagToken tag)
        {
            var isForeign = tag.Name is "svg" or "math";
            if (_element == tag.Name)
                _depth += tag.IsSelfClosing && isForeign ? 0 : 1;
            else if (_element is null && Silent.Contains(tag.Name) && !(tag.IsSelfClosing && isForeign))
                (_element, _depth) = (tag.Name, 1);
        }

        public void Close(string element)
        {
            if (_element == element && --_depth == 0)
                _element = null;
        }
    }
}
