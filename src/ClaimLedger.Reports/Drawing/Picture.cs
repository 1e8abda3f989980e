using System.Globalization;

namespace ClaimLedger.Reports.Drawing;

/// <summary>
/// A picture of flat colours and text on one ground. Pixels are numbers of a palette: the ground, and each ink in steps from the ground to
/// itself, so that the edges of letters are smooth.
/// </summary>
internal sealed class Picture
{
    // With the ground, of at most eight inks, 241 colours.
    private const int Steps = 30;
    private const int MostInks = 8;

    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _pixels;
    private readonly string _ground;
    private readonly List<string> _inks = [];

    /// <summary>An empty one.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="ground">Its ground, as <c>#rrggbb</c>.</param>
    public Picture(int width, int height, string ground)
    {
        (_width, _height, _ground) = (width, height, ground);
        _pixels = new byte[width * height];
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int x, int y, int width, int height, string ink)
    {
        var full = (byte)(Lightest(ink) + Steps);
        for (var row = y; row < y + height; row++)
            _pixels.AsSpan((row * _width) + x, width).Fill(full);
    }

    /// <summary>Writes a line of text; what has no room is cut off at the edge.</summary>
    /// <param name="x">Where it begins.</param>
    /// <param name="baseline">On what its letters stand.</param>
    /// <param name="face">In what letters.</param>
    /// <param name="size">How high they are.</param>
    /// <param name="text">The text.</param>
    /// <param name="ink">In which colour.</param>
    public void Write(int x, int baseline, Face face, int size, string text, string ink)
    {
        ArgumentNullException.ThrowIfNull(face);
        var lightest = Lightest(ink);
        // Room for accents above and tails below.
        var top = Math.Max(0, baseline - (size * 5 / 4));
        var right = Math.Min(_width, x + (int)face.Width(text, size) + size);
        var coverage = new Coverage(right, Math.Min(_height, baseline + (size / 2)) - top);
        foreach (var (file, glyph, along, scale) in face.Line(text, size))
        {
            foreach (var line in file.Outline(glyph))
            {
                for (var index = 1; index < line.Length; index++)
                    coverage.Add(On(line[index - 1], along, scale), On(line[index], along, scale));
            }
        }
        for (var row = 0; row < coverage.Height; row++)
        {
            var pixels = _pixels.AsSpan((top + row) * _width, _width);
            var parts = coverage.Row(row);
            for (var column = 0; column < parts.Length; column++)
            {
                var step = (int)((parts[column] * Steps) + 0.5);
                if (step > 0)
                    pixels[column] = (byte)(lightest + step);
            }
        }

        OutlinePoint On(OutlinePoint point, double along, double scale) =>
            new(x + along + (point.X * scale), baseline - top - (point.Y * scale));
    }

    /// <summary>The picture as PNG.</summary>
    public byte[] ToPng()
    {
        var ground = Channels(_ground);
        byte[] palette =
        [
            .. ground,
            .. _inks.SelectMany(ink => Enumerable.Range(1, Steps).SelectMany(
                step => Channels(ink).Zip(ground, (to, from) => (byte)(from + ((to - from) * step / Steps))))),
        ];
        return Png.Of(_width, _height, palette, _pixels);
    }

    // The number in front of those of an ink.
    private int Lightest(string ink)
    {
        var index = _inks.IndexOf(ink);
        if (index < 0)
        {
            if (_inks.Count == MostInks)
                throw new InvalidOperationException($"a picture has {MostInks} inks at most");
            index = _inks.Count;
            _inks.Add(ink);
        }
        return index * Steps;
    }

    private static byte[] Channels(string colour) =>
        [
            .. Enumerable.Range(0, 3)
                .Select(at => byte.Parse(colour.AsSpan(1 + (at * 2), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        ];
}
