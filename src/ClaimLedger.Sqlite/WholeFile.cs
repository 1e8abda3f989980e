using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Files that are there whole or not at all, whenever the process or the machine stops: written beside their target, flushed to
/// disk and moved into place, and the folder flushed after that.
/// </summary>
public static class WholeFile
{
    /// <summary>What the exception says where a target is left alone because it is a device, a pipe, a link or a folder.</summary>
    public const string NotPlain = "this is not a plain file";

    /// <summary>What the exception says where a target is left alone because it is read-only.</summary>
    public const string ReadOnly = "the file is read-only";

    private const string Ending = ".tmp";

    // A run writes few files; what is moved into place bears these names no more.
    private static readonly ConcurrentDictionary<string, bool> Own = new(StringComparer.Ordinal);

    // What began this much after a file was last written did not write it: clocks of files and of processes differ a little.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A new name beside <paramref name="path"/> for the file that is to take its place: <c>.NAME.HOST-PID-RANDOM.tmp</c>, so that
    /// what a killed process left can be told from what a living one is writing.
    /// </summary>
    public static string Temporary(string path)
    {
        var name = $"{Prefix(path)}{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}{Ending}";
        var temporary = Path.Combine(FolderOf(path), name);
        Own[temporary] = true;
        return temporary;
    }

    /// <summary>Removes what this process has under names that it was given here: it is about to be ended where it stands.</summary>
    public static void RemoveOwn()
    {
        foreach (var temporary in Own.Keys)
        {
            try
            {
                if (Directory.Exists(temporary))
                    Directory.Delete(temporary, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // The next run will.
            }
            Remove(temporary);
            Remove(temporary + "-journal");
        }
    }

    /// <summary>
    /// Removes what processes of this machine that are gone have left beside <paramref name="path"/>; what others are writing stays.
    /// </summary>
    public static void RemoveLeftovers(string path)
    {
        var prefix = Prefix(path);
        try
        {
            foreach (var left in new DirectoryInfo(FolderOf(path)).EnumerateFileSystemInfos())
            {
                if (!left.Name.StartsWith(prefix, StringComparison.Ordinal) || !IsLeftover(left, prefix.Length))
                    continue;
                if (left is DirectoryInfo { LinkTarget: null } folder)
                    folder.Delete(recursive: true);
                else
                    Remove(left.FullName);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever cannot list the folder will hear of it when the new file is written.
        }
    }

    /// <summary>Moves a finished file over <paramref name="path"/>, on disk before this returns.</summary>
    /// <param name="temporary">The finished file, closed, in the folder of <paramref name="path"/>.</param>
    /// <param name="path">What it replaces, if anything.</param>
    /// <exception cref="IOException">It cannot be written; what was there is there still.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written, or what is there is read-only.</exception>
    public static void Move(string temporary, string path) => Move(temporary, path, step: null);

    /// <summary>Refuses a target that could not be replaced, before any work is done.</summary>
    /// <exception cref="IOException">Its folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Its folder may not be written, or the file is read-only.</exception>
    public static void EnsureMayReplace(string path)
    {
        RefuseWhatStays(path);
        using var probe = new FileStream(
            Temporary(path), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    }

    /// <summary>
    /// Keeps other runs of this tool from replacing files beside <paramref name="path"/>, from reading one to writing it; waits while
    /// another does. It ends with the process at the latest.
    /// </summary>
    /// <exception cref="LedgerException">Somebody has held it for minutes.</exception>
    public static IDisposable Lock(string path, CancellationToken cancellation) => FolderLock.Take(Path.GetFullPath(path), cancellation);

    /// <summary>The same for several files, taken in one order by whoever takes them.</summary>
    /// <exception cref="LedgerException">Somebody has held one for minutes.</exception>
    internal static IDisposable Lock(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var held = new Stack<IDisposable>();
        try
        {
            // On Windows a file is locked, elsewhere its folder: nobody waits for himself.
            foreach (var path in paths.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .DistinctBy(path => OperatingSystem.IsWindows() ? path : FolderOf(path), StringComparer.Ordinal))
                held.Push(FolderLock.Take(path, cancellation));
            return new Locks(held);
        }
        catch
        {
            new Locks(held).Dispose();
            throw;
        }
    }

    private sealed class Locks(Stack<IDisposable> held) : IDisposable
    {
        public void Dispose()
        {
            while (held.TryPop(out var one))
                one.Dispose();
        }
    }

    /// <summary>Whether a file could not be written because there is no room.</summary>
    public static bool IsDiskFull(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        // ENOSPC and EDQUOT of Linux, EDQUOT of macOS and the BSDs; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL of Windows.
        return fault is IOException
            && (fault.HResult & 0xFFFF) is var code
            && (OperatingSystem.IsWindows() ? code is 39 or 112 : code is 28 or 122 or 69);
    }

    /// <summary>Deletes a file that nobody needs; that it cannot be deleted hides nothing else.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A leftover harms nobody, and must not hide why something failed.
        }
    }

    internal static void Move(string temporary, string path, Action<BuildStep>? step)
    {
        RefuseWhatStays(path);
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        step?.Invoke(BuildStep.Sync);
        using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        step?.Invoke(BuildStep.Move);
        File.Move(temporary, path, overwrite: true);
        step?.Invoke(BuildStep.SyncFolder);
        using var folder = FolderHandle.Open(FolderOf(path));
        folder?.Sync();
    }

    private static void RefuseWhatStays(string path)
    {
        // A rename takes the place of whatever is there: of a device, too.
        if (FileKinds.Of(path) is not (FileKind.Nothing or FileKind.Plain))
            throw new UnauthorizedAccessException(NotPlain);
        // A rename does not ask whether the file it replaces may be written; whoever made it read-only meant it.
        if (File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
            throw new UnauthorizedAccessException(ReadOnly);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static string Prefix(string path) => $".{Path.GetFileName(path)}.{Host}-";

    // A machine's name may hold dots and dashes, which part the name of a temporary file.
    private static string Host { get; } = new(
        [.. Environment.MachineName.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_')]);

    private static bool IsLeftover(FileSystemInfo file, int prefix)
    {
        var rest = file.Name.AsSpan(prefix);
        var dash = rest.IndexOf('-');
        return dash > 0 && rest.Contains(Ending, StringComparison.Ordinal)
            && int.TryParse(rest[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && !Lives(process, file.LastWriteTimeUtc);
    }

    // Numbers of processes are used again: one that began after the file was last written is another.
    private static bool Lives(int process, DateTime written)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime() <= written + Slack;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception or NotSupportedException)
        {
            return true;
        }
    }
}

/// <summary>What a build does to the disk, in order; a test stops it before each.</summary>
internal enum BuildStep
{
    /// <summary>Creates the new file beside the target.</summary>
    Create,
    /// <summary>Commits what was compiled and reconciled.</summary>
    Write,
    /// <summary>Takes the lock and goes on with the history.</summary>
    History,
    /// <summary>Reads the new file back.</summary>
    Check,
    /// <summary>Flushes the new file.</summary>
    Sync,
    /// <summary>Moves it into place.</summary>
    Move,
    /// <summary>Flushes the folder.</summary>
    SyncFolder,
}

/// <summary>
/// Keeps two programs from replacing files of one folder at the same time: held while a ledger goes on with the history of the
/// one it replaces. It ends with the process, whatever ends that, and leaves nothing behind.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IDisposable? _held;

    private FolderLock(IDisposable? held) => _held = held;

    /// <summary>Waits for the lock of the folder in which <paramref name="path"/> is.</summary>
    /// <exception cref="LedgerException">Somebody has held it for minutes.</exception>
    internal static FolderLock Take(string path, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            if (TryTake(path, out var held))
                return new FolderLock(held);
            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
        throw Faults.StillBuilding(path);
    }

    public void Dispose() => _held?.Dispose();

    private static bool TryTake(string path, out IDisposable? held)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
            return TryTakeFile(Path.Combine(folder, $".{Path.GetFileName(path)}.lock"), out held);
        var handle = FolderHandle.Open(folder);
        held = handle;
        // A file system without such locks has the builder's word that nobody else builds there.
        if (handle is null || handle.TryLock())
            return true;
        handle.Dispose();
        return false;
    }

    private static bool TryTakeFile(string path, out IDisposable? held)
    {
        try
        {
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (IOException)
        {
            held = null;
            return false;
        }
    }
}

/// <summary>
/// An open folder. .NET opens none, and only an open one can be flushed or locked; where the system knows neither, there is no handle.
/// </summary>
internal sealed partial class FolderHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    // O_RDONLY | O_CLOEXEC: a process that is started meanwhile must not hold the lock on.
    private static readonly int ReadOnly = OperatingSystem.IsLinux() ? 0x80000
        : OperatingSystem.IsMacOS() ? 0x1000000
        : OperatingSystem.IsFreeBSD() ? 0x100000
        : 0;

    private const int LockExclusive = 2;
    private const int LockWithoutWaiting = 4;

    private FolderHandle(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    internal static FolderHandle? Open(string folder)
    {
        if (OperatingSystem.IsWindows())
            return null;
        var descriptor = LibC.Open(folder, ReadOnly);
        return descriptor < 0 ? null : new FolderHandle(descriptor);
    }

    /// <summary>Brings the folder's entries to disk; some file systems cannot, and need not be asked twice.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal void Sync()
    {
        const int inputOutputError = 5;
        if (LibC.Sync((int)handle) != 0 && Marshal.GetLastPInvokeError() == inputOutputError)
            throw new IOException("the disk failed");
    }

    /// <summary>False where somebody else holds the lock; true where it was taken, or where the file system has no locks.</summary>
    internal bool TryLock()
    {
        // EAGAIN is 11 on Linux, 35 on macOS and the BSDs.
        return LibC.Lock((int)handle, LockExclusive | LockWithoutWaiting) == 0 || Marshal.GetLastPInvokeError() is not (11 or 35);
    }

    protected override bool ReleaseHandle() => LibC.Close((int)handle) == 0;

    private static partial class LibC
    {
        [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
        internal static partial int Open(string path, int flags);

        [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
        internal static partial int Sync(int descriptor);

        [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
        internal static partial int Lock(int descriptor, int operation);

        [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
        internal static partial int Close(int descriptor);
    }
}
