using System.Text;

namespace ClaimLedger.Application.Output;

/// <summary>Text made of lines, each harmless to a terminal and ended by a line feed on every system.</summary>
internal sealed class LineText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line; what would break it becomes a blank.</summary>
    public LineText Line(string line)
    {
        _text.Append(Phrases.OneLine(line)).Append('\n');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
