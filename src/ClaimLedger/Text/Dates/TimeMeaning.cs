using System.Collections.Frozen;

namespace ClaimLedger.Text;

/// <summary>What times of day mean, in minutes since midnight.</summary>
/// <remarks>
/// A day begins at 0 and ends before 1,440: what would reach beyond it ends there. A time that may be before noon or past it is everything
/// between the two, which is more than is meant, and so contradicts nothing wrongly.
/// </remarks>
internal static class TimeMeaning
{
    /// <summary>The minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>The minutes to noon.</summary>
    public const int HalfDay = Day / 2;

    private static readonly FrozenSet<string> BeforeTime =
        FrozenSet.Create(StringComparer.Ordinal, "time-before", "time-by", "time-shortly-before");

    /// <summary>Any time of day.</summary>
    public static Interval WholeDay { get; } = Interval.Create(0, Day, lowOpen: false, highOpen: true);

    /// <summary>The phrase as an answer; null where it cannot be one in the question's zone, or runs over midnight.</summary>
    /// <param name="words">The words as written.</param>
    /// <param name="phrase">What they tell.</param>
    /// <param name="context">The question's zone and tolerance.</param>
    /// <param name="complaint">What is wrong, where it is no answer.</param>
    public static Value.Range? Of(string words, TimePhrase phrase, ValueContext context, out Complaint? complaint)
    {
        complaint = null;
        if (ClockZone.OfQuestion(context.Unit) is not { } wanted)
        {
            complaint = Complaints.NoZone(context.Unit!);
            return null;
        }
        if (InZone(phrase, wanted) is not { } told)
        {
            complaint = Complaints.OtherZone(phrase.Zone!.Id, wanted.Id, context.Unit is null);
            return null;
        }
        if (told.Second is { } second)
        {
            if (Between(told.First, second) is { } span)
                return new Value.Range(words, span, span, null, "time-between");
            complaint = Complaints.OverMidnight(words);
            return null;
        }
        var row = told.Hedge ?? (told.First.HasMinutes ? "time" : "time-spoken");
        var sets = told.First.IsOfEitherHalf
            ? Hull(Sets(row, told.First.BeforeNoon, context), Sets(row, told.First.PastNoon, context))
            : Sets(row, told.First, context);
        if (sets is not { } both)
        {
            complaint = Complaints.HoldsNothing(words, 0);
            return null;
        }
        return new Value.Range(words, both.Literal, both.Usual, told.First.IsOfEitherHalf ? null : told.First.Minutes, row);
    }

    /// <summary>A time as it is written where times are written in one way: "23:20"; the end of the day is "24:00".</summary>
    public static string Write(decimal minutes) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)minutes / 60:00}:{(int)minutes % 60:00}");

    private static TimePhrase? InZone(TimePhrase phrase, ClockZone wanted)
    {
        if (phrase.Zone is not { } zone || zone.Id == wanted.Id)
            return phrase;
        if (Moved(phrase.First) is not { } first)
            return null;
        return phrase with { First = first, Second = phrase.Second is { } second ? Moved(second) : null };

        ClockTime? Moved(ClockTime time) => zone.Convert(time.Minutes, wanted) is { } minutes ? time with { Minutes = minutes } : null;
    }

    private static Interval? Between(ClockTime first, ClockTime second)
    {
        if (second.IsMidnight && first.Minutes > 0)
            return Interval.Create(first.Minutes, Day, lowOpen: false, highOpen: true);
        if (second.IsOfEitherHalf)
            second = second.PastNoon;
        if (first.IsOfEitherHalf)
            first = first.BeforeNoon;
        return first.Minutes <= second.Minutes ? Interval.Between(first.Minutes, second.Minutes) : null;
    }

    private static TwoSets? Sets(string row, ClockTime time, ValueContext context)
    {
        var reading = context.Readings.Row(row);
        // Midnight is the end of a day for what comes before it.
        var isEnd = time is { IsMidnight: true, Minutes: 0 } && BeforeTime.Contains(row);
        var minutes = isEnd ? Day : time.Minutes;
        if (reading.LiteralSet.Evaluate(minutes, time.Granularity) is not { } literal)
            return null;
        var usual = reading.UsualSet.Evaluate(minutes, time.Granularity) ?? literal;
        if (row is "time" or "time-spoken" && context.Tolerance is { } text
            && Tolerance.Parse(text, context) is { Success: true, Value: var near })
        {
            var (below, above) = near.Around(minutes);
            usual = Interval.Between(Math.Max(0, minutes - below), minutes + above);
        }
        return OfDay(literal) is { } letter && OfDay(usual) is { } meant ? new TwoSets(letter, meant) : null;
    }

    // Whole minutes of one day.
    private static Interval? OfDay(Interval set)
    {
        var low = set.Low is { } from && from >= 0 ? from : 0;
        var (high, isOpen) = set.High is { } to && to < Day ? (to, set.HighOpen) : (Day, true);
        var lowOpen = set.LowOpen && low == set.Low;
        if (low > high || (low == high && (lowOpen || isOpen)))
            return null;
        var all = Interval.Create(low, high, lowOpen, isOpen);
        return decimal.Truncate(low) == low && decimal.Truncate(high) == high ? all : all.ToWhole();
    }

    private static TwoSets? Hull(TwoSets? one, TwoSets? other) => one is { } a && other is { } b
        ? new TwoSets(a.Literal.Hull(b.Literal), a.Usual.Hull(b.Usual))
        : one ?? other;
}
