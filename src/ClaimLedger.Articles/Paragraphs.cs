using System.Text;

namespace ClaimLedger.Articles;

/// <summary>
/// Gathers text by paragraphs: runs of white space are one blank, a blank line stands between paragraphs. Where it is told where in
/// its file each piece stands, it keeps that.
/// </summary>
internal sealed class Paragraphs
{
    private readonly StringBuilder _text = new();
    private readonly List<PlacedRun> _runs = [];
    private bool _blank;
    private bool _break;

    /// <summary>Where in the file the letters stand: a run a stretch that stands there as it does here.</summary>
    public IReadOnlyList<PlacedRun> Runs => _runs;

    /// <summary>Adds text that stands in the file as it is here.</summary>
    /// <param name="words">The text.</param>
    /// <param name="start">Where its first letter stands in the file.</param>
    public void Add(ReadOnlySpan<char> words, int start = 0)
    {
        for (var at = 0; at < words.Length; at++)
            Add(words[at], start + at);
    }

    /// <summary>Adds text that stands for a piece of the file that is written otherwise: an entity.</summary>
    /// <param name="words">The text.</param>
    /// <param name="place">Where the piece begins.</param>
    public void AddAt(ReadOnlySpan<char> words, int place)
    {
        foreach (var letter in words)
            Add(letter, place);
    }

    /// <summary>Parts words: what follows is not part of the word before.</summary>
    public void Blank() => _blank = true;

    /// <summary>Parts paragraphs.</summary>
    public void Break() => _break = true;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString() + '\n';

    private void Add(char letter, int place)
    {
        // Hard and soft blanks of other sorts stay: numbers are written with them.
        if (letter is ' ' or '\t' or '\n' or '\r' or '\f' or '\u0085')
        {
            _blank = true;
            return;
        }
        if (char.IsControl(letter))
            return;
        if (_text.Length > 0)
            _text.Append(_break ? "\n\n" : _blank ? " " : "");
        (_blank, _break) = (false, false);
        if (_runs.Count == 0 || _runs[^1].InFile(_text.Length) != place)
            _runs.Add(new PlacedRun(_text.Length, place));
        _text.Append(letter);
    }
}

/// <summary>A stretch of text that stands in a file letter by letter.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="File">Where it begins in the file.</param>
internal readonly record struct PlacedRun(int Start, int File)
{
    /// <summary>Where a letter of the stretch stands in the file.</summary>
    public int InFile(int position) => File + position - Start;
}
