using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Measures;

/// <summary>Something that news counts or measures, whatever the event.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Sort">
/// <c>count</c>, <c>number</c>, <c>share</c>, <c>money</c>, <c>time</c> (of day) or a dimension of the units table.
/// </param>
/// <param name="Unit">The unit of its questions; null where what is counted, or the currency, is the unit.</param>
/// <param name="OverTime">How it behaves as time goes on.</param>
/// <param name="Of">The stems of the nouns that are counted; empty where any are.</param>
/// <param name="IsOfPeople">Whether every word for people is one of them.</param>
/// <param name="Asks">Its question, with places for the event and what is counted.</param>
internal sealed record Measure(
    string Id, string Sort, string? Unit, OverTime OverTime, FrozenSet<string> Of, bool IsOfPeople, string Asks)
{
    /// <summary>The stems of those nouns that count everybody; the others count a part.</summary>
    public FrozenSet<string> Whole { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether a figure can be of it by its sort and what it counts.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="head">The stem of the noun that it counts; "" where it counts none.</param>
    /// <param name="isPerson">Whether that noun is one for people.</param>
    public bool Takes(Figure figure, string head, bool isPerson) => figure.Found.Kind switch
    {
        QuantityKinds.Number => Sort is "number" or "earthquake" || (Sort is "count" && TakesHead(head, isPerson)),
        QuantityKinds.Share => Sort is "share" && (head.Length == 0 || TakesHead(head, isPerson)),
        QuantityKinds.Money => Sort is "money",
        QuantityKinds.Time => Sort is "time",
        QuantityKinds.Measure => UnitTable.OfQuestion(figure.Found.Unit) is { } unit && unit.Dimension == Sort,
        _ => false,
    };

    // Nobody says what is counted where it is people: 12 were killed.
    private bool TakesHead(string head, bool isPerson) =>
        Of.Count == 0 && !IsOfPeople || Of.Contains(head) || (IsOfPeople && (isPerson || head.Length == 0));
}

/// <summary>A word by which a measure shows itself.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="IsPassive">Of a verb: whether the form can say what was done to what is counted.</param>
internal readonly record struct MeasureWord(Measure Measure, bool IsPassive);

/// <summary>The table of measures, and the words by which each shows itself, by the place where they stand.</summary>
internal static class MeasureTable
{
    private const int Columns = 13;
    private const string Nothing = "-";
    private const string AnyPerson = "person";
    private const char PartOf = '~';

    /// <summary>The sort of a measure that the table does not have.</summary>
    public const string OfNoSort = "other";

    private static readonly FrozenSet<string> Persons = WordClasses.Of("persons", "person");

    private static readonly ImmutableArray<(Measure Measure, string[] Row)> Rows =
        [.. EmbeddedTable.Rows("measures", Columns).Select(row => (Read(row), row))];

    /// <summary>All measures, in order of the table.</summary>
    public static ImmutableArray<Measure> All { get; } = [.. Rows.Select(row => row.Measure)];

    /// <summary>Nouns that are counted and name the measure: 443 deaths.</summary>
    public static PhraseTable<MeasureWord> Counted { get; } = Nouns(5);

    /// <summary>Verbs whose object is counted: killing 12, 12 were killed.</summary>
    public static PhraseTable<MeasureWord> Does { get; } = Verbs(6);

    /// <summary>Verbs whose subject is counted: 12 died.</summary>
    public static PhraseTable<MeasureWord> Happens { get; } = Verbs(7);

    /// <summary>What people or things are, or are left: 12 missing.</summary>
    public static PhraseTable<MeasureWord> Left { get; } = Plain(8);

    /// <summary>What a figure is of: the toll stood at 443.</summary>
    public static PhraseTable<MeasureWord> Heads { get; } = Plain(9);

    /// <summary>Words right beside the figure: 12 km deep.</summary>
    public static PhraseTable<MeasureWord> Beside { get; } = Plain(10);

    /// <summary>Whether a noun that is counted names the measure itself, and nobody to whom it happened: "two separate cases".</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="counted">What is counted, as written.</param>
    public static bool IsNamedBy(Measure measure, string counted) => Tokenizer.Read(counted) is { Count: > 0 } tokens
        && Counted.TryMatch(tokens, tokens.Count - 1, out _, out _, each => each.Measure.Id == measure.Id)
        && !Persons.Contains(tokens[^1].Text);

    /// <summary>The measure of this name, or the one whose words it is; null where there is none.</summary>
    public static Measure? Find(string name) =>
        All.FirstOrDefault(measure => string.Equals(measure.Id, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The measure that some words name, as "cases, confirmed" names the infected, and the words that are left; one of its own where none
    /// is named, which is compared at one moment alone.
    /// </summary>
    /// <param name="words">The words.</param>
    /// <param name="kind">The kind of figure, where it is known.</param>
    /// <param name="takes">Whether a measure counts what the figure does: one that does goes before one that does not; null where that is
    /// not known.</param>
    public static (Measure Measure, string Others) InWords(string words, QuantityKinds? kind, Predicate<Measure>? takes = null)
    {
        if (takes is not null && Named(words, kind, takes) is { } fitting)
            return fitting;
        if (Named(words, kind, _ => true) is { } any)
            return any;
        var name = string.Join(' ', Tokenizer.Read(words.Replace('-', ' ')).Select(each => each.Text));
        var overTime = kind is QuantityKinds.Number ? OverTime.Instant : OverTime.Fixed;
        return (new Measure(name, OfNoSort, null, overTime, FrozenSet<string>.Empty, IsOfPeople: false, name), "");
    }

    private static (Measure Measure, string Others)? Named(string words, QuantityKinds? kind, Predicate<Measure> takes)
    {
        var tokens = Tokenizer.Read(words.Replace('-', ' '));
        if (
            All.FirstOrDefault(each =>
                IsOf(each, kind) && takes(each)
                && string.Equals(each.Id.Replace('-', ' '), words.Trim(), StringComparison.OrdinalIgnoreCase)) is { } exact)
            return (exact, "");
        for (var token = 0; token < tokens.Count; token++)
        {
            foreach (var table in new[] { Counted, Does, Happens, Left, Heads, Beside })
            {
                // "Distance from the coast when lost": a verb says what somebody did, and not which measure it is.
                if (kind is QuantityKinds.Measure && (ReferenceEquals(table, Does) || ReferenceEquals(table, Happens)))
                    continue;
                if (table.TryMatch(tokens, token, out var word, out var length, each => IsOf(each.Measure, kind) && takes(each.Measure)))
                    return (
                        word.Measure, string.Join(' ', tokens.Take(token).Concat(tokens.Skip(token + length)).Select(each => each.Text)));
            }
        }
        return null;
    }

    private static bool IsOf(Measure measure, QuantityKinds? kind) => kind switch
    {
        QuantityKinds.Number => measure.Sort is "count" or "number",
        QuantityKinds.Share => measure.Sort == "share",
        QuantityKinds.Money => measure.Sort == "money",
        QuantityKinds.Time => measure.Sort == "time",
        QuantityKinds.Measure => measure.Sort is not ("count" or "number" or "share" or "money" or "time"),
        null => true,
        _ => false,
    };

    private static Measure Read(string[] row)
    {
        var of = Cells(row[4]).Select(noun => noun.TrimStart(PartOf)).ToList();
        var whole = Cells(row[4]).Where(noun => noun[0] != PartOf).Select(Stem.Of).ToFrozenSet(StringComparer.Ordinal);
        return new Measure(row[0], row[1], row[2] == Nothing ? null : row[2], Enum.Parse<OverTime>(row[3], ignoreCase: true),
            of.Select(Stem.Of).ToFrozenSet(StringComparer.Ordinal), of.Contains(AnyPerson), row[11])
        {
            Whole = whole,
        };
    }

    private static PhraseTable<MeasureWord> Plain(int column) =>
        new(Rows.SelectMany(row => Cells(row.Row[column]), (row, words) => (words, new MeasureWord(row.Measure, IsPassive: false))));

    private static PhraseTable<MeasureWord> Nouns(int column) => new(Rows.SelectMany(row => Cells(row.Row[column]),
        (row, noun) => (noun, new MeasureWord(row.Measure, IsPassive: false)))
        .SelectMany(pair => new[] { pair, (Plural(pair.noun), pair.Item2) }));

    private static PhraseTable<MeasureWord> Verbs(int column) => new(Rows.SelectMany(row => Cells(row.Row[column]),
            (row, cell) => VerbForms.Of(cell).Select(form => (form.Words, new MeasureWord(row.Measure, form.IsPassive))))
        .SelectMany(forms => forms));

    private static string[] Cells(string cell) => cell == Nothing ? [] : cell.Split('|');

    private static string Plural(string noun) => noun.EndsWith('y') ? noun[..^1] + "ies" : noun == "life" ? "lives" : noun + "s";
}

/// <summary>
/// The forms of a verb, from how a table names it: <c>kill</c>, <c>find/found/finding</c>, <c>take to hospital/taken to hospital</c>.
/// </summary>
internal static class VerbForms
{
    private const string Vowels = "aeiou";

    /// <summary>The forms, and whether each can be passive: a past participle.</summary>
    public static IEnumerable<(string Words, bool IsPassive)> Of(string cell)
    {
        var parts = cell.Split('/');
        var (verb, rest) = parts[0].IndexOf(' ', StringComparison.Ordinal) is > 0 and var cut
            ? (parts[0][..cut], parts[0][cut..])
            : (parts[0], "");
        yield return (verb + rest, false);
        yield return (Third(verb) + rest, false);
        yield return (Ing(verb) + rest, false);
        if (parts.Length == 1)
            yield return (Past(verb) + rest, true);
        foreach (var form in parts.Skip(1))
            yield return (form, !WordClasses.EndsInIng(form.Split(' ')[0]));
    }

    private static string Third(string verb) => verb switch
    {
        [.., 's' or 'x' or 'z'] or [.., 's' or 'c', 'h'] => verb + "es",
        [.., var before, 'y'] when !Vowels.Contains(before, StringComparison.Ordinal) => verb[..^1] + "ies",
        _ => verb + "s",
    };

    private static string Past(string verb) => verb switch
    {
        [.., 'e'] => verb + "d",
        [.., var before, 'y'] when !Vowels.Contains(before, StringComparison.Ordinal) => verb[..^1] + "ied",
        _ => (IsDoubled(verb) ? verb + verb[^1] : verb) + "ed",
    };

    private static string Ing(string verb) => verb switch
    {
        [.., 'i', 'e'] => verb[..^2] + "ying",
        [.., 'e', 'e'] => verb + "ing",
        [.., 'e'] => verb[..^1] + "ing",
        _ => (IsDoubled(verb) ? verb + verb[^1] : verb) + "ing",
    };

    // One syllable, one vowel, one consonant: trap, trapped; slay and flee keep theirs.
    private static bool IsDoubled(string verb) => verb is [.., var vowel, var last] && !Vowels.Contains(last, StringComparison.Ordinal)
        && last is not ('w' or 'x' or 'y') && Vowels.Contains(vowel, StringComparison.Ordinal)
        && verb.Count(letter => Vowels.Contains(letter, StringComparison.Ordinal)) == 1;
}
