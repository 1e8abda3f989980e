namespace ClaimLedger.DataSets.Reading;

/// <summary>Words of the format about word choices.</summary>
internal static class FrameWords
{
    /// <summary>In the place of a term, or of all of them: the quote is no part of the facet, whatever stands in it.</summary>
    public const string None = "none";
}
