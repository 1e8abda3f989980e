using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ClaimLedger.Keys;

namespace ClaimLedger.Application.Output;

/// <summary>JSON Schemas of what <see cref="Json.Keys"/> writes: they follow the keys of the format.</summary>
internal static class KeySchemas
{
    /// <summary>The schema of a question, without what is counted or listed behind its keys.</summary>
    public static JsonObject OfQuestion() => Of(FormatFields.OfQuestion);

    /// <summary>The schema of a source, without what is counted or listed behind its keys.</summary>
    public static JsonObject OfSource() => Of(FormatFields.OfSource);

    private static JsonObject Of<T>(ImmutableArray<Field<T>> fields) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. fields.Where(field => field.IsRequired).Select(field => JsonValue.Create(field.Name))]),
        ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field)))),
    };

    private static JsonObject Of<T>(Field<T> field) => field.Shape switch
    {
        // A list holds texts, pairs of them, or maps.
        FieldShape.List => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = Types("string", "array", "object") } },
        FieldShape.TextOrList => new() { ["type"] = Types("string", "array") },
        _ when !field.Words.IsDefaultOrEmpty => new() { ["enum"] = Types([.. field.Words]) },
        _ => new() { ["type"] = "string" },
    };

    private static JsonArray Types(params IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
