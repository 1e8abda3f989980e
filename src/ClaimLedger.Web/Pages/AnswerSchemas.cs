using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ClaimLedger.Application.Output;

namespace ClaimLedger.Web.Pages;

/// <summary>What the JSON of an address holds: the schemas that <c>schema</c> prints, as an OpenAPI document wants them.</summary>
internal static class AnswerSchemas
{
    private const string Ending = ".json";
    private const string Definitions = "definitions";
    private const string Components = "#/components/schemas/";
    private const string Record = "conflict-with-record";
    private const string Proposal = "proposed-claim";
    private const string Anything = """{ "type": "object" }""";

    // What a conflict's own address tells besides: ConflictRecord.
    private const string OfRecord = """
        {
          "history": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["at", "by", "change"],
              "properties": {
                "at": { "type": "string" },
                "by": { "type": "string" },
                "change": { "enum": ["came", "changed", "went"] },
                "ruling": { "type": "object" },
                "before": { "type": "object" }
              }
            }
          },
          "committed": { "type": "boolean" },
          "commit": {
            "type": "object",
            "required": ["id", "author", "on", "subject", "or_before"],
            "properties": {
              "id": { "type": "string" },
              "author": { "type": "string" },
              "on": { "type": "string" },
              "subject": { "type": "string" },
              "or_before": { "type": "boolean" }
            }
          }
        }
        """;

    // What a proposal tells besides what a claim does: ProposalListing.
    private const string OfProposal = """
        {
          "subject": { "type": "string" },
          "asks": { "type": "string" },
          "new_question": { "type": "boolean" },
          "because": { "type": "string" },
          "sure": { "type": "boolean" },
          "disagreements": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["claim", "kind", "severity", "proposed"],
              "properties": {
                "claim": { "type": "string" },
                "kind": { "type": "string" },
                "severity": { "enum": ["error", "warning"] },
                "proposed": { "type": "boolean" }
              }
            }
          }
        }
        """;

    // By path; where one has two, by method and path. What is not here is an object of which nothing is said.
    private static readonly ImmutableDictionary<string, string> Described = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/.json"] = Reference("start"),
        ["/desk.json"] = ArrayOf(Proposal),
        ["/conflicts.json"] = ArrayOf("conflict"),
        ["/conflicts/{id}.json"] = Reference(Record),
        ["/claims.json"] = ArrayOf("claim"),
        ["/questions.json"] = ArrayOf("question"),
        ["/questions/{id}.json"] = Reference("whole-question"),
        ["/sources.json"] = ArrayOf("source"),
        ["/sources/{id}.json"] = Reference("whole-source"),
        ["/speakers.json"] = ArrayOf("group"),
        ["/speakers/{name}.json"] = ArrayOf("group"),
        ["/publishers.json"] = ArrayOf("group"),
        ["/publishers/{name}.json"] = ArrayOf("group"),
        ["/events.json"] = ArrayOf("group"),
        ["/events/{name}.json"] = ArrayOf("group"),
        ["/sql.json"] = ArrayOf("row"),
        ["/vet.json"] = Reference("vetted"),
        ["get /compare.json"] = Reference("compared-sources"),
        ["post /compare.json"] = Reference("compared-texts"),
        // OpenAPI has one of its own.
        ["/openapi.json"] = Anything,
    }.ToImmutableDictionary();

    /// <summary>Puts the schemas into a document.</summary>
    public static void AddTo(JsonObject document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var schemas = new JsonObject();
        Add(schemas, "conflict", "conflicts");
        Add(schemas, "claim", "claims");
        AddMore(schemas, Record, "conflict", OfRecord);
        AddMore(schemas, Proposal, "claim", OfProposal);
        AddThing(schemas, "question", KeySchemas.OfQuestion);
        AddThing(schemas, "source", KeySchemas.OfSource);
        foreach (var (name, schema) in JsonNode.Parse(Text("schemas/answers.schema.json"))!.AsObject())
            schemas.Add(name, schema!.DeepClone());
        document["components"] ??= new JsonObject();
        document["components"]!["schemas"] = schemas;
        foreach (var (path, item) in document["paths"]!.AsObject().Where(path => path.Key.EndsWith(Ending, StringComparison.Ordinal)))
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var content = operation!["responses"]?["200"]?["content"]?["application/json"];
                if (content is not null)
                    content["schema"] = JsonNode.Parse(Described.GetValueOrDefault($"{method} {path}") ?? Described[path]);
            }
        }
    }

    // Its definitions become schemas of their own, under names that no other has.
    private static void Add(JsonObject schemas, string name, string list)
    {
        var schema = JsonNode.Parse(Text($"schemas/{list}.schema.json"))!;
        foreach (var (part, definition) in schema[Definitions]!.AsObject())
            schemas.Add($"{name}-{part}", Renamed(definition!, name));
        schemas.Add(name, Renamed(schema["items"]!, name));
    }

    // What one tells that another does, and more.
    private static void AddMore(JsonObject schemas, string name, string than, string members)
    {
        var whole = schemas[than]!.DeepClone().AsObject();
        foreach (var (member, schema) in JsonNode.Parse(members)!.AsObject())
            whole["properties"]!.AsObject().Add(member, schema!.DeepClone());
        schemas.Add(name, whole);
    }

    // A list counts its claims and conflicts; the whole has them.
    private static void AddThing(JsonObject schemas, string name, Func<JsonObject> keys)
    {
        schemas.Add(name, With(keys(), """{ "type": "integer" }""", """{ "type": "integer" }"""));
        schemas.Add($"whole-{name}", With(keys(), ArrayOf("claim"), """{ "type": "array", "items": { "type": "string" } }"""));

        static JsonObject With(JsonObject schema, string claims, string conflicts)
        {
            foreach (var (member, written) in new[] { ("claims", claims), ("conflicts", conflicts) })
            {
                schema["properties"]!.AsObject().Add(member, JsonNode.Parse(written));
                schema["required"]!.AsArray().Add(member);
            }
            return schema;
        }
    }

    private static JsonNode Renamed(JsonNode schema, string name) =>
        JsonNode.Parse(schema.ToJsonString().Replace($"#/{Definitions}/", $"{Components}{name}-", StringComparison.Ordinal))!;

    private static string Reference(string name) => $$"""{ "$ref": "{{Components}}{{name}}" }""";

    private static string ArrayOf(string name) => $$"""{ "type": "array", "items": {{Reference(name)}} }""";

    private static string Text(string name)
    {
        using var stream = typeof(AnswerSchemas).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
