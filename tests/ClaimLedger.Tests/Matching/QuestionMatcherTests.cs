using ClaimLedger.Matching;

namespace ClaimLedger.Tests.Matching;

internal sealed class QuestionMatcherTests
{
    // What is proposed, and what is sure: "" where nothing is.
    [TestCase("The breach of the Kellow dam killed 12 people.", "12", "killed", "killed")]
    [TestCase("The breach of the Kellow dam killed 12 people and injured 40.", "40", "injured", "injured")]
    [TestCase("When the Kellow dam broke, 12 homes were destroyed.", "12", "homes", "homes")]
    [TestCase("The Kellow dam broke on 3 June 2031.", "3 June 2031", "breached", "breached")]
    [TestCase("The reservoir of the Kellow dam took 40 minutes to empty.", "40 minutes", "emptied", "emptied")]
    [TestCase("The wall of the Kellow dam is 157 feet high.", "157 feet", "height", "height")]
    [TestCase("The wall of the Kellow dam is 157 feet long.", "157 feet", "height", "", Description = "another measure")]
    [TestCase("The breach of the Kellow dam killed 12 more people.", "12", "killed", "", Description = "added")]
    [TestCase("The council of Quill would build 12 homes.", "12", "plan", "plan")]
    [TestCase("Some 12 lamps burned.", "Some 12", "", "")]
    [TestCase("They walked 12 miles.", "12 miles", "", "")]
    public void A_figure_answers_the_question_whose_words_stand_around_it(string text, string says, string proposed, string sure)
    {
        Assert.That(First(text, says, MatchPolicy.Propose), Is.EqualTo(proposed));
        Assert.That(First(text, says, MatchPolicy.Sure), Is.EqualTo(sure));
    }

    [Test]
    public void A_score_is_the_sum_of_what_its_features_add_and_says_so()
    {
        var match = MatchStory.Find("The breach of the Kellow dam killed 12 people.", "12", MatchPolicy.Propose)[0];

        Assert.That(match.Score, Is.EqualTo(match.Parts.Sum(part => part.Points)).Within(1e-9));
        Assert.That(match.Explanation, Does.Contain("asked +0.30").And.Contain("counts +0.20"));
        Assert.That(match.Because, Does.Contain(ClaimLedger.News.Stem.Of("killed")));
    }

    [Test]
    public void Where_two_questions_fit_alike_neither_is_sure()
    {
        const string Text = "The breach of the Kellow dam killed or injured 12 people.";

        Assert.That(First(Text, "12", MatchPolicy.Propose), Is.Not.Empty);
        Assert.That(First(Text, "12", MatchPolicy.Sure), Is.Empty);
    }

    [Test]
    public void What_is_asked_of_days_to_come_is_not_answered_yet()
    {
        Question vote = MatchStory.Questions[^1] with { Subject = "Vote of November 2031" };
        var read = new Tests.News.ReadText("The vote was on 3 June 2031, before that of November.");
        var matcher = new QuestionMatcher(new QuestionIndex([vote], []), MatchPolicy.Propose, read.Text, "", Tests.News.ReadText.Published);

        Assert.That(matcher.Find(read.Mention("3 June 2031")), Is.Empty);
    }

    [Test]
    public void Rare_words_count_for_more()
    {
        var index = MatchStory.Index;

        Assert.That(index.Share(["kellow", "mill"], stem => stem == "mill" ? 1 : 0), Is.GreaterThan(0.5));
        Assert.That(index.Share([], _ => 1), Is.Zero);
    }

    private static string First(string text, string says, MatchPolicy policy) =>
        MatchStory.Find(text, says, policy) is [var match, ..] ? match.Question.Id.ToString() : "";
}
