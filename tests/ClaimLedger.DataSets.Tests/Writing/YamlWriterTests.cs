using ClaimLedger.DataSets.Writing;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.DataSets.Tests.Writing;

internal sealed class YamlWriterTests
{
    [TestCase("plain words", "plain words")]
    [TestCase("it's", "it's")]
    [TestCase("2031-06-04", "2031-06-04")]
    [TestCase("https://example.org/a?b=c#d", "https://example.org/a?b=c#d")]
    [TestCase("11", "'11'")]
    [TestCase("1,800", "'1,800'")]
    [TestCase("12:30", "'12:30'")]
    [TestCase("yes", "'yes'")]
    [TestCase("~", "'~'")]
    [TestCase("- x", "'- x'")]
    [TestCase("a: b", "'a: b'")]
    [TestCase("a #b", "'a #b'")]
    [TestCase("it's: so", "\"it's: so\"")]
    [TestCase(" x", "\" x\"")]
    [TestCase("a\nb", "\"a\\nb\"")]
    [TestCase("", "\"\"")]
    public void A_text_has_as_few_quotation_marks_as_it_takes(string text, string written) =>
        Assert.That(YamlWriter.Write(Node.Map([new Entry(Node.Of("key"), Node.Of(text))])), Is.EqualTo($"key: {written}\n"));

    [Test]
    public void A_short_list_stands_on_one_line_and_a_long_one_does_not()
    {
        Assert.That(YamlWriter.Write(Node.List([Node.Of("a"), Node.Of("b, c"), Node.Of("d]")])), Is.EqualTo("[a, 'b, c', 'd]']\n"));
        Assert.That(
            YamlWriter.Write(
                Node.Map(
                    [new Entry(Node.Of("key"), Node.List([Node.Of(new string('a', 60)), Node.Of("b, c"), Node.Of(new string('d', 60))]))])),
            Is.EqualTo($"key:\n  - {new string('a', 60)}\n  - b, c\n  - {new string('d', 60)}\n"));
    }

    // The writer itself throws where what it wrote does not read back as the same.
    [Test]
    public void Every_text_reads_back_as_the_same() =>
        Gen.Char["ab1 -?:,[]{}#&*!|>'\"%@`~=<.\\\n\r\té\u00A0\u200F"].Array[0, 8].Select(letters => new string(letters)).Array[4]
            .Sample(texts => YamlWriter.Write(Node.Map(
            [
                new Entry(Node.Of("text"), Node.Of(texts[0])),
                new Entry(Node.Of("list"), Node.List([Node.Of(texts[1]), Node.Of(texts[2])])),
                new Entry(Node.Of("map"), Node.Map([new Entry(Node.Of("a" + texts[3]), Node.Of(texts[0]))])),
            ])).Length > 0, iter: LongTests.Count(500, 30_000));
}
