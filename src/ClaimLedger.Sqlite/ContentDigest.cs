using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// SHA-256 of every row of every table that says what the data set says, table by table, serialised as schema.sql tells at
/// <c>history</c>. What is derived from them has none: an audit derives it again.
/// </summary>
internal static class ContentDigest
{
    /// <summary>A table that says what the data set says.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Rows">Its rows in the order of its key.</param>
    /// <param name="Between">
    /// The same of rows about what came after some keys and up to others: rows are added to a ledger only about what is added to it. Null
    /// where none are added.
    /// </param>
    /// <param name="Last">The greatest key of what they are about.</param>
    private sealed record ContentTable(string Name, string Rows, string? Between = null, Func<LastKeys, long>? Last = null);

    /// <summary>The tables, in the order of schema.sql, and their rows in the order of their keys.</summary>
    private static readonly ContentTable[] Tables =
    [
        new("ledger", "SELECT * FROM ledger ORDER BY key"),
        // Spellings of "unknown" have keys from 0 down.
        new(
            "publisher",
            "SELECT * FROM publisher ORDER BY key",
            "SELECT * FROM publisher WHERE (key > 0 AND key > @after AND key <= @upto) OR (key <= 0 AND key < @above AND key >= @below) "
                + "ORDER BY key",
            keys => keys.Publisher),
        new(
            "speaker",
            "SELECT * FROM speaker ORDER BY key",
            "SELECT * FROM speaker WHERE key > @after AND key <= @upto ORDER BY key",
            keys => keys.Speaker),
        new(
            "speaker_alias",
            "SELECT * FROM speaker_alias ORDER BY speaker, ordinal",
            "SELECT * FROM speaker_alias WHERE speaker > @after AND speaker <= @upto ORDER BY speaker, ordinal",
            keys => keys.Speaker),
        new(
            "chain",
            "SELECT * FROM chain ORDER BY key",
            "SELECT * FROM chain WHERE key > @after AND key <= @upto ORDER BY key",
            keys => keys.Chain),
        new(
            "chain_step",
            "SELECT * FROM chain_step ORDER BY chain, step",
            "SELECT * FROM chain_step WHERE chain > @after AND chain <= @upto ORDER BY chain, step",
            keys => keys.Chain),
        new("facet", "SELECT * FROM facet ORDER BY key"),
        new("facet_term", "SELECT * FROM facet_term ORDER BY facet, term"),
        new(
            "question",
            "SELECT * FROM question ORDER BY key",
            "SELECT * FROM question WHERE key > @after AND key <= @upto ORDER BY key",
            keys => keys.Question),
        new(
            "declared_constraint",
            "SELECT * FROM declared_constraint ORDER BY key",
            "SELECT * FROM declared_constraint WHERE key > @after AND key <= @upto ORDER BY key",
            keys => keys.Constraint),
        new(
            "source",
            "SELECT * FROM source ORDER BY key",
            "SELECT * FROM source WHERE key > @after AND key <= @upto ORDER BY key",
            keys => keys.Source),
        new(
            "claim",
            "SELECT * FROM claim ORDER BY key",
            "SELECT * FROM claim WHERE key > @after AND key <= @upto ORDER BY key",
            keys => keys.Claim),
        new(
            "question_detail",
            "SELECT * FROM question_detail ORDER BY question",
            "SELECT * FROM question_detail WHERE question > @after AND question <= @upto ORDER BY question",
            keys => keys.Question),
        new(
            "source_detail",
            "SELECT * FROM source_detail ORDER BY source",
            "SELECT * FROM source_detail WHERE source > @after AND source <= @upto ORDER BY source",
            keys => keys.Source),
        new(
            "claim_detail",
            "SELECT * FROM claim_detail ORDER BY claim",
            "SELECT * FROM claim_detail WHERE claim > @after AND claim <= @upto ORDER BY claim",
            keys => keys.Claim),
        new(
            "source_version",
            "SELECT * FROM source_version ORDER BY source, number",
            "SELECT * FROM source_version WHERE source > @after AND source <= @upto ORDER BY source, number",
            keys => keys.Source),
        new(
            "source_origin",
            "SELECT * FROM source_origin ORDER BY source, ordinal",
            "SELECT * FROM source_origin WHERE source > @after AND source <= @upto ORDER BY source, ordinal",
            keys => keys.Source),
        new(
            "claim_lineage",
            "SELECT * FROM claim_lineage ORDER BY claim",
            "SELECT * FROM claim_lineage WHERE claim > @after AND claim <= @upto ORDER BY claim",
            keys => keys.Claim),
        new(
            "claim_correction",
            "SELECT * FROM claim_correction ORDER BY corrected, corrected_by",
            "SELECT * FROM claim_correction WHERE corrected_by > @after AND corrected_by <= @upto ORDER BY corrected, corrected_by",
            keys => keys.Claim),
        new(
            "claim_anchor",
            "SELECT * FROM claim_anchor ORDER BY claim",
            "SELECT * FROM claim_anchor WHERE claim > @after AND claim <= @upto ORDER BY claim",
            keys => keys.Claim),
        new(
            "claim_frame",
            "SELECT * FROM claim_frame ORDER BY facet, scene, claim, term, ordinal",
            "SELECT * FROM claim_frame WHERE claim > @after AND claim <= @upto ORDER BY facet, scene, claim, term, ordinal",
            keys => keys.Claim),
        new("ruling", "SELECT * FROM ruling ORDER BY ordinal"),
        new("expectation", "SELECT * FROM expectation ORDER BY ordinal"),
        new("reading_override", "SELECT * FROM reading_override ORDER BY ordinal"),
        new("remark", "SELECT * FROM remark ORDER BY kind, id"),
        new("baseline", "SELECT * FROM baseline ORDER BY ordinal"),
    ];

    /// <summary>The tables that are derived, in the same way: what a build finds in them was written by the build before.</summary>
    private static readonly (string Table, string Rows)[] Derived =
    [
        ("claim_facts", "SELECT * FROM claim_facts ORDER BY first_claim"),
        ("claim_aside", "SELECT * FROM claim_aside ORDER BY claim"),
        ("conflict", "SELECT * FROM conflict ORDER BY key"),
        ("position", "SELECT * FROM position ORDER BY conflict, position"),
        ("position_claim", "SELECT * FROM position_claim ORDER BY conflict, position, ordinal"),
        ("stale_ruling", "SELECT * FROM stale_ruling ORDER BY conflict"),
    ];

    /// <summary>The digest of a table without rows.</summary>
    internal static string OfNothing { get; } = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>The names of the tables, in order.</summary>
    internal static IEnumerable<string> TableNames => Tables.Select(table => table.Name);

    /// <summary>The digest of each table, in order, as 64 lower-case hexadecimal digits.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="known">Digests of tables that are as they were, and are not gone through again; null for none.</param>
    internal static IReadOnlyList<(string Table, string Digest)> Of(
        SqliteConnection connection, CancellationToken cancellation, IReadOnlyDictionary<string, string>? known = null) =>
        Of(Tables.Select(table => (table.Name, table.Rows)), connection, known, cancellation);

    /// <summary>The digest of the rows about what came after some keys and up to others, of each table that has any.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="after">The keys before; null for none.</param>
    /// <param name="upto">The last keys; null for all that there are.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static IReadOnlyList<(string Table, string Digest)> Between(
        SqliteConnection connection, LastKeys? after, LastKeys? upto, CancellationToken cancellation)
    {
        using var hash = new RowHash();
        return
        [
            .. Tables.Where(table => table.Between is not null)
                .Select(table => (Table: table.Name, Digest: hash.Of(connection, table.Between!, cancellation, Bounds(table))))
                .Where(table => table.Digest != OfNothing),
        ];

        Dictionary<string, object?> Bounds(ContentTable table) => new(StringComparer.Ordinal)
        {
            ["after"] = after is null ? long.MinValue : table.Last!(after),
            ["upto"] = upto is null ? long.MaxValue : table.Last!(upto),
            ["above"] = after?.UnknownPublisher ?? 1,
            ["below"] = upto?.UnknownPublisher ?? long.MinValue,
        };
    }

    /// <summary>The digest of one table.</summary>
    internal static string Of(SqliteConnection connection, string table, CancellationToken cancellation) =>
        OfRows(connection, Tables.Single(other => other.Name == table).Rows, cancellation);

    /// <summary>Whether rows are added to a table.</summary>
    internal static bool Grows(string table) => Tables.Any(other => other.Name == table && other.Between is not null);

    /// <summary>The digest of each table that is derived.</summary>
    internal static IReadOnlyList<(string Table, string Digest)> OfDerived(
        SqliteConnection connection, CancellationToken cancellation, IReadOnlyDictionary<string, string>? known = null) =>
        Of(Derived, connection, known, cancellation);

    private static List<(string Table, string Digest)> Of(
        IEnumerable<(string Table, string Rows)> tables,
        SqliteConnection connection,
        IReadOnlyDictionary<string, string>? known,
        CancellationToken cancellation)
    {
        using var hash = new RowHash();
        return
        [
            .. tables.Select(table =>
                (table.Table, known?.GetValueOrDefault(table.Table) ?? hash.Of(connection, table.Rows, cancellation))),
        ];
    }

    /// <summary>Whether the digest of a table is that of its rows as they come by some columns.</summary>
    internal static bool IsBy(string table, IEnumerable<string> columns) =>
        Array.Find(Tables, other => other.Name == table)?.Rows.Split(" ORDER BY ")[1] == string.Join(", ", columns);

    /// <summary>The digest of the rows that a statement gives.</summary>
    internal static string OfRows(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        using var hash = new RowHash();
        return hash.Of(connection, sql, cancellation);
    }

    /// <summary>Takes values, row by row, and gives the digest of all of them.</summary>
    internal sealed class RowHash : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] _buffer = new byte[64 * 1024];
        private int _used;

        internal string Of(
            SqliteConnection connection,
            string sql,
            CancellationToken cancellation,
            IReadOnlyDictionary<string, object?>? parameters = null)
        {
            using var rows = new SqliteStatement(connection, sql);
            if (parameters is not null)
                rows.Bind(parameters);
            var columns = rows.Columns;
            for (var row = 0L; rows.Step(); row++)
            {
                if (row % 10_000 == 0)
                    cancellation.ThrowIfCancellationRequested();
                for (var column = 0; column < columns; column++)
                    Add(rows, column);
            }
            return Taken();
        }

        /// <summary>The digest of all that was added; what is added next begins another.</summary>
        internal string Taken()
        {
            Flush();
            return Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        internal void AddNothing()
        {
            Room(1)[0] = (byte)'N';
            _used++;
        }

        internal void Add(long number) => Number('I', number, ';');

        internal void Add(double number)
        {
            var real = Room(9);
            real[0] = (byte)'R';
            BinaryPrimitives.WriteDoubleBigEndian(real[1..], number);
            _used += 9;
        }

        internal void AddText(ReadOnlySpan<byte> utf8) => Sized('T', utf8);

        internal void AddBytes(ReadOnlySpan<byte> bytes) => Sized('B', bytes);

        public void Dispose() => _hash.Dispose();

        private void Add(Statement row, int column)
        {
            switch (row.Type(column))
            {
                case ColumnType.Null: AddNothing(); break;
                case ColumnType.Integer: Add(row.Int64(column)); break;
                case ColumnType.Real: Add(row.Real(column)); break;
                case ColumnType.Text: AddText(row.Bytes(column)); break;
                default: AddBytes(row.Bytes(column)); break;
            }
        }

        private void Sized(char letter, ReadOnlySpan<byte> bytes)
        {
            Number(letter, bytes.Length, ':');
            if (bytes.Length > _buffer.Length)
            {
                Flush();
                _hash.AppendData(bytes);
                return;
            }
            bytes.CopyTo(Room(bytes.Length));
            _used += bytes.Length;
        }

        private void Number(char letter, long number, char end)
        {
            const int most = 22;
            var room = Room(most);
            room[0] = (byte)letter;
            number.TryFormat(room[1..], out var written, default, CultureInfo.InvariantCulture);
            room[1 + written] = (byte)end;
            _used += 2 + written;
        }

        private Span<byte> Room(int bytes)
        {
            if (_buffer.Length - _used < bytes)
                Flush();
            return _buffer.AsSpan(_used);
        }

        private void Flush()
        {
            _hash.AppendData(_buffer, 0, _used);
            _used = 0;
        }
    }
}
