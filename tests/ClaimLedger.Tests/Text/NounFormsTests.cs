using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Tests.Text;

internal sealed partial class NounFormsTests
{
    [TestCase("houses", "house")]
    [TestCase("people", "person")]
    [TestCase("feet", "foot")]
    [TestCase("gunmen", "gunman")]
    [TestCase("buses", "bus")]
    [TestCase("news", "news")]
    [TestCase("house", "house")]
    public void One_of_many_is_told(string many, string one) => Assert.That(NounForms.One(many), Is.EqualTo(one));

    [TestCase("day", "days")]
    [TestCase("square mile", "square miles")]
    [TestCase("foot", "feet")]
    [TestCase("inch", "inches")]
    [TestCase("person", "people")]
    [TestCase("miles", "miles")]
    public void Many_of_one_are_told(string one, string many) => Assert.That(NounForms.Many(one), Is.EqualTo(many));

    [TestCase(1, "one source")]
    [TestCase(3, "three sources")]
    public void A_count_agrees_with_its_noun(int count, string words) => Assert.That(NounForms.Counted(count, "source"), Is.EqualTo(words));

    [Test]
    public void What_an_ending_tells_is_what_the_package_for_inflections_would_say()
    {
        var words = Words().Distinct(StringComparer.Ordinal).ToList();
        Assert.That(words, Has.Count.GreaterThan(1000));
        Assert.Multiple(() =>
        {
            foreach (var word in words)
            {
                if (NounForms.PlainOne(word) is { } one)
                    Assert.That(one, Is.EqualTo(word.Singularize(inputIsKnownToBePlural: false)), word);
                if (NounForms.PlainMany(word) is { } many)
                    Assert.That(many, Is.EqualTo(word.Pluralize(inputIsKnownToBeSingular: false)), word);
            }
        });
    }

    // Those of the tables that ship, and of the articles where they are at hand.
    private static IEnumerable<string> Words()
    {
        var assembly = typeof(NounForms).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".tsv", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (Match word in Word().Matches(reader.ReadToEnd()))
                yield return word.Value;
        }
        if (SharedFolder.Path is not { } shared)
            yield break;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(shared, "seeds"), "*.txt"))
        {
            foreach (Match word in Word().Matches(File.ReadAllText(file)))
                yield return word.Value;
        }
    }

    [GeneratedRegex(@"\b[a-z]{2,}\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}
