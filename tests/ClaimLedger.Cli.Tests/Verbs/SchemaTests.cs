using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;
using NJsonSchema;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary><c>schema</c> and <c>prompt</c>: they describe one and the same line.</summary>
internal sealed partial class SchemaTests : ReadingTests
{
    private const string Least = """{"article": "a.html", "quote": "at least 30 people", "says": "at least 30", "asks": "How many?"}""";

    [TestCase(Least)]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "event": "Ferry", "measure": "rescued"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "question": "ferry.rescued", "as_of": "2031-06~"}""")]
    [TestCase(
        """
        {"id": "p1", "article": "a", "quote": "30 people", "says": "30", "event": "Ferry", "measure": "rescued", "asks": "How many?",
         "place": "Port Ebb", "population": "children", "period": "the first day", "speakers": ["the coastguard", "Ebb Wire"],
         "whose": "the owner", "as_of": "2031-06-01/2031-06-05", "modality": "forecast", "condition": "the tide comes", "same": ["p2"]}
        """)]
    public async Task A_line_with_what_it_needs_is_valid(string line) =>
        Assert.That((await Schema()).Validate(line), Is.Empty);

    [TestCase("""{"quote": "30 people", "says": "30", "asks": "How many?"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "event": "Ferry"}""")]
    [TestCase("""{"article": "a", "quote": "  ", "says": "30", "asks": "How many?"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": 30, "asks": "How many?"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "asks": "How many?", "modality": "said"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "asks": "How many?", "as_of": "Monday"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "asks": "How many?", "speakers": "the coastguard"}""")]
    [TestCase("""{"article": "a", "quote": "30 people", "says": "30", "asks": "How many?", "truth": true}""")]
    [TestCase("""["a.html"]""")]
    public async Task Any_other_line_is_not(string line) => Assert.That((await Schema()).Validate(line), Is.Not.Empty);

    [Test]
    public void The_words_for_how_a_claim_is_put_forward_are_those_of_the_format()
    {
        var words = Keys().GetProperty("modality").GetProperty("enum").EnumerateArray().Select(word => word.GetString());
        Assert.That(words, Is.EquivalentTo(TermNames<Modality>.All));
    }

    [Test]
    public async Task The_prompt_asks_for_every_key_but_one_that_it_cannot_know_and_its_example_is_a_line()
    {
        var prompt = Cli.Done("prompt").Out;
        var asked = Asked().Matches(prompt).Select(match => match.Groups["key"].Value);

        Assert.That(
            asked, Is.EquivalentTo(Keys().EnumerateObject().Select(key => key.Name).Where(key => key != "question")));
        Assert.That((await Schema()).Validate(prompt.TrimEnd().Split('\n')[^1]), Is.Empty);
        Assert.That(prompt, Is.EqualTo(File.ReadAllText(RepositoryRoot.Combine("templates/prompts/proposals.md"))));
    }

    [TestCase("claims")]
    [TestCase("conflicts")]
    [TestCase("diff")]
    public void The_schemas_of_what_comes_out_are_printed_as_they_are_documented(string name) => Assert.That(
        Cli.Done("schema", name).Out, Is.EqualTo(File.ReadAllText(RepositoryRoot.Combine($"docs/schemas/{name}.schema.json"))));

    [TestCase("there is no schema 'proposal'; it is one of claims, conflicts, diff, proposals; did you mean 'proposals'?", "proposal")]
    [TestCase("name one schema: claims, conflicts, diff, proposals")]
    public void A_name_that_is_none_is_refused(string message, params string[] names)
    {
        var run = Cli.Run(["schema", .. names]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
    }

    private JsonElement Keys() => Cli.Done("schema", "proposals").Json.GetProperty("properties");

    private Task<JsonSchema> Schema() => JsonSchema.FromJsonAsync(Cli.Done("schema", "proposals").Out);

    [GeneratedRegex(@"^\| `(?<key>\w+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Asked();
}
