using System.Buffers;

namespace ClaimLedger.Articles;

/// <summary>
/// Shortens headers that no mail needs: the library copies a header anew for each line that it is folded into, so that one of a few
/// megabytes would take minutes.
/// </summary>
internal static class MailHeaders
{
    // A thousand recipients need less, and what an article needs of headers is a line.
    private const int MostBytes = 64 << 10;

    /// <summary>The mail, each header cut at the fold behind which it would be longer; the mail itself where none is.</summary>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> mail)
    {
        if (Lines(mail).All(line => line.IsKept))
            return mail;
        var cut = new ArrayBufferWriter<byte>(mail.Length);
        foreach (var (line, _) in Lines(mail).Where(line => line.IsKept))
            cut.Write(mail.Span[line]);
        return cut.WrittenMemory;
    }

    // Each line, and whether it is one that goes on with a header which is too long by then.
    private static IEnumerable<(Range Line, bool IsKept)> Lines(ReadOnlyMemory<byte> mail)
    {
        // Headers stand at the head, behind what parts the parts, and behind the headers of a part that is a mail.
        var (isHead, holdsMail, begun) = (true, false, 0);
        for (var at = 0; at < mail.Length;)
        {
            var rest = mail.Span[at..];
            var length = rest.IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : rest.Length;
            var line = rest[..length];
            var isFold = false;
            if (line.TrimEnd("\r\n"u8).IsEmpty)
            {
                (isHead, holdsMail) = (isHead && holdsMail, false);
            }
            else if (line.StartsWith("--"u8))
            {
                // Behind it a mail may follow at once.
                (isHead, holdsMail) = (true, true);
            }
            else if (isHead)
            {
                isFold = line[0] is (byte)' ' or (byte)'\t';
                holdsMail = (isFold && holdsMail) || line.IndexOf("message/"u8) >= 0 || line.IndexOf("Message/"u8) >= 0;
            }
            if (!isFold)
                begun = at;
            yield return (at..(at + length), !isFold || at + length - begun <= MostBytes);
            at += length;
        }
    }
}
