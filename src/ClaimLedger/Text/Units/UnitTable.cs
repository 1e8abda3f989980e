using System.Collections.Concurrent;
using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>A unit of measurement, a currency or a share: a row of the units table.</summary>
/// <param name="Dimension">What it measures; numbers are converted within a dimension only.</param>
/// <param name="Name">How the table names it.</param>
/// <param name="Numerator">With <paramref name="Denominator"/>, how many base units it is.</param>
/// <param name="Denominator">See <paramref name="Numerator"/>: the factor stays exact.</param>
/// <param name="Zero">The number at which the base unit stands at zero: 32 for °F.</param>
/// <param name="Shown">How a number in it is written, with <c>#</c> for the number.</param>
internal sealed record Unit(string Dimension, string Name, decimal Numerator, decimal Denominator, decimal Zero, string Shown)
{
    /// <summary>How many decimals survive a division.</summary>
    public const int Decimals = 15;

    /// <summary>Whether numbers in it go below zero.</summary>
    public bool IsSigned => Dimension.StartsWith("temperature", StringComparison.Ordinal);

    public bool IsMoney => Dimension.StartsWith("money", StringComparison.Ordinal);

    public bool IsShare => Dimension == "share";

    /// <summary>A length of time that is always the same number of seconds.</summary>
    public bool IsExactTime => Dimension == "time";

    /// <summary>A length of time that the calendar decides.</summary>
    public bool IsCalendarTime => Dimension == "calendar time";

    public bool IsTime => IsExactTime || IsCalendarTime;

    /// <summary>Whether it is made of others: km/h, kg/m³.</summary>
    public bool IsCompound => Name.Contains('/', StringComparison.Ordinal);

    /// <summary>How it is written in a rate.</summary>
    public string Sign => Name switch { "second" => "s", "minute" => "min", "hour" => "h", _ => Name };

    /// <summary>Whether it is a part of a currency: cents, pence.</summary>
    public bool IsMoneyPart => IsMoney && Denominator > 1;

    /// <summary>Whether it is less of the same dimension than another unit.</summary>
    public bool IsSmallerThan(Unit other) => Dimension == other.Dimension && Numerator * other.Denominator < other.Numerator * Denominator;

    /// <summary>What it is, for a message.</summary>
    public string Description => IsMoney || IsShare || IsTime ? Name is "ratio" or "%" ? "a share" : Name : $"{Name} ({Dimension})";

    /// <summary>A number of these in <paramref name="other"/>, of the same dimension.</summary>
    public decimal Convert(decimal number, Unit other)
    {
        if (other == this)
            return number;
        var above = Zero == 0 ? number : number - Zero;
        var converted = above * Numerator * other.Denominator / (Denominator * other.Numerator);
        return other.Zero == 0 ? converted : converted + other.Zero;
    }

    /// <summary>
    /// Both ends in <paramref name="other"/>, to the fifteenth decimal: 20 minutes and a third of an hour are the same.
    /// </summary>
    public Interval Convert(in Interval set, Unit other)
    {
        decimal? low = set.Low is { } lowEnd ? Convert(lowEnd, other) : null;
        decimal? high = set.High is { } highEnd ? Convert(highEnd, other) : null;
        // What is between two neighbouring decimals is as far beyond them as what is above all of them.
        if (low == high && low is not null && (set.LowOpen || set.HighOpen))
            throw new OverflowException("The set is too small for the unit.");
        // Too small a set to round keeps its ends.
        return Rounded(low) < Rounded(high) || low == high || low is null || high is null
            ? Interval.Create(Rounded(low), Rounded(high), set.LowOpen, set.HighOpen)
            : Interval.Create(low, high, set.LowOpen, set.HighOpen);

        static decimal? Rounded(decimal? end) => end is { } number ? decimal.Round(number, Decimals) : null;
    }
}

/// <summary>A way to write a unit in running text.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Exact">The only case of letters that it is written in, or null.</param>
/// <param name="IsWeak">Whether it is this unit only behind digits: "5 m", "2 in".</param>
internal readonly record struct UnitName(Unit Unit, string? Exact, bool IsWeak);

/// <summary>The tables of units, prefixes and currencies.</summary>
internal static class UnitTable
{
    private sealed record Alias(string Words, bool NeedsQuestion, bool InTextAlone, bool TakesPrefix, bool IsExact)
    {
        public static Alias Parse(string cell)
        {
            var start = 0;
            while (start < cell.Length - 1 && cell[start] is '=' or '+' or '~' or '!')
                start++;
            var marks = cell.AsSpan(0, start);
            return new Alias(cell[start..], marks.Contains('='), marks.Contains('+'), marks.Contains('~'), marks.Contains('!'));
        }

        /// <summary>
        /// Whether it names a currency and nothing else: a code, or two words ("Kuwaiti dinar"); "marks" and "cents" may be counted.
        /// </summary>
        public bool IsUnmistakable => Words.Contains(' ', StringComparison.Ordinal)
            || (Words.Length == 3 && char.IsAsciiLetterUpper(Words[0]));

        /// <summary>Signs take the signs of prefixes, names their names.</summary>
        public bool IsSign => Words.Length <= 3;
    }

    private sealed record Row(Unit Unit, Alias[] Aliases, string Prefixes);

    private static readonly IReadOnlyList<Row> Table =
        [.. EmbeddedTable.Rows("units", 8).Select(row => new Row(FromRow(row), [.. row[2].Split('|').Select(Alias.Parse)], row[6]))];

    private static readonly IReadOnlyList<(string Name, string Sign, decimal Factor, string System)> Prefixes =
        [.. EmbeddedTable.Rows("prefixes", 5).Select(row => (row[0], row[1], decimal.Parse(row[2], CultureInfo.InvariantCulture), row[3]))];

    private static readonly IReadOnlyList<(Unit Unit, Alias Alias)> Prefixed = [.. WithPrefixes()];

    private static readonly IReadOnlyList<(Unit Unit, Alias Alias)> Currencies = [.. FromCurrencies()];

    /// <summary>The ways to write a unit that can be read anywhere.</summary>
    public static PhraseTable<Unit> Phrases { get; } = new(
        from row in Table
        from alias in row.Aliases
        where !alias.NeedsQuestion && !alias.InTextAlone
        select (alias.Words, row.Unit));

    /// <summary>Every way to write a unit: also "m" and "in", which mean it only where the dimension is asked for.</summary>
    public static PhraseTable<Unit> AllPhrases { get; } = new(
        (from row in Table from alias in row.Aliases where !alias.InTextAlone select (alias.Words, row.Unit))
        .Concat(from pair in Prefixed where !pair.Alias.IsExact select (pair.Alias.Words, pair.Unit))
        .Concat(from pair in Currencies where !pair.Alias.IsExact && pair.Alias.IsUnmistakable select (pair.Alias.Words, pair.Unit)));

    /// <summary>
    /// Every way to write a unit in running text: those with their own case of letters first, then those of the table, then those with
    /// prefixes.
    /// </summary>
    public static PhraseTable<UnitName> InText { get; } = new(InTextNames());

    /// <summary>The words that money can be written with whose amount its letter multiplies: "meur".</summary>
    public static IEnumerable<string> ScaledMoneyWords => ScaledCodes.All;

    /// <summary>A share of one: what percentages and "one in five" are made of.</summary>
    public static Unit Ratio { get; } = Named("ratio");

    /// <summary>Per cent.</summary>
    public static Unit Percent { get; } = Named("%");

    /// <summary>What lies between two percentages.</summary>
    public static Unit PercentagePoint { get; } = Named("percentage points");

    /// <summary>A day.</summary>
    public static Unit Day { get; } = Named("day");

    /// <summary>A minute.</summary>
    public static Unit Minute { get; } = Named("minute");

    /// <summary>The first words of units of time, one token each.</summary>
    public static WordSet TimeStarters { get; } = new(Table.Where(row => row.Unit.IsTime).SelectMany(row => row.Aliases).Where(alias =>
        !alias.InTextAlone).Select(alias => Tokenizer.Read(alias.Words)[0].Text));

    /// <summary>A year of the calendar.</summary>
    public static Unit Year { get; } = Named("year");

    /// <summary>A month of the calendar.</summary>
    public static Unit Month { get; } = Named("month");

    /// <summary>The unit that a question names; null where it counts things ("hostages") or names none.</summary>
    public static Unit? OfQuestion(string? unit)
    {
        if (string.IsNullOrWhiteSpace(unit))
            return null;
        if (Asked.TryGetValue(unit, out var known))
            return known;
        var tokens = Tokenizer.Read(unit);
        var found = AllPhrases.TryMatch(tokens, 0, out var named, out var length) && length == tokens.Count ? named
            : Find(unit.Trim()) ?? Compound(unit);
        if (Asked.Count < MostAsked)
            Asked.TryAdd(unit, found);
        return found;
    }

    /// <summary>The unit of this name in the table; null where there is none.</summary>
    public static Unit? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>
    /// The money that a code with the letter of a prefix before it is of, and by how much the letter multiplies: "MEUR", "kUSD".
    /// </summary>
    public static bool TryFindScaledMoney(in Token token, out Unit money, out decimal scale)
    {
        (money, scale) = ScaledCodes.Contains(token) && ScaledMoney.TryGetValue(token.Word.Written, out var found) ? found : default;
        return scale > 0;
    }

    /// <summary>The square or cube of a unit.</summary>
    public static Unit Raised(Unit side, int power)
    {
        var sign = power == 2 ? "²" : "³";
        return Find(side.Name + sign) ?? Find((power == 2 ? "sq " : "cu ") + side.Name)
            ?? Compounds.GetOrAdd((side.Name, sign), _ => Times(side, power, side.Name + sign));
    }

    /// <summary>So many of one unit by another: kilometres per hour.</summary>
    public static Unit Per(Unit above, Unit below)
    {
        var name = $"{above.Name}/{below.Sign}";
        return Compounds.GetOrAdd((above.Name, below.Name), _ => Find(name) ?? new Unit(
            $"{above.Dimension} per {below.Dimension}", name, above.Numerator * below.Denominator, above.Denominator * below.Numerator, 0,
                $"# {name}"));
    }

    private static Unit Times(Unit side, int power, string name)
    {
        var (above, below) = (1m, 1m);
        for (var time = 0; time < power; time++)
            (above, below) = (above * side.Numerator, below * side.Denominator);
        var dimension = side.Dimension == "length" ? power == 2 ? "area" : "volume" : $"{side.Dimension} to the {power}";
        return new Unit(dimension, name, above, below, 0, $"# {name}");
    }

    // "Kilograms per hectare": made of units, and of nothing that can be counted.
    private static Unit? Compound(string unit) => UnitReader.ReadWhole(unit) is { IsCompound: true } read ? read : null;

    private const int MostAsked = 4096;

    private static readonly Dictionary<string, Unit> ByName = Names();

    // Units of questions that were met, and compounds such as "USD/h".
    private static readonly ConcurrentDictionary<string, Unit?> Asked = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<(string, string), Unit> Compounds = new();

    // The letter of a metric prefix glued to the code of a currency is a scale.
    private static readonly Dictionary<string, (Unit, decimal)> ScaledMoney =
        (from code in ByName.Values
         where code.IsMoney && code.Name.Length == 3 && code.Name.All(char.IsAsciiLetterUpper)
         from prefix in Prefixes
         where prefix is { Factor: >= 1000, Sign.Length: 1, Factor: <= 1_000_000_000_000 }
         select (Words: prefix.Sign + code.Name, code, prefix.Factor))
        .DistinctBy(each => each.Words)
        .ToDictionary(each => each.Words, each => (each.code, each.Factor), StringComparer.Ordinal);

    private static readonly WordSet ScaledCodes = new(ScaledMoney.Keys.Select(words => words.ToLowerInvariant()));

    private static Dictionary<string, Unit> Names()
    {
        var names = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var unit in Table.Select(row =>
            row.Unit).Concat(Prefixed.Select(pair => pair.Unit)).Concat(Currencies.Select(pair => pair.Unit)))
            names.TryAdd(unit.Name, unit);
        return names;
    }

    private static IEnumerable<(string, UnitName)> InTextNames()
    {
        var own = (from row in Table from alias in row.Aliases select (row.Unit, Alias: alias)).ToList();
        foreach (var (unit, alias) in own.Concat(Currencies).Concat(Prefixed))
        {
            if (alias.IsExact)
                yield return (alias.Words, new UnitName(unit, alias.Words, alias.NeedsQuestion || alias.Words.Length == 1));
        }
        foreach (var (unit, alias) in own.Concat(Currencies).Concat(Prefixed))
        {
            // A single letter of temperature or energy is a capital in running text, and has a row of its own.
            if (alias is { NeedsQuestion: true, Words.Length: 1 } && (unit.IsSigned || unit.Dimension == "energy"))
                continue;
            if (!alias.IsExact)
                yield return (alias.Words,
                    new UnitName(unit, null, alias.NeedsQuestion || alias.Words.Length == 1 && char.IsLetter(alias.Words[0])));
        }
        // In other letters than its own a sign of three or more is still itself: "ghz", "KWH".
        foreach (var (unit, alias) in own.Concat(Prefixed))
        {
            if (alias is { IsExact: true, Words.Length: >= 3 })
                yield return (alias.Words, new UnitName(unit, null, false));
        }
    }

    private static IEnumerable<(Unit, Alias)> WithPrefixes()
    {
        foreach (var row in Table)
        {
            foreach (var prefix in Prefixes)
            {
                if (prefix.System != row.Prefixes)
                    continue;
                var sign = prefix.Sign == "\u03BC" ? "\u00B5" : prefix.Sign;
                var name = sign + (row.Unit.Name == "second" ? "s" : row.Unit.Name);
                var made = Table.FirstOrDefault(each => each.Unit.Name == name)?.Unit
                    ?? row.Unit with { Name = name, Numerator = row.Unit.Numerator * prefix.Factor, Shown = $"# {name}" };
                foreach (var alias in row.Aliases)
                {
                    if (!alias.TakesPrefix)
                        continue;
                    if (alias.IsSign || alias.IsExact)
                        yield return (made, alias with
                        {
                            Words = prefix.Sign + alias.Words,
                            IsExact = true,
                            NeedsQuestion = false,
                            InTextAlone = true
                        });
                    if (!alias.IsExact)
                        yield return (made, alias with { Words = prefix.Name + alias.Words, NeedsQuestion = false, InTextAlone = false });
                }
            }
        }
    }

    private static IEnumerable<(Unit, Alias)> FromCurrencies()
    {
        foreach (var row in EmbeddedTable.Rows("currencies", 6))
        {
            var isWord = row[0][0] == '!';
            var code = row[0].TrimStart('!');
            var money = Table.FirstOrDefault(each => each.Unit.Name == code)?.Unit
                ?? new Unit($"money in {code}", code, 1, 1, 0, $"{code} #");
            if (char.IsUpper(code[0]))
                yield return (money, new Alias(code, false, isWord, false, isWord));
            foreach (var name in Cells(row[1]).Concat(Cells(row[2])))
                yield return (money, new Alias(name, false, true, false, false));
            foreach (var part in Cells(row[3]))
                yield return (new Unit(money.Dimension, $"{Cells(row[3])[0]} ({code})", 1,
                    decimal.Parse(row[4], CultureInfo.InvariantCulture), 0, $"# {Cells(row[3])[0]}"),
                    new Alias(part, false, true, false, false));
        }

        static string[] Cells(string cell) => cell == "-" ? [] : cell.Split('|');
    }

    private static Unit Named(string name) => Table.First(row => row.Unit.Name == name).Unit;

    private static Unit FromRow(string[] row)
    {
        var factor = row[3].Split('/');
        return new Unit(
            row[0],
            row[1],
            decimal.Parse(factor[0], CultureInfo.InvariantCulture),
            factor.Length > 1 ? decimal.Parse(factor[1], CultureInfo.InvariantCulture) : 1,
            decimal.Parse(row[4], CultureInfo.InvariantCulture),
            row[5]);
    }
}
