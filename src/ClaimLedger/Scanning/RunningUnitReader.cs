using System.Collections.Concurrent;
using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads whichever unit stands at a place in running text: km, $, square miles, kg/m³, kilometres per hour.</summary>
internal sealed class RunningUnitReader(string text, List<Token> tokens, QuantityKinds kinds)
{
    // Compounds that were met: "USD/h".
    private static readonly ConcurrentDictionary<(string Above, string Below), Unit> Rates = new();


    /// <summary>The kind of quantity that numbers in a unit are.</summary>
    public static QuantityKinds KindOf(Unit unit) => unit.IsTime ? QuantityKinds.Duration
        : unit.IsShare ? QuantityKinds.Share
        : unit.IsMoney ? QuantityKinds.Money
        : QuantityKinds.Measure;

    /// <summary>The unit that these words are, all of them; null where they are none.</summary>
    public static Unit? ReadWhole(string words)
    {
        var tokens = Tokenizer.Read(words);
        var reader = new RunningUnitReader(words, tokens, QuantityKinds.All);
        return tokens.Count > 0 && reader.TryReadAfter(0, new ReadNumber(new WrittenNumber(2, 1), -1, 0, false), out var unit, out var end) && end == tokens.Count ? unit : null;
    }

    /// <summary>Takes the unit behind a number.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="number">The number before it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="end">The token behind it.</param>
    public bool TryReadAfter(int position, in ReadNumber number, out Unit unit, out int end)
    {
        // "20 (kg)".
        if (At(position).Text is "(" or "[" or "{" or "<" && Closing(At(position).Text) is var closing && At(position + 1).IsGlued
            && TryReadBase(position + 1, number with { IsDigits = false }, out unit, out end) && At(end).Text == closing)
        {
            end++;
            return true;
        }
        var start = Is(position, "-") && At(position).IsGlued && At(position + 1) is { IsGlued: true, Kind: TokenKind.Word } ? position + 1 : position;
        if (!TryReadBase(start, number, out unit, out end) || (start > position && At(end) is { IsGlued: true, Kind: TokenKind.Word }))
            return false;
        if (!unit.IsShare && !unit.IsSigned)
            TakeRates(ref unit, ref end);
        return true;
    }

    /// <summary>Takes a sign, code or name of money that stands before a number.</summary>
    public bool TryReadMoneyBefore(int position, out Unit unit, out int end)
    {
        unit = UnitTable.Ratio;
        end = position;
        if ((kinds & QuantityKinds.Money) == QuantityKinds.None || !UnitTable.InText.TryMatch(tokens, position, out var name, out var length, IsMoney) || !IsSpelt(name, position, length))
        {
            // "MUSD 60", "MEUR 7".
            return (kinds & QuantityKinds.Money) != QuantityKinds.None && TryReadMillions(position, out unit, out end);
        }
        if (name.Unit.IsMoneyPart && name.IsWeak)
            return false;
        // "A $4 billion deal" and "the man's $500" name no Australian or Singapore dollars.
        if (length == 2 && !At(position + 1).IsGlued && (At(position).Is("a") || At(position - 1).Is("'")))
            return false;
        end = position + length;
        var first = At(position);
        var isSign = At(end - 1).Kind == TokenKind.Symbol;
        if (!isSign && At(end) is { IsGlued: true, Kind: not TokenKind.Number })
            return false;
        // Names before a number are rare and easily something else: "won 3-0", "marks 20 years".
        if (!isSign && length == 1 && NotQuantities.IsNeverBefore(first.Text))
            return false;
        if (name.Exact is not null && !At(end).IsGlued && length == 1)
            return false;
        unit = name.Unit;
        return true;
    }

    /// <summary>Takes "MUSD": millions of dollars.</summary>
    public bool TryReadMillions(int position, out Unit unit, out int end)
    {
        unit = UnitTable.Ratio;
        end = position + 1;
        var token = At(position);
        if (token is not { Kind: TokenKind.Word, Length: 4 } || text[token.Start] != 'M')
            return false;
        var code = text.Substring(token.Start + 1, 3);
        if (UnitTable.Find(code) is not { IsMoney: true } found)
            return false;
        unit = found;
        return true;
    }

    /// <summary>Takes one unit without rates, in the dimension of another: the inches of "7 feet 10 inches".</summary>
    public bool TryReadSmaller(int position, in ReadNumber number, Unit larger, out Unit unit, out int end)
    {
        if (larger.IsMoney)
        {
            end = position;
            unit = larger;
            // Cents are parts of every dollar, whichever the table names first.
            if (UnitTable.InText.TryMatch(tokens, position, out var name, out var length, static each => each.Unit.IsMoneyPart) && (!name.IsWeak || At(position).IsGlued))
            {
                unit = name.Unit with { Dimension = larger.Dimension };
                end = position + length;
                return true;
            }
            return false;
        }
        return TryReadBase(position, number, out unit, out end) && unit.Dimension == larger.Dimension
            && unit.Numerator * larger.Denominator < larger.Numerator * unit.Denominator;
    }

    /// <summary>Takes what a unit is counted by: "/hour", "per kilogram".</summary>
    public bool TryReadRate(int position, Unit unit, out Unit rate, out int end)
    {
        rate = unit;
        end = position;
        TakeRates(ref rate, ref end);
        return end > position;
    }

    private static bool IsMoney(UnitName name) => name.Unit.IsMoney;

    private static string Closing(string opening) => opening switch { "(" => ")", "[" => "]", "{" => "}", _ => ">" };

    private bool TryReadBase(int position, in ReadNumber number, out Unit unit, out int end)
    {
        unit = UnitTable.Ratio;
        end = position;
        if (At(position).Text is "square" or "sq" or "cubic" or "cu" && !UnitTable.InText.StartsAt(tokens, position))
        {
            var power = At(position).Text is "square" or "sq" ? 2 : 3;
            var next = Is(position + 1, ".") ? position + 2 : position + 1;
            if ((kinds & QuantityKinds.Measure) == QuantityKinds.None || !TryMatch(next, number with { IsDigits = false }, out var side, out var length) || side.Unit.Dimension != "length")
                return false;
            unit = Raised(side.Unit, power);
            end = next + length;
            return true;
        }
        if (!TryMatch(position, number, out var name, out var taken))
            return false;
        unit = name.Unit;
        end = position + taken;
        TakePower(ref unit, ref end);
        // "5 ft. long"
        if (Is(end, ".") && At(end).IsGlued && At(end - 1).Length <= 3 && At(end + 1) is { Kind: TokenKind.Word, IsGlued: false } after && char.IsLower(text[after.Start]))
            end++;
        return true;
    }

    private bool TryMatch(int position, ReadNumber number, out UnitName name, out int length)
    {
        name = default;
        length = 0;
        if (!UnitTable.InText.StartsAt(tokens, position))
            return false;
        var isAngle = At(position).Text is "degrees" or "degree" or "°" or "deg" or "rad" or "turn" or "turns" && NotQuantities.SpeaksOfAngles(tokens, position);
        // Pounds are money or weight; what they are said of tells.
        var isWeight = At(position).Text is "pound" or "pounds" && (kinds & QuantityKinds.Measure) != QuantityKinds.None && ((kinds & QuantityKinds.Money) == QuantityKinds.None || IsWeight(position, number));
        return UnitTable.InText.TryMatch(tokens, position, out name, out length, each =>
            (KindOf(each.Unit) & kinds & ~QuantityKinds.Duration) != QuantityKinds.None
            && (isAngle ? each.Unit.Dimension == "angle" || !each.Unit.Dimension.EndsWith("named", StringComparison.Ordinal) : each.Unit.Name != "deg")
            && (At(position).Text is not ("pound" or "pounds") || each.Unit.IsMoney != isWeight)
            && Fits(each, position, number));
    }

    private bool Fits(UnitName name, int position, in ReadNumber number)
    {
        var length = LengthOf(name, position);
        if (!IsSpelt(name, position, length))
            return false;
        var last = At(position + length - 1);
        var after = At(position + length);
        if (last.Kind == TokenKind.Word && after is { IsGlued: true, Kind: TokenKind.Word })
            return false;
        // "Three times as many" is a ratio, "won three times" counts times.
        if (name.Unit == UnitTable.Ratio && At(position).Is("times") && after.Text is not ("as" or "more" or "less" or "larger" or "higher" or "greater" or "bigger" or "smaller" or "the" or "that" or "its" or "their" or "faster"))
            return false;
        // "3 $10 notes": the sign is of the number behind it.
        if (name.Unit.IsMoney && last.Kind == TokenKind.Symbol && after is { IsGlued: true, Kind: TokenKind.Number })
            return false;
        if (last.Kind == TokenKind.Word && after is { IsGlued: true, Kind: TokenKind.Number } && !(after.Text is "2" or "3" && name.Unit.Dimension == "length" && !(At(position + length + 1) is { IsGlued: true, Kind: TokenKind.Word })))
            return false;
        if (At(position).IsGlued && At(position - 1).Kind == TokenKind.Number && after is { IsGlued: true, Text: "-" } && name.IsWeak)
            return false;
        if (At(position).Text is "pm" or "am" && number.IsDigits && (NotQuantities.IsTimeOfDay(number.Number.Value, tokens[position - 1]) || At(number.Start - 1).Is(":")))
            return false;
        // "12 m 2 dm" has no square metres.
        if (!At(position).Is("'") && At(position + 1) is { IsGlued: false, Kind: TokenKind.Number } && name.Exact is null && name.Unit.Name is "m²" or "m³" or "km²")
            return false;
        if (!name.IsWeak)
            return true;
        if (!number.IsDigits && !name.Unit.IsMoneyPart)
            return number.Start < 0;
        return IsWeakHere(name, position, length, after);
    }

    private int LengthOf(UnitName name, int position)
    {
        // The phrases of a weak or exact name are one token, or a doubled sign.
        if (name.Exact is { } exact)
        {
            var end = position;
            while (end < tokens.Count && tokens[end].End - tokens[position].Start < exact.Length)
                end++;
            return end - position + 1;
        }
        return name.IsWeak && At(position).Is("'") && At(position + 1).Is("'") ? 2 : 1;
    }

    private bool IsWeakHere(UnitName name, int position, int length, in Token after)
    {
        var token = At(position);
        if (token.Text is "\"" or "'")
            return ClosesNoQuote(position, token.Text, length) && (token.IsGlued || after.Text is "long" or "wide" or "high" or "tall" or "thick" or "deep");
        if (after is { Text: "/" or "-", IsGlued: true } && name.Unit.IsSigned)
            return false;
        if (after is { Text: "-", IsGlued: true } || (after is { Text: ".", IsGlued: true } && IsInitials(position + length)))
            return false;
        var isAtEnd = after.Kind == TokenKind.Symbol;
        if (token.IsGlued)
            return (name.Unit.Dimension is not "capacitance" and not "current" && name.Unit.Name != "°F") || isAtEnd;
        if (token.Text == "in")
            return isAtEnd || after.Text is "long" or "wide" or "high" or "tall" or "thick" or "deep" or "more" or "across";
        if (char.IsUpper(text[token.Start]))
            return isAtEnd || ((name.Unit.IsSigned || name.Unit.Dimension == "volume") && name.Unit.Name != "°F" && char.IsLower(text[after.Start]));
        return token.Text is "m" or "g" or "t" or "l" || isAtEnd;
    }

    // "C.P.I."
    private bool IsInitials(int point) => At(point + 1) is { IsGlued: true, Kind: TokenKind.Word };

    private bool ClosesNoQuote(int position, string mark, int length)
    {
        var open = false;
        for (var at = 0; at < position; at++)
        {
            if (tokens[at].Text == mark && !(tokens[at].IsGlued && At(at - 1).Kind == TokenKind.Number))
                open = !open;
        }
        return !open || length > 1;
    }

    private bool IsWeight(int position, in ReadNumber number)
    {
        if (number.Number.Scale >= 1000 || number.Number.Value >= 100_000)
            return false;
        return (At(position).IsGlued && Is(position - 1, "-")) || Is(position + 1, "of") || At(position + 1) is { Kind: TokenKind.Word, Text: "bag" or "lighter" or "heavier" or "bomb" or "fish" }
            || NotQuantities.SpeaksOfWeight(tokens, position);
    }

    private bool IsSpelt(UnitName name, int position, int length) =>
        name.Exact is not { } exact || (tokens[position + length - 1].End - tokens[position].Start == exact.Length && text.AsSpan(tokens[position].Start, exact.Length).SequenceEqual(exact));

    // km², km2, km^2, km squared, cubed.
    private void TakePower(ref Unit unit, ref int end)
    {
        if (unit.Dimension is not ("length" or "time"))
            return;
        var power = At(end) switch
        {
            { IsGlued: true, Text: "²" } => 2,
            { IsGlued: true, Text: "³" } => 3,
            { IsGlued: true, Kind: TokenKind.Number, Text: "2" } => 2,
            { IsGlued: true, Kind: TokenKind.Number, Text: "3" } => 3,
            { Text: "squared" } => -2,
            { Text: "cubed" } => -3,
            { IsGlued: true, Text: "^" } when At(end + 1) is { IsGlued: true, Text: "2" or "3" } => 10 + (Is(end + 1, "2") ? 2 : 3),
            _ => 0,
        };
        if (power == 0 || (power is 2 or 3 && At(end).Kind == TokenKind.Number && At(end - 1).Length > 2))
            return;
        end += power > 10 ? 2 : 1;
        unit = Raised(unit, power > 10 ? power - 10 : Math.Abs(power));
    }

    private static Unit Raised(Unit side, int power)
    {
        var name = side.Name + (power == 2 ? "²" : "³");
        if (UnitTable.Find(name) is { } known)
            return known;
        var named = side.Name switch { "ft" or "mi" or "in" or "yd" => UnitTable.Find((power == 2 ? "sq " : "cu ") + side.Name), _ => null };
        if (named is not null)
            return named;
        return Rates.GetOrAdd((side.Name, power == 2 ? "²" : "³"), _ =>
        {
            var above = power == 2 ? side.Numerator * side.Numerator : side.Numerator * side.Numerator * side.Numerator;
            var below = power == 2 ? side.Denominator * side.Denominator : side.Denominator * side.Denominator * side.Denominator;
            var dimension = side.Dimension == "length" ? power == 2 ? "area" : "volume" : $"{side.Dimension} to the {power}";
            return new Unit(dimension, name, above, below, 0, $"# {name}");
        });
    }

    // "Per second", "/h", "a kilogram" of money, twice at most: "20 J/m² per year".
    private void TakeRates(ref Unit unit, ref int end)
    {
        for (var times = 0; times < 2; times++)
        {
            var at = end;
            if (Is(at, "/") && At(at).IsGlued && At(at + 1).IsGlued)
                at++;
            else if (Is(at, "per"))
                at++;
            else if (At(at).Text is "a" or "an" && unit.Dimension == "length" && At(at + 1).Text is "hour" or "second")
                at++;
            else
                return;
            if (!TryReadDivisor(at, out var below, out var after))
                return;
            unit = Per(unit, below);
            end = after;
        }
    }

    private bool TryReadDivisor(int position, out Unit unit, out int end)
    {
        unit = UnitTable.Ratio;
        end = position;
        if (At(position).Text is "square" or "sq" or "cubic" or "cu")
            return TryReadBase(position, new ReadNumber(default, -1, position, false), out unit, out end);
        var glued = At(position).IsGlued;
        if (!UnitTable.InText.TryMatch(tokens, position, out var name, out var length, each =>
            !each.Unit.IsShare && !each.Unit.IsMoney && (!each.IsWeak || glued) && IsSpelt(each, position, LengthOf(each, position))))
            return false;
        unit = name.Unit;
        end = position + length;
        if (At(end) is { IsGlued: true, Kind: TokenKind.Word })
            return false;
        TakePower(ref unit, ref end);
        return true;
    }

    private static Unit Per(Unit above, Unit below)
    {
        if (Rates.TryGetValue((above.Name, below.Name), out var met))
            return met;
        var name = $"{above.Name}/{Sign(below)}";
        return Rates.GetOrAdd((above.Name, below.Name), UnitTable.Find(name) ?? new Unit(
            $"{above.Dimension} per {below.Dimension}",
            name,
            above.Numerator * below.Denominator,
            above.Denominator * below.Numerator,
            0,
            $"# {name}"));
    }

    private static string Sign(Unit unit) => unit.Name switch
    {
        "second" => "s",
        "minute" => "min",
        "hour" => "h",
        _ => unit.Name,
    };

    private bool Is(int position, string word) => At(position).Text == word;

    private Token At(int position) => position >= 0 && position < tokens.Count ? tokens[position] : Token.Nothing;
}
