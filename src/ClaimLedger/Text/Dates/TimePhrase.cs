namespace ClaimLedger.Text;

/// <summary>One time of day as written: minutes since midnight, and how exactly they were told.</summary>
/// <param name="Minutes">Minutes since midnight, of 24 hours.</param>
/// <param name="Granularity">1; 5 where its minutes are a multiple of five; 15 or 60 where it has none in figures.</param>
internal readonly record struct ClockTime(decimal Minutes, decimal Granularity)
{
    /// <summary>Whether its minutes stand in figures: 18:00, and not 6 p.m.</summary>
    public bool HasMinutes { get; init; }

    /// <summary>Whether nothing tells if it is before noon or past it: "a quarter to nine".</summary>
    public bool IsOfEitherHalf { get; init; }

    /// <summary>Whether it is midnight by name, which is the end of a day, too.</summary>
    public bool IsMidnight { get; init; }

    /// <summary>The same twelve hours on.</summary>
    public ClockTime PastNoon => this with { Minutes = (Minutes % TimeMeaning.HalfDay) + TimeMeaning.HalfDay, IsOfEitherHalf = false };

    /// <summary>The same before noon.</summary>
    public ClockTime BeforeNoon => this with { Minutes = Minutes % TimeMeaning.HalfDay, IsOfEitherHalf = false };
}

/// <summary>A time of day, or a span of two, as words tell it.</summary>
/// <param name="First">The time, or the first of two.</param>
/// <param name="Second">The second; null where there is none.</param>
/// <param name="Hedge">The row of the readings table that words around it stand for; null where there are none.</param>
/// <param name="Zone">The zone that is named; null where none is.</param>
internal sealed record TimePhrase(ClockTime First, ClockTime? Second, string? Hedge, ClockZone? Zone)
{
    /// <summary>Index of the first token that is no hedge.</summary>
    public int CoreStart { get; init; }

    /// <summary>Index behind the last token that is neither hedge nor zone.</summary>
    public int CoreEnd { get; init; }

    /// <summary>Whether words beside the figures make a time of day of them: a.m., o'clock, a zone, noon.</summary>
    public bool IsTold { get; init; }
}
