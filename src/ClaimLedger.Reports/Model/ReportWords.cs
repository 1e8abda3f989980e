using System.Globalization;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Reports.Model;

/// <summary>Puts dates, counts and credits into the words of a report.</summary>
internal static class ReportWords
{
    // Some seven words.
    private const int LongestTitle = 48;

    /// <summary><c>18 March 2025</c>.</summary>
    public static string Date(DateOnly day) => DateWording.Of(day);

    /// <inheritdoc cref="DateWording.Of(DaySpan)"/>
    public static string Date(DaySpan span) => DateWording.Of(span);

    /// <summary>The days of a date in words, however it was written.</summary>
    public static string Date(WrittenDate date) => Date(date.Days);

    /// <summary>ISO 8601: <c>2025-03-18</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// From the earliest to the latest, each as exact as it is known, or null where there is none: "about January 2024 to 14 April 2025".
    /// </summary>
    public static string? Period(IEnumerable<DaySpan> dates)
    {
        DaySpan? first = null, last = null;
        foreach (var span in dates)
        {
            if (first is not { } early || (span.First, early.Last).CompareTo((early.First, span.Last)) < 0)
                first = span;
            if (last is not { } late || (late.Last, span.First).CompareTo((span.Last, late.First)) < 0)
                last = span;
        }
        if ((first, last) is not ({ } earliest, { } latest))
            return null;
        // The whole of one span holds the other.
        if (earliest.Last == latest.Last)
            return Date(earliest);
        if (earliest.First == latest.First)
            return Date(latest);
        var (from, to) = (Edge(earliest, earliest.First), Edge(latest, latest.Last));
        return !from.IsUncertain && !to.IsUncertain && from.IsDay == to.IsDay
            ? Date(new DaySpan(from.First, to.Last))
            : $"{Date(from)} to {Date(to)}";

        // A month or a year stays one; of another span only its end counts here.
        static DaySpan Edge(DaySpan span, DateOnly end) =>
            span.First.Day == 1 && span.Last == span.Last.AddDays(1 - span.Last.Day).AddMonths(1).AddDays(-1)
                ? span
                : new DaySpan(end, end, span.IsUncertain);
    }

    /// <summary><c>1 claim</c>, <c>2 claims</c>, <c>1,200 claims</c>.</summary>
    public static string Count(int count, string noun) => string.Create(
        CultureInfo.InvariantCulture, $"{count:#,##0} {(count == 1 ? noun : NounForms.Many(noun))}");

    /// <summary><c>1,200</c>.</summary>
    public static string Number(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>A title cut to what fits beside a figure, between words.</summary>
    public static string ShortTitle(string title)
    {
        if (title.Length <= LongestTitle)
            return title;
        var end = title.LastIndexOf(' ', LongestTitle - 1);
        if (end < LongestTitle / 2)
            end = char.IsHighSurrogate(title[LongestTitle - 2]) ? LongestTitle - 2 : LongestTitle - 1;
        return title[..end].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    /// <summary>
    /// Whose word it is: "Dana Mor for Fire Service, passed on by Coast Wire"; for no speaker, "in its own voice". A name that
    /// says whom it speaks for, such as "a Fire Service officer", is not told twice.
    /// </summary>
    public static string Credit(IReadOnlyList<SpeakerName> chain, Func<SpeakerName, Speaker?> find)
    {
        if (chain.Count == 0)
            return "in its own voice";
        var named = chain
            .Select(
                name =>
                    find(name) is { SpeaksFor: { } office } && !name.Text.Contains(office.Text, StringComparison.OrdinalIgnoreCase)
                        ? $"{name} for {office}"
                        : name.Text)
            .ToList();
        return named.Count == 1 ? named[0] : $"{named[0]}, passed on by {string.Join(", then by ", named.Skip(1))}";
    }

    /// <summary>
    /// How a claim is put forward, and by whom where the speaker tells of somebody else; null where it is plainly stated.
    /// </summary>
    public static string? PutForward(Claim claim) => (claim.Modality, claim.Whose) switch
    {
        (Modality.Stated, null) => null,
        (Modality.Stated, { } other) => $"on {other}",
        (var modality, null) => Noun(modality),
        (var modality, { } other) => $"on {Noun(modality)} by {other}",
    };

    private static string Noun(Modality modality) => modality switch
    {
        Modality.Proposed => "a proposal",
        Modality.Demanded => "a demand",
        Modality.Forecast => "a forecast",
        Modality.Believed => "a belief",
        _ => "a denial",
    };

    /// <summary>Who published a source, as far as it is known.</summary>
    public static string Publisher(Source source) => Publishers.IsUnknown(source.Publisher) ? "Publisher unknown" : source.Publisher;

    /// <summary>What sort of speaker it is, and in whose name it speaks.</summary>
    public static string Describe(Speaker speaker) => speaker.Kind switch
    {
        SpeakerKind.Person => "a person",
        SpeakerKind.Office => "an office or institution",
        SpeakerKind.Group => "a group",
        SpeakerKind.Outlet => "an outlet",
        _ => "not named",
    } + (speaker.SpeaksFor is { } office ? $"; counted as speaking for {office}" : "");

    /// <summary>The text with a capital letter first.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The text with a full stop, where no mark ends it.</summary>
    public static string Sentence(string text) =>
        text.TrimEnd() is var whole && whole is [.., '.' or '!' or '?' or '…'] ? whole : whole + ".";

    /// <summary>Whether a text has no headline, so that a desk has given it a title, in square brackets.</summary>
    public static bool IsGivenTitle(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return title is ['[', _, .., ']'] && title.IndexOf(']', StringComparison.Ordinal) == title.Length - 1;
    }

    /// <summary>A verdict as a phrase.</summary>
    public static string Verdict(Verdict verdict) => verdict switch
    {
        ClaimLedger.Verdict.Confirmed => "The finding is right",
        ClaimLedger.Verdict.Prefer => "One position is preferred",
        ClaimLedger.Verdict.Range => "Report the range",
        ClaimLedger.Verdict.Unconfirmed => "Nothing could be confirmed",
        ClaimLedger.Verdict.Pending => "Still being looked into",
        ClaimLedger.Verdict.AskedSource => "The source was asked",
        ClaimLedger.Verdict.NotComparable => "Not about the same thing",
        ClaimLedger.Verdict.Corrected => "A source corrected itself",
        _ => "Dismissed: not a conflict",
    };

    /// <summary>A ruling in sentences: "One position is preferred: “11”. The port answered. (Ann Lee, 8 June 2031)".</summary>
    public static string Ruling(Ruling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        var position = ruling.Position is { } says ? $": “{says}”" : "";
        return $"{Verdict(ruling.Verdict)}{position}. {Sentence(ruling.Reason)} ({ruling.By}, {Date(ruling.On)})";
    }

    /// <summary>A name as data and the command line write it: <c>self-contradiction</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => TermNames<T>.Of(value);
}
