using System.Security.Cryptography;
using System.Text;

namespace ClaimLedger.Exchange;

/// <summary>A table to import, as a stream of UTF-8 that is read once: a table is never in memory as a whole.</summary>
public sealed class TableInput : IDisposable
{
    private readonly CountingStream _raw;

    private TableInput(string name, CountingStream raw, Stream utf8)
    {
        Name = name;
        _raw = raw;
        Utf8 = utf8;
    }

    /// <summary>What to call it in messages.</summary>
    public string Name { get; }

    /// <summary>What is in it; throws a <see cref="NotThisEncodingException"/> where that is not of its encoding.</summary>
    public Stream Utf8 { get; }

    /// <summary>How many bytes the file has.</summary>
    public long Length => _raw.Length;

    /// <summary>How many of them were read.</summary>
    public long Position => Math.Max(_raw.Count, _raw.Inner.Position);

    /// <summary>The file itself, for formats that are not read from the beginning to the end.</summary>
    internal Stream File => _raw.Inner;

    /// <summary>Opens a file; null where it cannot be read, which is reported.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="mistakes">Takes the mistake.</param>
    /// <param name="encoding">How it is encoded where no mark says otherwise; null for UTF-8.</param>
    public static TableInput? Open(string path, string name, ICollection<Mistake> mistakes, Encoding? encoding = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(mistakes);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
            // A pipe or device has no length: reading one could wait for ever.
            if (stream.CanSeek)
                return Of(stream, name, encoding);
            mistakes.Add(new Mistake(new Place(name, 1, 1), "this is no file that stays as it is", "write it to a file first"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(
                new Mistake(new Place(name, 1, 1), "the file cannot be read", "check that it is there and that you may read it"));
        }
        stream?.Dispose();
        return null;
    }

    /// <summary>A table that is in memory already.</summary>
    internal static TableInput Of(InputFile file) => Of(new MemoryStream(file.Bytes), file.Name, encoding: null);

    /// <summary>SHA-256 of the file, in hexadecimal, once it has been read to its end.</summary>
    public string Fingerprint() => _raw.Finish();

    /// <inheritdoc/>
    public void Dispose()
    {
        Utf8.Dispose();
        _raw.Dispose();
    }

    private static TableInput Of(Stream stream, string name, Encoding? encoding)
    {
        Span<byte> start = stackalloc byte[Marks.Longest];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var raw = new CountingStream(stream);
        // A byte order mark leaves no doubt.
        if (Marks.IsUtf8(start))
            encoding = null;
        else
            encoding = Marks.Encoding(start) ?? encoding;
        if (encoding is null && Marks.Unmarked(start) is { } other)
            return new TableInput(name, raw, new NoTable(other));
        return new TableInput(
            name,
            raw,
            // The mark of UTF-16 is one of UTF-8 once it is transcoded.
            new Utf8Stream(
                encoding is null ? raw : new OtherEncoding(Encoding.CreateTranscodingStream(raw, encoding, Encoding.UTF8), encoding)));
    }

    /// <summary>What is of an encoding that neither a mark nor the map tells.</summary>
    private sealed class NoTable(string looksLike) : ForwardStream
    {
        public override int Read(Span<byte> buffer) => throw NotThisEncodingException.Unmarked(looksLike);
    }

    /// <summary>Counts and hashes what goes through.</summary>
    private sealed class CountingStream(Stream inner) : ForwardStream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private string? _digest;

        public Stream Inner => inner;

        public long Count { get; private set; }

        public override long Length => inner.Length;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _hash.AppendData(buffer[..read]);
            Count += read;
            return read;
        }

        public string Finish()
        {
            if (_digest is not null)
                return _digest;
            // What is not read from its beginning to its end is hashed by itself.
            if (Count < inner.Length)
            {
                inner.Position = Count;
                var rest = new byte[1 << 16];
                while (inner.Read(rest) is > 0 and var read)
                    _hash.AppendData(rest, 0, read);
            }
            return _digest = Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                _hash.Dispose();
            }
            base.Dispose(disposing);
        }
    }

    /// <summary>UTF-8 without its mark; what is none is told with its line.</summary>
    private sealed class Utf8Stream(Stream inner) : ForwardStream
    {
        private const int Longest = 4;

        private readonly byte[] _buffer = new byte[1 << 16];
        private readonly char[] _letters = new char[4096];
        private int _at, _whole, _end;
        private bool _isBegun;
        private (int Line, int Column) _place = (1, 1);

        public override int Read(Span<byte> buffer)
        {
            if (_at == _whole)
                Fill();
            var count = Math.Min(buffer.Length, _whole - _at);
            _buffer.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        // A character can end in what is read next.
        private void Fill()
        {
            do
            {
                _buffer.AsSpan(_whole, _end - _whole).CopyTo(_buffer);
                (_at, _end) = (0, _end - _whole);
                _whole = 0;
                var read = inner.Read(_buffer.AsSpan(_end));
                _end += read;
                if (!_isBegun && (_end >= 3 || read == 0))
                    SkipMark();
                _whole = read == 0 ? _end : _isBegun ? _end - Unfinished(_buffer.AsSpan(_at, _end - _at)) : 0;
                if (read == 0)
                    break;
            }
            while (_whole == _at);
            var bytes = _buffer.AsSpan(_at, _whole - _at);
            if (!System.Text.Unicode.Utf8.IsValid(bytes))
                throw Invalid(bytes);
            Count(bytes);
        }

        private void SkipMark()
        {
            _isBegun = true;
            if (_buffer.AsSpan(0, _end) is [0xEF, 0xBB, 0xBF, ..])
                _at = 3;
        }

        private void Count(ReadOnlySpan<byte> bytes)
        {
            var breaks = bytes.Count((byte)'\n');
            if (breaks > 0)
                _place = (_place.Line + breaks, 1);
            // Columns matter on the last line alone.
            foreach (var letter in bytes[(bytes.LastIndexOf((byte)'\n') + 1)..])
                _place.Column += (letter & 0xC0) == 0x80 ? 0 : letter >= 0xF0 ? 2 : 1;
        }

        private static int Unfinished(ReadOnlySpan<byte> bytes)
        {
            for (var back = 1; back < Longest && back <= bytes.Length; back++)
            {
                var letter = bytes[^back];
                if ((letter & 0xC0) == 0x80)
                    continue;
                var needs = letter >= 0xF0 ? 4 : letter >= 0xE0 ? 3 : letter >= 0xC0 ? 2 : 1;
                return needs > back ? back : 0;
            }
            return 0;
        }

        private NotThisEncodingException Invalid(ReadOnlySpan<byte> bytes)
        {
            var (line, column) = _place;
            while (true)
            {
                System.Text.Unicode.Utf8.ToUtf16(bytes, _letters, out var read, out var written, replaceInvalidSequences: false);
                if (written == 0)
                    return new NotThisEncodingException(line, column, encoding: null);
                foreach (var letter in _letters.AsSpan(0, written))
                    (line, column) = letter == '\n' ? (line + 1, 1) : (line, column + 1);
                bytes = bytes[read..];
            }
        }
    }

    /// <summary>A text in another encoding, as UTF-8.</summary>
    private sealed class OtherEncoding(Stream transcoded, Encoding encoding) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return transcoded.Read(buffer);
            }
            catch (DecoderFallbackException)
            {
                throw new NotThisEncodingException(1, 1, encoding.WebName);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                transcoded.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>A stream that is read from its beginning to its end.</summary>
    private abstract class ForwardStream : Stream
    {
        public sealed override bool CanRead => true;

        public sealed override bool CanSeek => false;

        public sealed override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public abstract override int Read(Span<byte> buffer);

        public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public sealed override int ReadByte() => throw new NotSupportedException();

        public sealed override void Flush()
        {
        }

        public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public sealed override void SetLength(long value) => throw new NotSupportedException();

        public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>What a file holds is not of the encoding that it has to be.</summary>
public sealed class NotThisEncodingException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="line">The line.</param>
    /// <param name="column">The column in UTF-16 units.</param>
    /// <param name="encoding">The encoding that somebody named; null where it has to be UTF-8.</param>
    public NotThisEncodingException(int line, int column, string? encoding)
        : base(encoding is null ? "this is not UTF-8" : $"the file is not {encoding}, as the map says") =>
        (Line, Column, Encoding) = (line, column, encoding);

    private NotThisEncodingException(string looksLike)
        : base($"this is not UTF-8 but {looksLike}, which nothing tells") => (Line, Column, LooksLike) = (1, 1, looksLike);

    /// <summary>The line.</summary>
    public int Line { get; }

    /// <summary>The column.</summary>
    public int Column { get; }

    /// <summary>The encoding that somebody named; null where it has to be UTF-8.</summary>
    public string? Encoding { get; }

    /// <summary>The encoding that it seems to be of; null where that cannot be seen.</summary>
    public string? LooksLike { get; }

    /// <summary>That a file seems to be of an encoding that no byte order mark tells.</summary>
    /// <param name="looksLike">The encoding.</param>
    public static NotThisEncodingException Unmarked(string looksLike) => new(looksLike);

    /// <summary>What is wrong, where, and what to write instead.</summary>
    public Mistake ToMistake(string file) => new(
        new Place(file, Line, Column),
        Message,
        Encoding is null
            ? $"save the file as UTF-8, or name its encoding in the map: `encoding: {LooksLike ?? "windows-1252"}`"
            : "name another encoding, or save the file as UTF-8");
}
