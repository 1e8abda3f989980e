using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.DataSets.Writing;

namespace ClaimLedger.Cli.Starting;

/// <summary>
/// The workflow that checks a data set on a server: the one that <c>docs/ci</c> shows, put where the server looks for it.
/// </summary>
/// <param name="Server">The server's name.</param>
/// <param name="Shipped">The file under <c>docs</c>.</param>
/// <param name="Place">Where it stands in a repository.</param>
internal sealed record Workflow(string Server, string Shipped, string Place)
{
    /// <summary>What the shipped workflows name as the data set.</summary>
    private const string DataSetLine = "DATASET: db/claims";

    /// <summary>The servers that are known.</summary>
    public static ImmutableArray<Workflow> All { get; } =
    [
        new("github", "ci/github-actions.yml", ".github/workflows/claims.yml"),
        new("gitlab", "ci/gitlab-ci.yml", ".gitlab-ci.yml"),
    ];

    /// <summary>The root of the repository in which a folder stands or will stand; null where it stands in none.</summary>
    public static string? RootAround(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
                return at;
        }
        return null;
    }

    /// <summary>The workflow of a data set.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="folder">The data set's folder, in it.</param>
    /// <param name="shown">Tells what to call a full path in a message.</param>
    public NewFile For(string root, string folder, Func<string, string> shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var text = Starting.Shipped.Docs.Single(file => file.Name == Shipped).Text;
        var dataSet = YamlText.Of(Path.GetRelativePath(root, folder).Replace('\\', '/'));
        var path = Path.Combine([root, .. Place.Split('/')]);
        return new NewFile(
            path, shown(path), Encoding.UTF8.GetBytes(text.Replace(DataSetLine, $"DATASET: {dataSet}", StringComparison.Ordinal)));
    }
}
