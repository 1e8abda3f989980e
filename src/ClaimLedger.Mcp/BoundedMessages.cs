namespace ClaimLedger.Mcp;

/// <summary>Messages, a line each, as they come in; behind one that is longer than it may be there is nothing more.</summary>
/// <param name="inner">Where they come from.</param>
/// <param name="longest">The most bytes of one.</param>
internal sealed class BoundedMessages(Stream inner, int longest) : Stream
{
    private long _length;

    /// <summary>Whether one was too long.</summary>
    public bool IsTooLong { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Kept(buffer.AsSpan(offset, inner.Read(buffer, offset, count)));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        return Kept(buffer.Span[..count]);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Kept(ReadOnlySpan<byte> read)
    {
        if (IsTooLong)
            return 0;
        var end = read.LastIndexOf((byte)'\n');
        _length = end < 0 ? _length + read.Length : read.Length - end - 1;
        IsTooLong = _length > longest;
        return IsTooLong ? 0 : read.Length;
    }
}
