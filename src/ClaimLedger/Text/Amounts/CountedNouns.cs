using System.Collections.Concurrent;
using System.Collections.Immutable;
using Humanizer;

namespace ClaimLedger.Text;

/// <summary>Whether the nouns behind a number are what a question counts.</summary>
internal static class CountedNouns
{
    private static readonly WordSet Persons = WordLists.Of("persons");

    private static readonly WordSet Modifiers = WordLists.Of("noun-modifiers");

    private static readonly WordSet Fillers = WordLists.Of("noun-fillers");

    // A question's words are asked about for each of its answers, and finding a singular takes many rules.
    private static readonly ConcurrentDictionary<string, string> Singulars = new(StringComparer.Ordinal);

    private const int MostKept = 4096;

    // "Palestinians", "Israelis", "Chinese".
    private static readonly ImmutableArray<string> EndingsOfNations = [.. WordLists.Words("endings-of-nations")];

    /// <summary>
    /// The first word that is not known to mean the question's unit; null where all are, or the question counts anything.
    /// </summary>
    /// <remarks>
    /// Known are the unit and the question's further nouns, the words of the question itself, nations before a noun, and for people
    /// every noun for persons.
    /// </remarks>
    public static Token? Other(List<Token> tokens, int start, int end, ValueContext context)
    {
        if (context.Unit is not { } unit || end <= start)
            return null;
        var known = context.Counts.Append(unit).Append(context.Asks ?? "").SelectMany(words => Tokenizer.Read(words))
            .Where(token => token.Kind == TokenKind.Word).Select(token => One(token.Text)).ToHashSet(StringComparer.Ordinal);
        var isPeople = unit is "people" or "persons";
        for (var index = start; index < end; index++)
        {
            var token = tokens[index];
            if (token.Kind != TokenKind.Word || known.Contains(One(token.Text)) || Fillers.Contains(token)
                || (isPeople && (Persons.Contains(token) || (index < end - 1 && Modifiers.Contains(token))))
                || IsNation(token, isLast: index == end - 1, isPeople))
                continue;
            return token;
        }
        return null;
    }

    private static string One(string word)
    {
        if (Singulars.TryGetValue(word, out var known))
            return known;
        var one = word.Singularize(inputIsKnownToBePlural: false);
        return Singulars.Count < MostKept ? Singulars.GetOrAdd(word, one) : one;
    }

    private static bool IsNation(in Token token, bool isLast, bool isPeople) =>
        token.Word.Written is [>= 'A' and <= 'Z', ..] && (!isLast || (isPeople && EndingsOfNations.Any(token.Text.EndsWith)));
}
