using System.Collections.Immutable;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Text;
using static System.FormattableString;

namespace ClaimLedger.Stories;

/// <summary>What the figures of a list come to: "46 sailors, five guides and 405 tourists on board".</summary>
internal sealed partial class StoryPass
{
    private readonly List<(Mention Mention, StoryFigure Figure)> _list = [];

    // Takes the next figure of the article; the sum, where it ends a list of counts of people of which one thing is told.
    private StoryFigure? SumWith(Mention mention, StoryFigure? figure)
    {
        var measures = new MeasureReader(_text, mention.Beside);
        if (figure is null || figure.Measure.Sort != "count" || !IsExact(figure.Value) || !IsOfPart(mention, figure, measures))
        {
            return Ended();
        }
        var goesOn = _list.Count > 0 && _list[^1] is var (before, other) && before.Sentence == mention.Sentence
            && (measures.NextInList(measures.WithoutVerb(before.Figure))?.First == mention.Figure.First || IsByPlace(before, mention))
            && Whole(other) == Whole(figure) && (other.Key.Population, other.Key.Place) != (figure.Key.Population, figure.Key.Place);
        var ended = goesOn ? null : Ended();
        _list.Add((mention, figure));
        return ended ?? (_list.Count > 1 && measures.NextInList(mention.Figure) is null && !GoesOnByPlace(mention) ? Sum() : null);

        static StoryKey Whole(StoryFigure part) => part.Key with { Population = "", Place = "" };
    }

    // "450 passengers, 24 sailors and 150 cars": the list goes on with other things.
    private StoryFigure? Ended()
    {
        // "169 Corvans, 53 Quills, one Marrowan and 12 sailors": one of them was not read, and the sum would lack him.
        var sum = _list.Count > 1 && !GoesOnWithPeople(_list[^1].Mention) ? Sum() : null;
        _list.Clear();
        return sum;
    }

    private bool GoesOnWithPeople(Mention last)
    {
        var measures = new MeasureReader(_text, last.Beside);
        return measures.NextInList(measures.WithoutVerb(last.Figure)) is { } next && measures.IsPerson(next, MeasureReader.Head(next));
    }

    private static bool IsExact(Value.Range value) =>
        value.Literal is { HasLow: true, HasHigh: true } set && set.Low == set.High && value.Written is not null;

    private bool IsOfPart(Mention mention, StoryFigure figure, MeasureReader measures) => figure.Key.Status.Length == 0
        && WholeOf(mention, measures) is null && !IsPart(mention)
        && (figure.Key.Place.Length > 0 || figure.Key.Population.Length > 0
            && measures.IsPerson(mention.Figure, MeasureReader.Head(measures.WithoutVerb(mention.Figure))));

    // "Four foreigners, two Corvans and two Quills, were killed": the first of them are all of them.
    private bool IsTold(StoryFigure first) =>
        _list.Count > 2 && _list.Skip(1).Sum(part => part.Figure.Value.Written!.Value) == first.Value.Written;

    // "35 hostages and 15 militants": what they come to nobody counts.
    private bool HasBothSides() => _list.Select(part => Attackers.Contains(part.Figure.Counted.Split(' ')[^1].ToLowerInvariant()))
        .Distinct().Count() > 1;

    // "12 in Alm and seven in Berg".
    private bool IsByPlace(Mention before, Mention mention) => before.Figure.Index + 1 == mention.Figure.Index
        && _text.Tokens[mention.Figure.First - 1].Text is "and" or "," && MeasureReader.OpensPlace(_text, before.Figure.CountedLast);

    private bool GoesOnByPlace(Mention mention) => mention.Figure.Index + 1 < mention.Beside.Count
        && mention.Beside[mention.Figure.Index + 1] is var next && next.Is(Scanning.QuantityKinds.Number)
        && _text.Tokens[next.First - 1].Text is "and" or "," && MeasureReader.OpensPlace(_text, next.CountedLast)
        && next.First - mention.Figure.CountedLast <= FurthestPart;

    private StoryFigure? Sum()
    {
        var (first, last) = (_list[0], _list[^1]);
        if (IsTold(first.Figure) || HasBothSides())
        {
            _list.Clear();
            return null;
        }
        var sum = _list.Sum(part => part.Figure.Value.Written!.Value);
        // Its words are the article's own: what they come to is said besides.
        var words = _text.Words(first.Mention.Figure.First, last.Mention.Figure.CountedLast);
        var set = Interval.Point(sum);
        var places = _list.Select(part => part.Figure.Key.Place).Distinct().ToImmutableArray();
        var key = first.Figure.Key with { Population = "", Place = places is [var only] ? only : "" };
        var (start, end) = (_list.Min(part => part.Figure.Quote.Start), _list.Max(part => part.Figure.Quote.End));
        var made = first.Figure with
        {
            Key = key,
            IsListed = true,
            Counted = "",
            Unit = first.Figure.Measure.Unit,
            Value = new Value.Range(words, set, set, sum, "count"),
            Quote = new TextSpan(start, end - start),
            Deciding = new TextSpan(
                first.Mention.Figure.Span.Start, last.Mention.Figure.Span.End - first.Mention.Figure.Span.Start),
            Because = "the figures of a list, added up",
            Doubt = Invariant($"the figures of a list come to {sum:#,0}"),
            Where = places is [_] ? first.Figure.Where : "",
        };
        _list.Clear();
        return made;
    }
}
