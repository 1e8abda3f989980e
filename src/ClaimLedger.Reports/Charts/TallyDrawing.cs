using System.Globalization;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>A count as squares, one each, as long as they can be counted by eye; beyond that as a bar.</summary>
internal static class TallyDrawing
{
    /// <summary>The most squares.</summary>
    public const int MostSquares = 12;

    /// <summary>Draws a count beside others of which the largest is <paramref name="most"/>.</summary>
    public static RawText Of(int count, int most)
    {
        var drawing = most <= MostSquares
            ? string.Concat(
                Enumerable.Range(0, count).Select(
                    index => $"<rect x=\"{(index * 11).ToString(CultureInfo.InvariantCulture)}\" width=\"8\" height=\"8\"/>"))
            : $"<rect width=\"{Svg.Share(100.0 * count / most)}\" height=\"8\"/>";
        return RawText.Trusted(
            $"<svg class=\"tally\" width=\"100%\" height=\"8\" aria-hidden=\"true\" focusable=\"false\">{drawing}</svg>");
    }
}
