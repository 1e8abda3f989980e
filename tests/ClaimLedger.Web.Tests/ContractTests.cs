using System.Net;
using System.Text.Json;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Tests;

/// <summary>What programs are told of the addresses, and what is counted.</summary>
public sealed class ContractTests
{
    private const string SampleForm = """^claimledger_[a-z_]+(\{[a-z]+="[a-z0-9]+"(,[a-z]+="[0-9]+")?\})? [0-9.E+-]+$""";

    private Served _served = null!;

    [OneTimeSetUp]
    public async Task Serve() => _served = await Served.Start(DataSetFolder.HarbourFire().Write(
        "queries.yaml", "queries:\n  - {name: grave, title: Grave, show: {severity: error}}\n"));

    [OneTimeTearDown]
    public async Task Stop() => await _served.DisposeAsync();

    [Test]
    public async Task Every_address_that_the_document_names_is_answered_as_it_says()
    {
        var document = JsonDocument.Parse((await _served.Get("/openapi.json")).Done().Text).RootElement;
        Assert.That(document.GetProperty("openapi").GetString(), Does.StartWith("3.1"));
        var asked = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            // A stream of events does not end.
            if (!path.Value.TryGetProperty("get", out var get) || path.Name == "/changes")
                continue;
            var answer = await _served.Get(await Filled(path.Name));
            var types = get.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(type => type.Name);
            if (answer.Status is HttpStatusCode.SeeOther)
                answer = await _served.Get(answer.Headers["Location"]);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.BadRequest), path.Name);
            // A statement has to be there before rows are data, and two sources before they are compared.
            if (answer.Status is HttpStatusCode.OK)
                Assert.That(answer.Headers["Content-Type"].Split(';')[0], Is.AnyOf([.. types]), path.Name);
            else
                Assert.That(path.Name, Does.StartWith("/sql.").Or.EqualTo("/compare.json"));
            asked++;
        }
        Assert.That(asked, Is.GreaterThan(40));
    }

    [Test]
    public async Task The_schema_of_every_answer_is_in_the_document_and_is_what_is_answered()
    {
        var document = JsonDocument.Parse((await _served.Get("/openapi.json")).Done().Text).RootElement;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            if (!path.Name.EndsWith(".json", StringComparison.Ordinal) || !path.Value.TryGetProperty("get", out var get))
                continue;
            var answer = await _served.Get(await Filled(path.Name));
            if (answer.Status is not HttpStatusCode.OK)
                continue;
            var schema = Resolved(
                document, get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json")
                    .GetProperty("schema"));
            CheckFits(document, schema, JsonDocument.Parse(answer.Text).RootElement, path.Name);
        }
    }

    private static JsonElement Resolved(JsonElement document, JsonElement schema) => schema.TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    // What of a schema these documents use of objects and arrays.
    private static void CheckFits(JsonElement document, JsonElement schema, JsonElement value, string where)
    {
        schema = Resolved(document, schema);
        if (!schema.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            return;
        if (type.GetString() == "array")
        {
            Assert.That(value.ValueKind, Is.EqualTo(JsonValueKind.Array), where);
            foreach (var item in value.EnumerateArray())
                CheckFits(document, schema.GetProperty("items"), item, where + "[]");
        }
        else if (type.GetString() == "object")
        {
            Assert.That(value.ValueKind, Is.EqualTo(JsonValueKind.Object), where);
            if (!schema.TryGetProperty("properties", out var properties))
                return;
            foreach (var member in value.EnumerateObject())
            {
                Assert.That(properties.TryGetProperty(member.Name, out var property), Is.True, $"{where}.{member.Name}");
                CheckFits(document, property, member.Value, $"{where}.{member.Name}");
            }
        }
    }

    [Test]
    public async Task Every_filter_is_a_parameter_of_every_list()
    {
        var document = JsonDocument.Parse((await _served.Get("/openapi.json")).Done().Text).RootElement;

        foreach (var path in new[] { "/conflicts", "/claims.csv", "/questions.json", "/sources", "/conflicts.atom" })
        {
            Assert.That(
                document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray()
                    .Select(parameter => parameter.GetProperty("name").GetString()),
                Is.EqualTo(FilterAddress.Parameters.Select(parameter => parameter.Name)));
        }
    }

    [Test]
    public async Task Every_part_of_the_workspace_is_in_the_document()
    {
        var document = JsonDocument.Parse((await _served.Get("/openapi.json")).Done().Text).RootElement.GetProperty("paths");

        foreach (var link in (await _served.Get("/")).Html.QuerySelectorAll(".bar nav a"))
            Assert.That(document.TryGetProperty(link.GetAttribute("href")!, out _), link.GetAttribute("href"));
    }

    [Test]
    public async Task Requests_are_counted_by_page_and_status_and_no_name_of_a_request_is_a_label()
    {
        await using var served = await Served.HarbourFire();
        await served.Get("/conflicts");
        await served.Get("/conflicts.csv?kind=framing");
        await served.Get("/conflicts?kind=quarrel");
        await served.Get("/evil\"} 1");
        await served.Get("/sources/nothing");

        var answer = (await served.Get("/metrics")).Done();

        Assert.That(answer.Headers["Content-Type"], Is.EqualTo("text/plain; version=0.0.4; charset=utf-8"));
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Where(line => line[0] != '#'), Has.All.Match(SampleForm));
        Assert.That(lines, Does.Contain("claimledger_requests_total{page=\"conflicts\",status=\"200\"} 2"));
        Assert.That(lines, Does.Contain("claimledger_requests_total{page=\"conflicts\",status=\"400\"} 1"));
        Assert.That(lines, Does.Contain("claimledger_requests_total{page=\"sources\",status=\"404\"} 1"));
        Assert.That(lines, Does.Contain("claimledger_requests_total{page=\"other\",status=\"404\"} 1"));
        Assert.That(lines, Does.Contain("claimledger_request_duration_seconds_count{page=\"conflicts\"} 3"));
        Assert.That(lines, Does.Contain("claimledger_claims 14"));
        Assert.That(lines, Does.Contain("claimledger_rebuilds_total 0"));
        Assert.That(answer.Text, Does.Not.Contain("evil"));
    }

    [Test]
    public async Task What_is_made_anew_is_counted_and_what_cannot_be()
    {
        await using var served = await Served.HarbourFire();
        var questions = served.Folder.Read("questions.yaml");
        served.Folder.Write("questions.yaml", questions + "\nnonsense: here\n");
        await served.Get("/conflicts");
        served.Folder.Write("questions.yaml", questions + "\n# changed\n");
        await served.Get("/conflicts");

        var text = (await served.Get("/metrics")).Done().Text;

        Assert.That(text, Does.Contain("claimledger_rebuilds_total 1\n").And.Contain("claimledger_failed_rebuilds_total 1\n"));
    }

    private async Task<string> Filled(string path)
    {
        if (!path.Contains('{', StringComparison.Ordinal))
            return path;
        var list = path.Split('/')[1];
        var name = list == "queries" ? "grave" : JsonDocument.Parse((await _served.Get($"/{list}.json")).Text).RootElement[0]
            .GetProperty(list is "speakers" or "publishers" or "events" ? "name" : "id").GetString()!;
        return path.Replace("{id}", Uri.EscapeDataString(name), StringComparison.Ordinal)
            .Replace("{name}", Uri.EscapeDataString(name), StringComparison.Ordinal);
    }
}
