using System.Globalization;
using System.Text;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>
/// One conflict as a drawing of the size that link previews have: it needs no stylesheet, runs nothing and fetches nothing.
/// </summary>
internal static class ConflictCard
{
    private const int Width = 1200;
    private const int Height = 630;
    private const int Margin = 64;
    private const int MostPositions = 4;
    private const string Ink = "#1d1b18";
    private const string Quiet = "#5f5a52";
    private const string Serif = "Charter, Cambria, Georgia, serif";
    private const string Sans = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

    // As in the stylesheet's light theme.
    private static readonly string[] Hues = ["#5a3e8e", "#9a5a00", "#14646f", "#94366a"];

    /// <summary>Draws it; everything is escaped here.</summary>
    public static string Draw(string asks, string subject, string gravity, string finding, IReadOnlyList<string> positions, string foot)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" "
                + $"role=\"img\" aria-labelledby=\"title desc\"><title id=\"title\">{Markup.Html.Escape(asks)}</title>"
                + $"<desc id=\"desc\">{Markup.Html.Escape(finding)}</desc><rect width=\"{Width}\" height=\"{Height}\" fill=\"#fffdfa\"/>");
        svg.Append(
            CultureInfo.InvariantCulture, $"<rect x=\"{Margin}\" y=\"48\" width=\"{Width - (2 * Margin)}\" height=\"4\" fill=\"{Ink}\"/>");
        Text(svg, 84, 24, Sans, Quiet, Fit($"{subject} · {gravity}", 24, 0.54));
        var y = 84 + 16;
        foreach (var line in Lines(asks, 48, 0.56, 2))
            Text(svg, y += 54, 48, Serif, Ink, line, bold: true);
        y += 30;
        var shown = positions.Take(positions.Count > MostPositions ? MostPositions - 1 : MostPositions).ToList();
        for (var index = 0; index < shown.Count; index++)
        {
            y += 48;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{Margin}\" y=\"{y - 30}\" width=\"6\" height=\"38\" fill=\"{Hues[index]}\"/>");
            Text(svg, y, 34, Serif, Hues[index], Fit($"{PositionStyle.Letter(index)} {shown[index]}", 34, 0.56), bold: true, indent: 22);
        }
        if (positions.Count > shown.Count)
            Text(svg, y += 48, 26, Sans, Quiet, $"and {positions.Count - shown.Count} more", indent: 22);
        y += 16;
        foreach (var line in Lines(finding, 24, 0.52, Math.Clamp((Height - 84 - y) / 32, 1, 4)))
            Text(svg, y += 32, 24, Serif, Ink, line);
        Text(svg, Height - 40, 18, Sans, Quiet, Fit(foot, 18, 0.54));
        return svg.Append("</svg>\n").ToString();
    }

    private static void Text(
        StringBuilder svg, int y, int size, string family, string fill, string text, bool bold = false, int indent = 0) => svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Margin + indent}\" y=\"{y}\" font-family=\"{family}\" font-size=\"{size}\" fill=\"{fill}\""
                + $"{(bold ? " font-weight=\"600\"" : "")}>{Markup.Html.Escape(text)}</text>");

    private static string Fit(string text, int size, double letter) => Lines(text, size, letter, 1)[0];

    // A drawing does not wrap its words: letters are counted, and what has no room is cut with an ellipsis.
    private static List<string> Lines(string text, int size, double letter, int most)
    {
        var room = (int)((Width - (2 * Margin) - 24) / (size * letter));
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                lines.Add(line.ToString());
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        lines.Add(line.ToString());
        if (lines.Count > most)
            lines = [.. lines.Take(most - 1), string.Join(' ', lines.Skip(most - 1))];
        return [.. lines.Select(whole => Cut(whole, room))];
    }

    private static string Cut(string text, int room)
    {
        if (text.Length <= room)
            return text;
        var end = text.LastIndexOf(' ', room - 1);
        if (end < room / 2)
            end = char.IsHighSurrogate(text[room - 2]) ? room - 2 : room - 1;
        return text[..end].TrimEnd(' ', ',', ';', '.') + "…";
    }
}
