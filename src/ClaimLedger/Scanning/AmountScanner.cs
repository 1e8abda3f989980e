using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads numbers, measures, money, shares, ages and lengths of time at a place in running text.</summary>
internal sealed class AmountScanner(string text, List<Token> tokens, ScanOptions options)
{
    private readonly ValueContext _counts = new() { Answer = AnswerType.Quantity, Readings = options.Readings };

    /// <summary>The amount at <paramref name="position"/>, and the token behind it; null where there is none.</summary>
    public FoundQuantity? Read(int position, out int end)
    {
        end = position;
        FoundQuantity? best = null;
        if (options.Kinds.HasFlag(QuantityKinds.Number))
            best = Try(new QuantityReader(new TokenReader(tokens, position), _counts), QuantityKinds.Number, position, ref end) ?? best;
        return best;
    }

    private FoundQuantity? Try(AmountReader reader, QuantityKinds kind, int position, ref int end)
    {
        if (reader.Read(text, wholeText: false) is not { } range || reader.Position <= end)
            return null;
        end = reader.Position;
        var span = PhraseFinder.Span(tokens, position, end - position);
        return new FoundQuantity
        {
            Kind = kind,
            Span = span,
            Core = span,
            Literal = range.Literal,
            Usual = range.Usual,
            Written = range.Written,
            Reading = range.Reading,
        };
    }
}
