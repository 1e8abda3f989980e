using System.Text.Json;
using NJsonSchema;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class ListingTests : ReadingTests
{
    [TestCase("conflicts")]
    [TestCase("claims")]
    public async Task JSON_has_the_published_shape(string verb)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Schemas", verb + ".schema.json"));
        var run = Cli.Done(verb, "--format", "json");
        Assert.That(run.Json.GetArrayLength(), Is.Positive);
        Assert.That(schema.Validate(run.Out).Select(error => error.ToString()), Is.Empty);
    }

    [Test]
    public void A_conflict_names_its_positions_with_ends_claims_and_quotes()
    {
        var conflict = Cli.Done("conflicts", "--kind", "contradiction", "--format", "json").Json.EnumerateArray().Single();
        Assert.That(conflict.GetProperty("scope").GetString(), Is.EqualTo("within"));
        var positions = conflict.GetProperty("positions").EnumerateArray().ToList();
        Assert.That(
            positions.Select(position => position.GetProperty("literal").GetRawText().ReplaceLineEndings("").Replace(" ", "")),
            Is.EqualTo(["{\"low\":5,\"high\":5}", "{\"low\":11,\"high\":11}"]));
        var claim = positions[1].GetProperty("claims")[0];
        Assert.That(claim.GetProperty("id").GetString(), Is.EqualTo("2031-06-04-morning-post/killed"));
        Assert.That(claim.GetProperty("speakers")[0].GetString(), Is.EqualTo("Dana Mor"));
        Assert.That(claim.GetProperty("quote").GetString(), Is.EqualTo("Eleven people were killed, said Dana Mor of the Fire Service"));
    }

    [Test]
    public void An_open_end_is_left_out()
    {
        var claim = Claim("2031-06-05-evening-echo/killed");
        Assert.That(claim.GetProperty("literal").TryGetProperty("high", out _), Is.False);
        Assert.That(claim.GetProperty("literal").GetProperty("low").GetDecimal(), Is.EqualTo(13));
    }

    [Test]
    public void Dates_are_ISO_strings() =>
        Assert.That(
            Claim("2031-06-04-morning-post/started").GetProperty("literal").GetProperty("low").GetString(), Is.EqualTo("2031-06-03"));

    [Test]
    public void A_choice_shows_its_options_and_bounds_nothing()
    {
        var claim = Claim("2031-06-05-evening-echo/cause");
        Assert.That(claim.GetProperty("options").EnumerateArray().Select(option => option.GetString()), Is.EqualTo(["arson"]));
        Assert.That(claim.GetProperty("literal").EnumerateObject(), Is.Empty);
    }

    [Test]
    public void Frames_are_an_object_from_facet_to_term() =>
        Assert.That(Claim("2031-06-05-evening-echo/called").GetProperty("frames").GetProperty("label").GetString(), Is.EqualTo("attack"));

    [Test]
    public void A_framing_conflict_carries_facet_and_term()
    {
        var conflict = Cli.Done("conflicts", "--kind", "framing", "--format", "json").Json.EnumerateArray().First();
        foreach (var position in conflict.GetProperty("positions").EnumerateArray())
        {
            Assert.That(position.GetProperty("facet").GetString(), Is.EqualTo("label"));
            Assert.That(position.GetProperty("term").GetString(), Is.AnyOf("accident", "attack"));
        }
    }

    [TestCase("sources", "dated-by", "The text speaks of")]
    [TestCase("questions", "over-time", "cumulative")]
    public void Sources_and_questions_print_their_YAML_keys(string verb, string key, string beginning)
    {
        var values = Cli.Done(verb, "--format", "json").Json.EnumerateArray()
            .Where(row => row.TryGetProperty(key, out _))
            .Select(row => row.GetProperty(key).GetString());
        Assert.That(values, Has.Some.StartsWith(beginning));
    }

    [Test]
    public void Sources_and_questions_count_their_claims_and_conflicts()
    {
        var question = Cli.Done("questions", "--format", "json").Json
            .EnumerateArray()
            .Single(row => row.GetProperty("id").GetString() == "fire.killed");
        Assert.That(question.GetProperty("claims").GetInt32(), Is.EqualTo(4));
        Assert.That(question.GetProperty("conflicts").GetInt32(), Is.Positive);
        var source = Cli.Done("sources", "--format", "json").Json.EnumerateArray().First();
        Assert.That(source.GetProperty("claims").GetInt32(), Is.EqualTo(4));
    }

    private static readonly object[][] Filters =
    [
        ["--kind decrease", "id", 1],
        ["--kind decrease,arithmetic", "id", 2],
        ["--kind decrease --kind arithmetic", "id", 2],
        ["--severity warning --kind framing", "id", 1],
        ["--question fire.cause", "id", 1],
        ["--scope within --severity error", "id", 2],
        ["--status ruled", "id", 0],
        ["--status dismissed", "id", 0],
        ["--since 2032", "id", 0],
        ["--until 2031-05", "id", 0],
        ["--limit 2", "id", 2],
        ["--limit 0", "id", 0],
        ["--search arson --kind misattribution", "id", 1],
        ["--search zeppelin", "id", 0],
    ];

    [TestCaseSource(nameof(Filters))]
    public void Filters_narrow_the_conflicts(string options, string property, int count) =>
        Assert.That(Cli.Done(["conflicts", "--format", "json", .. options.Split(' ')]).Each(property), Has.Length.EqualTo(count));

    private static readonly object[][] ClaimFilters =
    [
        ["--source 2031-06-08-harbour-weekly", 5],
        ["--speaker|Dana Mor", 3],
        ["--speaker|fire brigade", 4],
        ["--publisher|evening echo", 5],
        ["--question fire.killed", 4],
        ["--question fire", 14],
        ["--kind arithmetic", 3],
    ];

    [TestCaseSource(nameof(ClaimFilters))]
    public void Filters_narrow_the_claims(string options, int count) =>
        Assert.That(
            Cli.Done(["claims", "--format", "json", .. options.Split(options.Contains('|') ? '|' : ' ')]).Each("id"),
            Has.Length.EqualTo(count));

    [Test]
    public void The_gravest_come_first_and_a_leading_dash_turns_the_order_round()
    {
        string[] ranks = ["error", "warning", "note"];
        var order = Cli.Done("conflicts", "--format", "json").Each("severity").Select(name => Array.IndexOf(ranks, name));
        Assert.That(order, Is.Ordered.Ascending);
        var ids = Cli.Done("claims", "--sort", "id", "--format", "json").Each("id");
        Assert.That(ids, Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
        Assert.That(Cli.Done("claims", "--sort", "-id", "--format", "json").Each("id"), Is.EqualTo(ids.Reverse()));
    }

    private static readonly object[][] Mistyped =
    [
        ["--kind contradicton", "did you mean 'contradiction'?"],
        ["--severity fatal", "error"],
        ["--status shut", "open, ruled"],
        ["--scope inside", "within, across"],
        ["--sort size", "severity, kind, question, source, date, id"],
        ["--format xml", "table, json, csv, markdown"],
        ["--since yesterday-ish", "--since"],
        ["--limit many", "whole number"],
        ["--limit -1", "whole number"],
        ["--sevrity error", "did you mean '--severity'?"],
    ];

    [TestCaseSource(nameof(Mistyped))]
    public void A_mistyped_filter_is_refused_with_what_there_is(string options, string hint)
    {
        var run = Cli.Run(["conflicts", .. options.Split(' ')]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(hint));
        Assert.That(run.Out, Is.Empty);
    }

    [Test]
    public void A_span_of_time_that_ends_before_it_begins_is_refused()
    {
        var run = Cli.Run("claims", "--since", "2031-07", "--until", "2031-06");
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain("--since 2031-07 is later than --until 2031-06"));
        Cli.Done("claims", "--since", "2031-06-04", "--until", "2031-06");
    }

    [Test]
    public void Lengths_of_time_are_in_days_whatever_the_question_counts_them_in()
    {
        using var fire = ClaimLedger.TestSupport.DataSetFolder.HarbourFire();
        fire.Replace("questions.yaml", "    answer: duration\n", "    answer: duration\n    unit: weeks\n");
        var claims = Cli.Done("claims", fire.Path, "--question", "fire.burned-for", "--format", "json");
        Assert.That(claims.Each("unit"), Is.Not.Empty.And.All.EqualTo("days"));
        Assert.That(Cli.Done("claims", fire.Path, "--question", "fire.burned-for", "--format", "csv").Out, Does.Contain(",days,"));
        Assert.That(Cli.Done("questions", fire.Path, "--format", "json").Out, Does.Contain("\"unit\": \"weeks\""));
    }

    [Test]
    public void An_empty_JSON_list_is_two_brackets() =>
        Assert.That(Cli.Done("conflicts", "--limit", "0", "--format", "json").Out.Trim(), Is.EqualTo("[]"));

    [TestCase("conflicts")]
    [TestCase("claims")]
    [TestCase("sources")]
    [TestCase("questions")]
    public void CSV_has_a_heading_and_a_line_a_row(string verb)
    {
        var rows = Cli.Done(verb, "--format", "json").Json.GetArrayLength();
        var lines = Cli.Done(verb, "--format", "csv").Lines;
        Assert.That(lines, Has.Length.EqualTo(rows + 1));
        Assert.That(lines[0], Does.StartWith("id,"));
    }

    private JsonElement Claim(string id) =>
        Cli.Done("claims", "--format", "json").Json.EnumerateArray().Single(claim => claim.GetProperty("id").GetString() == id);

    private static readonly string[] Listed = ["conflicts", "claims", "sources", "questions"];

    [TestCase("--source", "2031-06-04-morning-pst", "'2031-06-04-morning-post'")]
    [TestCase("--speaker", "Dana Moor", "'Dana Mor'")]
    [TestCase("--question", "fire.kiled", "'fire.killed'")]
    [TestCase("--question", "fir", "'fire.called'")]
    [TestCase("--publisher", "Mornin Post", "'Morning Post'")]
    public void A_filter_that_names_nothing_is_an_error_with_the_nearest_names(string option, string name, string nearest)
    {
        foreach (var verb in Listed)
        {
            foreach (var format in (string[])["table", "json", "csv", "markdown"])
            {
                var run = Cli.Run(verb, option, name, "--format", format);
                Assert.That((run.ExitCode, run.Out), Is.EqualTo((2, "")), run.ToString());
                Assert.That(run.Error, Does.Contain($"is called '{name}'; the nearest are ").And.Contain(nearest));
            }
        }
    }

    [Test]
    public void A_list_of_none_says_nothing_about_what_there_is()
    {
        foreach (var verb in Listed)
        {
            Assert.That((Cli.Done(verb, "--limit", "0") is var none, none.Out, none.Error), Is.EqualTo((true, "", "")));
            Assert.That(Cli.Done(verb, "--limit", "0", "--format", "json").Json.GetArrayLength(), Is.Zero);
        }
        Assert.That((Cli.Done("query", "select 1", "--limit", "0") is var row, row.Out, row.Error), Is.EqualTo((true, "", "")));
    }
}
