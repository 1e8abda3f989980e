using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>
/// Of a clause or sentence the words in which its figure is asked for: without who says so, and without what is said besides.
/// </summary>
internal sealed class AskedStretch(NewsText text, MainVerb verbs)
{
    private const int ManyWords = 20;
    private const int FurthestThat = 12;

    private static readonly FrozenSet<string> Parting = WordClasses.Of("parting-mark");
    private static readonly FrozenSet<string> Leading = WordClasses.Of("leading-adverb");
    private static readonly FrozenSet<string> Relatives = WordClasses.Of("relative");
    private static readonly FrozenSet<string> Aside = WordClasses.Of("clause-aside");
    private static readonly FrozenSet<string> Telling = WordClasses.Of("telling");
    private static readonly FrozenSet<string> Saying = WordClasses.Of("saying-that");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");

    /// <summary>The first token of the words, and the token behind the last.</summary>
    /// <param name="mention">The figure.</param>
    /// <param name="first">The first token of its clause or sentence.</param>
    /// <param name="last">The token behind the last.</param>
    public (int First, int Last) Of(Mention mention, int first, int last)
    {
        var figure = mention.Figure;
        (first, last) = Between(first, figure, last);
        first = text.BehindDateline(first, figure.First);
        (first, last) = WithoutCredits(mention, first, last);
        first = BehindAdverb(first, figure.First);
        // "Said that it rained"; in "That phase ended" it points.
        if (first > mention.Beside.First && first < figure.First && text.Tokens[first].Is("that") && IsSubject(first + 1))
            first++;
        // "There was no sign that 40 boats sank": how many boats sank. "Said that it rained and that the mayor": of the mayor.
        for (var token = figure.First - 1; token > first; token--)
        {
            if (text.Tokens[token].Is("that") && (token == figure.First - 1 || text.Tokens[token - 1].Is("and")))
                first = token == figure.First - 1 || IsSubject(token + 1) ? token + 1 : last;
        }
        if (text.Tokens[first].Is("\"") && text.Tokens[last - 1].Is("\""))
            (first, last) = (first + 1, last - 1);
        return (first, last);
    }

    /// <summary>Where the words end whose figure is asked for: before what goes on about something else.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="behind">The token behind what is asked.</param>
    /// <param name="last">The token behind the last.</param>
    public int EndOf(int first, int behind, int last)
    {
        last = WithoutAside(first, behind, last);
        for (var token = behind; token + 1 < last; token++)
        {
            if (OpensAnother(first, behind, token, last) && verbs.Stands(first, token))
            {
                last = token;
                break;
            }
        }
        while (last > behind && text.Tokens[last - 1].Text is "." or ",")
            last--;
        return last;
    }

    // ", but the cranes were", "and provided": the figure is neither's. Of "ten fell and broke" both verbs are.
    private bool OpensAnother(int first, int behind, int token, int last)
    {
        if (text.Tokens[token].Is("but"))
            return true;
        if (!text.Tokens[token].Is("and"))
            return false;
        var next = token + 1;
        if (!(PastVerbs.Contains(text.Tokens[next].Text) || text.IsParticiple(next) || text.IsAuxiliary(next)))
            return OpensSubject(token) && verbs.Stands(next, last);
        return Enumerable.Range(first, Math.Max(0, behind - first)).Any(before => verbs.IsFinite(before, first))
            && !Enumerable.Range(behind, token - behind).Any(before => verbs.IsFinite(before, first));
    }

    // Of "powerful and deadly quakes" both words are of the quakes.
    private bool OpensSubject(int and)
    {
        var (before, next) = (text.Tokens[and - 2].Text, text.Tokens[and + 1]);
        return text.Tokens[and - 1].Is(",") || text.IsCapital(and - 1) || text.IsCapital(and + 1) || NumberReader.StartsAt(next)
            || WordClasses.Pronouns.Contains(next.Text) || WordClasses.Determiners.Contains(next.Text)
            || !(WordClasses.Prepositions.Contains(before) || WordClasses.Determiners.Contains(before));
    }

    // What a semicolon or a colon parts stands by itself.
    private (int First, int Last) Between(int first, Figure figure, int last)
    {
        for (var token = figure.First - 1; token > first; token--)
        {
            if (Parting.Contains(text.Tokens[token].Text) && !IsOfTime(token))
            {
                first = token + 1;
                break;
            }
        }
        for (var token = figure.Last; token < last; token++)
        {
            if (Parting.Contains(text.Tokens[token].Text) && !IsOfTime(token) || IsDashBeforeAnother(token, last))
                last = token;
        }
        return (first, last);
    }

    // "— and the harbour".
    private bool IsDashBeforeAnother(int token, int last) => text.Tokens[token] is { IsGlued: false, Text: "-" or "–" or "—" }
        && token + 1 < last && text.Tokens[token + 1].Text is "and" or "but";

    // "3:40".
    private bool IsOfTime(int token) => text.Tokens[token].Is(":") && text.Tokens[token].IsGlued
        && token + 1 < text.Tokens.Count && text.Tokens[token + 1] is { IsGlued: true, Kind: TokenKind.Number };

    // "The mayor said on Monday that", ", the mayor said": what is so is asked for, whoever says it.
    private (int First, int Last) WithoutCredits(Mention mention, int first, int last)
    {
        var figure = mention.Figure;
        foreach (var credit in mention.Credits)
        {
            var (start, end) = (text.TokenAt(credit.Words.Start), text.TokenAt(credit.Words.End));
            if (credit.IsTrailing && start >= figure.CountedLast && start < last && start > first
                && text.Tokens[start - 1].Text is "," or "\"" or "-")
                last = start;
            else if (start <= first + 1 && end > first && end <= figure.First && BehindCredit(mention, credit, end) is { } begin
                && verbs.Stands(begin, last))
                first = begin;
        }
        return (first, last);
    }

    // Behind the verb, who was told and when, "that" opens what is said; without it the next word does.
    private int? BehindCredit(Mention mention, Credit credit, int end)
    {
        var figure = mention.Figure;
        for (var token = end; token < Math.Min(figure.First, end + FurthestThat); token++)
        {
            if (text.Tokens[token].Is("that"))
                return IsSubject(token + 1) ? token + 1 : null;
        }
        // "Told Sound Daily the boats": where whoever was told ends, nothing says.
        if (Telling.Contains(credit.Verb) || !Saying.Contains(credit.Verb))
            return null;
        var begin = end;
        for (var token = end; token < Math.Min(figure.First, end + 2); token++)
        {
            if (mention.Beside.At(token) is { } day && day != figure && Dating.OfWords(text, mention.Beside, day, mention.Credits))
                begin = day.Last;
        }
        return begin < figure.First && IsSubject(begin) ? begin : null;
    }

    private bool IsSubject(int token) => text.IsWord(token) && !WordClasses.Pronouns.Contains(text.Tokens[token].Text)
        && (WordClasses.Determiners.Contains(text.Tokens[token].Text) || text.IsCapital(token)
            || !WordClasses.IsFunctionWord(text.Tokens[token].Text) && !text.IsParticiple(token));

    // "Meanwhile, the harbour", "but the harbour".
    private int BehindAdverb(int first, int limit)
    {
        var begin = first;
        while (begin < limit && Leading.Contains(text.Tokens[begin].Text))
            begin++;
        if (begin > first && begin < limit && text.Tokens[begin].Is(","))
            begin++;
        return begin;
    }

    // What is said by the way at the end: ", pushing up the price", ", who had lived there"; in a short sentence it may stay.
    private int WithoutAside(int first, int behind, int last)
    {
        if (last - first <= ManyWords)
            return last;
        for (var token = behind; token + 1 < last; token++)
        {
            var next = text.Tokens[token + 1].Text;
            if (text.Tokens[token].Is(",") && (Relatives.Contains(next) || Aside.Contains(next)
                || WordClasses.EndsInIng(next)))
                return token;
        }
        return last;
    }
}
