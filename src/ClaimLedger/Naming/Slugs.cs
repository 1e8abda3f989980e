namespace ClaimLedger.Naming;

/// <summary>Makes ids of words.</summary>
internal static class Slugs
{
    private const int LongestId = 45;

    /// <summary>Words as an id: small letters and digits with hyphens between.</summary>
    public static string Of(string words, int longest = LongestId)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var letter in words)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-' && letter is not ('\'' or '’' or ','))
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        if (text.Length > longest)
            text = text[..(text.LastIndexOf('-', longest) is > 0 and var cut ? cut : longest)];
        return text.Length == 0 ? "figure" : text;
    }
}
