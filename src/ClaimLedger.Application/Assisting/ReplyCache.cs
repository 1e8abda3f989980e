using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Application.Assisting;

/// <summary>
/// Replies of assistants, by what they were asked: a file each, which only its owner may read. An entry that is damaged is none, and
/// where the cache cannot be written, nothing is kept.
/// </summary>
internal sealed class ReplyCache
{
    // What is asked, and how replies are kept, in one number: another is another cache.
    private const string Protocol = "1";
    private const long LargestEntry = 8 << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string? _folder;

    /// <param name="host">The host.</param>
    /// <param name="isOff">Whether nothing is looked up or kept.</param>
    public ReplyCache(Host host, bool isOff) =>
        _folder = !isOff && CacheFolder.Of(host) is { } folder ? Path.Combine(folder, "replies") : null;

    /// <summary>The name of an entry: the hash of everything that was asked, and of whom.</summary>
    public static string Key(params IEnumerable<string> asked)
    {
        // Each with its length, so that no two requests are one text.
        var all = string.Concat(asked.Prepend(Protocol).Select(part => $"{part.Length}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    /// <summary>The reply that was kept; null where there is none, or it is damaged.</summary>
    public string? Read(string key)
    {
        if (_folder is null)
            return null;
        try
        {
            var file = new FileInfo(Path.Combine(_folder, key));
            if (!file.Exists || file.Length > LargestEntry)
                return null;
            var entry = Utf8.GetString(File.ReadAllBytes(file.FullName));
            return entry.IndexOf('\n') is > 0 and var end && entry[..end] == Key(entry[(end + 1)..]) ? entry[(end + 1)..] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Keeps a reply, whole or not at all.</summary>
    public void Write(string key, string reply)
    {
        if (_folder is null)
            return;
        try
        {
            MakeFolder(_folder);
            AtomicFile.Write(
                Path.Combine(_folder, key), key, stream => stream.Write(Encoding.UTF8.GetBytes($"{Key(reply)}\n{reply}")), OwnerOnly);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UsageException)
        {
            // It is asked again next time.
        }
    }

    private static void MakeFolder(string folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }
}
