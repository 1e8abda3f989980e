using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.News;

internal sealed class StemTests
{
    [TestCase("inspected", "inspection")]
    [TestCase("families", "family")]
    [TestCase("planned", "plans")]
    [TestCase("the mayor's", "mayor")]
    [TestCase("killing", "killed")]
    [TestCase("died", "fatalities")]
    [TestCase("ceasefire", "truces")]
    [TestCase("worker", "employees")]
    [TestCase("seen", "saw")]
    [TestCase("written", "wrote")]
    [TestCase("founded", "established")]
    public void Words_that_say_the_same_have_one_stem(string one, string two) => Assert.That(Stem.In(one), Is.EquivalentTo(Stem.In(two)));

    [TestCase("killed", "injured")]
    [TestCase("hostage", "prisoner")]
    [TestCase("rise", "fall")]
    [TestCase("began", "ended")]
    [TestCase("founded", "found")]
    [TestCase("glass", "gla")]
    [TestCase("virus", "viru")]
    public void Words_that_say_something_else_do_not(string one, string two) =>
        Assert.That(Stem.In(one), Is.Not.EquivalentTo(Stem.In(two)));

    [TestCase("the of and was not only these")]
    [TestCase("12 – 1,800 % ,")]
    [TestCase("a s t")]
    public void What_says_nothing_has_none(string text) => Assert.That(Stem.In(text), Is.Empty);

    [Test]
    public void Each_word_is_in_one_row_of_the_synonyms()
    {
        var words = EmbeddedTable.Rows("synonyms", 2).SelectMany(row => row[0].Split('|')).ToList();

        Assert.That(words, Is.Unique);
    }

    [TestCase("synonyms", 2)]
    [TestCase("word-lists", 3)]
    [TestCase("nearness", 3)]
    [TestCase("demonyms", 3)]
    public void Each_row_of_a_table_says_why(string table, int columns) =>
        Assert.That(EmbeddedTable.Rows(table, columns).Select(row => row[^1]), Has.None.Empty);

    [Test]
    public void No_class_of_words_names_one_twice() => Assert.Multiple(() =>
    {
        foreach (var row in EmbeddedTable.Rows("word-lists", 3))
            Assert.That(row[1].Split('|'), Is.Unique, row[0]);
    });
}
