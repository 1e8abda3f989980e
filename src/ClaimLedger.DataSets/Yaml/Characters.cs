namespace ClaimLedger.DataSets.Yaml;

/// <summary>Characters that have no business in a data set.</summary>
internal static class Characters
{
    /// <summary>
    /// The index of the first control character or half of a surrogate pair, or null. U+0085, U+2028 and U+2029 are among
    /// them because some YAML readers, and no editor, count them as the end of a line.
    /// </summary>
    public static int? FirstRefused(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange(' ', '~');
        if (first < 0)
            return null;
        for (var index = first; index < text.Length; index++)
        {
            var character = text[index];
            if (character is >= ' ' and < '\u007f')
                continue;
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(character) || character is '\u2028' or '\u2029'
                || (char.IsControl(character) && character is not ('\n' or '\r' or '\t')))
                return index;
        }
        return null;
    }
}
