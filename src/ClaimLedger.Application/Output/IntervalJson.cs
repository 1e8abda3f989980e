using System.Globalization;
using System.Text.Json;

namespace ClaimLedger.Application.Output;

/// <summary>
/// The JSON of a set of answers: <c>{"low": 12, "high": 15, "high_exclusive": true}</c>. An end that is not there is left out; of dates
/// the ends are days.
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
    /// <param name="isOfDates">Whether its numbers are those of days.</param>
    public static void Write(Utf8JsonWriter json, JsonEncodedText name, Interval interval, bool isOfDates)
    {
        ArgumentNullException.ThrowIfNull(json);
        // Days are whole, so an end that is left out is simply the day beside it.
        var set = isOfDates ? interval.ToWhole() ?? interval : interval;
        json.WriteStartObject(name);
        End(json, Low, LowOpen, set.Low, set.LowOpen, isOfDates);
        End(json, High, HighOpen, set.High, set.HighOpen, isOfDates);
        json.WriteEndObject();
    }

    private static void End(Utf8JsonWriter json, JsonEncodedText name, JsonEncodedText exclusive, decimal? end, bool isOpen, bool isOfDates)
    {
        if (end is not { } number)
            return;
        if (isOfDates)
        {
            Span<char> iso = stackalloc char[10];
            Json.DayOf(number).TryFormat(iso, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            json.WriteString(name, iso);
        }
        else
        {
            json.WriteNumber(name, JsonText.Plain(number));
        }
        if (isOpen)
            json.WriteBoolean(exclusive, true);
    }
}
