using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>A number in digits.</summary>
/// <param name="Value">The number.</param>
/// <param name="Granularity">The place of its last decimal; 0 where it has none, and its digits show its grain.</param>
/// <param name="End">The token behind it.</param>
internal readonly record struct Digits(decimal Value, decimal Granularity, int End);

/// <summary>Reads digits with whatever separates their groups: 1 234 567; 12,34,567.89; 1.234.567,89; 5,00.</summary>
internal static class DigitGroups
{
    /// <summary>The digits at <paramref name="position"/>, where a token of digits stands.</summary>
    public static Digits Read(in NumberText text, int position)
    {
        var token = text.At(position);
        var written = new Digits(token.Number.Value, GrainOf(token), position + 1);
        return Spaced(text, position) ?? Dotted(text, position) ?? Comma(text, position) ?? written;
    }

    /// <summary>Whether 1.234.567 stands here, and no version or address.</summary>
    public static bool IsDotted(in NumberText text, int position) => Dotted(text, position) is not null;

    // Decimals that are written are meant: 7.0 is exact to a tenth.
    private static decimal GrainOf(in Token token) => HasPoint(token) ? token.Number.Granularity : 0;

    private static bool HasPoint(in Token token) => token.Text.Contains('.');

    private static bool IsPlain(in Token token) => token.Kind == TokenKind.Number && token.Text.Length == token.Length && !HasPoint(token);

    // A single space between groups of three; the last may have decimals. As an answer "1 800" may be two numbers, "1 234 567" is one.
    private static Digits? Spaced(in NumberText text, int position)
    {
        var first = text.At(position);
        if (first.Length > 3 || !IsPlain(first) || first.Text[0] == '0'
            || text.At(position - 1) is { Kind: TokenKind.Number, IsGlued: false })
            return null;
        var whole = first.Number.Value;
        var at = position + 1;
        while (text.At(at) is { Kind: TokenKind.Number, IsGlued: false } group && group.Start - text.At(at - 1).End == 1
            && !HasPoint(text.At(at - 1)))
        {
            if (group.Length != group.Text.Length || (HasPoint(group) ? group.Text.IndexOf('.') : group.Length) != 3)
                return null;
            whole = whole * 1000 + group.Number.Value;
            at++;
        }
        return at <= position + (text.IsRunning ? 1 : 2) ? null : new Digits(whole, GrainOf(text.At(at - 1)), at);
    }

    // Two points or more with three digits behind each, and a comma for the decimals: of one point nobody can tell.
    private static Digits? Dotted(in NumberText text, int position)
    {
        var first = text.At(position);
        var point = first.Text.IndexOf('.');
        if (point is < 1 or > 3 || first.Length - point != 4 || first.Text[0] == '0' || first.Text.Length != first.Length)
            return null;
        var groups = 2;
        var largest = decimal.Max(decimal.Floor(first.Number.Value), first.Number.Value % 1 * 1000);
        var whole = first.Number.Value * 1000;
        var at = position + 1;
        while (text.IsGlued(at, ".") && text.At(at + 1) is { IsGlued: true, Length: 3 } group && IsPlain(group))
        {
            whole = whole * 1000 + group.Number.Value;
            largest = decimal.Max(largest, group.Number.Value);
            groups++;
            at += 2;
        }
        var decimals = text.IsGlued(at, ",") && text.At(at + 1) is { IsGlued: true } behind && IsPlain(behind) ? behind : default;
        if (decimals.Word is not null)
            return new Digits(whole + decimals.Number.Value / Power(decimals.Length), 1 / Power(decimals.Length), at + 2);
        // Four numbers below 256 are an address of the internet.
        var isAddress = text.IsRunning && groups == 4 && largest < 256;
        var goesOn = text.IsGlued(at, ".") && text.At(at + 1) is { IsGlued: true, Kind: TokenKind.Number };
        return groups == 2 || isAddress || goesOn ? null : new Digits(whole, 0, at);
    }

    // 12,34,567 in lakhs and crores; else one comma with one or two digits behind it, which no thousand has. As an answer "1,80" may be a
    // slip.
    private static Digits? Comma(in NumberText text, int position)
    {
        if (text.At(position).IsGlued && text.Is(position - 1, ","))
            return null;
        var at = position;
        while (text.IsGlued(at + 1, ",") && text.At(at + 2) is { IsGlued: true, Kind: TokenKind.Number })
            at += 2;
        if (at == position)
            return null;
        var last = text.At(at);
        if (IsIndian(text, position, at))
            return new Digits(Joined(text, position, at), GrainOf(last), at + 1);
        return text.IsRunning && at == position + 2 && IsPlain(last) && last.Length <= 2 && IsPlain(text.At(position))
            ? new Digits(text.At(position).Number.Value + last.Number.Value / Power(last.Length), 1 / Power(last.Length), at + 1)
            : null;
    }

    // One or two digits, pairs, and three at the end, as many tokens as the tokenizer made of them.
    private static bool IsIndian(in NumberText text, int position, int last)
    {
        if (!IsPlain(text.At(position)) || text.At(position).Length > 2)
            return false;
        for (var at = position + 2; at < last; at += 2)
        {
            if (!IsPlain(text.At(at)) || text.At(at).Length != 2)
                return false;
        }
        // "34,567": a pair and the last three digits are one token.
        return text.At(last).Word.Written is [_, _, ',', _, _, _] or [_, _, ',', _, _, _, '.', ..];
    }

    private static decimal Joined(in NumberText text, int position, int last)
    {
        var digits = string.Concat(text.Tokens.Skip(position).Take(last + 1 - position).Where(token =>
            token.Kind == TokenKind.Number).Select(token => token.Text));
        return decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static decimal Power(int places)
    {
        var power = 1m;
        for (var place = 0; place < places; place++)
            power *= 10;
        return power;
    }
}
