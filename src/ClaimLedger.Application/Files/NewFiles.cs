using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Files;

/// <summary>A file that is not there yet.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Shown">What to call it in a message.</param>
/// <param name="Bytes">What is to be in it.</param>
internal sealed record NewFile(string Path, string Shown, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Puts new files beside others, all or none: made beside their places first, so that each is whole where it stands, and taken away
/// again where one of them fails.
/// </summary>
internal static class NewFiles
{
    /// <summary>Writes files, with their folders; nothing that is there is touched.</summary>
    /// <param name="host">The world.</param>
    /// <param name="where">What to call the place of all of them in a message.</param>
    /// <param name="files">The files.</param>
    /// <param name="check">Looks at them in their places; what it throws undoes all.</param>
    /// <exception cref="UsageException">One is there already, or cannot be written.</exception>
    public static void Write(Host host, string where, IReadOnlyCollection<NewFile> files, Action? check = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(files);
        EnsureFree(files);
        var (folders, staged, moved) = (new Stack<string>(), new List<(string From, string To)>(), new List<string>());
        var isDone = false;
        try
        {
            foreach (var folder in files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct(StringComparer.Ordinal))
            {
                MakeFolder(folder, folders);
                WholeFile.RemoveLeftovers(Stage(folder));
            }
            foreach (var file in files)
            {
                host.Cancellation.ThrowIfCancellationRequested();
                var from = WholeFile.Temporary(Stage(Path.GetDirectoryName(file.Path)!));
                staged.Add((from, file.Path));
                using var stream = new FileStream(from, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                stream.Write(file.Bytes.Span);
                stream.Flush(flushToDisk: true);
            }
            foreach (var (from, to) in staged)
            {
                File.Move(from, to, overwrite: false);
                moved.Add(to);
            }
            check?.Invoke();
            isDone = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(where, exception);
        }
        finally
        {
            foreach (var path in staged.Select(file => file.From).Concat(isDone ? [] : moved))
                WholeFile.Remove(path);
            while (!isDone && folders.TryPop(out var folder))
                RemoveFolder(folder);
        }
    }

    private static void EnsureFree(IEnumerable<NewFile> files)
    {
        const int MostNamed = 10;
        var there = files.Where(file => Path.Exists(file.Path) || new FileInfo(file.Path).LinkTarget is not null).ToList();
        if (there.Count == 0)
            return;
        var names = string.Join(", ", there.Take(MostNamed).Select(file => file.Shown));
        var more = there.Count > MostNamed ? $" and {Phrases.Count(there.Count - MostNamed, "other")}" : "";
        throw new UsageException(
            $"{names}{more} {(there.Count == 1 ? "is" : "are")} there already, so nothing is written; move "
                + $"{(there.Count == 1 ? "it" : "them")} away, or name another folder");
    }

    private static string Stage(string folder) => Path.Combine(folder, "new");

    private static void MakeFolder(string folder, Stack<string> made)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { Length: > 0 } parent)
            MakeFolder(parent, made);
        Directory.CreateDirectory(folder);
        made.Push(folder);
    }

    private static void RemoveFolder(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // An empty folder harms nobody, and must not hide why something failed.
        }
    }
}
