using System.Globalization;
using System.Text;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>
/// Writes a drawing whose widths are shares of the room there is and whose heights and letters have a fixed size: it fits
/// a phone and a desk alike, and its words stay readable. Shapes of a fixed size sit in nested drawings.
/// </summary>
internal sealed class Svg
{
    /// <summary>Words are placed as for the narrowest drawing, in pixels; a wider one only spreads them.</summary>
    public const double NarrowestWidth = 250;

    /// <summary>A digit of a label, in pixels.</summary>
    public const double DigitWidth = 6.8;

    private readonly StringBuilder _svg = new();

    /// <summary>How wide the label of a tick is at most, from 0 to 100.</summary>
    public static double WidthOf(string label) => label.Length * DigitWidth / NarrowestWidth * 100;

    /// <summary>How far apart, from 0 to 100, two ticks beside each other must be for their labels.</summary>
    public static double Room(string left, string right) => ((WidthOf(left) + WidthOf(right)) / 2) + (8 / NarrowestWidth * 100);

    /// <summary>A label in the middle of its tick, or beside it where that would leave the paper.</summary>
    public Svg TickLabel(double at, double y, string label)
    {
        var half = WidthOf(label) / 2;
        return Text(at, y, label, at - half < -2 ? "tick start" : at + half > 102 ? "tick end" : "tick");
    }

    /// <summary>A share of the width.</summary>
    public static string Share(double at) => at.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A number of pixels.</summary>
    public static string Pixels(double at) => at.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A line from (x1, y1) to (x2, y2).</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string classes)
    {
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<line x1=\"{Share(x1)}\" y1=\"{Pixels(y1)}\" x2=\"{Share(x2)}\" y2=\"{Pixels(y2)}\" class=\"{classes}\"/>");
        return this;
    }

    /// <summary>A box.</summary>
    public Svg Box(double x1, double x2, double y, double height, string classes, string fill)
    {
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect x=\"{Share(x1)}\" y=\"{Pixels(y)}\" width=\"{Share(x2 - x1)}\" height=\"{Pixels(height)}\" class=\"{classes}\" "
                + $"fill=\"{fill}\"/>");
        return this;
    }

    /// <summary>Words.</summary>
    public Svg Text(double x, double y, string text, string classes, double dx = 0)
    {
        var shift = dx == 0 ? "" : $" dx=\"{Pixels(dx)}\"";
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Share(x)}\" y=\"{Pixels(y)}\"{shift} class=\"{classes}\">{Markup.Html.Escape(text)}</text>");
        return this;
    }

    /// <summary>Words with a position's letter before them.</summary>
    public Svg Label(double x, double y, string letter, string text, string classes, string hue)
    {
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Share(x)}\" y=\"{Pixels(y)}\" class=\"{classes}\"><tspan class=\"letter {hue}\">{letter}</tspan> "
                + $"{Markup.Html.Escape(text)}</text>");
        return this;
    }

    /// <summary>A shape of a fixed size, with its origin at (x, y) plus so many pixels.</summary>
    public Svg At(double x, double y, string shape, double dx = 0)
    {
        var drawing = dx == 0 ? shape : $"<g transform=\"translate({Pixels(dx)})\">{shape}</g>";
        _svg.Append(CultureInfo.InvariantCulture, $"<svg x=\"{Share(x)}\" y=\"{Pixels(y)}\" overflow=\"visible\">{drawing}</svg>");
        return this;
    }

    /// <summary>The whole drawing with its title and description, which a screen reader reads in place of it.</summary>
    public RawText Whole(string id, double height, string title, string description) => RawText.Trusted(
        $"<svg class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" width=\"100%\" height=\"{Pixels(height)}\" "
            + "focusable=\"false\">"
        + $"<title id=\"{id}-title\">{Markup.Html.Escape(title)}</title><desc id=\"{id}-desc\">{Markup.Html.Escape(description)}</desc>"
        + _svg + "</svg>");
}
