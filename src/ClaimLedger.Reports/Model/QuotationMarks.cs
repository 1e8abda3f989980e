namespace ClaimLedger.Reports.Model;

/// <summary>
/// Whether words of an article stand between quotation marks there: those are the speaker's, all others the outlet's own wording of what
/// the speaker said. A quote that was clipped inside of marks shows it by the words before it, where its place in the text is known.
/// </summary>
internal static class QuotationMarks
{
    private const string Opening = "“„«";
    private const string Closing = "”»";

    /// <summary>Whether the phrase, or where none is named the whole quote, stands between marks.</summary>
    public static bool AreAround(Claim claim, string? phrase)
    {
        if (claim.Quote is not { } quote)
            return false;
        var isOpen = claim.Anchor is { } anchor && Depth(anchor.Prefix, isOpen: false);
        if (Answers.Occurrences(quote, phrase).ToList() is { Count: > 0 } places)
            return places.Exists(place => Depth(quote[..place.Start], isOpen));
        // Nothing but quoted words: no letter stands outside of marks.
        for (var at = 0; at < quote.Length; at++)
        {
            if (char.IsLetterOrDigit(quote[at]) && !Depth(quote[..at], isOpen))
                return false;
        }
        return true;
    }

    /// <summary>"quoting Dana Mor", or "reporting Dana Mor", of a claim that is read as a term.</summary>
    public static string Teller(Claim claim, Conflict conflict, Position position)
    {
        var phrase = claim.Frames.FirstOrDefault(frame => frame.Facet == conflict.Facet && frame.Term == position.Term)?.Phrase;
        return $"{(AreAround(claim, phrase) ? "quoting" : "reporting")} {claim.Speakers[0]}";
    }

    private static bool Depth(string before, bool isOpen)
    {
        foreach (var letter in before)
        {
            if (letter == '"')
                isOpen = !isOpen;
            else if (Opening.Contains(letter, StringComparison.Ordinal))
                isOpen = true;
            else if (Closing.Contains(letter, StringComparison.Ordinal))
                isOpen = false;
        }
        return isOpen;
    }
}
