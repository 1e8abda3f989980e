using System.Globalization;
using System.Text;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>
/// A line of days on which stretches stand out, as wide as there is room: several below each other share one scale. What it shows is said
/// in words beside it, so that nobody need see it.
/// </summary>
internal static class DayStrip
{
    private const double Width = 1000;

    // Below this a day cannot be seen.
    private const double Narrowest = 5;

    /// <summary>Draws it.</summary>
    /// <param name="first">The first day of the scale.</param>
    /// <param name="last">The last day of the scale.</param>
    /// <param name="stretches">First and last day of each stretch, within the scale.</param>
    public static RawText Of(DateOnly first, DateOnly last, IEnumerable<(DateOnly First, DateOnly Last)> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        var svg = new StringBuilder(
            "<svg class=\"strip\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
                + "<rect class=\"track\" x=\"0\" y=\"5\" width=\"1000\" height=\"2\"/>");
        double days = last.DayNumber - first.DayNumber + 1;
        foreach (var (from, to) in stretches)
        {
            var width = Math.Max(Narrowest, (to.DayNumber - from.DayNumber + 1) / days * Width);
            var x = Math.Min(Width - width, (from.DayNumber - first.DayNumber) / days * Width);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"day\" x=\"{x:0.#}\" y=\"1\" width=\"{width:0.#}\" height=\"10\"/>");
        }
        return RawText.Trusted(svg.Append("</svg>").ToString());
    }
}
