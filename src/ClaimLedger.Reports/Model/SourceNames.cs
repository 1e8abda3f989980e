using ClaimLedger.Reconciliation;

namespace ClaimLedger.Reports.Model;

/// <summary>
/// What sources are called: by their short name, else by publisher and date, and where nobody knows the publisher "the article of 14 April
/// 2025". Where two would be called the same, their titles tell them apart.
/// </summary>
internal sealed class SourceNames
{
    private readonly Dictionary<SourceId, (string Label, string Prose)> _names = [];

    public SourceNames(IEnumerable<Source> sources)
    {
        foreach (var alike in sources.GroupBy(source => Name(source).Label, StringComparer.Ordinal))
        {
            var several = alike.Skip(1).Any();
            var titled = alike.Select(source => source.Title).Distinct(StringComparer.Ordinal).Count() == alike.Count();
            foreach (var source in alike)
            {
                var (label, prose) = Name(source);
                var apart = titled ? $"“{ReportWords.ShortTitle(source.Title.Trim('[', ']'))}”" : source.Id.ToString();
                _names[source.Id] = several ? ($"{label}, {apart}", $"{prose} ({apart})") : (label, prose);
            }
        }
    }

    /// <summary>As a label: "Morning Post, 4 June 2031".</summary>
    public string Label(SourceId id) => ReportWords.Capital(_names[id].Label);

    /// <summary>As a label in the middle of a sentence: "the article of 14 April 2031".</summary>
    public string Named(SourceId id) => _names[id].Label;

    /// <summary>Inside a sentence: "Morning Post (4 June 2031)".</summary>
    public string Prose(SourceId id) => _names[id].Prose;

    private static (string Label, string Prose) Name(Source source)
    {
        if (source.Short is { } known)
            return (known, known);
        var date = ReportWords.Date(source.Published);
        return Publishers.IsUnknown(source.Publisher)
            ? ($"the article of {date}", $"the article of {date}")
            : ($"{source.Publisher}, {date}", $"{source.Publisher} ({date})");
    }
}
