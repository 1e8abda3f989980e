using System.Text;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Web.Publishing;

/// <summary>What stands beside the page of a conflict, and in it, for other programs.</summary>
internal static class ConflictFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The card of the report, for previews of links.</summary>
    public static byte[] Card(DataSet part, ListedConflict row, Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        using var writer = new StringWriter { NewLine = "\n" };
        DiscrepancyReport.Write(
            writer,
            part,
            [row],
            new ReportOptions
            {
                Format = "svg",
                On = DateOnly.FromDateTime(host.Clock.GetUtcNow().DateTime),
                Shown = [row.Conflict.Id],
                IsSingle = true,
            });
        return Utf8.GetBytes(writer.ToString());
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
