using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>
/// How alike two texts are by every three letters of their words: "reopened" and "opening" share most, though no table has their stem.
/// </summary>
/// <param name="text">The one text.</param>
internal sealed class LetterTriples(string text)
{
    private const int Length = 3;

    private readonly HashSet<string> _triples = Of(text);

    /// <summary>Twice what both have, of all that each has: 0 to 1.</summary>
    public double Likeness(LetterTriples other)
    {
        var all = _triples.Count + other._triples.Count;
        return all == 0 ? 0 : 2.0 * _triples.Count(other._triples.Contains) / all;
    }

    // Words that say nothing of what a text is about are left out; a blank stands before each word, so that beginnings count.
    private static HashSet<string> Of(string text)
    {
        var triples = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind is not TokenKind.Word || WordClasses.IsSilent(token.Text))
                continue;
            var word = $" {token.Text}";
            for (var start = 0; start + Length <= word.Length; start++)
                triples.Add(word.Substring(start, Length));
        }
        return triples;
    }
}
