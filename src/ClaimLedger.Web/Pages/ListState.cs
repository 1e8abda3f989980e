using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>What the lists have in common: what is chosen, how it is taken away, and why nothing is left.</summary>
internal static class ListState
{
    /// <summary>What is chosen, each with the list without it.</summary>
    public static IReadOnlyList<ChosenItem> Chosen(PageRequest request, string path, FilterRequest asked)
    {
        // One period is one choice, not a first and a last day.
        var rest = FilterAddress.Period.Read(asked).IsEmpty ? asked : FilterAddress.Period.Write(asked, []);
        return
        [
            .. FilterAddress.Narrowing.SelectMany(parameter => Items(parameter, rest)),
            .. Items(FilterAddress.Period, asked),
        ];

        IEnumerable<ChosenItem> Items(FilterParameter parameter, FilterRequest from) =>
            parameter.Read(from).Select(value => Item(parameter, value));

        ChosenItem Item(FilterParameter parameter, string value) =>
            new(
                parameter.Title,
                NameOf(request, parameter, value),
                FilterAddress.Of(path, Toggled(asked, parameter, value, isChosen: true)));
    }

    /// <summary>What a value is called: a period as it is read ("5 June 2031"), an event by its title, others as they are.</summary>
    public static string NameOf(PageRequest request, FilterParameter parameter, string value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter.Name == FilterAddress.Period.Name ? ReportWords.Date(NamedDay.Read(FilterAddress.Period.Name, value))
            : parameter.Name == FilterAddress.Event ? EventTitles.Of(request, value)
            : value;
    }

    /// <summary>The request with a value chosen, or taken away; from its beginning.</summary>
    public static FilterRequest Toggled(FilterRequest asked, FilterParameter parameter, string value, bool isChosen)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ImmutableArray<string> others = parameter.IsSeveral
            ? [.. parameter.Read(asked).Where(other => !string.Equals(other, value, StringComparison.OrdinalIgnoreCase))]
            : [];
        return parameter.Write(asked, isChosen ? others : [.. others, value]) with { After = null };
    }

    /// <summary>What a form carries along, besides the fields that it has itself; from the beginning of the list.</summary>
    public static IReadOnlyList<HiddenItem> Carried(FilterRequest asked, params IReadOnlyList<string> own) =>
    [
        .. FilterAddress.Pairs(asked with { After = null })
            .Where(pair => !own.Contains(pair.Name))
            .Select(pair => HiddenItem.Of(pair.Name, pair.Value)),
    ];

    /// <summary>Why a list is empty; names are looked through only then.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asked">What is chosen.</param>
    /// <param name="isBehind">Whether it goes on behind a row that is not there any more, or the last.</param>
    /// <param name="none">What an empty list means where nothing is chosen.</param>
    public static string WhyEmpty(PageRequest request, FilterRequest asked, bool isBehind, string none)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(asked);
        if (isBehind)
            return "The list has changed since this page of it was linked to, and ends here.";
        try
        {
            asked.Refuse(request.Reading.Ledger);
        }
        catch (UsageException unknown)
        {
            return ReportWords.Sentence(ReportWords.Capital(unknown.Message));
        }
        return FilterAddress.Narrowing.Any(parameter => !parameter.Read(asked).IsEmpty)
            ? "Nothing matches all that is chosen. Take one of the choices away."
            : none;
    }
}

/// <summary>Something that is chosen, and the list without it.</summary>
internal sealed record ChosenItem(string Title, string Value, string Href);

/// <summary>What a form carries along.</summary>
internal sealed record HiddenItem(string Name, RawText Value)
{
    /// <summary>A field as it stands.</summary>
    public static HiddenItem Of(string name, string value) => new(name, WorkspacePages.Verbatim(value));
}

/// <summary>A choice of a form.</summary>
internal sealed record OrderItem(RawText Value, string Name, bool IsChosen)
{
    /// <summary>A choice of a form.</summary>
    public static OrderItem Of(string value, string name, bool isChosen) => new(WorkspacePages.Verbatim(value), name, isChosen);
}
