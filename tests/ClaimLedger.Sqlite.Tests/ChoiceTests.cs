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
