using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Measures;

/// <summary>Ways of counting that neither a verb nor a noun beside the figure tells.</summary>
internal sealed partial class MeasureReader
{
    private const string Deal = "deal";
    private const string Attackers = "attackers";
    private const string Employees = "employees";
    private const string StolenMoney = "stolen-money";
    private const string WorthMeasure = "worth";
    private const int LongestOrigins = 16;
    private const int Near = 3;

    private static readonly FrozenSet<string> Staging = WordClasses.Of("staging-verb");
    private static readonly FrozenSet<string> Protests = WordClasses.Of("event-protest");
    private static readonly FrozenSet<string> Registering = WordClasses.Of("registering");
    private static readonly FrozenSet<string> Assailants = WordClasses.Of("attacker");
    private static readonly FrozenSet<string> Worth = WordClasses.Of("worth-word");
    private static readonly FrozenSet<string> ValueWords = WordClasses.Of("value-word");
    private static readonly FrozenSet<string> StaffNouns = WordClasses.Of("staff-noun");
    private static readonly FrozenSet<string> BeforeStaff = WordClasses.Of("before-staff");
    private static readonly FrozenSet<string> Origins = WordClasses.Of("origin-opener");
    private static readonly FrozenSet<string> BetweenOrigins = WordClasses.Of("between-origins");
    private static readonly FrozenSet<string> LadenWords = WordClasses.Of("laden");

    private static readonly FrozenSet<string> Numbering = WordClasses.Of("numbering");
    private static readonly FrozenSet<string> Paying = WordClasses.Of("paying");

    // "The missing still numbered 33", "the attackers, the prosecutor said, numbered eight".
    private FoundMeasure? Numbered(Figure figure, string head, bool isPerson)
    {
        if (figure.Counted.Length > 0 || figure.First - 2 <= beside.First || !Numbering.Contains(text.Tokens[figure.First - 1].Text))
            return null;
        for (var noun = figure.First - 2; noun > beside.First && figure.First - noun <= FurthestVerb; noun--)
        {
            // "The hooded gunmen numbering ten": right before it the noun needs no article.
            if (!WordClasses.Determiners.Contains(text.Tokens[noun - 1].Text) && noun < figure.First - 2)
                continue;
            var word = Stem.Of(text.Tokens[noun].Text);
            if (MeasureTable.Left.TryMatch(text.Tokens, noun, out var left, out var length, Takes)
                || MeasureTable.Counted.TryMatch(text.Tokens, noun, out left, out length, Takes))
                return Found(left.Measure, head, noun, noun + length);
            if (MeasureTable.Find(Attackers) is { } measure && measure.Of.Contains(word))
                return Found(measure, word, noun, noun + 1);
        }
        return null;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, head, isPerson);
    }

    // "Will pay 710 million euros for Kestrel": with a name behind "for", what is bought is a firm.
    private FoundMeasure? PaidFor(Figure figure) => figure.Is(QuantityKinds.Money) && figure.First - 1 > beside.First
        && Paying.Contains(text.Tokens[figure.First - 1].Text) && figure.Last + 1 < beside.Last && text.Tokens[figure.Last].Is("for")
        && (text.IsWord(figure.Last + 1) && text.IsCapital(figure.Last + 1) || text.Tokens[figure.Last + 1].Is("it"))
        && MeasureTable.Find(Deal) is { } measure
        ? Found(measure, "", figure.First - 1, figure.Last + 1) : null;

    // "Fifty people injured in the attack are in a critical condition": so many are that, and not only injured.
    private FoundMeasure? ThenAre(int participle, Figure figure, string head, bool isPerson)
    {
        if (!text.IsParticiple(participle))
            return null;
        for (var verb = participle + 1; verb + 1 < beside.Last && verb - participle <= FurthestVerb; verb++)
        {
            if (beside.At(verb) is not null || IsJointOrClause(text.Tokens[verb].Text) || text.Tokens[verb].Text is "," or ";")
                return null;
            if (text.IsAuxiliary(verb) && Passive.Contains(text.Tokens[verb].Text))
                return MeasureTable.Left.TryMatch(text.Tokens, verb + 1, out var left, out var length,
                    each => each.Measure.Takes(figure, head, isPerson)) ? Found(left.Measure, head, verb + 1, verb + 1 + length) : null;
        }
        return null;
    }

    // "Staged peaceful rallies", "held a march": who did is its crowd.
    private FoundMeasure? StagedAt(int verb, Figure figure, string head, bool isPerson)
    {
        if (!Staging.Contains(text.Tokens[verb].Text) || MeasureTable.Find("crowd") is not { } measure
            || !measure.Takes(figure, head, isPerson))
            return null;
        for (var noun = verb + 1; noun < Math.Min(beside.Last, verb + 1 + Near) && text.IsWord(noun); noun++)
        {
            if (Protests.Contains(text.Tokens[noun].Text))
                return Found(measure, head, verb, noun + 1);
        }
        return null;
    }

    // "The quake registered 7.0".
    private bool IsRegistered(Figure figure) => figure.CountedLast == figure.Last && figure.First - 2 >= beside.First
        && Registering.Contains(text.Tokens[figure.First - 1].Text) && Quakes.Contains(text.Tokens[figure.First - 2].Text);

    // "There were seven attackers".
    private FoundMeasure? OfAttackers(Figure figure, string head) => head.Length > 0 && figure.First - 2 >= beside.First
        && text.Tokens[figure.First - 1].Text is "were" or "are" && text.Tokens[figure.First - 2].Is("there")
        && Assailants.Contains(text.Tokens[figure.CountedLast - 1].Text) && MeasureTable.Find(Attackers) is { } measure
        ? Found(measure, head, figure.First - 2, figure.CountedLast) : null;

    // "Stole jewels worth 85 million euros", "a haul valued at 85 million".
    private FoundMeasure? WorthOf(Figure figure)
    {
        if (!figure.Is(QuantityKinds.Money) || figure.First - 2 <= beside.First)
            return null;
        var worth = figure.First - 1;
        if (text.Tokens[worth].Is("at"))
            worth--;
        if (!Worth.Contains(text.Tokens[worth].Text))
            return null;
        for (var start = worth - 1; start >= beside.First && worth - start <= FurthestVerb; start--)
        {
            if (!text.IsWord(start) || beside.At(start) is not null)
                return null;
            if (MeasureTable.Does.TryMatch(text.Tokens, start, out var word, out var length, each => each.Measure.Id == StolenMoney))
                return Found(word.Measure, "", start, start + length);
        }
        return null;
    }

    // "The paintings are worth $4 million", of which nothing else is said.
    private FoundMeasure? Valued(Figure figure)
    {
        for (var token = figure.First - 1; figure.Is(QuantityKinds.Money) && token > beside.First && figure.First - token <= Near; token--)
        {
            if (ValueWords.Contains(text.Tokens[token].Text))
                return MeasureTable.Find(WorthMeasure) is { } measure ? Found(measure, "", token, token + 1) : null;
        }
        return null;
    }

    // "The firm has 21,000 staff", "its 27,000 employees", "with 2,000 workers": those who work for somebody.
    private FoundMeasure? Employed(Figure figure, bool isPerson) => isPerson && figure.CountedLast > figure.Last
        && figure.First - 1 > beside.First && StaffNouns.Contains(text.Tokens[figure.CountedLast - 1].Text)
        && BeforeStaff.Contains(text.Tokens[figure.First - 1].Text) && MeasureTable.Find(Employees) is { } measure
        ? Found(measure, "", figure.First - 1, figure.CountedLast) : null;

    // "32 foreigners from Corvo, Tarn and Ondria were killed": where the names of what they come from end.
    private int? BehindOrigins(int token)
    {
        if (!Origins.Contains(text.Tokens[token].Text) || token + 1 >= beside.Last || !IsName(token + 1))
            return null;
        var last = token;
        for (var next = token + 1; next < beside.Last && next - token <= LongestOrigins; next++)
        {
            if (IsName(next))
                last = next;
            else if (!BetweenOrigins.Contains(text.Tokens[next].Text))
                break;
        }
        return last;

        bool IsName(int at) => text.IsWord(at) && text.IsCapital(at)
            || text.Tokens[at].Is("the") && at + 1 < beside.Last && text.IsWord(at + 1) && text.IsCapital(at + 1);
    }

    // "The boat was filled with 150 people": who is on board, where a vehicle is told of.
    private FoundMeasure? Laden(Figure figure, string head, bool isPerson)
    {
        var with = figure.First - 1;
        while (with > beside.First && PassedOver.Contains(text.Tokens[with].Text))
            with--;
        return isPerson && with - 1 > beside.First && text.Tokens[with].Is("with") && LadenWords.Contains(text.Tokens[with - 1].Text)
            && Enumerable.Range(beside.First, with - beside.First).Any(token => Vehicles.Contains(text.Tokens[token].Text))
            && MeasureTable.Find("on-board") is { } measure ? Found(measure, head, with - 1, with + 1) : null;
    }

    // "Was carrying not 71 passengers but 54".
    private FoundMeasure? AfterNot(Figure figure, string head, bool isPerson)
    {
        if (figure.Index == 0 || figure.First <= beside.First || !text.Tokens[figure.First - 1].Is("but"))
            return null;
        var other = beside[figure.Index - 1];
        return other.Found.Kind == figure.Found.Kind && other.First > beside.First && text.Tokens[other.First - 1].Is("not")
            && Of(other with { First = other.First - 1 }) is { } found && found.Measure.Takes(figure, head, isPerson) ? found : null;
    }

    // "Tried to save the 120 whales that had stranded": so many stranded.
    private bool IsDefiniteWhole(Figure figure) => figure.First > beside.First && text.Tokens[figure.First - 1].Is("the")
        && figure.CountedLast > figure.Last && figure.CountedLast + 1 < beside.Last
        && BehindCounted.Contains(text.Tokens[figure.CountedLast].Text) && text.IsAuxiliary(figure.CountedLast + 1);
}
