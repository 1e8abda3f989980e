using System.Collections.Immutable;
using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Whether the nouns behind a number are what a question counts.</summary>
internal static class CountedNouns
{
    private const decimal Thousand = 1000;

    private static readonly WordSet Persons = WordLists.Of("persons");

    private static readonly WordSet Modifiers = WordLists.Of("noun-modifiers");

    private static readonly WordSet Fillers = WordLists.Of("noun-fillers");

    private static readonly WordSet Averages = WordLists.Of("averages");

    private static readonly WordSet Rates = WordLists.Of("rates");

    private static readonly WordSet Balances = WordLists.Of("balances");

    private static readonly WordSet InParts = WordLists.Of("comes-in-parts");

    private static readonly WordSet Plurals = WordLists.Of("plurals-without-s");

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
            .Where(token => token.Kind == TokenKind.Word).Select(token => NounForms.One(token.Text)).ToHashSet(StringComparer.Ordinal);
        var isPeople = unit is "people" or "persons";
        for (var index = start; index < end; index++)
        {
            var token = tokens[index];
            if (token.Kind != TokenKind.Word || known.Contains(NounForms.One(token.Text)) || Fillers.Contains(token)
                || (isPeople && (Persons.Contains(token) || (index < end - 1 && Modifiers.Contains(token))))
                || IsNation(token, isLast: index == end - 1, isPeople))
                continue;
            return token;
        }
        return null;
    }

    /// <summary>
    /// What is wrong with a number of what a question counts: a part of one, or fewer than none; null where nothing is.
    /// </summary>
    /// <remarks>
    /// Averages, rates, points and other things that come in parts may have parts, and changes and balances fall below zero, where the
    /// words, the unit or the question say that they are such.
    /// </remarks>
    public static Complaint? Mistake(Operand operand, List<Token> words, ValueContext context)
    {
        var number = operand.Number.Value;
        if ((operand.Number.IsWhole && number >= 0) || operand.Unit is not null || context.Unit is not { } unit
            || number > 0 && (IsPartOfMany(operand) || TakesLaterScale(operand, words)))
            return null;
        var nouns = Tokenizer.Read(unit);
        var asks = Tokenizer.Read(context.Asks ?? "");
        if (nouns is not [.., { Kind: TokenKind.Word } noun] || !IsOfMany(noun) || nouns.Exists(Is(Rates))
            || words.Exists(Is(Averages)) || asks.Exists(Is(Averages)))
            return null;
        var shown = number.ToString("0.###############", CultureInfo.InvariantCulture);
        // Without the noun, what the question counts may still be told in parts: "1.5" of an average that its words do not name.
        if (number > 0 && !words.Skip(operand.Start + 1).Any(word => NounForms.One(word.Text) == NounForms.One(noun.Text)
            || (Persons.Contains(noun) && Persons.Contains(word))))
            return null;
        if (number < 0)
            return asks.Exists(Is(Balances)) ? null : Complaints.BelowZero(shown, unit, operand.Offset);
        return Complaints.PartOfOne(shown, unit, operand.Offset);
    }

    // "A third of a million".
    private static bool IsPartOfMany(Operand operand) => operand.Number is { Form: NumberForm.Fraction, Value: >= Thousand };

    // "Between 1.2 and 1.4 million", "1.2-1.4 million": the scale of the second number is that of both.
    private static bool TakesLaterScale(Operand operand, List<Token> words)
    {
        const int Near = 4;
        var text = new NumberText(words, TextStyle.Value);
        return Enumerable.Range(operand.Start + 1, Near).Any(at => at + 1 < words.Count && text.At(at).Kind == TokenKind.Number
            && text.IsScale(at + 1));
    }

    private static Predicate<Token> Is(WordSet words) => token => words.Contains(token);

    private static bool IsOfMany(in Token noun) =>
        !InParts.Contains(noun) && (Persons.Contains(noun) || Plurals.Contains(noun) || noun.Text is [.., not 's', 's']);

    private static bool IsNation(in Token token, bool isLast, bool isPeople) =>
        token.Word.Written is [>= 'A' and <= 'Z', ..] && (!isLast || (isPeople && EndingsOfNations.Any(token.Text.EndsWith)));
}
