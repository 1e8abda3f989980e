using System.Globalization;
using System.Text;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Reports.Charts;

/// <summary>A card as a drawing: it needs no stylesheet, runs nothing and fetches nothing.</summary>
internal sealed class CardDrawing : ICardSurface
{
    private const string Serif = "Charter, Cambria, Georgia, serif";
    private const string Sans = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

    private readonly StringBuilder _svg = new();

    /// <summary>Draws a card; everything is escaped here.</summary>
    public static string Of(ConflictCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var drawing = new CardDrawing();
        drawing._svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{ConflictCard.Width}\" height=\"{ConflictCard.Height}\" "
                + $"viewBox=\"0 0 {ConflictCard.Width} {ConflictCard.Height}\" "
                + $"role=\"img\" aria-labelledby=\"title desc\"><title id=\"title\">{Markup.Html.Escape(card.Asks)}</title>"
                + $"<desc id=\"desc\">{Markup.Html.Escape(card.Finding)}</desc>"
                + $"<rect width=\"{ConflictCard.Width}\" height=\"{ConflictCard.Height}\" fill=\"{ConflictCard.Ground}\"/>");
        card.Draw(drawing);
        return drawing._svg.Append("</svg>\n").ToString();
    }

    /// <inheritdoc/>
    public void Fill(int x, int y, int width, int height, string ink) => _svg.Append(
        CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{ink}\"/>");

    /// <inheritdoc/>
    public void Write(int x, int y, CardLetters letters, string ink, string text) => _svg.Append(
        CultureInfo.InvariantCulture,
        $"<text x=\"{x}\" y=\"{y}\" font-family=\"{(letters.IsSerif ? Serif : Sans)}\" font-size=\"{letters.Size}\" fill=\"{ink}\""
            + $"{(letters.IsBold ? " font-weight=\"600\"" : "")}>{Markup.Html.Escape(text)}</text>");

    // Nobody knows in which letters it will be seen: they are counted.
    /// <inheritdoc/>
    public double Length(CardLetters letters, string text) =>
        text.Length * letters.Size * (letters.IsBold ? 0.56 : letters.IsSerif ? 0.52 : 0.54);

    /// <inheritdoc/>
    public string Drawable(CardLetters letters, string text) => text;
}
