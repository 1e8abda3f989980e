using System.Runtime.InteropServices;

namespace ClaimLedger.Sqlite;

/// <summary>What stands at a path.</summary>
public enum FileKind
{
    /// <summary>Nothing.</summary>
    Nothing,
    /// <summary>A file as any other.</summary>
    Plain,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A link, wherever it leads.</summary>
    Link,
    /// <summary>A device, a pipe with a name or a socket: it is written to, and nothing may take its place.</summary>
    Special,
}

/// <summary>Tells plain files from what only looks like one: .NET takes a device and a pipe for a file.</summary>
public static partial class FileKinds
{
    private const int TypeBits = 0xF000;

    /// <summary>What stands at a path itself; a link is not followed.</summary>
    public static FileKind Of(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
            return FileKind.Link;
        if (Directory.Exists(path))
            return FileKind.Folder;
        if (!file.Exists)
            return FileKind.Nothing;
        return Mode(path) is { } mode && (mode & TypeBits) != 0x8000 ? FileKind.Special : FileKind.Plain;
    }

    /// <summary>Where a path leads once its links are followed; it need not be there.</summary>
    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string Target(string path) =>
        new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;

    /// <summary>
    /// What is the same of two paths that lead to one file, whatever links are on the way; where the system does not tell, of two paths
    /// that differ in no more than links.
    /// </summary>
    internal static string Identity(string path)
    {
        if (Status(path) is not { } status)
            return Target(Path.GetFullPath(path));
        return OperatingSystem.IsLinux()
            ? $"{BitConverter.ToUInt64(status, 136):x}:{BitConverter.ToUInt64(status, 32):x}"
            : $"{BitConverter.ToUInt32(status, 0):x}:{BitConverter.ToUInt64(status, 8):x}";
    }

    // The kind and permissions of a file as the system has them; null where it does not tell.
    private static int? Mode(string path) =>
        Status(path) is { } status ? BitConverter.ToUInt16(status, OperatingSystem.IsLinux() ? 28 : 4) : null;

    // What the system knows of a file; null where it does not tell. struct statx of Linux is laid out alike on every processor: mode at
    // 28, number at 32, device at 136. struct stat of macOS has the device at 0, the mode at 4 and the number at 8.
    private static byte[]? Status(string path)
    {
        var status = new byte[512];
        try
        {
            if (OperatingSystem.IsLinux())
                return LibC.StatX(-100, path, 0, 0x7FF, ref status[0]) == 0 ? status : null;
            if (OperatingSystem.IsMacOS())
                return LibC.Stat(path, ref status[0]) == 0 ? status : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library of before 2018.
        }
        return null;
    }

    private static partial class LibC
    {
        [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
        internal static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);

        [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
        internal static partial int Stat(string path, ref byte status);
    }
}
