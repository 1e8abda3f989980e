using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

internal sealed class NewsTextTests
{
    private const string Story = "Rain in Quill\n\nFinch laughed. “We lost all our boats,” she said. “Rain” is rare."
        + "\n\n“It goes on and on.\n\nThe end.";

    [TestCase("lost", "We lost all our boats,", true)]
    [TestCase("goes", "It goes on and on.", false)]
    public void Speech_is_found_by_any_of_its_words(string word, string speech, bool isClosed)
    {
        var text = new NewsText(Story);

        var found = text.SpeechAt(Story.IndexOf(word, StringComparison.Ordinal))!.Value;

        Assert.That(Story[found.Start..found.End], Is.EqualTo(speech));
        Assert.That(found.IsClosed, Is.EqualTo(isClosed));
    }

    [TestCase("Finch")]
    [TestCase("said")]
    [TestCase("“Rain”")]
    [TestCase("end")]
    public void A_single_term_and_what_is_outside_the_marks_is_no_speech(string word) =>
        Assert.That(new NewsText(Story).SpeechAt(Story.IndexOf(word, StringComparison.Ordinal)), Is.Null);

    [Test]
    public void Each_token_is_in_the_sentence_and_paragraph_that_hold_it()
    {
        var text = new NewsText(Story);

        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            for (var token = text.First(sentence); token < text.Last(sentence); token++)
            {
                Assert.That(text.SentenceAt(token), Is.EqualTo(sentence));
                Assert.That(text.ParagraphOf(token), Is.EqualTo(text.Sentences[sentence].Paragraph));
                Assert.That(text.TokenAt(text.Tokens[token].Start), Is.EqualTo(token));
            }
        }
        Assert.That(text.Paragraph(1), Is.EqualTo((1, 4)));
        Assert.That(text.Paragraph(9), Is.EqualTo((0, 0)));
    }

    [TestCase("")]
    [TestCase(" \n\n ")]
    public void A_text_without_words_has_no_sentences(string text) => Assert.That(new NewsText(text).Sentences, Is.Empty);

    [Test]
    public void A_list_without_end_is_cut_so_that_none_of_it_is_looked_through_for_each_figure()
    {
        var text = new NewsText(string.Join(" and ", Enumerable.Range(100, 2000).Select(number => $"{number} people")));

        Assert.That(text.Sentences.Select(sentence => sentence.Span.Length), Has.All.LessThanOrEqualTo(2000));
        Assert.That(string.Join(' ', text.Sentences.Select(sentence => text.At(sentence.Span))), Is.EqualTo(text.Text));
    }
}
