using System.Collections.Frozen;
using System.Globalization;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>What a workbook's number format makes of the number that is stored: 0.12 is 12 %, 45000 a day, 0.5 noon.</summary>
internal sealed record ExcelFormat
{
    private const double LastDay = 2_958_465;
    private const double FirstYear = 366;

    // ECMA-376, 18.8.30. Those of East Asia mean days in one language and times in another: what the number has is written.
    private static readonly FrozenDictionary<int, string> BuiltIn = new (int From, int To, string Code)[]
    {
        (9, 9, "0%"), (10, 10, "0.00%"), (14, 16, "yyyy-mm-dd"), (17, 17, "mmm-yy"), (18, 21, "h:mm"), (22, 22, "m/d/yy h:mm"),
        (27, 36, "yyyy-mm-dd h:mm"), (45, 45, "mm:ss"), (46, 46, "[h]:mm:ss"), (47, 47, "mm:ss.0"), (50, 58, "yyyy-mm-dd h:mm"),
    }.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1).Select(id => KeyValuePair.Create(id, range.Code)))
        .ToFrozenDictionary();

    /// <summary>A number as it is.</summary>
    public static ExcelFormat General { get; } = new();

    private bool IsPercent { get; init; }

    private bool HasTime { get; init; }

    private bool IsElapsed { get; init; }

    // Whether it shows seconds: those that it does not show are left out, as whoever wrote it sees it.
    private bool HasSeconds { get; init; }

    // How its day is written; null where it has none.
    private string? Day { get; init; }

    /// <summary>The format of a number that the standard gives, or of the code that a workbook declares for it.</summary>
    public static ExcelFormat Of(int number, IReadOnlyDictionary<int, string> declared) =>
        declared.TryGetValue(number, out var code) || BuiltIn.TryGetValue(number, out code) ? Of(code) : General;

    /// <summary>A format as it is written: <c>0.0%</c>, <c>mmm-yy</c>, <c>[h]:mm</c>.</summary>
    public static ExcelFormat Of(string code)
    {
        // So some programs call the format of a number as it is.
        if (code.Equals("Standard", StringComparison.OrdinalIgnoreCase))
            return General;
        var signs = Signs(code, out var isElapsed);
        bool Has(char sign) => signs.Contains(sign, StringComparison.Ordinal);
        if (Has('%'))
            return new ExcelFormat { IsPercent = true };
        var hasTime = isElapsed || Has('h') || Has('s');
        var hasDay = Has('d') || Has('y') || (Has('m') && !hasTime);
        if (!hasTime && !hasDay)
            return General;
        var day = Has('d') || hasTime ? "yyyy-MM-dd" : Has('m') ? "yyyy-MM" : "yyyy";
        return new ExcelFormat { HasTime = hasTime, IsElapsed = isElapsed, HasSeconds = Has('s'), Day = hasDay ? day : null };
    }

    /// <summary>The cell of a number.</summary>
    /// <param name="number">What is stored.</param>
    /// <param name="is1904">Whether days are counted from 1904.</param>
    /// <param name="place">Where it stands.</param>
    public Cell Cell(double number, bool is1904, Place place)
    {
        if (IsPercent)
            return new Cell(Percent(number), place) { IsNumber = true };
        var text = CellText.Of(number) ?? "";
        if (Day is null && !HasTime)
            return new Cell(text, place) { IsNumber = true };
        if (!double.IsFinite(number) || number < 0 || number > LastDay)
            return Refused($"the cell holds {text} as a day or a time, which is none", "correct it, or give the cell another format");
        var seconds = SecondsOf(number);
        // A time alone can be shown of a moment, whose day is years from the first; anything nearer is a span.
        if (HasTime && Day is null && (number < 1 || IsElapsed || number < FirstYear))
        {
            return number < 1 ? new Cell(CellText.TimeOfDay(seconds), place) : Refused(
                $"the cell holds a span of {seconds / 3600}:{seconds / 60 % 60:00} hours, no time of day",
                "write the hours as a plain number, or as a text");
        }
        if (number < 1 && !is1904)
            return HasTime
                ? new Cell(CellText.TimeOfDay(seconds), place)
                : Refused($"the cell holds {text} as a day, which is none", "empty it, or write the day");
        var day = seconds / CellText.SecondsOfDay;
        // There was no 29 February 1900, which Lotus 1-2-3 counted and Excel counts since.
        if (!is1904 && day == 60)
            return Refused("the cell holds 29 February 1900, which was no day", "write the day that is meant");
        var first = is1904 ? new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)
            : new DateTime(1899, 12, day < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified);
        if (seconds > (DateTime.MaxValue - first).TotalSeconds)
            return Refused($"the cell holds {text} as a day, which is none", "write the day that is meant");
        var moment = first.AddSeconds(seconds);
        return new Cell(
            Day is null or "yyyy-MM-dd" ? CellText.Of(moment) ?? "" : moment.ToString(Day, CultureInfo.InvariantCulture), place);

        Cell Refused(string wrong, string cure) => new(text, place) { Fault = new CellFault(wrong, cure) };
    }

    // What is shown: whole seconds, or the minute that has begun.
    private long SecondsOf(double number)
    {
        var seconds = (long)Math.Round(number * CellText.SecondsOfDay, MidpointRounding.AwayFromZero);
        return HasTime && !HasSeconds && !IsElapsed ? seconds / 60 * 60 : seconds;
    }

    // Doubles have no 0.07: what is shown has fifteen digits.
    private static string Percent(double number) => Math.Abs(number) < 1e15
        ? $"{((decimal)number * 100).ToString("0.###############", CultureInfo.InvariantCulture)}%"
        : $"{CellText.Of(number * 100)}%";

    // The signs of the first section that stand for something; "AM/PM" and the like are of a time.
    private static string Signs(string code, out bool isElapsed)
    {
        isElapsed = false;
        var signs = new System.Text.StringBuilder();
        for (var at = 0; at < code.Length && code[at] != ';'; at++)
        {
            switch (code[at])
            {
                case '"':
                    at = End(code, '"', at);
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '[':
                    var end = End(code, ']', at);
                    var inside = code[(at + 1)..Math.Min(end, code.Length)].ToLowerInvariant();
                    if (inside.Length > 0 && inside.All(letter => letter == inside[0]) && inside[0] is 'h' or 'm' or 's')
                    {
                        isElapsed = true;
                        signs.Append(inside);
                    }
                    at = end;
                    break;
                default:
                    signs.Append(char.ToLowerInvariant(code[at]));
                    break;
            }
        }
        return signs.ToString() is "general" ? "" : signs.ToString();
    }

    private static int End(string code, char sign, int from) => code.IndexOf(sign, from + 1) is >= 0 and var end ? end : code.Length;
}
