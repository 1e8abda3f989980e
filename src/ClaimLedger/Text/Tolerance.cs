namespace ClaimLedger.Text;

/// <summary>How far a plain number of a question usually reaches to either side: a share of it ("5%") or a number ("10").</summary>
/// <remarks>The default is none at all: the number itself.</remarks>
public readonly record struct Tolerance
{
    private Tolerance(decimal amount, bool isShare)
    {
        Amount = amount;
        IsShare = isShare;
    }

    /// <summary>The share of one, or the number in the question's unit: days for dates and durations.</summary>
    public decimal Amount { get; }

    /// <summary>Whether it is a share of the number.</summary>
    public bool IsShare { get; }

    /// <summary>Reads "5%", "5 per cent" or "10".</summary>
    public static ParseResult<Tolerance> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new TokenReader(Tokenizer.Read(text));
        if (text.Length > ValueParser.LongestText || reader.Current.Kind != TokenKind.Number || reader.Current.Number.Value > WrittenNumber.Limit)
            return Complaints.BadTolerance(text).ToResult<Tolerance>();
        var amount = reader.Current.Number.Value;
        reader.Position++;
        var isShare = reader.TryTake("%") || reader.TryTake("per", "cent") || reader.TryTake("percent");
        if (!reader.AtEnd || (isShare && amount > 100))
            return Complaints.BadTolerance(text).ToResult<Tolerance>();
        return ParseResult<Tolerance>.Ok(new Tolerance(isShare ? amount / 100 : amount, isShare));
    }

    /// <summary>How far it reaches from <paramref name="number"/>.</summary>
    public decimal Around(decimal number) => IsShare ? Amount * Math.Abs(number) : Amount;
}
