using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>How the workspace does, for whoever watches over it.</summary>
internal static class MetricsPage
{
    /// <summary>What was counted so far, without this request.</summary>
    public static Reply Answer(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var totals = request.Totals;
        var workspace = request.Site.Workspace;
        return new Reply.Plain(
            request.Site.Metrics.Write(
                [
                    ("sources", "Sources of the ledger.", totals.Sources),
                    ("claims", "Claims of the ledger.", totals.Claims),
                    ("questions", "Questions of the ledger.", totals.Questions),
                    ("conflicts", "Conflicts of the ledger.", totals.Conflicts),
                    ("mistakes", "Mistakes of the data set as it stands: its last good state is shown.", workspace.Mistakes.Length),
                ],
                [
                    ("rebuilds_total", "States that were made anew after a file had changed.", workspace.Rebuilds),
                    ("failed_rebuilds_total", "States that could not be made.", workspace.FailedRebuilds),
                ]),
            ContentType: Metrics.ContentType);
    }
}
