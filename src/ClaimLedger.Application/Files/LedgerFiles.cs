using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Files;

/// <summary>What is known of a ledger file without opening it as one.</summary>
internal static class LedgerFiles
{
    // What a name promises that no format of ours keeps.
    private static readonly (string Ending, string What, string Cure)[] Foreign =
    [
        (".pdf", "PDF", "write HTML and print it from a browser"),
        (".docx", "Word's format", "write Markdown or HTML, which Word opens"),
        (".doc", "Word's format", "write Markdown or HTML, which Word opens"),
        (".odt", "OpenDocument", "write Markdown or HTML, which a word processor opens"),
        (".xlsx", "Excel's format", "write CSV, which Excel opens"),
        (".xls", "Excel's format", "write CSV, which Excel opens"),
        (".ods", "OpenDocument", "write CSV, which a spreadsheet opens"),
        (".png", "a picture", "write HTML and take a picture of it in a browser"),
        (".jpg", "a picture", "write HTML and take a picture of it in a browser"),
        (".zip", "an archive", "write the file and pack it"),
        (".gz", "an archive", "write the file and pack it"),
    ];

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
    /// <returns>Where it goes: where a link leads, so that it stays one.</returns>
    /// <exception cref="UsageException">The folder is missing, or the file is not a ledger.</exception>
    public static string EnsureMayWrite(string named, string shown)
    {
        EnsureMayWriteFile(named, shown, isLedger: true);
        var path = FileKinds.Target(named);
        if (FileKinds.Of(path) == FileKind.Special)
            throw new UsageException($"{shown} is a device or a pipe, and a ledger is a file; name a file");
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
        return path;
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
    /// <param name="path">The full path.</param>
    /// <param name="shown">The path as it was named.</param>
    /// <param name="isLedger">Whether it is to be a ledger, not a text.</param>
    /// <exception cref="UsageException">It is a folder, its folder is missing, or its name promises a format that is none of
    /// ours.</exception>
    public static void EnsureMayWriteFile(string path, string shown, bool isLedger = false)
    {
        if (Directory.Exists(path) || Path.EndsInDirectorySeparator(shown))
            throw new UsageException($"{shown} is a folder; name a file");
        var ending = Path.GetExtension(shown);
        if (Array.Find(Foreign, each => each.Ending.Equals(ending, StringComparison.OrdinalIgnoreCase)) is { Ending: not null } foreign)
            throw new UsageException(
                $"{shown}: {foreign.What} is not written here; {(isLedger ? "name a file that ends in .db" : foreign.Cure)}");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"the folder of {shown} does not exist; make it first");
    }
}
