namespace ClaimLedger.Cli;

/// <summary>Writes a file whole or not at all.</summary>
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
        const int diskFull = 28;
        return (exception.HResult & 0xFFFF) is diskFull
            ? new UsageException($"{shown} cannot be written: the disk is full; make room, or name a file elsewhere", exception)
            : new UsageException($"{shown} cannot be written; check that you may write to its folder, or name a file elsewhere", exception);
    }

    private static string? LinkTarget(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;

    private static void Replace(string path, string text)
    {
        // Beside its target, so that the move stays within one file system.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
