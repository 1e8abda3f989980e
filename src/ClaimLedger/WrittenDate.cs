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
        var read = Edtf.Parse(text);
        return read.Success
            ? ParseResult<WrittenDate>.Ok(new WrittenDate(read.Value, text))
            : ParseResult<WrittenDate>.Fail(read.Wrong, read.Cure, read.Offset);
    }

    /// <summary>Whether somebody wrote it.</summary>
    public bool IsWritten => Text is not null;

    /// <summary>The text, or the shortest EDTF text of its days where nobody wrote one.</summary>
    public override string ToString() => Text ?? Days.ToString();
}
