using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>The example that shows every part of the format, read into the model.</summary>
public sealed class HarbourFireTests
{
    private static readonly LoadResult Result = DataSetLoader.Load(RepositoryRoot.Combine("tests/data/harbour-fire"));

    private static DataSet DataSet => Result.DataSet ?? throw new AssertionException(string.Join('\n', Result.Mistakes));

    [Test]
    public void It_has_no_mistake() => Assert.That(Result.Mistakes, Is.Empty);

    [Test]
    public void Its_head_is_read()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DataSet.Title, Is.EqualTo("Harbour fire"));
            Assert.That(DataSet.About, Does.StartWith("What four invented outlets said"));
            Assert.That(DataSet.Language, Is.EqualTo("en"));
            Assert.That(DataSet.HasBaseline, Is.False);
            Assert.That(DataSet.Rulings, Is.Empty);
        }
    }

    [Test]
    public void Its_questions_are_read_in_file_order()
    {
        var killed = DataSet.Questions[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                DataSet.Questions.Select(question => (question.Id, question.Answer, question.OverTime)),
                Is.EqualTo(new[]
                {
                    ("fire.killed", AnswerType.Quantity, OverTime.Cumulative),
                    ("fire.injured", AnswerType.Quantity, OverTime.Cumulative),
                    ("fire.missing", AnswerType.Quantity, OverTime.Instant),
                    ("fire.casualties", AnswerType.Quantity, OverTime.Cumulative),
                    ("fire.started", AnswerType.Date, OverTime.Fixed),
                    ("fire.burned-for", AnswerType.Duration, OverTime.Fixed),
                    ("fire.cause", AnswerType.Choice, OverTime.Instant),
                    ("fire.called", AnswerType.Term, OverTime.Fixed),
                }));
            Assert.That(killed.Unit, Is.EqualTo("people"));
            Assert.That(killed.Event, Is.EqualTo("harbour-fire"));
            Assert.That(killed.Includes, Is.EqualTo(new[] { "workers", "firefighters" }));
            Assert.That(killed.Place, Is.EqualTo(new Place("questions.yaml", 2, 9)));
        }
    }

    [Test]
    public void A_break_keeps_its_day_and_reason() =>
        Assert.That(
            DataSet.Questions[1].Breaks.Single(),
            Is.EqualTo(new SeriesBreak(DaySpan.Day(new DateOnly(2031, 6, 6)), "The health office began to leave out people treated on the spot.")));

    [Test]
    public void Exclusive_pairs_become_masks()
    {
        var cause = DataSet.Questions.Single(question => question.Id == "fire.cause");
        Assert.That(cause.Options, Is.EqualTo(new[] { "electrical fault", "arson", "unknown" }));
        Assert.That(cause.Exclusions, Is.EqualTo(new[] { 0b010UL, 0b001UL, 0UL }));
    }

    [Test]
    public void A_term_question_takes_its_options_from_the_facet()
    {
        var called = DataSet.Questions[^1];
        Assert.That(called.Facet, Is.EqualTo("label"));
        Assert.That(called.Options, Is.EqualTo(new[] { "accident", "attack" }));
    }

    [Test]
    public void A_constraint_is_kept_as_written()
    {
        var constraint = DataSet.Constraints.Single();
        Assert.That(
            (constraint.Id, constraint.Holds, constraint.Why),
            Is.EqualTo(("casualties-add-up", "fire.casualties = fire.killed + fire.injured", "Casualties are the killed and the injured.")));
    }

    [Test]
    public void Speakers_keep_aliases_and_whom_they_speak_for()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(DataSet.Speakers.Select(speaker => speaker.Name), Is.EqualTo(new[] { "Fire Service", "Dana Mor", "Port Authority", "Coast Wire", "a hospital worker" }));
            Assert.That(DataSet.Speakers[0].Also, Is.EqualTo(new[] { "fire brigade", "firefighters" }));
            Assert.That(DataSet.Speakers[1].SpeaksFor, Is.EqualTo("Fire Service"));
            Assert.That(DataSet.Speakers[3].Kind, Is.EqualTo(SpeakerKind.Outlet));
        }
    }

    [Test]
    public void Sources_come_by_id_with_their_claims_in_file_order()
    {
        var weekly = DataSet.Sources[2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                DataSet.Sources.Select(source => (source.Id, source.Publisher, source.Claims.Length)),
                Is.EqualTo(new[] { ("2031-06-04-morning-post", "Morning Post", 4), ("2031-06-05-evening-echo", "Evening Echo", 5), ("2031-06-08-harbour-weekly", "unknown", 5) }));
            Assert.That(weekly.PublishedText, Is.EqualTo("2031-06~"));
            Assert.That(weekly.Published, Is.EqualTo(new DaySpan(new DateOnly(2031, 6, 1), new DateOnly(2031, 6, 30), isUncertain: true)));
            Assert.That(weekly.DatedBy, Is.EqualTo("The text speaks of \"last Tuesday\", 3 June."));
            Assert.That(DataSet.Sources[0].Url, Is.EqualTo("https://example.org/morning-post/harbour-fire"));
        }
    }

    [Test]
    public void A_claim_holds_as_of_its_own_day_or_of_the_publication()
    {
        var (own, published) = (Claim("2031-06-08-harbour-weekly/killed"), Claim("2031-06-08-harbour-weekly/burned"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((own.AsOf, own.AsOfText), Is.EqualTo((DaySpan.Day(new DateOnly(2031, 6, 8)), "2031-06-08")));
            Assert.That((published.AsOf, published.AsOfText), Is.EqualTo((DataSet.Sources[2].Published, (string?)null)));
        }
    }

    [Test]
    public void A_claim_keeps_value_speakers_quote_and_place()
    {
        var claim = Claim("2031-06-05-evening-echo/killed");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(claim.Question, Is.EqualTo("fire.killed"));
            Assert.That(claim.Value, Is.InstanceOf<Value.Range>());
            Assert.That(((Value.Range)claim.Value).Literal, Is.EqualTo(Interval.Between(13, null)));
            Assert.That(claim.Speakers, Is.EqualTo(new[] { "Fire Service", "Coast Wire" }));
            Assert.That(claim.Modality, Is.EqualTo(Modality.Stated));
            Assert.That(claim.Quote, Is.EqualTo("more than 12 people have died, Coast Wire quoted firefighters as saying"));
            Assert.That(claim.Place, Is.EqualTo(new Place("sources/2031-06-05-evening-echo.yaml", 10, 11)));
        }
    }

    [TestCase("2031-06-04-morning-post/called", "label", "accident", "accident")]
    [TestCase("2031-06-05-evening-echo/called", "label", "attack", "attack")]
    [TestCase("2031-06-05-evening-echo/killed", "agency", "unnamed", "died")]
    public void Word_choices_are_found_in_quotes_and_in_answers(string claim, string facet, string term, string phrase) =>
        Assert.That(Claim(claim).Frames, Is.EqualTo(new[] { new Frame(facet, term, phrase) }));

    [Test]
    public void Two_loads_give_the_same()
    {
        var again = DataSetLoader.Load(RepositoryRoot.Combine("tests/data/harbour-fire"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Fingerprint, Is.EqualTo(Result.Fingerprint));
            Assert.That(Dump(again), Is.EqualTo(Dump(Result)));
        }

        static string Dump(LoadResult result) => System.Text.Json.JsonSerializer.Serialize(result.DataSet!.Sources.Select(source => source with { Claims = [] }))
            + string.Join('\n', result.DataSet.Sources.SelectMany(source => source.Claims).Select(claim => $"{claim.Id} {claim.Value} {claim.AsOf} {string.Join('+', claim.Speakers)} {string.Join('+', claim.Frames)}"));
    }

    private static Claim Claim(string id) => DataSet.Sources.SelectMany(source => source.Claims).Single(claim => claim.Id == id);
}
