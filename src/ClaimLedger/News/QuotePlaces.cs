using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Tells whether words stand in a text once, without looking through all of it for each quote.</summary>
/// <remarks>Where some tokens in a row stand in the text once, so does whatever holds them; only words of which all do not are searched
/// for.</remarks>
internal sealed class QuotePlaces
{
    private const int RowLength = 3;

    private readonly NewsText _text;
    private readonly Dictionary<int, bool> _isOnce = [];

    public QuotePlaces(NewsText text)
    {
        _text = text;
        for (var token = 0; token + RowLength <= text.Tokens.Count; token++)
        {
            var row = Row(token);
            _isOnce[row] = !_isOnce.ContainsKey(row);
        }
    }

    /// <summary>Whether the words of some tokens stand in the text nowhere else.</summary>
    public bool IsUnique(int first, int last)
    {
        // The words at both ends may be parts of longer ones elsewhere.
        for (var token = first + 1; token + RowLength < last; token++)
        {
            if (_isOnce[Row(token)])
                return true;
        }
        var span = PhraseFinder.Span(_text.Tokens, first, last);
        var words = _text.Text.AsSpan(span.Start, span.Length);
        return _text.Text.AsSpan().IndexOf(words) == span.Start && _text.Text.AsSpan(span.Start + 1).IndexOf(words) < 0;
    }

    private int Row(int token)
    {
        var hash = default(HashCode);
        for (var next = token; next < token + RowLength; next++)
            hash.Add(_text.Tokens[next].Word.Written, StringComparer.Ordinal);
        return hash.ToHashCode();
    }
}
