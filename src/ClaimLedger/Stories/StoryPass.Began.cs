using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>On which day it began what the articles are about: "the protests erupted on 28 December".</summary>
internal sealed partial class StoryPass
{
    private const int FurthestVerbOfDay = 8;
    private const int FurthestSubject = 10;

    private static readonly FrozenSet<string> Beginning = WordClasses.Of("beginning-verb");

    // Of a day that is named by its month alone: "on Monday night" is another day elsewhere.
    private StoryFigure? Began(Mention mention)
    {
        var figure = mention.Figure;
        if (!topic.HasEvent || figure.Days is not { IsDay: true } day || day.First > article.Published.Days.Last
            || !Enumerable.Range(figure.First, figure.Last - figure.First)
                .Any(token => WordClasses.Months.Contains(_text.Tokens[token].Text))
            || VerbOfDay(mention) is not { } verb || !IsOwnSubject(mention, verb)
            || MeasureTable.Find("event-began") is not { } measure)
            return null;
        var scene = scenes.Of(mention, measure);
        var context = new ValueContext { Answer = AnswerType.Date, Published = article.Published.Days, Readings = readings };
        if (scene.Event.Length > 0 || scene.IsOwnText || mention.ValueIn(context) is not { } value)
            return null;
        return new StoryFigure
        {
            Article = index,
            Key = new StoryKey("", measure.Id, "", "", "", ""),
            Measure = measure,
            Answer = AnswerType.Date,
            Unit = null,
            Counted = "",
            Value = value,
            Quote = mention.Passage.Quote(),
            Deciding = figure.Span,
            Speakers = mention.Attribution.Chain,
            Modality = mention.Mood.Modality,
            AsOf = article.Published,
            Because = _text.Words(verb, verb + 1),
        };
    }

    private int? VerbOfDay(Mention mention)
    {
        for (var step = 1; step <= FurthestVerbOfDay; step++)
        {
            if (mention.Figure.First - step is var before && before > mention.Beside.First && Beginning.Contains(_text.Tokens[before].Text))
                return before;
            if (mention.Figure.Last + step is var behind && behind < mention.Beside.Last && Beginning.Contains(_text.Tokens[behind].Text))
                return behind;
        }
        return null;
    }

    // "The protests, which began": what stands nearest before the verb is an event of the story's kind.
    private bool IsOwnSubject(Mention mention, int verb)
    {
        for (var token = verb - 1; token >= Math.Max(mention.Beside.First, verb - FurthestSubject); token--)
        {
            if (Topic.Kind(_text, token) is { } kind)
                return topic.IsAbout(kind) && kind == topic.MainKind;
            if (_text.Tokens[token].Text is ";" or "but" or "and")
                return false;
        }
        return false;
    }
}
