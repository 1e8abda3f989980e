using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Tells numbers that are no quantities: names, phone numbers, scores, versions, times of day, addresses.</summary>
internal static class NotQuantities
{
    private static readonly FrozenDictionary<string, string[]> Table =
        EmbeddedTable.Rows("not-quantities", 2).ToFrozenDictionary(row => row[0], row => row[1].Split('|'), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Names = Set("names");
    private static readonly FrozenSet<string> Capital = Set("capital");
    private static readonly FrozenSet<string> Scores = Set("scores");
    private static readonly FrozenSet<string> Angles = Set("angles");
    private static readonly FrozenSet<string> Weights = Set("weights");
    private static readonly FrozenSet<string> Temperatures = Set("temperatures");
    private static readonly FrozenSet<string> NotBefore = Set("not-before");
    private static readonly FrozenSet<string> NotOne = Set("not-one");
    private static readonly FrozenSet<string> Address = Set("address");
    private static readonly PhraseTable<bool> Fixed = new(Table["fixed"].Select(words => (words, true)));


    /// <summary>Whether this name of money is something else before a number: "won 3 games".</summary>
    public static bool IsNeverBefore(string word) => NotBefore.Contains(word);

    /// <summary>Whether "a" and this word are seldom one of that unit: "a foot", "a turn".</summary>
    public static bool IsNeverOne(string word) => NotOne.Contains(word);

    /// <summary>Whether degrees are of an angle in this sentence.</summary>
    public static bool SpeaksOfAngles(List<Token> tokens, int position) => Speaks(Angles, tokens, position);

    /// <summary>Whether this sentence has told of temperatures: then K is kelvin.</summary>
    public static bool SpeaksOfTemperatures(List<Token> tokens, int position) => Speaks(Temperatures, tokens, position);

    /// <summary>Whether pounds are of weight in this sentence.</summary>
    public static bool SpeaksOfWeight(List<Token> tokens, int position) => Speaks(Weights, tokens, position);

    /// <summary>Whether a number before "am" or "pm" is a time of day: 2, 11, 2.13; 2.1 and 2.123 are not.</summary>
    public static bool IsTimeOfDay(decimal number, in Token digits) =>
        number is >= 1 and < 13 && (digits.Number.IsWhole && !digits.Text.Contains('.') || digits.Text.Length - digits.Text.IndexOf('.') == 3);

    /// <summary>Where what starts with the number at <paramref name="position"/> and is no quantity ends; <paramref name="position"/> where it may be one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="position">The token where the number starts.</param>
    /// <param name="hasUnit">Whether the number has a unit: then only what is glued together is a name.</param>
    /// <param name="end">The token behind the number.</param>
    public static int EndOf(string text, List<Token> tokens, int position, bool hasUnit, int end)
    {
        if (Fixed.TryMatch(tokens, position, out _, out var fixedLength))
            return position + fixedLength;
        var token = tokens[position];
        if (token.Text == "-" && position + 1 < tokens.Count)
        {
            // A minus stands free of what is before it.
            return position;
        }
        if (token.Kind is not (TokenKind.Number or TokenKind.TooLong))
            return !hasUnit && IsNamed(text, tokens, position) && IsCapital(text, tokens, position) ? position + 1 : position;
        var before = At(tokens, position - 1);
        var after = At(tokens, position + 1);

        // "B-52", "COVID-19", "G20", "user@host7.org/45".
        if (token.IsGlued && (before.Kind == TokenKind.Word || before.Text is "@" or "_" or "#" or "=" or "&"))
            return EndOfGlued(tokens, position);
        if (token.IsGlued && before.Text is "-" or "/" or "." && before.IsGlued && At(tokens, position - 2).Kind == TokenKind.Word && !IsPrefix(tokens, position - 2))
            return EndOfGlued(tokens, position);
        if (IsTime(tokens, position) || IsDotted(tokens, position) || IsPhone(tokens, position))
            return EndOfGlued(tokens, position);
        if (after is { IsGlued: true, Text: "pm" or "am" } && !hasUnit)
            return position + 2;
        if (hasUnit)
            return position;
        if (after.Text is "pm" or "am" or "o'clock" or "gmt" or "a.m" or "p.m" || (after.Text is "a" or "p" && At(tokens, position + 2).Is(".") && At(tokens, position + 3).Is("m")))
            return position + 2;
        // "An 11m-strong"; letters right behind digits are a name: "737s", "4x4", "3D".
        if (At(tokens, end) is { IsGlued: true, Kind: TokenKind.Word } letters && !(letters.Text is "s" or "m" or "b" or "x"))
            return EndOfGlued(tokens, position);
        if (IsScore(tokens, position) || IsSeason(tokens, position))
            return position + 3;
        return IsNamed(text, tokens, position) ? EndOfGlued(tokens, position) : position;
    }

    // "Mid-1990s", "pre-2010": words that join with any number.
    private static bool IsPrefix(List<Token> tokens, int position) => tokens[position].Text is "mid" or "pre" or "post" or "non" or "sub" or "under" or "over" or "to" or "and" or "or";

    private static bool IsNamed(string text, List<Token> tokens, int position)
    {
        var before = At(tokens, position - 1);
        var at = position - 1;
        if (before.Is(".") && before.IsGlued)
            before = At(tokens, --at);
        if (before.Kind != TokenKind.Word)
            return before.Text is "#" or "№" && at == position - 1;
        if (before.Text is "no" && !At(tokens, position - 1).Is("."))
            return false;
        if (Names.Contains(before.Text))
            return IsCapital(text, tokens, at) || tokens[position].Kind == TokenKind.Number && !CountsOn(tokens, position);
        return Capital.Contains(before.Text) && IsCapital(text, tokens, at);
    }

    // "In the final round 45 people voted": a plural noun right behind is counted after all.
    private static bool CountsOn(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { Kind: TokenKind.Word, IsGlued: false, Text: [.., 's'] or "people" or "children" or "men" or "women" } word && word.Text is not ("is" or "was" or "has" or "as" or "says");

    private static bool IsCapital(string text, List<Token> tokens, int position) => position >= 0 && text.AsSpan(tokens[position].Start, tokens[position].Length).ContainsAnyInRange('A', 'Z');

    private static bool IsTime(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { IsGlued: true, Text: ":" } && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 };

    // 1.2.3, 192.168.1.2.
    private static bool IsDotted(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { IsGlued: true, Text: "." } && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number };

    // +1-222-2222, 0800 123 456, 555-0199: three groups, or a plus, or a leading zero.
    private static bool IsPhone(List<Token> tokens, int position)
    {
        var token = tokens[position];
        if (At(tokens, position - 1) is { Text: "+" } plus && token.IsGlued && !(plus.IsGlued && At(tokens, position - 2).Kind == TokenKind.Number))
            return token.Text.Length >= 8 || At(tokens, position + 1) is { Text: "-" } or { Kind: TokenKind.Number };
        var groups = 1;
        var digits = token.Text.Length;
        var at = position;
        while (At(tokens, at + 1) is { IsGlued: true, Text: "-" or "/" } && At(tokens, at + 2) is { IsGlued: true, Kind: TokenKind.Number } next)
        {
            groups++;
            digits += next.Text.Length;
            at += 2;
        }
        if (groups >= 3 && digits >= 9)
            return true;
        return token.Text[0] == '0' && token.Text.Length >= 3 && !token.Text.Contains('.') && At(tokens, position + 1).Kind == TokenKind.Number
            || (Address.Contains(At(tokens, position - 1).Text) && digits >= 3 && (digits >= 7 || groups > 1 || At(tokens, position + 1).Kind == TokenKind.Number));
    }

    // "2-1", "won 3–0".
    private static bool IsScore(List<Token> tokens, int position)
    {
        var dash = At(tokens, position + 1);
        var second = At(tokens, position + 2);
        if (dash.Text is not ("-" or "–") || second is not { Kind: TokenKind.Number, Number.IsWhole: true } || tokens[position] is not { Kind: TokenKind.Number, Number.IsWhole: true } first)
            return false;
        if (At(tokens, position + 3) is { IsGlued: true, Kind: not TokenKind.Symbol })
            return false;
        return second.Number.Value < first.Number.Value && dash.IsGlued && second.IsGlued || first.Number.Value < 200 && second.Number.Value < 200 && ReachesBack(Scores, tokens, position, 3);
    }

    // "2013-14", "2019/20": years of a season.
    private static bool IsSeason(List<Token> tokens, int position) =>
        tokens[position] is { Text.Length: 4, Length: 4, Number: { IsWhole: true, Value: >= 1800 and < 2200 } }
        && At(tokens, position + 1) is { IsGlued: true, Text: "-" or "–" or "/" }
        && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 };

    private static bool ReachesBack(FrozenSet<string> words, List<Token> tokens, int position, int most)
    {
        for (var at = position - 1; at >= 0 && at >= position - most; at--)
        {
            if (words.Contains(tokens[at].Text))
                return true;
        }
        return false;
    }

    private static int EndOfGlued(List<Token> tokens, int position)
    {
        var end = position + 1;
        while (end < tokens.Count && tokens[end].IsGlued && !(tokens[end].Kind == TokenKind.Symbol && (end + 1 >= tokens.Count || !tokens[end + 1].IsGlued || tokens[end].Text is "(" or ")" or "\"" or "'" or ";" or ",")))
            end++;
        return end;
    }

    private static bool Speaks(FrozenSet<string> words, List<Token> tokens, int position)
    {
        for (var at = position - 1; at >= 0 && at > position - 20 && tokens[at].Text is not ("." or ";" or "?" or "!"); at--)
        {
            if (words.Contains(tokens[at].Text))
                return true;
        }
        for (var at = position + 1; at < tokens.Count && at < position + 6 && tokens[at].Text is not ("." or ";" or "?" or "!"); at++)
        {
            if (words.Contains(tokens[at].Text))
                return true;
        }
        return false;
    }

    private static Token At(List<Token> tokens, int position) => position >= 0 && position < tokens.Count ? tokens[position] : Token.Nothing;

    private static FrozenSet<string> Set(string kind) => Table[kind].ToFrozenSet(StringComparer.Ordinal);
}
