using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>
/// Asks for a figure where it stands, in the words around it: "The ship was carrying how many passengers?" No verb has to be bent or moved.
/// </summary>
internal sealed partial class InPlaceQuestion(NewsText text)
{
    private const int FewestWords = 3;
    private const int MostWords = 36;
    private const string When = "when";

    private static readonly FrozenSet<string> Pronouns = WordClasses.Of("pronoun", "object-pronoun");
    private static readonly FrozenSet<string> Speaking = WordClasses.Of("first-person");
    private static readonly FrozenSet<string> Opening = WordClasses.Of("aside-opening");
    private static readonly FrozenSet<string> Relatives = WordClasses.Of("relative");
    private static readonly FrozenSet<string> Marks = WordClasses.Of("sentence-mark");

    private readonly MainVerb _verbs = new(text);

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
        var stretch = new AskedStretch(text, _verbs);
        var isOfSentence = first == mention.Beside.First;
        (first, last) = stretch.Of(mention, first, last);
        if (first > figure.First || JoinsAnother(mention) || AskedOf(figure, first, last) is not { } asked)
            return null;
        asked = asked with { Last = BehindConversion(mention, asked.Last, last) };
        last = BeforeTorn(mention, first, asked.Last, stretch.EndOf(first, asked.Last, last));
        if (!IsSentence(first, asked, last) || !(isOfSentence || HasVerbOfItsOwn(first, last)))
            return null;
        var (before, behind) = (text.Words(first, asked.First), text.Words(asked.Last, last));
        var gap = behind.Length == 0 || text.Tokens[asked.Last].IsGlued ? "" : " ";
        return $"{WordClasses.Capital($"{before} {asked.Words.Trim()}{gap}{behind}".Trim())}?";
    }

    // "…, triggered by the group's 7 October": of a noun whose day alone was kept; what a comma parts before it is left out.
    private int BeforeTorn(Mention mention, int first, int behind, int last)
    {
        if (last >= mention.Beside.Last || mention.Beside.At(last - 1) is not { } day || !day.Is(QuantityKinds.Date) || day.First <= behind
            || WordClasses.Prepositions.Contains(text.Tokens[day.First - 1].Text) || text.Tokens[day.First - 1].Is(",")
            || text.IsOfVerb(day.First - 1))
            return last;
        for (var token = day.First - 1; token >= behind; token--)
        {
            if (text.Tokens[token].Is(",") && _verbs.Stands(first, token))
                return token;
        }
        return last;
    }

    private bool IsSentence(int first, Asked asked, int last) => last - first is >= FewestWords and <= MostWords
        && (first == asked.First || OpensClause(first, last)) && (last == asked.Last || !EndsNothing(last - 1))
        && IsWhole(first, asked.First) && IsWhole(asked.Last, last)
        && _verbs.Stands(first, last)
        && !(asked.Words.EndsWith(When, StringComparison.Ordinal) && asked.Last < last)
        && !(asked.Last < last && text.Tokens[asked.Last].Text is "and" or "or" && asked.Words is "how many" or "how many people")
        && !AskedWords.HoldsBeginning(text, first, last)
        && !Enumerable.Range(first, last - first).Any(IsOfSpeaker);

    // "We", "our", and no US.
    private bool IsOfSpeaker(int token) => Speaking.Contains(text.Tokens[token].Text) && !text.IsInitials(token);

    // "A town of 900 people, has said": what a comma parts from its verb stands beside a name, and is no subject.
    private bool HasVerbOfItsOwn(int first, int last)
    {
        var comma = first;
        while (comma < last && !text.Tokens[comma].Is(","))
            comma++;
        return _verbs.Stands(first, comma);
    }

    // "7 inches (18 cm)": the other unit would tell the answer.
    private int BehindConversion(Mention mention, int behind, int last)
    {
        if (behind >= last || !text.Tokens[behind].Is("(") || mention.Beside.At(behind + 1) is not { } other
            || other.Found.Kind != mention.Figure.Found.Kind || other.Last >= last || !text.Tokens[other.Last].Is(")"))
            return behind;
        return other.Last + 1;
    }

    private Asked? AskedOf(Figure figure, int first, int last)
    {
        // "S-92", "TW.2330": a part of another word.
        if (figure.First > first && text.Tokens[figure.First].IsGlued && text.Tokens[figure.First - 1].Text is not ("\"" or "("))
            return null;
        return figure.Found.Kind switch
        {
            QuantityKinds.Date => OfDate(figure, first, last),
            QuantityKinds.Time => OfTime(figure, first),
            QuantityKinds.Number => OfNumber(figure, first, last),
            QuantityKinds.Money => Said(figure, first, last, "what sum"),
            QuantityKinds.Share when Next(figure.Last, last).Is("of") => new(figure.First, figure.Last, "what share"),
            QuantityKinds.Share => Said(figure, first, last, "how many percent"),
            QuantityKinds.Measure when figure.Found.Unit == Magnitude => Before(figure, figure.Last, first, last, "of what magnitude")
                ?? OfMagnitude(figure, first),
            QuantityKinds.Measure or QuantityKinds.Duration when UnitOf(figure) is { } unit =>
                Said(figure, first, last, $"how many {unit}"),
            // "A month-long truce" is no truce of how long.
            QuantityKinds.Duration when !OpensNoun(figure.Last, last) && !text.At(figure.Span).Contains('-', StringComparison.Ordinal) =>
                new(figure.First, figure.Last, "how long"),
            _ => null,
        };
    }

    private Token Next(int token, int last) => token < last ? text.Tokens[token] : Token.Nothing;

    // "With what the mayor described as a": torn off.
    private bool EndsNothing(int token) => WordClasses.Determiners.Contains(text.Tokens[token].Text)
        || WordClasses.Conjunctions.Contains(text.Tokens[token].Text);

    // Neither without whoever it is said of ("killed two people", "could double"), nor of somebody whom only the words before name.
    private bool OpensClause(int first, int last)
    {
        var word = text.Tokens[first].Text.Split('\'')[0];
        var isName = text.IsCapital(first) && text.IsCapital(first + 1);
        if (WordClasses.Prepositions.Contains(word) && !text.HasVerb(first, last) && !_verbs.Stands(first, last))
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
