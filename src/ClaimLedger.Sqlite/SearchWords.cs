using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ClaimLedger.Text;

namespace ClaimLedger.Sqlite;

/// <summary>A word that is searched for.</summary>
/// <param name="Text">Letters, digits and marks alone, as typed.</param>
/// <param name="IsStart">Whether it may be the start of a longer one.</param>
internal sealed record SearchWord(string Text, bool IsStart)
{
    /// <summary>What is found as well, being the same number: "5" for "five", and the other way; null for none.</summary>
    public string? Other => NumberWords.OtherWriting(SearchWords.Plain(Text));
}

/// <summary>
/// Splits what a user types into words: nothing in it is the syntax of a database, and the last word may be the start of one.
/// </summary>
internal static class SearchWords
{
    /// <summary>More words than anybody means; SQLite bounds the depth of an expression.</summary>
    internal const int Most = 100;

    /// <summary>The words; empty where the text holds no letter or digit.</summary>
    internal static IReadOnlyList<SearchWord> Split(string text)
    {
        var words = new List<SearchWord>();
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
            words[^1] = words[^1] with { IsStart = true };
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(new SearchWord(word.ToString(), IsStart: false));
            word.Clear();
        }
    }

    /// <summary>Where the words of a search stand in a text; the last may be the start of one, case and accents do not count, and
    /// neither does it how a number is written.</summary>
    internal static ImmutableArray<TextSpan> In(string text, string search)
    {
        var words = Parts(search).Select(part => Plain(search.AsSpan(part.Start, part.Length))).ToList();
        if (words.Count is 0 or > Most)
            return [];
        var last = words[^1];
        words.AddRange(words.Select(NumberWords.OtherWriting).OfType<string>().ToList());
        return
        [
            .. Parts(text).Where(part =>
            {
                var plain = Plain(text.AsSpan(part.Start, part.Length));
                return words.Contains(plain) || plain.StartsWith(last, StringComparison.Ordinal);
            }),
        ];
    }

    /// <summary>The words of a text, without regard to case and accents, each once: what a store looks for words in.</summary>
    internal static IEnumerable<string> Of(string text) =>
        Parts(text).Select(part => Plain(text.AsSpan(part.Start, part.Length))).Distinct(StringComparer.Ordinal);

    private static IEnumerable<TextSpan> Parts(string text)
    {
        var (at, start) = (0, -1);
        foreach (var rune in text.EnumerateRunes())
        {
            var isPart = IsWordPart(rune);
            if (isPart && start < 0)
                start = at;
            if (!isPart && start >= 0)
            {
                yield return new TextSpan(start, at - start);
                start = -1;
            }
            at += rune.Utf16SequenceLength;
        }
        if (start >= 0)
            yield return new TextSpan(start, at - start);
    }

    /// <summary>A word without regard to case and accents.</summary>
    internal static string Plain(ReadOnlySpan<char> word) =>
        Ascii.IsValid(word) ? word.ToString().ToLowerInvariant() : WordFolding.Fold(word.ToString());

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
