using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads the noun phrase behind a number: "Palestinian detainees", "of the hostages".</summary>
internal static class NounPhraseReader
{
    private const int Furthest = 12;
    private const int Most = 6;

    private static readonly FrozenDictionary<string, string[]> Table =
        EmbeddedTable.Rows("noun-phrases", 2).ToFrozenDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Enders = Set("enders");
    private static readonly FrozenSet<string> Skipped = Set("skipped");
    private static readonly FrozenSet<string> Determiners = Set("determiners");

    /// <summary>The noun phrase that starts at <paramref name="position"/>, without articles; null where there is none.</summary>
    public static TextSpan? Read(string text, List<Token> tokens, int position)
    {
        var at = position;
        // "45 and 50 crates": both count them.
        if (at + 1 < tokens.Count && tokens[at].Text is "and" or "or" && IsNumber(tokens, at + 1))
            at += 2;
        // "More", "other" and "of the" are not of the phrase.
        // A list without end is looked through once, not from each of its numbers.
        var limit = Math.Min(tokens.Count, position + Furthest);
        while (at < limit && IsWord(tokens, at) && Skipped.Contains(tokens[at].Text))
            at++;
        if (at < tokens.Count && tokens[at].Is("of"))
            at++;
        while (at < limit && tokens[at].Kind == TokenKind.Word && Determiners.Contains(tokens[at].Text))
            at++;
        while (at < limit && IsNumber(tokens, at))
            at++;
        var start = at;
        var words = 0;
        var end = at;
        while (words < Most && IsWord(tokens, at) && !Enders.Contains(tokens[at].Text) && !(words > 0 && (Determiners.Contains(tokens[at].Text) || IsVerb(tokens[at].Text) || IsNumber(tokens, at))))
        {
            if (words == 0 && tokens[at].IsGlued && at > 0 && tokens[at - 1].Kind == TokenKind.Number)
                return null;
            at++;
            words++;
            while (at + 1 < tokens.Count && tokens[at] is { IsGlued: true, Text: "-" } && tokens[at + 1] is { IsGlued: true, Kind: TokenKind.Word or TokenKind.Number })
                at += 2;
            end = at;
            if (at < tokens.Count && tokens[at] is { IsGlued: true, Text: "'" })
                at++;
            // After the head, a word in -ed or -ing tells what became of it.
            if (at < tokens.Count && IsPlural(tokens[end - 1].Text) && EndsTheHead(text, tokens, at))
                break;
        }
        return words == 0 || (words == 1 && IsVerb(tokens[end - 1].Text)) ? null : PhraseFinder.Span(tokens, start, end - start);
    }

    private static bool IsWord(List<Token> tokens, int at) => at < tokens.Count && tokens[at].Kind == TokenKind.Word;

    private static bool IsNumber(List<Token> tokens, int at) => tokens[at].Kind == TokenKind.Number || (tokens[at].Kind == TokenKind.Word && tokens[at].Text.Length > 2 && NumberReader.StartsAt(tokens[at]));

    private static bool IsPlural(string word) => word[^1] == 's' || word is "people" or "children" or "men" or "women" or "police";

    // "People killed in", "trucks carrying", "soldiers died": after a plural noun a participle or a lower-case word that is no noun's plural.
    private static bool EndsTheHead(string text, List<Token> tokens, int at) =>
        tokens[at].Kind == TokenKind.Word && char.IsLower(text[tokens[at].Start])
        && !IsPlural(tokens[at].Text);

    private static bool IsVerb(string word) => (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && word is not ("seed" or "breed" or "wounded" or "injured" or "disabled" or "displaced" or "armed")) || word.EndsWith("n't", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string kind) => Table[kind].ToFrozenSet(StringComparer.Ordinal);
}
