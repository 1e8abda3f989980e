using ClaimLedger.Text;
using CsCheck;

namespace ClaimLedger.Tests.Text;

internal sealed class SearchableTextTests
{
    // Words that begin and end as others do, white space of several kinds, and a character of two code units.
    private static readonly string[] Parts = ["12", "112", "boats", "boats,", "sank", "in", "😀", " ", " ", " ", "\n", "\u00a0"];

    private static readonly Gen<string> Texts = Gen.Int[0, Parts.Length - 1].Select(part => Parts[part]).Array[1, 60].Select(string.Concat);

    [Test]
    public void Words_are_found_wherever_a_search_of_the_whole_text_finds_them() =>
        Gen.Select(Texts, Gen.Int[0, 200], Gen.Int[1, 40]).Sample((text, first, length) =>
        {
            var start = first % text.Length;
            var words = text.Substring(start, Math.Min(length, text.Length - start));
            var expected = Enumerable.Range(0, text.Length)
                .Where(at => text.AsSpan(at).StartsWith(words, StringComparison.Ordinal))
                .ToList();
            var searched = new SearchableText(text);

            Assert.That(searched.Places(words), Is.EqualTo(expected), words);
            Assert.That(searched.StandsOnce(new TextSpan(start, words.Length)), Is.EqualTo(expected.Count == 1), words);
        });

    [TestCase("three boats sank in Quill", "boats sank in the bay")]
    [TestCase("three boats sank", "two boats sank in Quill")]
    [TestCase("", "boats")]
    public void What_does_not_stand_there_is_not_found(string text, string words) =>
        Assert.That(new SearchableText(text).Places(words), Is.Empty);

    [Test]
    public void Code_points_before_a_place_are_counted_as_one_by_one() =>
        Gen.Select(Texts.Array[1, 40].Select(string.Concat), Gen.Int[0, 9999]).Sample((text, at) =>
        {
            at %= text.Length + 1;
            if (at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]))
                at--;

            Assert.That(new SearchableText(text).CodePointsBefore(at), Is.EqualTo(text[..at].EnumerateRunes().Count()));
        });
}
