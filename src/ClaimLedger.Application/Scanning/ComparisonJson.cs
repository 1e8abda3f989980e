using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Reconciliation;
using ClaimLedger.Scanning;
using ClaimLedger.Sentences;

namespace ClaimLedger.Application.Scanning;

/// <summary>The JSON of two texts held against each other. Other people's programs depend on these names.</summary>
internal static class ComparisonJson
{
    /// <summary>One comparison.</summary>
    public static void Write(Utf8JsonWriter json, string a, string b, SentenceVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(verdict);
        json.WriteStartObject();
        json.WriteString("relation", TermNames<Relation>.Of(verdict.Relation));
        json.WriteString("rule", verdict.Rule);
        json.WriteString("why", verdict.Why);
        json.Objects("aligned", verdict.Aligned, pair =>
        {
            json.WriteString("relation", TermNames<Relation>.Of(pair.Relation));
            json.WriteNumber("score", Math.Round(pair.Score, 3));
            json.WriteString("why", pair.Why);
            Quantity(json, "a", a, pair.A);
            Quantity(json, "b", b, pair.B);
        });
        json.WriteEndObject();
    }

    private static void Quantity(Utf8JsonWriter json, string name, string text, FoundQuantity found)
    {
        json.WritePropertyName(name);
        var places = new CodePointPlaces(text, 0);
        QuantityJson.Write(json, text, found, places.Of(found.Span.Start), places.Of(found.Span.End));
    }
}
