using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>Builds a ledger beside its target and puts it there only when it is whole.</summary>
internal static class LedgerBuilder
{
    /// <summary>More readers than this wait for the one that writes.</summary>
    private const int MostReaders = 8;

    /// <summary>What finds the conflicts in place of our own reconciliation on all cores.</summary>
    internal delegate IEnumerable<FoundConflict> Reconcile(IClaimView view, CancellationToken cancellation);

    /// <param name="dataSet">The validated data set.</param>
    /// <param name="path">Where the ledger goes.</param>
    /// <param name="fingerprint">SHA-256 of the data set's files.</param>
    /// <param name="stamp">When, by whom, with what.</param>
    /// <param name="reconcile">Finds the conflicts; null for our own reconciliation, on all cores.</param>
    /// <param name="replaces">Other ledgers whose place it takes, the likeliest first; asked for under the lock.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="step">Told before each step; tests fail there.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static BuildSummary Build(
        DataSet dataSet, string path, string fingerprint, BuildStamp stamp, Reconcile? reconcile, IEnumerable<string>? replaces = null,
        IProgress<BuildProgress>? progress = null, Action<BuildStep>? step = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        return Build(LedgerContent.Of(dataSet), path, fingerprint, stamp, reconcile, replaces, progress, step, cancellation);
    }

    /// <param name="content">What the ledger is compiled from, validated.</param>
    /// <param name="path">Where the ledger goes.</param>
    /// <param name="fingerprint">SHA-256 of the files that it is from.</param>
    /// <param name="stamp">When, by whom, with what.</param>
    /// <param name="reconcile">Finds the conflicts; null for our own reconciliation, on all cores.</param>
    /// <param name="replaces">Other ledgers whose place it takes, the likeliest first; asked for under the lock.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="step">Told before each step; tests fail there.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static BuildSummary Build(
        LedgerContent content, string path, string fingerprint, BuildStamp stamp, Reconcile? reconcile,
        IEnumerable<string>? replaces = null, IProgress<BuildProgress>? progress = null, Action<BuildStep>? step = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(stamp);
        path = Path.GetFullPath(path);
        CheckTarget(path);
        return Faults.Guard(path, () =>
        {
            // What cannot be gone on from is better known before the work than after it.
            using (var predecessor = Predecessor.Open([path]))
                predecessor?.Verify();
            return Replace(path, temporary =>
            {
                step?.Invoke(BuildStep.Create);
                using var connection = OpenNew(temporary);
                var summary = Fill(connection, content, path, fingerprint, reconcile, progress, step, cancellation);
                using var check = CheckMeanwhile.Of(connection, temporary, path, summary.Claims);
                var digests = new LedgerDigests(
                    ContentDigest.Of(connection, cancellation), ContentDigest.OfDerived(connection, cancellation));
                check?.Wait();

                step?.Invoke(BuildStep.History);
                using var held = FolderLock.Take(path, cancellation);
                string[] others = [.. replaces ?? []];
                using (var predecessor = Predecessor.Open([path, .. others]))
                    summary = summary with
                    {
                        History = HistoryWriter.Write(connection, predecessor, stamp, summary, digests, cancellation),
                    };

                step?.Invoke(BuildStep.Check);
                // Nothing but the history was written since.
                Check(connection, path, table: check is null ? null : "history");
                connection.Dispose();
                cancellation.ThrowIfCancellationRequested();
                WholeFile.Move(temporary, path, step);
                foreach (var other in others)
                    WholeFile.Remove(other);
                return summary;
            });
        });
    }

    /// <summary>
    /// An empty ledger with its schema, tuned for one bulk load: nobody else sees the file, and a failure throws it away.
    /// </summary>
    internal static SqliteConnection OpenNew(string path)
    {
        var connection = Connections.Open(path, SqliteOpenMode.ReadWriteCreate, takesUris: true);
        try
        {
            Tune(connection);
            Schema.Create(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>For one bulk load into a file that nobody else sees.</summary>
    internal static void Tune(SqliteConnection connection) => Sql.Execute(
        connection,
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA main.locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; "
            + "PRAGMA cache_size = -32000; PRAGMA ignore_check_constraints = ON;");

    /// <summary>Reconciles what the connection holds and writes the conflicts; says how many there are.</summary>
    internal static int WriteConflicts(
        SqliteConnection connection, Reconcile reconcile, long claims, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        using var view = new LedgerView(
            SqliteLedger.Of(connection), done => progress?.Report(new BuildProgress("reconciling", done, claims)));
        return Write(connection, reconcile(view, cancellation), cancellation);
    }

    /// <summary>
    /// The same on several cores: what was compiled is committed, so that others can read it, and what they find stands aside until they
    /// are done, so that nothing is written to what they read.
    /// </summary>
    /// <param name="connection">The ledger, in a transaction; it is in another one afterwards.</param>
    /// <param name="readers">How many read at once.</param>
    /// <param name="claimsOfAPart">About so many claims are looked at in one go.</param>
    /// <param name="claims">How many there are.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static int WriteConflictsOfAll(
        SqliteConnection connection, int readers, int claimsOfAPart, long claims, IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        // The lock goes with the next access.
        Sql.Execute(connection, "COMMIT; PRAGMA main.locking_mode = NORMAL; SELECT count(*) FROM main.sqlite_schema; BEGIN;");
        Sql.Execute(connection, FoundAside);
        using var view = new LedgerView(SqliteLedger.Of(connection));
        var found = SeveralReaders.Find(
            connection, readers, claimsOfAPart, done => progress?.Report(new BuildProgress("reconciling", done, claims)), cancellation);
        var count = Write(connection, found.Concat(Reconciler.AcrossQuestions(view, cancellation)), cancellation);
        Sql.Execute(connection, FoundKept);
        return count;
    }

    // Tables of this connection alone, under the names of those that they go into: an INSERT that names no database means these.
    private const string FoundAside = """
        CREATE TEMP TABLE conflict AS SELECT * FROM main.conflict WHERE FALSE;
        CREATE UNIQUE INDEX temp.found_once ON conflict (id);
        CREATE INDEX temp.found_in_order ON conflict (key);
        CREATE TEMP TABLE position AS SELECT * FROM main.position WHERE FALSE;
        CREATE TEMP TABLE position_claim AS SELECT * FROM main.position_claim WHERE FALSE;
        """;

    private const string FoundKept = """
        INSERT INTO main.conflict SELECT * FROM temp.conflict ORDER BY key;
        INSERT INTO main.position SELECT * FROM temp.position;
        INSERT INTO main.position_claim SELECT * FROM temp.position_claim;
        DROP TABLE temp.conflict;
        DROP TABLE temp.position;
        DROP TABLE temp.position_claim;
        """;

    internal static int Write(SqliteConnection connection, IEnumerable<FoundConflict> found, CancellationToken cancellation)
    {
        using var rows = new ConflictRows(SqliteLedger.Of(connection));
        var count = 0;
        foreach (var conflict in found)
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Add(conflict))
                count++;
        }
        return count;
    }

    /// <summary>
    /// Fills everything that is derived from claims and rulings, in a transaction; says how many conflicts there are. An audit does it
    /// again.
    /// </summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="rulings">The rulings.</param>
    /// <param name="reconcile">Finds the conflicts; null for our own reconciliation, on all cores.</param>
    /// <param name="claims">How many claims there are.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static int Derive(
        SqliteConnection connection,
        IReadOnlyList<Ruling> rulings,
        Reconcile? reconcile,
        long claims,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        StandingAside.Write(SqliteLedger.Of(connection), cancellation);
        var readers = Math.Min(Environment.ProcessorCount, MostReaders);
        // Of few claims the threads would take longer than the work.
        var conflicts = reconcile is null && readers > 1 && claims >= 2 * SeveralReaders.ClaimsOfAPart
            ? WriteConflictsOfAll(connection, readers, SeveralReaders.ClaimsOfAPart, claims, progress, cancellation)
            : WriteConflicts(connection, reconcile ?? Reconciler.Find, claims, progress, cancellation);
        StaleRulings.Write(SqliteLedger.Of(connection), rulings);
        return conflicts;
    }

    /// <summary>Foreign keys, statistics and the integrity of what was written.</summary>
    internal static void Settle(SqliteConnection connection, string path)
    {
        RefuseOrphans(connection, path);
        Sql.Execute(connection, "PRAGMA analysis_limit = 1000; ANALYZE;");
    }

    /// <summary>Refuses rows that refer to what is not there: of one table, or of all.</summary>
    internal static void RefuseOrphans(SqliteConnection connection, string path, string? table = null)
    {
        using var orphans = new SqliteStatement(
            connection, table is null ? "PRAGMA foreign_key_check" : $"PRAGMA foreign_key_check({table})");
        if (orphans.Step())
            throw Faults.Broken(path, $"a row of {orphans.Text("table")} refers to a {orphans.Text("parent")} that is not there");
    }

    private static BuildSummary Fill(
        SqliteConnection connection,
        LedgerContent content,
        string path,
        string fingerprint,
        Reconcile? reconcile,
        IProgress<BuildProgress>? progress,
        Action<BuildStep>? step, CancellationToken cancellation)
    {
        var dataSet = content.Declared;
        long total;
        Sql.Execute(connection, "BEGIN");
        using (var writer = new LedgerWriter(connection, content.Twin))
        {
            Compile(writer, content, fingerprint, progress, cancellation);
            total = writer.Claims;
        }
        content.Compiled?.Invoke();
        var conflicts = Derive(connection, dataSet.Rulings, reconcile, total, progress, cancellation);
        Settle(connection, path);
        step?.Invoke(BuildStep.Write);
        Sql.Execute(connection, "COMMIT");
        return new BuildSummary(dataSet.Sources.Length, (int)total, dataSet.Questions.Length, conflicts)
        {
            Notes = (int)Sql.Number(connection, "SELECT count(*) FROM conflict WHERE severity = 'note'"),
            Fingerprint = fingerprint,
        };
    }

    /// <summary>What a ledger holds that was filled in several steps, or by somebody else.</summary>
    internal static BuildSummary SummaryOf(SqliteConnection connection)
    {
        var ledger = SqliteLedger.Of(connection);
        var totals = Listings.Totals(ledger);
        return new BuildSummary(totals.Sources, totals.Claims, totals.Questions, totals.Conflicts)
        {
            Fingerprint = Annotations.Ledger(ledger).Fingerprint,
        };
    }

    /// <summary>Holds every row against the constraints of its table, and the file against itself.</summary>
    internal static void Check(SqliteConnection connection, string path, string? table = null)
    {
        // Every row is held against the constraints of its table once: here, not when it is written.
        Sql.Execute(connection, "PRAGMA ignore_check_constraints = OFF");
        using var check = new SqliteStatement(connection, $"PRAGMA main.quick_check({table ?? "1"})");
        if (!check.Step() || check.Text("quick_check") is not "ok")
            throw Faults.Broken(path, check.TextOrNull("quick_check") ?? "no answer");
    }

    private static void Compile(
        LedgerWriter writer,
        LedgerContent content,
        string fingerprint,
        IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        var (dataSet, total) = (content.Declared, content.Claims);
        writer.Header(dataSet, fingerprint);
        foreach (var speaker in dataSet.Speakers)
            writer.Add(speaker);
        foreach (var facet in dataSet.Facets)
            writer.Add(facet);
        writer.Add(dataSet.Questions);
        foreach (var constraint in dataSet.Constraints)
            writer.Add(constraint);

        foreach (var (claim, source, ordinal) in content.InKeyOrder)
        {
            if (writer.Claims % 1000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new BuildProgress("compiling", writer.Claims, total));
            }
            writer.Add(claim, source, ordinal);
        }
        writer.Finish(dataSet.Sources);
        for (var index = 0; index < dataSet.Rulings.Length; index++)
            writer.Add(dataSet.Rulings[index], index);
        for (var index = 0; index < dataSet.Expectations.Length; index++)
            writer.Add(dataSet.Expectations[index], index);
        for (var index = 0; index < dataSet.Readings.Length; index++)
            writer.Add(dataSet.Readings[index], index);
        writer.AddRemarks(dataSet);
        for (var index = 0; index < dataSet.Baseline.Length; index++)
            writer.AddBaseline(dataSet.Baseline[index], index);
        progress?.Report(new BuildProgress("compiling", total, total));
    }

    private static void CheckTarget(string path)
    {
        if (Directory.Exists(path))
            throw Faults.IsFolder(path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
            throw Faults.NoFolder(folder);
        if (File.Exists(path) && !MayReplace(path))
            throw Faults.WouldOverwrite(path);
    }

    // An empty file, or one that calls itself a ledger, however damaged: https://sqlite.org/fileformat2.html#the_database_header
    private static bool MayReplace(string path)
    {
        const int applicationIdOffset = 68;
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
                return true;
            Span<byte> header = stackalloc byte[applicationIdOffset + 4];
            return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
                && System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[applicationIdOffset..]) == Schema.ApplicationId;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Faults.CannotWrite(path, fault);
        }
    }

    /// <summary>Lets a new file be made beside a ledger, which is gone afterwards unless it was moved into place.</summary>
    internal static BuildSummary Replace(string path, Func<string, BuildSummary> write)
    {
        WholeFile.RemoveLeftovers(path);
        var temporary = WholeFile.Temporary(path);
        try
        {
            return write(temporary);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Faults.CannotWrite(path, fault);
        }
        finally
        {
            WholeFile.Remove(temporary);
            WholeFile.Remove(temporary + "-journal");
        }
    }
}
