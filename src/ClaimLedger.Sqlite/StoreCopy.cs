using System.Buffers.Binary;
using System.Data;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Copies ledgers between a file and a generation of a store, row by row: both hold the same tables with the same keys and values, and a
/// store besides says of each row in which bucket it is, and which words stand in it.
/// </summary>
internal static class StoreCopy
{
    /// <summary>A table that both have.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Buckets">
    /// What a store has besides, as SQL of the file: the columns; null for a table that is small.
    /// </param>
    /// <param name="Joins">How the table of buckets is joined.</param>
    /// <param name="Words">The columns in whose texts words are looked for.</param>
    private sealed record Table(string Name, string? Buckets = null, string Joins = "", params string[] Words);

    private const string OfQuestion = "JOIN temp.bucket_of AS its ON its.key = {0}.question";
    private const string OfClaim = "JOIN claim ON claim.key = {0}.claim JOIN temp.bucket_of AS its ON its.key = claim.question";
    private const string OfConflict =
        "JOIN conflict ON conflict.key = {0}.conflict JOIN temp.bucket_of AS its ON its.key = conflict.question";
    private const string Its = "its.bucket AS bucket";

    // In the order in which foreign keys allow to fill them.
    private static readonly Table[] Tables =
    [
        new("ledger"),
        new("publisher"),
        new("speaker"),
        new("speaker_alias"),
        new("chain"),
        new("chain_step"),
        new("facet"),
        new("facet_term"),
        new("declared_constraint"),
        new("source", Words: "title"),
        new("source_detail"),
        new("source_version"),
        new("source_origin"),
        new("question", Its, "JOIN temp.bucket_of AS its ON its.key = question.key", "subject", "asks"),
        new("question_detail", Its, OfQuestion),
        new("claim", Its, OfQuestion, "quote"),
        new("claim_detail", Its, OfClaim),
        new("claim_aside", Its, OfClaim),
        new("claim_lineage", Its, OfClaim),
        new(
            "claim_correction",
            Its,
            "JOIN claim ON claim.key = claim_correction.corrected_by JOIN temp.bucket_of AS its ON its.key = claim.question"),
        new("claim_anchor", Its, OfClaim),
        new("claim_facts", Its, OfQuestion),
        new(
            "claim_frame",
            Its + ", other.bucket AS scene_bucket",
            OfClaim + " JOIN temp.bucket_of AS other ON other.key = claim_frame.scene"),
        new("ruling"),
        new("expectation"),
        new("reading_override"),
        new("remark"),
        new("baseline"),
        new("conflict", Its, OfQuestion),
        new(
            "position",
            Its + ", other.bucket AS question_bucket",
            OfConflict + " LEFT JOIN temp.bucket_of AS other ON other.key = position.question"),
        new(
            "position_claim",
            Its + ", other.bucket AS claim_bucket, claim.source AS source",
            OfConflict + " JOIN claim ON claim.key = position_claim.claim JOIN temp.bucket_of AS other ON other.key = claim.question"),
        new("stale_ruling", Its, OfConflict),
    ];

    /// <summary>The tables that grow with the claims.</summary>
    internal static IEnumerable<string> Growing => Tables.Where(table => table.Buckets is not null).Select(table => table.Name);

    /// <summary>The tables of what workers find.</summary>
    internal static readonly string[] FoundByWorkers = ["conflict", "position", "position_claim"];

    /// <summary>What tells claims apart.</summary>
    private const string ClaimNames = "(source, name)";

    // And what follows from it.
    private static readonly string[] Found = [.. FoundByWorkers, "stale_ruling"];

    /// <summary>Fills the tables of an empty generation from a ledger's file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="store">The generation is first in its search path.</param>
    /// <param name="withConflicts">Whether what was found goes with it.</param>
    /// <param name="progress">Told how many claims are there.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static void Up(
        SqliteConnection file, NpgsqlConnection store, bool withConflicts, IProgress<BuildProgress>? progress,
        CancellationToken cancellation)
    {
        NumberBuckets(file);
        var claims = Sql.Number(file, "SELECT count(*) FROM claim");
        foreach (var table in Tables.Where(table => withConflicts || !Found.Contains(table.Name)))
        {
            cancellation.ThrowIfCancellationRequested();
            CopyUp(file, store, table, "", table.Name == "claim" ? progress : null, claims, cancellation);
        }
    }

    /// <summary>Adds what spans questions to a generation that has what lies within them.</summary>
    internal static void UpAcross(SqliteConnection file, NpgsqlConnection store, CancellationToken cancellation)
    {
        NumberBuckets(file);
        foreach (var table in Tables.Where(table => Found.Contains(table.Name)))
        {
            var only = table.Name is "stale_ruling"
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"WHERE {table.Name}.{(table.Name is "conflict" ? "key" : "conflict")} >= {ConflictRows.FirstAcross}");
            CopyUp(file, store, table, only, progress: null, claims: 0, cancellation);
        }
    }

    /// <summary>Puts the rulings of a file, and what follows from them, in place of those of a generation.</summary>
    internal static void UpRulings(SqliteConnection file, NpgsqlConnection store, CancellationToken cancellation)
    {
        NumberBuckets(file);
        Stores.Execute(store, "DELETE FROM stale_ruling; DELETE FROM ruling; DELETE FROM remark WHERE kind = 'ruling'");
        foreach (var table in Tables.Where(table => table.Name is "ruling" or "remark" or "stale_ruling"))
        {
            var only = table.Name is "remark" ? "WHERE remark.kind = 'ruling'" : "";
            CopyUp(file, store, table, only, progress: null, claims: 0, cancellation);
        }
    }

    private static void NumberBuckets(SqliteConnection file)
    {
        file.CreateFunction("bucket_of_id", (string id) => (long)Bucket.Of(id), isDeterministic: true);
        Sql.Execute(
            file,
            "CREATE TEMP TABLE bucket_of (key INTEGER PRIMARY KEY, bucket INTEGER NOT NULL); "
                + "INSERT INTO temp.bucket_of SELECT key, bucket_of_id(id) FROM question;");
    }

    /// <summary>Copies the rows of one table.</summary>
    private static void CopyUp(
        SqliteConnection file, NpgsqlConnection store, Table table, string only, IProgress<BuildProgress>? progress, long claims,
        CancellationToken cancellation)
    {
        var own = SqliteStatement.ColumnsOf(file, table.Name);
        var buckets = table.Buckets is null ? "" : ", " + table.Buckets;
        var joins = string.Format(CultureInfo.InvariantCulture, table.Joins, table.Name);
        using var rows = new SqliteStatement(
            file, $"SELECT {string.Join(", ", own.Select(column => $"{table.Name}.{column}"))}{buckets} FROM {table.Name} {joins} {only}");
        List<string> columns = [.. Enumerable.Range(0, rows.Columns).Select(rows.ColumnName)];
        int[] searched = [.. table.Words.Select(word => columns.IndexOf(word))];
        if (searched.Length > 0)
            columns.Add("search");
        using var copy = store.BeginTextImport($"COPY {table.Name} ({string.Join(", ", columns)}) FROM STDIN");
        var line = new StringBuilder();
        for (var row = 0L; rows.Step(); row++)
        {
            line.Clear();
            for (var column = 0; column < rows.Columns; column++)
            {
                if (column > 0)
                    line.Append('\t');
                CopyText.Append(line, rows.Object(column));
            }
            if (searched.Length > 0)
                CopyText.AppendWords(line.Append('\t'), rows, searched);
            copy.Write(line.Append('\n'));
            if (row % 10_000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new BuildProgress("storing", row, claims));
            }
        }
    }

    /// <summary>Gives a copy of a generation, as a file that is removed afterwards, to somebody who works on files.</summary>
    internal static T WithFile<T>(PostgresLedger ledger, Func<Ledger, T> work, CancellationToken cancellation)
    {
        var path = NewFile();
        try
        {
            Down(ledger.Connection, path, CopiedParts.All, cancellation);
            using var copy = Ledger.Open(path);
            return work(copy);
        }
        finally
        {
            WholeFile.Remove(path);
        }
    }

    /// <summary>A place for a file of our own.</summary>
    internal static string NewFile()
    {
        var target = Path.Combine(Path.GetTempPath(), "claimledger-store.db");
        WholeFile.RemoveLeftovers(target);
        return WholeFile.Temporary(target);
    }

    /// <summary>Makes a ledger's file of what a generation holds.</summary>
    /// <param name="store">The generation is first in its search path.</param>
    /// <param name="path">Where the file goes.</param>
    /// <param name="parts">What is copied besides what the data set says and what was found.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static void Down(NpgsqlConnection store, string path, CopiedParts parts, CancellationToken cancellation)
    {
        using var file = LedgerBuilder.OpenNew(path);
        Sql.Execute(file, "BEGIN");
        string[] besides = parts.HasFlag(CopiedParts.History) ? ["history"] : [];
        foreach (var table in Tables.Select(table => table.Name).Concat(besides))
            CopyDown(store, file, table, cancellation);
        string[] searched = parts.HasFlag(CopiedParts.Search) ? ["claims", "sources", "questions"] : [];
        foreach (var what in searched)
        {
            using var search = new SqliteStatement(file, EmbeddedSql.Query($"search-{what}-after"));
            search.Bind("after", 0L);
            search.Run();
        }
        Sql.Execute(file, "PRAGMA analysis_limit = 1000; ANALYZE; COMMIT");
    }

    /// <summary>
    /// Makes a file of what a generation holds for whoever finishes it, and throws the file away: it is not as the schema declares it.
    /// </summary>
    /// <param name="store">The generation is first in its search path.</param>
    /// <param name="path">Where the file goes.</param>
    /// <param name="isCompared">Whether claims are looked for by their names.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The digests of tables whose rows came by on the way.</returns>
    internal static Dictionary<string, string> DownToFinish(
        NpgsqlConnection store, string path, bool isCompared, CancellationToken cancellation)
    {
        using var file = LedgerBuilder.OpenNew(path);
        Sql.Execute(file, "BEGIN");
        NameClaimsLater(file);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in Tables.Select(table => table.Name))
        {
            if (CopyDown(store, file, table, cancellation, isDigested: Growing.Contains(table)) is { } digest)
                digests.Add(table, digest);
        }
        if (isCompared)
            Sql.Execute(file, $"CREATE UNIQUE INDEX claim_by_name ON claim {ClaimNames}");
        Sql.Execute(file, "PRAGMA analysis_limit = 1000; ANALYZE; COMMIT");
        return digests;
    }

    // Claims come in the order of their questions, and that of their names is another: an index that is made in one go takes half the time.
    private static void NameClaimsLater(SqliteConnection file)
    {
        const string constraint = $"  UNIQUE {ClaimNames},\n";
        using var row = new SqliteStatement(file, "SELECT group_concat(sql, '; ') AS sql FROM sqlite_schema WHERE tbl_name = 'claim'");
        row.Step();
        var declared = row.Text("sql");
        row.Reset();
        if (!declared.Contains(constraint, StringComparison.Ordinal))
            throw new InvalidOperationException("The names of claims are not declared as they were.");
        Sql.Execute(file, $"DROP TABLE claim; {declared.Replace(constraint, "", StringComparison.Ordinal)}");
    }

    // In the order of the file's key, so that it grows at its end. The digest is that of a table that goes by its key.
    private static string? CopyDown(
        NpgsqlConnection store, SqliteConnection file, string table, CancellationToken cancellation, bool isDigested = false)
    {
        var (columns, key) = (SqliteStatement.ColumnsOf(file, table), SqliteStatement.KeyOf(file, table));
        var typesByName = TypesOf(store, table);
        var types = columns.ConvertAll(column => typesByName[column]);
        using var row = SqliteStatement.InsertInto(file, table);
        using var hash = isDigested && ContentDigest.IsBy(table, key) ? new ContentDigest.RowHash() : null;
        using var rows = new BinaryRows(store.BeginRawBinaryCopy(
            $"COPY (SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {string.Join(", ", key)}) TO STDOUT (FORMAT binary)"));
        while (rows.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < types.Count; column++)
                Take(row, column + 1, rows, types[column], hash);
            row.Run();
        }
        return hash?.Taken();
    }

    private static Dictionary<string, string> TypesOf(NpgsqlConnection store, string table)
    {
        using var command = Stores.Command(
            store,
            "SELECT attname::text AS name, format_type(atttypid, NULL) AS type FROM pg_attribute "
                + "WHERE attrelid = @table::regclass AND attnum > 0",
            ("table", table));
        using var reader = command.ExecuteReader();
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
            types.Add(reader.GetString("name"), reader.GetString("type"));
        return types;
    }

    private static void Take(SqliteStatement row, int parameter, BinaryRows from, string type, ContentDigest.RowHash? hash)
    {
        if (!from.Field(out var bytes))
        {
            row.BindNull(parameter);
            hash?.AddNothing();
            return;
        }
        switch (type)
        {
            case "bigint": TakeNumber(row, parameter, BinaryPrimitives.ReadInt64BigEndian(bytes), hash); break;
            case "text": TakeText(row, parameter, bytes, hash); break;
            case "bytea":
                row.Bind(parameter, bytes);
                hash?.AddBytes(bytes);
                break;
            case "numeric": TakeEnd(row, parameter, Ends.Stored(BinaryRows.Decimal(bytes))!, hash); break;
            default: throw new InvalidDataException($"A column is of the type {type}.");
        }
    }

    private static void TakeNumber(SqliteStatement row, int parameter, long number, ContentDigest.RowHash? hash)
    {
        row.Bind(parameter, number);
        hash?.Add(number);
    }

    private static void TakeText(SqliteStatement row, int parameter, ReadOnlySpan<byte> utf8, ContentDigest.RowHash? hash)
    {
        row.BindText(parameter, utf8);
        hash?.AddText(utf8);
    }

    private static void TakeEnd(SqliteStatement row, int parameter, object end, ContentDigest.RowHash? hash)
    {
        switch (end)
        {
            case long whole: TakeNumber(row, parameter, whole, hash); break;
            case double real:
                row.Bind(parameter, real);
                hash?.Add(real);
                break;
            default: TakeText(row, parameter, Encoding.UTF8.GetBytes((string)end), hash); break;
        }
    }
}

/// <summary>What a file of a generation is made with, besides what the data set says and what was found.</summary>
[Flags]
internal enum CopiedParts
{
    /// <summary>The history.</summary>
    History = 1,
    /// <summary>What texts are searched by.</summary>
    Search = 2,
    /// <summary>Both.</summary>
    All = History | Search,
}

/// <summary>
/// Values in the text format of COPY: https://www.postgresql.org/docs/15/sql-copy.html#id-1.9.3.55.9.2.
/// </summary>
internal static class CopyText
{
    internal const string Null = "\\N";

    internal static StringBuilder Append(StringBuilder line, object? value) => value switch
    {
        null => line.Append(Null),
        long whole => line.Append(CultureInfo.InvariantCulture, $"{whole}"),
        double real => line.Append(CultureInfo.InvariantCulture, $"{(decimal)real}"),
        byte[] bytes => line.Append("\\\\x").Append(Convert.ToHexStringLower(bytes)),
        _ => AppendText(line, (string)value),
    };

    private static StringBuilder AppendText(StringBuilder line, string text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '\\' => line.Append("\\\\"),
                '\t' => line.Append("\\t"),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                _ => line.Append(letter),
            };
        }
        return line;
    }

    /// <summary>The words of some columns as a tsvector; nothing where none of these has a text.</summary>
    internal static void AppendWords(StringBuilder line, Statement row, IEnumerable<int> columns)
    {
        var texts = columns.Where(column => row.Type(column) is not ColumnType.Null).Select(row.Text).ToList();
        if (texts.Count == 0)
        {
            line.Append(Null);
            return;
        }
        // Letters and digits alone: there is nothing to escape.
        line.AppendJoin(' ', texts.SelectMany(SearchWords.Of).Distinct(StringComparer.Ordinal).Select(word => $"'{word}'"));
    }
}
