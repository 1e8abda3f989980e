using System.Collections.Frozen;
using ClaimLedger.Scanning;

namespace ClaimLedger.News;

/// <summary>Tells what a date in a sentence dates: the words, a count, or the text itself.</summary>
internal static class Dating
{
    private static readonly FrozenSet<string> Labels = WordClasses.Of("date-label");
    private static readonly FrozenSet<string> OfBounds = WordClasses.Of("by-day");
    private static readonly FrozenSet<string> Hours = WordClasses.Of("hour-word");
    private static readonly FrozenSet<string> DatesAnother = WordClasses.Of("dates-another");
    private static readonly FrozenSet<string> Circumstances = WordClasses.Of("circumstance-opener");
    private static readonly FrozenSet<string> Finding = WordClasses.Of("finding-verb");
    private static readonly FrozenSet<string> Joints = WordClasses.Of("clause-joint");

    /// <summary>The days of a set of day numbers; null where an end is open.</summary>
    public static DaySpan? Days(Interval set) =>
        set is { Low: { } low, High: { } high } ? new DaySpan(DateOnly.FromDayNumber((int)low), DateOnly.FromDayNumber((int)high)) : null;

    /// <summary>
    /// "Said on Monday", "according to the ministry on Monday": the date stands with a verb of saying, before what is said, or ends what
    /// tells on whose word it is.
    /// </summary>
    public static bool OfWords(NewsText text, Figures beside, Figure figure, IReadOnlyList<Credit> credits) =>
        figure.Found.Kind is QuantityKinds.Date or QuantityKinds.Time
        && credits.Any(credit => credit.IsByVerb
            ? StandsBehind(text, figure, credit) || Opens(text, beside, figure, credit)
            : credit.Rule is CreditRule.AccordingTo && EndsClause(text, beside, figure) && StandsBehind(text, figure, credit));

    /// <summary>"As of Monday, 12 had".</summary>
    public static bool IsAsOf(NewsText text, Figure figure) =>
        figure.Is(QuantityKinds.Date) && figure.First >= 2 && text.Tokens[figure.First - 1].Is("of")
            && text.Tokens[figure.First - 2].Is("as");

    /// <summary>The day on which a figure was said, or as of which it was counted; null where the text gives none but its own.</summary>
    public static DaySpan? AsOf(NewsText text, Mention mention, DaySpan published)
    {
        if (OfClause(text, mention, published) is { } named)
            return UntilNow(DaysOf(named)!.Value, published);
        return AsOfWords(text, mention, published);
    }

    /// <summary>The day on which a figure was said, or "as of" which it was; null where the text gives none but its own.</summary>
    public static DaySpan? AsOfWords(NewsText text, Mention mention, DaySpan published)
    {
        foreach (var date in mention.Beside)
        {
            if (date.Index == mention.Figure.Index || DaysOf(date) is not { } days)
                continue;
            if (!OfWords(text, mention.Beside, date, mention.Credits) && !IsAsOf(text, date))
                continue;
            // A week that is not over yet began before the text was published; a day after it was not meant.
            if (days.First > published.Last)
                return null;
            return mention.Mood.Modality is Modality.Forecast ? days == published ? null : days : UntilNow(days, published);
        }
        return null;
    }

    /// <summary>The date that a figure's clause names, as of which it is counted: "in 1997", "by Monday evening"; null where it names
    /// none that is not ahead.</summary>
    public static Figure? OfClause(NewsText text, Mention mention, DaySpan published)
    {
        var (beside, figure) = (mention.Beside, mention.Figure);
        if (figure.Is(QuantityKinds.Date) || mention.Mood.Modality is not (Modality.Stated or Modality.Believed or Modality.Denied))
            return null;
        var dates = beside.Where(date => date.Index != figure.Index && DaysOf(date) is { } days && days.First <= published.Last
            && MayDate(text, mention, date)).ToList();
        if (dates.Count == 0)
            return null;
        // Of the figure's own words, else of those that "and" joins to them, else what the sentence begins with.
        return Nearest(Clause(text, beside, figure, ands: true)) ?? Nearest(Clause(text, beside, figure, ands: false))
            ?? dates.Find(date => Opens(text, beside, date) && !Enumerable.Range(date.Last, figure.First - date.Last)
                .Any(token => text.Tokens[token].Is(";")));

        // Of "from nine on Monday to 14 on Tuesday" Monday is the nine's.
        bool IsOfAnother(Figure date) => date.Last <= figure.First && date.Index > 0 && beside[date.Index - 1] is var other
            && other.Index != figure.Index && other.Found.Kind == figure.Found.Kind && date.First - other.CountedLast is 0 or 1
            && dates.Exists(behind => behind.Index == figure.Index + 1 && behind.First - figure.CountedLast is 0 or 1);

        Figure? Nearest((int First, int Last) clause) => dates
            .Where(date => date.First >= clause.First && date.Last <= clause.Last && !IsOfAnother(date))
            .MinBy(date => date.First < figure.First ? figure.First - date.Last : date.First - figure.Last);
    }

    private static bool Opens(NewsText text, Figures beside, Figure date)
    {
        const int Near = 2;
        return (date.First - beside.First <= Near || IsHour(text, beside, beside.First, date.First))
            && (IsComma(date.Last) || date.Last < beside.Last && text.Tokens[date.Last].Is("alone") && IsComma(date.Last + 1))
            || IsInOpening(text, beside, date);

        bool IsComma(int token) => token < beside.Last && text.Tokens[token].Is(",");
    }

    // "At the time of the 2024 census, the town had", "a decade earlier, in April 2021, a storm": what stands before has no verb.
    private static bool IsInOpening(NewsText text, Figures beside, Figure date)
    {
        const int Longest = 10;
        var comma = date.Last;
        // "When the 2028 register was drawn up,": the clause goes on.
        var furthest = text.Tokens[beside.First].Is("when") ? Longest : 2;
        while (comma < beside.Last && comma - date.Last <= furthest && !text.Tokens[comma].Is(","))
            comma++;
        if (comma >= beside.Last || !text.Tokens[comma].Is(",") || comma - beside.First > Longest)
            return false;
        var isLed = WordClasses.Prepositions.Contains(text.Tokens[beside.First].Text)
            || beside.At(beside.First)?.Found.Kind is QuantityKinds.Duration;
        return (isLed && !text.HasVerb(beside.First, comma) || text.Tokens[beside.First].Is("when"))
            && !text.HasAny(beside.First, comma, DatesAnother);
    }

    // "By 6 p.m. on Sunday,", "late in the evening of 4 June,".
    private static bool IsHour(NewsText text, Figures beside, int first, int last)
    {
        const int Longest = 8;
        return last - first <= Longest && Enumerable.Range(first, last - first).All(token =>
            Hours.Contains(text.Tokens[token].Text) || beside.At(token) is null && text.Tokens[token].Kind == Text.TokenKind.Number);
    }

    /// <summary>Whether a date ends what "since" opens: "since the revolt began in March 2031".</summary>
    public static bool IsBehindSince(NewsText text, Figure date)
    {
        const int Furthest = 8;
        for (var token = date.First - 1; token >= 0 && date.First - token <= Furthest && text.IsWord(token); token--)
        {
            if (text.Tokens[token].Is("since"))
                return true;
        }
        return false;
    }

    private static bool MayDate(NewsText text, Mention mention, Figure date) =>
        !IsBehindSince(text, date) && !OfWords(text, mention.Beside, date, mention.Credits) && !IsDateline(text, mention.Beside, date)
        && !(date.First > mention.Beside.First && DatesAnother.Contains(text.Tokens[date.First - 1].Text)
            && !OfBounds.Contains(text.Tokens[date.First - 1].Text))
        && !mention.Credits.Any(credit => date.Span.Start >= credit.Words.Start && date.Span.End <= credit.Words.End);

    private static (int First, int Last) Clause(NewsText text, Figures beside, Figure figure, bool ands)
    {
        var (first, last) = (figure.First, figure.Last);
        while (first > beside.First && !IsJoint(first - 1))
            first--;
        while (last < beside.Last && !IsJoint(last))
            last++;
        return (first, last);

        bool IsJoint(int token) => beside.At(token) is null && Joints.Contains(text.Tokens[token].Text)
            && (ands || !text.Tokens[token].Is("and"));
    }

    // Of "by Monday" the day itself.
    private static DaySpan? DaysOf(Figure date) => date.Days
        ?? (date.Is(QuantityKinds.Date) && date.Found.Literal is { Low: null, High: { } day }
            ? DaySpan.Day(DateOnly.FromDayNumber((int)day)) : null);

    private static DaySpan? UntilNow(DaySpan days, DaySpan published)
    {
        if (days.Last > published.Last)
            days = new DaySpan(days.First, published.Last);
        return days == published ? null : days;
    }

    /// <summary>"By Monday evening", "until 15 March": the figure is of the end of that day.</summary>
    public static bool IsBound(NewsText text, Figures beside, Figure figure) =>
        figure.Found.Literal.Low is null || (figure.First > beside.First && OfBounds.Contains(text.Tokens[figure.First - 1].Text));

    /// <summary>"PORT EBB, 4 June (Wire) —", "Published 4 June", a line that is a date.</summary>
    public static bool IsDateline(NewsText text, Figures beside, Figure figure)
    {
        const int FurthestParagraph = 2, LongestPlace = 5, LongestLabel = 2;
        var first = beside.First;
        if (!figure.Is(QuantityKinds.Date) || text.ParagraphOf(first) > FurthestParagraph)
            return false;
        var before = figure.First - first;
        var isLabelled = before == 0 || (before <= LongestLabel && Labels.Contains(text.Tokens[first].Text));
        if (isLabelled && (figure.Last >= beside.Last || (first == 0 && text.At(figure.Span).Contains('-', StringComparison.Ordinal))))
            return true;
        return before <= LongestPlace && figure.Last < beside.Last && text.IsCapital(first)
            && text.Tokens[figure.Last].Text is "-" or "–" or "—" or "(";
    }

    // Behind the verb and whoever was told, with nothing of what was said between: "that", a comma or a verb begins it.
    private static bool StandsBehind(NewsText text, Figure figure, Credit credit)
    {
        const int Near = 6;
        if (figure.Span.Start < credit.Words.End)
            return false;
        var start = text.TokenAt(credit.Words.End);
        if (figure.First - start > Near)
            return false;
        for (var token = start; token < figure.First; token++)
        {
            var word = text.Tokens[token].Text;
            // "Said in a speech on Saturday": the article belongs to how it was said.
            var isArticle = word is "the" or "a" && (token > start ? !Circumstances.Contains(text.Tokens[token - 1].Text)
                : Finding.Contains(credit.Verb));
            if (isArticle || word is "," or ":" or "\"" or "that" or ";" || (WordClasses.Auxiliaries.Contains(word) && word is not "may"))
                return false;
        }
        return true;
    }

    private static bool EndsClause(NewsText text, Figures beside, Figure figure) =>
        figure.Last >= beside.Last || text.Tokens[figure.Last].Text is "." or ",";

    // "On Monday, the mayor said", at the beginning.
    private static bool Opens(NewsText text, Figures beside, Figure figure, Credit credit)
    {
        const int Near = 2;
        return figure.Span.End <= credit.Words.Start && figure.First - beside.First <= Near
            && text.TokenAt(credit.Words.Start) - figure.Last <= Near;
    }
}
