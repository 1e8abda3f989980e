using System.Buffers;

namespace ClaimLedger.Application.Scanning;

/// <summary>Writes the objects of JSON Lines again, each with one more member: one a line, or as one array.</summary>
internal sealed class JsonLineOutput : IDisposable
{
    private const int Portion = 32 * 1024;

    private readonly Host _host;
    private readonly bool _isArray;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * Portion);
    private bool _hasAny;

    public JsonLineOutput(Host host, bool isArray)
    {
        (_host, _isArray) = (host, isArray);
        host.Out.Flush();
    }

    /// <summary>Writes a line's object with a member added.</summary>
    public void Write(JsonLine line, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_isArray)
            _buffer.Write(_hasAny ? ",\n"u8 : "[\n"u8);
        _hasAny = true;
        JsonLineInput.Write(line, name, value, _buffer);
        if (!_isArray)
            _buffer.Write("\n"u8);
        if (_buffer.WrittenCount > Portion)
            Pass();
    }

    /// <summary>Writes what belongs behind the last one.</summary>
    public void Finish()
    {
        if (_isArray)
            _buffer.Write(_hasAny ? "\n]\n"u8 : "[]\n"u8);
        Pass();
    }

    public void Dispose() => Pass();

    private void Pass()
    {
        _host.Out.BaseStream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
