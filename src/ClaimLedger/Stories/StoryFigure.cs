using System.Collections.Immutable;
using ClaimLedger.Measures;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>What two figures must have in common to answer one question.</summary>
/// <param name="Event">What happened; "" for the event that the articles are about.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Place">The part of the event's place; "" for all of it.</param>
/// <param name="Population">Who or what is counted, where it is not everybody.</param>
/// <param name="Argument">From where to where, at which moment, of what.</param>
/// <param name="Status">Confirmed, suspected, additional; "" for none.</param>
internal sealed record StoryKey(string Event, string Measure, string Place, string Population, string Argument, string Status)
{
    /// <summary>The day of what it is of, where one event has several: a quake and its aftershocks; null where nobody gave it.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>From where a distance runs; "" where nobody said, null for what is no distance.</summary>
    public string? From { get; init; }

    /// <summary>All of it in words, with nothing for what is not told.</summary>
    public string Words => string.Join(' ', new[] { Event, Measure, Place, Population, Argument, Status, From, Day?.ToString("O") }
        .Where(part => !string.IsNullOrEmpty(part)));
}

/// <summary>A figure of an article, with all that tells which question it answers.</summary>
internal sealed record StoryFigure
{
    /// <summary>The doubt about a figure whose event is no more than what its own article tells.</summary>
    public const string NoSharedEvent = "the articles name no event that they share";

    /// <summary>Index of the article.</summary>
    public required int Article { get; init; }
    /// <summary>Its place in the list that figures are put together from.</summary>
    public int Order { get; init; }
    /// <summary>What it answers.</summary>
    public required StoryKey Key { get; init; }
    /// <summary>The measure.</summary>
    public required Measure Measure { get; init; }
    /// <summary>The id of the question that an assistant takes it to answer; null where it names none.</summary>
    public string? Question { get; init; }
    /// <summary>What kind of answer it is.</summary>
    public AnswerType Answer { get; init; } = AnswerType.Quantity;
    /// <summary>
    /// Which event, place and time it is of, for people: "in Port Ebb, 2031-06-05"; "" for those that the articles are about.
    /// </summary>
    public string Where { get; init; } = "";
    /// <summary>What its articles are about, as place and kind of event; null where they share none.</summary>
    public string? About { get; init; }
    /// <summary>Whether its event is no more than what its paragraph tells.</summary>
    public bool IsOfOwnText { get; init; }
    /// <summary>Whether its event was read from a sentence before.</summary>
    public bool IsCarried { get; init; }
    /// <summary>Whether it is what the figures of a list come to.</summary>
    public bool IsListed { get; init; }
    /// <summary>Whether its clause tells what had been counted by an hour that is past: "the toll had risen to 40".</summary>
    public bool IsOfThen { get; init; }
    /// <summary>Whether its clause says that it is so still: "60,000 homes were still without power".</summary>
    public bool IsStill { get; init; }
    /// <summary>Whether its clause puts it in the place of what was told before: "corrected the number to 25".</summary>
    public bool IsCorrection { get; init; }
    /// <summary>Whether its article says that it is no longer held: "that number has been revised".</summary>
    public bool IsTakenBack { get; init; }
    /// <summary>The question's wording, where somebody gave it; null where the measure's is asked.</summary>
    public string? Asks { get; init; }
    /// <summary>What the question's id is made of, where somebody worded it; null where it is made of what keeps it from others.</summary>
    public string? IdWords { get; init; }
    /// <summary>Whose it is, where the first speaker only tells of it.</summary>
    public string? Whose { get; init; }
    /// <summary>On what condition.</summary>
    public string? If { get; init; }
    /// <summary>Who proposed it, as people are told: <c>an assistant</c>; null where our own reader read it.</summary>
    public string? ProposedBy { get; init; }
    /// <summary>Why the reader is not sure of the question; null where it is.</summary>
    public string? Doubt { get; init; }
    /// <summary>The question's unit.</summary>
    public required string? Unit { get; init; }
    /// <summary>What is counted, as written.</summary>
    public required string Counted { get; init; }
    /// <summary>What it says, in the question's terms.</summary>
    public required Value.Range Value { get; init; }
    /// <summary>Where its quote stands.</summary>
    public required TextSpan Quote { get; init; }
    /// <summary>Where the figure itself stands.</summary>
    public required TextSpan Deciding { get; init; }
    /// <summary>Who said it, first speaker first.</summary>
    public ImmutableArray<string> Speakers { get; init; } = [];
    /// <summary>How it is put forward.</summary>
    public Modality Modality { get; init; }
    /// <summary>As of when.</summary>
    public required WrittenDate AsOf { get; init; }
    /// <summary>
    /// The day that its clause names of what happened, "three people died on Wednesday": it is as of then where its article goes on to tell
    /// more; null where there is none.
    /// </summary>
    public DaySpan? Happened { get; init; }
    /// <summary>What the reading rests on.</summary>
    public required string Because { get; init; }

    /// <summary>What is asked, in the words of its measure.</summary>
    public string Wording
    {
        get
        {
            if (Asks is not null)
                return Asks;
            // One of them is asked of as many are.
            var counted = Counted.Length > 0 ? (Value.Written == 1 ? NounForms.Many(Counted) : Counted) : Unit ?? "people";
            // "Two separate cases" are no people of whom one asks what was done to them: the noun says it.
            var asks = Key.Population.Length == 0 || Counted.Length == 0 ? Measure.Asks
                : MeasureTable.IsNamedBy(Measure, Counted) ? "How many {counted} were there {in}?"
                : Measure.Asks.Replace("How many people", $"How many {counted}", StringComparison.Ordinal);
            // What is proposed has not been done.
            if (Key.Status.EndsWith(FigureStatus.Planned, StringComparison.Ordinal))
                asks = Planned(asks);
            var where = Where.Length == 0 ? "" : Key.From is not null ? $" {Where}" : $" ({Where})";
            return asks.Replace(" {in}", where, StringComparison.Ordinal)
                .Replace("{counted}", counted, StringComparison.Ordinal);
        }
    }

    // "How large was the fine": how large would the fine be; "how many people were freed": how many would be freed.
    private static string Planned(string asks)
    {
        const string Was = " was the ";
        if (asks.IndexOf(Was, StringComparison.Ordinal) is > 0 and var was)
        {
            var end = asks.IndexOfAny(['{', '?'], was);
            var words = asks[(was + Was.Length)..end].TrimEnd();
            var cut = words.EndsWith(" worth", StringComparison.Ordinal) ? words.Length - " worth".Length : words.Length;
            return $"{asks[..was]} would the {words[..cut]} be{words[cut..]}{asks[(was + Was.Length + words.Length)..]}";
        }
        return asks.Replace(" were ", " would be ", StringComparison.Ordinal).Replace(" was ", " would be ", StringComparison.Ordinal)
            .Replace(" did ", " would ", StringComparison.Ordinal).Replace(" had to ", " would have to ", StringComparison.Ordinal);
    }

    /// <summary>
    /// A time of day as articles that nobody has prepared are held against each other by: "around 3 a.m." names no minute, and is taken by
    /// the letter.
    /// </summary>
    public static Value.Range Compared(Value.Range value, AnswerType answer)
    {
        const int HalfHour = 30;
        return answer is not AnswerType.Time ? value
            : value.Reading == "time-about" && value.Usual.Width >= HalfHour ? value with { Usual = value.Literal }
            // "At 6 p.m." and "shortly after 6 p.m.": one clock, looked at twice.
            : value is { Reading: "time-shortly-after" or "time-shortly-before", Usual: { HasLow: true, HasHigh: true } told }
                ? value with { Usual = Interval.Between(told.Low, told.High) } : value;
    }

    /// <summary>The question that it answers.</summary>
    /// <param name="subject">What that is about.</param>
    /// <param name="id">Its id.</param>
    public Question QuestionOf(string subject, QuestionId id) =>
        new() { Id = id, Subject = subject, Asks = Wording, Answer = Answer, Unit = Unit, OverTime = Measure.OverTime };
}
