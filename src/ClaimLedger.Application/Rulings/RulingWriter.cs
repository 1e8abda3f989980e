using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Rulings;

/// <summary>What becomes, or would become, of a data set's file of rulings.</summary>
/// <param name="Shown">The file, as the person would name it.</param>
/// <param name="Was">Its text before.</param>
/// <param name="Is">Its text with the change.</param>
/// <param name="Before">The ruling on the same conflict that was there before, or null.</param>
internal sealed record RulingChange(string Shown, string Was, string Is, Ruling? Before)
{
    /// <summary>Tells the text before from every other.</summary>
    public string Seen => HashOf(Was);

    /// <summary>Tells the text with the change from every other.</summary>
    public string Left => HashOf(Is);

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>The file of rulings is not the one that somebody looked at.</summary>
internal sealed class RulingsChangedException(string shown)
    : UsageException($"{shown} has changed since it was shown, and nothing was written; look at the change again");

/// <summary>Puts rulings into the <c>rulings.yaml</c> of a data set and takes them out of it, whoever asks.</summary>
internal static class RulingWriter
{
    /// <summary>What would become of the file.</summary>
    /// <exception cref="MistakesException">The file has mistakes.</exception>
    public static RulingChange Preview(Target.Folder folder, Func<string, RulingsEdit> change)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(change);
        var text = TextOf(PathIn(folder));
        var edit = change(text);
        if (edit.Text is not { } changed)
            throw new MistakesException(
                [.. edit.Mistakes.Select(mistake => mistake with { Place = DataSetReader.Shown(folder, mistake.Place) })]);
        return new RulingChange(DataSetReader.Shown(folder, new Place(RulingsFile.Name, 1, 1)).File, text, changed, edit.Before);
    }

    /// <summary>Changes the file.</summary>
    /// <param name="host">The world.</param>
    /// <param name="folder">The data set.</param>
    /// <param name="change">The change.</param>
    /// <param name="seen">The <see cref="RulingChange.Seen"/> of what somebody agreed to; null where nobody looked before.</param>
    /// <exception cref="MistakesException">The file has mistakes.</exception>
    /// <exception cref="RulingsChangedException">It is not the one that was seen.</exception>
    public static RulingChange Write(Host host, Target.Folder folder, Func<string, RulingsEdit> change, string? seen = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(folder);
        var path = PathIn(folder);
        // Two people who rule at the same time take turns: neither's ruling is lost.
        using var held = WholeFile.Lock(path, host.Cancellation);
        var made = Preview(folder, change);
        if (seen is not null && seen != made.Seen)
            throw new RulingsChangedException(made.Shown);
        host.Cancellation.ThrowIfCancellationRequested();
        if (made.Is != made.Was)
            AtomicFile.Write(path, made.Shown, made.Is);
        return made;
    }

    private static string PathIn(Target.Folder folder) => Path.Combine(folder.Path, RulingsFile.Name);

    // Byte by byte: a mark at the beginning stays.
    private static string TextOf(string path) => File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : "";
}
