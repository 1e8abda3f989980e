namespace ClaimLedger.Tests.Reconciliation;

/// <summary>Each kind of slip, where it suggests itself and where it must not.</summary>
internal sealed class HintTests
{
    private static Story TwoPapers() =>
        new Story().Source("echo", "2031-06-05").Source("post", "2031-06-04").Source("weekly", "2031-06-08");

    [TestCase("1,325", "1,235", "swapped")]
    [TestCase("1,325", "1,523", null)]
    [TestCase("120", "1,200", "exactly a factor of ten")]
    [TestCase("1,800", "1,800,000", "exactly a factor of a thousand")]
    [TestCase("1,804", "1.8 million", "about a factor of a thousand")]
    [TestCase("1,804", "1.9 million", null)]
    [TestCase("128", "1,283", "“3” follows")]
    [TestCase("35", "3,512", "“12” follows")]
    [TestCase("12", "3,512", null)]
    [TestCase("4", "47", null)]
    [TestCase("11", "5", null)]
    public void Of_two_figures(string first, string second, string? hint)
    {
        var conflict = TwoPapers().Question("killed").Claim("post", "killed", first).Claim("echo", "killed", second).Reconcile().Single();

        Assert.That(conflict.Hint, hint is null ? Is.Null : Does.Contain(hint));
    }

    [TestCase("5 June 2031", "6 May 2031", "day and month swapped")]
    [TestCase("5 June 2031", "6 June 2031", null)]
    [TestCase("6 June 2031", "5 June 2032", null)]
    [TestCase("1 January 2031", "14 October 2031", "stand for the year 2031")]
    [TestCase("1 January 2031", "14 October 2030", null)]
    [TestCase("1 January 2031", "October 2031", "stand for the year 2031")]
    [TestCase("2 January 2031", "14 October 2031", null)]
    public void Of_two_dates(string first, string second, string? hint)
    {
        var conflict = TwoPapers().Question("start", AnswerType.Date)
            .Claim("post", "start", first).Claim("echo", "start", second).Reconcile().Single();

        Assert.That(conflict.Hint, hint is null ? Is.Null : Does.Contain(hint));
    }

    [TestCase("34", "9", "34", "“34” is also an answer to “What is other?”")]
    [TestCase("34", "22", "12", "12, is an answer to “What is other?”")]
    [TestCase("34", "22", "11", null)]
    [TestCase("34", "33", "1", null)]
    public void Of_another_question_about_the_same(string first, string second, string other, string? hint)
    {
        var conflict = TwoPapers().Question("killed").Question("other")
            .Claim("post", "killed", first).Claim("echo", "killed", second).Claim("weekly", "other", other).Reconcile().Single();

        Assert.That(conflict.Hint, hint is null ? Is.Null : Does.Contain(hint));
    }

    [Test]
    public void A_part_that_a_constraint_names_needs_no_common_subject()
    {
        var conflict = TwoPapers().Question("killed").Question("crew", subject: "The crew of the ferry").Constraint("crew <= killed")
            .Claim("post", "killed", "34").Claim("echo", "killed", "22").Claim("weekly", "crew", "12")
            .Reconcile().Single(conflict => conflict.Kind == ConflictKind.Contradiction);

        Assert.That(conflict.Hint, Does.Contain("one may count these, the other not"));
    }

    [Test]
    public void They_are_tried_between_any_two_figures_of_different_positions()
    {
        var conflict = TwoPapers().Question("killed").Claim("weekly", "killed", "77")
            .Claim("post", "killed", "120").Claim("echo", "killed", "1,200").Reconcile().Single();

        Assert.That(conflict.Hint, Does.Contain("“120” and “1,200” differ by exactly a factor of ten"));
    }

    [TestCase(new[] { 5, 9, 14, 20 }, new[] { 5, 9, 14, 20 }, true)]
    [TestCase(new[] { 5, 9, 14, 20 }, new[] { 5, 9, 15, 20 }, false)]
    [TestCase(new[] { 5, 5, 5, 5 }, new[] { 5, 5, 5, 6 }, false)]
    public void A_series_that_gives_the_figures_of_the_day_before_is_dated_otherwise(int[] early, int[] late, bool hinted)
    {
        var story = TwoPapers().Question("killed", overTime: OverTime.Instant);
        for (var day = 0; day < early.Length; day++)
        {
            story.Claim("post", "killed", $"{early[day]}", asOf: $"2031-05-{10 + day}");
            story.Claim("echo", "killed", $"{late[day]}", asOf: $"2031-05-{11 + day}");
        }

        const string Hint = "the figure that post Gazette gives for the day before";
        var hints = story.Reconcile().Where(conflict => conflict.Kind == ConflictKind.Contradiction)
            .Select(conflict => conflict.Hint?.Contains(Hint, StringComparison.Ordinal) == true);

        Assert.That(hints, hinted ? Has.All.True : Has.None.True);
    }

    [TestCase(new[] { 120, 153, 140 }, "“153” would be 135")]
    [TestCase(new[] { 138, 153, 140 }, null, Description = "135 would itself have fallen")]
    [TestCase(new[] { 120, 146, 129 }, null)]
    [TestCase(new[] { 120, 140, 114 }, "“114” would be 141")]
    [TestCase(new[] { 52, 48 }, null, Description = "any figure can be swapped below another")]
    public void A_fall_that_a_swap_of_two_digits_would_mend(int[] figures, string? hint)
    {
        var story = TwoPapers().Question("killed", overTime: OverTime.Cumulative);
        for (var day = 0; day < figures.Length; day++)
            story.Claim("post", "killed", $"{figures[day]}", asOf: $"2031-05-{10 + day}");

        var conflict = story.Reconcile().Single();

        Assert.That(conflict.Hint, hint is null ? Is.Null : Does.Contain(hint));
    }
}
