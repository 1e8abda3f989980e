using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Files;

/// <summary>Writes a folder whole or not at all: beside its place, and then moved there.</summary>
internal static class NewFolder
{
    /// <summary>Fills a new folder.</summary>
    /// <param name="host">The world.</param>
    /// <param name="named">The folder as it was named; it is not there yet, or empty.</param>
    /// <param name="fill">Puts files into the folder that is given, which becomes the one that was named; what it throws undoes
    /// all.</param>
    /// <exception cref="UsageException">Something is there already, or it cannot be written.</exception>
    public static void Write(Host host, string named, Action<string> fill)
    {
        var path = Path.TrimEndingDirectorySeparator(LedgerFiles.PathOf(host, named, "-o"));
        EnsureFree(path, named);
        // Beside its target, so that the move stays within one file system.
        WholeFile.RemoveLeftovers(path);
        var stage = WholeFile.Temporary(path);
        try
        {
            Directory.CreateDirectory(stage);
            fill(stage);
            if (Directory.Exists(path))
                Directory.Delete(path);
            Directory.Move(stage, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(named, exception);
        }
        finally
        {
            if (Directory.Exists(stage))
                Directory.Delete(stage, recursive: true);
        }
    }

    /// <summary>Refuses a place where something is.</summary>
    /// <exception cref="UsageException">A file, a link or a folder that is not empty; or its own folder is missing.</exception>
    public static void EnsureFree(string path, string named)
    {
        if (File.Exists(path) || new FileInfo(path).LinkTarget is not null)
            throw new UsageException($"{named} is there already; name a folder that is not");
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new UsageException(
                $"the folder {named} is not empty, so nothing is written into it; name one that is not there yet, or empty it");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"the folder of {named} does not exist; make it first");
    }
}
