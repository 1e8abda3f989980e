using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Cuts a text into words, numbers and signs, in one pass.</summary>
internal static class Tokenizer
{
    private const int MostDigits = 28;

    /// <summary>The tokens of <paramref name="text"/>.</summary>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
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
        return tokens;
    }

    private static Token ReadOne(string text, int start, bool glued)
    {
        if (char.IsAsciiDigit(text[start]) || (text[start] == '.' && !glued && IsDigit(text, start + 1)))
            return ReadNumber(text, start, glued);
        if (!IsLetter(text[start]))
            return new Token(TokenKind.Symbol, Plain(text[start]).ToString(), start, 1, glued, default);

        var end = start + 1;
        while (end < text.Length && (IsLetter(text[end]) || (IsApostrophe(text[end]) && end + 1 < text.Length && IsLetter(text[end + 1]))))
            end++;
        return new Token(TokenKind.Word, text[start..end].ToLowerInvariant().Replace('’', '\''), start, end - start, glued, default);
    }

    /// <remarks>A comma or a hard or thin space separates only where exactly three digits follow: 1,800 is one number, "7,2023" two.</remarks>
    private static Token ReadNumber(string text, int start, bool glued)
    {
        var end = start;
        var digits = new System.Text.StringBuilder();
        while (IsDigit(text, end))
            digits.Append(text[end++]);
        if (digits.Length is >= 1 and <= 3)
        {
            while (end < text.Length && IsSeparator(text[end]) && IsDigit(text, end + 1) && IsDigit(text, end + 2) && IsDigit(text, end + 3) && !IsDigit(text, end + 4))
            {
                digits.Append(text, end + 1, 3);
                end += 4;
            }
        }
        var decimals = 0;
        if (end < text.Length && text[end] == '.' && IsDigit(text, end + 1))
        {
            digits.Append('.');
            for (end++; IsDigit(text, end); end++, decimals++)
                digits.Append(text[end]);
        }

        var exact = digits.ToString();
        if (exact.TrimStart('0').Length - (decimals > 0 ? 1 : 0) > MostDigits || decimals > MostDigits)
            return new Token(TokenKind.TooLong, exact, start, end - start, glued, default);
        var value = decimal.Parse(exact, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new Token(TokenKind.Number, exact, start, end - start, glued, Written(value, decimals));
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

    private static bool IsDigit(string text, int position) => position < text.Length && char.IsAsciiDigit(text[position]);

    private static bool IsSeparator(char c) => c is ',' or '\u00A0' or '\u2009' or '\u202F';

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';

    private static bool IsLetter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

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
