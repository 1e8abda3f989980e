using System.Text.Json;
using ClaimLedger.Exchange.Json;

namespace ClaimLedger.Exchange.Formats;

/// <summary>
/// Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): one collection with one page; the body is the claim, the target
/// the source with its quote as TextQuoteSelector and, where the quote was anchored, its position and the state in which the text was read.
/// </summary>
public static class Annotations
{
    /// <summary>Writes the claims of a data set.</summary>
    public static void Write(DataSet dataSet, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(output);
        var questions = ClaimWords.Questions(dataSet);
        var correctedBy = ClaimWords.CorrectedBy(dataSet);
        using var json = new Utf8JsonWriter(output, JsonNodes.Indented);
        json.WriteStartObject();
        json.WriteString("@context", "http://www.w3.org/ns/anno.jsonld");
        json.WriteString("id", "urn:claimledger:claims");
        json.WriteString("type", "AnnotationCollection");
        json.WriteString("label", dataSet.Title);
        json.WriteNumber("total", dataSet.Sources.Sum(source => source.Claims.Length));
        json.WriteStartObject("first");
        json.WriteString("id", "urn:claimledger:claims:1");
        json.WriteString("type", "AnnotationPage");
        json.WriteNumber("startIndex", 0);
        json.WriteStartArray("items");
        foreach (var source in dataSet.Sources)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var claim in source.Claims)
                Annotation(json, claim, questions[claim.Question], source, dataSet.Language, correctedBy[claim.Id]);
            if (json.BytesPending > 32 * 1024)
                json.Flush();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Annotation(
        Utf8JsonWriter json, Claim claim, Question question, Source source, string language, IEnumerable<ClaimId> correctedBy)
    {
        json.WriteStartObject();
        json.WriteString("id", $"urn:claimledger:claim:{claim.Id}");
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", "describing");
        json.WriteStartArray("body");
        Body(json, "describing", ClaimWords.WithSpeakers(claim, question, source), language);
        Body(json, "tagging", question.Id.ToString(), language: null);
        // What no longer counts must not look as if it did.
        if (claim.Withdrawn is { } withdrawn)
            Body(json, "commenting", $"withdrawn: {withdrawn.On}", language: null);
        foreach (var by in correctedBy)
            Body(json, "commenting", $"corrected by: {by}", language: null);
        json.WriteEndArray();
        json.WriteStartObject("target");
        json.WriteString("type", "SpecificResource");
        json.WriteString("source", source.Url ?? $"urn:claimledger:source:{source.Id}");
        if (claim.Quote is { } quote)
            Selectors(json, quote, claim.Anchor);
        if (source.VersionOf(claim) is { } version)
            State(json, version.Retrieved.Days);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, string purpose, string value, string? language)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("purpose", purpose);
        json.WriteString("format", "text/plain");
        if (language is not null)
            json.WriteString("language", language);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static void Selectors(Utf8JsonWriter json, string quote, Anchor? anchor)
    {
        json.WriteStartArray("selector");
        json.WriteStartObject();
        json.WriteString("type", "TextQuoteSelector");
        json.WriteString("exact", quote);
        if (anchor is { Prefix.Length: > 0 })
            json.WriteString("prefix", anchor.Prefix);
        if (anchor is { Suffix.Length: > 0 })
            json.WriteString("suffix", anchor.Suffix);
        json.WriteEndObject();
        if (anchor is not null)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextPositionSelector");
            json.WriteNumber("start", anchor.Start);
            json.WriteNumber("end", anchor.End);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // The model has moments, the data set days: a day is its first second to its last.
    private static void State(Utf8JsonWriter json, DaySpan retrieved)
    {
        json.WriteStartObject("state");
        json.WriteString("type", "TimeState");
        json.WriteString("sourceDateStart", $"{retrieved.First:yyyy-MM-dd}T00:00:00Z");
        json.WriteString("sourceDateEnd", $"{retrieved.Last:yyyy-MM-dd}T23:59:59Z");
        json.WriteEndObject();
    }
}
