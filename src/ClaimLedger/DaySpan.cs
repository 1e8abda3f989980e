using System.Globalization;

namespace ClaimLedger;

/// <summary>
/// An interval of days, as an EDTF (ISO 8601-2 level 1) text names it: a day, a month, a year, a season or a span of these.
/// </summary>
/// <remarks>The default is 0001-01-01, one day. <see cref="First"/> is never after <see cref="Last"/>.</remarks>
public readonly record struct DaySpan : IComparable<DaySpan>
{
    /// <summary>Creates a span.</summary>
    /// <exception cref="ArgumentException"><paramref name="last"/> is before <paramref name="first"/>.</exception>
    public DaySpan(DateOnly first, DateOnly last, bool isUncertain = false)
    {
        if (last < first)
            throw new ArgumentException($"{last:O} is before {first:O}.", nameof(last));
        First = first;
        Last = last;
        IsUncertain = isUncertain;
    }

    /// <summary>The first day.</summary>
    public DateOnly First { get; }

    /// <summary>The last day.</summary>
    public DateOnly Last { get; }

    /// <summary>Whether the text marks it as uncertain or approximate (<c>?</c>, <c>~</c>, <c>%</c>).</summary>
    public bool IsUncertain { get; }

    /// <summary>Whether it is one day.</summary>
    public bool IsDay => First == Last;

    /// <summary>One day.</summary>
    public static DaySpan Day(DateOnly day) => new(day, day);

    /// <summary>Whether the two have a day in common.</summary>
    public bool Meets(DaySpan other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether all of it lies before <paramref name="other"/>.</summary>
    public bool IsBefore(DaySpan other) => Last < other.First;

    /// <summary>The days as numbers, for the algebra.</summary>
    public Interval ToInterval() => Interval.Between(First.DayNumber, Last.DayNumber);

    /// <inheritdoc/>
    public int CompareTo(DaySpan other)
    {
        var order = First.CompareTo(other.First);
        return order != 0 ? order : Last.CompareTo(other.Last);
    }

    /// <summary>By first day, then by last.</summary>
    public static bool operator <(DaySpan left, DaySpan right) => left.CompareTo(right) < 0;

    /// <summary>By first day, then by last.</summary>
    public static bool operator <=(DaySpan left, DaySpan right) => left.CompareTo(right) <= 0;

    /// <summary>By first day, then by last.</summary>
    public static bool operator >(DaySpan left, DaySpan right) => left.CompareTo(right) > 0;

    /// <summary>By first day, then by last.</summary>
    public static bool operator >=(DaySpan left, DaySpan right) => left.CompareTo(right) >= 0;

    /// <summary>
    /// The shortest EDTF text that covers the same days: <c>2025-03-18</c>, <c>2025-03</c>, <c>2025</c>, or <c>first/last</c>.
    /// </summary>
    public override string ToString()
    {
        var text = (IsDay, First, Last) switch
        {
            (true, var day, _) => Iso(day),
            (_, { Day: 1, Month: 1 }, { Day: 31, Month: 12 }) when First.Year == Last.Year => First.Year.ToString(
                "0000", CultureInfo.InvariantCulture),
            (_, { Day: 1 }, _) when First.Year == Last.Year && First.Month == Last.Month
                && Last.Day == DateTime.DaysInMonth(Last.Year, Last.Month) => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
            return $"{Iso(First)}/{Iso(Last)}";
        return IsUncertain ? text + "~" : text;

        static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
