using ClaimLedger.DataSets;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Reports.Tests;

/// <summary>The report of the shipped data set, read and reconciled as the tool does it.</summary>
internal static class ShippedReport
{
    public static DataSet DataSet { get; } = Load();

    public static string Html { get; } = Render("html");

    public static string Render(string format)
    {
        var conflicts = Reconciler.Reconcile(new DataSetView(DataSet)).Select(conflict =>
        {
            var ruling = DataSet.Rulings.FirstOrDefault(ruling => ruling.Conflict == conflict.Id);
            return new ListedConflict(
                conflict, ruling is null ? ConflictStatus.Open : ConflictStatus.Ruled, ruling, DataSet.Baseline.Contains(conflict.Id));
        }).ToList();
        return DiscrepancyReport.Render(DataSet, conflicts, new ReportOptions { On = new DateOnly(2025, 4, 20), Format = format });
    }

    private static DataSet Load()
    {
        var loaded = DataSetLoader.Load(RepositoryRoot.Combine("db/gaza-ceasefire"));
        return loaded.DataSet ?? throw new InvalidOperationException(string.Join('\n', loaded.Mistakes));
    }
}
