using NUnit.Framework;

namespace ClaimLedger.TestSupport;

/// <summary>The repository that the tests run in.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>ClaimLedger.sln</c>.</summary>
    public static string Path { get; } =
        Ancestors.Of(AppContext.BaseDirectory).FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, "ClaimLedger.sln")))
        ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds ClaimLedger.sln.");

    /// <summary>A path below the root, written with forward slashes.</summary>
    public static string Combine(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        return System.IO.Path.Combine([Path, .. relative.Split('/')]);
    }
}

/// <summary>The folder of shared examples that may stand beside the repository.</summary>
public static class SharedFolder
{
    /// <summary>The folder, or null where it is absent.</summary>
    public static string? Path { get; } =
        Ancestors.Of(RepositoryRoot.Path)
            .Select(folder => System.IO.Path.Combine(folder, "shared"))
            .FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, "design.md")));

    /// <summary>A path below the shared folder, written with forward slashes; the test is ignored where it is absent.</summary>
    public static string Require(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        var found = Path is null ? null : System.IO.Path.Combine([Path, .. relative.Split('/')]);
        if (found is null || (!File.Exists(found) && !Directory.Exists(found)))
            Assert.Ignore($"shared/{relative} is not beside the repository.");
        return found!;
    }
}

internal static class Ancestors
{
    /// <summary>The folder itself and every folder above it, the nearest first.</summary>
    public static IEnumerable<string> Of(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
