using System.Globalization;
using Humanizer;

namespace ClaimLedger.Reports;

/// <summary>Puts dates, counts and credits into the words of a report.</summary>
internal static class Words
{
    private const string Day = "d MMMM yyyy";

    /// <summary><c>18 March 2025</c>.</summary>
    public static string Date(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    /// <summary><c>18 March 2025</c>, <c>March 2025</c>, <c>2025</c>, <c>3 to 5 June 2031</c>; "about" before an uncertain one.</summary>
    public static string Date(DaySpan span)
    {
        var text = (span.First, span.Last) switch
        {
            var (first, last) when first == last => Date(first),
            ({ Day: 1, Month: 1 } first, { Day: 31, Month: 12 } last) when first.Year == last.Year => first.Year.ToString("0000", CultureInfo.InvariantCulture),
            ({ Day: 1, Month: 1 } first, { Day: 31, Month: 12 } last) => $"{first.Year} to {last.Year}",
            ({ Day: 1 } first, var last) when last.Day == DateTime.DaysInMonth(last.Year, last.Month) =>
                first.Year == last.Year && first.Month == last.Month
                    ? first.ToString("MMMM yyyy", CultureInfo.InvariantCulture)
                    : $"{first.ToString(first.Year == last.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture)} to {last.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}",
            var (first, last) when first.Year == last.Year && first.Month == last.Month => $"{first.Day} to {Date(last)}",
            var (first, last) when first.Year == last.Year => $"{first.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Date(last)}",
            var (first, last) => $"{Date(first)} to {Date(last)}",
        };
        return span.IsUncertain ? "about " + text : text;
    }

    /// <summary>ISO 8601: <c>2025-03-18</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>From the earliest to the latest, or null where there is none: "28 December 2023 to 14 April 2025".</summary>
    public static string? Period(IEnumerable<DaySpan> spans)
    {
        DaySpan? whole = null;
        foreach (var span in spans)
        {
            whole = whole is { } so
                ? new DaySpan(span.First < so.First ? span.First : so.First, span.Last > so.Last ? span.Last : so.Last, so.IsUncertain || span.IsUncertain)
                : span;
        }
        return whole is { } period ? Date(period) : null;
    }

    /// <summary><c>1 claim</c>, <c>2 claims</c>, <c>1,200 claims</c>.</summary>
    public static string Count(int count, string noun) => noun.ToQuantity(count, "#,##0", CultureInfo.InvariantCulture);

    /// <summary>Whose word it is: "Dana Mor (for Fire Service), passed on by Coast Wire"; for no speaker, "in its own voice".</summary>
    public static string Credit(IReadOnlyList<string> chain, Func<string, Speaker?> find)
    {
        if (chain.Count == 0)
            return "in its own voice";
        var named = chain.Select(name => find(name) is { SpeaksFor: { } office } ? $"{name} (for {office})" : name).ToList();
        return named.Count == 1 ? named[0] : $"{named[0]}, passed on by {string.Join(", then by ", named.Skip(1))}";
    }

    /// <summary>A verdict as a phrase.</summary>
    public static string Verdict(Verdict verdict) => verdict switch
    {
        ClaimLedger.Verdict.Confirmed => "The conflict is real",
        ClaimLedger.Verdict.Prefer => "One position is preferred",
        ClaimLedger.Verdict.Range => "Report the range",
        ClaimLedger.Verdict.Unconfirmed => "Nothing could be confirmed",
        ClaimLedger.Verdict.Pending => "Still being looked into",
        ClaimLedger.Verdict.AskedSource => "The source was asked",
        ClaimLedger.Verdict.NotComparable => "Not about the same thing",
        ClaimLedger.Verdict.Corrected => "A source corrected itself",
        _ => "Dismissed: not a conflict",
    };

    /// <summary>A term's id as words: "women and children" for <c>women-and-children</c>.</summary>
    public static string Term(string id) => id.Replace('-', ' ').Replace('_', ' ');

    /// <summary>A name of an enumeration as data and the command line write it: <c>self-contradiction</c>.</summary>
    public static string Name(Enum value) => value.ToString().Kebaberize();
}
