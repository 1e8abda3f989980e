using System.Collections.Immutable;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>The start as data: JSON has all of it, CSV what is counted.</summary>
internal static class StartData
{
    /// <summary>What says which state was seen last: the hash of its last entry of the history.</summary>
    public const string SeenField = "seen";

    private sealed record Counted(string Part, string Name, int Count, string Address);

    private static readonly Listing<Counted> Counts = new(
        "count",
        [
            new("part", row => row.Part),
            new("name", row => row.Name),
            new("count", row => row.Count),
            new("address", row => row.Address),
        ],
        (json, row) => json.WriteNumber(row.Name, row.Count));

    /// <summary>The same as data; JSON with what changed since a state.</summary>
    /// <param name="seen">The hash of that state; null for none.</param>
    public static IReadOnlyList<AlternateItem> Alternates(string? seen) =>
    [
        .. AlternateItem.Of(Addresses.Start).Select(item => seen is null || item.ContentType == AlternateItem.CsvType
            ? item
            : item with { Href = $"{item.Href}?{SeenField}={Uri.EscapeDataString(seen)}" }),
    ];

    /// <summary>Answers with it.</summary>
    /// <exception cref="UsageException">What is named as seen is no state of this ledger.</exception>
    public static Reply Answer(PageRequest request, Format format)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Context.Request.Query;
        foreach (var name in query.Keys.Where(name => name != SeenField))
            throw new UsageException(Phrases.NoSuch("filter", name, [SeenField]));
        ImmutableArray<Counted> counted = [.. Count(request)];
        if (format is Format.Csv)
            return ListData.Of(format, "start", counted, Counts);
        var ledger = request.Reading.Ledger;
        var header = request.Reading.State.Header;
        var ends = request.Site.Options.IsPublished ? null : ledger.HistoryEnds();
        var changes = Changes(ledger, ends, query[SeenField].ToString());
        var (gravest, part) = StartPage.GravestOpen(request);
        var catalogue = Catalogue.Of(part);
        return new Reply.Data(Suffix.JsonType, null, host => JsonText.Write(host, json =>
        {
            json.WriteStartObject();
            json.WriteString("title", header.Title);
            json.Optional("about", header.About);
            json.Optional("state", ends?.Last);
            foreach (var each in counted.GroupBy(row => row.Part, StringComparer.Ordinal))
            {
                json.WriteStartObject(each.Key);
                foreach (var row in each)
                    Counts.WriteJson(json, row);
                json.WriteEndObject();
            }
            json.WriteStartArray("gravest");
            foreach (var row in gravest)
                Application.Output.Json.Conflict(json, row, catalogue);
            json.WriteEndArray();
            if (changes is not null)
                Write(json, changes);
            json.WriteEndObject();
        }));
    }

    private static IEnumerable<Counted> Count(PageRequest request)
    {
        var totals = request.Totals;
        yield return new("totals", "sources", totals.Sources, Addresses.Sources);
        yield return new("totals", "claims", totals.Claims, Addresses.Claims);
        yield return new("totals", "questions", totals.Questions, Addresses.Questions);
        yield return new("totals", "conflicts", totals.Conflicts, Addresses.Conflicts);
        if (StartPage.WaitingAtDesk(request) is { } waiting)
            yield return new("totals", "waiting", waiting, Addresses.Desk);
        foreach (var (part, choices, address) in Parts(request))
        {
            foreach (var choice in choices)
                yield return new(part, choice.Value, choice.Count, address(choice.Value));
        }
        foreach (var query in request.Reading.State.Queries)
            yield return new("queries", query.Name, QueryItem.CountOf(request, query), Addresses.Below(Addresses.Queries, query.Name));
    }

    private static IEnumerable<(string Part, IReadOnlyList<Choice> Choices, Func<string, string> Address)> Parts(PageRequest request)
    {
        yield return ("severities", StartPage.Choices(request, ChoiceKind.Severity), Narrowed(value => new() { Severity = [value] }));
        yield return ("statuses", StartPage.Choices(request, ChoiceKind.Status), Narrowed(value => new() { Status = [value] }));
        // Of a large ledger they would have to be counted first, as on the page.
        if (request.IsLarge)
            yield break;
        yield return ("events", StartPage.Choices(request, ChoiceKind.Event), name => Addresses.Below(Addresses.Events, name));
        yield return ("publishers", StartPage.Choices(request, ChoiceKind.Publisher), name => Addresses.Below(Addresses.Publishers, name));
        yield return ("speakers", StartPage.Choices(request, ChoiceKind.Speaker), name => Addresses.Below(Addresses.Speakers, name));
    }

    private static Func<string, string> Narrowed(Func<string, FilterRequest> asked) =>
        value => FilterAddress.Of(Addresses.Conflicts, asked(value));

    private static ChangesSince? Changes(Ledger ledger, HistoryEnds? ends, string seen) => seen.Length == 0
        ? null
        : (ends is null ? null : ledger.ChangesSince(seen))
            ?? throw new UsageException("what was seen is no state of this ledger's history");

    private static void Write(Utf8JsonWriter json, ChangesSince changes)
    {
        json.WriteStartObject("since");
        json.WriteString("at", changes.At);
        json.Texts("came", changes.Came.Select(id => id.ToString()));
        json.Texts("went", changes.Went.Select(id => id.ToString()));
        json.Texts("changed", changes.Changed.Select(id => id.ToString()));
        json.Objects("rulings", changes.Rulings, ruling =>
        {
            json.WriteString("conflict", ruling.Conflict.ToString());
            json.WriteString("change", ruling.Change);
        });
        json.WriteNumber("unnamed", changes.Unnamed);
        json.WriteEndObject();
    }
}
