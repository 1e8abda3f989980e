using System.Collections.Frozen;
using System.Reflection;
using ClaimLedger.Text;
using Scriban.Runtime;

namespace ClaimLedger.Reports.Model;

/// <summary>The names that a template can use.</summary>
internal static class ModelNames
{
    /// <summary>The types of the model, by the name under which <c>templates/README.md</c> documents them.</summary>
    public static FrozenDictionary<string, Type> Types { get; } = typeof(ReportModel).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(ReportModel).Namespace && type.Name.EndsWith("Model", StringComparison.Ordinal))
        .ToFrozenDictionary(type => Rename(type.Name[..^"Model".Length]), StringComparer.Ordinal);

    /// <summary>The global names.</summary>
    public static IReadOnlyList<string> Globals { get; } = MembersOf(typeof(ReportModel));

    /// <summary>All names of members.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Types.Values.SelectMany(MembersOf).Distinct(StringComparer.Ordinal)];

    /// <summary>The members of one type, as a template writes them.</summary>
    public static IReadOnlyList<string> MembersOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => Rename(property.Name))];

    /// <summary>The name nearest to a misspelt one, or null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> names) =>
        names.Select(candidate => (candidate, distance: Slips.Between(name, candidate)))
            .Where(pair => pair.distance <= (name.Length < 4 ? 1 : Math.Max(2, name.Length / 3)))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    private static string Rename(string name) => StandardMemberRenamer.Rename(name);
}
