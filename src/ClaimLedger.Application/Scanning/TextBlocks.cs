using System.Buffers;
using System.Text.Unicode;

namespace ClaimLedger.Application.Scanning;

/// <summary>A piece of a text, cut where no quantity is likely to be cut.</summary>
/// <param name="Text">The piece.</param>
/// <param name="Start">How many code points of the text stand before it.</param>
internal readonly record struct TextBlock(string Text, long Start);

/// <summary>
/// Cuts a text into blocks as it comes in, so that memory does not grow with it: behind a paragraph where there is one, else behind a
/// sentence
/// that ends a line, a sentence, a line, a word. The cuts depend on the text alone.
/// </summary>
internal sealed class TextBlocks(TextInput input)
{
    /// <summary>The longest block, in UTF-16 units: a string of it is not yet a large object to the garbage collector.</summary>
    public const int Longest = 32 * 1024;

    private readonly byte[] _bytes = new byte[16 * 1024];
    private readonly char[] _letters = new char[Longest];
    private int _byteCount;
    private int _count;
    private bool _hasEnded;
    private long _start;
    private long _line = 1;
    private long _column = 1;

    /// <summary>The next block; null at the end.</summary>
    /// <exception cref="MistakesException">The text is not UTF-8, or no text at all.</exception>
    public TextBlock? Next()
    {
        Fill();
        if (_count == 0)
            return null;
        var isRest = _hasEnded && _byteCount == 0;
        var cut = isRest ? _count : CutOf(_letters.AsSpan(0, _count));
        var block = _letters.AsSpan(0, cut);
        var next = new TextBlock(block.ToString(), _start);
        _start += cut - LowSurrogates(block);
        Advance(block);
        _letters.AsSpan(cut, _count - cut).CopyTo(_letters);
        _count -= cut;
        return next;
    }

    private void Fill()
    {
        while (_count < Longest)
        {
            if (!_hasEnded && _byteCount < _bytes.Length)
            {
                var read = input.Read(_bytes.AsSpan(_byteCount));
                _hasEnded = read == 0;
                _byteCount += read;
            }
            if (_byteCount == 0)
                return;
            var status = Utf8.ToUtf16(
                _bytes.AsSpan(0, _byteCount),
                _letters.AsSpan(_count),
                out var taken,
                out var written,
                replaceInvalidSequences: false,
                isFinalBlock: _hasEnded);
            if (_letters.AsSpan(_count, written).IndexOf('\0') is >= 0 and var nul)
                throw Mistake(_count + nul, "the text holds a NUL, so it is no text, or UTF-16", "save it as UTF-8");
            _count += written;
            _bytes.AsSpan(taken, _byteCount - taken).CopyTo(_bytes);
            _byteCount -= taken;
            if (status is OperationStatus.InvalidData)
                throw Mistake(_count, "this is not UTF-8", "save the file as UTF-8");
            // A pair of surrogates has to wait for the next block.
            if (status is OperationStatus.DestinationTooSmall)
                break;
        }
    }

    private MistakesException Mistake(int at, string wrong, string cure)
    {
        Advance(_letters.AsSpan(0, at));
        return input.Mistake(_line, _column, wrong, cure);
    }

    private void Advance(ReadOnlySpan<char> passed)
    {
        _line += passed.Count('\n');
        var last = passed.LastIndexOf('\n');
        _column = last < 0 ? _column + passed.Length : passed.Length - last;
    }

    private static int CutOf(ReadOnlySpan<char> letters)
    {
        const int least = Longest / 2;
        // An early cut is no harm, a block of one word is.
        if (Behind(letters, "\n\n") is >= least and var paragraph)
            return paragraph;
        if (Behind(letters, "\n\r\n") is >= least and var windows)
            return windows;
        if (Behind(letters, ".\n") is >= least and var sentenceLine)
            return sentenceLine;
        if (Behind(letters, ". ") is >= least and var sentence)
            return sentence;
        if (Behind(letters, "\n") is >= least and var line)
            return line;
        if (Behind(letters, " ") is >= least and var word)
            return word;
        return char.IsHighSurrogate(letters[^1]) ? letters.Length - 1 : letters.Length;

        static int Behind(ReadOnlySpan<char> letters, ReadOnlySpan<char> sign) => letters.LastIndexOf(sign) + sign.Length;
    }

    private static int LowSurrogates(ReadOnlySpan<char> letters)
    {
        var count = 0;
        for (var next = letters.IndexOfAnyInRange('\uDC00', '\uDFFF'); next >= 0; next = letters.IndexOfAnyInRange('\uDC00', '\uDFFF'))
        {
            count++;
            letters = letters[(next + 1)..];
        }
        return count;
    }
}

/// <summary>Turns places in a block into places in code points, from left to right.</summary>
internal struct CodePointPlaces(string text, long start)
{
    private readonly bool _isPlain = text.AsSpan().IndexOfAnyInRange('\uDC00', '\uDFFF') < 0;
    private int _at;
    private int _pairs;

    /// <summary>How many code points stand before a place, which is never before the last one asked for.</summary>
    public long Of(int units)
    {
        if (_isPlain)
            return start + units;
        for (; _at < units; _at++)
        {
            if (char.IsLowSurrogate(text[_at]))
                _pairs++;
        }
        return start + units - _pairs;
    }
}
