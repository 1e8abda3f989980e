using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Templates;

/// <summary>A stylesheet that fetches nothing.</summary>
/// <param name="Element">The element that holds it.</param>
/// <param name="Policy">The content security policy that allows it alone.</param>
internal sealed record Stylesheet(RawText Element, RawText Policy)
{
    private static readonly string[] Refused = ["</", "@import", "url(", "expression(", "image-set(", "src("];

    /// <summary>The one with a text.</summary>
    /// <exception cref="TemplateException">It would fetch something.</exception>
    public static Stylesheet Of((string Text, string Shown) file)
    {
        var (text, shown) = file;
        if (Array.Find(Refused, part => text.Contains(part, StringComparison.OrdinalIgnoreCase)) is { } wrong)
        {
            var before = text[..text.IndexOf(wrong, StringComparison.OrdinalIgnoreCase)];
            var line = before.Count(sign => sign == '\n') + 1;
            var column = before.Length - before.LastIndexOf('\n');
            throw new TemplateException(
                $"{shown}:{line}:{column}: error: a stylesheet may not hold {wrong}; a report fetches nothing, so draw with borders, "
                    + "gradients or the built-in marks");
        }
        // No script, no request, no form, no frame: only the one stylesheet, by its hash.
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new Stylesheet(
            RawText.Trusted($"<style>{text}</style>"),
            RawText.Trusted($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"));
    }
}
