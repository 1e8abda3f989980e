using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Review;

/// <summary>A change of a file: what it held, or null where it was not there, and what it holds now.</summary>
internal sealed record FileChange(string Name, string? Before, string After);

/// <summary>The files of a data set under review: each change is whole, and can be taken back.</summary>
internal sealed class ReviewFiles(Host host, Target.Folder folder)
{
    private const string Mark = "\uFEFF";

    /// <summary>The name of a file as seen from where the person stands.</summary>
    public string Shown(string name) => DataSetReader.Shown(folder, new Place(name, 1, 1)).File;

    /// <summary>What a file would hold after a change.</summary>
    /// <param name="name">Its name in the data set.</param>
    /// <param name="change">Makes the new text of the old one, without a mark at its beginning; null where it cannot.</param>
    /// <exception cref="UsageException">The file has no lines of its own for each thing.</exception>
    public FileChange Changed(string name, Func<string, string?> change)
    {
        var before = Read(name);
        var mark = before?.StartsWith(Mark, StringComparison.Ordinal) == true ? Mark : "";
        return change((before ?? "")[mark.Length..]) is { } after
            ? new FileChange(name, before, mark + after)
            : throw new UsageException(
                $"{Shown(name)} is laid out in a way that this cannot be written into; write each item on lines of its own");
    }

    /// <summary>What the data set would be after changes, and every mistake that it would have.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="sources">The source files that are looked at; null for all.</param>
    public LoadResult With(IEnumerable<FileChange> changes, IReadOnlySet<string>? sources) => DataSetLoader.LoadWith(
        folder.Path, changes.ToDictionary(change => change.Name, change => change.After), sources, host.Cancellation);

    /// <summary>Puts changes on the disk, in order, each file whole.</summary>
    public void Write(IEnumerable<FileChange> changes)
    {
        foreach (var change in changes)
        {
            using var held = WholeFile.Lock(PathOf(change.Name), host.Cancellation);
            AtomicFile.Write(PathOf(change.Name), Shown(change.Name), change.After);
        }
    }

    /// <summary>Takes changes back.</summary>
    /// <returns>The file that somebody else changed meanwhile, so that nothing was taken back; else null.</returns>
    public string? TakeBack(ImmutableArray<FileChange> changes)
    {
        if (changes.FirstOrDefault(change => Read(change.Name) != change.After) is { } other)
            return Shown(other.Name);
        foreach (var change in changes.Reverse())
        {
            using var held = WholeFile.Lock(PathOf(change.Name), host.Cancellation);
            if (change.Before is { } before)
                AtomicFile.Write(PathOf(change.Name), Shown(change.Name), before);
            else
                File.Delete(PathOf(change.Name));
        }
        return null;
    }

    private string PathOf(string name) => Path.Combine([folder.Path, .. name.Split('/')]);

    // Byte by byte: a mark at the beginning stays.
    private string? Read(string name) => File.Exists(PathOf(name)) ? Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(name))) : null;
}
