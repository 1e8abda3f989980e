using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Review;

/// <summary>A change of a file: what it held, or null where it was not there, and what it holds now.</summary>
internal sealed record FileChange(string Name, string? Before, string After);

/// <summary>
/// The files of a data set under review: each change is whole, and can be taken back. What a person answers is about what the files held
/// when they were read; what others write meanwhile is told, and never written over.
/// </summary>
internal sealed class ReviewFiles(Host host, Target.Folder folder)
{
    private const string Mark = "\uFEFF";

    private Dictionary<string, string?> _read = new(StringComparer.Ordinal);

    /// <summary>Reads the data set anew, and keeps what its files hold; what was kept stays where it has mistakes now.</summary>
    /// <param name="names">The files that answers may change.</param>
    /// <param name="sources">The source files that are looked at.</param>
    public LoadResult Load(IEnumerable<string> names, IReadOnlySet<string> sources)
    {
        // Kept before it is read: what somebody writes between the two is told, not missed.
        var read = names.Distinct(StringComparer.Ordinal).ToDictionary(name => name, Read, StringComparer.Ordinal);
        var loaded = With([], sources);
        if (loaded.DataSet is not null)
            _read = read;
        return loaded;
    }

    /// <summary>Keeps other runs of this tool from changing files until it ends.</summary>
    public IDisposable Lock(IEnumerable<string> names) => WholeFile.Lock(names.Select(PathOf), host.Cancellation);

    /// <summary>The first of these files that holds something else than was read, as a person would name it; null for none.</summary>
    public string? ChangedMeanwhile(IEnumerable<string> names) =>
        names.FirstOrDefault(name => !_read.TryGetValue(name, out var read) || Read(name) != read) is { } other ? Shown(other) : null;

    /// <summary>The name of a file as seen from where the person stands.</summary>
    public string Shown(string name) => DataSetReader.Shown(folder, new Place(name, 1, 1)).File;

    /// <summary>What a file would hold after a change of what was read.</summary>
    /// <param name="name">Its name in the data set.</param>
    /// <param name="change">Makes the new text of the old one, without a mark at its beginning; null where it cannot.</param>
    /// <exception cref="UsageException">The file has no lines of its own for each thing.</exception>
    public FileChange Changed(string name, Func<string, string?> change)
    {
        var before = _read.GetValueOrDefault(name);
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

    /// <summary>Puts changes on the disk, in order, each file whole; whoever does holds their lock.</summary>
    public void Write(IEnumerable<FileChange> changes)
    {
        foreach (var change in changes)
        {
            AtomicFile.Write(PathOf(change.Name), Shown(change.Name), change.After);
            _read[change.Name] = change.After;
        }
    }

    /// <summary>Takes changes back.</summary>
    /// <returns>The file that somebody else changed meanwhile, so that nothing was taken back; else null.</returns>
    public string? TakeBack(ImmutableArray<FileChange> changes)
    {
        using var held = Lock(changes.Select(change => change.Name));
        if (changes.FirstOrDefault(change => Read(change.Name) != change.After) is { } other)
            return Shown(other.Name);
        foreach (var change in changes.Reverse())
        {
            if (change.Before is { } before)
                AtomicFile.Write(PathOf(change.Name), Shown(change.Name), before);
            else
                File.Delete(PathOf(change.Name));
            _read[change.Name] = change.Before;
        }
        return null;
    }

    private string PathOf(string name) => Path.Combine([folder.Path, .. name.Split('/')]);

    // Byte by byte: a mark at the beginning stays.
    private string? Read(string name) => File.Exists(PathOf(name)) ? Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(name))) : null;
}
