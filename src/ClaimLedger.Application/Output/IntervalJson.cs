using System.Globalization;
using System.Text.Json;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Output;

/// <summary>
/// The JSON of a set of answers: <c>{"low": 12, "high": 15, "high_exclusive": true}</c>. An end that is not there is left out; of dates
/// the ends are days, of times of day <c>"23:20"</c>.
/// </summary>
internal static class IntervalJson
{
    private static readonly JsonEncodedText Low = JsonEncodedText.Encode("low");
    private static readonly JsonEncodedText LowOpen = JsonEncodedText.Encode("low_exclusive");
    private static readonly JsonEncodedText High = JsonEncodedText.Encode("high");
    private static readonly JsonEncodedText HighOpen = JsonEncodedText.Encode("high_exclusive");

    /// <summary>Writes one under a name.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="interval">The set.</param>
    /// <param name="answer">What its numbers are: those of days, minutes of a day, or numbers.</param>
    public static void Write(Utf8JsonWriter json, JsonEncodedText name, Interval interval, AnswerType answer)
    {
        ArgumentNullException.ThrowIfNull(json);
        // Days are whole, so an end that is left out is simply the day beside it.
        var set = answer is AnswerType.Date ? interval.ToWhole() ?? interval : interval;
        json.WriteStartObject(name);
        End(json, Low, LowOpen, set.Low, set.LowOpen, answer);
        End(json, High, HighOpen, set.High, set.HighOpen, answer);
        json.WriteEndObject();
    }

    /// <summary>An end as text: a day, or a time of day; null where it is a number.</summary>
    public static string? Text(decimal end, AnswerType answer) => answer switch
    {
        AnswerType.Date => Json.DayOf(end).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        AnswerType.Time => TimeMeaning.Write(end),
        _ => null,
    };

    private static void End(
        Utf8JsonWriter json, JsonEncodedText name, JsonEncodedText exclusive, decimal? end, bool isOpen, AnswerType answer)
    {
        if (end is not { } number)
            return;
        if (answer is AnswerType.Date)
        {
            Span<char> iso = stackalloc char[10];
            Json.DayOf(number).TryFormat(iso, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            json.WriteString(name, iso);
        }
        else if (Text(number, answer) is { } text)
        {
            json.WriteString(name, text);
        }
        else
        {
            json.WriteNumber(name, JsonText.Plain(number));
        }
        if (isOpen)
            json.WriteBoolean(exclusive, true);
    }
}
