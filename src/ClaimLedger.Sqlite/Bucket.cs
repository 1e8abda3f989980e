using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Into which of 1,024 buckets a question falls: the first two bytes of the SHA-256 of its id, in UTF-8, as one number, and of that the
/// lowest ten bits. It never changes, so that whatever is about a question stays together.
/// </summary>
internal static class Bucket
{
    /// <summary>How many there are.</summary>
    internal const int Count = 1024;

    /// <summary>The bucket of the question with an id.</summary>
    internal static short Of(string question)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(question), hash);
        return (short)(((hash[0] << 8) | hash[1]) & (Count - 1));
    }
}
