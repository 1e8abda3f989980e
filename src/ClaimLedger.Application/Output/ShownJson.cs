using System.Text.Json;
using ClaimLedger.Application.Targets;
using ClaimLedger.Keys;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Output;

/// <summary>The JSON of one thing, whole.</summary>
internal static class ShownJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, Found found, Ledger ledger, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(found);
        switch (found)
        {
            case Found.OfConflict(var row):
                Json.Conflict(json, row, catalogue);
                return;
            case Found.OfClaim(var claim):
                Json.Claim(json, claim, catalogue);
                return;
            case Found.OfSource(var row):
                Json.Keys(json, FormatFields.OfSource, row.Source);
                break;
            case Found.OfQuestion(var row):
                Json.Keys(json, FormatFields.OfQuestion, row.Question);
                break;
        }
        // A listing counts them; the whole has them.
        json.WriteStartArray("claims");
        foreach (var claim in found.ClaimsIn(ledger))
            Json.Claim(json, claim, catalogue);
        json.WriteEndArray();
        json.WriteStartArray("conflicts");
        foreach (var row in found.ConflictsIn(ledger))
            json.WriteStringValue(row.Conflict.Id.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
