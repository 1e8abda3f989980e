namespace ClaimLedger.Text;

/// <summary>How many days a run of calendar months can have.</summary>
internal static class CalendarLength
{
    private const int MonthsOfCycle = 4800;
    private const int DaysOfCycle = 146_097;

    // Days before each month of two Gregorian cycles of 400 years, after which the calendar repeats.
    private static readonly int[] DaysBefore = CountDays();
    private static readonly int[] Shortest = new int[MonthsOfCycle];
    private static readonly int[] Longest = new int[MonthsOfCycle];

    /// <summary>The fewest days that so many consecutive months can have; of a part of a month, its part of the shortest.</summary>
    public static decimal Fewest(decimal months)
    {
        var whole = decimal.Floor(months);
        var fewest = Extreme(whole, shortest: true) + (months - whole) * 28;
        return months == whole ? fewest : Math.Min(fewest, Extreme(whole + 1, shortest: true));
    }

    /// <summary>The most days that so many consecutive months can have; of a part of a month, its part of the longest.</summary>
    public static decimal Most(decimal months)
    {
        var whole = decimal.Floor(months);
        var most = Extreme(whole, shortest: false) + (months - whole) * 31;
        return months == whole ? most : Math.Min(most, Extreme(whole + 1, shortest: false));
    }

    private static decimal Extreme(decimal months, bool shortest)
    {
        if (months < 0)
            return -Extreme(-months, !shortest);
        var cycles = decimal.Floor(months / MonthsOfCycle);
        var rest = (int)(months - cycles * MonthsOfCycle);
        return cycles * DaysOfCycle + ExtremeOf(rest, shortest);
    }

    private static int ExtremeOf(int rest, bool shortest)
    {
        // Found once: most lengths are a few months or years. Zero is that of no months, and else none has been found yet.
        ref var known = ref (shortest ? Shortest : Longest)[rest];
        if (known != 0)
            return known;
        var best = DaysBefore[rest];
        for (var start = 1; start < MonthsOfCycle; start++)
        {
            var days = DaysBefore[start + rest] - DaysBefore[start];
            best = shortest ? Math.Min(best, days) : Math.Max(best, days);
        }
        return known = best;
    }

    private static int[] CountDays()
    {
        var before = new int[2 * MonthsOfCycle + 1];
        for (var month = 0; month < 2 * MonthsOfCycle; month++)
            before[month + 1] = before[month] + DateTime.DaysInMonth(month / 12 % 400 + 2000, month % 12 + 1);
        return before;
    }
}
