using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Cuts a text into words, numbers and signs, in one pass.</summary>
internal static class Tokenizer
{
    private const int MostDigits = 28;

    private static readonly Func<string, Word> NewWord = written =>
        new Word(TokenKind.Word, written, written.ToLowerInvariant().Replace('’', '\''), default);
    private static readonly Func<string, Word> NewSymbol = written =>
        new Word(TokenKind.Symbol, written, Plain(written[0]).ToString(), default);
    private static readonly Func<string, Word> NewNumber = MakeNumber;

    /// <summary>The tokens of <paramref name="text"/>.</summary>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        Read(text, tokens);
        return tokens;
    }

    /// <summary>Adds the tokens of <paramref name="text"/> to <paramref name="tokens"/>.</summary>
    public static void Read(ReadOnlySpan<char> text, List<Token> tokens)
    {
        var position = 0;
        var glued = false;
        while (position < text.Length)
        {
            if (IsSpace(text[position]))
            {
                position++;
                glued = false;
                continue;
            }
            var token = ReadOne(text, position, glued);
            tokens.Add(token);
            position = token.End;
            glued = true;
        }
    }

    private static Token ReadOne(ReadOnlySpan<char> text, int start, bool glued)
    {
        var first = text[start];
        if (char.IsDigit(first) || (first == '.' && !glued && IsDigit(text, start + 1)))
            return ReadNumber(text, start, glued);
        var hash = Words.Hash(Words.Seed, first);
        if (!IsLetter(first))
            return new Token(Words.Of(TokenKind.Symbol, text.Slice(start, 1), hash, NewSymbol), start, glued);

        var end = start + 1;
        // Most letters are these, and are told at once.
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            hash = Words.Hash(hash, text[end++]);
        while (end < text.Length && (IsLetter(text[end]) || (IsApostrophe(text[end]) && end + 1 < text.Length && IsLetter(text[end + 1]))))
            hash = Words.Hash(hash, text[end++]);
        return new Token(Words.Of(TokenKind.Word, text[start..end], hash, NewWord), start, glued);
    }

    /// <remarks>
    /// A comma or a hard or thin space separates only where exactly three digits follow: 1,800 is one number, "7,2023" two.
    /// </remarks>
    private static Token ReadNumber(ReadOnlySpan<char> text, int start, bool glued)
    {
        var end = start;
        while (IsDigit(text, end))
            end++;
        if (end - start is >= 1 and <= 3)
        {
            while (end < text.Length && IsSeparator(text[end]) && IsDigit(text, end + 1) && IsDigit(text, end + 2)
                && IsDigit(text, end + 3) && !IsDigit(text, end + 4))
                end += 4;
        }
        if (end < text.Length && text[end] == '.' && IsDigit(text, end + 1))
        {
            end++;
            while (IsDigit(text, end))
                end++;
        }
        var hash = Words.Seed;
        foreach (var c in text[start..end])
            hash = Words.Hash(hash, c);
        return new Token(Words.Of(TokenKind.Number, text[start..end], hash, NewNumber), start, glued);
    }

    private static Word MakeNumber(string written)
    {
        // Digits of every script: ١٢ is 12.
        var exact = string.Concat(written.Where(c => char.IsDigit(c) || c == '.')
            .Select(c => c == '.' ? c : (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))));
        var point = exact.IndexOf('.');
        var decimals = point < 0 ? 0 : exact.Length - point - 1;
        if (exact.TrimStart('0').Length - (decimals > 0 ? 1 : 0) > MostDigits || decimals > MostDigits)
            return new Word(TokenKind.TooLong, written, exact, default);
        var value = decimal.Parse(exact, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new Word(TokenKind.Number, written, exact, Written(value, decimals));
    }

    // A decimal that is written is meant: 7.0 is exact to a tenth.
    private static WrittenNumber Written(decimal value, int decimals)
    {
        if (decimals == 0)
            return WrittenNumber.Of(value);
        var granularity = 1m;
        for (var place = 0; place < decimals; place++)
            granularity /= 10;
        return new WrittenNumber(value, granularity);
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int position) => position < text.Length && char.IsDigit(text[position]);

    private static bool IsSeparator(char c) => c is ',' or '\u00A0' or '\u2009' or '\u202F';

    private static bool IsSpace(char c) => c == ' ' || char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    private static bool IsLetter(char c) => c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c)
        || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static bool IsApostrophe(char c) => c is '\'' or '’';

    private static char Plain(char c) => c switch
    {
        '‐' or '‑' => '-',
        '−' => '-',
        '‘' or '’' => '\'',
        '“' or '”' => '"',
        _ => c,
    };
}
