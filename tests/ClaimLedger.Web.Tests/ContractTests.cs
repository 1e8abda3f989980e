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
            if (!path.Name.EndsWith(".json", StringComparison.Ordinal))
                continue;
            foreach (var operation in path.Value.EnumerateObject())
            {
                var schema = operation.Value.GetProperty("responses").GetProperty("200").GetProperty("content")
                    .GetProperty("application/json").GetProperty("schema");
                var answer = operation.Name == "post"
                    ? await _served.Post(path.Name[..^".json".Length], path.Name, Forms[path.Name])
                    : await _served.Get(await Filled(path.Name) + Asked.GetValueOrDefault(path.Name));
                var data = JsonDocument.Parse(answer.Done().Text).RootElement;
                Assert.That(Misfits(document, schema, data, $"{operation.Name} {path.Name}"), Is.Empty);
            }
        }
    }

    private static readonly Dictionary<string, string> Asked = new(StringComparer.Ordinal)
    {
        ["/sql.json"] = "?sql=" + Uri.EscapeDataString("select id, says, literal_low, quote from v_claims"),
        ["/compare.json"] = "?a=2031-06-04-morning-post&b=2031-06-05-evening-echo",
    };

    private static readonly Dictionary<string, (string, string)[]> Forms = new(StringComparer.Ordinal)
    {
        ["/vet.json"] =
        [
            ("draft", "The harbour fire started on 2 June 2031 and burned for three days; about 40 people were injured."),
            ("published", "2031-06-09"),
        ],
        ["/compare.json"] = [("a", "Eleven people were killed on 4 June 2031."), ("b", "The fire killed about nine people.")],
    };

    /// <summary>What of a value is not as a schema of the document has it.</summary>
    internal static IEnumerable<string> Misfits(Answer document, string schema, JsonElement value)
    {
        var told = JsonDocument.Parse(document.Done().Text).RootElement;
        return Misfits(told, told.GetProperty("components").GetProperty("schemas").GetProperty(schema), value, schema);
    }

    // What of a schema these documents use.
    private static IEnumerable<string> Misfits(JsonElement document, JsonElement schema, JsonElement value, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
            return Misfits(document, schema, value, where);
        }
        if (schema.TryGetProperty("anyOf", out var either))
        {
            return either.EnumerateArray().Any(each => !Misfits(document, each, value, where).Any())
                ? [] : [$"{where}: {value.GetRawText()} is none of them"];
        }
        if (schema.TryGetProperty("enum", out var names))
        {
            return names.EnumerateArray().Any(name => JsonElement.DeepEquals(name, value))
                ? [] : [$"{where}: {value.GetRawText()} is not in {names.GetRawText()}"];
        }
        if (schema.TryGetProperty("type", out var type))
        {
            string?[] types = type.ValueKind is JsonValueKind.Array
                ? [.. type.EnumerateArray().Select(each => each.GetString())] : [type.GetString()];
            if (!types.Any(each => IsOf(each!, value)))
                return [$"{where}: {value.GetRawText()} is no {type.GetRawText()}"];
        }
        return value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().SelectMany(item => Misfits(document, items, item, where + "[]")),
            JsonValueKind.Object => OfMembers(document, schema, value, where),
            _ => [],
        };
    }

    private static IEnumerable<string> OfMembers(JsonElement document, JsonElement schema, JsonElement value, string where)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!))
            {
                if (!value.TryGetProperty(name, out _))
                    yield return $"{where}.{name} is missing";
            }
        }
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{where}.{member.Name}";
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var property))
            {
                foreach (var misfit in Misfits(document, property, member.Value, place))
                    yield return misfit;
            }
            else if (schema.TryGetProperty("additionalProperties", out var other))
            {
                if (other.ValueKind is JsonValueKind.False)
                    yield return $"{place} is not described";
                foreach (var misfit in other.ValueKind is JsonValueKind.Object ? Misfits(document, other, member.Value, place) : [])
                    yield return misfit;
            }
        }
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "array" => value.ValueKind is JsonValueKind.Array,
        "object" => value.ValueKind is JsonValueKind.Object,
        "string" => value.ValueKind is JsonValueKind.String,
        "null" => value.ValueKind is JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        _ => value.ValueKind is JsonValueKind.Number,
    };

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
