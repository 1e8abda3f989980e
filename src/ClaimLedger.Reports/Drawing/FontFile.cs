using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace ClaimLedger.Reports.Drawing;

/// <summary>A point of an outline, in units of the font; upwards is more.</summary>
internal readonly record struct OutlinePoint(double X, double Y);

/// <summary>
/// One of our own font files: WOFF 1.0 (https://www.w3.org/TR/WOFF/) with TrueType outlines
/// (https://learn.microsoft.com/typography/opentype/spec/glyf). Nobody else's file is read with it: it trusts what stands there.
/// </summary>
internal sealed class FontFile
{
    private const int HeaderLength = 44;
    private const int EntryLength = 20;

    // So many straight lines take the place of a curve.
    private const int StepsOfCurve = 6;

    private readonly byte[] _glyphs;
    private readonly byte[] _places;
    private readonly byte[] _widths;
    private readonly int _widthCount;
    private readonly bool _hasLongPlaces;
    private readonly Dictionary<int, int> _glyphOf;
    private readonly ConcurrentDictionary<int, IReadOnlyList<OutlinePoint[]>> _outlines = [];

    private FontFile(Dictionary<string, byte[]> tables)
    {
        var head = tables["head"];
        UnitsPerEm = Number(head, 18);
        _hasLongPlaces = Number(head, 50) == 1;
        _widthCount = Number(tables["hhea"], 34);
        (_widths, _places, _glyphs) = (tables["hmtx"], tables["loca"], tables["glyf"]);
        _glyphOf = CharacterMap(tables["cmap"]);
    }

    /// <summary>How many units are as long as the letters are high.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Reads a file.</summary>
    public static FontFile Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var tables = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var entry = HeaderLength; tables.Count < Number(file, 12); entry += EntryLength)
        {
            var (offset, length, whole) = (Long(file, entry + 4), Long(file, entry + 8), Long(file, entry + 12));
            var table = new byte[whole];
            using var stored = new MemoryStream(file, offset, length);
            using Stream content = length < whole ? new ZLibStream(stored, CompressionMode.Decompress) : stored;
            content.ReadExactly(table);
            tables[Encoding.ASCII.GetString(file, entry, 4)] = table;
        }
        return new FontFile(tables);
    }

    /// <summary>The glyph of a character; null where the file has none.</summary>
    public int? Glyph(Rune character) => _glyphOf.TryGetValue(character.Value, out var glyph) ? glyph : null;

    /// <summary>How far the next glyph stands behind a glyph.</summary>
    public int Width(int glyph) => Number(_widths, Math.Min(glyph, _widthCount - 1) * 4);

    /// <summary>The outline of a glyph: closed lines, of which each ends where it begins.</summary>
    public IReadOnlyList<OutlinePoint[]> Outline(int glyph) => _outlines.GetOrAdd(glyph, Drawn);

    private List<OutlinePoint[]> Drawn(int glyph)
    {
        var (start, end) = _hasLongPlaces
            ? (Long(_places, glyph * 4), Long(_places, (glyph * 4) + 4))
            : (Number(_places, glyph * 2) * 2, Number(_places, (glyph * 2) + 2) * 2);
        if (start == end)
            return [];
        return Signed(_glyphs, start) < 0 ? Composite(start + 10) : Simple(start);
    }

    private List<OutlinePoint[]> Simple(int start)
    {
        const int XIsShort = 2, YIsShort = 4, Repeats = 8, XIsSameOrPlus = 16, YIsSameOrPlus = 32;
        var contours = Signed(_glyphs, start);
        var at = start + 10;
        int[] ends = [.. Enumerable.Range(0, contours).Select(index => Number(_glyphs, at + (index * 2)))];
        at += contours * 2;
        at += 2 + Number(_glyphs, at);
        var flags = new byte[ends[^1] + 1];
        for (var index = 0; index < flags.Length; index++)
        {
            flags[index] = _glyphs[at++];
            if ((flags[index] & Repeats) == 0)
                continue;
            for (var more = _glyphs[at++]; more > 0; more--, index++)
                flags[index + 1] = flags[index];
        }
        var xs = Coordinates(XIsShort, XIsSameOrPlus);
        var ys = Coordinates(YIsShort, YIsSameOrPlus);
        List<OutlinePoint[]> drawn = [];
        var first = 0;
        foreach (var last in ends)
        {
            if (last - first >= 2)
                drawn.Add(Flattened(flags.AsSpan(first..(last + 1)), xs.AsSpan(first), ys.AsSpan(first)));
            first = last + 1;
        }
        return drawn;

        int[] Coordinates(int isShort, int isSameOrPlus)
        {
            var (values, value) = (new int[flags.Length], 0);
            for (var index = 0; index < flags.Length; index++)
            {
                var isSet = (flags[index] & isSameOrPlus) != 0;
                if ((flags[index] & isShort) != 0)
                {
                    value += isSet ? _glyphs[at] : -_glyphs[at];
                    at++;
                }
                else if (!isSet)
                {
                    value += Signed(_glyphs, at);
                    at += 2;
                }
                values[index] = value;
            }
            return values;
        }
    }

    // Two points off the curve have one on it between them.
    private static OutlinePoint[] Flattened(ReadOnlySpan<byte> flags, ReadOnlySpan<int> xs, ReadOnlySpan<int> ys)
    {
        List<(OutlinePoint Point, bool IsOn)> whole = [];
        for (var index = 0; index < flags.Length; index++)
        {
            var (point, isOn) = (new OutlinePoint(xs[index], ys[index]), (flags[index] & 1) != 0);
            if (!isOn && whole.Count > 0 && !whole[^1].IsOn)
                whole.Add((Middle(whole[^1].Point, point), true));
            whole.Add((point, isOn));
        }
        if (!whole[0].IsOn && !whole[^1].IsOn)
            whole.Add((Middle(whole[^1].Point, whole[0].Point), true));
        var begin = whole.FindIndex(each => each.IsOn);
        List<OutlinePoint> line = [whole[begin].Point];
        for (var step = 1; step <= whole.Count; step++)
        {
            var (point, isOn) = whole[(begin + step) % whole.Count];
            if (isOn)
            {
                line.Add(point);
                continue;
            }
            var (from, to) = (line[^1], whole[(begin + ++step) % whole.Count].Point);
            for (var part = 1; part <= StepsOfCurve; part++)
            {
                var t = (double)part / StepsOfCurve;
                line.Add(Between(Between(from, point, t), Between(point, to, t), t));
            }
        }
        return [.. line];
    }

    private List<OutlinePoint[]> Composite(int at)
    {
        const int HasWords = 1, IsOffset = 2, HasScale = 8, GoesOn = 32, HasTwoScales = 64, HasMatrix = 128;
        List<OutlinePoint[]> drawn = [];
        int flags;
        do
        {
            (flags, var part) = (Number(_glyphs, at), Number(_glyphs, at + 2));
            var hasWords = (flags & HasWords) != 0;
            var (dx, dy) = hasWords ? (Signed(_glyphs, at + 4), Signed(_glyphs, at + 6)) : ((sbyte)_glyphs[at + 4], (sbyte)_glyphs[at + 5]);
            if ((flags & IsOffset) == 0)
                (dx, dy) = (0, 0);
            at += hasWords ? 8 : 6;
            var (a, b, c, d) = (1.0, 0.0, 0.0, 1.0);
            if ((flags & HasScale) != 0)
                a = d = Scale();
            else if ((flags & HasTwoScales) != 0)
                (a, d) = (Scale(), Scale());
            else if ((flags & HasMatrix) != 0)
                (a, b, c, d) = (Scale(), Scale(), Scale(), Scale());
            drawn.AddRange(Outline(part).Select(line => line.Select(Moved).ToArray()));

            OutlinePoint Moved(OutlinePoint point) => new((a * point.X) + (c * point.Y) + dx, (b * point.X) + (d * point.Y) + dy);
        }
        while ((flags & GoesOn) != 0);
        return drawn;

        double Scale()
        {
            at += 2;
            return Signed(_glyphs, at - 2) / 16384.0;
        }
    }

    private static Dictionary<int, int> CharacterMap(byte[] table)
    {
        var map = new Dictionary<int, int>();
        for (var index = 0; index < Number(table, 2); index++)
        {
            var start = Long(table, 4 + (index * 8) + 4);
            if (Number(table, start) == 4)
                ReadSegments(table, start, map);
            else if (Number(table, start) == 12)
                ReadGroups(table, start, map);
        }
        return map;
    }

    private static void ReadSegments(byte[] table, int start, Dictionary<int, int> map)
    {
        var twice = Number(table, start + 6);
        for (var index = 0; index < twice; index += 2)
        {
            var last = Number(table, start + 14 + index);
            var first = Number(table, start + 16 + twice + index);
            var delta = Number(table, start + 16 + (twice * 2) + index);
            var place = start + 16 + (twice * 3) + index;
            var offset = Number(table, place);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : Number(table, place + offset + ((character - first) * 2));
                if (offset == 0 || glyph != 0)
                    map[character] = (glyph + delta) & 0xFFFF;
            }
        }
    }

    private static void ReadGroups(byte[] table, int start, Dictionary<int, int> map)
    {
        for (var index = 0; index < Long(table, start + 12); index++)
        {
            var group = start + 16 + (index * 12);
            for (var character = Long(table, group); character <= Long(table, group + 4); character++)
                map[character] = Long(table, group + 8) + character - Long(table, group);
        }
    }

    private static OutlinePoint Middle(OutlinePoint a, OutlinePoint b) => Between(a, b, 0.5);

    private static OutlinePoint Between(OutlinePoint a, OutlinePoint b, double t) => new(a.X + ((b.X - a.X) * t), a.Y + ((b.Y - a.Y) * t));

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));

    private static int Signed(byte[] bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(at));

    private static int Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
