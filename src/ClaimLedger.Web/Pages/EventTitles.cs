using ClaimLedger.Reports.Model;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>What events are called in words. Their ids are for addresses and files.</summary>
internal static class EventTitles
{
    /// <summary>
    /// The subject that most of its questions share, else its id with blanks: <c>gaza-war</c> is "The war in Gaza" where they are about
    /// that, and "Gaza war" where each is about another thing.
    /// </summary>
    public static string Of(PageRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(name);
        return Shared(request).GetValueOrDefault(name) ?? InWords(name);
    }

    /// <summary>The subject that more than half of the questions of each event share, where there is one.</summary>
    public static IReadOnlyDictionary<string, string> Shared(IEnumerable<EventSubject> subjects) =>
        subjects.GroupBy(subject => subject.Event, StringComparer.Ordinal)
            .Select(questions => (Most: questions.MaxBy(subject => subject.Questions)!, All: questions.Sum(subject => subject.Questions)))
            .Where(counted => counted.Most.Questions * 2 > counted.All)
            .ToDictionary(counted => counted.Most.Event, counted => counted.Most.Subject, StringComparer.Ordinal);

    /// <summary>An id as words: "Gaza war".</summary>
    public static string InWords(string name) =>
        ReportWords.Capital(string.Join(' ', name.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries)));

    private static IReadOnlyDictionary<string, string> Shared(PageRequest request) =>
        request.Reading.State.Remember("event titles", () => Shared(request.Reading.Ledger.EventSubjects()));
}
