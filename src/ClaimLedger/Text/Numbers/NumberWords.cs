using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>What a number word does in a number.</summary>
internal enum NumberKind
{
    /// <summary>1 to 19.</summary>
    Unit,

    /// <summary>Twenty to ninety.</summary>
    Ten,

    /// <summary>Multiplies what stands before it by a hundred.</summary>
    Hundred,

    /// <summary>A number of its own grain: dozen, score.</summary>
    Dozen,

    /// <summary>Multiplies what stands before it: thousand, million, lakh.</summary>
    Scale,

    /// <summary>None at all.</summary>
    Zero,

    /// <summary>A part of one: half, quarter.</summary>
    Fraction,

    /// <summary>A place in a row: first, twentieth; in the plural, or of one, a part.</summary>
    Ordinal,
}

/// <summary>A word of numbers.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Value">The number.</param>
/// <param name="IsPlural">Whether it is the plural of a part: thirds, quarters.</param>
/// <param name="StandsAlone">Whether it is a number with none before it: "some hundred".</param>
internal sealed record NumberWord(NumberKind Kind, decimal Value, bool IsPlural, bool StandsAlone = false)
{
    /// <summary>Whether it multiplies what stands before it.</summary>
    public bool Multiplies => Kind is NumberKind.Hundred or NumberKind.Dozen or NumberKind.Scale;

    /// <summary>Whether it is 1 to 9.</summary>
    public bool IsDigit => Kind == NumberKind.Unit && Value < 10;

    /// <summary>Whether it names a part of one, plural or not: third, fifths, quarter.</summary>
    public bool IsPart => Kind == NumberKind.Ordinal ? Value > 2 : Kind == NumberKind.Fraction;
}

/// <summary>A phrase that is a number by itself.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsAnswer">Whether it is one only as an answer: in sentences "no", "none" and "both" count nothing.</param>
internal readonly record struct NumberPhrase(decimal Value, bool IsAnswer);

/// <summary>The table of number words.</summary>
internal static class NumberWords
{
    /// <summary>How many a score are.</summary>
    public const decimal Score = 20;

    private sealed record Row(string Words, NumberKind Kind, decimal Value, string Use)
    {
        public bool IsAnswer => Use == "answer";

        public bool IsPhrase => IsAnswer || Words.AsSpan().ContainsAny(' ', '-');
    }

    private static readonly ImmutableArray<Row> Rows = [.. EmbeddedTable.Rows("numbers", 4).Select(row =>
        new Row(row[0], Enum.Parse<NumberKind>(row[1], ignoreCase: true), Rational(row[2]), row[3]))];

    private static readonly Dictionary<string, NumberWord> Words = MakeWords();

    // The first word of a number in the table is the usual one.
    private static readonly Dictionary<string, string> ByDigits = Words
        .Where(word => IsWhole(word.Value))
        .DistinctBy(word => word.Value.Value)
        .ToDictionary(word => word.Value.Value.ToString(CultureInfo.InvariantCulture), word => word.Key, StringComparer.Ordinal);

    private static readonly WordSet Known = new(Words.Keys);

    // A dozen and a score need a number before them.
    private static readonly WordSet Starters = new(Words.Where(word => word.Value.Kind != NumberKind.Dozen).Select(word => word.Key));

    /// <summary>Phrases that are numbers by themselves: "a pair", "none of".</summary>
    public static PhraseTable<NumberPhrase> Phrases { get; } = new(
        from row in Rows where row.IsPhrase select (row.Words, new NumberPhrase(row.Value, row.IsAnswer)));

    /// <summary>Every word and phrase.</summary>
    public static IEnumerable<string> All => Words.Keys.Concat(Rows.Where(row => row.IsPhrase).Select(row => row.Words));

    /// <summary>The words that a number can start with, its articles and signs aside.</summary>
    public static IEnumerable<string> First => Words.Keys.Concat(Phrases.FirstWords);

    /// <summary>Whether a number can start with a token.</summary>
    public static bool CanStart(in Token token) => Starters.Contains(token);

    /// <summary>Whether a token is a word of numbers.</summary>
    public static bool Contains(in Token token) => Known.Contains(token);

    /// <summary>The word of numbers that a token is.</summary>
    public static bool TryFind(in Token token, [NotNullWhen(true)] out NumberWord? word)
    {
        word = null;
        return Known.Contains(token) && Words.TryGetValue(token.Text, out word);
    }

    /// <summary>
    /// The same whole number written the other way, where one word tells it: "5" of "five", "five" of "5"; null for any other word.
    /// </summary>
    /// <param name="word">A word in small letters, or digits.</param>
    public static string? OtherWriting(string word) =>
        Words.TryGetValue(word, out var number) ? IsWhole(number) ? number.Value.ToString(CultureInfo.InvariantCulture) : null
        : ByDigits.GetValueOrDefault(word);

    // Hundreds and dozens want a number before them.
    private static bool IsWhole(NumberWord word) => word.Kind is NumberKind.Unit or NumberKind.Ten or NumberKind.Zero;

    private static Dictionary<string, NumberWord> MakeWords()
    {
        var words = new Dictionary<string, NumberWord>(StringComparer.Ordinal);
        foreach (var row in Rows.Where(row => !row.IsPhrase))
        {
            words[row.Words] = new NumberWord(row.Kind, row.Value, row.Words is "halves" or "quarters", row.Use == "alone");
            if (row.Kind == NumberKind.Ordinal)
                words[row.Words + "s"] = new NumberWord(row.Kind, row.Value, true);
        }
        // A length of time.
        words.Remove("seconds");
        return words;
    }

    private static decimal Rational(string text)
    {
        var slash = text.IndexOf('/');
        return slash < 0
            ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : decimal.Parse(text.AsSpan(0, slash), CultureInfo.InvariantCulture) / decimal.Parse(text.AsSpan(slash + 1),
                CultureInfo.InvariantCulture);
    }
}
