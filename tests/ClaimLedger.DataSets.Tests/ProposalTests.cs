using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

internal sealed class ProposalTests
{
    private const string Questions = "questions:\n  - {id: q, subject: S, asks: How many boats?, answer: quantity, unit: boats}\n";

    private const string Head = "source: {id: s, title: T, published: 2031-06-04}\nclaims:\n";

    private const string Accepted =
        "  - id: a  # kept\n    question: q\n    says: \"5\"\n    quote: |\n      5 boats\n      sank\n\n  # a heading\n";

    private const string New = """
      - id: b
        proposed: true
        question: new.boats
        new-question:
          subject: S
          asks: How many boats sank?
          answer: quantity
          unit: boats
        says: "42"
        speaker: [the mayor, Ebb Radio]
        quote: 42 boats sank
    """ + "\n";

    private const string Known =
        "  - id: c\n    proposed: true\n    question: q\n    says: \"7\"\n    quote: 7 boats\n    note: 'why: because'\n";

    private const string Text = Head + Accepted + New + Known;

    [Test]
    public void A_proposed_claim_is_set_aside_with_its_question_and_speakers()
    {
        var source = Load(Text).DataSet!.Sources.Single();

        Assert.That(source.Claims.Select(claim => claim.Id.ToString()), Is.EqualTo(new[] { "s/a" }));
        Assert.That(source.Proposals.Select(proposal => proposal.Claim.Id.ToString()), Is.EqualTo(new[] { "s/b", "s/c" }));
        Assert.That(source.Proposals.Select(proposal => proposal.IsNewQuestion), Is.EqualTo(new[] { true, false }));
        Assert.That(source.Proposals[0].Question,
            Has.Property("Id").EqualTo(new QuestionId("new.boats")).And.Property("Unit").EqualTo("boats"));
        Assert.That(source.Proposals[0].NewSpeakers.Select(name => name.ToString()), Is.EqualTo(new[] { "the mayor", "Ebb Radio" }));
    }

    [TestCase("proposed: true", "proposed: no", "proposed is \"no\"")]
    [TestCase("says: \"42\"", "says: plenty", "plenty")]
    [TestCase("quote: 42 boats sank", "quote: boats sank", "\"42\"")]
    [TestCase("question: q\n    says: \"7\"", "question: z\n    says: \"7\"", "\"z\"")]
    [TestCase("id: c", "id: a", "\"a\"")]
    [TestCase("note: 'why: because'", "corrects: a", "corrects")]
    [TestCase("      asks: How many boats sank?\n", "", "asks")]
    [TestCase("answer: quantity\n      unit: boats\n    says", "answer: quantity\n      unit: boats\n      id: z\n    says", "id")]
    public void It_is_validated_like_any_other(string old, string @new, string says)
    {
        Assert.That(Text.Contains(old, StringComparison.Ordinal), Is.True, old);

        var loaded = Load(Text.Replace(old, @new, StringComparison.Ordinal));

        Assert.That(loaded.DataSet, Is.Null);
        Assert.That(loaded.Mistakes.Select(mistake => mistake.ToString()), Has.Some.Contains(says));
    }

    [Test]
    public void It_goes_out_and_comes_in_again()
    {
        var before = DataSetWriter.Draft(Load(Text).DataSet!);
        var again = DataSetLoader.Load(before);

        Assert.That(again.Mistakes, Is.Empty);
        Assert.That(DataSetWriter.Files(DataSetWriter.Draft(again.DataSet!)), Is.EqualTo(DataSetWriter.Files(before)));
        Assert.That(again.DataSet!.Sources.Single().Proposals, Has.Length.EqualTo(2));
    }

    [Test]
    public void Accepting_takes_two_keys_away_and_nothing_else() => Assert.That(
        Proposals.Accept(Text, "b"),
        Is.EqualTo(
            Head
                + Accepted
                + "  - id: b\n    question: new.boats\n    says: \"42\"\n    speaker: [the mayor, Ebb Radio]\n    quote: 42 boats sank\n"
                + Known));

    [Test]
    public void Rejecting_takes_the_claim_away_and_nothing_else()
    {
        Assert.That(Proposals.Reject(Text, "b"), Is.EqualTo(Head + Accepted + Known));
        Assert.That(Proposals.Reject(Text, "c"), Is.EqualTo(Head + Accepted + New));
        Assert.That(Proposals.Reject(Head + Known, "c"), Is.EqualTo(Head));
    }

    [Test]
    public void A_key_is_set_where_it_stands_or_behind_the_last()
    {
        Assert.That(
            Proposals.Set(Text, "c", "says", "at least 7"),
            Is.EqualTo(Text.Replace("says: \"7\"", "says: at least 7", StringComparison.Ordinal)));
        Assert.That(
            Proposals.Set(Text, "b", "modality", "denied"),
            Is.EqualTo(Text.Replace("quote: 42 boats sank\n", "quote: 42 boats sank\n    modality: denied\n", StringComparison.Ordinal)));
        Assert.That(Proposals.Set(Text, "c", "note"), Is.EqualTo(Text.Replace("    note: 'why: because'\n", "", StringComparison.Ordinal)));
        Assert.That(Proposals.Set(Text.TrimEnd('\n'), "c", "as-of", "2031"), Is.EqualTo(Text + "    as-of: '2031'\n"));
    }

    [TestCase("a", TestName = "Nothing_changes_a_claim_that_somebody_has_accepted_meanwhile")]
    [TestCase("z", TestName = "Nothing_changes_a_claim_that_somebody_has_rejected_meanwhile")]
    public void Only_what_is_proposed_is_changed(string claim)
    {
        var question = Load(Text).DataSet!.Questions.Single();

        Assert.That(Proposals.Accept(Text, "b", claim), Is.Null);
        Assert.That(Proposals.Reject(Text, claim), Is.Null);
        Assert.That(Proposals.Set(Text, claim, "says", "6"), Is.Null);
        Assert.That(Proposals.SetQuestion(Text, ["b", claim], question, isNew: false), Is.Null);
        Assert.That(Proposals.Rename(Text, ["b", claim], new QuestionId("newer.boats")), Is.Null);
        Assert.That(Proposals.EditNewQuestion(Text, ["b", claim], "asks", ["How many?"]), Is.Null);
    }

    [Test]
    public void Windows_line_ends_stay()
    {
        var text = Text.Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.That(Proposals.Accept(text, "b"), Is.EqualTo(Proposals.Accept(Text, "b")!.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.That(Proposals.Set(text, "c", "as-of", "2031-06"), Is.EqualTo(text + "    as-of: 2031-06\r\n"));
    }

    [TestCase("source: {id: s}\nclaims: [{id: b, proposed: true, question: q, says: \"5\"}]\n")]
    [TestCase("source: {id: s}\nclaims:\n  - {id: b, proposed: true, question: q, says: \"5\"}\n")]
    public void What_has_no_lines_of_its_own_is_refused(string text)
    {
        Assert.That(Proposals.Accept(text, "b"), Is.Null);
        Assert.That(Proposals.Reject(text, "b"), Is.Null);
        Assert.That(Proposals.Set(text, "b", "says", "6"), Is.Null);
    }

    [Test]
    public void A_question_and_a_speaker_are_added_behind_the_last()
    {
        var question = new Question { Id = new("z"), Subject = "S", Asks = "When?", Answer = AnswerType.Date };
        const string Tail = "constraints:\n  - {id: c, holds: q = q}\n";
        Assert.That(Proposals.AddQuestion("questions:\n- id: q\n  subject: S\n  asks: A\n  answer: date\n# end\n" + Tail, question),
            Is.EqualTo(
                "questions:\n- id: q\n  subject: S\n  asks: A\n  answer: date\n- id: z\n  subject: S\n  asks: When?\n  answer: date\n# "
                    + "end\n"
                    + Tail));
        Assert.That(
            Proposals.AddQuestion("questions: []\n", question),
            Is.EqualTo("questions:\n  - id: z\n    subject: S\n    asks: When?\n    answer: date\n"));
        Assert.That(
            Proposals.AddSpeaker("", new Speaker { Name = new("Orla Finch"), Kind = SpeakerKind.Person }),
            Is.EqualTo("speakers:\n  - name: Orla Finch\n    kind: person\n"));
    }

    private static LoadResult Load(string source)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", Questions), ("sources/s.yaml", source));
        return DataSetLoader.Load(folder.Path);
    }
}
