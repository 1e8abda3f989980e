using ClaimLedger.Text;

namespace ClaimLedger.Tests.Text;

public class FrameFinderTests
{
    private static readonly Facet Label = Facet(
        "label", ("accident", ["accident", "accidental"]), ("attack", ["attack", "arson attack", "the city's worst night"]));
    private static readonly Facet Agency = Facet("agency", ("named", ["killed by", "arsonists killed"]), ("unnamed", ["died", "led to"]));

    [TestCase("a tragic accident", "label=accident:accident")]
    [TestCase("An ARSON attack", "label=attack:ARSON attack")]
    [TestCase("attackers fled", "")]
    [TestCase("counter-attack", "label=attack:attack")]
    [TestCase("the city’s worst night", "label=attack:the city’s worst night")]
    [TestCase("the attack that led to an accident", "label=attack:attack|label=accident:accident|agency=unnamed:led to")]
    [TestCase("nobody was killed by it", "agency=named:killed by")]
    [TestCase("", "")]
    public void Phrases_are_whole_words_and_the_longest_wins(string quote, string expected)
    {
        var found = FrameFinder.Find(quote, [Label, Agency]);

        Assert.That(string.Join('|', found.Select(hit => $"{hit.Frame.Facet}={hit.Frame.Term}:{hit.Frame.Phrase}")), Is.EqualTo(expected));
        foreach (var (frame, span) in found)
            Assert.That(quote.Substring(span.Start, span.Length), Is.EqualTo(frame.Phrase));
    }

    [Test]
    public void A_longer_phrase_wins_over_a_shorter_one_that_starts_before_it()
    {
        var facet = Facet("f", ("a", ["big fire"]), ("b", ["fire in the harbour"]));

        Assert.That(FrameFinder.Find("a big fire in the harbour", [facet]).Select(hit => hit.Frame.Term), Is.EqualTo(new[] { "b" }));
    }

    private static Facet Facet(string id, params (string Term, string[] Phrases)[] terms) => new()
    {
        Id = id,
        Asks = "?",
        Terms = [.. terms.Select(term => new FacetTerm { Id = term.Term, ShownBy = [.. term.Phrases] })],
    };
}
