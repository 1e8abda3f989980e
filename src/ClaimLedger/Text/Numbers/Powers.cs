namespace ClaimLedger.Text;

/// <summary>Reads powers behind digits: 4e14; 10^5; 1.3x10^6; 2.48×10−5; 8x2^10.</summary>
internal static class Powers
{
    // Far above any number that is kept.
    private const int Largest = 100;

    /// <summary>The digits with the power behind them; themselves where there is none.</summary>
    public static Digits Take(in NumberText text, in Digits digits)
    {
        var at = digits.End;
        if (text.IsGlued(at, "e"))
            return TryReadExponent(text, at + 1, out var tens, out var end) ? new Digits(Raised(digits.Value, 10, tens), 0, end) : digits;
        if (text.IsGlued(at, "^") && digits.Value != 0)
            return TryReadExponent(text, at + 1, out var power, out var end) ? new Digits(Raised(1, digits.Value, power), 0, end) : digits;
        if (text.At(at).Text is "x" or "×" or "*"
            && text.At(at + 1) is { Kind: TokenKind.Number, Number: { IsWhole: true, Value: > 0 } } root)
        {
            var isCaret = text.IsGlued(at + 2, "^");
            var isMinus = root.Number.Value == 10 && text.IsGlued(at + 2, "-");
            if ((isCaret || isMinus) && TryReadExponent(text, isCaret ? at + 3 : at + 2, out var times, out var end))
                return new Digits(Raised(digits.Value, root.Number.Value, times), 0, end);
        }
        return digits;
    }

    /// <summary>
    /// How large the digits at <paramref name="position"/> are with the power behind them, as near as a binary float says.
    /// </summary>
    public static double SizeOf(List<Token> tokens, int position, out int end)
    {
        var size = (double)tokens[position].Number.Value;
        var at = position + 1;
        end = at;
        if (TryReadSign(tokens, at, "^", out var power, ref end))
            return Math.Pow(size, power);
        if (TryReadSign(tokens, at, "e", out power, ref end))
            return size * Math.Pow(10, power);
        return at + 1 < tokens.Count && tokens[at].Text is "x" or "×" or "*" && tokens[at + 1].Kind == TokenKind.Number
            && TryReadSign(tokens, at + 2, "^", out power, ref end)
            ? size * Math.Pow((double)tokens[at + 1].Number.Value, power)
            : size;
    }

    // What no number of ours is raised to, whatever its sign, makes it one beyond all.
    private static bool TryReadSign(List<Token> tokens, int at, string sign, out double power, ref int end)
    {
        power = 0;
        if (at + 1 >= tokens.Count || tokens[at] is not { IsGlued: true } first || !first.Is(sign))
            return false;
        var isNegative = tokens[at + 1] is { IsGlued: true, Text: "-" };
        var digits = at + (isNegative ? 2 : 1);
        if (digits >= tokens.Count || tokens[digits] is not { IsGlued: true, Kind: TokenKind.Number or TokenKind.TooLong } token)
            return false;
        var size = token.Kind == TokenKind.TooLong ? Largest : (double)token.Number.Value;
        power = size >= Largest ? double.PositiveInfinity : isNegative ? -size : size;
        end = digits + 1;
        return true;
    }

    private static bool TryReadExponent(in NumberText text, int at, out int power, out int end)
    {
        var negative = false;
        while (text.At(at) is { IsGlued: true, Text: "-" or "+" } sign)
        {
            negative ^= sign.Is("-");
            at++;
        }
        power = 0;
        end = at + 1;
        if (text.At(at) is not { Kind: TokenKind.Number, IsGlued: true, Number: { IsWhole: true, Value: < Largest } } digits)
            return false;
        power = (int)digits.Number.Value * (negative ? -1 : 1);
        return true;
    }

    private static decimal Raised(decimal times, decimal root, int power)
    {
        for (var step = 0; step < Math.Abs(power); step++)
            times = power < 0 ? times / root : times * root;
        return times;
    }
}
