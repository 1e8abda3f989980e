using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>What stands for a date.</summary>
internal sealed partial class InPlaceQuestion
{
    // "Was opened on 4 June", "was opened in 2031": on what date, in what year.
    private Asked? OfDate(Figure figure, int first, int last)
    {
        if (DayOfBound(figure) is { } bound)
            return bound;
        if (figure.Days is not { } days || WordClasses.IsPossessive(text.Tokens[figure.Last - 1].Text)
            || Next(figure.Last, last) is { Text: "-" } or { Kind: TokenKind.Number })
            return null;
        if (AskedWords.IsOfNoun(text, figure, text.Last(text.SentenceAt(figure.First))))
            return null;
        var (preposition, what) = UnitOf(days);
        var start = AskedWords.StartOfDay(text, figure, first);
        // "The August election", "a 2031 story": the date is a name's.
        if (start > first && WordClasses.Determiners.Contains(text.Tokens[start - 1].Text))
            return null;
        var isBehindPreposition = start > first && WordClasses.Prepositions.Contains(text.Tokens[start - 1].Text);
        if (start == first || isBehindPreposition && start == first + 1)
            return Fronted(figure, (first, start, last), preposition, what);
        if (OpensNoun(figure.Last, last))
            return null;
        if (isBehindPreposition)
            return what == When ? null : new(start, figure.Last, what);
        return new(start, figure.Last, preposition + what);
    }

    // "Must be in by 30 June": by what date; the word that bounds it stands.
    private Asked? DayOfBound(Figure figure)
    {
        if (figure.Found is not { Date.Bound.Id: "by" or "until", Literal: { Low: null, High: not null } }
            || !WordClasses.Prepositions.Contains(text.Tokens[figure.First].Text) || figure.Last - figure.First < 2)
            return null;
        return new(figure.First + 1, figure.Last, "what date");
    }

    // "The ferry sank at 23:20": at what time of day; what begins with it is asked by its date.
    private Asked? OfTime(Figure figure, int first)
    {
        var start = figure.First > first && text.Tokens[figure.First - 1].Is("at") ? figure.First - 1 : figure.First;
        return start == first || text.Tokens[start - 1].Is("the") ? null : new(start, figure.Last, "at what time of day");
    }

    // A day, a week, a month or a year of the calendar; what else it may be, "when" asks for.
    private static (string Preposition, string What) UnitOf(DaySpan days) => (days.Last.DayNumber - days.First.DayNumber + 1) switch
    {
        1 => ("on ", "what date"),
        7 => ("in ", "what week"),
        >= 28 and <= 31 when days.First.Day == 1 => ("in ", "what month"),
        365 or 366 when days.First.DayOfYear == 1 => ("in ", "what year"),
        _ => ("", When),
    };

    // "On 4 June, builders opened the bridge": on what date was it that they did? "Tomorrow is a holiday": what date is?
    private Asked? Fronted(Figure figure, (int First, int Start, int Last) at, string preposition, string what)
    {
        var (first, start, last) = at;
        var own = start > first ? text.Words(first, start) : "";
        if (own.Length > 0 && what == When)
            return null;
        var behind = Next(figure.Last, last).Is(",") ? figure.Last + 1 : figure.Last;
        if (behind >= last)
            return null;
        if (_verbs.IsFinite(behind, first))
            return behind == figure.Last && own.Length == 0 && what != When ? new(first, behind, what) : null;
        var isIt = figure.IsAhead || text.Tokens[first].Is("since") ? "is it that" : "was it that";
        return OpensClause(behind, last) && !WordClasses.Conjunctions.Contains(text.Tokens[behind].Text) && _verbs.Stands(behind, last)
            ? new(first, behind, $"{(own.Length > 0 ? own + " " : preposition)}{what} {isIt}") : null;
    }

    // "On Thursday and Friday", "hundreds and thousands": neither is asked for without the other.
    private bool JoinsAnother(Mention mention)
    {
        var figure = mention.Figure;
        var isDate = figure.Is(QuantityKinds.Date);
        return IsJoined(figure.Index - 1, other => figure.First - other.Last, figure.First - 1)
            || isDate && (IsJoined(figure.Index + 1, other => other.First - figure.Last, figure.Last)
                || IsJoined(figure.Index - 1, other => figure.First - other.Last, figure.First - 2));

        bool IsJoined(int index, Func<Figure, int> gap, int joint) => index >= 0 && index < mention.Beside.Count
            && mention.Beside[index] is var other && other.Found.Kind == figure.Found.Kind
            && (gap(other) is 1 || isDate && gap(other) is 2)
            && text.Tokens[joint].Text is "and" or "or";
    }
}
