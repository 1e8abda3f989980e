namespace ClaimLedger.Text;

/// <summary>Tells whether letters multiply a number or are a unit: 10k, 10M, 1.2bn, $5 m; but 5 mm, 5 m of cloth, 300 K.</summary>
internal static class ScaleLetters
{
    /// <summary>How many letters can be either.</summary>
    public const int Longest = 2;

    private const decimal Thousand = 1000;

    /// <summary>Whether the letters at <paramref name="at"/> multiply the number before them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the letters stand.</param>
    /// <param name="isDigits">Whether they stand behind digits.</param>
    /// <param name="isMoney">Whether a sign of money stands before the number.</param>
    public static bool Multiply(in NumberText text, int at, bool isDigits, bool isMoney)
    {
        var token = text.At(at);
        var letters = token.Word.Written;
        if (token.Length == Longest)
            return IsAbbreviation(letters, isDigits, isMoney) && !IsPartOfWord(text, at) && !text.IsUnitOfQuestion(at);
        if (!isDigits || IsPartOfWord(text, at) || text.IsUnitOfQuestion(at))
            return false;
        if (isMoney)
            return true;
        if (!token.IsGlued)
            return letters is "k" or "K" or "M" && text.At(at + 1).Kind != TokenKind.Word && !text.Is(at + 1, "-");
        return letters switch
        {
            "k" or "M" or "B" => true,
            // "A 1500b packet": nobody writes so many billions.
            "K" => !text.IsRunning || !AmbiguousUnits.SpeaksOfTemperatures(text.Tokens, at),
            "b" => text.At(at - 1).Number.Value < Thousand,
            "m" => !text.IsRunning
                || TextPlaces.CountsThings(text, at + 1)
                || TextPlaces.IsMeasured(text, at + 1)
                || TextPlaces.SpeaksOfMillions(text, at)
                || IsMoneyName(text, at + 1),
            _ => false,
        };
    }

    // "MM" are millions and "mm" millimetres, unless money stands before it.
    private static bool IsAbbreviation(string letters, bool isDigits, bool isMoney) => letters switch
    {
        "mm" or "mM" or "Mm" => isMoney,
        "MM" => isDigits,
        _ => true,
    };

    // "5km", "5m/s", "5m²", "5b.c".
    private static bool IsPartOfWord(in NumberText text, int at) =>
        text.At(at + 1) is { IsGlued: true, Kind: TokenKind.Number or TokenKind.Word }
        || (text.At(at + 1) is { IsGlued: true, Text: "/" or "^" or "²" or "³" or "." } && text.At(at + 2).IsGlued);

    private static bool IsMoneyName(in NumberText text, int at) =>
        UnitTable.InText.TryMatch(text.Tokens, at, out _, out _, static name => name.Unit.IsMoney);
}
