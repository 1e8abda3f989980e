using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Brings a ledger up to date with a data set of which nothing but the rulings has changed: claims and conflicts stay as they are, and are
/// neither compiled nor reconciled again. As a build does, it makes a new file, goes on with the history, and moves it into place.
/// It goes through nothing but what it changes: of all other tables the digests of the last build stand on, so that what somebody altered
/// since then does not hold with them, and an audit finds it.
/// </summary>
internal static class LedgerReviser
{
    private static readonly string[] Changed = ["ledger", "ruling", "remark", "stale_ruling"];

    /// <summary>Revises the ledger at a path.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="rulings">All the rulings, as they are now.</param>
    /// <param name="before">SHA-256 of the data set's files from which the ledger has to have been made.</param>
    /// <param name="fingerprint">SHA-256 of the files as they are now.</param>
    /// <param name="stamp">When, who, with what.</param>
    /// <param name="cancellation">Stops it; the old ledger stays.</param>
    /// <returns>Whether it was revised; else it has to be built.</returns>
    internal static bool Revise(
        string path, ImmutableArray<Ruling> rulings, string before, string fingerprint, BuildStamp stamp, CancellationToken cancellation)
    {
        path = Path.GetFullPath(path);
        return Faults.Guard(path, () =>
        {
            using var held = FolderLock.Take(path, cancellation);
            using var predecessor = Predecessor.Open([path]);
            if (predecessor is not { Version: Schema.Version }
                || Annotations.Ledger(SqliteLedger.Of(predecessor.Connection)).Fingerprint != before)
                return false;
            // What was appended since the last build is in none of its digests.
            if (predecessor.Verify() is not { LastBuild: { } last, Appends.IsEmpty: true })
                return false;
            LedgerBuilder.Replace(path, temporary =>
            {
                File.Copy(path, temporary);
                using var connection = Connections.Open(temporary, SqliteOpenMode.ReadWrite, takesUris: true);
                LedgerBuilder.Tune(connection);
                Put(connection, rulings, fingerprint);
                LedgerBuilder.RefuseOrphans(connection, path, "stale_ruling");
                Sql.Execute(connection, "COMMIT");
                var summary = LedgerBuilder.SummaryOf(connection);
                var digests = new LedgerDigests(
                    ContentDigest.Of(connection, cancellation, Unchanged(last, "content")),
                    ContentDigest.OfDerived(connection, cancellation, Unchanged(last, "derived")));
                summary = summary with
                {
                    History = HistoryWriter.Write(connection, predecessor, stamp, summary, digests, cancellation, isRevision: true),
                };
                foreach (var table in Changed)
                    LedgerBuilder.Check(connection, path, table);
                connection.Dispose();
                cancellation.ThrowIfCancellationRequested();
                WholeFile.Move(temporary, path, step: null);
                return summary;
            });
            return true;
        });
    }

    private static Dictionary<string, string> Unchanged(HistoryEntry build, string key) =>
        History.DigestsOf(build, key).Where(table => !Changed.Contains(table.Key)).ToDictionary();

    private static void Put(SqliteConnection connection, ImmutableArray<Ruling> rulings, string fingerprint)
    {
        Sql.Execute(connection, "BEGIN; DELETE FROM stale_ruling; DELETE FROM ruling; DELETE FROM remark WHERE kind = 'ruling';");
        using (var update = new SqliteStatement(connection, "UPDATE ledger SET fingerprint = @fingerprint"))
        {
            update.Bind("fingerprint", fingerprint);
            update.Run();
        }
        using (var writer = new LedgerWriter(connection))
        {
            for (var index = 0; index < rulings.Length; index++)
                writer.Add(rulings[index], index);
            writer.AddRemarks(new DataSet { Title = "", Rulings = rulings });
        }
        StaleRulings.Write(SqliteLedger.Of(connection), rulings);
    }
}
