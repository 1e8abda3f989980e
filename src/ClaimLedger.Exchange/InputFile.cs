using System.Text;
using System.Text.Unicode;

namespace ClaimLedger.Exchange;

/// <summary>A file to import, as bytes that are UTF-8.</summary>
/// <param name="Name">What to call it in messages.</param>
/// <param name="Bytes">What is in it, without a byte order mark.</param>
public sealed record InputFile(string Name, byte[] Bytes)
{
    /// <summary>A table of a million claims has some 300 MB; what is bigger was named by mistake.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>Reads a file; null where it cannot be read as UTF-8, which is reported.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="mistakes">Takes the mistake.</param>
    /// <param name="encoding">How it is encoded where no mark says otherwise; null for UTF-8.</param>
    public static InputFile? Read(string path, string name, ICollection<Mistake> mistakes, Encoding? encoding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(mistakes);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // A pipe or device has no length: reading one could wait for ever.
            if (!stream.CanSeek)
                return Refuse("this is no file that stays as it is", "write it to a file first");
            if (stream.Length > MostBytes)
                return Refuse($"the file has {stream.Length:N0} bytes, more than {MostBytes >> 20} MiB", "split it");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Of(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse("the file cannot be read", "check that it is there and that you may read it");
        }

        InputFile? Of(byte[] bytes)
        {
            if (Marks.Encoding(bytes) is { } marked)
                return OfMarked(bytes, marked);
            if (encoding is not null && !Marks.IsUtf8(bytes))
                return OfOther(bytes, encoding);
            if (Marks.Unmarked(bytes) is { } other)
                return Refuse(NotThisEncodingException.Unmarked(other).Message, "save the file as UTF-8");
            var text = Marks.IsUtf8(bytes) ? bytes[3..] : bytes;
            if (Utf8.IsValid(text))
                return new InputFile(name, text);
            var (line, column) = FirstInvalid(text);
            mistakes.Add(new Mistake(new Place(name, line, column), "this is not UTF-8",
                "save the file as UTF-8, or name its encoding in the map: `encoding: windows-1252`"));
            return null;
        }

        InputFile? OfOther(byte[] bytes, Encoding other)
        {
            try
            {
                return new InputFile(name, Encoding.UTF8.GetBytes(other.GetString(bytes)));
            }
            catch (DecoderFallbackException)
            {
                return Refuse($"the file is not {other.WebName}, as the map says", "name another encoding, or save the file as UTF-8");
            }
        }

        // A byte order mark leaves no doubt.
        InputFile? OfMarked(byte[] bytes, Encoding marked)
        {
            try
            {
                return new InputFile(name, Encoding.UTF8.GetBytes(marked.GetString(bytes.AsSpan(marked.Preamble.Length))));
            }
            catch (DecoderFallbackException)
            {
                return Refuse($"the file begins as {marked.WebName.ToUpperInvariant()} and is not", "save it as UTF-8");
            }
        }

        InputFile? Refuse(string wrong, string cure)
        {
            mistakes.Add(new Mistake(new Place(name, 1, 1), wrong, cure));
            return null;
        }
    }

    private static (int Line, int Column) FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var buffer = new char[4096];
        var (line, column) = (1, 1);
        while (true)
        {
            Utf8.ToUtf16(bytes, buffer, out var read, out var written, replaceInvalidSequences: false);
            if (written == 0)
                return (line, column);
            foreach (var letter in buffer.AsSpan(0, written))
                (line, column) = letter == '\n' ? (line + 1, 1) : (line, column + 1);
            bytes = bytes[read..];
        }
    }
}
