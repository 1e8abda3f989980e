using ClaimLedger.Application.Output;

namespace ClaimLedger.Cli.Output;

/// <summary>Writes listings in every format, tables for people among them.</summary>
internal static class ListingOutput
{
    /// <summary>Writes rows in one of the formats.</summary>
    public static void Print<T>(this Listing<T> listing, Host host, Format format, IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(listing);
        if (format is not Format.Table)
        {
            listing.Write(host, format, rows);
            return;
        }
        TableText.Write(host, listing.ForPeople, Listing<T>.Again(rows), listing.Noun);
    }
}
