using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Finds quantities, dates, times of day and durations in running text, in one pass from left to right.</summary>
/// <remarks>
/// At each place where one can start, the readers of each kind that is looked for are tried; the longest reading wins, and of equally
/// long ones the more telling: a date before a time of day, that before a length of time, that before a measure, that before a number.
/// </remarks>
/// <param name="options">What to look for.</param>
public sealed class QuantityScanner(ScanOptions? options = null)
{
    // All words and signs that anything can start with: most of a text are none, and no reader is asked about them.
    private static readonly WordSet Starters = new(
        CalendarWords.Starters.All
            .Concat(NumberReader.FirstWords)
            .Concat(DurationScanner.FirstWords)
            .Concat(TimeScanner.FirstWords)
            .Concat(UnitTable.InText.FirstWords)
            .Concat(Hedges.Before.FirstWords)
            .Concat(Hedges.Opening.FirstWords)
            .Concat(Hedges.Instead.FirstWords)
            .Concat(UnitTable.ScaledMoneyWords)
            .Concat(Multiples.FirstWords)
            .Concat(WordLists.Words("age-word"))
            .Concat(["-", "'", "~", "<", ">", "=", "½"]));

    private static readonly WordSet Links = WordLists.Of("links-of-spans");

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
            if (EndOfTooLarge(position) is var beyond && beyond > position)
            {
                position = beyond;
                continue;
            }
            var next = position;
            FoundQuantity? best = null;
            var undated = position;
            foreach (var scanner in scanners)
            {
                var quantity = scanner.Read(position, out var end);
                if (quantity is null)
                    undated = Math.Max(undated, end);
                else if (best is null || end > next)
                    (best, next) = (quantity, end);
            }
            // "On 3 June", of nobody knows which year: no date, and no three of anything.
            if (undated > position && undated >= next)
            {
                position = undated;
                continue;
            }
            // "5 to" and more than anybody can count is not 5.
            if (best is not null
                && (IsLink(next) || IsLinkOfOpened(position, next))
                && EndOfTooLarge(next + 1) is var beyondIt
                && beyondIt > next + 1)
                (best, next) = (null, beyondIt);
            else if (best is not null)
                found.Add(best);
            else
                next = position + 1;
            position = next;
        }
    }

    // The more telling first.
    private List<Scanner> ScannersOf(string text)
    {
        var scanners = new List<Scanner>();
        if (_options.Kinds.HasFlag(QuantityKinds.Date))
            scanners.Add(new DateScanner(text, _tokens, _options));
        if (_options.Kinds.HasFlag(QuantityKinds.Time))
            scanners.Add(new TimeScanner(text, _tokens, _options));
        if (_options.Kinds.HasFlag(QuantityKinds.Duration))
            scanners.Add(new DurationScanner(text, _tokens, _options));
        if ((_options.Kinds & ~(QuantityKinds.Date | QuantityKinds.Duration | QuantityKinds.Time)) != QuantityKinds.None)
            scanners.Add(new AmountScanner(text, _tokens, _options));
        return scanners;
    }

    private static bool MayStart(in Token token) => token.Kind is TokenKind.Number or TokenKind.TooLong || Starters.Contains(token);

    // With what a span goes on behind it: "99999999999999999999 million to 3 people" holds no 3 people.
    private int EndOfTooLarge(int position)
    {
        var end = NumberReader.EndOfTooLarge(_tokens, position);
        if (end == position || !IsLink(end) || end + 1 >= _tokens.Count || !NumberReader.StartsAt(_tokens[end + 1]))
            return end;
        for (end += 2; end < _tokens.Count && NumberReader.StartsAt(_tokens[end]); end++)
        {
        }
        return end;
    }

    // "Between 5 and …".
    private bool IsLinkOfOpened(int start, int position) => start > 0 && position < _tokens.Count && _tokens[position].Is("and")
        && Hedges.Opening.StartsAt(_tokens, start - 1);

    private bool IsLink(int position) => position < _tokens.Count && Links.Contains(_tokens[position]);
}
