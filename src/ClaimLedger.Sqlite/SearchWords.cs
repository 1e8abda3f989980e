using System.Globalization;
using System.Text;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Turns what a user types into FTS5 queries, one a word: nothing in it is FTS syntax, and the last word may be the start of one.
/// </summary>
internal static class SearchWords
{
    /// <summary>More words than anybody means; SQLite bounds the depth of an expression.</summary>
    internal const int Most = 100;

    /// <summary>Each word as a quoted phrase; empty where the text holds no letter or digit.</summary>
    internal static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune))
                word.Append(rune);
            else
                End();
        }
        End();
        if (words.Count > Most)
            throw new LedgerException($"The search has {words.Count} words; give at most {Most}.");
        if (words.Count > 0)
            words[^1] += "*";
        return words;

        // Only letters, digits and marks come here, so there is no quotation mark to double.
        void End()
        {
            if (word.Length > 0)
                words.Add($"\"{word}\"");
            word.Clear();
        }
    }

    // As FTS5's unicode61 does: L*, N* and Co make words; marks are part of their letter.
    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
