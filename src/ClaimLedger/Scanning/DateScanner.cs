using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads days and spans of days at a place in running text.</summary>
internal sealed class DateScanner(string text, List<Token> tokens, ScanOptions options)
{
    private readonly ValueContext _context = new()
    {
        Answer = AnswerType.Date,
        Published = options.Published,
        Modality = options.LooksAhead ? Modality.Forecast : Modality.Stated,
        Readings = options.Readings,
    };

    /// <summary>The date at <paramref name="position"/>, and the token behind it; null where there is none.</summary>
    public FoundQuantity? Read(int position, out int end)
    {
        end = position;
        if (tokens[position].Text is "on" or "in" or "at" or "the" or "during")
            return null;
        var reader = new TokenReader(tokens, position);
        if (new DateReader(reader, _context).Read(text, wholeText: false) is not { } range || reader.Position == position)
            return null;
        end = reader.Position;
        var span = PhraseFinder.Span(tokens, position, end - position);
        return new FoundQuantity
        {
            Kind = QuantityKinds.Date,
            Span = span,
            Core = span,
            Literal = range.Literal,
            Usual = range.Usual,
            Written = range.Written,
            Reading = range.Reading,
        };
    }
}
