using System.Collections.Immutable;
using ClaimLedger.TestSupport;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite.Tests;

internal sealed class ListingTests
{
    private const string Morning = "2031-06-04-morning-post";
    private const string Echo = "2031-06-05-evening-echo";
    private const string Weekly = "2031-06-08-harbour-weekly";

    private LedgerFile _file = null!;
    private Ledger _ledger = null!;
    private string _ruled = "";

    [OneTimeSetUp]
    public void Build()
    {
        // The conflicts are written by hand: what is found is for other tests.
        var dataSet = HarbourFire.Load();
        Conflict[] conflicts =
        [
            Between(
                "c-0000000000000001",
                ConflictKind.Contradiction,
                Scope.Within,
                "fire.killed",
                $"{Morning}/killed",
                $"{Morning}/killed-port"),
            Between("c-0000000000000002", ConflictKind.Decrease, Scope.Across, "fire.killed", $"{Echo}/killed", $"{Weekly}/killed"),
            Between("c-0000000000000003", ConflictKind.Framing, Scope.Across, "fire.called", $"{Morning}/called", $"{Echo}/called"),
            Between(
                "c-0000000000000004",
                ConflictKind.Arithmetic,
                Scope.Within,
                "fire.casualties",
                $"{Weekly}/casualties",
                $"{Weekly}/killed",
                $"{Weekly}/injured"),
            Between("c-0000000000000005", ConflictKind.Rounding, Scope.Across, "fire.burned-for", $"{Echo}/burned", $"{Weekly}/burned"),
        ];
        _ruled = conflicts[1].Id.ToString();
        dataSet = dataSet with
        {
            Rulings = [
                new Ruling { Conflict = new(_ruled), Verdict = Verdict.Pending, Reason = "asked", By = "desk",
                    On = new DateOnly(2031, 6, 9) },
            ],
            Baseline = [conflicts[2].Id],
            HasBaseline = true,
        };
        _file = LedgerFile.Of(dataSet, conflicts);
        _ledger = _file.Open();
    }

    [OneTimeTearDown]
    public void Remove()
    {
        _ledger.Dispose();
        _file.Dispose();
    }

    private static IEnumerable<TestCaseData> ConflictFilters() =>
    [
        Case(new(), "12435"),
        Case(new() { Kinds = [ConflictKind.Framing, ConflictKind.Rounding] }, "35"),
        Case(new() { Severities = [Severity.Error] }, "124"),
        Case(new() { Severities = [Severity.Note, Severity.Warning] }, "35"),
        Case(new() { Question = "fire.killed" }, "124"),
        Case(new() { Question = "fire" }, "12435"),
        Case(new() { Question = "fire.kill" }, ""),
        Case(new() { Question = "fire.casualties" }, "4"),
        Case(new() { Source = Morning }, "13"),
        Case(new() { Source = "no-such-source" }, ""),
        Case(new() { Speaker = "dana mor" }, "1"),
        Case(new() { Speaker = "Fire Service" }, "12"),
        Case(new() { Speaker = "FIREFIGHTERS" }, "12"),
        Case(new() { Speaker = "coast wire" }, "2"),
        Case(new() { Speaker = "nobody" }, ""),
        Case(new() { Publisher = "evening ECHO" }, "235"),
        Case(new() { Publisher = "unknown" }, "245"),
        Case(new() { Since = new DateOnly(2031, 6, 5) }, "2435"),
        Case(new() { Since = new DateOnly(2032, 1, 1) }, ""),
        Case(new() { Until = new DateOnly(2031, 6, 4) }, "12435"),
        Case(new() { Until = new DateOnly(2031, 5, 31) }, ""),
        Case(new() { Search = "tragic acci" }, "3"),
        Case(new() { Search = "toll rises" }, "235"),
        Case(new() { Statuses = [ConflictStatus.Ruled] }, "2"),
        Case(new() { Statuses = [ConflictStatus.Open] }, "1435"),
        Case(new() { Scope = Scope.Within }, "14"),
        Case(new() { Scope = Scope.Across, Severities = [Severity.Error] }, "2"),
        Case(new() { Source = Morning, Speaker = "Coast Wire" }, ""),
        Case(new() { Question = "fire.killed", Source = Weekly }, "24"),
        Case(new() { Limit = 2 }, "12"),
        Case(new() { Limit = 0 }, ""),
        Case(new() { Sort = "id" }, "12345"),
        Case(new() { Sort = "-id" }, "54321"),
        Case(new() { Sort = "kind" }, "15243"),
        Case(new() { Sort = "severity" }, "12435"),
        Case(new() { Sort = "-severity", Limit = 2 }, "53"),
        Case(new() { Sort = "question" }, "53412"),
        Case(new() { Sort = "source" }, "13254"),
        Case(new() { Sort = "date" }, "41253"),
    ];

    // Where there are a million, a page of them must not sort all.
    [TestCase(null)]
    [TestCase("question")]
    [TestCase("-question")]
    public void The_first_claims_in_an_order_are_found_without_sorting_all(string? sort)
    {
        using var connection = Connections.Open(_file.Path, SqliteOpenMode.ReadOnly);
        var page = ListingSql.Claims(SqliteLedger.Of(connection), new ListFilter { Sort = sort, Limit = 2 });

        Assert.That(Plan(connection, page), Has.Count.GreaterThan(0).And.None.Contains("TEMP B-TREE"));
    }

    // A site has a list of each publisher and speaker: to go through all claims for each takes the square of them.
    [Test]
    public void What_is_of_a_publisher_a_source_or_a_speaker_is_found_without_going_through_all_claims()
    {
        // Of a ledger of which nothing is known, so that it may be large.
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Schema.Create(connection);
        var ledger = SqliteLedger.Of(connection);
        ListFilter[] filters = [new() { Publisher = "Morning Post" }, new() { Source = Morning }, new() { Speaker = "Mayor Ash" }];
        Assert.Multiple(() =>
        {
            foreach (var filter in filters)
            {
                foreach (var sql in (ListingSql[])[
                    ListingSql.ClaimCount(ledger, filter), ListingSql.Sources(ledger, filter), ListingSql.Questions(ledger, filter),
                    ListingSql.ConflictCount(ledger, filter),
                ])
                    Assert.That(Plan(connection, sql), Has.Count.GreaterThan(0).And.None.Matches("^SCAN claim"), sql.Text);
            }
        });
    }

    private static List<string> Plan(SqliteConnection connection, ListingSql sql)
    {
        using var plan = connection.CreateCommand();
        plan.CommandText = "EXPLAIN QUERY PLAN " + sql.Text;
        foreach (var (name, value) in sql.Parameters)
            plan.Parameters.AddWithValue(name, value ?? DBNull.Value);
        using var steps = plan.ExecuteReader();
        var told = new List<string>();
        while (steps.Read())
            told.Add(steps.GetString(3));
        return told;
    }

    [TestCaseSource(nameof(ConflictFilters))]
    public void Conflicts_are_narrowed_and_sorted(ListFilter filter, string expected) =>
        Assert.That(
            string.Concat(_ledger.Conflicts(filter, inWords: false).Select(listed => listed.Conflict.Id.ToString()[^1])),
            Is.EqualTo(expected));

    [Test]
    public void Status_ruling_and_baseline_are_listed()
    {
        var listed = _ledger.Conflicts(new ListFilter { Sort = "id" }, inWords: false);
        Assert.Multiple(() =>
        {
            Assert.That(
                listed.Select(conflict => conflict.Status),
                Is.EqualTo(
                    new[] { ConflictStatus.Open, ConflictStatus.Ruled, ConflictStatus.Open, ConflictStatus.Open, ConflictStatus.Open }));
            Assert.That(
                listed[1].Ruling,
                Has.Property(nameof(Ruling.Verdict)).EqualTo(Verdict.Pending).And.Property(nameof(Ruling.By)).EqualTo("desk"));
            Assert.That(
                listed.Where(conflict => conflict.IsAccepted).Select(conflict => conflict.Conflict.Id.Text),
                Is.EqualTo(new[] { "c-0000000000000003" }));
        });
    }

    private static IEnumerable<TestCaseData> ClaimFilters() =>
    [
        new(new ListFilter { Source = Morning }, new[] { "killed", "killed-port", "started", "called" }),
        new(new ListFilter { Question = "fire.cause" }, new[] { "cause", "cause" }),
        new(new ListFilter { Speaker = "Fire Service" }, new[] { "killed", "killed", "cause", "cause" }),
        new(new ListFilter { Kinds = [ConflictKind.Framing] }, new[] { "called", "called" }),
        new(new ListFilter { Kinds = [ConflictKind.Framing], Source = Echo }, new[] { "called" }),
        new(new ListFilter { Statuses = [ConflictStatus.Ruled] }, new[] { "killed", "killed" }),
        new(new ListFilter { Search = "\"Mor" }, new[] { "killed", "killed", "cause", "cause" }),
        new(new ListFilter { Search = "blamed electrical" }, new[] { "cause" }),
        new(new ListFilter { Limit = 3, Source = Echo }, new[] { "killed", "injured", "burned" }),
        new(
            new ListFilter { Until = new DateOnly(2031, 6, 4), Since = new DateOnly(2031, 6, 9) },
            new[] { "killed", "injured", "casualties", "burned", "cause" }),
    ];

    [TestCaseSource(nameof(ClaimFilters))]
    public void Claims_are_narrowed(ListFilter filter, string[] expected) =>
        Assert.That(_ledger.Claims(filter).Select(claim => claim.Id.Local), Is.EquivalentTo(expected));

    [Test]
    public void Claims_come_in_key_order_and_whole()
    {
        var dataSet = HarbourFire.Load();
        Assert.That(
            Dump.Of(_ledger.Claims(new ListFilter())),
            Is.EqualTo(Dump.Of(Reconciliation.ClaimOrder.Sort(dataSet))));
    }

    private static IEnumerable<TestCaseData> SourceFilters() =>
    [
        new(new ListFilter(), new[] { Morning, Echo, Weekly }),
        new(new ListFilter { Sort = "-id" }, new[] { Weekly, Echo, Morning }),
        new(new ListFilter { Publisher = "MORNING post" }, new[] { Morning }),
        new(new ListFilter { Question = "fire.started" }, new[] { Morning }),
        new(new ListFilter { Speaker = "a hospital worker" }, new[] { Echo }),
        new(new ListFilter { Search = "toll" }, new[] { Echo }),
        new(new ListFilter { Search = "tragic" }, new[] { Morning }),
        new(new ListFilter { Kinds = [ConflictKind.Arithmetic] }, new[] { Weekly }),
        new(new ListFilter { Until = new DateOnly(2031, 6, 4) }, new[] { Morning, Weekly }),
        new(new ListFilter { Limit = 1 }, new[] { Morning }),
    ];

    [TestCaseSource(nameof(SourceFilters))]
    public void Sources_are_narrowed(ListFilter filter, string[] expected) =>
        Assert.That(_ledger.Sources(filter).Select(listed => listed.Source.Id.ToString()), Is.EqualTo(expected));

    [Test]
    public void Sources_count_their_claims_and_conflicts()
    {
        var listed = _ledger.Sources(new ListFilter());
        Assert.That(listed.Select(source => (source.Claims, source.Conflicts)), Is.EqualTo(new[] { (4, 2), (5, 3), (5, 3) }));
    }

    private static IEnumerable<TestCaseData> QuestionFilters() =>
    [
        new(new ListFilter(), new[] { "killed", "injured", "missing", "casualties", "started", "burned-for", "cause", "called" }),
        new(new ListFilter { Question = "fire.missing" }, new[] { "missing" }),
        new(new ListFilter { Source = Morning }, new[] { "killed", "started", "called" }),
        new(new ListFilter { Search = "missing" }, new[] { "missing" }),
        new(new ListFilter { Search = "arson" }, new[] { "cause" }),
        new(new ListFilter { Speaker = "Coast Wire" }, new[] { "killed" }),
        new(new ListFilter { Severities = [Severity.Warning] }, new[] { "called" }),
        new(new ListFilter { Sort = "id", Limit = 2 }, new[] { "burned-for", "called" }),
    ];

    [TestCaseSource(nameof(QuestionFilters))]
    public void Questions_are_narrowed(ListFilter filter, string[] expected) =>
        Assert.That(_ledger.Questions(filter).Select(listed => listed.Question.Id.ToString()["fire.".Length..]), Is.EqualTo(expected));

    [Test]
    public void Questions_count_their_claims_and_conflicts()
    {
        var killed = _ledger.Questions(new ListFilter { Question = "fire.killed" }).Single();
        Assert.That((killed.Claims, killed.Conflicts), Is.EqualTo((4, 2)));
    }

    [TestCase("\"")]
    [TestCase("\"unfinished")]
    [TestCase("a\"b'c")]
    [TestCase("AND OR NOT NEAR")]
    [TestCase("NEAR(a b, 3)")]
    [TestCase("quote:fire")]
    [TestCase("(((")]
    [TestCase("a* b* *")]
    [TestCase("^fire")]
    [TestCase("-fire +water")]
    [TestCase("{quote title}: x")]
    [TestCase("'; DROP TABLE claim; --")]
    [TestCase("%_?@:$")]
    [TestCase("\0fire\0")]
    [TestCase("\ud800 lone surrogate")]
    [TestCase("عربي 中文 ÅÖ é́́ 😀")]
    [TestCase("   ")]
    public void No_search_is_a_syntax_error(string search)
    {
        var filter = new ListFilter { Search = search, Speaker = search, Publisher = search, Question = search, Source = search };
        foreach (var narrowed in (ListFilter[])[filter, new ListFilter { Search = search }])
        {
            Assert.That(
                () => (_ledger.ConflictIds(narrowed), _ledger.Claims(narrowed), _ledger.Sources(narrowed), _ledger.Questions(narrowed)),
                Throws.Nothing);
        }
    }

    [Test]
    public void A_search_without_a_word_finds_nothing() => Assert.That(_ledger.Claims(new ListFilter { Search = "?!" }), Is.Empty);

    [Test]
    public void A_search_of_too_many_words_says_so() =>
        Assert.That(
            () => _ledger.Claims(new ListFilter { Search = string.Join(' ', Enumerable.Repeat("fire", 101)) }),
            Throws.TypeOf<LedgerException>());

    [Test]
    public void A_search_of_a_hundred_words_runs() =>
        Assert.That(_ledger.Claims(new ListFilter { Search = string.Join(' ', Enumerable.Repeat("fire", 100)) }), Is.Not.Empty);

    [TestCase("size")]
    [TestCase("id; DROP TABLE claim")]
    public void An_unknown_sort_order_names_the_known_ones(string sort) =>
        Assert.That(
            () => _ledger.Conflicts(new ListFilter { Sort = sort }, inWords: false),
            Throws.TypeOf<LedgerException>().With.Message.Contains("severity, kind, question, source, date, id"));

    [Test]
    public void Every_sort_order_runs_both_ways_on_every_listing(
        [ValueSource(typeof(ListFilter), nameof(ListFilter.SortNames))] string sort)
    {
        foreach (var listing in (Func<ListFilter, IEnumerable<string>>[])
        [
            filter => _ledger.Conflicts(filter, inWords: false).Select(listed => listed.Conflict.Id.ToString()),
            filter => _ledger.Claims(filter).Select(claim => claim.Id.ToString()),
            filter => _ledger.Sources(filter).Select(listed => listed.Source.Id.ToString()),
            filter => _ledger.Questions(filter).Select(listed => listed.Question.Id.ToString()),
        ])
        {
            var forward = listing(new ListFilter { Sort = sort }).ToArray();
            Assert.That(listing(new ListFilter { Sort = "-" + sort }), Is.EqualTo(forward.Reverse()));
            // Its own order has no name.
            Assert.That(listing(new ListFilter { Sort = "-" }), Is.EqualTo(listing(new ListFilter()).Reverse()));
        }
    }

    [Test]
    public void Names_match_without_regard_to_case_in_every_script()
    {
        using var file = LedgerFile.Of(Invented.DataSet(1, sources: 30));
        using var ledger = file.Open();
        var dataSet = Invented.DataSet(1, sources: 30);

        Assert.Multiple(() =>
        {
            Assert.That(
                ledger.Claims(new ListFilter { Speaker = "ДАЛЕКИЕ новости" }).Select(claim => claim.Id),
                Is.EquivalentTo(Crediting("Далекие Новости")));
            Assert.That(
                ledger.Claims(new ListFilter { Speaker = "hafenamt überlingen" }).Select(claim => claim.Id),
                Is.EquivalentTo(Crediting("Hafenamt Überlingen", "Åsa Öberg", "Öberg's deputy")));
            Assert.That(
                ledger.Claims(new ListFilter { Speaker = "überlingen Port" }).Select(claim => claim.Id),
                Is.EquivalentTo(Crediting("Hafenamt Überlingen", "Åsa Öberg", "Öberg's deputy")));
            Assert.That(
                ledger.Sources(new ListFilter { Publisher = "éVENING ECHO" }).Select(listed => listed.Source.Id),
                Is.EqualTo(dataSet.Sources.Where(source => source.Publisher == "Évening Echo").Select(source => source.Id)));
        });

        IEnumerable<ClaimId> Crediting(params string[] names) =>
            dataSet.Sources
                .SelectMany(source => source.Claims)
                .Where(claim => claim.Speakers.Any(speaker => names.Contains(speaker.Text)))
                .Select(claim => claim.Id);
    }

    private static TestCaseData Case(ListFilter filter, string expected) => new(filter, expected);

    private static Conflict Between(string id, ConflictKind kind, Scope scope, string question, params string[] claims) => new()
    {
        Id = new(id),
        Kind = kind,
        Severity = ClaimLedger.Conflicts.Info(kind).Severity,
        Scope = scope,
        Question = new(question),
        Subject = "Harbour fire",
        Asks = "?",
        Positions = [.. claims.Select(claim => new Position { Says = claim, Origins = 1, Claims = [new(claim)] })],
    };
}
