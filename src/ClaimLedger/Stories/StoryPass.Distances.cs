using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;

namespace ClaimLedger.Stories;

/// <summary>From where to where.</summary>
internal sealed partial class StoryPass
{
    private static readonly FrozenSet<string> Directions = WordClasses.Of("direction");
    private static readonly FrozenSet<string> PointEvents = WordClasses.Of("event-at-a-point");
    private static readonly FrozenSet<string> Centres = WordClasses.Of("centre-of-event");
    private static readonly FrozenSet<string> Lands = WordClasses.Of("place-of-name");
    private static readonly FrozenSet<string> PlaceNouns = WordClasses.Of("place-noun");
    private const string CapitalTown = "capital";
    private static readonly FrozenSet<string> Motion = WordClasses.Of("motion");

    // "About 30 miles from the coast", "150 miles north of Port Ebb".
    private StoryFigure? Distance(Mention mention, Scene scene)
    {
        var measure = MeasureTable.Find("distance")!;
        var figure = mention.Figure;
        if (!measure.Takes(figure, "", isPerson: false)
            || (figure.First > mention.Beside.First && Motion.Contains(_text.Tokens[figure.First - 1].Text)))
            return null;
        var (to, from) = Goal(mention) is { } goal ? (goal, From(mention)) : (NameInApposition(mention), Point.Untold);
        if (to is not { } place)
            return null;
        var key = new StoryKey(
            from.Name.Length > 0 && !PointEvents.Contains(from.Name) ? "" : scene.Event, measure.Id, "", "", $"to {place.Name}", "")
        {
            From = from.Name,
        };
        return Make(mention, measure, key, measure.Unit, "", $"to {place.Name}",
            from.Name.Length == 0 ? "from where the distance runs is not said beside it" : null) is { } made
            ? made with { Where = $"{(from.Name.Length == 0 ? "" : $"from {from.Written} ")}to {place.Written}" } : null;
    }

    /// <summary>One end of a distance.</summary>
    /// <param name="Name">Its name in small letters.</param>
    /// <param name="Written">As people are told: "the coast", "Port Ebb".</param>
    private readonly record struct Point(string Name, string Written)
    {
        public static Point Untold { get; } = new("", "");

        public static Point The(string noun) => new(noun, $"the {noun}");
    }

    private Point NameOf(int start, int end) => WordClasses.WithoutPossessive(_text.Words(start, end)) is var written
        ? new Point(written.ToLowerInvariant(), written) : Point.Untold;

    // "South of Port Ebb", "from the coast", "north of the county's seat, Ebb", "south of the isle of Quill": what the distance is to.
    private Point? Goal(Mention mention)
    {
        var (start, isDirected) = BehindDirection(mention);
        var last = mention.Beside.Last;
        if (start + 2 < last && _text.Tokens[start + 1].Is("of") && !_text.IsCapital(start) && _text.IsCapital(start + 2))
            start += 2;
        var end = start;
        while (end < last && end - start < Near + 1 && IsOfGoal(end, start))
            end++;
        if (!isDirected || end == start)
            return null;
        if (WordClasses.IsPossessive(_text.Tokens[end - 1].Text) && NameOfHolders(end, last) is { } named)
            (start, end) = named;
        // "100 km from the quake's centre" is the distance of what stands before it.
        if (Topic.Kind(_text, start) is not null || Centres.Contains(_text.Tokens[start].Text)
            || WordClasses.WithoutPossessive(_text.Tokens[start].Text) is var owner && Topic.IsKind(owner))
            return null;
        // "North of the Corvan capital, Port Ebb", "of the capital Port Ebb", "of the country's capital".
        if (Capital(start, end, last) is { } capital)
            return capital;
        var to = NameOf(start, end);
        var noun = to.Name[(to.Name.LastIndexOf(' ') + 1)..];
        return Landmarks.Contains(noun) ? Point.The(noun) : to;
    }

    private Point? Capital(int start, int end, int last)
    {
        const int Furthest = 2;
        for (var token = start; token < Math.Min(end + 1, last) && token <= start + Furthest; token++)
        {
            if (_text.Tokens[token].Is(CapitalTown) && (token == start || _text.IsCapital(token - 1)
                || WordClasses.IsPossessive(_text.Tokens[token - 1].Text)))
                return Point.The(CapitalTown);
        }
        return null;
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

    // "Marrow, about 30 miles north of a city": the place that is named beside it; "the fire in the hills of Marrow County, about 110 miles
    // north": of a land the event in it.
    private Point From(Mention mention)
    {
        var named = NameAt(mention);
        if (named is { } place && !Lands.Contains(place.Name[(place.Name.LastIndexOf(' ') + 1)..]))
            return place;
        return Enumerable.Range(mention.Beside.First, mention.Figure.First - mention.Beside.First).Reverse()
            .Select(at => Topic.Kind(_text, at)).FirstOrDefault(kind => kind is not null && PointEvents.Contains(kind)) is { } happened
            ? Point.The(happened) : named ?? NounAt(mention) ?? Point.Untold;
    }

    // Where the story is of what happened in a prison, "the facility, 30 miles north" is that.
    // "The lake 35 miles north of Port Ebb", "the reservoir is 90 miles east of it"; the centre of a quake is that of the quake.
    private Point? NounAt(Mention mention)
    {
        var noun = mention.Figure.First - 1;
        while (noun > mention.Beside.First && (_text.IsAuxiliary(noun) || _text.Tokens[noun].Is(",")))
            noun--;
        return noun > mention.Beside.First && _text.IsWord(noun) && !_text.IsCapital(noun)
            && WordClasses.Determiners.Contains(_text.Tokens[noun - 1].Text) && Topic.Kind(_text, noun) is null
            && !Centres.Contains(_text.Tokens[noun].Text) && !(topic.HasEvent && PlaceNouns.Contains(_text.Tokens[noun].Text))
            ? Point.The(_text.Tokens[noun].Text) : null;
    }

    // "Ebb, the seat of the county some 30 miles to the south": the distance to Ebb, from where the talk is.
    private Point? NameInApposition(Mention mention)
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
        return start > mention.Beside.First && start < end - 1 ? NameOf(start, end - 1) : null;
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
            // "North-west".
            if (token + 2 < last && _text.Tokens[token + 1].Is("-") && Directions.Contains(_text.Tokens[token + 2].Text))
                token += 2;
            // "Two feet of snow" is no distance; "within two feet of the quay" is.
            isDirected |= Directions.Contains(word) && (word != "of" || _text.Tokens[mention.Figure.First].Is("within"));
            token++;
        }
        return (token, isDirected);
    }

    private bool IsOfGoal(int token, int start) => _text.IsWord(token) && !WordClasses.IsFunctionWord(_text.Tokens[token].Text)
        && (_text.IsCapital(token) || token == start || _text.IsCapital(token - 1) && Landmarks.Contains(_text.Tokens[token].Text));

    // "Marrow, about 30 miles south of Port Ebb".
    private Point? NameAt(Mention mention)
    {
        var end = mention.Figure.First;
        if (end > mention.Beside.First && _text.Tokens[end - 1].Is(","))
            end--;
        var start = StartOfName(mention, end);
        // "Marrow, North Ebb, about 30 miles south": Marrow, of that land.
        if (end > start && end < mention.Figure.First && start > mention.Beside.First && _text.Tokens[start - 1].Is(",")
            && StartOfName(mention, start - 1) is var town && town < start - 1)
            (start, end) = (town, start - 1);
        return end > start && end < mention.Figure.First ? NameOf(start, end) : null;
    }

    private int StartOfName(Mention mention, int end)
    {
        var start = end;
        while (start > mention.Beside.First && _text.IsWord(start - 1) && _text.IsCapital(start - 1))
            start--;
        return start;
    }
}
