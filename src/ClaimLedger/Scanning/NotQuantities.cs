using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>
/// Tells numbers that are no quantities: names, phone numbers, scores, versions, times of day, addresses. Its words are rows of a table,
/// each with its reason.
/// </summary>
internal static class NotQuantities
{
    private static readonly WordSet Names = WordLists.Of("names");
    private static readonly WordSet Capital = new(WordLists.Words("capital", "index-name"));
    private static readonly WordSet BeforeModels = WordLists.Of("before-model");
    private static readonly WordSet BeforePlaces = WordLists.Of("before-place-in-capitals");
    private static readonly WordSet Scores = WordLists.Of("scores");
    private static readonly WordSet Address = WordLists.Of("address");
    private static readonly WordSet Prefixes = WordLists.Of("prefixes-of-numbers");
    private static readonly WordSet IndexNouns = WordLists.Of("behind-index-number");
    private static readonly WordSet Shortened = WordLists.Of("shortened-name");
    private static readonly WordSet Clock = WordLists.Of("clock");
    private static readonly WordSet NameSigns = WordLists.Of("name-signs");
    private static readonly WordSet Letters = WordLists.Of("letter-of-number");
    private static readonly PhraseTable<bool> Fixed = WordLists.Phrases("fixed");

    /// <summary>
    /// Where what starts with the number at <paramref name="position"/> and is no quantity ends; <paramref name="position"/> where it may
    /// be one.
    /// </summary>
    /// <param name="tokens">The text.</param>
    /// <param name="position">The token where the number starts.</param>
    /// <param name="hasUnit">Whether the number has a unit: then only what is glued together is a name.</param>
    /// <param name="end">The token behind the number.</param>
    public static int EndOf(List<Token> tokens, int position, bool hasUnit, int end)
    {
        if (EndOfFixed(tokens, position) is > 0 and var behind)
            return behind;
        var token = tokens[position];
        // A minus stands free of what is before it.
        if (token.Text == "-" && position + 1 < tokens.Count)
            return position;
        if (token.Kind is not (TokenKind.Number or TokenKind.TooLong))
            return !hasUnit && IsNamed(tokens, position) && IsCapital(At(tokens, position)) ? position + 1 : position;
        if (IsEndOfSeason(tokens, position) || IsInWord(tokens, position) || IsTime(tokens, position) || IsVersion(tokens, position)
            || IsPhone(tokens, position))
            return EndOfGlued(tokens, position);
        var after = At(tokens, position + 1);
        if (after is { IsGlued: true, Text: "pm" or "am" } && !hasUnit)
            return position + 2;
        if (hasUnit)
            return position;
        if (IsOnClock(tokens, position + 1))
            return position + 2;
        // "An 11m-strong"; letters right behind digits are a name: "737s", "4x4", "3D".
        if (At(tokens, end) is { IsGlued: true, Kind: TokenKind.Word } letters && !Letters.Contains(letters))
            return EndOfGlued(tokens, position);
        if (IsScore(tokens, position) || IsSeason(tokens, position))
            return position + 3;
        return IsNamed(tokens, position) || IsOfIndex(tokens, position) ? EndOfGlued(tokens, position) : position;
    }

    // "B-52", "COVID-19", "G20", "user@host7.org/45"; not "mid-1990s".
    private static bool IsInWord(List<Token> tokens, int position)
    {
        var before = At(tokens, position - 1);
        if (!tokens[position].IsGlued)
            return false;
        // "J1149.5+6663".
        if (before is { IsGlued: true, Text: "+" } && At(tokens, position - 2) is { IsGlued: true, Kind: TokenKind.Number }
            && At(tokens, position - 3).Kind == TokenKind.Word)
            return true;
        return before.Kind == TokenKind.Word || before.Text is "@" or "_" or "#" or "=" or "&"
            || (before is { IsGlued: true, Text: "-" or "/" or "." } && At(tokens, position - 2).Kind == TokenKind.Word
                && !Prefixes.Contains(At(tokens, position - 2)));
    }

    // "11 pm", "11 o'clock", "11 p.m."
    private static bool IsOnClock(List<Token> tokens, int position) =>
        Clock.Contains(At(tokens, position))
            || (At(tokens, position).Text is "a" or "p" && At(tokens, position + 1).Is(".") && At(tokens, position + 2).Is("m"));

    private static bool IsNamed(List<Token> tokens, int position)
    {
        var at = position - 1;
        var before = At(tokens, at);
        var isShortened = before is { Text: ".", IsGlued: true } || before.Is(".") && Shortened.Contains(At(tokens, at - 1));
        if (isShortened)
            before = At(tokens, --at);
        if (before.Kind != TokenKind.Word)
            return NameSigns.Contains(before) && !isShortened;
        // "The S&P 500".
        if (before.Is("p") && At(tokens, at - 1).Is("&"))
            return true;
        if (before.Text is "no" && !isShortened)
            return false;
        if (Names.Contains(before))
            return IsCapital(before) || (tokens[position].Kind == TokenKind.Number && !AmbiguousUnits.CountsOn(tokens, position));
        return IsCapital(before) && (Capital.Contains(before) || IsOfModel(tokens, position));
    }

    // "A Boeing 737", "the PlayStation 4 versions"; not "in the Philippines 30".
    private static bool IsOfModel(List<Token> tokens, int position)
    {
        const int LongestNumber = 4;
        const int LongestName = 4;
        if (tokens[position].Length > LongestNumber || tokens[position].Kind == TokenKind.Number && !tokens[position].Number.IsWhole)
            return false;
        var at = position - 1;
        while (position - at <= LongestName && At(tokens, at) is { Kind: TokenKind.Word } word && IsCapital(word)
            && !BeforeModels.Contains(word))
            at--;
        return at < position - 1 && BeforeModels.Contains(At(tokens, at)) && !BeforePlaces.Contains(At(tokens, at - 1));
    }

    // "The Orlo 40 index": a name and a number behind it.
    private static bool IsOfIndex(List<Token> tokens, int position) => IndexNouns.Contains(At(tokens, position + 1))
        && At(tokens, position - 1) is { Kind: TokenKind.Word } before && IsCapital(before);

    private static bool IsCapital(in Token token) => token.Word.Written.AsSpan().ContainsAnyInRange('A', 'Z');

    private static bool IsTime(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { IsGlued: true, Text: ":" }
            && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 };

    // 1.2.3, 192.168.1.2; but 1.234.567 is a number.
    private static bool IsVersion(List<Token> tokens, int position) =>
        At(tokens, position + 1) is { IsGlued: true, Text: "." } && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number }
        && !DigitGroups.IsDotted(new NumberText(tokens, TextStyle.RunningText), position);

    // +1-222-2222, 0800 123 456, 555-0199: three groups, or a plus, or a leading zero.
    private static bool IsPhone(List<Token> tokens, int position)
    {
        var token = tokens[position];
        if (At(tokens, position - 1) is { Text: "+" } plus && token.IsGlued
            && !(plus.IsGlued && At(tokens, position - 2).Kind == TokenKind.Number))
            return token.Text.Length >= 8 || At(tokens, position + 1) is { Text: "-" } or { Kind: TokenKind.Number };
        const int MostGroups = 8;
        var groups = 1;
        var digits = token.Text.Length;
        var at = position;
        while (groups < MostGroups && At(tokens, at + 1) is { IsGlued: true, Text: "-" or "/" }
            && At(tokens, at + 2) is { IsGlued: true, Kind: TokenKind.Number } next)
        {
            groups++;
            digits += next.Text.Length;
            at += 2;
        }
        if (groups >= 3 && digits >= 9)
            return true;
        var isFollowed = At(tokens, position + 1).Kind == TokenKind.Number;
        return (token.Text[0] == '0' && token.Text.Length >= 3 && !token.Text.Contains('.') && isFollowed)
            || (Address.Contains(At(tokens, position - 1)) && digits >= 3 && (digits >= 7 || groups > 1 || isFollowed));
    }

    // "2-1", "won 3–0".
    private static bool IsScore(List<Token> tokens, int position)
    {
        const decimal MostPoints = 200;
        var dash = At(tokens, position + 1);
        if (dash.Text is not ("-" or "–") || At(tokens, position + 2) is not { Kind: TokenKind.Number, Number.IsWhole: true } second
            || tokens[position] is not { Kind: TokenKind.Number, Number.IsWhole: true } first
                || At(tokens, position + 3) is { IsGlued: true, Kind: not TokenKind.Symbol })
            return false;
        return (second.Number.Value < first.Number.Value && dash.IsGlued && second.IsGlued)
            || (first.Number.Value < MostPoints && second.Number.Value < MostPoints && ReachesBack(Scores, tokens, position, 3));
    }

    // "2013-14", "2019/20": years of a season.
    private static bool IsSeason(List<Token> tokens, int position) =>
        tokens[position] is { Text.Length: 4, Length: 4, Number: { IsWhole: true, Value: >= 1800 and < 2200 } }
        && At(tokens, position + 1) is { IsGlued: true, Text: "-" or "–" or "/" }
        && At(tokens, position + 2) is { IsGlued: true, Kind: TokenKind.Number, Text.Length: 2 };

    // "9/11"; of "absolute zero" and "square one" the word before begins it.
    private static int EndOfFixed(List<Token> tokens, int position)
    {
        if (Fixed.TryMatch(tokens, position, out _, out var length))
            return position + length;
        return position > 0 && Fixed.TryMatch(tokens, position - 1, out _, out length) && length > 1 ? position - 1 + length : 0;
    }

    // "The start of the 2005/06 season": of what a date has taken the first year of, the other one is no number.
    private static bool IsEndOfSeason(List<Token> tokens, int position) =>
        tokens[position] is { IsGlued: true, Text.Length: 2 } && position > 1 && IsSeason(tokens, position - 2);

    private static bool ReachesBack(WordSet words, List<Token> tokens, int position, int most)
    {
        for (var at = position - 1; at >= 0 && at >= position - most; at--)
        {
            if (words.Contains(tokens[at]))
                return true;
        }
        return false;
    }

    private static int EndOfGlued(List<Token> tokens, int position)
    {
        var end = position + 1;
        while (end < tokens.Count && tokens[end].IsGlued && !EndsWord(tokens, end))
            end++;
        return end;
    }

    private static bool EndsWord(List<Token> tokens, int at) =>
        tokens[at].Kind == TokenKind.Symbol
            && (at + 1 >= tokens.Count || !tokens[at + 1].IsGlued || tokens[at].Text is "(" or ")" or "\"" or "'" or ";" or ",");

    private static Token At(List<Token> tokens, int position) => position >= 0 && position < tokens.Count ? tokens[position]
        : Token.Nothing;
}
