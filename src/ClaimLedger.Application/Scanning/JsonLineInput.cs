using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace ClaimLedger.Application.Scanning;

/// <summary>An object of JSON Lines: its bytes as they are, and the fields that a verb reads.</summary>
internal sealed class JsonLine
{
    private readonly List<Range> _members = [];

    /// <summary>The number of the line, from 1.</summary>
    public long Number { get; set; }

    /// <summary>The texts of the fields that were asked for, in that order; null where the line has none, or null.</summary>
    public string?[] Texts { get; set; } = [];

    /// <summary>Where each of those texts stands in the line, in UTF-16 units from 1.</summary>
    public int[] Columns { get; set; } = [];

    /// <summary>Where each member of the object stands, but the one that is to be written.</summary>
    public List<Range> Members => _members;

    /// <summary>The line.</summary>
    public ReadOnlyMemory<byte> Bytes { get; set; }
}

/// <summary>Reads JSON Lines (https://jsonlines.org) one by one; each keeps what it holds, byte for byte.</summary>
/// <param name="input">The text.</param>
/// <param name="fields">The fields that are read, each a text.</param>
/// <param name="written">The field that will be written: what a line holds of that name is replaced.</param>
internal sealed class JsonLineInput(TextInput input, string[] fields, string written)
{
    /// <summary>The longest line, in bytes: an article has a hundred kilobytes, a book one or two million.</summary>
    public const int Longest = 16 << 20;

    private readonly JsonLine _line = new() { Texts = new string?[fields.Length], Columns = new int[fields.Length] };
    private byte[] _bytes = new byte[64 * 1024];
    private int _start;
    private int _count;
    private bool _hasEnded;
    private bool _isUnreadable;
    private long _number;

    /// <summary>The next line that is not blank, which is good until the next call; null at the end.</summary>
    /// <exception cref="MistakesException">A line is no object, or a field no text.</exception>
    public JsonLine? Next()
    {
        while (NextBytes() is { } bytes)
        {
            _number++;
            if (bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            _line.Number = _number;
            _line.Bytes = bytes;
            Read(bytes.Span);
            return _line;
        }
        return null;
    }

    /// <summary>
    /// Does something with every line. A line with a mistake is passed over, its mistake said on stderr at once; the others are not held
    /// up by it.
    /// </summary>
    /// <param name="host">The world.</param>
    /// <param name="act">What is done with a line.</param>
    /// <returns>How the process ends.</returns>
    public int Each(Host host, Action<JsonLine> act)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(act);
        var mistakes = 0;
        while (true)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            try
            {
                if (Next() is not { } line)
                    break;
                Act(act, line);
            }
            catch (MistakesException wrong) when (!_isUnreadable)
            {
                mistakes += wrong.Mistakes.Length;
                foreach (var mistake in wrong.Mistakes)
                    host.Error.WriteLine(mistake);
            }
        }
        if (mistakes == 0)
            return ExitCodes.Done;
        host.Error.WriteLine($"{Phrases.Count(mistakes, "mistake")}; the other lines were read");
        return ExitCodes.BadInput;
    }

    /// <summary>A mistake in a line.</summary>
    public MistakesException Mistake(long line, int column, string wrong, string cure) => input.Mistake(line, column, wrong, cure);

    /// <summary>Writes the line's object again, with one more member at its end.</summary>
    public static void Write(JsonLine line, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(line);
        output.Write("{"u8);
        foreach (var member in line.Members)
        {
            output.Write(line.Bytes.Span[member]);
            output.Write(","u8);
        }
        output.Write("\""u8);
        output.Write(name);
        output.Write("\":"u8);
        output.Write(value);
        output.Write("}"u8);
    }

    private void Act(Action<JsonLine> act, JsonLine line)
    {
        try
        {
            act(line);
        }
        catch (OverflowException)
        {
            throw Mistake(line.Number, 1, "a figure here is too large, or too small, to be reckoned with", "write it in another unit");
        }
    }

    private ReadOnlyMemory<byte>? NextBytes()
    {
        var searched = 0;
        while (true)
        {
            var end = _bytes.AsSpan(_start + searched, _count - searched).IndexOf((byte)'\n');
            if (end >= 0)
                return Take(searched + end, behind: 1);
            searched = _count;
            // Not by ?:, in which null would become an empty line.
            if (_hasEnded && _count == 0)
                return null;
            if (_hasEnded)
                return Take(_count, behind: 0);
            if (_count > Longest)
            {
                // Where the next line starts is not known without reading this one.
                _isUnreadable = true;
                throw input.Mistake(_number + 1, 1, $"the line has more than {Longest >> 20} MiB", "put one text on a line");
            }
            Fill();
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int behind)
    {
        var line = _bytes.AsMemory(_start, length);
        _start += length + behind;
        _count -= length + behind;
        return line;
    }

    private void Fill()
    {
        _bytes.AsSpan(_start, _count).CopyTo(_bytes);
        _start = 0;
        if (_count == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        var read = input.Read(_bytes.AsSpan(_count));
        _hasEnded = read == 0;
        _count += read;
    }

    private void Read(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
            throw input.Mistake(_number, TextInput.Units(bytes) + 1, "this is not UTF-8", "save the file as UTF-8");
        _line.Members.Clear();
        Array.Clear(_line.Texts);
        Array.Clear(_line.Columns);
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw At(bytes, reader.TokenStartIndex, "the line is no object", $"write {{\"{fields[0]}\": …}}, one a line");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                ReadMember(ref reader, bytes);
            while (reader.Read())
            {
                // Nothing may follow: the reader throws where something does.
            }
        }
        catch (JsonException exception)
        {
            throw At(bytes, exception.BytePositionInLine ?? 0, "this is not JSON", "write one object a line, as a JSON program would");
        }
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        var start = (int)reader.TokenStartIndex;
        var field = FieldOf(ref reader);
        var isReplaced = reader.ValueTextEquals(written);
        reader.Read();
        if (field >= 0)
        {
            if (_line.Columns[field] != 0)
                throw At(bytes, start, $"\"{fields[field]}\" stands twice", "delete one of the two");
            _line.Columns[field] = TextInput.Units(bytes[..(int)reader.TokenStartIndex]) + 1;
            _line.Texts[field] = ReadText(ref reader, bytes, fields[field]);
        }
        reader.Skip();
        if (!isReplaced)
            _line.Members.Add(start..(int)reader.BytesConsumed);
    }

    private int FieldOf(ref Utf8JsonReader reader)
    {
        for (var field = 0; field < fields.Length; field++)
        {
            if (reader.ValueTextEquals(fields[field]))
                return field;
        }
        return -1;
    }

    private string? ReadText(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string name)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            throw At(bytes, reader.TokenStartIndex, $"\"{name}\" is no text", "write it between quotation marks");
        try
        {
            return reader.GetString();
        }
        // Half of a surrogate pair, written as an escape.
        catch (InvalidOperationException)
        {
            throw At(
                bytes, reader.TokenStartIndex, $"\"{name}\" holds half of a surrogate pair", @"delete the \u escape, or write both halves");
        }
    }

    private MistakesException At(ReadOnlySpan<byte> bytes, long offset, string wrong, string cure) =>
        input.Mistake(_number, TextInput.Units(bytes[..(int)Math.Min(offset, bytes.Length)]) + 1, wrong, cure);
}
