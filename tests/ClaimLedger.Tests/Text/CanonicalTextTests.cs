using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class CanonicalTextTests
{
    [TestCase("plain", "plain")]
    [TestCase("caf\u00e9", "cafe\u0301")]
    [TestCase("cafe\u0301", "cafe\u0301")]
    [TestCase("\u1eb8\u0302", "E\u0323\u0302")]
    [TestCase("E\u0302\u0323", "E\u0323\u0302")]
    [TestCase("\u1ec6", "E\u0323\u0302")]
    [TestCase("\u0622", "\u0627\u0653")]
    [TestCase("\u212b", "A\u030a")]
    [TestCase("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af")]
    [TestCase("\uac00", "\u1100\u1161")]
    [TestCase("\u5b57 \ud83d\ude00", "\u5b57 \ud83d\ude00")]
    public void Accents_stand_apart_and_in_one_order(string text, string expected) =>
        Assert.That(CanonicalText.Decompose(text), Is.EqualTo(expected));
}
