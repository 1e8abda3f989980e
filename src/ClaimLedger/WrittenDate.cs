using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger;

/// <summary>The days that something is dated to, with the text that says so where somebody wrote one.</summary>
/// <remarks>
/// Range: any span of days; the text, where there is one, is an EDTF text that names the same days, kept as it was written.
/// Equal are two of the same days and the same text. Default: the first day of the calendar, unwritten.
/// </remarks>
/// <param name="Days">The days.</param>
/// <param name="Text">
/// The date as written, an EDTF text; null where nobody wrote one and another date stands in, as the publication does for a
/// claim that has no as-of of its own.
/// </param>
public readonly record struct WrittenDate(DaySpan Days, string? Text)
{
    /// <summary>Days that nobody wrote down: they stand in for a date that is not given.</summary>
    public static WrittenDate Unwritten(DaySpan days) => new(days, null);

    /// <summary>Days written as their shortest EDTF text.</summary>
    public static WrittenDate Of(DaySpan days) => new(days, days.ToString());

    /// <summary>A date as it is written: <c>2025-03-18</c>, <c>2025-03</c>, <c>2031-06~</c>.</summary>
    /// <returns>The days with <paramref name="text"/>, or what is wrong with it.</returns>
    public static ParseResult<WrittenDate> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.IndexOf('T', StringComparison.Ordinal) is > 0 and var hours
            && Edtf.Parse(text[..hours]) is { Success: true, Value.IsDay: true } day
            && MinuteOf(text) is not null)
            return ParseResult<WrittenDate>.Ok(new WrittenDate(day.Value, text));
        var read = Edtf.Parse(text);
        return read.Success
            ? ParseResult<WrittenDate>.Ok(new WrittenDate(read.Value, text))
            : ParseResult<WrittenDate>.Fail(read.Wrong, read.Cure, read.Offset);
    }

    /// <summary>The minute since 0001-01-01 in UTC, where hours are written; null elsewhere. Without an offset they count as UTC.</summary>
    public int? Minute => Text is not null ? MinuteOf(Text) : null;

    /// <summary>
    /// The days of its end, where somebody wrote a period from end to end (<c>2023-10-07/2025-04</c>); else all its days.
    /// </summary>
    public DaySpan End =>
        Text?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Edtf.Parse(Text[(slash + 1)..]) is { Success: true } end
        ? end.Value
        : Days;

    private static readonly string[] Hours = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];

    private static int? MinuteOf(string text) =>
        text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParseExact(
            text, Hours, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? (int)(moment.UtcTicks / TimeSpan.TicksPerMinute)
            : null;

    /// <summary>Whether somebody wrote it.</summary>
    public bool IsWritten => Text is not null;

    /// <summary>The text, or the shortest EDTF text of its days where nobody wrote one.</summary>
    public override string ToString() => Text ?? Days.ToString();
}
