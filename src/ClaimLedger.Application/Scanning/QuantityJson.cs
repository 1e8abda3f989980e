using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Scanning;

/// <summary>The JSON of quantities. Other people's programs depend on these names.</summary>
internal static class QuantityJson
{
    private static readonly JsonEncodedText Start = JsonEncodedText.Encode("start");
    private static readonly JsonEncodedText End = JsonEncodedText.Encode("end");
    private static readonly JsonEncodedText Text = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText Core = JsonEncodedText.Encode("core");
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    private static readonly JsonEncodedText Number = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Literal = JsonEncodedText.Encode("literal");
    private static readonly JsonEncodedText Usual = JsonEncodedText.Encode("usual");
    private static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
    private static readonly JsonEncodedText Hedge = JsonEncodedText.Encode("hedge");
    private static readonly JsonEncodedText Counted = JsonEncodedText.Encode("counted");
    private static readonly JsonEncodedText Reading = JsonEncodedText.Encode("reading");

    /// <summary>One quantity.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="text">The text that it stands in.</param>
    /// <param name="found">What was found.</param>
    /// <param name="start">Where it starts, in code points.</param>
    /// <param name="end">Where it ends, in code points.</param>
    public static void Write(Utf8JsonWriter json, string text, FoundQuantity found, long start, long end)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(found);
        json.WriteStartObject();
        json.WriteNumber(Start, start);
        json.WriteNumber(End, end);
        json.WriteString(Text, text.AsSpan(found.Span));
        json.WriteString(Core, text.AsSpan(found.Core));
        json.WriteString(Kind, TermNames<QuantityKinds>.Of(found.Kind));
        Value(json, found);
        IntervalJson.Write(json, Literal, found.Literal, AnswerOf(found.Kind));
        IntervalJson.Write(json, Usual, found.Usual, AnswerOf(found.Kind));
        Optional(json, Unit, found.Unit);
        Optional(json, Hedge, QuantityWords.Hedge(text, found));
        if (found.Counted is { } counted)
            json.WriteString(Counted, text.AsSpan(counted));
        else
            json.WriteNull(Counted);
        json.WriteString(Reading, found.Reading);
        json.WriteEndObject();
    }

    private static AnswerType AnswerOf(QuantityKinds kind) => kind switch
    {
        QuantityKinds.Date => AnswerType.Date,
        QuantityKinds.Time => AnswerType.Time,
        _ => AnswerType.Quantity,
    };

    private static void Value(Utf8JsonWriter json, FoundQuantity found)
    {
        if (found.Kind is QuantityKinds.Date)
            Optional(json, Number, QuantityWords.Days(found.Literal));
        else if (found.Kind is QuantityKinds.Time)
            Optional(json, Number, found.Written is { } time ? IntervalJson.Text(time, AnswerType.Time) : null);
        else if (found.Written is { } written)
            json.WriteNumber(Number, JsonText.Plain(written));
        else
            json.WriteNull(Number);
    }

    private static void Optional(Utf8JsonWriter json, JsonEncodedText name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }
}

/// <summary>Words about quantities, for every format.</summary>
internal static class QuantityWords
{
    /// <summary>The words of a stretch of a text.</summary>
    public static ReadOnlySpan<char> AsSpan(this string text, TextSpan span) => text.AsSpan(span.Start, span.Length);

    /// <summary>
    /// What stands around a figure and makes it more or less than itself: "around", "more than", "or so"; null where nothing does.
    /// </summary>
    public static string? Hedge(string text, FoundQuantity found)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(found);
        if (found.Span == found.Core)
            return null;
        var before = text.AsSpan(found.Span.Start, found.Core.Start - found.Span.Start).Trim();
        var behind = text.AsSpan(found.Core.End, found.Span.End - found.Core.End).Trim();
        return (before.Length, behind.Length) switch
        {
            (0, 0) => null,
            (_, 0) => before.ToString(),
            (0, _) => behind.ToString(),
            _ => $"{before} … {behind}",
        };
    }

    /// <summary>Days as EDTF writes them: <c>2025-03-18</c>, <c>2025-03</c>, <c>2025-03-01/..</c>; null where no end is known.</summary>
    public static string? Days(Interval set) => (set.ToWhole() ?? set) switch
    {
        { Low: { } low, High: { } high } => new DaySpan(Json.DayOf(low), Json.DayOf(high)).ToString(),
        { Low: { } low } => $"{Json.DayOf(low):yyyy-MM-dd}/..",
        { High: { } high } => $"../{Json.DayOf(high):yyyy-MM-dd}",
        _ => null,
    };
}
