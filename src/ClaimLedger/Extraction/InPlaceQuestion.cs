using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Extraction;

/// <summary>
/// Asks for a figure where it stands, in the words around it: "The ship was carrying how many passengers?" No verb has to be bent or moved.
/// </summary>
internal sealed class InPlaceQuestion(NewsText text)
{
    private const int FewestWords = 3;
    private const int MostWords = 36;
    private const int ManyWords = 20;

    private static readonly FrozenSet<string> Pronouns = WordClasses.Of("pronoun", "object-pronoun");
    private static readonly FrozenSet<string> Opening = WordClasses.Of("aside-opening");
    private static readonly FrozenSet<string> Parting = WordClasses.Of("parting-mark");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Known = WordClasses.Of("known-whole");
    private static readonly FrozenSet<string> Owners = WordClasses.Of("owner");
    private static readonly FrozenSet<string> Articles = WordClasses.Of("article");
    private static readonly FrozenSet<string> Relatives = WordClasses.Of("relative");
    private static readonly FrozenSet<string> Aside = WordClasses.Of("clause-aside");
    private static readonly FrozenSet<string> Marks = WordClasses.Of("sentence-mark");

    /// <summary>What stands for some tokens.</summary>
    /// <param name="First">The first of them.</param>
    /// <param name="Last">The token behind the last.</param>
    /// <param name="Words">What stands there instead.</param>
    private readonly record struct Asked(int First, int Last, string Words);

    /// <summary>The question; null where the words make none.</summary>
    /// <param name="mention">The figure.</param>
    /// <param name="first">The first token of its clause or sentence.</param>
    /// <param name="last">The token behind the last.</param>
    public string? For(Mention mention, int first, int last)
    {
        var figure = mention.Figure;
        (first, last) = Between(first, figure, last);
        first = text.BehindDateline(first, figure.First);
        // "There was no sign that 40 boats sank": how many boats sank.
        if (figure.First > first && text.Tokens[figure.First - 1].Is("that"))
            first = figure.First;
        if (text.Tokens[first].Is("\"") && text.Tokens[last - 1].Is("\""))
            (first, last) = (first + 1, last - 1);
        if (AskedOf(figure, first, last) is not { } asked)
            return null;
        last = WithoutAside(asked.Last, last);
        while (last > asked.Last && text.Tokens[last - 1].Text is "." or ",")
            last--;
        if (!IsSentence(first, asked, last))
            return null;
        var (before, behind) = (text.Words(first, asked.First), text.Words(asked.Last, last));
        var gap = behind.Length == 0 || text.Tokens[asked.Last].IsGlued ? "" : " ";
        return $"{WordClasses.Capital($"{before} {asked.Words}{gap}{behind}".Trim())}?";
    }

    private bool IsSentence(int first, Asked asked, int last) => last - first is >= FewestWords and <= MostWords
        && (first == asked.First || OpensClause(first, last)) && (last == asked.Last || !EndsNothing(last - 1))
        && IsWhole(first, asked.First) && IsWhole(asked.Last, last);

    // What a semicolon or a colon parts stands by itself.
    private (int First, int Last) Between(int first, Figure figure, int last)
    {
        for (var token = figure.First - 1; token > first; token--)
        {
            if (Parting.Contains(text.Tokens[token].Text))
                first = token + 1;
        }
        for (var token = figure.Last; token < last; token++)
        {
            if (Parting.Contains(text.Tokens[token].Text))
                last = token;
        }
        return (first, last);
    }

    private Asked? AskedOf(Figure figure, int first, int last)
    {
        // "S-92", "TW.2330": a part of another word.
        if (figure.First > first && text.Tokens[figure.First].IsGlued && text.Tokens[figure.First - 1].Text is not ("\"" or "("))
            return null;
        return figure.Found.Kind switch
        {
            QuantityKinds.Date => OfDate(figure, first, last),
            QuantityKinds.Number => OfNumber(figure, first, last),
            QuantityKinds.Money => Said(figure, first, last, "what sum"),
            QuantityKinds.Share when Next(figure.Last, last).Is("of") => new(figure.First, figure.Last, "what share"),
            QuantityKinds.Share => Said(figure, first, last, "how many percent"),
            QuantityKinds.Measure when figure.Found.Unit == "magnitude" => Before(figure, figure.Last, first, last, "of what magnitude")
                ?? new(figure.First, figure.Last, "what magnitude"),
            QuantityKinds.Measure or QuantityKinds.Duration when UnitOf(figure) is { } unit =>
                Said(figure, first, last, $"how many {unit}"),
            QuantityKinds.Duration when !OpensNoun(figure.Last, last) => new(figure.First, figure.Last, "how long"),
            _ => null,
        };
    }

    // "Was opened on 4 June", "was opened in 2031": on what date, in what year.
    private Asked? OfDate(Figure figure, int first, int last)
    {
        if (figure.Days is not { } days || WordClasses.IsPossessive(text.Tokens[figure.Last - 1].Text) || OpensNoun(figure.Last, last)
            || Next(figure.Last, last).Is("-"))
            return null;
        var length = days.Last.DayNumber - days.First.DayNumber + 1;
        var (preposition, what) = length switch
        {
            1 => ("on ", "what date"),
            >= 28 and <= 31 => ("in ", "what month"),
            365 or 366 => ("in ", "what year"),
            _ => ("", "when"),
        };
        var start = AskedWords.StartOfDay(text, figure, first);
        // "The August election", "a 2031 story": the date is a name's.
        if (start > first && WordClasses.Determiners.Contains(text.Tokens[start - 1].Text))
            return null;
        if (start > first && WordClasses.Prepositions.Contains(text.Tokens[start - 1].Text))
            return what == "when" ? null : new(start, figure.Last, what);
        // "On 4 June, builders opened the bridge": on what date was it that they did?
        return start == first && Next(figure.Last, last).Is(",") && figure.Last + 1 < last && OpensClause(figure.Last + 1, last)
            ? new(start, figure.Last + 1, $"{preposition}{what} was it that")
            : new(start, figure.Last, preposition + what);
    }

    private Asked? OfNumber(Figure figure, int first, int last)
    {
        // One boat is no "how many boats", and 7.8 of something is no count.
        if (figure.Found.Written is { } written && (written is 1 || !decimal.IsInteger(written)))
            return null;
        var isOf = Next(figure.Last, last).Is("of");
        if (figure.Counted.Length == 0 && OpensNoun(figure.Last, last))
            return null;
        var before = figure.First > first ? text.Tokens[figure.First - 1].Text : "";
        var end = AskedWords.BehindCount(text, figure, last);
        if (Owners.Contains(before) && !isOf)
            return new(figure.First - 1, end, $"how many of {before}");
        if (Known.Contains(before))
            return new(figure.First - 1, end, "how many");
        return WordClasses.Determiners.Contains(before) || WordClasses.IsPossessive(before) ? null : new(figure.First, end, "how many");
    }

    // "A 5 million dollar loan", "the bank's 3 percent gain": a loan of what sum. "Lent 5 million dollars": lent what sum.
    private Asked? Said(Figure figure, int first, int last, string what)
    {
        var before = figure.First > first ? text.Tokens[figure.First - 1].Text : "";
        return Articles.Contains(before) || Owners.Contains(before) || WordClasses.IsPossessive(before)
            ? Before(figure, figure.Last, first, last, $"of {what}")
            : OpensNoun(figure.Last, last) && !figure.Is(QuantityKinds.Duration) ? null : new(figure.First, figure.Last, what);
    }

    // What a figure before a noun says of it, said behind it.
    private Asked? Before(Figure figure, int noun, int first, int last, string what)
    {
        var (from, to) = CountedNoun.Find(text, noun, last, needsOf: false);
        // "A 6.4 earthquake struck": no noun, whatever stands before it.
        while (to > from + 1 && PastVerbs.Contains(text.Tokens[to - 1].Text))
            to--;
        if (from == to || from != noun)
            return null;
        var words = text.Words(from, to);
        return figure.First > first && text.Tokens[figure.First - 1].Text is "a" or "an"
            ? new(figure.First - 1, to, $"{(words[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {words} {what}")
            : new(figure.First, to, $"{words} {what}");
    }

    // "Feet" of "30 feet" and of "a 30-foot wall"; null where there are several, or none that is a word.
    private string? UnitOf(Figure figure)
    {
        var (start, end) = (text.TokenAt(figure.Core.Start), text.TokenAt(figure.Core.End));
        var unit = end;
        while (unit > start && text.IsWord(unit - 1) && !NumberReader.StartsAt(text.Tokens[unit - 1]))
            unit--;
        var isAfter = unit < end && Enumerable.Range(start, unit - start).All(token =>
            !text.IsWord(token) || NumberReader.StartsAt(text.Tokens[token]) || WordClasses.IsFunctionWord(text.Tokens[token].Text));
        if (!isAfter || (figure.Is(QuantityKinds.Duration) && end - unit > 1))
            return null;
        return Plural(text.Words(unit, end));
    }

    private static string Plural(string unit)
    {
        const int LongestSign = 3;
        return unit.Length <= LongestSign ? unit : unit.Pluralize(inputIsKnownToBeSingular: false);
    }

    // "25 feet high" and "10 percent higher" measure; "25 feet walls" say of what.
    private bool OpensNoun(int token, int last) => token < last && text.IsWord(token) && CountedNoun.Find(text, token, last, needsOf: false)
        is var (from, to) && to > from && text.Tokens[to - 1].Text is [.., 's'];

    private Token Next(int token, int last) => token < last ? text.Tokens[token] : Token.Nothing;

    // Of a long sentence, what is said by the way at its end: ", pushing up the price", ", who had lived there".
    private int WithoutAside(int first, int last)
    {
        if (last - first <= ManyWords)
            return last;
        for (var token = first + 1; token + 1 < last; token++)
        {
            var next = text.Tokens[token + 1].Text;
            if (text.Tokens[token].Is(",") && (Relatives.Contains(next) || Aside.Contains(next)
                || next.EndsWith("ing", StringComparison.Ordinal)))
                return token;
        }
        return last;
    }

    // "With what the mayor described as a": torn off.
    private bool EndsNothing(int token) => WordClasses.Determiners.Contains(text.Tokens[token].Text)
        || WordClasses.Conjunctions.Contains(text.Tokens[token].Text);

    // Neither without whoever it is said of ("killed two people", "could double"), nor of somebody whom only the words before name.
    private bool OpensClause(int first, int last)
    {
        var word = text.Tokens[first].Text.Split('\'')[0];
        var isName = text.IsCapital(first) && text.IsCapital(first + 1);
        if (WordClasses.Prepositions.Contains(word) && !text.HasVerb(first, last))
            return false;
        // "Many of whose houses".
        var isOfOthers = first + 2 < last && text.Tokens[first + 1].Is("of") && Relatives.Contains(text.Tokens[first + 2].Text);
        var isSaying = !text.IsCapital(first) && WordClasses.ReportingVerbs.StartsAt(text.Tokens, first);
        return text.IsWord(first) && !isOfOthers && !isSaying && !Pronouns.Contains(word) && !Opening.Contains(word)
            && (isName || !(WordClasses.Auxiliaries.Contains(word) || WordClasses.IsParticiple(word)));
    }

    // Neither a bracket nor a mark of speech that only opens or only ends, nor what stands in no sentence.
    private bool IsWhole(int first, int last)
    {
        var (brackets, marks) = (0, 0);
        for (var token = first; token < last; token++)
        {
            var word = text.Tokens[token].Text;
            if (text.Tokens[token].Kind is TokenKind.Symbol && !Marks.Contains(word))
                return false;
            brackets += word is "(" ? 1 : word is ")" ? -1 : 0;
            marks += word is "\"" ? 1 : 0;
        }
        return brackets == 0 && marks % 2 == 0;
    }
}
