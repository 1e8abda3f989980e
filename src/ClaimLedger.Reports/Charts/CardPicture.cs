using ClaimLedger.Reports.Drawing;

namespace ClaimLedger.Reports.Charts;

/// <summary>A card as a picture, for previews that take no drawing.</summary>
internal sealed class CardPicture : ICardSurface
{
    private readonly Picture _picture = new(ConflictCard.Width, ConflictCard.Height, ConflictCard.Ground);

    /// <summary>Draws a card as PNG.</summary>
    public static byte[] Of(ConflictCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var picture = new CardPicture();
        card.Draw(picture);
        return picture._picture.ToPng();
    }

    /// <inheritdoc/>
    public void Fill(int x, int y, int width, int height, string ink) => _picture.Fill(x, y, width, height, ink);

    /// <inheritdoc/>
    public void Write(int x, int y, CardLetters letters, string ink, string text) =>
        _picture.Write(x, y, FaceOf(letters), letters.Size, text, ink);

    /// <inheritdoc/>
    public double Length(CardLetters letters, string text) => FaceOf(letters).Width(text, letters.Size);

    /// <inheritdoc/>
    public string? Drawable(CardLetters letters, string text) => FaceOf(letters).Drawable(text);

    private static Face FaceOf(CardLetters letters) => letters switch
    {
        { IsBold: true } => Face.BoldSerif,
        { IsSerif: true } => Face.Serif,
        _ => Face.Sans,
    };
}
