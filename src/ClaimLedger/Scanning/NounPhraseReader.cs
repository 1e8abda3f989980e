using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads the noun phrase behind a number: "Palestinian detainees", "of the hostages".</summary>
internal static class NounPhraseReader
{
    private const int Furthest = 12;
    private const int Most = 6;

    private static readonly WordSet Enders = WordLists.Of("noun-enders");
    private static readonly WordSet Skipped = WordLists.Of("noun-skipped");
    private static readonly WordSet Determiners = WordLists.Of("noun-determiners");
    private static readonly WordSet Plurals = WordLists.Of("plurals-without-s");
    private static readonly WordSet NoHeads = WordLists.Of("noun-no-heads");
    private static readonly WordSet NounsInEd = WordLists.Of("nouns-in-ed");

    /// <summary>The noun phrase that starts at <paramref name="position"/>, without articles; null where there is none.</summary>
    public static TextSpan? Read(List<Token> tokens, int position)
    {
        var start = StartOf(tokens, position);
        var words = 0;
        var at = start;
        var end = start;
        while (words < Most && IsWord(tokens, at) && !Enders.Contains(tokens[at]) && !(words > 0 && EndsPhrase(tokens, at)))
        {
            if (words == 0 && tokens[at].IsGlued && at > 0 && tokens[at - 1].Kind == TokenKind.Number)
                return null;
            at = EndOfCompound(tokens, at);
            words++;
            end = at;
            if (at < tokens.Count && tokens[at] is { IsGlued: true, Text: "'" })
                at++;
            if (at < tokens.Count && IsPlural(tokens[end - 1]) && EndsTheHead(tokens[at]))
                break;
        }
        while (words > 0 && !tokens[end - 1].IsGlued && NoHeads.Contains(tokens[end - 1]))
            (words, end) = (words - 1, end - 1);
        return words == 0 || (words == 1 && IsVerb(tokens[end - 1])) ? null
            : PhraseFinder.Span(tokens, start, CountedRate.EndOf(tokens, end));
    }

    // "More", "other" and "of the" are not of the phrase. A list without end is looked through once, not from each of its numbers.
    private static int StartOf(List<Token> tokens, int position)
    {
        var at = position;
        // "45 and 50 crates": both count them.
        if (at + 1 < tokens.Count && tokens[at].Text is "and" or "or" && IsNumber(tokens[at + 1]))
            at += 2;
        var limit = Math.Min(tokens.Count, position + Furthest);
        while (at < limit && IsWord(tokens, at) && Skipped.Contains(tokens[at]))
            at++;
        if (at < tokens.Count && tokens[at].Is("of"))
            at++;
        while (at < limit && IsWord(tokens, at) && Determiners.Contains(tokens[at]))
            at++;
        while (at < limit && IsNumber(tokens[at]))
            at++;
        return at;
    }

    private static int EndOfCompound(List<Token> tokens, int at)
    {
        at++;
        while (at + 1 < tokens.Count && tokens[at] is { IsGlued: true, Text: "-" }
            && tokens[at + 1] is { IsGlued: true, Kind: TokenKind.Word or TokenKind.Number })
            at += 2;
        return at;
    }

    private static bool EndsPhrase(List<Token> tokens, int at) => Determiners.Contains(tokens[at]) || IsVerb(tokens[at])
        || IsNumber(tokens[at]);

    private static bool IsWord(List<Token> tokens, int at) => at < tokens.Count && tokens[at].Kind == TokenKind.Word;

    private static bool IsNumber(in Token token) => token.Kind == TokenKind.Number
        || (token is { Kind: TokenKind.Word, Length: > 2 } && NumberReader.StartsAt(token));

    private static bool IsPlural(in Token word) => word.Text[^1] == 's' || Plurals.Contains(word);

    // "People killed in", "trucks carrying", "soldiers died": behind a plural noun, a word in small letters that is no noun's plural.
    private static bool EndsTheHead(in Token token) =>
        token.Kind == TokenKind.Word && char.IsLower(token.Word.Written[0]) && !IsPlural(token);

    private static bool IsVerb(in Token word) =>
        (word.Length > 4 && word.Text.EndsWith("ed", StringComparison.Ordinal) && !NounsInEd.Contains(word))
            || word.Text.EndsWith("n't", StringComparison.Ordinal);
}
