using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli;

/// <summary>Writes a file whole or not at all, whenever the process or the machine stops.</summary>
internal static class AtomicFile
{
    /// <summary>Puts <paramref name="text"/> in place of whatever is at <paramref name="path"/>; UTF-8 without a mark.</summary>
    /// <param name="path">The full path; a link is followed, so that it stays one.</param>
    /// <param name="shown">What to call it in a message.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string shown, string text)
    {
        try
        {
            // A device or pipe is written to; renaming a file over it would take its place.
            if (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal))
                File.WriteAllText(path, text);
            else
                Replace(LinkTarget(path) ?? path, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(shown, exception);
        }
    }

    /// <summary>Why a file cannot be written, and what to do: the system's own message would name a temporary file.</summary>
    public static UsageException CannotWrite(string shown, Exception exception)
    {
        if (exception is UnauthorizedAccessException { Message: WholeFile.ReadOnly })
            return new UsageException($"{shown} is read-only; make it writable, or name another file", exception);
        return WholeFile.IsDiskFull(exception)
            ? new UsageException($"{shown} cannot be written: the disk is full; make room, or name a file elsewhere", exception)
            : new UsageException($"{shown} cannot be written; check that you may write to its folder, or name a file elsewhere", exception);
    }

    private static string? LinkTarget(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;

    private static void Replace(string path, string text)
    {
        WholeFile.RemoveLeftovers(path);
        var temporary = WholeFile.Temporary(path);
        try
        {
            // Not File.WriteAllText: where the room that it asks for at once is not there, its exception does not say so.
            using (var writer = new StreamWriter(new FileStream(temporary, FileMode.CreateNew, FileAccess.Write)))
                writer.Write(text);
            WholeFile.Move(temporary, path);
        }
        finally
        {
            WholeFile.Remove(temporary);
        }
    }
}
