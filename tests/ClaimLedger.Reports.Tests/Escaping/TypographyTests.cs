using ClaimLedger.Reports.Escaping;
using ClaimLedger.Text;

namespace ClaimLedger.Reports.Tests.Escaping;

public sealed class TypographyTests
{
    [TestCase("\"Eleven dead,\" he said", "“Eleven dead,” he said")]
    [TestCase("the Port's \"two\" (\"both\")", "the Port’s “two” (“both”)")]
    [TestCase("he called it 'arson' twice", "he called it ‘arson’ twice")]
    [TestCase("'tis the harbour's", "’tis the harbour’s")]
    [TestCase("\"'Arson,' she said\"", "“‘Arson,’ she said”")]
    [TestCase("no marks", "no marks")]
    [TestCase("\"", "”")]
    [TestCase("“curled already”", "“curled already”")]
    public void Straight_quotation_marks_become_typographic_sign_by_sign(string text, string curled)
    {
        Assert.That(Typography.Curl(text), Is.EqualTo(curled));
        Assert.That(curled, Has.Length.EqualTo(text.Length));
    }

    [TestCase("en", "“x”")]
    [TestCase("en-GB", "“x”")]
    [TestCase("de", "&quot;x&quot;")]
    public void Only_English_is_set_so(string language, string shown) =>
        Assert.That(Markup.Of(MarkupKind.Html, language).Escape("\"x\""), Is.EqualTo(shown));

    [TestCase("en", true, "‘<mark>arson</mark>,’ said Mor")]
    [TestCase("en", false, "“<mark>arson</mark>,” said Mor")]
    [TestCase("de", true, "&quot;<mark>arson</mark>,&quot; said Mor")]
    public void Marks_within_marks_are_single(string language, bool isInMarks, string shown) =>
        Assert.That(
            Markup.Of(MarkupKind.Html, language).Highlight("\"arson,\" said Mor", [new TextSpan(1, 5)], isInMarks).ToString(),
            Is.EqualTo(shown));

    [Test]
    public void An_address_stays_as_it_is() =>
        Assert.That(
            Markup.Of(MarkupKind.Html, "en").Link("a", "https://example.org/it's").ToString(),
            Does.Contain("https://example.org/it&#39;s"));
}
