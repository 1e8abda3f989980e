using ClaimLedger.Reports.Model;

namespace ClaimLedger.Reports.Tests;

public sealed class FindingWordsTests
{
    private static readonly FindingWords Words = new(
        new DataSetIndex(HarbourFireStory.DataSet), new SourceNames(HarbourFireStory.DataSet.Sources));

    private static IEnumerable<ConflictKindInfo> Kinds => ClaimLedger.Conflicts.Kinds;

    [TestCaseSource(nameof(Kinds))]
    public void Every_kind_is_told_in_whole_sentences_without_ids_or_quotation_marks_around_what_is_recorded(ConflictKindInfo kind)
    {
        var conflicts = HarbourFireStory.Conflicts.Select(listed => listed.Conflict).Where(conflict => conflict.Kind == kind.Kind).ToList();
        Assert.That(conflicts, Is.Not.Empty, "the story has every kind");
        foreach (var conflict in conflicts)
        {
            var told = Words.Of(conflict);
            Assert.That(told, Does.EndWith(".").And.Not.Contain("fire.").And.Not.Contain("..").And.Not.Contain("  "));
            Assert.That(char.IsLower(told[0]), Is.False, told);
            foreach (var position in conflict.Positions)
                Assert.That(told, Does.Not.Contain($"“{position.Says}”"));
        }
    }

    [TestCase(0, "Five, according to Port Authority; 11, according to Dana Mor. Both in Morning Post (4 June 2031).")]
    [TestCase(2, "Casualties are the killed and the injured. These answers do not fit together: “How many casualties, killed and injured "
        + "together?” 50; “How many people were killed?” 9; “How many people were injured?” 25. All in the article of about June 2031.")]
    [TestCase(10, "As the quotes are read: accident in the article of about June 2031 and Morning Post (4 June 2031, reporting Port "
        + "Authority); attack in Evening Echo (5 June 2031).")]
    public void A_finding_says_who_answers_what_and_where(int conflict, string words) =>
        Assert.That(Words.Of(HarbourFireStory.Conflicts[conflict].Conflict), Is.EqualTo(words));

    [Test]
    public void Doubtful_identity_is_told_as_an_assumption()
    {
        var data = HarbourFireStory.DataSet;
        data = data with { Questions = [.. data.Questions.Select(question => question with { IsSameAssumed = true })] };

        Assert.That(
            new FindingWords(new DataSetIndex(data), new SourceNames(data.Sources)).Of(HarbourFireStory.Conflicts[0].Conflict),
            Does.EndWith("That these speak of one thing is assumed; the texts do not settle it."));
    }

    [Test]
    public void A_source_goes_by_its_short_name_and_a_claim_tells_whose_it_is()
    {
        var source = HarbourFireStory.DataSet.Sources[0] with { Short = "the Post" };
        var claim = source.Claims[0] with { Modality = Modality.Proposed, Whose = new SpeakerName("Port Authority") };

        Assert.That(new SourceNames([source]).Label(source.Id), Is.EqualTo("The Post"));
        Assert.That(new SourceNames([source]).Prose(source.Id), Is.EqualTo("the Post"));
        Assert.That(ReportWords.PutForward(claim), Is.EqualTo("on a proposal by Port Authority"));
        Assert.That(ReportWords.PutForward(claim with { Modality = Modality.Stated, Whose = null }), Is.Null);
    }

    [Test]
    public void Every_kind_has_words_for_readers_and_none_claims_more_than_its_severity()
    {
        Assert.That(KindWords.All.Select(row => row.Kind), Is.SupersetOf(ClaimLedger.Conflicts.Kinds.Select(kind => kind.Kind)));
        foreach (var conflict in HarbourFireStory.Conflicts.Select(listed => listed.Conflict))
        {
            var doubtful = KindWords.Gravity(conflict with { Severity = Severity.Warning });
            Assert.That(doubtful, Does.Not.StartWith("cannot").And.Not.StartWith("do not"));
        }
    }

    [TestCase("""
        "12" read as 12; credited by "said"; answers fire.killed by killed (0.91: noun)
        """)]
    [TestCase("""
        "two dozen" read as 24; no question of the data set fits
        """)]
    public void What_a_program_noted_for_a_reviewer_is_not_for_readers(string note) =>
        Assert.That(MachineNotes.ForReaders(note.Trim()), Is.Null);

    [TestCase("He calls the response unacceptable.")]
    [TestCase("“Twelve” is read as the dead alone.")]
    public void What_a_person_noted_is(string note) => Assert.That(MachineNotes.ForReaders(note), Is.EqualTo(note));

    [TestCase("“This was arson,” said Mor", "arson", true)]
    [TestCase("\"This was arson,\" said Mor of the arson", "arson", true)]
    [TestCase("Mor said it was arson", "arson", false)]
    [TestCase("“This was no accident,” said Mor, who called it arson", "arson", false)]
    [TestCase("“arson”", null, true)]
    [TestCase("“arson” it was", null, false)]
    public void Words_between_quotation_marks_are_quoted_and_others_reported(string quote, string? phrase, bool quoted) =>
        Assert.That(QuotationMarks.AreAround(Claim(quote), phrase), Is.EqualTo(quoted));

    [Test]
    public void A_quote_that_was_clipped_inside_of_quotation_marks_is_quoted()
    {
        var claim = Claim("a clear case of arson") with { Anchor = new Anchor("Mor said: “It was ", " and nothing else”", 0, 21) };
        Assert.That(QuotationMarks.AreAround(claim, "arson"), Is.True);
    }

    [Test]
    public void A_source_without_a_publisher_goes_by_its_date_and_a_title_tells_two_apart()
    {
        var weekly = HarbourFireStory.DataSet.Sources.Single(source => source.Id == new SourceId("harbour-weekly"));
        var twin = weekly with { Id = new("twin"), Title = "Another week after" };

        Assert.That(new SourceNames([weekly]).Label(weekly.Id), Is.EqualTo("The article of about June 2031"));
        Assert.That(new SourceNames([weekly]).Prose(weekly.Id), Is.EqualTo("the article of about June 2031"));
        Assert.That(
            new SourceNames([weekly, twin]).Label(twin.Id), Is.EqualTo("The article of about June 2031, “Another week after”"));
        Assert.That(
            new SourceNames([weekly, weekly with { Id = new("twin") }]).Prose(new("twin")),
            Is.EqualTo("the article of about June 2031 (twin)"));
    }

    private static Claim Claim(string quote) => HarbourFireStory.DataSet.Sources[0].Claims[0] with { Quote = quote };
}
