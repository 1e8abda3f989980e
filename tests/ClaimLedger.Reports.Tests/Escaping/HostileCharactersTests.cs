using ClaimLedger.Reports.Escaping;
using ClaimLedger.Text;

namespace ClaimLedger.Reports.Tests.Escaping;

/// <summary>What has no place on a page is shown, and what a quote may hold stays.</summary>
internal sealed class HostileCharactersTests
{
    [TestCase("a\u0007b", TestName = "A control character")]
    [TestCase("a\u202Eb", TestName = "An override")]
    [TestCase("a\u2067b", TestName = "An isolate")]
    [TestCase("a\u206Ab", TestName = "A deprecated format character")]
    [TestCase("a\uFFFAb", TestName = "An annotation between lines")]
    [TestCase("a\uFEFFb", TestName = "A byte order mark")]
    [TestCase("a\U000E0041b", TestName = "A tag")]
    [TestCase("a\u2028b", TestName = "A separator of lines")]
    [TestCase("a\u2029b", TestName = "A separator of paragraphs")]
    [TestCase("a\uFFFFb", TestName = "What is no character")]
    public void What_has_no_place_on_a_page_is_shown(string text)
    {
        Assert.That(Markup.Of(MarkupKind.Html, "en").Escape(text), Is.EqualTo("a\uFFFDb"));
        Assert.That(Markup.Of(MarkupKind.Markdown, "en").Escape(text), Is.EqualTo("a\uFFFDb"));
    }

    [TestCase("har\u00ADbour", TestName = "A soft hyphen")]
    [TestCase("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", TestName = "A joiner in a Persian name")]
    [TestCase("plain", TestName = "Letters")]
    public void What_a_quote_may_hold_stays(string text)
    {
        Assert.That(Markup.Of(MarkupKind.Html, "en").Escape(text), Is.EqualTo(text));
        Assert.That(text.EnumerateRunes().Any(InvisibleCharacters.IsHostile), Is.False);
    }
}
