using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.Exchange.Json;

/// <summary>
/// The objects of JSON Lines, one a line, or of a JSON array, read as they stream by: what is in memory is one of them.
/// </summary>
internal sealed class JsonRecords
{
    /// <summary>A record is a few pages at the most.</summary>
    private const int Longest = 1 << 20;

    private readonly Stream _input;
    private readonly string _file;
    private readonly ICollection<Mistake> _mistakes;
    private readonly bool _isForeign;
    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private int _line = 1, _column = 1;

    private JsonRecords(Stream input, string file, ICollection<Mistake> mistakes, bool isForeign)
    {
        _isForeign = isForeign;
        _input = input;
        _file = file;
        _mistakes = mistakes;
    }

    private Place Here => new(_file, _line, _column);

    /// <summary>The objects with their places; blank lines are left out, and what is no object is reported.</summary>
    public static IEnumerable<Node.Mapping> Read(Stream utf8, string file, ICollection<Mistake> mistakes, bool isForeign = false)
    {
        var records = new JsonRecords(utf8, file, mistakes, isForeign);
        return records.SkipBlank() == '[' ? records.Items() : records.Lines();
    }

    private IEnumerable<Node.Mapping> Items()
    {
        Take(1);
        for (var isFirst = true; ; isFirst = false)
        {
            var next = SkipBlank();
            if (next == ']')
            {
                Take(1);
                if (SkipBlank() >= 0)
                    Refuse();
                yield break;
            }
            if (!isFirst && next == ',')
            {
                Take(1);
                next = SkipBlank();
            }
            else if (!isFirst)
            {
                Refuse();
                yield break;
            }
            var place = Here;
            var length = next < 0 ? 0 : ValueLength();
            if (length is 0)
            {
                Refuse();
                yield break;
            }
            if (length > Longest)
            {
                ReportLong("item", place);
                yield break;
            }
            var node = JsonNodes.Read(_buffer.AsSpan(_start, length), place, isQuoted: false, _mistakes, isForeign: _isForeign);
            Take(length);
            if (node is Node.Mapping record)
                yield return record;
            else if (node is not (null or Node.Refused))
                _mistakes.Add(new Mistake(place, "the item is no object", "write {…} for each record"));
        }
    }

    private IEnumerable<Node.Mapping> Lines()
    {
        while (LineLength() is >= 0 and var length)
        {
            var place = Here;
            if (length > Longest)
            {
                _mistakes.Add(
                    new Mistake(place, $"the line has more than {Longest:N0} bytes", "put one record on a line"));
                SkipLine();
                continue;
            }
            var line = _buffer.AsSpan(_start, length).TrimEnd((byte)'\n');
            var node = line.IndexOfAnyExcept(" \t\r"u8) < 0
                ? null
                : JsonNodes.Read(line, place, isQuoted: false, _mistakes, isForeign: _isForeign);
            _start += length;
            (_line, _column) = (_line + 1, 1);
            if (node is Node.Mapping record)
                yield return record;
            else if (node is not (null or Node.Refused))
                _mistakes.Add(new Mistake(node.Place, "the line is no object", "write one {…} a line"));
        }
    }

    /// <summary>How many bytes there are to the end of the line, its break included; -1 at the end of the file.</summary>
    private int LineLength()
    {
        for (var looked = 0; ;)
        {
            var found = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (found >= 0)
                return looked + found + 1;
            looked = _end - _start;
            if (looked > Longest || !Fill())
                return looked > 0 ? looked : -1;
        }
    }

    private void SkipLine()
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0)
        {
            _start = _end;
            if (!Fill())
                return;
        }
        _start += length + 1;
        (_line, _column) = (_line + 1, 1);
    }

    /// <summary>How many bytes the value has that begins here; 0 where it does not end, or begins with a sign that no value has.</summary>
    private int ValueLength()
    {
        var (depth, isText) = (0, false);
        for (var at = 0; at <= Longest; at++)
        {
            if (_start + at >= _end && !Fill())
                return 0;
            switch (_buffer[_start + at])
            {
                case (byte)'\\' when isText:
                    at++;
                    break;
                case (byte)'"':
                    isText = !isText;
                    break;
                case (byte)'{' or (byte)'[' when !isText:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !isText && depth > 0:
                    if (--depth == 0)
                        return at + 1;
                    break;
                case (byte)',' or (byte)']' or (byte)'}' when !isText && depth == 0:
                    return at;
            }
        }
        return Longest + 1;
    }

    /// <summary>The next byte that is no blank; -1 at the end.</summary>
    private int SkipBlank()
    {
        while (true)
        {
            for (; _start < _end; Take(1))
            {
                if (_buffer[_start] is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                    return _buffer[_start];
            }
            if (!Fill())
                return -1;
        }
    }

    private void Take(int bytes)
    {
        foreach (var letter in _buffer.AsSpan(_start, bytes))
        {
            if (letter == '\n')
                (_line, _column) = (_line + 1, 1);
            else if ((letter & 0xC0) != 0x80)
                _column += letter >= 0xF0 ? 2 : 1;
        }
        _start += bytes;
    }

    /// <summary>Reads on; false at the end of the file. Where something lies in the buffer changes.</summary>
    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = _input.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }

    private void Refuse() => _mistakes.Add(new Mistake(Here, "this is not JSON", "write it as a JSON program would"));

    private void ReportLong(string what, Place place) =>
        _mistakes.Add(new Mistake(place, $"the {what} has more than {Longest:N0} bytes", "write shorter texts"));
}
