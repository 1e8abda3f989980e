namespace ClaimLedger.Reports.Escaping;

/// <summary>
/// Typographic quotation marks and apostrophes for straight ones, sign by sign, so that places in a text stay what they are.
/// </summary>
internal static class Typography
{
    /// <summary>The text with English quotation marks; a mark opens where nothing or a gap stands before it.</summary>
    public static string Curl(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny('"', '\''))
            return text;
        return string.Create(text.Length, text, static (letters, text) =>
        {
            for (var at = 0; at < text.Length; at++)
            {
                var opens = (at == 0 || IsGap(text[at - 1])) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
                letters[at] = text[at] switch
                {
                    '"' => opens ? '“' : '”',
                    '\'' => opens && HasPartner(text, at) ? '‘' : '’',
                    var other => other,
                };
            }
        });
    }

    /// <summary>The text with single quotation marks for double ones, for a place between double ones.</summary>
    public static string Nest(string text) => text.Replace('“', '‘').Replace('”', '’');

    private static bool IsGap(char letter) =>
        char.IsWhiteSpace(letter) || letter is '(' or '[' or '{' or '—' or '–' or '"' or '\'' or '“' or '‘';

    // ’tis and ’90s have none.
    private static bool HasPartner(string text, int at)
    {
        for (var next = at + 1; next < text.Length; next++)
        {
            if (text[next] == '\'' && (next + 1 == text.Length || !char.IsLetterOrDigit(text[next + 1])))
                return true;
        }
        return false;
    }
}
