using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Puts sets of answers into words for people: neutral and exact.</summary>
public static class ValueText
{
    /// <summary>"1,440 to 2,160", "more than 50,900", "19 January 2025", "28 to 31 days".</summary>
    /// <param name="interval">The set; lengths of time in days, dates as day numbers, times of day in minutes.</param>
    /// <param name="answer">What kind of answer it is.</param>
    /// <param name="unit">The question's unit, or null.</param>
    public static string Describe(Interval interval, AnswerType answer, string? unit) => answer switch
    {
        AnswerType.Date => DescribeDays(interval),
        AnswerType.Time => DescribeTimes(interval) + (unit is null ? "" : " " + unit),
        AnswerType.Duration => DescribeSpan(interval, DurationFormat(interval), "no length of time in particular", "less than"),
        _ => DescribeSpan(interval, QuantityFormat(unit), "any number", UnitTable.OfQuestion(unit) is null ? "fewer than" : "less than"),
    };

    /// <summary>A distance between two answers: "6 people", "900", "12 days"; of percentages in points, which are no share.</summary>
    /// <param name="distance">How far apart: in days for dates and durations, in minutes for times of day.</param>
    /// <param name="answer">What kind of answer it is.</param>
    /// <param name="unit">The question's unit, or null.</param>
    public static string Distance(decimal distance, AnswerType answer, string? unit) => answer switch
    {
        AnswerType.Date or AnswerType.Duration => DescribeSpan(Interval.Point(distance), DurationFormat(Interval.Point(distance)), "", ""),
        AnswerType.Time => Hours((int)distance),
        _ when Units.IsPercent(unit) || UnitTable.OfQuestion(unit) == UnitTable.PercentagePoint =>
            $"{Plain(distance)} percentage {(distance == 1 ? "point" : "points")}",
        _ when unit is not null && UnitTable.OfQuestion(unit) is null =>
            $"{Plain(distance)} {(distance == 1 ? NounForms.One(unit) : unit)}",
        _ => QuantityFormat(unit).One(distance),
    };

    /// <summary>How numbers are written: one alone, the lower of two, and what follows the last.</summary>
    private readonly record struct NumberFormat(Func<decimal, string> One, Func<decimal, string> First);

    private static string DescribeSpan(in Interval set, NumberFormat format, string everything, string below)
    {
        if (set.IsEverything)
            return everything;
        if (set.IsPoint)
            return format.One(set.Low!.Value);
        if (set.Low is not { } low)
            return set.HighOpen ? $"{below} {format.One(set.High!.Value)}" : $"at most {format.One(set.High!.Value)}";
        if (set.High is not { } high)
            return set.LowOpen ? $"more than {format.One(low)}" : $"{format.One(low)} or more";
        if (low == 0 && !set.LowOpen)
            return set.HighOpen ? $"{below} {format.One(high)}" : $"at most {format.One(high)}";
        return (set.LowOpen, set.HighOpen) switch
        {
            (false, false) => $"{format.First(low)} to {format.One(high)}",
            (true, false) => $"more than {format.First(low)}, at most {format.One(high)}",
            (false, true) => $"{format.First(low)} or more, {below} {format.One(high)}",
            _ => $"more than {format.First(low)}, {below} {format.One(high)}",
        };
    }

    private static NumberFormat QuantityFormat(string? unit)
    {
        if (UnitTable.OfQuestion(unit) is not { } measure)
            return new NumberFormat(Plain, Plain);
        if (measure.IsMoney)
            return new NumberFormat(Money, Money);
        // A unit after the number is said once: "3 to 5 km".
        return new NumberFormat(Whole, measure.Shown[0] == '#' ? Plain : Whole);

        string Whole(decimal number) => number < 0 ? "−" + Shown(Plain(-number)) : Shown(Plain(number));
        string Money(decimal number) => number < 0 ? "−" + Shown(Large(-number)) : Shown(Large(number));
        string Shown(string number) => measure.Shown.Replace("#", number, StringComparison.Ordinal);
    }

    private static NumberFormat DurationFormat(in Interval days)
    {
        var ends = new[] { days.Low, days.High }.OfType<decimal>().ToArray();
        var (name, size) = ends.All(end => end >= 3 || end == decimal.Floor(end)) ? ("day", 1m)
            : ends.All(end => IsWhole(end * 240)) && ends.Max() * 24 >= 1 ? ("hour", 24m)
            : ends.All(end => IsWhole(end * 1440)) ? ("minute", 1440m)
            : ends.All(end => IsWhole(end * 86_400)) ? ("second", 86_400m)
            : ("day", 1m);
        return new NumberFormat(One, number => Number(number * size));

        string One(decimal number) => $"{Number(number * size)} {(Number(number * size) == "1" ? name : name + "s")}";
        static bool IsWhole(decimal number) => Math.Abs(number - decimal.Round(number)) < 0.000_000_001m;
        static string Number(decimal number) => Plain(decimal.Round(number, 4));
    }

    private static string DescribeTimes(in Interval set)
    {
        if (set.IsPoint)
            return TimeMeaning.Write(set.Low!.Value);
        var (low, high) = (set.Low ?? 0, set.High ?? TimeMeaning.Day);
        var (isFromStart, isToEnd) = (low == 0 && !set.LowOpen, high >= TimeMeaning.Day);
        var (from, to) = (TimeMeaning.Write(low), TimeMeaning.Write(high));
        return (isFromStart, isToEnd) switch
        {
            (true, true) => "any time of day",
            (_, true) => set.LowOpen ? $"after {from}" : $"{from} or later",
            (true, _) => set.HighOpen ? $"before {to}" : $"{to} or earlier",
            _ when set.LowOpen => set.HighOpen ? $"after {from}, before {to}" : $"after {from}, {to} at the latest",
            _ => set.HighOpen ? $"{from} or later, before {to}" : $"{from} to {to}",
        };
    }

    // "15 minutes", "2 hours", "1 hour 5 minutes".
    private static string Hours(int minutes)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        return hours == 0 ? Of(rest, "minute") : rest == 0 ? Of(hours, "hour") : $"{Of(hours, "hour")} {Of(rest, "minute")}";

        static string Of(int count, string name) => $"{count} {name}{(count == 1 ? "" : "s")}";
    }

    private static string DescribeDays(in Interval set)
    {
        if (set.ToWhole() is not { } days || set.IsEverything)
            return "any date";
        if (set.Low is null)
            return set.HighOpen ? $"before {Day(set.High!.Value)}" : $"{Day(set.High!.Value)} or earlier";
        if (set.High is null)
            return set.LowOpen ? $"after {Day(set.Low.Value)}" : $"{Day(set.Low.Value)} or later";

        var (first, last) = (Date(days.Low!.Value), Date(days.High!.Value));
        if (first == last)
            return Long(first);
        var isWholeMonths = first.Day == 1 && last.Day == DateTime.DaysInMonth(last.Year, last.Month);
        if (isWholeMonths && first.Month == 1 && last.Month == 12)
            return first.Year == last.Year ? Text(first, "yyyy") : $"{Text(first, "yyyy")} to {Text(last, "yyyy")}";
        if (isWholeMonths)
        {
            return (first.Year == last.Year, first.Month == last.Month) switch
            {
                (true, true) => Text(first, "MMMM yyyy"),
                (true, false) => $"{Text(first, "MMMM")} to {Text(last, "MMMM yyyy")}",
                _ => $"{Text(first, "MMMM yyyy")} to {Text(last, "MMMM yyyy")}",
            };
        }
        return (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => $"{first.Day} to {Long(last)}",
            (true, false) => $"{Text(first, "d MMMM")} to {Long(last)}",
            _ => $"{Long(first)} to {Long(last)}",
        };

        static string Day(decimal number) => Long(Date(number));
        static string Long(DateOnly day) => Text(day, "d MMMM yyyy");
        static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
        static DateOnly Date(decimal number) =>
            DateOnly.FromDayNumber((int)Math.Clamp(number, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
    }

    private static string Plain(decimal number) => number < 0
        ? "−" + Plain(-number)
        : number.ToString("#,0.##########", CultureInfo.InvariantCulture);

    // $3.5 million, where that is exact and shorter.
    private static string Large(decimal number)
    {
        foreach (var (size, name) in new[] { (1_000_000_000_000m, "trillion"), (1_000_000_000m, "billion"), (1_000_000m, "million") })
        {
            if (number >= size && decimal.Round(number / size, 3) == number / size)
                return $"{Plain(number / size)} {name}";
        }
        return Plain(number);
    }
}
