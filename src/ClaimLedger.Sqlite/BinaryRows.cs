using System.Buffers.Binary;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Rows in the binary format of COPY, whose fields are bytes until somebody needs more: a text goes from one database into the other as it
/// is. https://www.postgresql.org/docs/15/sql-copy.html#id-1.9.3.55.9.4
/// </summary>
internal sealed class BinaryRows : IDisposable
{
    // A signature of eleven bytes, then flags, then the length of what else may stand there.
    private const int Header = 19;
    private const int DigitsOfFour = 10_000;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[64 * 1024];
    private int _at, _end;

    /// <param name="stream">What the server sends; disposed of with this.</param>
    internal BinaryRows(Stream stream)
    {
        _stream = stream;
        var header = Take(Header);
        var further = BinaryPrimitives.ReadInt32BigEndian(header[(Header - sizeof(int))..]);
        Take(further);
    }

    /// <summary>Whether there is another row; its fields are taken one after the other.</summary>
    internal bool Next() => BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short))) >= 0;

    /// <summary>The next field; false where it is nothing. Its bytes are there until the next one is taken.</summary>
    internal bool Field(out ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
        bytes = length < 0 ? [] : Take(length);
        return length >= 0;
    }

    /// <summary>
    /// A field of the type numeric: groups of four digits, of which the first stands for 10,000 to the power of a weight.
    /// </summary>
    internal static decimal Decimal(ReadOnlySpan<byte> field)
    {
        var groups = BinaryPrimitives.ReadInt16BigEndian(field);
        var weight = BinaryPrimitives.ReadInt16BigEndian(field[2..]);
        var isNegative = BinaryPrimitives.ReadUInt16BigEndian(field[4..]) == 0x4000;
        var scale = BinaryPrimitives.ReadInt16BigEndian(field[6..]);
        UInt128 digits = 0;
        for (var group = 0; group < groups; group++)
            digits = checked((digits * DigitsOfFour) + BinaryPrimitives.ReadUInt16BigEndian(field[(8 + (2 * group))..]));
        // As many of them as are told stand behind the point; groups leave out zeros at the end, or have too many.
        for (var behind = 4 * (groups - 1 - weight); behind < scale; behind++)
            digits = checked(digits * 10);
        for (var behind = 4 * (groups - 1 - weight); behind > scale; behind--)
            digits /= 10;
        if (digits >> 96 != 0)
            throw new OverflowException("A number has more digits than there is room for.");
        return new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), isNegative, (byte)scale);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_end - _at < length)
            Fill(length);
        var taken = _buffer.AsSpan(_at, length);
        _at += length;
        return taken;
    }

    private void Fill(int length)
    {
        var left = _buffer.AsSpan(_at, _end - _at);
        if (length > _buffer.Length)
            Array.Resize(ref _buffer, length);
        left.CopyTo(_buffer);
        (_at, _end) = (0, left.Length);
        while (_end < length)
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
                throw new EndOfStreamException("The server's rows end in the middle of one.");
            _end += read;
        }
    }
}
