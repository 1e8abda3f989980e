namespace ClaimLedger.Text;

/// <summary>How far from a day something lies: more than two weeks ago, less than three days after it, within a month.</summary>
internal enum DateDistance
{
    None,
    More,
    Less,
}

/// <summary>
/// What some words say of a date, before a day of publication and a direction make days of it: a date, or two that span, with a bound
/// ("since") or at a distance ("more than two weeks ago"). Read once by <see cref="DateReader"/>, it has days in any context.
/// </summary>
internal sealed record DatePhrase
{
    /// <summary>The text that it was read in, to complain about; empty in running text.</summary>
    public required string Words { get; init; }

    public required TextStyle Style { get; init; }

    /// <summary>The date, or the first of two.</summary>
    public required DateSpec First { get; init; }

    /// <summary>The second of two; null for one date.</summary>
    public DateSpec? Second { get; init; }

    /// <summary>Whether "about" or "or so" stands with it.</summary>
    public bool IsAbout { get; init; }

    /// <summary>What "since", "until", "or later" make of it; null where there is no such word.</summary>
    public DateBound? Bound { get; init; }

    public DateDistance Distance { get; init; }

    /// <summary>Index of the first token behind the words of the bound.</summary>
    public int UnboundedStart { get; init; }

    /// <summary>Index behind the last token before the words of the bound.</summary>
    public int UnboundedEnd { get; init; }

    /// <summary>Index of the first token behind bounds and hedges.</summary>
    public int CoreStart { get; init; }

    /// <summary>Index behind the last token that is no bound or hedge.</summary>
    public int CoreEnd { get; init; }

    /// <summary>Whether one end of it is open.</summary>
    public bool IsBounded => Bound is not null || Distance == DateDistance.More;

    /// <summary>Whether all its days are named, so that they are the same for whoever reads it whenever.</summary>
    public bool IsFixed => First.IsFixed && Second is not { IsFixed: false };

    /// <summary>Whether any day of the year of publication will do.</summary>
    public bool NeedsNoMoreThanYear => First.NeedsNoMoreThanYear && Second is not { NeedsNoMoreThanYear: false };
}

/// <summary>The sets of a date in a context.</summary>
/// <param name="Range">Its days; the words are those of <see cref="DatePhrase.Words"/>.</param>
/// <param name="Nominal">The day that is meant, or that was counted out, where it is one without a bound.</param>
internal readonly record struct ResolvedDate(Value.Range Range, int? Nominal);

/// <summary>Finds the days of dates, spans and bounds, with the day of publication where they depend on one.</summary>
internal sealed class DatePhraseResolver(DatePhrase phrase, ValueContext context)
{
    private readonly DateResolver _dates = new(phrase.Words, context, phrase.Style) { IsNearest = phrase.Bound?.IsNearest ?? false };

    private Complaint? _complaint;

    private bool LooksAhead => context.LooksAhead;

    /// <summary>The days of a date as its words tell them.</summary>
    /// <param name="phrase">The date.</param>
    /// <param name="context">The day of publication, and whether the claim looks ahead from it.</param>
    /// <param name="complaint">Why there are none; null in running text.</param>
    public static ResolvedDate? Resolve(DatePhrase phrase, ValueContext context, out Complaint? complaint)
    {
        var resolver = new DatePhraseResolver(phrase, context);
        var resolved = phrase.Distance == DateDistance.None ? resolver.OfDate() : resolver.AtDistance();
        complaint = resolver._complaint ?? resolver._dates.Complaint;
        return resolved;
    }

    private ResolvedDate? OfDate()
    {
        if ((phrase.Second is { } second ? OfSpan(phrase.First, second) : _dates.Resolve(phrase.First)) is not { } dated)
            return null;
        if (phrase.IsAbout)
        {
            var size = phrase.First.Size;
            if (CalendarWords.Part("date-about", size) is not { } about)
                return null;
            var (literal, near) = (DateResolver.Apply(about.Literal, dated.Literal, size),
                DateResolver.Apply(about.Usual, dated.Usual, size));
            dated = new Dated(literal, near, "date-about");
        }
        if (phrase.Bound is not { } bound)
            return Make(dated);
        var (committed, usual) = (Bounded(bound.Literal, dated.Literal), Bounded(bound.Usual, dated.Usual));
        return new ResolvedDate(new Value.Range(phrase.Words, committed, usual, null, bound.Id), null);
    }

    private ResolvedDate? AtDistance()
    {
        var spec = phrase.First;
        if (_dates.Resolve(spec) is not { } there)
            return null;
        // "Within the next two weeks" is a run of days by itself.
        if (spec.Sign == 0)
            return Make(there with { Nominal = null });
        var day = there.Nominal ?? there.Usual.Last;
        if (phrase.Distance == DateDistance.More)
        {
            var beyond = spec.Sign > 0
                ? Interval.Create(day, null, lowOpen: true, highOpen: false)
                : Interval.Create(null, day, lowOpen: false, highOpen: true);
            return new ResolvedDate(new Value.Range(phrase.Words, beyond, beyond, null, spec.Sign > 0 ? "after" : "before"), null);
        }
        if (_dates.Resolve(spec.Anchor ?? DateSpec.Publication) is not { } here)
            return null;
        var from = here.Nominal ?? here.Usual.First;
        return Make(Dated.Same(new Days(Math.Min(from, day), Math.Max(from, day))) with { Row = "between", Nominal = null });
    }

    private static Interval Bounded(string form, Days days) => form switch
    {
        "(X, ∞)" => Interval.Create(days.Last, null, lowOpen: true, highOpen: false),
        "[X, ∞)" => Interval.Between(days.First, null),
        "(−∞, X)" => Interval.Create(null, days.First, lowOpen: false, highOpen: true),
        "(−∞, X]" => Interval.Between(null, days.Last),
        _ => Interval.Between(days.First, days.Last),
    };

    private ResolvedDate? Make(Dated dated)
    {
        if (dated.Literal.IsOutside || dated.Usual.IsOutside)
        {
            Complain(Complaints.OutOfCalendar(phrase.Words, 0));
            return null;
        }
        decimal? written = dated.Literal.First == dated.Literal.Last ? dated.Literal.First : null;
        var literal = Interval.Between(dated.Literal.First, dated.Literal.Last);
        var usual = Interval.Between(dated.Usual.First, dated.Usual.Last);
        return new ResolvedDate(new Value.Range(phrase.Words, literal, usual, written, dated.Row), dated.Nominal);
    }

    private Dated? OfSpan(DateSpec first, DateSpec second)
    {
        (first, second) = InOneRun(first, second);
        if (_dates.Resolve(second) is not { } last || _dates.Resolve(first) is not { } start)
            return null;
        if (start.Literal.First > last.Literal.Last)
            Turn(first, second, ref start, ref last);
        (start, last) = (Counted(start), Counted(last));
        if (start.Literal.First > last.Literal.Last || start.Usual.First > last.Usual.Last)
        {
            Complain(Complaints.Reversed(phrase.Words, first.Start));
            return null;
        }
        return new Dated(
            new Days(start.Literal.First, Math.Max(start.Literal.Last, last.Literal.Last)),
            new Days(start.Usual.First, Math.Max(start.Usual.Last, last.Usual.Last)),
            "between");

        // The end of a span that was counted out is the day itself.
        static Dated Counted(Dated dated) => dated.Nominal is { } day && dated.Row == "date-about" ? Dated.Day(day) : dated;
    }

    // What runs backwards has an end on the other side of publication.
    private void Turn(DateSpec first, DateSpec second, ref Dated start, ref Dated last)
    {
        // "From Friday to Monday", told on a Saturday: the one end fixes the other.
        if (first.IsBareWeekday && !LooksAhead)
            start = Dated.Day(start.Literal.First - 7);
        else if (second.IsBareWeekday && LooksAhead)
            last = Dated.Day(last.Literal.Last + 7);
        // "Today to 22 October", "between 22 January and now".
        else if (second.Move is null && Looking(Modality.Forecast).Resolve(second) is { } ahead)
            last = ahead;
        if (start.Literal.First > last.Literal.Last && first.Move is null && Looking(Modality.Stated).Resolve(first) is { } back)
            start = back;
    }

    private DateResolver Looking(Modality modality) => new(phrase.Words, context with { Modality = modality }, phrase.Style);

    // Two dates without a year are of one run: looking back, from the latest that has begun; looking ahead, to the next that has not ended.
    private (DateSpec First, DateSpec Second) InOneRun(DateSpec first, DateSpec second)
    {
        if (!IsYearless(first) || !IsYearless(second))
            return (first, second);
        var follows = first.Month > second.Month || (first.Month == second.Month && first.Day > second.Day);
        if (_dates.Resolve(LooksAhead ? second : first) is not { } known)
            return (first, second);
        var year = DateOnly.FromDayNumber(known.Literal.First).Year;
        return LooksAhead
            ? (first with { Year = follows ? year - 1 : year }, second with { Year = year })
            : (first with { Year = year }, second with { Year = follows ? year + 1 : year });

        static bool IsYearless(DateSpec spec) => spec is { Month: not null, Year: null, YearTurn: null, Move: null, Ordinal: null };
    }

    private void Complain(Complaint complaint) => _complaint ??= phrase.Style == TextStyle.RunningText ? null : complaint;
}
