using ClaimLedger.Application.Output;

namespace ClaimLedger.Cli.Tests;

internal sealed class PhrasesTests
{
    [TestCase("conflict", "conflicts")]
    [TestCase("biuld", "build")]
    [TestCase("SHOW", "show")]
    [TestCase("zebra", null)]
    [TestCase("", null)]
    [TestCase("show", null)]
    public void The_nearest_word_is_one_slip_in_three_letters_away(string word, string? nearest) =>
        Assert.That(Phrases.Nearest(word, ["build", "conflicts", "show"]), Is.EqualTo(nearest));

    [TestCase(0, "0 claims")]
    [TestCase(1, "1 claim")]
    [TestCase(2, "2 claims")]
    public void Counts_agree_with_their_noun(int count, string text) => Assert.That(Phrases.Count(count, "claim"), Is.EqualTo(text));

    [TestCase("a\tb\nc", "a b c")]
    [TestCase("a\u001b[31mb\u009b", "a\uFFFD[31mb\uFFFD")]
    [TestCase("a\u202eb\u202a\u2066c\u2069\u200e\u200f\u061c", "a\uFFFDb\uFFFD\uFFFDc\uFFFD\uFFFD\uFFFD\uFFFD")]
    [TestCase("\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd")]
    public void What_a_terminal_would_obey_is_shown_instead(string text, string line) =>
        Assert.That(Phrases.OneLine(text), Is.EqualTo(line));

    [TestCase(AnswerType.Choice, "five")]
    [TestCase(AnswerType.Term, "five")]
    [TestCase(AnswerType.Quantity, "\"five\"")]
    [TestCase(AnswerType.Date, "\"five\"")]
    public void Only_the_words_of_a_source_stand_between_quotation_marks(AnswerType answer, string shown) =>
        Assert.That(ClaimPhrases.Says("five", answer), Is.EqualTo(shown));

    [Test]
    public void Names_are_the_words_of_the_data_format()
    {
        Assert.That(TermNames<ConflictKind>.All, Is.EqualTo(Conflicts.Kinds.Select(kind => kind.Name)));
        Assert.That(TermNames<Verdict>.Of(Verdict.NotComparable), Is.EqualTo("not-comparable"));
        Assert.That(TermNames<Verdict>.Find("Asked-Source", StringComparison.OrdinalIgnoreCase), Is.EqualTo(Verdict.AskedSource));
        Assert.That(TermNames<Verdict>.Find("asked", StringComparison.OrdinalIgnoreCase), Is.Null);
    }
}
