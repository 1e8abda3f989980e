using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Files;

/// <summary>What is known of a ledger file without opening it as one.</summary>
internal static class LedgerFiles
{
    /// <summary>Whether the file begins as every SQLite database does. See https://sqlite.org/fileformat.html.</summary>
    public static bool IsSqlite(string path)
    {
        ReadOnlySpan<byte> magic = "SQLite format 3\0"u8;
        Span<byte> start = stackalloc byte[magic.Length];
        try
        {
            using var file = File.OpenRead(path);
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(magic);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Refuses to put a ledger where it would destroy something else.</summary>
    /// <exception cref="UsageException">The folder is missing, or the file is not a ledger.</exception>
    public static void EnsureMayWrite(string path, string shown)
    {
        EnsureMayWriteFile(path, shown);
        if (File.Exists(path) && new FileInfo(path).Length > 0 && !IsSqlite(path))
            throw new UsageException($"{shown} is there and is not a ledger, so it is not overwritten; remove it, or name another file");
        try
        {
            WholeFile.EnsureMayReplace(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(shown, exception);
        }
    }

    /// <summary>The full path of the file that an option names.</summary>
    /// <exception cref="UsageException">The name is empty.</exception>
    public static string PathOf(Host host, string named, string option)
    {
        ArgumentNullException.ThrowIfNull(host);
        return string.IsNullOrWhiteSpace(named)
            ? throw new UsageException($"{option} names no file; write one, or leave {option} out")
            : host.FullPath(named);
    }

    /// <summary>Refuses a place where no file can be.</summary>
    /// <exception cref="UsageException">It is a folder, or its folder is missing.</exception>
    public static void EnsureMayWriteFile(string path, string shown)
    {
        if (Directory.Exists(path))
            throw new UsageException($"{shown} is a folder; name a file");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"the folder of {shown} does not exist; make it first");
    }
}
