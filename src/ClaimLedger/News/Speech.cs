using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Words between quotation marks that somebody speaks, not a single term.</summary>
/// <param name="Start">The first character behind the opening mark.</param>
/// <param name="End">The closing mark, or the end of the paragraph where there is none.</param>
/// <param name="Paragraph">Its paragraph.</param>
/// <param name="IsClosed">Whether it is closed; where not, the next paragraph goes on with it.</param>
internal readonly record struct Speech(int Start, int End, int Paragraph, bool IsClosed)
{
    /// <summary>Fewer words between quotation marks are a term ("bridge proposal"), not speech.</summary>
    private const int FewestWords = 4;

    /// <summary>What is spoken in a paragraph, in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The paragraph's first token.</param>
    /// <param name="last">The token behind its last.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="paragraph">Its number.</param>
    public static IEnumerable<Speech> In(NewsText text, int first, int last, int end, int paragraph)
    {
        var open = -1;
        for (var token = first; token < last; token++)
        {
            if (!text.Tokens[token].Is("\""))
                continue;
            var mark = text.Text[text.Tokens[token].Start];
            if (mark == '“' || (mark == '"' && open < 0))
            {
                open = token;
                continue;
            }
            if (open >= 0 && IsSpeech(text, open, token))
                yield return new Speech(text.Tokens[open].End, text.Tokens[token].Start, paragraph, IsClosed: true);
            open = -1;
        }
        if (open >= 0 && IsSpeech(text, open, last))
            yield return new Speech(text.Tokens[open].End, end, paragraph, IsClosed: false);
    }

    private static bool IsSpeech(NewsText text, int open, int close)
    {
        var words = 0;
        for (var token = open + 1; token < close && words < FewestWords; token++)
            words += text.Tokens[token].Kind is TokenKind.Symbol ? 0 : 1;
        return words >= FewestWords;
    }
}
