using System.Collections.Immutable;
using ClaimLedger.Extraction;

namespace ClaimLedger.Tests.Extraction;

/// <summary>Several invented articles, read in one run.</summary>
internal sealed class SharedQuestionsTests
{
    private const string Blast = "The blast at Quill killed 11 people and injured 30, the mayor said.";
    private const string Other = "The blast at Quill killed 14 people and injured 41, police said.";
    private const string Later = "Two days after the blast at Quill killed 14 people, 41 injured people were in hospital.";
    private const string Flood = "The flood in Tarn killed 3 people, the mayor of Tarn said.";

    [TestCase(Blast, Other, true, TestName = "Two_articles_of_one_blast_share_its_questions")]
    [TestCase(Other, Blast, true, TestName = "So_they_do_the_other_way_round")]
    [TestCase(Blast, Flood, false, TestName = "A_flood_elsewhere_has_questions_of_its_own")]
    public void Figures_that_answer_one_question_bring_the_same(string one, string two, bool isSame)
    {
        var read = ClaimReader.Read(
            [(one, Context("Blast at Quill", "one")), (two, Context(two == Flood ? "Flood in Tarn" : "Quill blast", "two"))]);

        Assert.That(Killed(read[0]).Question.Id == Killed(read[1]).Question.Id, Is.EqualTo(isSame));
        Assert.That(read.SelectMany(article => article.Claims), Has.All.Property(nameof(ReadClaim.IsNewQuestion)).True);
    }

    [Test]
    public void An_article_of_another_story_in_the_run_changes_nothing()
    {
        (string, ReadingContext)[] blast = [(Blast, Context("Blast at Quill", "one")), (Other, Context("Quill blast", "two"))];
        var alone = ClaimReader.Read(blast);
        var beside = ClaimReader.Read([(Flood, Context("Flood in Tarn", "flood")), .. blast]);

        Assert.That(beside.Skip(1).Select(Told), Is.EqualTo(alone.Select(Told)));
    }

    [Test]
    public void The_order_of_the_articles_decides_no_more_than_names()
    {
        (string, ReadingContext)[] all =
        [
            (Blast, Context("Blast at Quill", "one")),
            (Other, Context("Quill blast", "two")),
            (Later, Context("Quill after the blast", "three")),
        ];
        var forth = Pairs(ClaimReader.Read(all), [0, 1, 2]);
        var back = Pairs(ClaimReader.Read([.. all.Reverse()]), [2, 1, 0]);

        Assert.That(back, Is.EquivalentTo(forth));
    }

    [Test]
    public void A_shared_question_takes_no_id_that_another_has()
    {
        var free = Killed(ClaimReader.Read(Both([]))[0]).Question.Id;
        var taken = new Question { Id = free, Subject = "Elsewhere", Asks = "How many zebras?", Answer = AnswerType.Quantity };
        var read = ClaimReader.Read(Both([taken]));

        Assert.That(read.SelectMany(article => article.Claims).Select(claim => claim.Question.Id), Has.None.EqualTo(free));

        static (string, ReadingContext)[] Both(ImmutableArray<Question> questions) =>
        [
            (Blast, Context("Blast at Quill", "one") with { Questions = questions }),
            (Other, Context("Quill blast", "two") with { Questions = questions }),
        ];
    }

    [TestCase(0)]
    [TestCase(1)]
    public void Where_one_text_is_linked_to_a_question_by_its_words_the_others_follow(int linked)
    {
        var question = new Question
        {
            Id = new("mill.killed"),
            Subject = "Hollow mill",
            Asks = "How many people were killed at the Hollow mill?",
            Answer = AnswerType.Quantity,
            Unit = "people",
            OverTime = OverTime.Cumulative,
        };
        (string, ReadingContext)[] texts =
        [
            ("The blast at Quill killed 11 people, the mayor said.", Context("Blast at Quill: the Hollow mill", "one")),
            ("The blast at Quill killed 14 people, police said.", Context("Quill blast", "two")),
        ];
        var ordered = linked == 0 ? texts : [.. texts.Reverse()];
        var read = ClaimReader.Read([.. ordered.Select(text => (text.Item1, text.Item2 with { Questions = [question] }))]);

        Assert.That(read.Select(article => Killed(article).Question.Id), Has.All.EqualTo(question.Id));
        Assert.That(Killed(read[1 - linked]).Why, Does.Contain("answers mill.killed as \"11\" of another text does"));
        Assert.That(read.Select(Killed), Has.All.Property(nameof(ReadClaim.IsNewQuestion)).False);
    }

    // Which claims of which articles answer one question.
    private static List<string> Pairs(IReadOnlyList<ReadArticle> read, int[] numbers) =>
    [
        .. read
            .SelectMany((article, index) => article.Claims.Select(
                claim => (claim.Question.Id, Claim: $"{numbers[index]} {claim.Quote} {claim.Says}")))
            .GroupBy(pair => pair.Id)
            .Select(group => string.Join(" | ", group.Select(pair => pair.Claim).Order(StringComparer.Ordinal))),
    ];

    private static string Told(ReadArticle article) => string.Join(
        '\n', article.Claims.Select(claim => $"{claim.Says} {claim.Question.Id} {claim.Question.Subject} {claim.Question.Asks}"));

    private static ReadClaim Killed(ReadArticle article) => article.Claims.First(claim => claim.Measured?.Measure.Id == "killed");

    private static ReadingContext Context(string title, string prefix) =>
        new() { Published = DaySpan.Day(new DateOnly(2031, 6, 5)), Title = title, Prefix = prefix, Name = prefix };
}
