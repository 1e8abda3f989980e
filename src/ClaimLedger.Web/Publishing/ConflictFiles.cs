using System.Text;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Web.Publishing;

/// <summary>What stands beside the page of a conflict, and in it, for other programs.</summary>
internal static class ConflictFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The card of the report, for previews of links.</summary>
    public static CardImage Card(DataSet part, ListedConflict row, Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return DiscrepancyReport.Picture(part, row, DateOnly.FromDateTime(host.Clock.GetUtcNow().DateTime));
    }

    /// <summary>Its claims as schema.org ClaimReview where a person's ruling says something of them; else null.</summary>
    public static RawText? Review(DataSet part, ListedConflict row, string? address)
    {
        using var stream = new MemoryStream();
        return ClaimReviews.Write(part, [row], new ReviewOptions(Url: address), stream) == 0
            ? null
            : WorkspacePages.Data(Utf8.GetString(stream.ToArray()).TrimEnd());
    }
}
