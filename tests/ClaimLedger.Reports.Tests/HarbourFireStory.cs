using System.Collections.Immutable;

namespace ClaimLedger.Reports.Tests;

/// <summary>
/// An invented fire in an invented harbour, told by invented outlets, with one conflict of every kind, every type of
/// answer, open ends, a ruling, a baseline and text that means harm. Made by hand, so that a report is tested by itself.
/// </summary>
internal static class HarbourFireStory
{
    public const string Hostile = "<script>alert('x')</script> {{ title }} \"quoted\" & more";
    public const string RightToLeft = "قال المتحدث إن \u202Eالحريق\u202C بدأ في 3 يونيو";

    private static readonly Dictionary<string, ImmutableArray<string>> Options = new(StringComparer.Ordinal)
    {
        ["fire.cause"] = ["electrical fault", "arson", "unknown"],
        ["fire.called"] = ["accident", "attack"],
    };

    public static DataSet DataSet { get; } = Build();

    public static IReadOnlyList<ListedConflict> Conflicts { get; } = BuildConflicts();

    public static DataSet WithoutBaseline => DataSet with { HasBaseline = false, Baseline = [] };

    private static DataSet Build() => new()
    {
        Title = "Harbour fire",
        About = "What four invented outlets said about an invented fire in its first week.",
        Speakers =
        [
            new Speaker { Name = new("Fire Service"), Kind = SpeakerKind.Office, Also = ["firefighters"] },
            new Speaker { Name = new("Dana Mor"), Kind = SpeakerKind.Person, SpeaksFor = new SpeakerName("Fire Service") },
            new Speaker { Name = new("Port Authority"), Kind = SpeakerKind.Office },
            new Speaker { Name = new("Coast Wire"), Kind = SpeakerKind.Outlet },
            new Speaker { Name = new("a hospital worker"), Kind = SpeakerKind.Anonymous },
        ],
        Facets =
        [
            new Facet
            {
                Id = "label",
                Asks = "What is the event called?",
                Terms = [
                    new FacetTerm { Id = "accident", ShownBy = ["accident", "accidental"] },
                    new FacetTerm { Id = "attack", ShownBy = ["attack"] },
                ],
            },
            new Facet
            {
                Id = "agency",
                Asks = "Who is named as acting?",
                Terms = [
                    new FacetTerm { Id = "named", ShownBy = ["killed by"] },
                    new FacetTerm { Id = "unnamed", ShownBy = ["died", "lost their lives"] },
                ],
            },
        ],
        Questions =
        [
            Question("fire.killed", "How many people were killed?", AnswerType.Quantity, OverTime.Cumulative, "people") with
            {
                Event = "harbour-fire",
                Includes = ["workers", "firefighters"],
                Qualifiers = [new("population", "everybody on the quay"), new("place", "the harbour")],
            },
            Question("fire.injured", "How many people were injured?", AnswerType.Quantity, OverTime.Cumulative, "people") with
            {
                Breaks = [new SeriesBreak(Day(6), "The health office began to leave out people treated on the spot.")],
            },
            Question("fire.missing", "How many people are missing?", AnswerType.Quantity, OverTime.Instant, "people"),
            Question(
                "fire.casualties", "How many casualties, killed and injured together?", AnswerType.Quantity, OverTime.Cumulative, "people"),
            Question("fire.started", "When did it start?", AnswerType.Date),
            Question("fire.ended", "When was it out?", AnswerType.Date),
            Question("fire.burned-for", "How long did it burn?", AnswerType.Duration),
            Question("fire.area", "How large an area burned?", AnswerType.Quantity, OverTime.Fixed, "hectares") with
            {
                Tolerance = "5%",
                Note = "Warehouses only; the quay did not burn.",
            },
            Question("fire.cause", "What caused it?", AnswerType.Choice, OverTime.Instant) with { Options = Options["fire.cause"] },
            Question("fire.called", "What is it called?", AnswerType.Term) with
            {
                Facet = "label",
                Options = Options["fire.called"],
                Event = "harbour-fire",
            },
            Question("fire.ships", "How many ships were in the harbour?", AnswerType.Quantity, OverTime.Instant, "ships"),
            Question("fire.evacuated", "How many people were moved out?", AnswerType.Quantity, OverTime.Cumulative, "people"),
            Question("fire.hostile", Hostile, AnswerType.Quantity),
        ],
        Constraints =
        [
            new Constraint
            {
                Id = "casualties-add-up",
                Holds = "fire.casualties = fire.killed + fire.injured",
                Why = "Casualties are the killed and the injured.",
            },
            new Constraint { Id = "ends-after-start", Holds = "fire.ended >= fire.started" },
        ],
        Sources =
        [
            Source(
                "morning-post",
                "Eleven dead in harbour fire",
                "Morning Post",
                Day(4),
                "https://example.org/morning-post/harbour-fire?a=1&b=2",
                    Count("killed", "fire.killed", 11, "11", "Eleven people were killed, said Dana Mor of the Fire Service", ["Dana Mor"]),
                    Count(
                        "killed-port",
                        "fire.killed",
                        5,
                        "five",
                        "The Port Authority put the number of those killed at five",
                        ["Port Authority"]),
                    Days("started", "fire.started", Day(3), "3 June 2031", "The fire broke out on 3 June"),
                    Range(
                        "area",
                        "fire.area",
                        "more than 40",
                        Interval.Create(40, null, lowOpen: true, highOpen: false),
                        Interval.Create(40, 44, lowOpen: true, highOpen: false),
                        "more than 40 hectares of warehouses"),
                    Choice("cause", "fire.cause", "arson", OptionSet.Of(1), "Dana Mor said it was arson", ["Dana Mor"]),
                    Term("called", "accident", "a tragic accident", ["Port Authority"]),
                    Count("ships", "fire.ships", 14, "14", "14 ships lay in the harbour"),
                    Range(
                        "evacuated",
                        "fire.evacuated",
                        "hundreds",
                        Interval.Between(200, null),
                        Interval.Between(200, 999),
                        "hundreds of neighbours were led away",
                        ["Fire Service"]),
                    Framed("died", "fire.killed", "agency", "unnamed", "died", "eleven people died on the quay", 11)),
            Source("evening-echo", "Toll rises", "Evening Echo", Day(5), null,
                Range(
                    "killed",
                    "fire.killed",
                    "more than 12",
                    Interval.Between(13, null),
                    Interval.Between(13, 14),
                    "more than 12 people have died, Coast Wire quoted firefighters as saying",
                    ["Fire Service", "Coast Wire"]),
                Range(
                    "injured",
                    "fire.injured",
                    "about 40",
                    Interval.Between(32, 48),
                    Interval.Between(35, 45),
                    "about 40 people were hurt",
                    ["a hospital worker"]),
                Range(
                    "burned",
                    "fire.burned-for",
                    "a day and a half",
                    Interval.Point(1.5m),
                    Interval.Between(1.25m, 1.75m),
                    "burned for a day and a half"),
                Range("area", "fire.area", "100", Interval.Point(100), Interval.Between(95, 105), "a hundred hectares burned"),
                Choice("cause", "fire.cause", "electrical fault", OptionSet.Of(0), "Mor blamed an electrical fault", ["Dana Mor"]),
                Term("called", "attack", "the attack on the harbour", []),
                Count("ships", "fire.ships", 14, "fourteen", "fourteen ships in port that night", ["Port Authority"]),
                Range(
                    "evacuated",
                    "fire.evacuated",
                    "around 1,200",
                    Interval.Between(960, 1440),
                    Interval.Between(1150, 1250),
                    "around 1,200 people had been moved out",
                    ["Fire Service", "Coast Wire"]),
                Count("missing", "fire.missing", 7, "7", "seven are missing"),
                Framed(
                    "killed-by", "fire.killed", "agency", "named", "killed by", "workers killed by the blaze and by those who set it", 13)),
            Source(
                "harbour-weekly",
                "A week after",
                "unknown",
                new DaySpan(new DateOnly(2031, 6, 1), new DateOnly(2031, 6, 30), isUncertain: true),
                "javascript:alert(1)",
                    Count("killed", "fire.killed", 9, "9", "Nine people were killed", [], Day(8)),
                    Count("injured", "fire.injured", 25, "25", "25 were injured", [], Day(8)),
                    Count("casualties", "fire.casualties", 50, "50", "50 casualties", [], Day(8)),
                    Range("burned", "fire.burned-for", "36 hours", Interval.Point(1.5m), Interval.Point(1.5m), "burned for 36 hours"),
                    Days("started", "fire.started", Day(5), "5 June", "when it began on 5 June"),
                    Days("ended", "fire.ended", Day(4), "4 June", "It was out on 4 June"),
                    Count("missing", "fire.missing", 2, "2", "Two are still missing", ["Port Authority"], Day(8)),
                    Term("called", "accident", "this accident", []),
                    Range("area", "fire.area", "41", Interval.Point(41), Interval.Between(39, 43), "41 hectares")) with
            {
                DatedBy = "The text speaks of “last Tuesday”, 3 June.",
                Note = "Bought at a kiosk; only two pages are kept.",
                Sha256 = null,
            },
            Source("hostile-herald", Hostile, "Herald <b>& Sons</b>", Day(7), "https://example.org/\"onmouseover=\"alert(1)",
                Range(
                    "quote",
                    "fire.hostile",
                    "<3",
                    Interval.Create(null, 3, lowOpen: false, highOpen: true),
                    Interval.Create(0, 3, lowOpen: false, highOpen: true),
                    Hostile,
                    ["Dana Mor"]),
                Range("rtl", "fire.hostile", "at least 8", Interval.Between(8, null), Interval.Between(8, 12), RightToLeft),
                Count("missing", "fire.missing", 4, "4", "Four were missing by then", ["Fire Service"], Day(5))) with { Language = "ar" },
        ],
        Rulings = [],
        Baseline = [new("c-0000000000000001"), new("c-00000000000000ff")],
        HasBaseline = true,
    };

    private static IReadOnlyList<ListedConflict> BuildConflicts()
    {
        var claims = DataSet.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        var number = 0;
        return
        [
            Listed(
                ConflictKind.Contradiction,
                "fire.killed",
                "Dana Mor says “11”; the Port Authority says “five”: 6 apart. Both speak of 4 June 2031.",
                    [Position("morning-post/killed-port"), Position("morning-post/killed")]) with
            {
                Status = ConflictStatus.Ruled,
                Ruling = new Ruling
                {
                    Conflict = new("c-0000000000000000"),
                    Verdict = Verdict.Prefer,
                    Position = "11",
                    Reason = "The Port Authority counted its own staff only, its spokesman said on 5 June.",
                    By = "Desk",
                    On = new DateOnly(2031, 6, 6),
                },
            },
            Listed(
                ConflictKind.Decrease,
                "fire.killed",
                "The Fire Service says “more than 12” as of 5 June 2031; a later text says “9” as of 8 June 2031.",
                    [Position("evening-echo/killed"), Position("harbour-weekly/killed")]) with
            {
                Status = ConflictStatus.Stale,
                Ruling = new Ruling
                {
                    Conflict = new("c-00000000000000ee"),
                    Verdict = Verdict.Pending,
                    Reason = "The weekly was asked.",
                    By = "Desk",
                    On = new DateOnly(2031, 6, 9),
                },
            },
            Listed(ConflictKind.Arithmetic, "fire.casualties", "50 casualties, but 9 killed and 25 injured add up to 34.",
                [
                    Position("harbour-weekly/casualties", "fire.casualties"),
                    Position("harbour-weekly/killed", "fire.killed"),
                    Position("harbour-weekly/injured", "fire.injured"),
                ],
                constraint: "casualties-add-up"),
            Listed(ConflictKind.Order, "fire.ended", "It was out on 4 June 2031, a day before it started.",
                [Position("harbour-weekly/ended", "fire.ended"), Position("harbour-weekly/started", "fire.started")],
                constraint: "ends-after-start"),
            Listed(
                ConflictKind.Contradiction, "fire.started", "Morning Post says “3 June 2031”; “A week after” says “5 June”: 2 days apart.",
                    [Position("morning-post/started"), Position("harbour-weekly/started")]),
            Listed(ConflictKind.Answer, "fire.cause", "Arson and an electrical fault exclude each other.",
                [Position("evening-echo/cause"), Position("morning-post/cause")]),
            Listed(ConflictKind.Misattribution, "fire.cause", "Morning Post and Evening Echo credit Dana Mor with different answers.",
                [Position("evening-echo/cause"), Position("morning-post/cause")]),
            Listed(ConflictKind.SelfContradiction, "fire.missing", "Hostile <b>Herald</b> gives two answers.",
                [Position("hostile-herald/missing"), Position("evening-echo/missing")]),
            Listed(ConflictKind.Contradiction, "fire.hostile", Hostile, [Position("hostile-herald/quote"), Position("hostile-herald/rtl")]),
            Listed(ConflictKind.Tension, "fire.area", "By the letter both can be true; as usually read they are far apart.",
                [Position("morning-post/area", null, "harbour-weekly/area"), Position("evening-echo/area")]),
            Listed(ConflictKind.Framing, "fire.killed", "Sources call the event “accident” and “attack”.",
                [
                    Position("morning-post/called", null, "harbour-weekly/called") with { Term = "accident", Literal = null, Usual = null },
                    Position("evening-echo/called") with { Term = "attack", Literal = null, Usual = null },
                ],
                facet: "label"),
            Listed(ConflictKind.Framing, "fire.killed", "Sources differ in whether they name who acted.",
                [
                    Position("evening-echo/killed-by") with { Term = "named", Literal = null, Usual = null },
                    Position("morning-post/died") with { Term = "unnamed", Literal = null, Usual = null },
                ],
                facet: "agency"),
            Listed(ConflictKind.Rounding, "fire.burned-for", "The figures differ by no more than rounding.",
                [Position("evening-echo/burned"), Position("harbour-weekly/burned")]),
            Listed(
                ConflictKind.Unattributed,
                "fire.ships",
                "Evening Echo credits the Port Authority; Morning Post states the same as its own fact.",
                    [Position("evening-echo/ships"), Position("morning-post/ships")]),
            Listed(
                ConflictKind.Circular,
                "fire.ships",
                "Both trace to the Port Authority.",
                [Position("evening-echo/ships", null, "morning-post/ships")]),
            Listed(ConflictKind.Stale, "fire.missing", "“7” had been replaced by “4” before it was printed.",
                [Position("evening-echo/missing"), Position("hostile-herald/missing")]),
            Listed(
                ConflictKind.SilentEdit,
                "fire.killed",
                "Morning Post gave, on the word of the Port Authority, “five” and then “11”. No claim says that it corrects another.",
                    [Position("morning-post/killed-port"), Position("morning-post/killed")]),
            Listed(ConflictKind.Revised, "fire.evacuated", "The Fire Service changed its figure.",
                [Position("morning-post/evacuated"), Position("evening-echo/evacuated")]),
        ];

        ListedConflict Listed(
            ConflictKind kind, string question, string explanation, Position[] positions, string? constraint = null, string? facet = null)
        {
            var asked = DataSet.Questions.Single(other => other.Id == new QuestionId(question));
            var id = $"c-{number++:x16}";
            var conflict = new Conflict
            {
                Id = new(id),
                Kind = kind,
                Severity = ClaimLedger.Conflicts.Info(kind).Severity,
                Scope = positions.SelectMany(position => position.Claims).Select(claim => claims[claim].Source).Distinct().Count() == 1
                    ? Scope.Within
                    : Scope.Across,
                Question = new(question),
                Subject = asked.Subject,
                Asks = facet is null ? asked.Asks : DataSet.Facets.Single(other => other.Id == facet).Asks,
                Explanation = explanation,
                Hint = kind == ConflictKind.Contradiction ? "The digits may have been swapped." : null,
                Constraint = constraint,
                Facet = facet,
                Event = facet is null ? null : "harbour-fire",
                Positions = [.. positions],
            };
            return new ListedConflict(conflict, ConflictStatus.Open, null, DataSet.Baseline.Contains(new ConflictId(id)));
        }

        Position Position(string claim, string? question = null, params string[] more)
        {
            var range = claims[new ClaimId(claim)].Value as Value.Range;
            return new Position
            {
                Says = claims[new ClaimId(claim)].Value.Text,
                Question = question is { } questionId ? new QuestionId(questionId) : null,
                Literal = range?.Literal,
                Usual = range?.Usual,
                Origins = 1 + more.Length,
                Claims = [new(claim), .. more.Select(id => new ClaimId(id))],
                Options = claims[new ClaimId(claim)].Value is Value.Options options
                    && Options.TryGetValue((claims[new ClaimId(claim)].Question).ToString(), out var names)
                    ? [.. options.Allowed.Names(names)]
                    : [],
            };
        }
    }

    private static DaySpan Day(int day) => DaySpan.Day(new DateOnly(2031, 6, day));

    private static Question Question(string id, string asks, AnswerType answer, OverTime overTime = OverTime.Fixed, string? unit = null) =>
        new() { Id = new(id), Subject = "Harbour fire, 3 June 2031", Asks = asks, Answer = answer, OverTime = overTime, Unit = unit };

    private static Source Source(string id, string title, string publisher, DaySpan published, string? url, params Claim[] claims) => new()
    {
        Id = new(id),
        Title = title,
        Publisher = publisher,
        Published = WrittenDate.Of(published),
        Url = url,
        Language = "en",
        Sha256 = new string('a', 64),
        Claims = [
            .. claims.Select(
                claim => claim with { Id = new($"{id}/{claim.Id}"), Source = new(id), AsOf = claim.AsOf.IsWritten ? claim.AsOf
                    : WrittenDate.Unwritten(published) }),
        ],
    };

    private static Claim Claim(string id, string question, Value value, string? quote, string[]? speakers, DaySpan? asOf = null) => new()
    {
        Id = new(id),
        Source = new(""),
        Question = new(question),
        Value = value,
        Quote = quote,
        Speakers = [.. (speakers ?? []).Select(name => new SpeakerName(name))],
        AsOf = asOf is { } days ? WrittenDate.Of(days) : default,
    };

    private static Claim Count(
        string id, string question, decimal number, string says, string quote, string[]? speakers = null, DaySpan? asOf = null) =>
        Claim(id, question, new Value.Range(says, Interval.Point(number), Interval.Point(number), number, "count"), quote, speakers, asOf);

    private static Claim Range(
        string id, string question, string says, Interval literal, Interval usual, string quote, string[]? speakers = null) =>
        Claim(id, question, new Value.Range(says, literal, usual, null, "about"), quote, speakers);

    private static Claim Days(string id, string question, DaySpan day, string says, string quote) =>
        Claim(id, question, new Value.Range(says, day.ToInterval(), day.ToInterval(), null, "date"), quote, null);

    private static Claim Choice(string id, string question, string says, OptionSet allowed, string quote, string[] speakers) =>
        Claim(id, question, new Value.Options(says, allowed), quote, speakers);

    private static Claim Term(string id, string term, string quote, string[] speakers) =>
        Claim(id, "fire.called", new Value.Options(term, new OptionSet(term == "accident" ? 1UL : 2UL)), quote, speakers) with
        {
            Frames = [new Frame("label", term, term)],
        };

    private static Claim Framed(string id, string question, string facet, string term, string phrase, string quote, decimal number) =>
        Count(id, question, number, number.ToString(System.Globalization.CultureInfo.InvariantCulture), quote) with
        {
            Frames = [new Frame(facet, term, phrase)],
        };
}
