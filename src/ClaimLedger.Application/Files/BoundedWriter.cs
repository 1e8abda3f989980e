using System.Text;

namespace ClaimLedger.Application.Files;

/// <summary>Writes on, up to so many bytes of UTF-8, and then says that it is too long.</summary>
internal sealed class BoundedWriter(TextWriter inner, long most, Func<Exception> tooLong) : TextWriter
{
    private long _written;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        _written += Encoding.UTF8.GetByteCount(buffer);
        if (_written > most)
            throw tooLong();
        inner.Write(buffer);
    }
}
