using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Checks;

/// <summary>The text of accepted conflicts: sorted, one conflict a line, so that a change reads well in git.</summary>
internal static class BaselineText
{
    /// <summary>Its name in a data set.</summary>
    public const string FileName = "baseline.json";

    // A line is read in a diff: the first positions tell which conflict it is.
    private const int LongestSays = 160;

    /// <summary>The text of a baseline that accepts these.</summary>
    public static string Format(IEnumerable<Conflict> conflicts) => DataSetWriter.Baseline(conflicts.Select(Entry));

    /// <summary>The entry that accepts a conflict.</summary>
    public static BaselineEntry Entry(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        var says = Phrases.OneLine(string.Join(" | ", conflict.Positions.Select(position => position.Says)));
        return new BaselineEntry(
            conflict.Id,
            Conflicts.Info(conflict.Kind).Name,
            conflict.Question.ToString(),
            says.Length > LongestSays ? says[..LongestSays].TrimEnd() + "…" : says,
            default);
    }
}
