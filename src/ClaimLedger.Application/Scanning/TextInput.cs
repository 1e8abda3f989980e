using System.Text;
using System.Text.Unicode;
using ClaimLedger.Articles;

namespace ClaimLedger.Application.Scanning;

/// <summary>A text to read: a file, or what comes in from another program.</summary>
internal sealed class TextInput : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _count;

    private TextInput(Stream stream, string name)
    {
        _stream = stream;
        Name = name;
        // Enough of it to tell what it is; a pipe gives as much as has come.
        while (_count < 8 && Fill())
        {
        }
        SkipMark();
    }

    /// <summary>What to call it in messages.</summary>
    public string Name { get; }

    /// <summary>Whether it begins as JSON Lines do: with a brace.</summary>
    public bool LooksLikeJson
    {
        get
        {
            while (true)
            {
                var first = Ahead.IndexOfAnyExcept(" \t\r\n"u8);
                if (first >= 0)
                    return Ahead[first] == (byte)'{';
                if (_count == _buffer.Length || !Fill())
                    return false;
            }
        }
    }

    private ReadOnlySpan<byte> Ahead => _buffer.AsSpan(0, _count);

    /// <summary>Opens what an operand names: <c>-</c> is stdin.</summary>
    /// <exception cref="UsageException">There is no such file, or it cannot be opened.</exception>
    /// <exception cref="MistakesException">It is UTF-16.</exception>
    public static TextInput Open(Host host, string operand)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (operand == "-")
            return new TextInput(
                host.InputEncoding.CodePage == Encoding.UTF8.CodePage ? host.Input
                    : Encoding.CreateTranscodingStream(host.Input, host.InputEncoding, Encoding.UTF8),
                "stdin");
        var path = operand.Length == 0 || operand.Contains('\0', StringComparison.Ordinal) ? null : host.FullPath(operand);
        if (Directory.Exists(path))
            throw new UsageException($"{operand} is a folder; name a file, or - for stdin");
        if (!File.Exists(path))
            throw new UsageException($"{(operand.Length == 0 ? "''" : operand)} does not exist; name a file that is there, or - for stdin");
        try
        {
            var file = new TextInput(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0), operand);
            if (!ArticleReader.IsDocument(operand, file.Ahead))
                return file;
            file.Dispose();
            return OfDocument(path, operand);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{operand} cannot be read; check that you may read it", exception);
        }
    }

    // What is no text in itself is read as an article first: places are those of the text that is read out of it.
    private static TextInput OfDocument(string path, string operand)
    {
        var result = ArticleReader.ReadFile(path);
        return result.Article is { } article
            ? new TextInput(new MemoryStream(Encoding.UTF8.GetBytes(article.Text), writable: false), operand)
            : throw new UsageException($"{operand}: {result.Error}");
    }

    /// <summary>Fills <paramref name="bytes"/> as far as there is something to read; 0 at the end.</summary>
    public int Read(Span<byte> bytes)
    {
        if (_count == 0)
            return _stream.Read(bytes);
        var taken = Math.Min(_count, bytes.Length);
        Ahead[..taken].CopyTo(bytes);
        Ahead[taken..].CopyTo(_buffer);
        _count -= taken;
        return taken;
    }

    /// <summary>A mistake in the text, as an exception.</summary>
    public MistakesException Mistake(long line, long column, string wrong, string cure) =>
        new([new Mistake(new Place(Name, (int)Math.Min(line, int.MaxValue), (int)Math.Min(column, int.MaxValue)), wrong, cure)]);

    /// <summary>How many UTF-16 units the first bytes of a line are, up to the first that is no UTF-8.</summary>
    public static int Units(ReadOnlySpan<byte> utf8)
    {
        Span<char> units = stackalloc char[256];
        var count = 0;
        while (true)
        {
            Utf8.ToUtf16(utf8, units, out var read, out var written, replaceInvalidSequences: false);
            count += written;
            if (written == 0)
                return count;
            utf8 = utf8[read..];
        }
    }

    public void Dispose() => _stream.Dispose();

    private bool Fill()
    {
        var read = _stream.Read(_buffer.AsSpan(_count));
        _count += read;
        return read > 0;
    }

    private void SkipMark()
    {
        if (Ahead is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw Mistake(1, 1, "the text is UTF-16", "save it as UTF-8");
        if (Ahead is not [0xEF, 0xBB, 0xBF, ..])
            return;
        Ahead[3..].CopyTo(_buffer);
        _count -= 3;
    }
}
