using System.Globalization;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>
/// How positions are told apart: a letter, a shape, a pattern and a hue. Each alone is enough. The hues belong to no party
/// of any conflict we know of: no red, green, or blue and white; they differ in lightness too, and the letters go by
/// order, never by who speaks.
/// </summary>
internal static class PositionStyle
{
    /// <summary>How many shapes and hues there are before they begin again; letters never repeat.</summary>
    public const int Count = 6;

    // Each in a box from -8 to 8, so that a letter fits inside.
    private static readonly string[] Shapes =
    [
        "<circle r=\"8\"/>",
        "<rect x=\"-7.5\" y=\"-7.5\" width=\"15\" height=\"15\"/>",
        "<path d=\"M0-9.5 9.5 0 0 9.5-9.5 0Z\"/>",
        "<path d=\"M-4.6-8H4.6L9.2 0 4.6 8H-4.6L-9.2 0Z\"/>",
        "<path d=\"M-8-8H8V3L0 9.5-8 3Z\"/>",
        "<rect x=\"-9.5\" y=\"-6.5\" width=\"19\" height=\"13\" rx=\"6.5\"/>",
    ];

    // Strokes over an eight-unit tile; the ground is a tint of the same hue.
    private static readonly string[] Patterns =
    [
        "",
        "<path d=\"M-2 10 10-2M-2 2 2-2M6 10 10 6\"/>",
        "<path d=\"M0 4H8\"/>",
        "<path d=\"M-2-2 10 10M-2 6 2 10M6-2 10 2\"/>",
        "<path d=\"M4 0V8\"/>",
        "<circle cx=\"4\" cy=\"4\" r=\"1.2\"/>",
    ];

    /// <summary>A, B, … Z, AA, AB, …</summary>
    public static string Letter(int index)
    {
        var letters = "";
        for (var rest = index; rest >= 0; rest = (rest / 26) - 1)
            letters = (char)('A' + (rest % 26)) + letters;
        return letters;
    }

    /// <summary>The class that carries the hue: <c>p1</c> to <c>p6</c>.</summary>
    public static string Class(int index) => "p" + ((index % Count) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The mark at the origin of a drawing; hollow where the answer is not one exact value.</summary>
    public static string Shape(int index, bool exact = true) =>
        $"<g class=\"pm {Class(index)}{(exact ? "" : " loose")}\">{Shapes[index % Count]}<text dy=\".35em\" "
            + $"text-anchor=\"middle\"{(Letter(index).Length > 1 ? " class=\"two\"" : "")}>{Letter(index)}</text></g>";

    /// <summary>The mark as a picture in a line of text; the letter is spoken.</summary>
    public static string Inline(int index) =>
        $"<svg class=\"mark-svg\" viewBox=\"-10 -10 20 20\" width=\"20\" height=\"20\" role=\"img\" aria-label=\"Position "
            + $"{Letter(index)}\">{Shape(index)}</svg>";

    /// <summary>The patterns that the charts of a page share; written once, near its start.</summary>
    public static RawText Definitions() => RawText.Trusted(
        "<svg class=\"defs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>"
        + string.Concat(Patterns.Select((pattern, index) =>
            $"<pattern id=\"pat{index + 1}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" class=\"pat p{index + 1}\"><rect "
                + $"width=\"8\" height=\"8\"/>{pattern}</pattern>"))
        + "</defs></svg>");

    /// <summary>The sign of a severity: a filled lozenge, a half-filled one, a ring. The word always stands beside it.</summary>
    public static RawText SeverityMark(Severity severity) => RawText.Trusted(
        "<svg class=\"sev\" viewBox=\"-8 -8 16 16\" width=\"14\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">"
        + severity switch
        {
            Severity.Error => "<path d=\"M0-7 7 0 0 7-7 0Z\" class=\"full\"/>",
            Severity.Warning => "<path d=\"M0-7 7 0 0 7-7 0Z\"/><path d=\"M0-7V7L-7 0Z\" class=\"full\"/>",
            _ => "<circle r=\"5\"/>",
        }
        + "</svg>");
}
