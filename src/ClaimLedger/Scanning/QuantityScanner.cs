using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Finds quantities, dates and durations in running text, in one pass from left to right.</summary>
/// <remarks>
/// At each place where one can start, the readers of each kind that is looked for are tried; the longest reading wins, and of equally
/// long ones the more telling: a date before a length of time, that before a measure, that before a number.
/// </remarks>
/// <param name="options">What to look for.</param>
public sealed class QuantityScanner(ScanOptions? options = null)
{
    // All words and signs that anything can start with: most of a text are none, and no reader is asked about them.
    private static readonly WordSet Starters = new(
        CalendarWords.Starters.All
            .Concat(NumberReader.FirstWords)
            .Concat(DurationScanner.FirstWords)
            .Concat(UnitTable.InText.FirstWords)
            .Concat(Hedges.Before.FirstWords)
            .Concat(Hedges.Opening.FirstWords)
            .Concat(Hedges.Instead.FirstWords)
            .Concat(UnitTable.ScaledMoneyWords)
            .Concat(["age", "aged", "ages"])
            .Concat(["-", "'", "~", "<", ">", "=", "½"]));

    private readonly ScanOptions _options = options ?? ScanOptions.Default;
    private readonly List<Token> _tokens = [];

    /// <summary>Adds what stands in <paramref name="text"/> to <paramref name="found"/>, in order of place, none overlapping.</summary>
    public void Scan(string text, ICollection<FoundQuantity> found)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(found);
        _tokens.Clear();
        Tokenizer.Read(text, _tokens);
        var scanners = ScannersOf(text);
        var position = 0;
        while (position < _tokens.Count)
        {
            if (!MayStart(_tokens[position]))
            {
                position++;
                continue;
            }
            var next = position;
            FoundQuantity? best = null;
            foreach (var scanner in scanners)
            {
                if (scanner.Read(position, out var end) is { } quantity && (best is null || end > next))
                    (best, next) = (quantity, end);
            }
            if (best is not null)
                found.Add(best);
            position = best is null ? position + 1 : next;
        }
    }

    // The more telling first.
    private List<Scanner> ScannersOf(string text)
    {
        var scanners = new List<Scanner>();
        if (_options.Kinds.HasFlag(QuantityKinds.Date))
            scanners.Add(new DateScanner(text, _tokens, _options));
        if (_options.Kinds.HasFlag(QuantityKinds.Duration))
            scanners.Add(new DurationScanner(text, _tokens, _options));
        if ((_options.Kinds & ~(QuantityKinds.Date | QuantityKinds.Duration)) != QuantityKinds.None)
            scanners.Add(new AmountScanner(text, _tokens, _options));
        return scanners;
    }

    private static bool MayStart(in Token token) => token.Kind is TokenKind.Number or TokenKind.TooLong || Starters.Contains(token);
}
