using ClaimLedger.Reconciliation;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>Builds a ledger beside its target and puts it there only when it is whole.</summary>
internal static class LedgerBuilder
{
    /// <summary>What finds the conflicts; tests put their own here.</summary>
    internal delegate IEnumerable<Conflict> Reconcile(IClaimView view, CancellationToken cancellation);

    internal static BuildSummary Build(
        DataSet dataSet, string path, string fingerprint, Reconcile reconcile, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        CheckTarget(path);
        return Replace(path, temporary => Faults.Guard(path, () =>
        {
            using var connection = OpenNew(temporary);
            return Fill(connection, dataSet, path, fingerprint, reconcile, progress, cancellation);
        }), cancellation);
    }

    /// <summary>An empty ledger with its schema, tuned for one bulk load: nobody else sees the file, and a failure throws it away.</summary>
    internal static SqliteConnection OpenNew(string path)
    {
        var connection = Connections.Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Sql.Execute(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -32000;");
            Schema.Create(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reconciles what the connection holds and writes the conflicts; says how many there are.</summary>
    internal static int WriteConflicts(
        SqliteConnection connection, Reconcile reconcile, long claims, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        using var view = new LedgerView(connection, done => progress?.Report(new BuildProgress("reconciling", done, claims)));
        using var rows = new ConflictRows(connection, view.KeyOf);
        var count = 0;
        foreach (var conflict in reconcile(view, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Add(conflict))
                count++;
        }
        return count;
    }

    /// <summary>Foreign keys, statistics and the integrity of what was written.</summary>
    internal static void Settle(SqliteConnection connection, string path)
    {
        using (var orphans = new Statement(connection, "PRAGMA foreign_key_check"))
        {
            if (orphans.Step())
                throw Faults.Broken(path, $"a row of {orphans.Text(0)} refers to a {orphans.Text(2)} that is not there");
        }
        Sql.Execute(connection, "PRAGMA analysis_limit = 1000; ANALYZE;");
    }

    private static BuildSummary Fill(
        SqliteConnection connection, DataSet dataSet, string path, string fingerprint, Reconcile reconcile, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        var total = dataSet.Sources.Sum(source => (long)source.Claims.Length);
        Sql.Execute(connection, "BEGIN");
        using (var writer = new LedgerWriter(connection))
            Compile(writer, dataSet, fingerprint, total, progress, cancellation);
        var conflicts = WriteConflicts(connection, reconcile, total, progress, cancellation);
        StaleRulings.Write(connection, dataSet.Rulings);
        Settle(connection, path);
        Sql.Execute(connection, "COMMIT");
        cancellation.ThrowIfCancellationRequested();

        using (var check = new Statement(connection, "PRAGMA quick_check(1)"))
        {
            if (!check.Step() || check.Text(0) is not "ok")
                throw Faults.Broken(path, check.TextOrNull(0) ?? "no answer");
        }
        return new BuildSummary(dataSet.Sources.Length, (int)total, dataSet.Questions.Length, conflicts);
    }

    private static void Compile(
        LedgerWriter writer, DataSet dataSet, string fingerprint, long total, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        writer.Header(dataSet, fingerprint);
        foreach (var speaker in dataSet.Speakers)
            writer.Add(speaker);
        foreach (var facet in dataSet.Facets)
            writer.Add(facet);
        writer.Add(dataSet.Questions);
        foreach (var constraint in dataSet.Constraints)
            writer.Add(constraint);

        var ordinals = new Dictionary<string, (Source Source, int Ordinal)>(StringComparer.Ordinal);
        foreach (var source in dataSet.Sources)
        {
            for (var ordinal = 0; ordinal < source.Claims.Length; ordinal++)
                ordinals.Add(source.Claims[ordinal].Id, (source, ordinal));
        }
        foreach (var claim in ClaimOrder.Sort(dataSet))
        {
            if (writer.Claims % 1000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new BuildProgress("compiling", writer.Claims, total));
            }
            var (source, ordinal) = ordinals[claim.Id];
            writer.Add(claim, source, ordinal);
        }
        writer.Finish(dataSet.Sources);
        for (var index = 0; index < dataSet.Rulings.Length; index++)
            writer.Add(dataSet.Rulings[index], index);
        for (var index = 0; index < dataSet.Expectations.Length; index++)
            writer.Add(dataSet.Expectations[index], index);
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

    private static BuildSummary Replace(string path, Func<string, BuildSummary> write, CancellationToken cancellation)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            var summary = write(temporary);
            using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
                file.Flush(flushToDisk: true);
            cancellation.ThrowIfCancellationRequested();
            File.Move(temporary, path, overwrite: true);
            return summary;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Faults.CannotWrite(path, fault);
        }
        finally
        {
            Remove(temporary);
            Remove(temporary + "-journal");
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A leftover beside the ledger harms nobody, and must not hide why the build failed.
        }
    }
}
