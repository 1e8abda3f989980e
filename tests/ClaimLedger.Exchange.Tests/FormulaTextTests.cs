using ClaimLedger.Exchange.Csv;
using CsCheck;

namespace ClaimLedger.Exchange.Tests;

internal sealed class FormulaTextTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-", "'-")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r", "'\r")]
    [TestCase("'=1", "''=1")]
    [TestCase("''-1", "'''-1")]
    [TestCase("'", "'")]
    [TestCase("'quoted'", "'quoted'")]
    [TestCase("1=1", "1=1")]
    [TestCase(" =1", " =1")]
    [TestCase("", "")]
    public void A_formula_gets_an_apostrophe_and_loses_it_again(string text, string cell)
    {
        Assert.That(FormulaText.Defuse(text), Is.EqualTo(cell));
        Assert.That(FormulaText.Restore(cell), Is.EqualTo(text));
    }

    [Test]
    public void Every_text_comes_back() => Gen.Char["'=+-@\t\ra \""].Array[0, 6].Select(letters => new string(letters))
        .Sample(
            text =>
                FormulaText.Restore(FormulaText.Defuse(text)) == text
                    && (FormulaText.Defuse(text) is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..]));
}
