using System.Globalization;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>By which day an event is told, and which days are of another time.</summary>
internal sealed partial class SceneReader
{
    private const int DaysOfNews = 45;
    private const int DaysOfEvent = 5;
    private const int DaysOfSeason = 60;
    private const int DaysOfWeek = 7;
    private const int DaysOfMonth = 31;

    // "The attack on Sunday evening", "Sunday's attack": the day that is told of the event itself, most often.
    private DateOnly? DayBesideEvent(int paragraphs)
    {
        var days = new List<DateOnly>();
        for (var token = 0; token < _text.Tokens.Count && _text.Sentences[_text.SentenceAt(token)].Paragraph < paragraphs; token++)
        {
            if (Topic.Kind(_text, token) is not { } kind || !_topic.IsAbout(kind))
                continue;
            var beside = _reader.FiguresIn(_text.SentenceAt(token));
            for (var near = token + 1; near <= token + NearDay && near < beside.Last; near++)
            {
                if (beside.At(near)?.Days is { IsDay: true } day && IsRecent(day))
                    days.Add(day.First);
            }
            for (var near = Math.Max(beside.First, token - NearDay); near < token; near++)
            {
                if (WeekdayThatOwns(near) is { } name)
                    days.Add(LastDayNamed(name));
            }
        }
        return days.Count == 0 ? null : days.CountBy(day => day).MaxBy(pair => (pair.Value, -pair.Key.DayNumber)).Key;
    }

    // "Thursday's".
    private string? WeekdayThatOwns(int token) => _text.Tokens[token].Text is var word && WordClasses.IsPossessive(word)
        && WordClasses.WithoutPossessive(word) is var name && WordClasses.Weekdays.Contains(name) ? name : null;

    private bool IsRecent(DaySpan day) => day.First <= _published.Last && day.First.DayNumber >= _published.First.DayNumber - DaysOfEvent;

    private DateOnly LastDayNamed(string weekday)
    {
        var day = _published.Last;
        while (!day.DayOfWeek.ToString().Equals(weekday, StringComparison.OrdinalIgnoreCase))
            day = day.AddDays(-1);
        return day;
    }

    private DateOnly? FirstEventDay()
    {
        for (var sentence = 0; sentence < _events.Length && _text.Sentences[sentence].Paragraph < Beginning + _text.Lead; sentence++)
        {
            var (first, last) = (_text.First(sentence), _text.Last(sentence));
            var mentions = Enumerable.Range(first, last - first)
                .Where(token => Topic.Kind(_text, token) is { } kind && _topic.IsAbout(kind))
                .ToList();
            if (mentions.Count == 0)
                continue;
            // "Arrested at Tuesday's protest, a group said on Wednesday": the day by which the event is named, and none on which somebody
            // spoke.
            var beside = _reader.FiguresIn(sentence);
            var named = mentions.Select(token => NamedDay(token, beside)).FirstOrDefault(day => day is not null);
            if (named is not null)
                return named;
            foreach (var date in beside)
            {
                if (date.Days is { IsDay: true } day && IsRecent(day) && !IsOfSaying(date) && !Dating.IsDateline(_text, beside, date))
                    return day.First;
            }
        }
        return null;
    }

    private bool NamesSharedDay(Mention mention) =>
        mention.Beside.Any(date => date.Days is { } days && IsNear(days, _sharedDay) && SameClause(mention.Figure, date));

    // The day of what the text itself reports: "Tuesday's quake", "a train derailed on Sunday" in its first sentence.
    private DateOnly? OwnDay()
    {
        for (var sentence = 0; sentence < _events.Length && _text.Sentences[sentence].Paragraph < Beginning + _text.Lead; sentence++)
        {
            var (first, last) = (_text.First(sentence), _text.Last(sentence));
            var beside = _reader.FiguresIn(sentence);
            for (var token = first; token < last; token++)
            {
                if (Topic.Kind(_text, token) is not { } kind || !_topic.IsAbout(kind))
                    continue;
                if (NamedDay(token, beside) is { } named)
                    return named;
                if (_text.Sentences[sentence].Paragraph == _text.Lead && IsIntroduced(token, first)
                    && beside.FirstOrDefault(date => date.Days is { IsDay: true } day && IsRecent(day) && !IsOfSaying(date)
                        && !Dating.IsDateline(_text, beside, date)) is { } told)
                    return told.Days!.Value.First;
            }
        }
        return null;
    }

    // "A train derailed", "a strong quake": told for the first time.
    private bool IsIntroduced(int kind, int first)
    {
        var token = kind;
        while (token > first && kind - token <= LongestPhrase && !WordClasses.Determiners.Contains(_text.Tokens[token].Text))
            token--;
        return _text.Tokens[token].Text is "a" or "an";
    }

    // "Said on Wednesday".
    private bool IsOfSaying(Figure date) => Enumerable.Range(1, NearDay).Any(back => date.First - back >= 0
        && !_text.IsCapital(date.First - back) && WordClasses.ReportingVerbs.StartsAt(_text.Tokens, date.First - back));

    /// <summary>The day by which the event nearest to a figure is named: "Thursday's quake"; null where it is not.</summary>
    public DateOnly? DayNamed(Mention mention)
    {
        var events = Enumerable.Range(mention.Beside.First, mention.Beside.Last - mention.Beside.First)
            .Where(token => Topic.Kind(_text, token) is not null && !HasComma(token, mention.Figure.First)).ToList();
        return events.Count == 0 ? null : NamedDay(events.MinBy(token => Math.Abs(token - mention.Figure.First)), mention.Beside);
    }

    private bool HasComma(int one, int other) => Enumerable.Range(Math.Min(one, other), Math.Abs(one - other))
        .Any(token => _text.Tokens[token].Is(","));

    // "Thursday's quake", "the Thursday quake".
    private DateOnly? NamedDay(int at, Figures beside)
    {
        for (
            var token = at - 1; token >= Math.Max(beside.First, at - LongestPhrase)
            && !WordClasses.Prepositions.Contains(_text.Tokens[token].Text); token--)
        {
            if (WeekdayThatOwns(token) is { } name)
                return NamedBefore(token, LastDayNamed(name));
            if (_text.Tokens[token].Is("yesterday's"))
                return _published.First.AddDays(-1);
            if (beside.At(token)?.Days is { IsDay: true } day && IsRecent(day))
                return day.First;
        }
        return null;
    }

    // "Last Tuesday's", on a Wednesday, is that of the week before, where the event was then.
    private DateOnly NamedBefore(int token, DateOnly day) =>
        token > 0 && _text.Tokens[token - 1].Is("last") && day.AddDays(-DaysOfWeek) == (_storyDay ?? _eventDay)
            ? day.AddDays(-DaysOfWeek) : day;

    // A day long before the text was published dates something else; "since" a day counts another stretch of time.
    private string? FarDate(Mention mention)
    {
        foreach (var date in mention.Beside.Where(figure => figure.Is(QuantityKinds.Date)))
        {
            if (Era(date) is { } era && SameClause(mention.Figure, date) && !(IsSince(date) && IsSinceAnother(date.First, mention.Figure)))
                return IsSince(date) ? "since " + era : era;
        }
        return ThatTime(mention);
    }

    // "Also that month": when that was, the sentence has said before.
    private string? ThatTime(Mention mention)
    {
        for (var token = mention.Figure.First - 2; token >= mention.Beside.First; token--)
        {
            if (_text.Tokens[token + 1].Text is ";" or "but" or "while")
                return null;
            if (_text.Tokens[token].Text is "that" or "same" && Stretches.Contains(_text.Tokens[token + 1].Text))
                return mention.Beside.Where(date => date.Is(QuantityKinds.Date) && date.Last <= token).Select(Era).LastOrDefault();
        }
        return null;
    }

    private static bool IsNear(DaySpan days, DateOnly? day) =>
        day is { } own && days.First.DayNumber <= own.DayNumber + 1 && days.Last.DayNumber >= own.DayNumber - 1;

    /// <summary>Whether days are those of the event, as this text or the others tell.</summary>
    public bool IsOfStory(DaySpan days) => IsNear(days, _storyDay) || IsNear(days, _sharedDay);

    private bool IsSince(Figure date) => _text.Tokens[date.First].Is("since") || Dating.IsBehindSince(_text, date);

    // The year of days long before, the day of one that is before that of the event; null for days of the event's own time.
    private string? Era(Figure date)
    {
        if (date.Days is not { } days || Dating.IsDateline(_text, _reader.FiguresIn(_text.SentenceAt(date.First)), date))
            return null;
        if (IsNear(days, _storyDay) || IsNear(days, _sharedDay))
            return null;
        var length = days.Last.DayNumber - days.First.DayNumber;
        if (length > DaysOfSeason ? days.Last < _published.First : days.Last.DayNumber < _published.First.DayNumber - DaysOfNews)
        {
            return length <= DaysOfMonth ? days.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
                : days.First.Year.ToString(CultureInfo.InvariantCulture);
        }
        // "Saturday" may be the coming one, where it was Saturday already elsewhere.
        var isWeekday = _published.First.DayNumber - days.Last.DayNumber is DaysOfWeek or DaysOfWeek - 1;
        return !isWeekday && _storyDay is { } happened && days.Last.DayNumber < happened.DayNumber - 1 && length <= DaysOfNews
            ? ValueText.Describe(days.ToInterval(), AnswerType.Date, null) : null;
    }
}
