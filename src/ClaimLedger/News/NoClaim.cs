using System.Collections.Frozen;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Tells figures that are claims from those that are not: each row is a rule.</summary>
internal static class NoClaim
{
    private const int NearState = 2;
    private const decimal FewEnoughToPointAt = 12;

    private static readonly FrozenSet<string> Numbered = WordClasses.Of("numbered");
    private static readonly FrozenSet<string> Ordinals = WordClasses.Of("ordinal-word");
    private static readonly FrozenSet<string> PointingBack = WordClasses.Of("points-back");
    private static readonly FrozenSet<string> FromAnotherDay = WordClasses.Of("from-another-day");
    private static readonly FrozenSet<string> ShortWhiles = WordClasses.Of("short-while");
    private static readonly FrozenSet<string> WhileOpeners = WordClasses.Of("while-opener");
    private static readonly FrozenSet<string> IdleOnes = WordClasses.Of("idle-one");
    private static readonly FrozenSet<string> Kin = WordClasses.Of("kin");
    private static readonly FrozenSet<string> HarmBefore = WordClasses.Of("harm-before-one");
    private static readonly FrozenSet<string> HarmBehind = WordClasses.Of("harm-behind-one");
    private static readonly FrozenSet<string> VagueTimes = WordClasses.Of("vague-time");
    private static readonly FrozenSet<string> VagueReadings = WordClasses.Of("vague-reading");
    private static readonly FrozenSet<string> Nowadays = WordClasses.Of("nowadays");

    /// <summary>The stems of words for people.</summary>
    public static readonly FrozenSet<string> PersonStems = Stem.OfClass("person");

    private readonly record struct Place(NewsText Text, Figures Beside, Figure Figure, IReadOnlyList<Credit> Credits)
    {
        public Token FirstToken => Text.Tokens[Figure.First];

        /// <summary>The token before the figure, in its sentence.</summary>
        public Token Before => BeforeBy(1);

        /// <summary>The token behind it, in its sentence.</summary>
        public Token Behind => Figure.Last < Beside.Last ? Text.Tokens[Figure.Last] : Token.Nothing;

        public bool IsOneWord => Figure.Length == 1;

        public Token BeforeBy(int steps) => Figure.First - steps >= Beside.First ? Text.Tokens[Figure.First - steps] : Token.Nothing;
    }

    private static readonly (string Why, Func<Place, bool> Holds)[] Rules =
    [
        ("inside the words that name a speaker", place => place.Credits.Any(credit => credit.Names(place.Figure.Span))),
        ("a while, not a length of time", IsShortWhile),
        ("a time that nobody counted", IsVagueTime),
        ("too vague to be held against anything", IsVagueNumber),
        ("so long before or after another day", IsRelativeTime),
        ("the age of somebody who is described", place => place.Figure.Is(QuantityKinds.Age)),
        ("a date or a time of an utterance", place => Dating.OfWords(place.Text, place.Beside, place.Figure, place.Credits)),
        ("a date as of which something is counted", place => Dating.IsAsOf(place.Text, place.Figure)),
        ("a dateline, or the line that dates the text", place => Dating.IsDateline(place.Text, place.Beside, place.Figure)),
        ("a line about the text: its day, its authors, its pictures, its rights",
            place => ImprintLine.Holds(place.Text, place.Beside, place.Figure)),
        ("all that the line says: a time of day, a number", place => place.Figure.Length == place.Beside.Last - place.Beside.First),
        ("so many times something that is not told", IsMultiple),
        ("the size of somebody's family, or somebody's age", place => place.Figure.Is(QuantityKinds.Number)
            && place.Figure.Counted.Length == 0 && place.Before.Is("of") && Kin.Contains(place.BeforeBy(2).Text)),
        ("now", place => place.Figure.Is(QuantityKinds.Date) && place.IsOneWord && Nowadays.Contains(place.FirstToken.Text)),
        ("one of several, or one without a noun", IsIdleOne),
        (
            "what was so before it changed",
            place => OldFigures.IsLeft(place.Text, (place.Beside.First, place.Beside.Last), (place.Figure.First, place.Figure.Last))),
        ("the figure before it in another unit", IsConversion),
        ("what a rate is by", place => place.Figure.Is(QuantityKinds.Number) && place.Before.Text is "per" or "every"),
        ("things that were counted before: the two, both", PointsBack),
        ("a number behind the word for what it names", place => place.Figure.Is(QuantityKinds.Number) && IsNumbered(place)),
        ("a year", IsYear),
        ("a number in a name", IsInName),
        ("part of a longer word", IsGlued),
    ];

    /// <summary>Whether a reading is that of a word that only says that there are some: several, a few.</summary>
    public static bool IsVague(string? reading) => reading is not null && VagueReadings.Contains(reading);

    /// <summary>Why a figure is no claim; null where it is one.</summary>
    public static string? Why(NewsText text, Figures beside, Figure figure, IReadOnlyList<Credit> credits)
    {
        var place = new Place(text, beside, figure, credits);
        foreach (var (why, holds) in Rules)
        {
            if (holds(place))
                return why;
        }
        return null;
    }

    /// <summary>
    /// Whether a number names something ("Route 516", "Harbour Tales 3") or stands for it ("one of the roads"), and counts nothing.
    /// </summary>
    public static bool Names(NewsText text, Figures beside, Figure figure)
    {
        var place = new Place(text, beside, figure, []);
        return IsInName(place) || (IsIdleOne(place) && (place.Behind.Is("of") || IdleOnes.Contains(place.Behind.Text)));
    }

    // "50 km (31 miles)", "$5 million (4.6 million euros)".
    private static bool IsConversion(Place place)
    {
        if (!place.Before.Is("(")
            || place.Figure.Index <= 0
            || place.Figure.Found.Kind is not (QuantityKinds.Measure or QuantityKinds.Money))
            return false;
        var other = place.Beside[place.Figure.Index - 1];
        return other.Last == place.Figure.First - 1
            && other.Found.Kind == place.Figure.Found.Kind
            && other.Found.Unit != place.Figure.Found.Unit
            && UnitTable.OfQuestion(place.Figure.Found.Unit) is { } unit && UnitTable.OfQuestion(other.Found.Unit) is { } told
            && (unit.IsMoney || unit.Dimension == told.Dimension);
    }

    // Of a half and a third it is told what they are of.
    private static bool IsMultiple(Place place) => place.Figure.Found is { Kind: QuantityKinds.Share, Unit: "ratio", Literal.Low: > 1 };

    private static bool IsShortWhile(Place place) => place.Figure is { Found.Kind: QuantityKinds.Duration, Length: 2 }
        && ShortWhiles.Contains(place.Text.Tokens[place.Figure.First + 1].Text) && WhileOpeners.Contains(place.FirstToken.Text);

    // "A decade earlier"; "nine days later" answers nothing either.
    private static bool IsRelativeTime(Place place) => place.Figure.Is(QuantityKinds.Duration)
        && FromAnotherDay.Contains(place.Behind.Text)
        && place.Figure.Last + 1 < place.Beside.Last && place.Text.Tokens[place.Figure.Last + 1].Text is "," or "." or "in" or "on";

    private static bool IsVagueTime(Place place) =>
        place.Figure.Is(QuantityKinds.Duration) && place.Figure.Found.Written is null && place.IsOneWord
            && VagueTimes.Contains(place.Before.Text);

    private static bool IsVagueNumber(Place place) =>
        place.Figure.Is(QuantityKinds.Number) && VagueReadings.Contains(place.Figure.Found.Reading)
            && !Stem.In(place.Figure.Counted).Overlaps(PersonStems);

    private static bool IsIdleOne(Place place) => place.Figure.Is(QuantityKinds.Number) && place.IsOneWord && place.FirstToken.Is("one")
        && (place.Figure.Counted.Length == 0 && !IsOnePerson(place) || place.Behind.Is("of")
            || IdleOnes.Contains(place.Behind.Text) && !IsOnePersonHarmed(place));

    // "One person was killed".
    private static bool IsOnePersonHarmed(Place place) => place.Behind.Is("person")
        && Enumerable.Range(place.Figure.Last + 1, NearState).Any(token => token < place.Beside.Last
            && HarmBehind.Contains(place.Text.Tokens[token].Text));

    // "Kills three and injures one", "one dead in a blast".
    private static bool IsOnePerson(Place place) => HarmBefore.Contains(place.Before.Text) || HarmBehind.Contains(place.Behind.Text);

    private static bool PointsBack(Place place) => place.Figure.Is(QuantityKinds.Number) && place.IsOneWord
        && place.Figure.Found.Written is < FewEnoughToPointAt && PointingBack.Contains(place.Before.Text);

    // "Article 51", "No. 7"; in words only where nothing is counted: "phase two", and not "page two men", nor "in the first phase 45 men".
    private static bool IsNumbered(Place place)
    {
        if (Numbered.Contains(place.Before.Text) && !(place.Figure.Counted.Length > 0 && Ordinals.Contains(place.BeforeBy(2).Text)))
            return place.Figure.Counted.Length == 0 || IsInDigits(place);
        return IsInDigits(place) && place.Before.Is(".") && Numbered.Contains(place.BeforeBy(2).Text);
    }

    private static bool IsYear(Place place) => place.Figure.Is(QuantityKinds.Number) && IsInDigits(place)
        && place.Figure.Counted.Length == 0 && place.Figure.Found.Written is >= 1900 and <= 2100 && place.Figure.Span.Length == 4;

    private static bool IsInName(Place place) =>
        place.Figure.Is(QuantityKinds.Number) && IsInDigits(place) && place.Figure.Counted.Length == 0
        && place.Before.Kind is TokenKind.Word && place.Figure.First - 1 > place.Beside.First
        && place.Text.IsCapital(place.Figure.First - 1) && !(place.BeforeBy(2).Is("\"") && WordClasses.IsFunctionWord(place.Before.Text));

    private static bool IsInDigits(Place place) => char.IsAsciiDigit(place.Text.Text[place.Figure.Span.Start]);

    // "Two-state", "F-16"; "three-phase" counts, but as a word for its noun.
    private static bool IsGlued(Place place) => place.Figure.Is(QuantityKinds.Number)
        && (place.Behind is { Text: "-", IsGlued: true } || (place.FirstToken.IsGlued && place.Before.Text is "-" or "/"));
}
