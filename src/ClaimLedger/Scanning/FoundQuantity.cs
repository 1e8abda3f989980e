using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>A quantity, date or duration in running text. Spans are in UTF-16 units of the text that was scanned.</summary>
public sealed record FoundQuantity
{
    /// <summary>What it is: exactly one kind.</summary>
    public required QuantityKinds Kind { get; init; }

    /// <summary>All words that make the value, hedge and unit included: "around 1,800", "more than 5 km", "early March".</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The words without hedges and bounds: "1,800", "5 km"; of a span of two figures, both: "30 to 40".</summary>
    public required TextSpan Core { get; init; }

    /// <summary>
    /// What the words commit the speaker to: in <see cref="Unit"/>; dates as day numbers (<see cref="DateOnly.DayNumber"/>), durations and
    /// ages in days, times of day in minutes since midnight.
    /// </summary>
    public required Interval Literal { get; init; }

    /// <summary>What a reader takes them to mean, in the same terms.</summary>
    public required Interval Usual { get; init; }

    /// <summary>
    /// The number as written, in <see cref="Unit"/> and without its hedge; null where the words hold no single one. Of "six weeks", 6.
    /// </summary>
    public decimal? Written { get; init; }

    /// <summary>
    /// The unit as the table of units names it ("km", "%", "USD", "week"), of a time of day its zone; null where none is named, as for
    /// counts and dates.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>
    /// The row of the readings table, or of the table of dates, that applied: <c>count</c>, <c>about</c>, <c>more-than</c>, …
    /// </summary>
    public required string Reading { get; init; }

    /// <summary>The noun phrase that is counted: "Palestinian detainees"; null where there is none.</summary>
    public TextSpan? Counted { get; init; }

    /// <summary>The same so many characters further on: of a text of which only a part was scanned.</summary>
    internal FoundQuantity Moved(int by) => this with
    {
        Span = Span with { Start = Span.Start + by },
        Core = Core with { Start = Core.Start + by },
        Counted = Counted is { } counted ? counted with { Start = counted.Start + by } : null,
    };

    /// <summary>Of a date what its words say: with its days in any context, and its bound apart. Null for what is no date.</summary>
    internal FoundDate? Date { get; init; }

    /// <summary>Of a number, measure or length of time what its words say, in the terms of any question. Null for a date.</summary>
    internal FoundAmount? Amount { get; init; }

    /// <summary>Of a time of day what its words say, in the zone of any question. Null for what is none.</summary>
    internal FoundTime? Time { get; init; }

    /// <summary>It as an answer in the terms of a question; null where it can be none there.</summary>
    internal Value.Range? ValueIn(ValueContext context) => context.Answer switch
    {
        AnswerType.Date => Date?.Value(context),
        AnswerType.Time => Time?.Value(context),
        _ => Amount?.Value(context),
    };
}
