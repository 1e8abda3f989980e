using System.Text.Json.Nodes;

namespace ClaimLedger.Mcp.Tools;

/// <summary>
/// The schemas of results. They promise what is there and forbid nothing more, so that a caller that keeps one does not stumble over a
/// field that comes later.
/// </summary>
internal static class Results
{
    /// <summary>What <c>explain</c> prints.</summary>
    public static JsonObject Explanation => Parse(
        """
        {
          "type": "object",
          "required": ["title", "steps", "verdict"],
          "properties": {
            "title": { "type": "string" },
            "status": { "enum": ["open", "ruled", "stale"] },
            "ruling": { "type": "object" },
            "question_note": { "type": "string" },
            "steps": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["gate", "passed", "text"],
                "properties": { "gate": { "type": "string" }, "passed": { "type": "boolean" }, "text": { "type": "string" } }
              }
            },
            "verdict": { "type": "string" },
            "smallest_edit": { "type": "string" }
          }
        }
        """);

    /// <summary>What <c>show</c> prints: a conflict, claim, question or source.</summary>
    public static JsonObject Thing => Parse(
        """
        {
          "type": "object",
          "required": ["id"],
          "properties": {
            "id": { "type": "string" },
            "question": { "type": "string" },
            "source": { "type": "string" },
            "positions": { "type": "array", "items": { "type": "object" } },
            "claims": { "type": "array", "items": { "type": "object" } },
            "conflicts": { "type": "array" }
          }
        }
        """);

    /// <summary>What <c>vet</c> prints.</summary>
    public static JsonObject Vetting => Parse(
        """
        {
          "type": "object",
          "required": ["title", "passed", "summary", "counts", "findings"],
          "properties": {
            "title": { "type": "string" },
            "passed": { "type": "boolean" },
            "summary": { "type": "string" },
            "counts": { "type": "object", "additionalProperties": { "type": "integer" } },
            "findings": { "type": "array", "items": { "type": "object" } }
          }
        }
        """);

    /// <summary>What <c>quantities</c> prints.</summary>
    public static JsonObject Quantities => Parse(
        """{ "type": "array", "items": { "$ref": "#/definitions/quantity" }, "definitions": { "quantity": """ + Quantity + " } }");

    /// <summary>What <c>compare</c> prints.</summary>
    public static JsonObject Comparison => Parse(
        """
        {
          "type": "object",
          "required": ["relation", "rule", "why", "aligned"],
          "properties": {
            "relation": { "type": "string" },
            "rule": { "type": "string" },
            "why": { "type": "string" },
            "aligned": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["relation", "why", "a", "b"],
                "properties": {
                  "relation": { "type": "string" },
                  "score": { "type": "number" },
                  "why": { "type": "string" },
                  "a": { "$ref": "#/definitions/quantity" },
                  "b": { "$ref": "#/definitions/quantity" }
                }
              }
            }
          },
          "definitions": { "quantity":
        """ + Quantity + " } }");

    /// <summary>What became of proposals.</summary>
    public static JsonObject Proposed => Parse(
        """
        {
          "type": "object",
          "required": ["file", "refused"],
          "properties": {
            "file": { "type": "string", "description": "The file of the data set in which the proposals wait for a person." },
            "refused": {
              "type": "array",
              "description": "The lines that do not hold, each with its reason.",
              "items": {
                "type": "object",
                "required": ["line", "why"],
                "properties": { "line": { "type": "integer" }, "id": { "type": "string" }, "why": { "type": "string" } }
              }
            }
          }
        }
        """);

    /// <summary>What a listing prints, by the schema that the tool ships for it.</summary>
    public static JsonObject Shipped(RunVerb run, string name)
    {
        ArgumentNullException.ThrowIfNull(run);
        var schema = Parse(System.Text.Encoding.UTF8.GetString(run(new VerbCall(["schema", name]), CancellationToken.None).Output));
        Open(schema);
        return schema;
    }

    /// <summary>What <c>scan</c> prints: conflicts, with where each claim's quote stands in the texts.</summary>
    public static JsonObject Scanned(RunVerb run)
    {
        var schema = Shipped(run, "conflicts");
        var claim = schema["definitions"]!["claim"]!.AsObject();
        var found = Parse(
            """
            {
              "file": { "type": "string" },
              "says": { "type": "string" },
              "start": { "type": "integer", "minimum": 0 },
              "end": { "type": "integer", "minimum": 1 },
              "sure": { "type": "boolean" },
              "read_by": { "enum": ["reader", "assistant"] }
            }
            """);
        foreach (var (name, value) in found)
        {
            claim["properties"]![name] = value!.DeepClone();
            claim["required"]!.AsArray().Add(name);
        }
        return schema;
    }

    private const string Quantity =
        """
        {
          "type": "object",
          "required": ["start", "end", "text", "kind"],
          "properties": {
            "start": { "type": "integer", "description": "Where it begins, in code points from the start of the text." },
            "end": { "type": "integer" },
            "text": { "type": "string" },
            "kind": { "type": "string" },
            "value": { "type": ["number", "string", "null"] },
            "literal": { "type": "object" },
            "usual": { "type": "object" },
            "unit": { "type": ["string", "null"] },
            "hedge": { "type": ["string", "null"] },
            "counted": { "type": ["string", "null"] }
          }
        }
        """;

    private static JsonObject Parse(string text) => JsonNode.Parse(text)!.AsObject();

    // The shipped ones forbid what they do not name.
    private static void Open(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Open(item);
        }
        else if (node is JsonObject members)
        {
            if (members["additionalProperties"] is JsonValue value && value.TryGetValue<bool>(out var may) && !may)
                members.Remove("additionalProperties");
            foreach (var (_, member) in members)
                Open(member);
        }
    }
}
