namespace ClaimLedger.Cli.Targets;

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
        if (Directory.Exists(path))
            throw new UsageException($"{shown} is a folder; name a file");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"the folder of {shown} does not exist; make it first");
        if (File.Exists(path) && new FileInfo(path).Length > 0 && !IsSqlite(path))
            throw new UsageException($"{shown} is there and is not a ledger, so it is not overwritten; remove it, or name another file");
    }
}
