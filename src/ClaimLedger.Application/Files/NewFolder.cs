using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Files;

/// <summary>Writes a folder whole or not at all: beside its place, and then moved there.</summary>
internal static class NewFolder
{
    /// <summary>Fills a new folder.</summary>
    /// <param name="host">The world.</param>
    /// <param name="named">The folder as it was named; it is not there yet, or empty.</param>
    /// <param name="fill">Puts files into the folder that is given, which becomes the one that was named; what it throws undoes
    /// all.</param>
    /// <param name="isOurs">Whether a file of that name is of an earlier run: a folder of nothing else is replaced; left out, none
    /// is.</param>
    /// <exception cref="UsageException">Something is there already, or it cannot be written.</exception>
    public static void Write(Host host, string named, Action<string> fill, Func<string, bool>? isOurs = null)
    {
        var path = PathOf(host, named);
        EnsureFree(path, named, isOurs);
        // Beside its target, so that the move stays within one file system.
        WholeFile.RemoveLeftovers(path);
        var stage = WholeFile.Temporary(path);
        var old = WholeFile.Temporary(path);
        try
        {
            Directory.CreateDirectory(stage);
            fill(stage);
            if (Directory.Exists(path))
                Directory.Move(path, old);
            Directory.Move(stage, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(named, exception);
        }
        finally
        {
            // Whatever failed, what was there is there.
            if (Directory.Exists(old) && !Directory.Exists(path))
                Directory.Move(old, path);
            foreach (var left in (string[])[stage, old])
            {
                if (Directory.Exists(left))
                    Directory.Delete(left, recursive: true);
            }
        }
    }

    /// <summary>The full path of a folder that <c>-o</c> names.</summary>
    public static string PathOf(Host host, string named) => Path.TrimEndingDirectorySeparator(LedgerFiles.PathOf(host, named, "-o"));

    /// <summary>Refuses a place where something is.</summary>
    /// <exception cref="UsageException">A file, a link or a folder with anything in it that is not ours; or its own folder is
    /// missing.</exception>
    public static void EnsureFree(string path, string named, Func<string, bool>? isOurs = null)
    {
        if (File.Exists(path) || new FileInfo(path).LinkTarget is not null)
            throw new UsageException($"{named} is there already; name a folder that is not");
        var there = Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path).ToList() : [];
        // A single page may be anybody's.
        if (there.Count == 1 || !there.TrueForAll(IsOurs))
            throw new UsageException(
                $"the folder {named} is not empty, so nothing is written into it; name one that is not there yet, or empty it");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"the folder of {named} does not exist; make it first");

        bool IsOurs(string entry) =>
            isOurs?.Invoke(Path.GetFileName(entry)) == true && FileKinds.Of(entry) == FileKind.Plain;
    }
}
