using System.Globalization;

namespace ClaimLedger.Sqlite;

/// <summary>
/// The days, months or years by which conflicts can be narrowed: days within one month, months where there are two years of them at most,
/// else years. Numbers from 0, the earliest first. A claim is of all between the first day on which its source may have
/// been published and the last of which either speaks, as <see cref="ListFilter.Since"/> and <see cref="ListFilter.Until"/> have it.
/// </summary>
internal sealed class Periods
{
    private const int MonthsOfYear = 12;
    // More months than those of two years are told as years.
    private const int MostMonths = 2 * MonthsOfYear;
    private const int MostYears = 100;

    private readonly Unit _unit;
    private readonly int _first;

    private Periods(Unit unit, DateOnly first, DateOnly last)
    {
        _unit = unit;
        var end = Number(last);
        _first = Math.Max(Number(first), end - MostYears + 1);
        Count = end - _first + 1;
    }

    private enum Unit
    {
        Day,
        Month,
        Year,
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Those of what is chosen in which disputed claims were published, or else of all; null where there are none.</summary>
    public static Periods? Of(DisputedClaims claims, ListFilter filter)
    {
        if (claims.PublishedSpan is not var (earliest, latest))
            return null;
        var (first, last) = Within(filter.Since ?? earliest, filter.Until ?? latest);
        if (last < first)
            return null;
        if (Month(first) == Month(last))
        {
            // Of a day its neighbours are shown.
            (first, last) = Within(At(first, 1), At(first, DateTime.DaysInMonth(first.Year, first.Month)));
            return new Periods(Unit.Day, first, last);
        }
        return new Periods(Month(last) - Month(first) < MostMonths ? Unit.Month : Unit.Year, first, last);

        (DateOnly First, DateOnly Last) Within(DateOnly from, DateOnly to) =>
            (from < earliest ? earliest : from, to > latest ? latest : to);
    }

    /// <summary>The first and the last of a row, both counted; empty where the last is before the first.</summary>
    public (int First, int Last) Of(DisputedClaims claims, int row)
    {
        var (first, last) = claims.Published[claims.Source[row]];
        return (
            Math.Max(Number(first) - _first, 0),
            Math.Min(Math.Max(Number(last), Number(claims.AsOf[row])) - _first, Count - 1));
    }

    /// <summary>One of them, as a filter takes it.</summary>
    public string NameOf(int period)
    {
        var number = _first + period;
        return _unit switch
        {
            Unit.Day => Stored.Date(DateOnly.FromDayNumber(number)),
            Unit.Month => string.Create(CultureInfo.InvariantCulture, $"{number / MonthsOfYear:0000}-{(number % MonthsOfYear) + 1:00}"),
            _ => number.ToString("0000", CultureInfo.InvariantCulture),
        };
    }

    private static DateOnly At(DateOnly month, int day) => new(month.Year, month.Month, day);

    private int Number(DateOnly day) => _unit switch
    {
        Unit.Day => day.DayNumber,
        Unit.Month => Month(day),
        _ => day.Year,
    };

    private static int Month(DateOnly day) => (day.Year * MonthsOfYear) + day.Month - 1;
}
