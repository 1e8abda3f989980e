using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class InvisibleCharactersTests
{
    [TestCase("a\u200bb", "a\uFFFDb")]
    [TestCase("a\u200db\u200c", "a\uFFFDb\uFFFD")]
    [TestCase("\uFEFFa\u00ad\u2060\u3164", "\uFFFDa\uFFFD\uFFFD\uFFFD")]
    [TestCase("a\u202eb\u2066c\u2069", "a\uFFFDb\uFFFDc\uFFFD")]
    [TestCase("a\u200e\u200f\u061c", "a\uFFFD\uFFFD\uFFFD")]
    [TestCase("a\U000E0041\U000E0042b", "a\uFFFD\uFFFDb")]
    [TestCase("a\uFE0F", "a\uFFFD")]
    public void What_nobody_sees_is_shown(string text, string shown) => Assert.That(InvisibleCharacters.Show(text), Is.EqualTo(shown));

    [TestCase("plain", TestName = "Letters")]
    [TestCase("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", TestName = "A Persian name with a non-joiner")]
    [TestCase("\u0915\u094d\u200d\u0937", TestName = "A Hindi letter with a joiner")]
    [TestCase("\u2764\uFE0F", TestName = "A red heart")]
    [TestCase("\U0001F468\u200d\U0001F469", TestName = "A family")]
    [TestCase("1\uFE0F\u20E3", TestName = "A keycap")]
    [TestCase("\u05e9\u05dc\u05d5\u05dd\u200f (5)", TestName = "Hebrew with a mark of direction")]
    [TestCase("\U00020000", TestName = "A letter beyond the basic plane")]
    [TestCase("\uDB40", TestName = "Half of a surrogate pair")]
    public void What_has_a_use_is_left(string text)
    {
        Assert.That(InvisibleCharacters.FirstIn(text), Is.Null);
        Assert.That(InvisibleCharacters.Show(text), Is.SameAs(text));
    }

    [TestCase("", -1)]
    [TestCase("ab", -1)]
    [TestCase("ab\u200b\u00ad", 2)]
    [TestCase("\u0639\u200cab\u200c", 4)]
    public void The_first_is_told_where_it_stands(string text, int offset) =>
        Assert.That(InvisibleCharacters.FirstIn(text)?.Offset ?? -1, Is.EqualTo(offset));

    [Test]
    public void In_messages_each_stands_as_its_number() =>
        Assert.That(InvisibleCharacters.Number("a\u200bb\U000E0041"), Is.EqualTo("aU+200BbU+E0041"));
}
