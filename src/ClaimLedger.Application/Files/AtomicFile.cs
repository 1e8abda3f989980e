using System.Text;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Files;

/// <summary>Writes a file whole or not at all, whenever the process or the machine stops.</summary>
internal static class AtomicFile
{
    /// <summary>Puts <paramref name="text"/> in place of whatever is at <paramref name="path"/>; UTF-8 without a mark.</summary>
    /// <param name="path">The full path; a link is followed, so that it stays one.</param>
    /// <param name="shown">What to call it in a message.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string shown, string text) =>
        Write(path, shown, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>Puts what is written to a stream in place of whatever is at <paramref name="path"/>.</summary>
    /// <param name="path">The full path; a link is followed, so that it stays one.</param>
    /// <param name="shown">What to call it in a message.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="mode">Who may read and write a file that is new; null for whoever the system lets.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string shown, Action<Stream> write, UnixFileMode? mode = null)
    {
        try
        {
            var isOpen = IsOpen(path);
            var target = isOpen ? path : FileKinds.Target(path);
            // A device or pipe is written to; renaming a file over it would take its place.
            if (isOpen || FileKinds.Of(target) == FileKind.Special)
                WriteTo(target, FileMode.Open, write, mode);
            else
                Replace(target, write, mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(shown, exception);
        }
    }

    // "/dev/stdout" leads to whatever stdout is, which may have no name of its own; below /dev/shm are files like any other.
    private static bool IsOpen(string path) =>
        Path.GetDirectoryName(path) is "/dev" or "/dev/fd" || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Whether a file is there, which would be lost; a device or a pipe loses nothing.</summary>
    public static bool IsFile(string path) => FileKinds.Of(FileKinds.Target(path)) == FileKind.Plain;

    /// <summary>Why a file cannot be written, and what to do: the system's own message would name a temporary file.</summary>
    public static UsageException CannotWrite(string shown, Exception exception)
    {
        if (exception is UnauthorizedAccessException { Message: WholeFile.ReadOnly })
            return new UsageException($"{shown} is read-only; make it writable, or name another file", exception);
        if (exception is UnauthorizedAccessException { Message: WholeFile.NotPlain })
            return new UsageException($"{shown} is not a plain file, so nothing takes its place; name another file", exception);
        return WholeFile.IsDiskFull(exception)
            ? new UsageException($"{shown} cannot be written: the disk is full; make room, or name a file elsewhere", exception)
            : new UsageException($"{shown} cannot be written; check that you may write to its folder, or name a file elsewhere", exception);
    }

    private static void Replace(string path, Action<Stream> write, UnixFileMode? access)
    {
        WholeFile.RemoveLeftovers(path);
        var temporary = WholeFile.Temporary(path);
        try
        {
            WriteTo(temporary, FileMode.CreateNew, write, access);
            WholeFile.Move(temporary, path);
        }
        finally
        {
            WholeFile.Remove(temporary);
        }
    }

    private static void WriteTo(string path, FileMode mode, Action<Stream> write, UnixFileMode? access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (mode is FileMode.CreateNew && !OperatingSystem.IsWindows())
            options.UnixCreateMode = access;
        using var stream = new FileStream(path, options);
        write(stream);
        // On the disk before it takes the old one's place: else a crash could leave an empty file. A pipe has no disk.
        stream.Flush(flushToDisk: mode is FileMode.CreateNew);
    }
}
