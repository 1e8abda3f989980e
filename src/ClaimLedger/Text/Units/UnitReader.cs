using ClaimLedger.Scanning;

namespace ClaimLedger.Text;

/// <summary>A unit in a text.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="End">The token behind it.</param>
internal readonly record struct ReadUnit(Unit Unit, int End);

/// <summary>
/// Reads units: km, $, square miles, kg/m³, kilometres per hour; in running text, whichever of them the words around allow.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="kinds">What is looked for: without money, pounds are of weight.</param>
/// <param name="wanted">The unit that the question asks for: what can be in its dimension is. Null in running text.</param>
internal sealed class UnitReader(NumberText text, QuantityKinds kinds, Unit? wanted = null)
{
    private const QuantityKinds AllKinds = QuantityKinds.All & ~QuantityKinds.Duration;

    // What is asked about a unit that stands behind no number.
    private static readonly ReadNumber NoNumber = new(new WrittenNumber(2, 1), -1, 0, false);

    /// <summary>The kind of quantity that numbers in a unit are.</summary>
    public static QuantityKinds KindOf(Unit unit) => unit.IsTime ? QuantityKinds.Duration
        : unit.IsShare ? QuantityKinds.Share
        : unit.IsMoney ? QuantityKinds.Money
        : QuantityKinds.Measure;

    /// <summary>The unit that these words are, all of them; null where they are none.</summary>
    public static Unit? ReadWhole(string words)
    {
        var tokens = Tokenizer.Read(words);
        return new UnitReader(new NumberText(tokens, TextStyle.RunningText), QuantityKinds.All).ReadAfter(0, NoNumber) is { } read
            && read.End == tokens.Count ? read.Unit : null;
    }

    /// <summary>The unit behind a number.</summary>
    /// <param name="position">Where it starts.</param>
    /// <param name="number">The number before it.</param>
    public ReadUnit? ReadAfter(int position, in ReadNumber number) => text.IsRunning
        ? ReadInBrackets(position, number) ?? ReadPlain(position, number) : ReadAsked(position);

    /// <summary>The unit behind words such as "hundreds" and "a couple of".</summary>
    public ReadUnit? ReadAfterWords(int position) => ReadAfter(position, NoNumber with { Start = position, End = position });

    /// <summary>The sign, code or name of money before a number.</summary>
    public ReadUnit? ReadMoneyBefore(int position)
    {
        if ((kinds & QuantityKinds.Money) == QuantityKinds.None)
            return null;
        if (ReadAskedMoney(position) is { } asked)
            return asked;
        if (!UnitTable.InText.TryMatch(text.Tokens, position, out var name, out var length, static each => each.Unit.IsMoney)
            || !IsSpelt(name, position) || (name.Unit.IsMoneyPart && name.IsWeak))
            return null;
        // "A $4 billion deal" and "the man's $500" name no Australian or Singapore dollars.
        if (length == 2 && !text.At(position + 1).IsGlued && (text.Is(position, "a") || text.Is(position - 1, "'")))
            return null;
        var end = position + length;
        if (text.At(end - 1).Kind == TokenKind.Symbol)
            return new ReadUnit(name.Unit, end);
        // Names before a number are rare and easily something else: "won 3-0", "marks 20 years".
        var isSomethingElse = text.At(end) is { IsGlued: true, Kind: not TokenKind.Number }
            || (length == 1 && (AmbiguousUnits.IsNeverBefore(text.At(position)) || (name.Exact is not null && !text.At(end).IsGlued)));
        return isSomethingElse ? null : new ReadUnit(name.Unit, end);
    }

    /// <summary>A unit without rates that is smaller than another: the inches of "7 feet 10 inches", the cents of dollars.</summary>
    public ReadUnit? ReadSmaller(int position, in ReadNumber number, Unit larger)
    {
        if (larger.IsMoney)
        {
            // Cents are parts of every dollar, whichever the table names first.
            return UnitTable.InText.TryMatch(text.Tokens, position, out var name, out var length, static each => each.Unit.IsMoneyPart)
                && (!name.IsWeak || text.At(position).IsGlued)
                    ? new ReadUnit(name.Unit with { Dimension = larger.Dimension }, position + length)
                    : null;
        }
        var smaller = text.IsRunning ? ReadBase(position, number) ?? ReadLetters(position, larger) : ReadAsked(position);
        return smaller is { } read && read.Unit.IsSmallerThan(larger) ? read : null;
    }

    // Behind feet "in" are inches, whatever follows.
    private ReadUnit? ReadLetters(int position, Unit larger) =>
        UnitTable.InText.TryMatch(text.Tokens, position, out var name, out var length, each => each.IsWeak
            && each.Unit.IsSmallerThan(larger) && IsSpelt(each, position))
        && text.At(position + length) is not { IsGlued: true, Kind: not TokenKind.Symbol }
            ? new ReadUnit(name.Unit, position + length)
            : null;

    /// <summary>A unit with what it is counted by: "/hour", "per kilogram", twice at most: "20 J/m² per year".</summary>
    public ReadUnit TakeRates(ReadUnit read)
    {
        for (var times = 0; times < 2 && ReadRate(read) is { } rate; times++)
            read = rate;
        return read;
    }

    // In an answer the question tells which unit letters and pounds are of, and where nothing is asked the table's own names alone are
    // read.
    private ReadUnit? ReadAsked(int position)
    {
        var start = IsHyphenToWord(position) ? position + 1 : position;
        if (wanted is not null
            && UnitTable.AllPhrases.TryMatch(text.Tokens, start, out var unit, out var length, each => each.Dimension == wanted.Dimension))
            return WithPoint(new ReadUnit(unit, start + length));
        if (wanted is not null
            && (ReadInBrackets(position, NoNumber)
            ?? ReadPlain(position,
            NoNumber with { Start = position, IsDigits = text.At(position - 1).Kind == TokenKind.Number })) is { } read
            && (read.Unit == wanted || (read.Unit.Dimension == wanted.Dimension && (read.Unit.IsCompound || read.Unit.IsMoneyPart))))
            return read;
        return UnitTable.Phrases.TryMatch(text.Tokens, start, out unit, out length) && !text.At(start + length).Is("/")
            && !text.At(start + length).Is("per")
            ? WithPoint(new ReadUnit(unit, start + length))
            : null;
    }

    // Currencies that only their question tells from words ("SEK", "PEN") are read where it asks for them.
    private ReadUnit? ReadAskedMoney(int position) =>
        wanted?.IsMoney == true
            && UnitTable.AllPhrases.TryMatch(text.Tokens, position, out var unit, out var length, each => each == wanted)
            ? new ReadUnit(unit, position + length)
            : null;

    // "5 ft."
    private ReadUnit WithPoint(ReadUnit read) =>
        text.IsGlued(read.End, ".") && text.At(read.End - 1).Length <= 3 ? read with { End = read.End + 1 } : read;

    // "20 (kg)".
    private ReadUnit? ReadInBrackets(int position, in ReadNumber number) =>
        Closing(text.At(position).Text) is { } closing && text.At(position + 1).IsGlued
            && ReadBase(position + 1, number with { IsDigits = false }) is { } inside && text.Is(inside.End, closing)
            ? inside with { End = inside.End + 1 }
            : null;

    private ReadUnit? ReadPlain(int position, in ReadNumber number)
    {
        var start = IsHyphenToWord(position) ? position + 1 : position;
        if (ReadBase(start, number) is not { } read || (start > position && text.At(read.End) is { IsGlued: true, Kind: TokenKind.Word }))
            return null;
        return read.Unit.IsShare || read.Unit.IsSigned ? read : TakeRates(read);
    }

    private bool IsHyphenToWord(int position) =>
        text.IsGlued(position, "-") && text.At(position + 1) is { IsGlued: true, Kind: TokenKind.Word };

    private static string? Closing(string opening) => opening switch { "(" => ")", "[" => "]", "{" => "}", "<" => ">", _ => null };

    private static int PowerOf(in Token word) => word.Text switch { "square" or "sq" => 2, "cubic" or "cu" => 3, _ => 0 };

    private ReadUnit? ReadBase(int position, in ReadNumber number)
    {
        if (PowerOf(text.At(position)) is > 0 and var power && !UnitTable.InText.StartsAt(text.Tokens, position))
        {
            var next = text.Is(position + 1, ".") ? position + 2 : position + 1;
            return (kinds & QuantityKinds.Measure) != QuantityKinds.None
                && Match(next, number with { IsDigits = false }) is { Unit.Dimension: "length" } side
                ? side with { Unit = UnitTable.Raised(side.Unit, power) }
                : null;
        }
        if (Match(position, number) is not { } read)
            return null;
        read = TakePower(read);
        // "5 ft. long"
        var isShortened = text.IsGlued(read.End, ".") && text.At(read.End - 1).Length <= 3
            && text.At(read.End + 1) is { Kind: TokenKind.Word, IsGlued: false } after && !IsCapital(after);
        return isShortened ? read with { End = read.End + 1 } : read;
    }

    private ReadUnit? Match(int position, ReadNumber number)
    {
        if (!UnitTable.InText.StartsAt(text.Tokens, position))
            return null;
        var isAngle = AmbiguousUnits.CanBeAngle(text.At(position)) && AmbiguousUnits.SpeaksOfAngles(text.Tokens, position);
        var isPounds = text.At(position).Text is "pound" or "pounds";
        // Pounds are money or weight; what they are said of tells.
        var isWeight = isPounds && (kinds & QuantityKinds.Measure) != QuantityKinds.None
            && ((kinds & QuantityKinds.Money) == QuantityKinds.None || IsWeight(position, number));
        return UnitTable.InText.TryMatch(text.Tokens, position, out var name, out var length, each =>
            (KindOf(each.Unit) & kinds & AllKinds) != QuantityKinds.None
            && (isAngle ? each.Unit.Dimension == "angle" || !each.Unit.Dimension.EndsWith("named", StringComparison.Ordinal)
                : each.Unit.Name != "deg")
            && (!isPounds || !(each.Unit.IsMoney || each.Unit.Dimension == "mass") || each.Unit.IsMoney != isWeight)
            && Fits(each, position, number))
            ? new ReadUnit(name.Unit, position + length)
            : null;
    }

    private bool Fits(UnitName name, int position, in ReadNumber number)
    {
        var end = position + LengthOf(name, position);
        if (!IsSpelt(name, position) || IsSomethingElse(name, position, end, number))
            return false;
        var after = text.At(end);
        if (text.At(end - 1).Kind == TokenKind.Word ? RunsOn(name, end)
            : name.Unit.IsMoney && after is { IsGlued: true, Kind: TokenKind.Number })
            return false;
        // "Three times as many" is a ratio, "won three times" counts times.
        if (name.Unit == UnitTable.Ratio && text.Is(position, "times") && !AmbiguousUnits.IsComparedBy(after))
            return false;
        if (text.At(position).IsGlued && text.At(position - 1).Kind == TokenKind.Number && after is { IsGlued: true, Text: "-" }
            && name.IsWeak)
            return false;
        if (text.At(position).Text is "pm" or "am" && number.IsDigits
            && (AmbiguousUnits.IsTimeOfDay(number.Number.Value, text.At(position - 1)) || text.Is(number.Start - 1, ":")))
            return false;
        // "12 m 2 dm" has no square metres.
        if (!text.Is(position, "'") && text.At(position + 1) is { IsGlued: false, Kind: TokenKind.Number } && name.Exact is null
            && name.Unit.Name is "m²" or "m³" or "km²")
            return false;
        if (!name.IsWeak)
            return true;
        return number.IsDigits || name.Unit.IsMoneyPart ? IsWeakHere(name, position, end) : number.Start < 0;
    }

    private bool IsSomethingElse(UnitName name, int position, int end, in ReadNumber number) => text.IsRunning
        && ((name.IsWeak && IsScaleOrName(name, position, end, number))
            || (wanted is null && end == position + 1 && AmbiguousUnits.IsCountedThing(text.Tokens, position, number.Number)));

    // "12.3m tonnes", and the generations of telephones: "5G".
    private bool IsScaleOrName(UnitName name, int position, int end, in ReadNumber number)
    {
        const int Generations = 6;
        if (!text.At(position).IsGlued)
            return false;
        return name.Unit.Name switch
        {
            "m" => text.At(end) is { Kind: TokenKind.Word, IsGlued: false }
                && UnitTable.InText.TryMatch(text.Tokens, end, out _, out _, static each => !each.IsWeak),
            "g" => IsCapital(text.At(position)) && number.Number is { IsWhole: true, Value: > 0 and <= Generations },
            _ => false,
        };
    }

    // "5kmx", "5 m2x", but not "5 m2"; a sign of money belongs to the number behind it: "3 $10 notes".
    private bool RunsOn(UnitName name, int end) => text.At(end) switch
    {
        { IsGlued: true, Kind: TokenKind.Word } => true,
        { IsGlued: true, Kind: TokenKind.Number, Text: "2" or "3" } => name.Unit.Dimension != "length"
            || text.At(end + 1) is { IsGlued: true, Kind: TokenKind.Word },
        { IsGlued: true, Kind: TokenKind.Number } => true,
        _ => false,
    };

    private int LengthOf(UnitName name, int position)
    {
        // The phrases of a weak or exact name are one token, or a doubled sign.
        if (name.Exact is { } exact)
        {
            var end = position;
            while (end < text.Tokens.Count && text.At(end).End - text.At(position).Start < exact.Length)
                end++;
            return end - position + 1;
        }
        return name.IsWeak && text.Is(position, "'") && text.Is(position + 1, "'") ? 2 : 1;
    }

    private bool IsWeakHere(UnitName name, int position, int end)
    {
        var token = text.At(position);
        var after = text.At(end);
        if (token.Text is "\"" or "'")
            return ClosesNoQuote(position, token.Text, end - position) && (token.IsGlued || AmbiguousUnits.TellsSize(after));
        if (after is { Text: "-", IsGlued: true } || (after is { Text: "/", IsGlued: true } && name.Unit.IsSigned)
            || (after is { Text: ".", IsGlued: true } && text.At(end + 1) is { IsGlued: true, Kind: TokenKind.Word }))
            return false;
        var isAtEnd = after.Kind == TokenKind.Symbol;
        if (token.IsGlued)
            return name.Unit.Dimension is not "capacitance" and not "current" && name.Unit.Name != "°F" || isAtEnd;
        if (token.Text == "in")
            return isAtEnd || AmbiguousUnits.TellsSize(after);
        if (IsCapital(token))
            return isAtEnd || ((name.Unit.IsSigned || name.Unit.Dimension == "volume") && name.Unit.Name != "°F" && !IsCapital(after));
        return token.Text is "m" or "g" or "t" or "l" || isAtEnd;
    }

    private bool ClosesNoQuote(int position, string mark, int length)
    {
        // A quote that opened further back than this is taken for none, so that a text of inches is looked through once.
        const int Furthest = 200;
        var open = false;
        for (var at = Math.Max(0, position - Furthest); at < position; at++)
        {
            if (text.Is(at, mark) && !(text.At(at).IsGlued && text.At(at - 1).Kind == TokenKind.Number))
                open = !open;
        }
        return !open || length > 1;
    }

    private bool IsWeight(int position, in ReadNumber number)
    {
        const decimal TooHeavy = 100_000;
        if (number.Number.Scale >= 1000 || number.Number.Value >= TooHeavy)
            return false;
        return (text.At(position).IsGlued && text.Is(position - 1, "-")) || text.Is(position + 1, "of")
            || AmbiguousUnits.IsWeighed(text.At(position + 1)) || AmbiguousUnits.SpeaksOfWeight(text.Tokens, position);
    }

    private bool IsSpelt(UnitName name, int position)
    {
        if (name.Exact is not { } exact)
            return true;
        var at = 0;
        for (var token = position; at < exact.Length; token++)
        {
            var written = text.At(token).Word.Written;
            if (written.Length == 0 || (token > position && !text.At(token).IsGlued)
                || string.CompareOrdinal(exact, at, written, 0, written.Length) != 0)
                return false;
            at += written.Length;
        }
        return true;
    }

    // km², km2, km^2, km squared, cubed.
    private ReadUnit TakePower(ReadUnit read)
    {
        if (read.Unit.Dimension is not ("length" or "time"))
            return read;
        var end = read.End;
        var (power, length) = text.At(end) switch
        {
            { IsGlued: true, Text: "²" } => (2, 1),
            { IsGlued: true, Text: "³" } => (3, 1),
            { IsGlued: true, Text: "2" } when text.At(end - 1).Length <= 2 => (2, 1),
            { IsGlued: true, Text: "3" } when text.At(end - 1).Length <= 2 => (3, 1),
            { Text: "squared" } => (2, 1),
            { Text: "cubed" } => (3, 1),
            { IsGlued: true, Text: "^" } when text.IsGlued(end + 1, "2") => (2, 2),
            { IsGlued: true, Text: "^" } when text.IsGlued(end + 1, "3") => (3, 2),
            _ => (0, 0),
        };
        return power == 0 ? read : new ReadUnit(UnitTable.Raised(read.Unit, power), end + length);
    }

    // "Per second", "/h", "a second" of a length.
    private ReadUnit? ReadRate(ReadUnit read)
    {
        var at = read.End;
        var isPer = text.Is(at, "per") || (text.IsGlued(at, "/") && text.At(at + 1).IsGlued);
        var isArticle = text.At(at).Text is "a" or "an" && read.Unit.Dimension == "length" && text.At(at + 1).Text is "hour" or "second";
        return (isPer || isArticle) && ReadDivisor(at + 1) is { } below ? new ReadUnit(UnitTable.Per(read.Unit, below.Unit), below.End)
            : null;
    }

    private ReadUnit? ReadDivisor(int position)
    {
        if (PowerOf(text.At(position)) > 0)
            return ReadBase(position, NoNumber);
        var isGlued = text.At(position).IsGlued;
        if (!UnitTable.InText.TryMatch(text.Tokens, position, out var name, out var length, each =>
            !each.Unit.IsShare && !each.Unit.IsMoney && (!each.IsWeak || isGlued) && IsSpelt(each, position)))
            return null;
        return text.At(position + length) is { IsGlued: true, Kind: TokenKind.Word } ? null
            : TakePower(new ReadUnit(name.Unit, position + length));
    }

    private static bool IsCapital(in Token token) => token.Length > 0 && char.IsUpper(token.Word.Written[0]);
}
