namespace ClaimLedger.Application.Hosting;

/// <summary>How much others may hand in at once: a message of an assistant, a form with articles.</summary>
internal static class MostAtOnce
{
    /// <summary>In bytes: the texts of a scan, escaped, with room to spare.</summary>
    public const int Bytes = 64 << 20;
}
