namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class ShowTests : ReadingTests
{
    [Test]
    public void A_conflict_is_found_by_its_id_and_by_a_unique_beginning()
    {
        var id = ConflictOf("decrease");
        var whole = Cli.Done("show", id).Out;
        Assert.That(whole, Does.Contain("Nine people were killed").And.Contain("decrease (error)"));
        Assert.That(Cli.Done("show", id[..12]).Out, Is.EqualTo(whole));
    }

    [Test]
    public void A_beginning_that_fits_several_is_refused()
    {
        var run = Cli.Run("show", "c-");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("is the beginning of"));
    }

    [TestCase("2031-06-04-morning-post/killed", "Eleven people were killed")]
    [TestCase("2031-06-04-morning-post", "https://example.org/morning-post/harbour-fire")]
    [TestCase("fire.injured", "The health office began")]
    public void Claims_sources_and_questions_are_shown_whole(string id, string holds)
    {
        Assert.That(Cli.Done("show", id).Out, Does.Contain(holds));
        Assert.That(Cli.Done("show", id, "--format", "json").Json.GetProperty("id").GetString(), Is.EqualTo(id));
        Assert.That(Cli.Done("show", id, "--format", "markdown").Out, Does.StartWith("# "));
    }

    [TestCase("2031-06-04-morning-post", "4 June 2031")]
    [TestCase("fire.injured", "6 June 2031")]
    public void Dates_are_words_where_a_person_reads_and_edtf_for_a_program(string id, string day)
    {
        var edtf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToString("yyyy-MM-dd");
        var isoDate = @"(?<![\w-])" + edtf + @"(?![\w-])";
        foreach (var format in (string[])["text", "markdown"])
            Assert.That(Cli.Done("show", id, "--format", format).Out, Does.Contain(day).And.Not.Match(isoDate));
        Assert.That(Cli.Done("show", id, "--format", "json").Out, Does.Match(isoDate).And.Not.Contain(day));
    }

    [Test]
    public void An_unknown_id_is_refused_with_the_nearest()
    {
        var run = Cli.Run("show", "fire.kiled");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("did you mean 'fire.killed'?"));
    }

    [Test]
    public void A_conflict_is_explained_with_the_smallest_edit()
    {
        var run = Cli.Done("explain", ConflictOf("contradiction"), "--format", "json");
        Assert.That(run.Json.GetProperty("steps").GetArrayLength(), Is.Positive);
        Assert.That(run.Json.GetProperty("smallest_edit").GetString(), Is.Not.Empty);
    }

    [Test]
    public void Two_claims_are_explained_by_the_gate_that_parts_them()
    {
        var run = Cli.Done("explain", "2031-06-05-evening-echo/injured", "2031-06-08-harbour-weekly/injured");
        Assert.That(run.Out, Does.Contain("stops here"));
    }

    [Test]
    public void A_conflict_is_shown_and_explained_with_its_hint_and_its_questions_note()
    {
        using var fire = ClaimLedger.TestSupport.DataSetFolder.HarbourFire();
        fire
            .Replace(
                "questions.yaml",
                "    over-time: cumulative\n    event: harbour-fire\n",
                "    over-time: cumulative\n    event: harbour-fire\n    note: Counts are the invented office's.\n")
                .Replace("sources/2031-06-04-morning-post.yaml", "says: \"five\"", "says: \"110\"")
                    .Replace("sources/2031-06-04-morning-post.yaml", "killed at five", "killed at 110");
        var row = Cli.Done("conflicts", fire.Path, "--kind", "contradiction", "--question", "fire.killed", "--format", "json").Json
            .EnumerateArray()
            .First();
        var hint = row.GetProperty("hint").GetString()!;
        Assert.That(hint, Does.Contain("factor of ten"));
        Assert.That(row.GetProperty("explanation").GetString(), Does.EndWith(hint));
        var id = row.GetProperty("id").GetString()!;
        Assert.That(
            Cli.Done("conflicts", fire.Path, "--format", "csv").Lines
                .Single(line => line.StartsWith(id, StringComparison.Ordinal))
                .Split(hint),
            Has.Length.EqualTo(3),
            "once behind the explanation, once by itself");
        Assert.That(Cli.Run("check", fire.Path).Lines.First(line => line.Contains(id, StringComparison.Ordinal)), Does.EndWith(hint));
        foreach (var verb in (string[])["show", "explain"])
            Assert.That(Cli.Done(verb, id, fire.Path).Out, Does.Contain("Counts are the invented office's.").And.Contain(hint));
    }

    [TestCase("fire.killed")]
    [TestCase("2031-06-04-morning-post/killed", "fire.killed")]
    [TestCase("2031-06-04-morning-post/killed")]
    public void What_cannot_be_explained_is_refused(params string[] ids) =>
        Assert.That(Cli.Run(["explain", .. ids]).ExitCode, Is.EqualTo(2));

    [Test]
    public void Explain_says_of_a_reading_whether_the_answers_meet_or_differ()
    {
        var contradiction = Cli.Done("explain", ConflictOf("contradiction")).Out;
        Assert.That(contradiction, Does.Contain("literal: they differ").And.Contain("usual: they differ").And.Not.Contain(": passed"));
        var agreeing = Cli.Done("explain", "2031-06-04-morning-post/killed", "2031-06-05-evening-echo/killed").Out;
        Assert.That(agreeing, Does.Not.Contain(": passed"));
        Assert.That(Cli.Done("explain", ConflictOf("decrease")).Out, Does.Contain("literal: the later is lower"));
    }
}
