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
    public long Position => _raw.Count;

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
        Span<byte> mark = stackalloc byte[3];
        mark = mark[..stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        var raw = new CountingStream(stream);
        // A byte order mark leaves no doubt.
        if (mark is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            encoding = new UnicodeEncoding(bigEndian: mark[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
        else if (mark is [0xEF, 0xBB, 0xBF])
            encoding = null;
        return new TableInput(
            name,
            raw,
            encoding is null
                ? new Utf8Stream(raw)
                : new WithoutMark(new OtherEncoding(Encoding.CreateTranscodingStream(raw, encoding, Encoding.UTF8), encoding)));
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
                inner.CopyTo(new HashOnly(_hash));
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

    private sealed class HashOnly(IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => hash.AppendData(buffer, offset, count);
    }

    /// <summary>UTF-8 without its mark; what is none is told with its line.</summary>
    private sealed class Utf8Stream(Stream inner) : ForwardStream
    {
        private const int Longest = 4;

        private readonly byte[] _rest = new byte[Longest];
        private readonly char[] _letters = new char[4096];
        private int _left;
        private bool _isBegun;
        private (int Line, int Column) _at = (1, 1);

        public override int Read(Span<byte> buffer)
        {
            // A reader asks for more than a character at once.
            if (buffer.Length < 2 * Longest)
                throw new ArgumentException("The buffer holds no character.", nameof(buffer));
            _rest.AsSpan(0, _left).CopyTo(buffer);
            var read = inner.Read(buffer[_left..]);
            var bytes = buffer[..(_left + read)];
            if (!_isBegun && bytes is [0xEF, 0xBB, 0xBF, ..])
            {
                bytes[3..].CopyTo(buffer);
                bytes = buffer[..(bytes.Length - 3)];
            }
            _isBegun = true;
            var whole = read == 0 ? bytes.Length : bytes.Length - Unfinished(bytes);
            bytes[whole..].CopyTo(_rest);
            _left = bytes.Length - whole;
            if (!System.Text.Unicode.Utf8.IsValid(bytes[..whole]))
                throw Invalid(bytes[..whole]);
            Count(bytes[..whole]);
            // A few bytes of one character are no end of the file.
            return whole == 0 && read > 0 ? Read(buffer) : whole;
        }

        private void Count(ReadOnlySpan<byte> bytes)
        {
            var breaks = bytes.Count((byte)'\n');
            if (breaks > 0)
                _at = (_at.Line + breaks, 1);
            // Columns matter on the last line alone.
            foreach (var letter in bytes[(bytes.LastIndexOf((byte)'\n') + 1)..])
                _at.Column += (letter & 0xC0) == 0x80 ? 0 : letter >= 0xF0 ? 2 : 1;
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
            var (line, column) = _at;
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

    /// <summary>The mark of UTF-16 is one of UTF-8 by now.</summary>
    private sealed class WithoutMark(Stream inner) : ForwardStream
    {
        private bool _isBegun;

        public override int Read(Span<byte> buffer)
        {
            if (_isBegun)
                return inner.Read(buffer);
            _isBegun = true;
            var read = inner.ReadAtLeast(buffer, Math.Min(3, buffer.Length), throwOnEndOfStream: false);
            if (buffer[..read] is not [0xEF, 0xBB, 0xBF, ..])
                return read;
            buffer[3..read].CopyTo(buffer);
            return read > 3 ? read - 3 : inner.Read(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
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

    /// <summary>The line.</summary>
    public int Line { get; }

    /// <summary>The column.</summary>
    public int Column { get; }

    /// <summary>The encoding that somebody named; null where it has to be UTF-8.</summary>
    public string? Encoding { get; }

    /// <summary>What is wrong, where, and what to write instead.</summary>
    public Mistake ToMistake(string file) => new(
        new Place(file, Line, Column),
        Message,
        Encoding is null
            ? "save the file as UTF-8, or name its encoding in the map: `encoding: windows-1252`"
            : "name another encoding, or save the file as UTF-8");
}
