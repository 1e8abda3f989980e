using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>Holds a ledger against its own rules.</summary>
internal static class LedgerAudit
{
    internal static IReadOnlyList<string> Run(SqliteConnection connection)
    {
        var findings = new List<string>();
        using (var check = new Statement(connection, "PRAGMA integrity_check(20)"))
        {
            while (check.Step())
            {
                if (check.Text(0) is not "ok")
                    findings.Add($"The file is damaged: {check.Text(0)}.");
            }
        }
        using (var orphans = new Statement(connection, "PRAGMA foreign_key_check"))
        {
            while (orphans.Step() && findings.Count < 100)
                findings.Add($"A row of {orphans.Text(0)} refers to a {orphans.Text(2)} that is not there.");
        }
        if (findings.Count == 0)
            findings.AddRange(Differences(connection));
        return findings;
    }

    private static IEnumerable<string> Differences(SqliteConnection connection)
    {
        var dataSet = Listings.DataSet(connection);
        var compiled = new DataSetView(dataSet);
        using var stored = new LedgerView(connection);
        foreach (var question in dataSet.Questions)
        {
            if (!compiled.ClaimsOf(question.Id).SequenceEqual(stored.ClaimsOf(question.Id)))
                yield return $"The packed facts of question {question.Id} are not those of its claims.";
        }
    }
}
