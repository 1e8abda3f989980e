using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>Over which time, and as of when.</summary>
internal sealed partial class StoryPass
{
    private const int DaysOfMoment = 31;

    private static readonly FrozenSet<string> Stretches = WordClasses.Of("relative-period");
    private static readonly FrozenSet<string> Ordinals = WordClasses.Of("ordinal-word");
    private static readonly FrozenSet<string> Periods = WordClasses.Of("period-noun");

    // "During the first phase of the truce".
    private string PeriodOf(Mention mention)
    {
        for (var token = mention.Beside.First; token + 1 < mention.Beside.Last; token++)
        {
            if (!Ordinals.Contains(_text.Tokens[token].Text))
                continue;
            var noun = _text.Tokens[token + 1] is { Text: "-", IsGlued: true } ? token + 2 : token + 1;
            if (noun < mention.Beside.Last && Periods.Contains(_text.Tokens[noun].Text))
                return $"{_text.Tokens[token].Text} {_text.Tokens[noun].Text}";
        }
        return "";
    }

    // "In the past 24 hours", "this year", "overnight": counted back from the day of the article.
    private static readonly FrozenSet<string> LengthsOfTime = WordClasses.Of("stretch-of-time");
    private static readonly FrozenSet<string> Within = WordClasses.Of("within");
    private static readonly FrozenSet<string> OneStretch = WordClasses.Of("one-stretch");

    private string StretchOf(Mention mention)
    {
        var (first, last) = (Math.Max(mention.Beside.First, mention.Figure.First - FurthestPart),
            Math.Min(mention.Beside.Last, mention.Figure.CountedLast + FurthestPart));
        for (var token = first; token < last; token++)
        {
            var word = _text.Tokens[token].Text;
            if (word is ";" && token > mention.Figure.First)
                break;
            // "In May alone 120 people died".
            if (word == "alone" && token > first && mention.Beside.At(token - 1) is { Days: not null } part)
                return $"{_text.Words(part.First, token + 1).ToLowerInvariant()} {article.Published.Days.First.Year}";
            if (word == "overnight" && _text.IsParticiple(token - 1) && token > mention.Figure.Last)
                return $"{word} {article.Published.Days.First:O}";
            // "30,000 acres in a 24-hour period".
            if (Within.Contains(word) && token + 2 < last && OneStretch.Contains(_text.Tokens[token + 1].Text)
                && mention.Beside.At(token + 2) is { } period && period.Is(Scanning.QuantityKinds.Duration)
                && period.Last < last && LengthsOfTime.Contains(_text.Tokens[period.Last].Text))
                return _text.Words(token + 1, period.Last + 1).ToLowerInvariant();
            var unit = token + 1 < last && _text.Tokens[token + 1].Kind == TokenKind.Number
                || token + 1 < last && mention.Beside.At(token + 1) is { } length && length.First == token + 1
                ? token + 2 : token + 1;
            if (unit < last && IsStretch(word, _text.Tokens[unit].Text, hasNumber: unit > token + 1))
                return $"{_text.Words(token, unit + 1).ToLowerInvariant()} {article.Published.Days.First:O}";
        }
        return "";
    }

    private static bool IsStretch(string word, string unit, bool hasNumber) => Stretches.Contains(unit)
        && (word is "past" or "previous" || word is "last" && hasNumber || word is "this" && unit is "year" or "season");

    private bool IsOfEvent(Figure date, int first)
    {
        var token = date.First - 1;
        while (token > first && date.First - token <= Near && WordClasses.IsFunctionWord(_text.Tokens[token].Text))
            token--;
        return token >= first && Topic.Kind(_text, token) is { } kind && topic.IsAbout(kind);
    }

    private WrittenDate AsOf(Mention mention, Measure measure, DaySpan? days)
    {
        // "The toll of the factory that collapsed last week has passed 500": when it happened, and not as of when they were counted.
        if (measure.OverTime == OverTime.Cumulative && Dating.OfClause(_text, mention, article.Published.Days) is { } date
            && IsOfEvent(date, mention.Beside.First))
            days = Dating.AsOfWords(_text, mention, article.Published.Days);
        // "The ferry that sank on Wednesday killed 20": the day of what happened, and not as of which its dead were counted.
        if (measure.OverTime == OverTime.Cumulative && days is { IsDay: true } day && day.First == scenes.EventDay)
            days = Dating.AsOfWords(_text, mention, article.Published.Days);
        if (days is null && measure.OverTime == OverTime.Instant)
        {
            days = mention.Beside.Where(date => date.Is(QuantityKinds.Date)).Select(date => date.Days)
                .FirstOrDefault(each => each is { IsDay: true } near && near.Last <= article.Published.Days.Last
                    && near.Last.DayNumber > article.Published.Days.First.DayNumber - DaysOfMoment);
        }
        return days is { } told ? WrittenDate.Of(told) : WrittenDate.Unwritten(article.Published.Days);
    }
}
