using System.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>Text, tables and statements that nobody would write, made from a seed: the same each time.</summary>
internal sealed class Invented(int seed)
{
    private static readonly string[] Numbers =
    [
        "0", "1", "7", "-3", "0.00001", "0.0000000000000000000000000001", "99999999999999999999", "79228162514264337593543950335",
        "1e28", "1e-28", "3e3", "10^24", "10^-24", "1,2,3", "1.234.567,89", "1/3", "1/0", "½", "1½", "eleven", "half a", "a third of a",
        "one hundred and six", "minus seven", "dozens of", "a couple of", "2.5", "50,900", "100,000,000,000,000,000,000,000",
        "0.000000000000000000000001", "９９", "٣٤", "1 234 567", "point five", "1'000", "999999999999999.999999999999999",
    ];

    private static readonly string[] Scales =
        ["hundred", "thousand", "million", "billion", "trillion", "quadrillion", "bn", "m", "k", "dozen", "score", "millionth", "bln"];

    private static readonly string[] UnitNames =
    [
        "tonnes", "kg", "mg", "grams", "km", "miles", "light years", "nm", "square kilometres", "acres", "litres", "gallons", "people",
        "children", "%", "percent", "per cent", "percentage points", "per 100,000", "in 10", "dollars", "$", "euros", "degrees Celsius",
        "°F", "kelvin", "km/h", "years", "centuries", "weeks", "days", "hours", "seconds", "nanoseconds", "months", "megawatts", "kWh",
        "years old", "megabytes", "hectares", "metres per second", "millennia",
    ];

    private static readonly string[] Hedges =
    [
        "about", "around", "more than", "at least", "up to", "as many as", "nearly", "just over", "between", "from", "fewer than",
        "exactly", "or so", "or more", "and", "to", "or", "but fewer than", "and counting", "some", "roughly", "no more than",
    ];

    private static readonly string[] Days =
    [
        "on Monday", "5 March", "March 5, 2031", "9999-12-31", "0001-01-01", "31 February", "since 1999", "last week", "in 2031",
        "two weeks after 7 October", "the 99th century", "6 to 9 June", "a million years ago", "2031-06", "in the 1980s", "yesterday",
        "3000 years later", "Q9 2031", "24:61", "25 December 10000",
    ];

    private static readonly string[] Words =
    [
        "killed", "were", "injured", "the fire", "said", "according to", "police", "\"", "“", "”", "(", ")", ",", ".", ";", "-", "—", "/",
        ":", "\u202E", "\u200B", "\uFEFF", "\u00A0", "e\u0301", "\uD83D\uDE00", "\0", "\t", "*", "a", "of", "not", "denied", "each", "per",
        "http://user@host/1", "= 5 + 7", "1.2.3.4", "ﬁve", "İ", "ß", "dead", "no", "none",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One of so many.</summary>
    public int Below(int most) => _random.Next(most);

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> several) => several[_random.Next(several.Count)];

    /// <summary>A figure with its hedges, scales and unit, or a date.</summary>
    public string Figure()
    {
        if (_random.Next(4) == 0)
            return Of(Days);
        var text = new StringBuilder();
        if (_random.Next(2) == 0)
            text.Append(Of(Hedges)).Append(' ');
        text.Append(Of(Numbers));
        for (var scales = _random.Next(4); scales > 0; scales--)
            text.Append(' ').Append(Of(Scales));
        if (_random.Next(4) > 0)
            text.Append(' ').Append(Of(UnitNames));
        if (_random.Next(4) == 0)
            text.Append(' ').Append(Of(Hedges)).Append(' ').Append(Of(Numbers));
        return text.ToString();
    }

    /// <summary>Running text of figures and words in no order.</summary>
    public string Text(int most)
    {
        var text = new StringBuilder();
        for (var parts = 1 + _random.Next(most); parts > 0; parts--)
        {
            text.Append(_random.Next(3) switch { 0 => Figure(), 1 => Of(Words), _ => Of(UnitNames) });
            text.Append(_random.Next(9) == 0 ? "" : " ");
        }
        return text.ToString();
    }

    /// <summary>Bytes with something in them changed, cut, doubled or thrown in.</summary>
    public byte[] Spoiled(byte[] bytes)
    {
        var spoiled = new List<byte>(bytes);
        for (var changes = 1 + _random.Next(4); changes > 0 && spoiled.Count > 0; changes--)
        {
            var at = _random.Next(spoiled.Count);
            switch (_random.Next(6))
            {
                case 0:
                    spoiled[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1:
                    spoiled.RemoveRange(at, Math.Min(spoiled.Count - at, 1 + _random.Next(20)));
                    break;
                case 2:
                    spoiled.InsertRange(at, spoiled.GetRange(at, Math.Min(spoiled.Count - at, 1 + _random.Next(60))));
                    break;
                case 3:
                    spoiled.InsertRange(at, Encoding.UTF8.GetBytes(Figure()));
                    break;
                case 4:
                    spoiled.InsertRange(at, Encoding.UTF8.GetBytes(Of(Words)));
                    break;
                default:
                    spoiled.Insert(at, (byte)Of(": -[]{}\"'#&*!|>%@`,\n\t\0\r\\"u8.ToArray()));
                    break;
            }
        }
        return [.. spoiled];
    }
}
