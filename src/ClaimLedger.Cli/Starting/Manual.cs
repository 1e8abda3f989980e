using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ClaimLedger.Cli.Starting;

/// <summary>The documentation as it stands beside a data set: its links lead to what is there, and to nothing else.</summary>
internal static partial class Manual
{
    private const string Readme = "README.md";

    /// <summary>The files, by their names in a data set's folder.</summary>
    public static ImmutableArray<ShippedFile> Files
    {
        get
        {
            var shipped = Shipped.Docs;
            var names = shipped.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
            return [.. shipped.Select(file => file.With($"docs/{file.Name}", text => file.Name == Readme ? Relinked(text, names) : text))];
        }
    }

    // The tool's README stands at the root of its repository, and here among the documentation.
    // Its pictures stay there: they are many times as large as all the words.
    private static string Relinked(string readme, HashSet<string> names) => Link().Replace(
        Picture().Replace(readme, ""),
        link =>
        {
            var (text, to) = (link.Groups["text"].Value, link.Groups["to"].Value);
            if (to.StartsWith("https:", StringComparison.Ordinal) || names.Contains(to))
                return link.Value;
            return to.StartsWith("docs/", StringComparison.Ordinal) ? $"[{text}]({to["docs/".Length..]})" : text;
        });

    [GeneratedRegex(@"^!\[[^\]]+\]\(docs/pictures/[^)\s]+\)\n\n?", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<to>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
