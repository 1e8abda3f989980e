using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Stories;

/// <summary>
/// By how much the price of somebody's shares rose or fell on a day: "Kestrel shares fell 20 percent", "lost 17 percent of its value".
/// </summary>
internal sealed partial class StoryPass
{
    private const string MoveDoubt = "of which hours of the day a price's move is told nobody knows";
    private const string OfValue = "value";

    /// <summary>The measure of a fall of shares.</summary>
    internal const string SharesFall = "shares-fall";

    /// <summary>The measure of a rise of shares.</summary>
    internal const string SharesRise = "shares-rise";

    private static readonly FrozenSet<string> NotOfTheDay = WordClasses.Of("not-of-the-day");
    private static readonly FrozenSet<string> ShareNouns = WordClasses.Of("share-noun");
    private static readonly FrozenSet<string> Falls = WordClasses.Of("price-fall");
    private static readonly FrozenSet<string> Rises = WordClasses.Of("price-rise");

    private StoryFigure? MoveOf(Mention mention)
    {
        var figure = mention.Figure;
        if (!figure.Is(QuantityKinds.Share) || mention.Mood.Modality is not Modality.Stated
            || _text.HasAny(mention.Beside.First, mention.Beside.Last, NotOfTheDay)
            || MoveBefore(mention) is not (var verb, var isFall)
            || (FirmBefore(mention, verb) ?? FirmOfValue(mention, verb)) is not { Length: > 0 } firm)
            return null;
        var measure = new Measure(
            isFall ? SharesFall : SharesRise, "share", "%", OverTime.Fixed, FrozenSet<string>.Empty, IsOfPeople: false,
            $"By how much did shares of {firm} {(isFall ? "fall" : "rise")} {{in}}?");
        var key = new StoryKey("", measure.Id, "", "", firm.ToLowerInvariant(), "")
        {
            Day = mention.Beside.Select(date => date.Days).FirstOrDefault(days => days is { IsDay: true })?.First,
        };
        return Make(mention, measure, key, "%", "", _text.Tokens[verb].Text, MoveDoubt);
    }

    // "Plummeted more than 20 percent", "fell by 3 percent".
    private (int Verb, bool IsFall)? MoveBefore(Mention mention)
    {
        var verb = mention.Figure.First - 1;
        // "Lost a stunning 17.1 percent".
        while (verb > mention.Beside.First && mention.Figure.First - verb <= Near && !IsMove(verb))
            verb--;
        return verb >= mention.Beside.First && IsMove(verb) ? (verb, Falls.Contains(_text.Tokens[verb].Text)) : null;

        bool IsMove(int token) => Falls.Contains(_text.Tokens[token].Text) || Rises.Contains(_text.Tokens[token].Text);
    }

    // "Kestrel shares", "Kestrel's stock", "shares in Kestrel", "shares of the Kestrel group".
    private string? FirmBefore(Mention mention, int verb)
    {
        for (var token = verb - 1; token >= mention.Beside.First && verb - token <= FurthestPart; token--)
        {
            if (!ShareNouns.Contains(_text.Tokens[token].Text))
                continue;
            if (token > mention.Beside.First && IsFirm(token - 1))
                return WordClasses.WithoutPossessive(_text.Tokens[token - 1].Word.Written);
            var name = token + 1;
            while (name < verb && !IsFirm(name))
                name++;
            return name < verb && _text.Tokens[token + 1].Text is "in" or "of" ? _text.Tokens[name].Word.Written : null;
        }
        return null;
    }

    // "Kestrel lost 17.1 percent of its value".
    private string? FirmOfValue(Mention mention, int verb)
    {
        var figure = mention.Figure;
        if (!Enumerable.Range(figure.Last, Math.Max(0, Math.Min(Near + 1, mention.Beside.Last - figure.Last)))
            .Any(token => _text.Tokens[token].Is(OfValue)))
            return null;
        for (var token = verb - 1; token >= mention.Beside.First; token--)
        {
            if (IsFirm(token))
                return WordClasses.WithoutPossessive(_text.Tokens[token].Word.Written);
        }
        return null;
    }

    private bool IsFirm(int token) => _text.IsWord(token) && _text.IsCapital(token) && !WordClasses.IsFunctionWord(_text.Tokens[token].Text)
        && !WordClasses.Weekdays.Contains(WordClasses.WithoutPossessive(_text.Tokens[token].Text));
}
