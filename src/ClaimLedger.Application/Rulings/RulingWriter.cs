using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Rulings;

/// <summary>What became of a data set's file of rulings.</summary>
/// <param name="Shown">The file, as the person would name it.</param>
/// <param name="Before">The ruling on the same conflict that was there before, or null.</param>
internal sealed record RulingChange(string Shown, Ruling? Before);

/// <summary>Puts rulings into the <c>rulings.yaml</c> of a data set and takes them out of it, whoever asks.</summary>
internal static class RulingWriter
{
    /// <summary>Changes the file.</summary>
    /// <param name="host">The world.</param>
    /// <param name="folder">The data set.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="MistakesException">The file has mistakes.</exception>
    public static RulingChange Write(Host host, Target.Folder folder, Func<string, RulingsEdit> change)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(change);
        var path = Path.Combine(folder.Path, RulingsFile.Name);
        // Two people who rule at the same time take turns: neither's ruling is lost.
        using var held = WholeFile.Lock(path, host.Cancellation);
        var text = TextOf(path);
        var edit = change(text);
        if (edit.Text is not { } changed)
            throw new MistakesException(
                [.. edit.Mistakes.Select(mistake => mistake with { Place = DataSetReader.Shown(folder, mistake.Place) })]);
        var shown = DataSetReader.Shown(folder, new Place(RulingsFile.Name, 1, 1)).File;
        host.Cancellation.ThrowIfCancellationRequested();
        if (changed != text)
            AtomicFile.Write(path, shown, changed);
        return new RulingChange(shown, edit.Before);
    }

    // Byte by byte: a mark at the beginning stays.
    private static string TextOf(string path) => File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : "";
}
