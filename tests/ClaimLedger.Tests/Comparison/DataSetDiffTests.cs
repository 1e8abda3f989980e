using ClaimLedger.Comparison;
using ClaimLedger.Reconciliation;
using ClaimLedger.Tests.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Comparison;

internal sealed class DataSetDiffTests
{
    [Test]
    public void Nothing_changed_is_told_with_counts()
    {
        var diff = Between(Fire(), Fire());
        Assert.That(diff.IsEmpty, Is.True);
        Assert.That(
            (diff.Claims.Unchanged, diff.Sources.Unchanged, diff.Questions.Unchanged, diff.Conflicts.Unchanged), Is.EqualTo((3, 2, 1, 1)));
    }

    [Test]
    public void A_claim_that_says_something_else_is_a_changed_source_and_so_is_the_conflict_that_went_with_it()
    {
        var diff = Between(Fire(), Fire(port: "six"));
        Assert.That(
            Told(diff.Claims),
            Is.EqualTo(new[] { "Changed SourceChanged post/port: says five → six; quote five → six; literal 5 → 6; usual 5 → 6" }));
        Assert.That(
            Kinds(diff.Conflicts), Is.EquivalentTo(new[] { "Removed SourceChanged Contradiction", "Added SourceChanged Contradiction" }));
    }

    [Test]
    public void A_claim_that_came_or_went_is_a_changed_source()
    {
        var more = Fire().Source("weekly", "2031-06-08").Claim("weekly", "killed", "more than 20", id: "toll", by: "Mayor");
        Assert.That(Told(Between(Fire(), more).Claims), Is.EqualTo(new[] { "Added SourceChanged weekly/toll: " }));
        Assert.That(Told(Between(more, Fire()).Claims), Is.EqualTo(new[] { "Removed SourceChanged weekly/toll: " }));
        Assert.That(Told(Between(more, Fire()).Sources), Is.EqualTo(new[] { "Removed SourceChanged weekly: " }));
        // Its claims are the same words as before: what came is on the same question.
        Assert.That(
            Between(Fire(), more).Conflicts.All.Select(change => change.Cause), Is.Not.Empty.And.All.EqualTo(ChangeCause.SourceChanged));
    }

    [Test]
    public void The_same_words_read_in_another_way_are_a_changed_rule_and_so_is_the_conflict_that_went()
    {
        var before = new Story()
            .Question("hurt")
            .Source("post", "2031-06-04")
            .Source("echo", "2031-06-04")
            .Claim("post", "hurt", "1,800", id: "a")
            .Claim("echo", "hurt", "2,100", id: "b");
        var wide = Tolerate(before.Build(), "50%");
        var diff = DataSetDiff.Between(Of(before.Build()), Of(wide));
        Assert.That(
            diff.Claims.All.Select(change => change.Cause),
            Is.EqualTo(new ChangeCause?[] { ChangeCause.RuleChanged, ChangeCause.RuleChanged }));
        Assert.That(
            diff.Claims.All.SelectMany(change => change.Fields).Select(field => field.Field).Distinct(), Is.EqualTo(new[] { "usual" }));
        Assert.That(Told(diff.Questions), Is.EqualTo(new[] { "Changed RuleChanged hurt: tolerance  → 50%" }));
        Assert.That(diff.Conflicts.All, Is.Not.Empty);
        Assert.That(diff.Conflicts.All.Select(change => change.Cause), Is.All.EqualTo(ChangeCause.RuleChanged));
    }

    [Test]
    public void A_conflict_that_came_while_no_claim_changed_is_a_changed_rule()
    {
        var snapshot = Of(Fire().Build());
        var diff = DataSetDiff.Between(snapshot with { Conflicts = [] }, snapshot);
        Assert.That(Kinds(diff.Conflicts), Is.EqualTo(new[] { "Added RuleChanged Contradiction" }));

        static Story Choice(params (string, string)[] exclusive) =>
            new Story().Question("cause", AnswerType.Choice, options: ["arson", "accident"], exclusive: exclusive)
                .Source("post", "2031-06-04")
                    .Source("echo", "2031-06-04")
                    .Claim("post", "cause", "arson")
                    .Claim("echo", "cause", "accident");
        diff = Between(Choice(), Choice(("arson", "accident")));
        Assert.That(Kinds(diff.Conflicts), Is.EqualTo(new[] { "Added RuleChanged Answer" }));
        Assert.That(Told(diff.Questions).Single(), Does.Contain("exclusive"));
    }

    [Test]
    public void A_claim_that_is_corrected_the_one_that_corrects_and_the_conflict_that_went_are_a_correction()
    {
        var corrected = Fire()
            .Source("weekly", "2031-06-08")
            .Claim("weekly", "killed", "11", id: "fixed", by: "Port Authority", corrects: "post/port");
        var diff = Between(Fire(), corrected);
        Assert.That(
            Told(diff.Claims),
            Is.EqualTo(new[] { "Changed Correction post/port: corrected by  → weekly/fixed", "Added Correction weekly/fixed: " }));
        Assert.That(Kinds(diff.Conflicts), Does.Contain("Removed Correction Contradiction"));
    }

    [Test]
    public void A_claim_that_is_withdrawn_is_a_correction_and_so_is_the_conflict_that_went()
    {
        var diff = Between(Fire(), Fire(withdrawn: "2031-06-07"));
        Assert.That(Told(diff.Claims), Is.EqualTo(new[] { "Changed Correction post/port: withdrawn  → 2031-06-07" }));
        Assert.That(Kinds(diff.Conflicts), Is.EqualTo(new[] { "Removed Correction Contradiction" }));
    }

    [Test]
    public void A_source_whose_hash_or_versions_changed_is_a_changed_source()
    {
        var before = Fire().Build();
        var after = Change(before, source => source.Id == new SourceId("post") ? source with { Sha256 = new string('a', 64) } : source);
        Assert.That(
            Told(DataSetDiff.Between(Of(before), Of(after)).Sources),
            Is.EqualTo(new[] { $"Changed SourceChanged post: sha256  → {new string('a', 64)}" }));
        var versions = Fire().Versions("post", "2031-06-04", "2031-06-05");
        Assert.That(
            Told(Between(Fire(), versions).Sources),
            Is.EqualTo(new[] { "Changed SourceChanged post: versions  → 2031-06-04; 2031-06-05" }));
    }

    [Test]
    public void A_claim_a_source_or_a_question_under_another_id_is_told_as_that()
    {
        var before = Fire().Build();
        var claim = Change(
            before,
            source =>
                source with
                {
                    Claims = [.. source.Claims.Select(item => item.Id == new ClaimId("post/port")
                        ? item with { Id = new("post/port-authority") } : item)],
                });
        var diff = DataSetDiff.Between(Of(before), Of(claim));
        Assert.That(
            Told(diff.Claims), Is.EqualTo(new[] { "Changed SourceChanged post/port-authority: id post/port → post/port-authority" }));
        Assert.That(diff.Conflicts.All, Is.Empty, "it is the same conflict");

        var source = Change(
            before,
            item =>
                item.Id == new SourceId("post")
                    ? item with
                    {
                        Id = new("paper"),
                        Claims = [
                            .. item.Claims.Select(
                                own => own with { Id = new ClaimId(new("paper"), own.Id.Local), Source = new("paper") }),
                        ],
                    }
                    : item);
        diff = DataSetDiff.Between(Of(before), Of(source));
        Assert.That(Told(diff.Sources), Is.EqualTo(new[] { "Changed SourceChanged paper: id post → paper" }));
        Assert.That(
            diff.Claims.All.Select(change => (change.Kind, string.Join(' ', change.Fields.Select(field => field.Field)))),
            Is.All.EqualTo((ChangeKind.Changed, "id")));

        var question = Change(
            before with { Questions = [before.Questions[0] with { Id = new("dead") }] },
            item => item with { Claims = [.. item.Claims.Select(own => own with { Question = new("dead") })] });
        diff = DataSetDiff.Between(Of(before), Of(question));
        Assert.That(Told(diff.Questions), Is.EqualTo(new[] { "Changed RuleChanged dead: id killed → dead" }));
        Assert.That(diff.Claims.All, Is.Empty);
        Assert.That(
            diff.Conflicts.All.Select(change => (change.Kind, change.Fields[0].Field)), Is.EqualTo(new[] { (ChangeKind.Changed, "id") }));
    }

    [Test]
    public void Two_claims_that_say_the_same_are_not_taken_for_each_other()
    {
        static Story Twice(string first, string second) =>
            new Story()
                .Question("killed")
                .Source("post", "2031-06-04")
                .Claim("post", "killed", "11", id: first)
                .Claim("post", "killed", "11", id: second);
        var diff = Between(Twice("a", "b"), Twice("c", "d"));
        Assert.That(
            (diff.Claims.Count(ChangeKind.Added), diff.Claims.Count(ChangeKind.Removed), diff.Claims.Count(ChangeKind.Changed)),
            Is.EqualTo((2, 2, 0)));
    }

    [Test]
    public void An_added_claim_that_agrees_changes_the_conflict()
    {
        var diff = Between(Fire(), Fire().Claim("echo", "killed", "five", id: "port-too", by: "Port Authority"));
        var change = diff.Conflicts.All.Single(found => found.Latest.Kind == ConflictKind.Contradiction);
        Assert.That((change.Kind, change.Cause), Is.EqualTo((ChangeKind.Changed, ChangeCause.SourceChanged)));
        Assert.That(change.Fields.Select(field => field.Field), Does.Contain("claims"));
    }

    [Test]
    public void A_ruling_has_no_cause_but_itself()
    {
        var snapshot = Of(Fire().Build());
        var ruling = new Ruling
        {
            Conflict = snapshot.Conflicts[0].Id,
            Verdict = Verdict.Pending,
            Reason = "r",
            By = "desk",
            On = new DateOnly(2031, 6, 9),
        };
        var ruled = snapshot with { DataSet = snapshot.DataSet with { Rulings = [ruling] } };
        Assert.That(Told(DataSetDiff.Between(snapshot, ruled).Rulings), Is.EqualTo(new[] { $"Added  {ruling.Conflict}: " }));
        var again = snapshot with { DataSet = snapshot.DataSet with { Rulings = [ruling with { Verdict = Verdict.Confirmed }] } };
        Assert.That(
            Told(DataSetDiff.Between(ruled, again).Rulings),
            Is.EqualTo(new[] { $"Changed  {ruling.Conflict}: verdict pending → confirmed" }));
    }

    [Test]
    public void Looked_at_the_other_way_round_what_came_went()
    {
        var (one, other) = (Fire(), Fire(port: "six").Source("weekly", "2031-06-08").Claim("weekly", "killed", "20"));
        var (there, back) = (Between(one, other), Between(other, one));
        Assert.That(back.Claims.Count(ChangeKind.Removed), Is.EqualTo(there.Claims.Count(ChangeKind.Added)));
        Assert.That(back.Conflicts.Count(ChangeKind.Removed), Is.EqualTo(there.Conflicts.Count(ChangeKind.Added)));
        Assert.That(back.Claims.Unchanged, Is.EqualTo(there.Claims.Unchanged));
    }

    private static Story Fire(string port = "five", string? withdrawn = null) => new Story().Question("killed")
        .Source("post", "2031-06-04").Source("echo", "2031-06-04")
        .Claim("post", "killed", "11", id: "mor", by: "Dana Mor")
        .Claim("post", "killed", port, id: "port", by: "Port Authority", withdrawn: withdrawn)
        .Claim("echo", "killed", "11", id: "mor", by: "Dana Mor");

    private static Snapshot Of(DataSet dataSet) => new(dataSet, [.. Reconciler.Reconcile(new DataSetView(dataSet))]);

    private static DataSetDiff Between(Story was, Story @is) => DataSetDiff.Between(Of(was.Build()), Of(@is.Build()));

    private static DataSet Change(DataSet dataSet, Func<Source, Source> change) =>
        dataSet with { Sources = [.. dataSet.Sources.Select(change)] };

    // The same words under another tolerance, through the real parser.
    private static DataSet Tolerate(DataSet dataSet, string tolerance)
    {
        var questions = dataSet.Questions.Select(question => question with { Tolerance = tolerance }).ToList();
        return Change(dataSet with { Questions = [.. questions] }, source => source with
        {
            Claims = [.. source.Claims.Select(claim => claim with
            {
                Value = ValueParser.Parse(
                    claim.Value.Text,
                    ValueContext.For(questions.Find(question => question.Id == claim.Question)!, source.Published.Days,
                        claim.Modality)).Value!,
            })],
        });
    }

    private static string[] Told<T>(Changes<T> changes)
        where T : class =>
        [
            .. changes.All.Select(
                change =>
                    $"{change.Kind} {change.Cause} {change.Id}: "
                        + $"{string.Join("; ", change.Fields.Select(field => $"{field.Field} {field.Was} → {field.Is}"))}"),
        ];

    private static string[] Kinds(Changes<Conflict> changes) =>
        [.. changes.All.Select(change => $"{change.Kind} {change.Cause} {change.Latest.Kind}")];
}
