using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads by what time something is counted: the "a day" of "12 trucks a day", the "per week" of "four times per week".</summary>
internal static class CountedRate
{
    private static readonly WordSet Links = WordLists.Of("by-time");
    private static readonly WordSet NotByTime = WordLists.Of("not-by-time");

    /// <summary>The token behind the time; <paramref name="position"/> where none stands there.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="position">The token behind what is counted.</param>
    public static int EndOf(List<Token> tokens, int position)
    {
        if (position + 1 >= tokens.Count || !Links.Contains(tokens[position]) || tokens[position + 1].Kind != TokenKind.Word
            || tokens[position].Is("/") != tokens[position].IsGlued)
            return position;
        return UnitTable.Phrases.TryMatch(tokens, position + 1, out var unit, out var length) && unit.IsTime
            && !(position + 1 + length < tokens.Count && NotByTime.Contains(tokens[position + 1 + length]))
            ? position + 1 + length : position;
    }

    /// <summary>Whether the time stands behind a measure, or behind what is measured: the "of heavy oil a day" of barrels.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="position">The token behind the measure.</param>
    public static bool StandsBehind(List<Token> tokens, int position)
    {
        const int LongestSubstance = 3;
        if (EndOf(tokens, position) > position)
            return true;
        if (position >= tokens.Count || !tokens[position].Is("of"))
            return false;
        for (var at = position + 1; at < Math.Min(tokens.Count, position + LongestSubstance + 1) && tokens[at].Kind == TokenKind.Word; at++)
        {
            if (EndOf(tokens, at + 1) > at + 1)
                return true;
        }
        return false;
    }
}
