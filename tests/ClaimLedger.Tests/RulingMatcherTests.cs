using ClaimLedger.Tests.Reconciliation;

namespace ClaimLedger.Tests;

internal sealed class RulingMatcherTests
{
    [Test]
    public void A_ruling_on_a_conflict_that_is_there_is_current()
    {
        var conflict = Killed("11", "five").Single();
        var matches = RulingMatcher.Match([Ruling(conflict)], [conflict]);
        Assert.That(matches.StatusOf(conflict.Id), Is.EqualTo(ConflictStatus.Ruled));
        Assert.That(matches.RulingOf(conflict.Id), Is.Not.Null);
        Assert.That(matches.Rulings.Single(), Has.Property("IsCurrent").True.And.Property("IsGone").False);
    }

    [Test]
    public void A_claim_that_changes_its_value_makes_the_ruling_stale()
    {
        var (before, after) = (Killed("11", "five").Single(), Killed("11", "six").Single());
        var matches = RulingMatcher.Match([Ruling(before)], [after]);
        Assert.That(matches.StatusOf(after.Id), Is.EqualTo(ConflictStatus.Stale));
        Assert.That(matches.RulingOf(after.Id)!.Conflict, Is.EqualTo(before.Id));
        Assert.That(matches.Rulings.Single().Successors, Is.EqualTo(new[] { after.Id }));
    }

    [Test]
    public void An_added_claim_that_agrees_keeps_the_ruling()
    {
        var ruling = Ruling(Killed("11", "five").Single());
        var after = Killed("11", "five", "five").Single();
        Assert.That(RulingMatcher.Match([ruling], [after]).StatusOf(after.Id), Is.EqualTo(ConflictStatus.Ruled));
    }

    [Test]
    public void The_only_conflict_of_its_kind_on_the_question_takes_the_place_even_where_nothing_is_shared()
    {
        var after = Killed("40", "50").Single();
        Assert.That(
            RulingMatcher.Match([Ruling(Killed("11", "five").Single())], [after]).StatusOf(after.Id), Is.EqualTo(ConflictStatus.Stale));
    }

    private static readonly Conflict First = Conflict("c-1111111111111111", "11", "five");

    private static readonly object[][] Cases =
    [
        // Of several, only those that share what a position says.
        [First, new[] { Conflict("c-2222222222222222", "11", "six"), Conflict("c-3333333333333333", "40", "50") }, "c-2222222222222222"],
        [
            First,
            new[] { Conflict("c-2222222222222222", "11", "six"), Conflict("c-3333333333333333", "five", "50") },
            "c-2222222222222222 c-3333333333333333",
        ],
        // Another kind or question is another matter.
        [First, new[] { Conflict("c-2222222222222222", "11", "six") with { Kind = ConflictKind.Tension } }, ""],
        [First, new[] { Conflict("c-2222222222222222", "11", "six") with { Question = new("fire.injured") } }, ""],
        [First, Array.Empty<Conflict>(), ""],
    ];

    [TestCaseSource(nameof(Cases))]
    public void What_took_the_place_is_told_by_kind_question_and_what_is_said(Conflict before, Conflict[] after, string successors)
    {
        var matched = RulingMatcher.Match([Ruling(before)], after).Rulings.Single();
        Assert.That(string.Join(' ', matched.Successors), Is.EqualTo(successors));
        Assert.That(matched.IsGone, Is.EqualTo(successors.Length == 0));
    }

    [Test]
    public void A_conflict_that_is_ruled_on_itself_takes_no_place()
    {
        var after = Conflict("c-2222222222222222", "11", "six");
        var matches = RulingMatcher.Match([Ruling(First), Ruling(after)], [after]);
        Assert.That(matches.StatusOf(after.Id), Is.EqualTo(ConflictStatus.Ruled));
        Assert.That(matches.Rulings[0].IsGone, Is.True);
    }

    [Test]
    public void A_ruling_that_does_not_say_what_the_conflict_was_is_current_or_gone()
    {
        var bare = Ruling(First) with { Kind = null, Question = null, Says = [] };
        Assert.That(RulingMatcher.Match([bare], [Conflict("c-2222222222222222", "11", "five")]).Rulings.Single().IsGone, Is.True);
        Assert.That(RulingMatcher.Match([bare], [First]).Rulings.Single().IsCurrent, Is.True);
    }

    [Test]
    public void Of_several_rulings_the_one_that_shares_most_counts_then_the_later()
    {
        var after = Conflict("c-9999999999999999", "11", "six", "seven");
        var shares = Ruling(Conflict("c-3333333333333333", "11", "six", "x"));
        var later = Ruling(Conflict("c-2222222222222222", "11", "y")) with { On = new DateOnly(2031, 7, 1) };
        var latest = Ruling(Conflict("c-4444444444444444", "11", "z")) with { On = new DateOnly(2031, 7, 2) };
        Assert.That(RulingMatcher.Match([later, latest, shares], [after]).RulingOf(after.Id), Is.SameAs(shares));
        Assert.That(RulingMatcher.Match([later, latest], [after]).RulingOf(after.Id), Is.SameAs(latest));
        Assert.That(RulingMatcher.Match([later, latest with { On = later.On }], [after]).RulingOf(after.Id), Is.SameAs(later));
    }

    private static IReadOnlyList<Conflict> Killed(params string[] says)
    {
        var story = new Story().Question("fire.killed");
        for (var index = 0; index < says.Length; index++)
            story.Source($"paper-{index}", "2031-06-04").Claim($"paper-{index}", "fire.killed", says[index], by: $"Office {index}");
        return [.. story.Reconcile().Where(conflict => conflict.Kind == ConflictKind.Contradiction)];
    }

    private static Conflict Conflict(string id, params string[] says) => new()
    {
        Id = new(id),
        Kind = ConflictKind.Contradiction,
        Severity = Severity.Error,
        Scope = Scope.Across,
        Question = new("fire.killed"),
        Subject = "Harbour fire",
        Asks = "How many?",
        Explanation = "They differ.",
        Positions = [.. says.Select(text => new Position { Says = text, Origins = 1, Claims = [new("paper/" + text)] })],
    };

    private static Ruling Ruling(Conflict conflict) => new()
    {
        Conflict = conflict.Id,
        Kind = conflict.Kind,
        Question = conflict.Question,
        Says = [.. conflict.Positions.Select(position => position.Says)],
        Verdict = Verdict.Confirmed,
        Reason = "An invented reason.",
        By = "desk",
        On = new DateOnly(2031, 6, 9),
    };
}
