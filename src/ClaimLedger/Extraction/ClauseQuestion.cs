using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Asks for a figure in the words of its own clause, where these make a sentence that one can read without the figure.</summary>
internal sealed class ClauseQuestion(NewsText text)
{
    private const int FewestWords = 3;
    private const int MostWords = 30;
    private const int MostAuxiliaries = 3;
    private const string HowMany = "How many";

    private readonly MainVerb _verbs = new(text);

    private static readonly FrozenSet<string> Speaking = WordClasses.Of("first-person");
    private static readonly FrozenSet<string> NoBeginning = WordClasses.Of("no-clause-beginning");
    private static readonly FrozenSet<string> Joining = WordClasses.Of("clause-joining");
    private static readonly FrozenSet<string> Relatives = WordClasses.Of("relative");
    private static readonly FrozenSet<string> Past = WordClasses.Of("past-auxiliary");

    /// <summary>The question; null where the clause makes none.</summary>
    public string? For(Mention mention) => mention.Figure.Found.Kind is QuantityKinds.Date
        ? OfDay(mention)
        : OfThoseThatAre(mention) ?? OfSubject(mention) ?? OfInserted(mention);

    // "60 households are in that building": how many households are in that building?
    private string? OfSubject(Mention mention)
    {
        var (figure, passage) = (mention.Figure, mention.Passage);
        var start = passage.First < figure.First && Joining.Contains(text.Tokens[passage.First].Text) ? passage.First + 1 : passage.First;
        if (start != figure.First || AskedOf(figure) is not { } asked || !IsPlain(figure.Last, passage.Last))
            return null;
        // What is counted must be the subject: "two in the town were hurt" is as good as "two were hurt".
        var verb = VerbIn(figure.CountedLast, passage.Last);
        // "One recording, made public by the court": what a comma parts from the noun is said of it by the way, and needs another.
        if (verb < 0 || JoinsFigure(mention) || Count(",", figure.CountedLast, verb) == 1
            || !_verbs.Stands(figure.CountedLast, passage.Last))
            return null;
        var behind = figure.Is(QuantityKinds.Number) ? AskedWords.BehindCount(text, figure, passage.Last) : figure.Last;
        return $"{asked} {text.Words(behind, new AskedStretch(text, _verbs).EndOf(start, behind, passage.Last))}?";
    }

    // "Thirteen trains, according to the railway, were late": how many trains were late?
    private string? OfInserted(Mention mention)
    {
        var (figure, comma) = (mention.Figure, mention.Figure.CountedLast);
        if (figure.First != mention.Beside.First || comma + 1 >= mention.Beside.Last || !text.Tokens[comma].Is(",")
            || AskedOf(figure) is not HowMany
            || mention.Credits.FirstOrDefault(credit => credit.Words.Start == text.Tokens[comma + 1].Start) is not { } credit)
            return null;
        var (behind, last) = (text.TokenAt(credit.Words.End), mention.Beside.Last);
        if (text.Tokens[last - 1].Is("."))
            last--;
        return behind + 1 < last && text.Tokens[behind].Is(",") && IsPlain(behind + 1, last) && text.IsOfVerb(behind + 1)
            ? $"{HowMany} {text.Words(figure.Last, comma)} {text.Words(behind + 1, last)}?" : null;
    }

    // "There might be 240 people living there": how many people might there be living there?
    private string? OfThoseThatAre(Mention mention)
    {
        var (figure, passage) = (mention.Figure, mention.Passage);
        var there = figure.First - 1;
        while (there > passage.First && figure.First - there <= MostAuxiliaries && text.IsAuxiliary(there))
            there--;
        var isThere = there >= passage.First && there < figure.First - 1 && text.Tokens[there].Is("there");
        if (!isThere || AskedOf(figure) is not HowMany || !IsPlain(there, passage.Last) || JoinsFigure(mention))
            return null;
        var auxiliary = text.Tokens[there + 1].Text;
        string[] words =
        [
            HowMany, text.Words(figure.Last, figure.CountedLast), auxiliary, "there", text.Words(there + 2, figure.First),
            text.Words(figure.CountedLast, passage.Last),
        ];
        return $"{string.Join(' ', words.Where(word => word.Length > 0))}?";
    }

    // "Prosecutors requested the arrest on Wednesday": when was it that prosecutors requested the arrest?
    private string? OfDay(Mention mention)
    {
        var (figure, passage) = (mention.Figure, mention.Passage);
        var end = AskedWords.StartOfDay(text, figure, passage.First);
        if (figure.Last != passage.Last || figure.IsAhead || end <= passage.First + 1 || !IsPlain(passage.First, end)
            || !IsPast(passage.First + 1, end) || AskedWords.IsOfNoun(text, figure, mention.Beside.Last)
            || Beginning(mention) is not { } beginning)
            return null;
        // "Freed 33 in the truce which began in January": January is when the truce began.
        if (Enumerable.Range(VerbIn(passage.First + 1, end), end - VerbIn(passage.First + 1, end)).Any(OpensAnother))
            return null;
        // "The bridge was opened": when was the bridge opened? Other verbs would have to be bent.
        var verb = VerbIn(passage.First + 1, end);
        return text.Tokens[verb].Text is "was" or "were" && !Enumerable.Range(passage.First, verb - passage.First).Any(OpensAnother)
            ? $"When {text.Tokens[verb].Text} {Opened(passage.First, verb)} {text.Words(verb + 1, end)}?"
            : $"When was it that {Opened(passage.First, end)}?";

        string Opened(int first, int last) => beginning + text.Words(first, last)[beginning.Length..];
    }

    // "Two people who had lived there": the verb behind it is not the clause's.
    private bool OpensAnother(int token) => Relatives.Contains(text.Tokens[token].Text);

    // The first word of a clause as it stands within a sentence; null where it may be a name or not, or tells nothing by itself ("he").
    private string? Beginning(Mention mention)
    {
        var first = mention.Passage.First;
        var (word, written) = (text.Tokens[first].Text, text.Tokens[first].Word.Written);
        if (!text.IsWord(first) || word == "that")
            return null;
        if (WordClasses.Determiners.Contains(word))
            return word;
        if (!text.IsCapital(first) || WordClasses.IsFunctionWord(word) || text.IsInitials(first)
            || written.Contains('\'', StringComparison.Ordinal) || written.Contains('’', StringComparison.Ordinal))
            return null;
        if (first > mention.Beside.First)
            return written;
        var isName = text.IsCapital(first + 1) || text.IsOfVerb(first + 1);
        return isName ? written : text.IsWrittenSmall(first) ? word : null;
    }

    // What happened once: one of its verbs, no auxiliary but of the past, and no participle at the end that the day would go with.
    private bool IsPast(int first, int last)
    {
        var verb = VerbIn(first, last);
        var isOfLast = text.IsParticiple(last - 1) && !text.IsAuxiliary(last - 2);
        if (verb < 0 || isOfLast || NoBeginning.Contains(text.Tokens[last - 1].Text))
            return false;
        for (var token = first; token < last; token++)
        {
            if (text.IsAuxiliary(token) && !Past.Contains(text.Tokens[token].Text))
                return false;
        }
        return true;
    }

    // "Two people and two dogs", "two people, 26 schools": the one is not asked for by the other.
    private bool JoinsFigure(Mention mention)
    {
        for (var token = mention.Figure.Last + 1; token < mention.Passage.Last; token++)
        {
            var before = text.Tokens[token - 1];
            if (mention.Beside.At(token)?.First == token && (before.Is(",") || Joining.Contains(before.Text)))
                return true;
        }
        return false;
    }

    private int Count(string mark, int first, int last) =>
        Enumerable.Range(first, last - first).Count(token => text.Tokens[token].Is(mark));

    // "One boat was": one is no "how many boats were".
    private static string? AskedOf(Figure figure) => figure.Found.Kind switch
    {
        QuantityKinds.Number when figure.Counted.Length > 0 && figure.Found.Written is not 1 => HowMany,
        QuantityKinds.Money => "How much money",
        QuantityKinds.Share => "What share",
        QuantityKinds.Measure when UnitTable.OfQuestion(figure.Found.Unit)?.Name is { } unit => $"{HowMany} {NounForms.Many(unit)}",
        _ => null,
    };

    private int VerbIn(int first, int last)
    {
        for (var token = first; token < last; token++)
        {
            if (text.IsOfVerb(token))
                return token;
        }
        return -1;
    }

    // Neither a bracket nor a mark of speech that only opens or only ends, no more than one can read, and not what somebody asked.
    private bool IsPlain(int first, int last)
    {
        if (last - first is < FewestWords or > MostWords || AskedWords.HoldsBeginning(text, first, last))
            return false;
        for (var token = first; token < last; token++)
        {
            if (text.Tokens[token].Text is "\"" or "(" or ")" or "?" or "…" or ":" or ";"
                || Speaking.Contains(text.Tokens[token].Text) && !text.IsInitials(token))
                return false;
        }
        return true;
    }
}
