namespace ClaimLedger.Text;

/// <summary>
/// How far apart two plain answers to a question may lie: a share of them ("5%"), a number ("10"), for dates and durations a length of
/// time ("2 days"), or nothing at all ("exactly"). Each reaches half of it to either side.
/// </summary>
/// <remarks>The default is none at all: the number itself.</remarks>
internal readonly record struct Tolerance
{
    private Tolerance(decimal amount, bool isShare)
    {
        Amount = amount;
        IsShare = isShare;
    }

    /// <summary>The share of one, or the number in the question's unit: days for dates and durations, minutes for times of day.</summary>
    public decimal Amount { get; }

    /// <summary>Whether it is a share of the number.</summary>
    public bool IsShare { get; }

    /// <summary>Reads "5%", "±5 per cent" or "10".</summary>
    public static ParseResult<Tolerance> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Trim() == "exactly")
            return ParseResult<Tolerance>.Ok(default);
        var reader = new TokenReader(Tokenizer.Read(text));
        SkipSign(reader);
        if (text.Length > ValueParser.LongestText || reader.Current.Kind != TokenKind.Number
            || reader.Current.Number.Value > WrittenNumber.Limit)
            return Complaints.BadTolerance(text).ToResult<Tolerance>();
        var amount = reader.Current.Number.Value;
        reader.Position++;
        var isShare = reader.TryTake("%") || reader.TryTake("per", "cent") || reader.TryTake("percent");
        if (!reader.AtEnd || (isShare && amount > 100))
            return Complaints.BadTolerance(text).ToResult<Tolerance>();
        return ParseResult<Tolerance>.Ok(new Tolerance(isShare ? amount / 100 : amount, isShare));
    }

    /// <summary>
    /// Reads the tolerance of a question: also one in its own unit ("0.5 km", "5 people") or a length of time ("a week").
    /// </summary>
    /// <param name="text">The words.</param>
    /// <param name="context">What the question asks for.</param>
    public static ParseResult<Tolerance> Parse(string text, ValueContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var plain = Parse(text);
        // The moments of a date have no size of which there could be a share.
        if (plain.Success)
        {
            return plain.Value.IsShare && context.Answer is AnswerType.Date or AnswerType.Time
                ? Complaints.BadTolerance(text).ToResult<Tolerance>()
                : plain;
        }
        if (text.Length > ValueParser.LongestText)
            return plain;
        var reader = new TokenReader(Tokenizer.Read(text));
        SkipSign(reader);
        var amount = context.Answer switch
        {
            AnswerType.Date or AnswerType.Duration => ReadTime(text, reader, context),
            AnswerType.Time => ReadTime(text, reader, context) is { } days ? decimal.Round(days * TimeMeaning.Day, 3) : null,
            AnswerType.Quantity => ReadAmount(text, reader, context),
            _ => null,
        };
        return amount is >= 0 ? ParseResult<Tolerance>.Ok(new Tolerance(amount.Value, isShare: false)) : plain;
    }

    private static void SkipSign(TokenReader reader) => reader.TryTake(AmountReader.Margins, out _);

    // In days; of a month, half-way between its shortest and longest.
    private static decimal? ReadTime(string text, TokenReader reader, ValueContext context)
    {
        var ofTime = new ValueContext { Answer = AnswerType.Duration, Readings = context.Readings };
        return new DurationReader(reader, ofTime).Read(text, wholeText: true) is
        {
            Reading: "duration" or "calendar-unit",
            Literal: { Low: { } low, High: { } high }
        }
            ? (low + high) / 2
            : null;
    }

    private static decimal? ReadAmount(string text, TokenReader reader, ValueContext context)
    {
        if (UnitTable.OfQuestion(context.Unit) is not null)
        {
            var plain = context with { Tolerance = null };
            return reader.Tokens.Any(token => token.Kind == TokenKind.Number)
                && new QuantityReader(reader, plain).Read(text, wholeText: true) is { Reading: "measure" } range
                ? range.Written
                : null;
        }
        if (reader.Current.Kind != TokenKind.Number || reader.Current.Number.Value > WrittenNumber.Limit || context.Unit is not { } unit)
            return null;
        var amount = reader.Current.Number.Value;
        var noun = reader.Tokens.Skip(reader.Position + 1).Select(token => Singular(token.Text));
        return noun.SequenceEqual(Tokenizer.Read(unit).Select(token => Singular(token.Text))) ? amount : null;

        static string Singular(string word) => word == "people" ? "person" : word.TrimEnd('s');
    }

    /// <summary>
    /// How far it reaches below <paramref name="number"/> and above it: of a whole distance, whole steps that add up to it.
    /// </summary>
    public (decimal Below, decimal Above) Around(decimal number)
    {
        var distance = IsShare ? Amount * Math.Abs(number) : Amount;
        return !IsShare && decimal.Truncate(distance) == distance
            ? (decimal.Floor(distance / 2), decimal.Ceiling(distance / 2))
            : (distance / 2, distance / 2);
    }
}
