namespace ClaimLedger.Text;

/// <summary>What is wrong with a text, how to write it instead, and where.</summary>
/// <param name="Wrong">What is wrong, without a full stop.</param>
/// <param name="Cure">What to write instead, without a full stop.</param>
/// <param name="Offset">Where, in UTF-16 units.</param>
internal sealed record Complaint(string Wrong, string Cure, int Offset)
{
    public ParseResult<T> ToResult<T>()
        where T : notnull => ParseResult<T>.Fail(Wrong, Cure, Offset);
}
