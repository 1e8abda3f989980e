using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// How large, heavy or long something is, told beside its noun and by no verb of its own: "a 60-metre gash", "the 1.3-mile-wide storm", "a
/// path 17 miles long", "a seven-hour siege", "the satellite weighed 6.5 tons".
/// </summary>
internal sealed partial class StoryPass
{
    private const string SizeDoubt = "its noun alone says what it is the size of";
    private const string Length = "length";
    private const string Mass = "mass";
    private const string Hours = "h";
    private const string Months = "months";
    private const string Weight = "weight";
    private const int FurthestArticle = 3;

    private static readonly FrozenSet<string> ManyPlaces = WordClasses.Of("of-many-sizes");
    private static readonly FrozenSet<string> SeveralExtents = WordClasses.Of("of-several-extents");
    private static readonly FrozenSet<string> Weighing = WordClasses.Of("weigh-verb");
    private static readonly FrozenSet<string> ThingsThatLast = WordClasses.Of("thing-that-lasts");

    private PlainRelation? SizeOf(Mention mention)
    {
        var figure = mention.Figure;
        if (figure.Is(QuantityKinds.Duration))
            return NounBehind(mention, figure.Last) is { Extent: null } stay && ThingsThatLast.Contains(stay.Noun)
                ? new($"{Stem.Of(stay.Noun)} {Stem.Of("lasted")}", $"How long did the {stay.Noun} last {{in}}?", OverTime.Fixed) : null;
        if (!figure.Is(QuantityKinds.Measure) || UnitTable.OfQuestion(figure.Found.Unit) is not { Dimension: Length or Mass } unit)
            return null;
        var isMass = unit.Dimension == Mass;
        if (isMass && WeightOf(mention) is { } weight)
            return weight;
        if (NounBefore(mention) is { Extent: { } of } told)
            return Extent(told.Noun, of);
        // "A 12-foot wall of water" is no wall.
        return NounBehind(mention, figure.Last) is not { } thing || ManyPlaces.Contains(thing.Noun)
            || thing.Until < mention.Beside.Last && _text.Tokens[thing.Until].Is("of") ? null
            : thing.Extent is { } word ? Extent(thing.Noun, word)
            : !isMass && SeveralExtents.Contains(thing.Noun) ? null
            : isMass ? new($"{Stem.Of(thing.Noun)} {Weight}", $"How heavy was the {thing.Noun} {{in}}?", OverTime.Fixed)
            : new(
                $"{Stem.Of(thing.Noun)} {Length}",
                $"How large was the {thing.Noun} (\"{_text.Words(figure.First, thing.Until)}\") {{in}}?",
                OverTime.Fixed);
    }

    // One unit for all that measure one thing, be it in feet or in metres.
    // A year has no number of hours: what took months or years is measured in months, and held against its like alone.
    private static string UnitOfSize(Figure figure) =>
        figure.Is(QuantityKinds.Duration) ? UnitTable.OfQuestion(figure.Found.Unit) is { IsCalendarTime: true } ? Months : Hours
        : UnitTable.OfQuestion(figure.Found.Unit) is { Dimension: Mass } ? "t" : "m";

    private static PlainRelation Extent(string noun, string word) =>
        new($"{Stem.Of(noun)} {WordClasses.Extents[word]}", $"How {word} was the {noun} {{in}}?", OverTime.Fixed);

    // "The satellite weighed 6.5 tons", "a craft weighing six tons".
    private PlainRelation? WeightOf(Mention mention)
    {
        var verb = mention.Figure.First - 1;
        return verb > mention.Beside.First && Weighing.Contains(_text.Tokens[verb].Text) && SubjectBefore(mention, verb) is { } subject
            ? new($"{subject.Head} {Weight}", $"How heavy was {subject.Words} {{in}}?", OverTime.Fixed) : null;
    }

    /// <summary>A thing whose size is told.</summary>
    /// <param name="Noun">Its noun.</param>
    /// <param name="Extent">The word for which of its sizes; null where none stands there.</param>
    /// <param name="Until">Behind its noun.</param>
    private readonly record struct Sized(string Noun, string? Extent, int Until);

    // "A 60-metre gash", "a 2 mile wide storm", "a 200 metre long and 30 metre wide tunnel".
    private Sized? NounBehind(Mention mention, int position)
    {
        var (token, last) = (position, mention.Beside.Last);
        if (!IsOfOneThing(mention))
            return null;
        string? extent = null;
        while (token < last)
        {
            if (_text.Tokens[token].Is("-"))
                token++;
            // "A 160-foot (50-metre) gash".
            else if (_text.Tokens[token].Is("(") && mention.Beside.At(token + 1) is { } same && same.First == token + 1
                && same.Is(QuantityKinds.Measure) && same.Last < last && _text.Tokens[same.Last].Is(")"))
                token = same.Last + 1;
            else if (extent is null && WordClasses.Extents.ContainsKey(_text.Tokens[token].Text))
                extent = _text.Tokens[token++].Text;
            else if (extent is not null && _text.Tokens[token].Is("and") && mention.Beside.At(token + 1) is { } other
                && other.Is(QuantityKinds.Measure) && other.Last < last && WordClasses.Extents.ContainsKey(_text.Tokens[other.Last].Text))
                token = other.Last + 1;
            else
                break;
        }
        return ThingAt(token, last, extent);
    }

    private Sized? ThingAt(int token, int last, string? extent)
    {
        var (first, end) = CountedNoun.Find(_text, token, last, needsOf: false);
        while (end - 1 > first && (IsDeed(end - 1) || _text.IsAuxiliary(end - 1)))
            end--;
        return end > first && end - first <= FurthestArticle && IsThing(end - 1)
            ? new(_text.Tokens[end - 1].Text, extent, end) : null;
    }

    // "A path 17 miles long and 1.3 miles wide".
    private Sized? NounBefore(Mention mention)
    {
        var figure = mention.Figure;
        if (figure.Last >= mention.Beside.Last || !WordClasses.Extents.ContainsKey(_text.Tokens[figure.Last].Text))
            return null;
        var before = figure.First - 1;
        if (before > mention.Beside.First && _text.Tokens[before].Is("and") && figure.Index > 0
            && mention.Beside[figure.Index - 1] is var other && other.Last == before - 1)
            before = other.First - 1;
        return before > mention.Beside.First && IsThing(before) && Enumerable
            .Range(Math.Max(mention.Beside.First, before - FurthestArticle), Math.Min(FurthestArticle, before - mention.Beside.First))
            .Any(token => WordClasses.Determiners.Contains(_text.Tokens[token].Text) && !OthersOfKind.Contains(_text.Tokens[token].Text))
            ? new(_text.Tokens[before].Text, _text.Tokens[figure.Last].Text, before + 1) : null;
    }

    // Behind an article, or grown together: "a 60-metre gash", and not "another one".
    private bool IsOfOneThing(Mention mention)
    {
        var (figure, first) = (mention.Figure, mention.Beside.First);
        var before = figure.First > first ? _text.Tokens[figure.First - 1].Text : "";
        return !OthersOfKind.Contains(before) && (WordClasses.Determiners.Contains(before)
            || _text.At(figure.Span).Contains('-', StringComparison.Ordinal));
    }

    private bool IsThing(int token) => _text.IsWord(token) && !_text.IsCapital(token) && !IsPerson(token)
        && _text.Tokens[token].Text is var noun && !noun.EndsWith('s') && !WordClasses.IsFunctionWord(noun) && !NoThings.Contains(noun)
        && !IsDeed(token) && !WordClasses.EndsInIng(noun);
}
