using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;

namespace ClaimLedger.Stories;

/// <summary>From where to where.</summary>
internal sealed partial class StoryPass
{
    private static readonly FrozenSet<string> Directions = WordClasses.Of("direction");
    private static readonly FrozenSet<string> PointEvents = WordClasses.Of("event-at-a-point");
    private static readonly FrozenSet<string> Motion = WordClasses.Of("motion");

    // "About 30 miles from the coast", "150 miles north of Port Ebb".
    private StoryFigure? Distance(Mention mention, Scene scene)
    {
        var measure = MeasureTable.Find("distance")!;
        var figure = mention.Figure;
        if (!measure.Takes(figure, "", isPerson: false)
            || (figure.First > mention.Beside.First && Motion.Contains(_text.Tokens[figure.First - 1].Text)))
            return null;
        var (place, from) = Goal(mention, out var to) ? (to, From(mention)) : (NameInApposition(mention), "");
        if (place is null)
            return null;
        var key = new StoryKey(from.Length > 0 && !PointEvents.Contains(from) ? "" : scene.Event, measure.Id, "", "", $"to {place}", "")
        {
            From = from,
        };
        return Make(mention, measure, key, measure.Unit, "", $"to {place}",
            from.Length == 0 ? "from where the distance runs is not said beside it" : null) is { } made
            ? made with { Where = $"{(from.Length == 0 ? "" : $"from the {from} ")}to {PlaceNames(place)[3..]}" } : null;
    }

    // "South of Port Ebb", "from the coast", "north of the county's seat, Ebb": what the distance is to.
    private bool Goal(Mention mention, out string? place)
    {
        var (start, isDirected) = BehindDirection(mention);
        var end = start;
        while (end < mention.Beside.Last && end - start < Near + 1 && IsOfGoal(end, start))
            end++;
        place = null;
        if (!isDirected || end == start)
            return false;
        if (WordClasses.IsPossessive(_text.Tokens[end - 1].Text) && NameOfHolders(end, mention.Beside.Last) is { } named)
            (start, end) = named;
        var to = WordClasses.WithoutPossessive(_text.Words(start, end).ToLowerInvariant());
        var last = to[(to.LastIndexOf(' ') + 1)..];
        place = Landmarks.Contains(last) ? last : to;
        return true;
    }

    // "'s capital, Port Ebb": the name behind the noun.
    private (int Start, int End)? NameOfHolders(int noun, int last)
    {
        var start = noun;
        while (start < last && start - noun < Near && (!_text.IsWord(start) || !_text.IsCapital(start)))
            start++;
        var end = start;
        while (end < last && _text.IsWord(end) && _text.IsCapital(end))
            end++;
        return end > start && start > noun ? (start, end) : null;
    }

    // "The fire in the hills of a county, about 110 miles north of a city": the event where it has a place, else what is named.
    private string From(Mention mention) => Enumerable
        .Range(mention.Beside.First, mention.Figure.First - mention.Beside.First).Reverse()
        .Select(at => Topic.Kind(_text, at)).FirstOrDefault(kind => kind is not null && PointEvents.Contains(kind))
        ?? NameAt(mention)
        ?? "";

    // "Ebb, the seat of the county some 30 miles to the south": the distance to Ebb, from where the talk is.
    private string? NameInApposition(Mention mention)
    {
        var (behind, isDirected) = BehindDirection(mention);
        if (!isDirected || behind == mention.Figure.Last
            || (behind < mention.Beside.Last && (_text.IsWord(behind) || mention.Beside.At(behind) is not null)))
            return null;
        var end = mention.Figure.First;
        while (end > mention.Beside.First && mention.Figure.First - end < FurthestPart && !_text.Tokens[end - 1].Is(","))
        {
            if (_text.IsCapital(end - 1) && _text.IsWord(end - 1))
                return null;
            end--;
        }
        var start = end - 1;
        while (start > mention.Beside.First && _text.IsWord(start - 1) && _text.IsCapital(start - 1))
            start--;
        return start > mention.Beside.First && start < end - 1 ? _text.Words(start, end - 1).ToLowerInvariant() : null;
    }

    // "30 miles (48 km) to the south of": where the place begins, and whether a direction led there.
    private (int Start, bool IsDirected) BehindDirection(Mention mention)
    {
        var (token, last) = (mention.Figure.Last, mention.Beside.Last);
        if (token < last && _text.Tokens[token].Is("("))
        {
            while (token < last && !_text.Tokens[token].Is(")"))
                token++;
            token++;
        }
        var isDirected = false;
        while (token < last && _text.Tokens[token].Text is var word
            && (Directions.Contains(word) || word == "to" || WordClasses.Determiners.Contains(word)))
        {
            // "Two feet of snow" is no distance; "within two feet of the quay" is.
            isDirected |= Directions.Contains(word) && (word != "of" || _text.Tokens[mention.Figure.First].Is("within"));
            token++;
        }
        return (token, isDirected);
    }

    private bool IsOfGoal(int token, int start) => _text.IsWord(token) && !WordClasses.IsFunctionWord(_text.Tokens[token].Text)
        && (_text.IsCapital(token) || token == start || _text.IsCapital(token - 1) && Landmarks.Contains(_text.Tokens[token].Text));

    // "Marrow, about 30 miles south of Port Ebb".
    private string? NameAt(Mention mention)
    {
        var end = mention.Figure.First;
        if (end > mention.Beside.First && _text.Tokens[end - 1].Is(","))
            end--;
        var start = end;
        while (start > mention.Beside.First && _text.IsWord(start - 1) && _text.IsCapital(start - 1))
            start--;
        return end > start && end < mention.Figure.First ? _text.Words(start, end).ToLowerInvariant() : null;
    }
}
