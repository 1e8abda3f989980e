using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>At what time of day it happened: a time beside the verb that says so.</summary>
internal sealed partial class StoryPass
{
    private const string AnyKind = "*";
    private const string TimeOfEvent = "time-of-event";
    private const int FurthestHappening = 12;
    private const int FurthestOpening = 3;

    private static readonly FrozenSet<string> HappeningNouns = WordClasses.Of("happening-noun");
    private static readonly FrozenSet<string> ClauseJoints = WordClasses.Of("clause-joint");

    private static readonly PhraseTable<Happening> Happenings = new(EmbeddedTable.Rows("happenings", 5)
        .Select(row => (
            Verbs: row[1].Split('|'),
            Row: new Happening([.. row[0].Split('|')], NamesEvent: row[2] == "event", Part: row[3] == "-" ? "" : row[3])))
        .SelectMany(each => each.Verbs, (each, verb) => (verb, each.Row)));

    /// <summary>A verb that says that an event happened.</summary>
    /// <param name="Kinds">The kinds of event of which it says so.</param>
    /// <param name="NamesEvent">Whether the event must be named in its clause.</param>
    /// <param name="Part">Which moment of the event it is; "" for the event itself.</param>
    private sealed record Happening(ImmutableArray<string> Kinds, bool NamesEvent, string Part);

    // Wars and waves of attacks have many hours, and a time that is only a bound, or of either half of the day, tells too little.
    private StoryFigure? TimeOf(Mention mention)
    {
        if (mention.Figure.Found.Time is not { IsOfEitherHalf: false, IsBound: false } time || !topic.HasEvent || topic.IsOfWar
            || mention.Mood.Modality is not Modality.Stated || IsLoose(mention) || MeasureTable.Find(TimeOfEvent) is not { } measure
            || (HappeningBefore(mention) ?? HappeningBehind(mention)) is not (var verb, var end, var happening))
            return null;
        var because = _text.Words(verb, end);
        var scene = scenes.Of(mention, measure, because);
        if (scene.Event.Length > 0 || scene.IsOwnText || scene.IsCarried)
            return null;
        // Times of fixed zones are held against each other on one clock; those of the place, and of each other zone, by themselves.
        var zone = time.Zone is not { } named || named == ClockZone.Local ? null : named.Offset is null ? named.Id : "UTC";
        var key = new StoryKey("", measure.Id, "", "", $"{happening.Part} {zone}".Trim(), "") { Day = DayOfEvent(mention) };
        string[] where = [happening.Part.Length == 0 ? "" : $"when it {because}", zone ?? ""];
        return Make(mention, measure, key, zone, "", because) is { } made
            ? made with { Where = string.Join(", ", where.Where(part => part.Length > 0)) } : null;
    }

    // "During midday traffic": about the middle of the day.
    private bool IsLoose(Mention mention) => mention.Figure.Last is var noun && noun < mention.Beside.Last
        && char.IsLetter(_text.At(mention.Figure.Span)[^1]) && _text.Words(mention.Figure.First, noun).All(letter => !char.IsDigit(letter))
        && _text.IsWord(noun) && !WordClasses.IsFunctionWord(_text.Tokens[noun].Text) && mention.Beside.At(noun) is null
        && !_text.IsOfVerb(noun) && !_text.IsCapital(noun);

    // "The ferry sank off Port Ebb on Tuesday at around 23:20".
    private (int Verb, int End, Happening Row)? HappeningBefore(Mention mention)
    {
        var least = Math.Max(mention.Beside.First, mention.Figure.First - FurthestHappening);
        for (var token = mention.Figure.First - 1; token >= least; token--)
        {
            if (HappeningAt(mention, token) is var (row, length))
                return (token, token + length, row);
            if (EndsClause(token) || IsOtherVerb(token) || WordClasses.ReportingVerbs.StartsAt(_text.Tokens, token))
                return null;
        }
        return null;
    }

    // "At 23:20 local time on Tuesday, the ferry sank".
    private (int Verb, int End, Happening Row)? HappeningBehind(Mention mention)
    {
        if (mention.Figure.First - mention.Beside.First > FurthestOpening)
            return null;
        var hasComma = false;
        for (var token = mention.Figure.Last; token < Math.Min(mention.Beside.Last, mention.Figure.Last + FurthestHappening); token++)
        {
            if (HappeningAt(mention, token) is var (row, length))
                return (token, token + length, row);
            if (_text.Tokens[token].Is(",") && !hasComma)
                hasComma = true;
            else if (EndsClause(token) || IsOtherVerb(token) || WordClasses.ReportingVerbs.StartsAt(_text.Tokens, token))
                return null;
        }
        return null;
    }

    private bool IsOfStory(Happening row) => row.Kinds.Any(kind => kind == AnyKind || topic.IsAbout(kind));

    // "Crashed minutes after it took off at 10:53": that was when it took off.
    private bool IsOtherVerb(int token) => _text.IsOfVerb(token)
        || PlainVerbs.Contains(_text.Tokens[token].Text) && !_text.IsAuxiliary(token);

    private bool EndsClause(int token) => ClauseJoints.Contains(_text.Tokens[token].Text);

    private (Happening Row, int Length)? HappeningAt(Mention mention, int token)
    {
        if (_text.IsCapital(token) || !Happenings.TryMatch(_text.Tokens, token, out var row, out var length, IsOfStory))
            return null;
        var names = false;
        for (var before = token - 1; before >= mention.Beside.First && (before > mention.Figure.Last || !EndsClause(before)); before--)
        {
            var word = _text.Tokens[before].Text;
            if (Topic.Kind(_text, before) is { } kind ? topic.IsAbout(kind) : HappeningNouns.Contains(word))
                names = true;
            // "A second quake", "another boat".
            if (OtherEvents.Contains(word) || word.StartsWith("aftershock", StringComparison.Ordinal))
                return null;
        }
        return names || !row.NamesEvent ? (row, length) : null;
    }
}
