using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ClaimLedger.DataSets.Writing;

/// <summary>Writes texts so that every YAML reader reads them back as the same texts.</summary>
internal static class YamlText
{
    // What YAML 1.1 readers take for something else than a text.
    private static readonly FrozenSet<string> Reserved =
        new[] { "y", "n", "yes", "no", "on", "off", "true", "false", "null" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text as a scalar on one line: plain where nobody can misread it, else between double quotes.</summary>
    public static string Of(string text) => IsPlain(text) ? text : Quoted(text);

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text[^1] != ' ' && !Reserved.Contains(text)
        && text.All(
            letter =>
                char.IsLetterOrDigit(letter)
                    || letter is ' ' or ',' or '.' or ';' or '(' or ')' or '/' or '\'' or '’' or '–' or '—' or '-');

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (char.IsHighSurrogate(letter) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                quoted.Append(letter).Append(text[++index]);
            else
                quoted.Append(Escaped(letter));
        }
        return quoted.Append('"').ToString();
    }

    private static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when MustBeSeen(letter) => "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
        _ => letter.ToString(),
    };

    // What a reviewer of a diff would not see, or would see out of its order.
    private static bool MustBeSeen(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse
        || (letter != ' ' && char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator);
}
