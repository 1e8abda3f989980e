using System.Globalization;

namespace ClaimLedger.Sqlite.Tests;

/// <summary>Each value by which a listing can be narrowed leaves as many conflicts as it says.</summary>
internal sealed class ChoiceTests
{
    private const string Morning = "2031-06-04-morning-post";
    private const string Echo = "2031-06-05-evening-echo";
    private const string Weekly = "2031-06-08-harbour-weekly";

    private LedgerFile _file = null!;
    private Ledger _ledger = null!;

    [OneTimeSetUp]
    public void Build()
    {
        var fire = HarbourFire.Load();
        var killed = fire.Questions.Single(question => question.Id.ToString() == "fire.killed");
        var known = fire.Speakers[0];
        fire = fire with
        {
            // Ids that others begin with, up to a dot and not up to one.
            Questions = [
                .. fire.Questions, killed with { Id = new("fire") }, killed with { Id = new("fire.kill") },
                killed with { Id = new("fire.killed.sailors") },
            ],
            // Called like an alias of another, having an alias that is another's name, and the same alias twice.
            Speakers = [
                .. fire.Speakers,
                known with { Name = new("firefighters"), Also = [], SpeaksFor = null },
                known with { Name = new("Port office"), Also = ["COAST WIRE", "the desk"], SpeaksFor = null },
                known with { Name = new("Night desk"), Also = ["The desk"], SpeaksFor = new("Port office") },
                known with { Name = new("The Desk"), Also = [], SpeaksFor = null },
            ],
            Sources = [.. fire.Sources.Select(source => source with { Claims = [.. source.Claims.Select(Changed)] })],
        };
        _file = LedgerFile.Of(fire, [
            Between("c-0000000000000001", "fire", $"{Morning}/killed", $"{Morning}/killed-port"),
            Between("c-0000000000000002", "fire.killed", $"{Echo}/killed", $"{Weekly}/killed"),
            Between("c-0000000000000003", "fire.called", $"{Morning}/called", $"{Echo}/called"),
            Between("c-0000000000000004", "fire.casualties", $"{Weekly}/casualties", $"{Weekly}/killed", $"{Weekly}/injured"),
            Between("c-0000000000000005", "fire.killed.sailors", $"{Echo}/burned", $"{Weekly}/burned"),
        ]);
        _ledger = _file.Open();
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _ledger.Dispose();
        _file.Dispose();
    }

    private static Claim Changed(Claim claim) => claim.Id.ToString() switch
    {
        $"{Morning}/killed-port" => claim with { Question = new("fire"), Speakers = [new("Port office")] },
        $"{Weekly}/killed" => claim with { Speakers = [new("firefighters")] },
        $"{Echo}/called" => claim with { Speakers = [new("Night desk")] },
        $"{Echo}/burned" => claim with { Question = new("fire.killed.sailors"), Speakers = [new("The Desk")] },
        _ => claim,
    };

    private static IEnumerable<TestCaseData> Filters() =>
        from kind in Enum.GetValues<ChoiceKind>()
        from filter in new ListFilter[]
        {
            new(), new() { Source = Weekly }, new() { Publisher = "Evening Echo" }, new() { Question = "fire.killed" },
            new() { Speaker = "coast wire" }, new() { Search = "toll" },
        }
        select new TestCaseData(kind, filter).SetArgDisplayNames(
            kind.ToString(), $"{filter.Source}{filter.Publisher}{filter.Question}{filter.Speaker}{filter.Search}");

    [TestCaseSource(nameof(Filters))]
    public void A_value_leaves_as_many_as_it_says(ChoiceKind kind, ListFilter filter)
    {
        var choices = Choices(filter, kind);

        Assert.That(choices.Select(choice => choice.Value), Is.Unique);
        Assert.That(
            choices.Select(choice => (choice.Value, choice.Count)),
            Is.EqualTo(choices.Select(choice => (choice.Value, _ledger.ConflictCount(NarrowingTests.Chosen(filter, kind, choice.Value))))));
    }

    [TestCase(ChoiceKind.Question, "fire", 5)]
    [TestCase(ChoiceKind.Question, "fire.killed", 4)]
    [TestCase(ChoiceKind.Speaker, "Coast Wire", 3)]
    [TestCase(ChoiceKind.Speaker, "firefighters", 3)]
    [TestCase(ChoiceKind.Speaker, "The Desk", 3)]
    public void A_value_counts_whatever_its_name_leads_to(ChoiceKind kind, string value, int count) =>
        Assert.That(
            Choices(new ListFilter(), kind).Single(choice => choice.Value == value).Count, Is.EqualTo(count));

    [Test]
    public void An_id_that_is_a_beginning_of_letters_alone_leads_to_nothing_else() =>
        Assert.That(
            Choices(new ListFilter(), ChoiceKind.Question).Select(choice => choice.Value), Has.None.EqualTo("fire.kill"));

    [TestCase("2031-06-04", "2031-06-06", null, null, "2031-06-06 2031-06-04")]
    [TestCase("2031-06-04", "2031-06-06", "1999-01-01", "2031-12-31", "2031-06-06 2031-06-04")]
    [TestCase("2031-06-04", "2031-06-06", "2031-06-04", "2031-06-04", "2031-06-06 2031-06-04", Description = "of a day its neighbours")]
    [TestCase("2031-06-04", "2031-06-06", "2032-01-01", null, "")]
    [TestCase("2031-06-04", "2031-10-09", null, null, "2031-10 2031-06")]
    [TestCase("2031-06-04", "2033-05-09", null, null, "2033-05 2031-06")]
    [TestCase("2031-06-04", "2033-06-09", null, null, "2033 2031")]
    [TestCase("2031-06-04", "2033-06-09", "2031-01-01", "2032-12-31", "2031-06")]
    [TestCase("2031-06-04", "2033-06-09", "2033-01-01", "2033-12-31", "2033-06")]
    [TestCase("2031-06-04", "2033-06-09", "2033-06-01", "2033-06-30", "2033-06-09")]
    [TestCase("0031-06-04", "2033-06-09", null, null, "2033", Description = "no more than a hundred years")]
    public void Periods_are_days_of_a_month_months_of_two_years_or_years_and_the_latest_come_first(
        string one, string other, string? since, string? until, string listed)
    {
        var fire = HarbourFire.Load();
        fire = fire with
        {
            Sources = [.. fire.Sources.Take(2).Select((source, at) => At(source, Day(at == 0 ? one : other)!.Value))],
            Rulings = [],
        };
        using var file = LedgerFile.Of(
            fire, [Between("c-0000000000000001", "fire.killed", $"{Morning}/killed", $"{Echo}/killed")]);
        using var ledger = file.Open();

        var choices = ledger.Narrow(ledger.Index(), new ListFilter { Since = Day(since), Until = Day(until) }, [ChoiceKind.Period], 40)
            .Choices(ChoiceKind.Period);

        Assert.That(string.Join(' ', choices.Select(choice => choice.Value)), Is.EqualTo(listed));
    }

    private static Source At(Source source, DateOnly day) => source with
    {
        Published = WrittenDate.Of(new DaySpan(day, day)),
        Claims = [.. source.Claims.Select(claim => claim with { AsOf = WrittenDate.Of(new DaySpan(day, day)) })],
    };

    private static DateOnly? Day(string? iso) => iso is null ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IReadOnlyList<Choice> Choices(ListFilter filter, ChoiceKind kind) =>
        _ledger.Narrow(_ledger.Index(), filter, [kind], 100).Choices(kind);

    private static Conflict Between(string id, string question, params string[] claims) => new()
    {
        Id = new(id),
        Kind = ConflictKind.Contradiction,
        Severity = Severity.Error,
        Scope = Scope.Across,
        Question = new(question),
        Subject = "Harbour fire",
        Asks = "?",
        Positions = [.. claims.Select(claim => new Position { Says = claim, Origins = 1, Claims = [new(claim)] })],
    };
}
