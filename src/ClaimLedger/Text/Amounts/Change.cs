namespace ClaimLedger.Text;

/// <summary>
/// Tells two figures of a change from the two ends of a span: "rose from nine to 14", "fell $1.3 million to $21.6 million".
/// </summary>
internal static class Change
{
    // How far the verb stands before "from": "raised its estimate of the dead from".
    private const int FarFrom = 9;
    private const int FarBy = 4;

    // So many times as much, and what is behind "to" is hardly the upper end of what is before it: "rose 12 to 64".
    private const decimal NoSpan = 3;

    private static readonly WordSet Verbs = WordLists.Of("change-verb");
    private static readonly WordSet Past = WordLists.Of("change-past");
    private static readonly WordSet BeforeAmount = WordLists.Of("before-change");
    private static readonly WordSet Ranging = WordLists.Of("range-opener");
    private static readonly WordSet GoingOn = new(WordLists.Words("preposition", "conjunction"));

    /// <summary>Whether the words that start at a token are what was so before: "from nine", or "nine" behind "from".</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="start">Their first token.</param>
    /// <param name="first">Where the sentence starts.</param>
    public static bool IsFrom(List<Token> tokens, int start, int first = 0)
    {
        var from = tokens[start].Is("from") ? start : start > first && tokens[start - 1].Is("from") ? start - 1 : -1;
        for (var at = from - 1; at >= Math.Max(first, from - FarFrom); at--)
        {
            if (Verbs.Contains(tokens[at]))
                return true;
            // "Revised upwards, from 37 to 41".
            var isComma = at == from - 1 && tokens[at].Is(",") && !Ranging.Contains(tokens[from - 1]);
            if (tokens[at].Kind != TokenKind.Word && !isComma || Ranging.Contains(tokens[at]))
                return false;
        }
        return false;
    }

    /// <summary>Whether two amounts, the second behind "to", are of a change.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="start">Where the words of the first start.</param>
    /// <param name="link">The token between them.</param>
    /// <param name="end">The token behind the second.</param>
    /// <param name="low">The first.</param>
    /// <param name="high">The second.</param>
    public static bool Parts(List<Token> tokens, int start, int link, int end, Operand low, Operand high) => tokens[link].Is("to")
        && (IsFrom(tokens, start) || (IsBy(tokens, start) && !MaySpan(tokens, end, low, high)));

    // "Fell $1.3 million", "rose by about 12", "added another 12".
    private static bool IsBy(List<Token> tokens, int start)
    {
        for (var at = start - 1; at >= Math.Max(0, start - FarBy); at--)
        {
            if (Past.Contains(tokens[at]))
                return true;
            // "Is cut by 2 million", "cut its rate by 25 points": what changed stands before "by", and other forms tell it too.
            if (tokens[at].Is("by"))
                return ChangesBefore(tokens, at);
            if (!BeforeAmount.Contains(tokens[at]))
                return false;
        }
        return false;
    }

    private static bool ChangesBefore(List<Token> tokens, int by)
    {
        for (var at = by - 1; at >= Math.Max(0, by - FarFrom) && tokens[at].Kind == TokenKind.Word; at--)
        {
            if (Verbs.Contains(tokens[at]))
                return true;
        }
        return false;
    }

    // "Rose 5 to 10 percent", "fell three to five points".
    private static bool MaySpan(List<Token> tokens, int end, Operand low, Operand high)
    {
        if (low.Unit is null && high.Unit is not null)
            return true;
        var isCounted = high.Unit is null && end < tokens.Count && tokens[end].Kind == TokenKind.Word && !GoingOn.Contains(tokens[end]);
        return isCounted && low.Number.Value * NoSpan > high.Number.Value;
    }
}
