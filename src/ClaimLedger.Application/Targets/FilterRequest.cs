using System.Collections.Immutable;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>What narrows a listing, as somebody wrote it: with options, or in the query of an address. Read and refused alike.</summary>
internal sealed record FilterRequest
{
    /// <summary>Every kind of conflict.</summary>
    public static ImmutableArray<string> KindNames => [.. ClaimLedger.Conflicts.Kinds.Select(kind => kind.Name)];

    /// <summary>What may have become of a conflict: its status, or a verdict.</summary>
    public static ImmutableArray<string> StatusNames => [.. TermNames<ConflictStatus>.All, .. TermNames<Verdict>.All];

    /// <summary>What stands before a name where it was written: <c>--</c> on a command line, nothing in an address.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Kinds of conflicts, several with commas.</summary>
    public ImmutableArray<string> Kind { get; init; } = [];

    /// <summary>Severities, several with commas.</summary>
    public ImmutableArray<string> Severity { get; init; } = [];

    /// <summary>Statuses and verdicts, several with commas.</summary>
    public ImmutableArray<string> Status { get; init; } = [];

    /// <summary>Scopes, several with commas.</summary>
    public ImmutableArray<string> Scope { get; init; } = [];

    /// <summary>A question's id, or its beginning up to a dot.</summary>
    public string? Question { get; init; }

    /// <summary>A source's id.</summary>
    public string? Source { get; init; }

    /// <summary>A speaker's name or alias.</summary>
    public string? Speaker { get; init; }

    /// <summary>A publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>An event, as questions name it.</summary>
    public string? Event { get; init; }

    /// <summary>The unit of a question's numbers.</summary>
    public string? Unit { get; init; }

    /// <summary>The first day, or the month or year that it begins with.</summary>
    public string? Since { get; init; }

    /// <summary>The last day, or the month or year that it ends with.</summary>
    public string? Until { get; init; }

    /// <summary>Words to search for.</summary>
    public string? Search { get; init; }

    /// <summary>At most so many.</summary>
    public int? Limit { get; init; }

    /// <summary>The full id of the row behind which a listing goes on.</summary>
    public string? After { get; init; }

    /// <summary>The order; a leading <c>-</c> turns it round.</summary>
    public string? Sort { get; init; }

    /// <summary>Whether nothing was asked for.</summary>
    public bool AsksForNothing => Limit == 0;

    /// <summary>What a ledger can be asked.</summary>
    /// <exception cref="UsageException">An unknown name, a date that is none.</exception>
    public ListFilter Read()
    {
        var statuses = Values(Status);
        foreach (var name in statuses)
            Check(name, StatusNames, "status");
        var (since, until) = (Day("since", Since)?.First, Day("until", Until)?.Last);
        if (since > until)
            throw new UsageException(
                $"{Mark}since {Since} is later than {Mark}until {Until}, so nothing could pass; swap them");
        return new ListFilter
        {
            Kinds = Parse<ConflictKind>(Kind, "kind"),
            Severities = Parse<Severity>(Severity, "severity"),
            Scope = Parse<Scope>(Scope, "scope") is [var scope] ? scope : null,
            Statuses = [
                .. statuses
                    .Select(name => TermNames<ConflictStatus>.Find(name, StringComparison.OrdinalIgnoreCase))
                    .OfType<ConflictStatus>(),
            ],
            Verdicts = [.. statuses.Select(name => TermNames<Verdict>.Find(name, StringComparison.OrdinalIgnoreCase)).OfType<Verdict>()],
            Question = Question,
            Source = Source,
            Speaker = Speaker,
            Publisher = Publisher,
            Event = Event,
            Unit = Unit,
            Since = since,
            Until = until,
            Search = string.IsNullOrWhiteSpace(Search) ? null : Search,
            Limit = Limit,
            After = After,
            Sort = SortName(),
        };
    }

    /// <summary>Refuses a name that the ledger does not know: an empty list would say that there is nothing under it.</summary>
    /// <exception cref="UsageException">There is no such question, source, publisher, speaker, event or unit.</exception>
    public void Refuse(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (Question is { } question)
        {
            KnownNames.Check(
                "question",
                question,
                [.. ledger.Questions(new ListFilter()).Select(row => row.Question.Id.ToString())],
                KnownNames.IsQuestion);
        }
        if (Source is { } source)
            KnownNames.Check("source", source, [.. ledger.Sources(new ListFilter()).Select(row => row.Source.Id.ToString())]);
        if (Event is { } happening)
            KnownNames.Check("event", happening, [.. Texts(ledger, question => question.Event)]);
        if (Unit is { } unit)
            KnownNames.Check("unit", unit, [.. Texts(ledger, question => question.Unit)]);
        if (Publisher is { } publisher)
        {
            KnownNames.Check(
                "publisher", publisher, [.. ledger.Sources(new ListFilter()).Select(row => row.Source.Publisher)], KnownNames.IsAlike);
        }
        if (Speaker is { } speaker)
        {
            KnownNames.Check(
                "speaker",
                speaker,
                [.. ledger.Speakers().SelectMany(known => known.Also.Prepend(known.Name.ToString()))],
                KnownNames.IsAlike);
        }
    }

    private static IEnumerable<string> Texts(Ledger ledger, Func<Question, string?> text) =>
        ledger.Questions(new ListFilter()).Select(row => text(row.Question)).OfType<string>().Distinct();

    private static List<string> Values(ImmutableArray<string> written) =>
        [
            .. written
                .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(value => value.ToLowerInvariant())
                .Distinct(),
        ];

    private static ImmutableArray<T> Parse<T>(ImmutableArray<string> written, string what)
        where T : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var name in Values(written))
        {
            Check(name, TermNames<T>.All, what);
            values.Add(TermNames<T>.Find(name, StringComparison.OrdinalIgnoreCase)!.Value);
        }
        return values.ToImmutable();
    }

    private static void Check(string name, ImmutableArray<string> names, string what)
    {
        if (!names.Contains(name))
            throw new UsageException(Phrases.NoSuch(what, name, names));
    }

    private DaySpan? Day(string name, string? text) => text is null ? null : NamedDay.Read(Mark + name, text);

    private string? SortName()
    {
        if (Sort is null)
            return null;
        var name = Sort.StartsWith('-') ? Sort[1..] : Sort;
        Check(name.ToLowerInvariant(), ListFilter.SortNames, "sort");
        return Sort.ToLowerInvariant();
    }
}
