using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ClaimLedger.Reports.Drawing;

/// <summary>
/// A typeface for pictures: Source Serif 4 and Source Sans 3 (https://github.com/adobe-fonts), as Fontsource releases them, a file for each
/// group of scripts: Latin, Greek and Cyrillic. Other scripts ask for more than to put one letter behind the other.
/// </summary>
internal sealed class Face
{
    private static readonly Lazy<ImmutableArray<FontFile>> Plain = Files("400");
    private static readonly Lazy<ImmutableArray<FontFile>> Bold = Files("600");
    private static readonly Lazy<ImmutableArray<FontFile>> Small = new(() => [Read("source-sans-3-latin-400-normal"), .. Plain.Value]);

    private readonly Lazy<ImmutableArray<FontFile>> _files;

    private Face(Lazy<ImmutableArray<FontFile>> files) => _files = files;

    /// <summary>For what is read at length.</summary>
    public static Face Serif { get; } = new(Plain);

    /// <summary>For headlines.</summary>
    public static Face BoldSerif { get; } = new(Bold);

    /// <summary>For what stands beside; letters that it has not are those of the serif.</summary>
    public static Face Sans { get; } = new(Small);

    /// <summary>A glyph, and where it stands in its line, from its beginning on, in pixels.</summary>
    internal readonly record struct Placed(FontFile File, int Glyph, double X, double Scale);

    /// <summary>
    /// A text as far as it can be drawn: without what is no letter and has no glyph, such as an emoji; null where a letter has none.
    /// </summary>
    public string? Drawable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var drawn = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && Find(rune) is not null)
                drawn.Append(rune);
            else if (Rune.IsWhiteSpace(rune))
                drawn.Append(' ');
            else if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                return null;
        }
        return drawn.ToString();
    }

    /// <summary>How long a text is at a size, in pixels.</summary>
    public double Width(string text, double size) =>
        Line(text, size) is [.., var last] ? last.X + (last.File.Width(last.Glyph) * last.Scale) : 0;

    /// <summary>The glyphs of a text in one line; what has none is left out.</summary>
    public IReadOnlyList<Placed> Line(string text, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Placed> line = [];
        var x = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Find(rune) is not var (file, glyph))
                continue;
            var scale = size / file.UnitsPerEm;
            line.Add(new Placed(file, glyph, x, scale));
            x += file.Width(glyph) * scale;
        }
        return line;
    }

    private (FontFile File, int Glyph)? Find(Rune rune)
    {
        foreach (var file in _files.Value)
        {
            if (file.Glyph(rune) is { } glyph)
                return (file, glyph);
        }
        return null;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static Lazy<ImmutableArray<FontFile>> Files(string weight) => new(() =>
    [
        .. ((string[])["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"])
            .Select(scripts => Read($"source-serif-4-{scripts}-{weight}-normal")),
    ]);

    private static FontFile Read(string name)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream($"fonts/{name}.woff")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return FontFile.Read(file);
    }
}
