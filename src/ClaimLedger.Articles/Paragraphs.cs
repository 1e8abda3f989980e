using System.Text;

namespace ClaimLedger.Articles;

/// <summary>Gathers text by paragraphs: runs of white space are one blank, a blank line stands between paragraphs.</summary>
internal sealed class Paragraphs
{
    private readonly StringBuilder _text = new();
    private bool _blank;
    private bool _break;

    public void Add(ReadOnlySpan<char> words)
    {
        foreach (var letter in words)
        {
            // Hard and soft blanks of other sorts stay: numbers are written with them.
            if (letter is ' ' or '\t' or '\n' or '\r' or '\f' or '\u0085')
            {
                _blank = true;
                continue;
            }
            if (char.IsControl(letter))
                continue;
            if (_text.Length > 0)
                _text.Append(_break ? "\n\n" : _blank ? " " : "");
            (_blank, _break) = (false, false);
            _text.Append(letter);
        }
    }

    public void Break() => _break = true;

    public override string ToString() => _text.Append('\n').ToString();
}
