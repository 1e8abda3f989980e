namespace ClaimLedger.Text;

/// <summary>Words without line breaks, one space between each.</summary>
internal static class OneLine
{
    /// <summary>The words on one line.</summary>
    public static string Of(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
