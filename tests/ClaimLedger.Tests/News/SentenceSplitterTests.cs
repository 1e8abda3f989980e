using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

internal sealed class SentenceSplitterTests
{
    // A bar stands where one sentence ends and the next begins.
    [TestCase("The pier closed.| It opens in May.")]
    [TestCase("date 2031-06-05| The pier closed.", Description = "a head, and no words of the sentence")]
    [TestCase("Pier 2031-06-05 closed.")]
    [TestCase("Mr. Brandt met Lt. Col. Orr.| They spoke.")]
    [TestCase("It began on Jan. 19 in Quill.| It ended soon.")]
    [TestCase("The U.S. Navy left at 5 p.m. on Monday.| The rest stayed.")]
    [TestCase("They left the U.S.| The others stayed.")]
    [TestCase("See No. 5 on the list.| No.| Not that one.")]
    [TestCase("It weighs 7.2 tonnes.| So what?| Nothing!")]
    [TestCase("Antony J. Vane and John F. Lowe met.| J. Lowe spoke.")]
    [TestCase("“We left.| We ran,” she said.| “Then it fell.”| Nobody slept.")]
    [TestCase("(It was dark.)| They went on.")]
    [TestCase("“Who is it?” he asked.| Nobody knew.")]
    [TestCase("They waited... and left.| Then…| Silence.")]
    [TestCase("Wait… it moves.| Done.")]
    [TestCase("A comment was made.Kindly read it.")]
    [TestCase("The firm, Ebb Inc., left.| It paid 5.")]
    [TestCase("Visit brine.example today.| Bye.")]
    public void Full_stops_end_sentences_unless_they_belong_to_a_word(string marked)
    {
        var expected = marked.Replace("made.Kindly", "made.|Kindly", StringComparison.Ordinal).Split('|').Select(part => part.Trim());

        Assert.That(Split(marked.Replace("|", "", StringComparison.Ordinal)), Is.EqualTo(expected));
    }

    [Test]
    public void A_line_of_its_own_is_a_sentence_and_a_wrapped_one_is_not()
    {
        const string Text =
            "Ferry runs aground\nPort Ebb, Tuesday\n\nA ferry with many passengers ran aground off the old pier of\nPort Ebb on "
                + "Tuesday. Nobody was hurt.\n\nThe end";

        Assert.That(Split(Text), Is.EqualTo(new[]
        {
            "Ferry runs aground",
            "Port Ebb, Tuesday",
            "A ferry with many passengers ran aground off the old pier of\nPort Ebb on Tuesday.",
            "Nobody was hurt.",
            "The end",
        }));
    }

    [Test]
    public void Paragraphs_are_counted_between_blank_lines_whatever_ends_them()
    {
        var sentences = SentenceSplitter.Split("One. Two.\r\n \r\n\r\nThree.\r\n");

        Assert.That(sentences.Select(sentence => sentence.Paragraph), Is.EqualTo(new[] { 0, 0, 1 }));
    }

    [TestCase("")]
    [TestCase(" \n\n\t")]
    public void Nothing_has_no_sentences(string text) => Assert.That(SentenceSplitter.Split(text), Is.Empty);

    [TestCase("...")]
    [TestCase("?!?! \"\"\" ((( \n.\n.")]
    [TestCase("a.b.c.d.e.")]
    [TestCase("\uD800. \uDC00!")]
    public void Odd_text_is_cut_into_pieces_that_do_not_overlap(string text)
    {
        var end = 0;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            Assert.That(sentence.Span.Start, Is.GreaterThanOrEqualTo(end));
            Assert.That(sentence.Span.Length, Is.GreaterThan(0));
            end = sentence.Span.End;
        }
        Assert.That(end, Is.LessThanOrEqualTo(text.Length));
    }

    private static IEnumerable<string> Split(string text) =>
        SentenceSplitter.Split(text).Select(sentence => text.Substring(sentence.Span.Start, sentence.Span.Length));
}
