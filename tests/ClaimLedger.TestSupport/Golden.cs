using NUnit.Framework;

namespace ClaimLedger.TestSupport;

/// <summary>
/// Compares with a file in the repository. Run with <c>CLAIMLEDGER_UPDATE_GOLDEN=1</c> to write the files anew, then review the diff.
/// </summary>
public static class Golden
{
    /// <summary>Whether golden files are written anew.</summary>
    public static bool Update { get; } = Environment.GetEnvironmentVariable("CLAIMLEDGER_UPDATE_GOLDEN") == "1";

    /// <summary>Asserts that <paramref name="actual"/> is what the golden file holds.</summary>
    /// <param name="actual">The text.</param>
    /// <param name="relative">The golden file, from the repository's root, with forward slashes.</param>
    public static void Check(string actual, string relative)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var text = actual.ReplaceLineEndings("\n");
        var file = RepositoryRoot.Combine(relative);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            return;
        }
        if (!File.Exists(file))
            Assert.Fail($"{relative} is missing: run once with CLAIMLEDGER_UPDATE_GOLDEN=1 and review it.");
        Assert.That(
            text,
            Is.EqualTo(File.ReadAllText(file).ReplaceLineEndings("\n")),
            $"{relative} differs: if that is meant, run with CLAIMLEDGER_UPDATE_GOLDEN=1 and review the diff.");
    }
}
