using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Finds where the words that name a speaker begin and end, beside the verb that credits them.</summary>
internal sealed class NamePhrases(NewsText text, SpeakerBook book)
{
    private const int Longest = 14;
    private const int LongestAside = 45;
    private const int LongestInAside = 5;
    private const int LongestName = 7;

    private static readonly FrozenSet<string> Speaking = WordClasses.Of("speaking-pronoun");
    private static readonly FrozenSet<string> AsideOpeners = WordClasses.Of("aside-opener");
    private static readonly FrozenSet<string> BehindNames = WordClasses.Of("behind-name");
    private static readonly FrozenSet<string> NotInNames = WordClasses.Of("not-in-name");
    private static readonly FrozenSet<string> PartsOfDay = WordClasses.Of("part-of-day");
    private static readonly FrozenSet<string> Articles = WordClasses.Of("article");
    private static readonly FrozenSet<string> NoSpeakers = WordClasses.Of("no-speaker");
    private static readonly FrozenSet<string> CompanySuffixes = WordClasses.Of("company-suffix");
    private static readonly FrozenSet<string> OfPlace = WordClasses.Of("of-place");
    private static readonly FrozenSet<string> Loose = WordClasses.Of("loose-in-name");

    private List<Token> Tokens => text.Tokens;

    /// <summary>Where the name that ends before <paramref name="end"/> begins.</summary>
    public int Start(int end, int first)
    {
        var start = end;
        if (start > first && WordClasses.Pronouns.Contains(Tokens[start - 1].Text))
            return start - 1;
        while (start > first && end - start < Longest && BelongsBefore(start - 1, first))
            start--;
        while (start < end - 1 && OpensNoName(Tokens[start]))
            start++;
        return BehindTime(text.BehindDateline(start, end), end);
    }

    // "Last night Amir Sahl", "yesterday evening the mayor".
    private int BehindTime(int start, int end)
    {
        while (start < end - 1)
        {
            var length = PartsOfDay.Contains(Tokens[start].Text) && !text.IsCapital(start) ? 1 : LengthOfTime(start);
            if (length == 0 || start + length >= end)
                break;
            start += length;
        }
        return start;
    }

    private int LengthOfTime(int start)
    {
        if (!CalendarWords.Words.TryMatch(Tokens, start, out var word, out var length))
            return 0;
        if (word.Kind is CalendarWordKind.Day)
            return length;
        return word.Kind is CalendarWordKind.Turn && CalendarWords.Words.TryMatch(Tokens, start + length, out var next, out var more)
            && next.Kind is CalendarWordKind.Period or CalendarWordKind.Weekday or CalendarWordKind.Month ? length + more : 0;
    }

    /// <summary>Where the name that begins at <paramref name="start"/> ends.</summary>
    public int End(int start, int last)
    {
        var end = start;
        if (end < last && WordClasses.Pronouns.Contains(Tokens[end].Text))
            return end + 1;
        while (end < last && end - start < Longest && BelongsBehind(start, end, last))
            end++;
        while (end > start && Loose.Contains(Tokens[end - 1].Text))
            end--;
        return end;
    }

    /// <summary>Whether some tokens name somebody who can speak: a pronoun, a name, or a noun of the table.</summary>
    public bool IsSpeaker(int start, int end)
    {
        if (start >= end || start < 0)
            return false;
        if (end == start + 1 && WordClasses.Pronouns.Contains(Tokens[start].Text))
            return Speaking.Contains(Tokens[start].Text);
        if (book.IsOutlet(text.Words(start, end)))
            return true;
        var head = start + 1;
        while (head < end && !WordClasses.Prepositions.Contains(Tokens[head].Text))
            head++;
        for (var token = start; token < head; token++)
        {
            if (WordClasses.SpeakerNouns.ContainsKey(Tokens[token].Text)
                && (token + 1 == head || text.IsCapital(token + 1) || !text.IsCapital(token) || IsBegun(token, start)))
                return true;
        }
        // "Kestrel plc".
        var last = head - 1 > start && CompanySuffixes.Contains(Tokens[head - 1].Text) ? head - 2 : head - 1;
        return IsNamePart(last) && !IsTime(Tokens[last].Text);
    }

    /// <summary>
    /// Whether some tokens are "the" or "a" and a noun of whatever sort, behind which "said" leaves no doubt that it speaks: "the
    /// lighthouse said".
    /// </summary>
    public bool IsAnything(int start, int end)
    {
        if (end - start is < 2 or > LongestName || !Articles.Contains(Tokens[start].Text))
            return false;
        // "A fitter at the plant".
        var place = Enumerable.Range(start, end - start).FirstOrDefault(token => OfPlace.Contains(Tokens[token].Text), -1);
        if (place > start + 1 && place + 2 < end && Articles.Contains(Tokens[place + 1].Text))
            return IsAnything(start, place) && IsAnything(place + 1, end);
        var head = Tokens[end - 1].Text;
        return Enumerable.Range(start + 1, end - start - 1).All(token => text.IsWord(token) && !text.IsOfVerb(token)
                && !WordClasses.IsFunctionWord(Tokens[token].Text))
            && !text.IsManner(end - 1) && !IsTime(head) && LengthOfTime(end - 1) == 0 && !NoSpeakers.Contains(head);
    }

    // "Witnesses quoted by Ebb Radio": what begins a sentence is capital whatever it is.
    private bool IsBegun(int token, int start) => token == start && token == text.First(text.SentenceAt(token)) && EndsInEd(token + 1);

    /// <summary>Who is meant by a name with an aside: the aside itself where it is the name ("the operator, Ebb Lines, denied").</summary>
    /// <param name="comma">The comma behind the aside.</param>
    /// <param name="first">The first token of the sentence.</param>
    public (int Start, int End)? BeforeAside(int comma, int first)
    {
        if (Aside(comma, first) is not { } noun)
            return null;
        var isName = comma - noun > 1 && comma - noun <= LongestName && Enumerable.Range(noun + 1, comma - noun - 1)
            .All(token => IsNamePart(token) || Tokens[token] is { Text: "-", IsGlued: true });
        if (isName && !text.IsCapital(noun - 1))
            return (noun + 1, comma);
        var start = Start(noun, first);
        // "Finch, chief of ports at the board, an arm of the state, said": an aside behind another.
        if (start > first + 1 && Tokens[start - 1].Is(",") && !text.IsCapital(start) && Start(start - 1, first) is var named
            && IsSpeaker(named, start - 1) && text.IsCapital(start - 2))
            return (named, start - 1);
        // "In Marrow County, 12 homes burned, said Finch": a place, and nobody who speaks.
        return IsSpeaker(start, noun) && !(start > first && OfPlace.Contains(Tokens[start - 1].Text)) ? (start, noun) : null;
    }

    /// <summary>Who else speaks before "and" and a name: "firemen, nurses and hospital sources"; in order of place.</summary>
    /// <param name="start">Where the last name starts.</param>
    /// <param name="first">The first token of the sentence.</param>
    public IEnumerable<(int Start, int End)> Beside(int start, int first)
    {
        var others = new List<(int, int)>();
        var joint = start - 1;
        while (joint > first && (others.Count == 0 ? Tokens[joint].Is("and") : Tokens[joint].Is(",")))
        {
            var other = Start(joint, first);
            if (!IsSpeaker(other, joint) || WordClasses.Pronouns.Contains(Tokens[other].Text) || IsObjectAt(other, first))
                break;
            others.Add((other, joint));
            joint = other - 1;
        }
        others.Reverse();
        return others;
    }

    // "As residents celebrated Lanternide, police and medics said": what somebody celebrated does not speak.
    private bool IsObjectAt(int start, int first) => start > first
        && (EndsInEd(start - 1) || WordClasses.EndsInIng(Tokens[start - 1].Text) && !text.IsCapital(start - 1));

    /// <summary>The name of an outlet that ends a noun phrase: of "Israeli public broadcaster KAN", "KAN"; null where there is no
    /// capital.</summary>
    public string? Outlet(int start, int end)
    {
        while (start < end && !text.IsCapital(start))
            start++;
        if (start >= end)
            return null;
        for (var skip = start; skip < end; skip++)
        {
            if (book.IsOutlet(text.Words(skip, end)))
                return book.Resolve(text.Words(skip, end));
        }
        for (var token = end - 2; token > start; token--)
        {
            if (text.IsWord(token) && !text.IsCapital(token) && !WordClasses.IsFunctionWord(Tokens[token].Text))
                return text.Words(token + 1, end);
        }
        return text.Words(start, end);
    }

    /// <summary>The token behind a name that an aside parts from its verb ("Finch, the harbourmaster, said"); null where there is no
    /// aside.</summary>
    private int? Aside(int comma, int first)
    {
        for (var token = comma - 1; token > first && comma - token < LongestAside; token--)
        {
            if (Tokens[token].Text is "\"" or ";" or ":")
                return null;
            if (Tokens[token].Is(",") && OpensAside(token + 1, comma))
                return token;
        }
        return null;
    }

    private bool OpensAside(int token, int comma)
    {
        var opening = Tokens[token].Text;
        return AsideOpeners.Contains(opening) || comma - token <= LongestInAside
            || (!text.IsCapital(token) && !WordClasses.Conjunctions.Contains(opening));
    }

    private bool BelongsBefore(int token, int first)
    {
        var word = Tokens[token];
        if (word.Kind == TokenKind.Number && ((token > first && Tokens[token - 1].Is("-")) || Tokens[token + 1].Is("-")))
            return false;
        // "The Port Workers' Union", "the guards' union".
        if (word is { Text: "'", IsGlued: true } && !Tokens[token + 1].IsGlued)
            return token > first && OwnsNext(token);
        if (word.Kind == TokenKind.Symbol)
            return word.IsGlued
                && (word.Is("-") ? Tokens[token + 1].Kind != TokenKind.Number : word.Is(".") && token > first && IsShortened(token - 1));
        // "A storm hit Ebb as Corvo declares an emergency": another clause.
        if (word.Text is "and" or "as" && text.IsCapital(token + 1))
            return word.Is("and") && token > first && text.IsCapital(token - 1);
        if (word.Is("and") || EndsName(token) || WordClasses.Pronouns.Contains(word.Text) || IsMonth(token))
            return false;
        // Verbs end a name, but for those that say more of it: "people briefed on the talks".
        if (EndsInEd(token))
            return WordClasses.Prepositions.Contains(Tokens[token + 1].Text) && !Tokens[token + 1].Is("to");
        return !IsReportingVerb(token);
    }

    private bool OwnsNext(int sign) => Tokens[sign - 1].Text is [.., 's'] && text.IsWord(sign + 1)
        && text.IsCapital(sign - 1) == text.IsCapital(sign + 1);

    private bool IsMonth(int token) =>
        WordClasses.Months.Contains(Tokens[token].Text) && text.IsCapital(token) && !Tokens[token].Is("may");

    private bool BelongsBehind(int start, int token, int last)
    {
        var word = Tokens[token];
        if (word.Kind == TokenKind.Number)
            return false;
        if (word is { Text: "'", IsGlued: true } && token > start && token + 1 < last && !Tokens[token + 1].IsGlued)
            return OwnsNext(token);
        if (word.Kind == TokenKind.Symbol)
            return word.IsGlued && (word.Is("-") || (word.Is(".") && token + 1 < last && IsShortened(token - 1)));
        if (word.Is("and"))
            return token > start && token + 1 < last && text.IsCapital(token - 1) && text.IsCapital(token + 1);
        if (EndsName(token) || BehindNames.Contains(word.Text) || OpensCircumstance(token, last))
            return false;
        if (token == start)
            return true;
        if (EndsInEd(token))
            return token + 1 < last && WordClasses.Prepositions.Contains(Tokens[token + 1].Text)
                && Tokens[token + 1].Text is not ("to" or "by");
        return !WordClasses.Pronouns.Contains(word.Text) && !IsReportingVerb(token);
    }

    private bool EndsName(int token)
    {
        var word = Tokens[token].Text;
        return WordClasses.Conjunctions.Contains(word) || WordClasses.Weekdays.Contains(word) || WordClasses.Adverbs.Contains(word)
            || (text.IsAuxiliary(token) && !text.IsCapital(token));
    }

    // "On Monday", "on condition of anonymity", "in a statement".
    private bool OpensCircumstance(int token, int last)
    {
        if (!OfPlace.Contains(Tokens[token].Text) || token + 1 >= last)
            return false;
        var next = Tokens[token + 1];
        return IsTime(next.Text) || next.Kind == TokenKind.Number || NotInNames.Contains(next.Text);
    }

    private bool EndsInEd(int token) => WordClasses.EndsInEd(Tokens[token].Text) && !text.IsCapital(token);

    private bool IsReportingVerb(int token) =>
        !text.IsCapital(token) && !WordClasses.SpeakerNouns.ContainsKey(Tokens[token].Text)
            && WordClasses.ReportingVerbs.StartsAt(Tokens, token);

    private bool IsNamePart(int token) => text.IsWord(token) && text.IsCapital(token) && !WordClasses.IsFunctionWord(Tokens[token].Text);

    private bool IsShortened(int token) => Tokens[token].Length == 1 || WordClasses.Abbreviations.ContainsKey(Tokens[token].Text);

    private static bool IsTime(string word) => WordClasses.Weekdays.Contains(word) || WordClasses.Months.Contains(word);

    private static bool OpensNoName(Token word) =>
        word.Kind == TokenKind.Symbol || word.Text is "and" or "or" || WordClasses.Prepositions.Contains(word.Text);

}
