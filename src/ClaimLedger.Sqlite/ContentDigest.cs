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
    /// <summary>The tables, in the order of schema.sql, and their rows in the order of their keys.</summary>
    private static readonly (string Table, string Rows)[] Tables =
    [
        ("ledger", "SELECT * FROM ledger ORDER BY key"),
        ("publisher", "SELECT * FROM publisher ORDER BY key"),
        ("speaker", "SELECT * FROM speaker ORDER BY key"),
        ("speaker_alias", "SELECT * FROM speaker_alias ORDER BY speaker, ordinal"),
        ("chain", "SELECT * FROM chain ORDER BY key"),
        ("chain_step", "SELECT * FROM chain_step ORDER BY chain, step"),
        ("facet", "SELECT * FROM facet ORDER BY key"),
        ("facet_term", "SELECT * FROM facet_term ORDER BY facet, term"),
        ("question", "SELECT * FROM question ORDER BY key"),
        ("declared_constraint", "SELECT * FROM declared_constraint ORDER BY key"),
        ("source", "SELECT * FROM source ORDER BY key"),
        ("claim", "SELECT * FROM claim ORDER BY key"),
        ("question_detail", "SELECT * FROM question_detail ORDER BY question"),
        ("source_detail", "SELECT * FROM source_detail ORDER BY source"),
        ("claim_detail", "SELECT * FROM claim_detail ORDER BY claim"),
        ("source_version", "SELECT * FROM source_version ORDER BY source, number"),
        ("source_origin", "SELECT * FROM source_origin ORDER BY source, ordinal"),
        ("claim_lineage", "SELECT * FROM claim_lineage ORDER BY claim"),
        ("claim_correction", "SELECT * FROM claim_correction ORDER BY corrected, corrected_by"),
        ("claim_anchor", "SELECT * FROM claim_anchor ORDER BY claim"),
        ("claim_frame", "SELECT * FROM claim_frame ORDER BY facet, scene, claim, term, ordinal"),
        ("ruling", "SELECT * FROM ruling ORDER BY ordinal"),
        ("expectation", "SELECT * FROM expectation ORDER BY ordinal"),
        ("reading_override", "SELECT * FROM reading_override ORDER BY ordinal"),
        ("remark", "SELECT * FROM remark ORDER BY kind, id"),
        ("baseline", "SELECT * FROM baseline ORDER BY ordinal"),
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
    internal static IEnumerable<string> TableNames => Tables.Select(table => table.Table);

    /// <summary>The digest of each table, in order, as 64 lower-case hexadecimal digits.</summary>
    /// <param name="connection">The ledger.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="known">Digests of tables that are as they were, and are not gone through again; null for none.</param>
    internal static IReadOnlyList<(string Table, string Digest)> Of(
        SqliteConnection connection, CancellationToken cancellation, IReadOnlyDictionary<string, string>? known = null) =>
        Of(Tables, connection, known, cancellation);

    /// <summary>The digest of each table that is derived.</summary>
    internal static IReadOnlyList<(string Table, string Digest)> OfDerived(
        SqliteConnection connection, CancellationToken cancellation, IReadOnlyDictionary<string, string>? known = null) =>
        Of(Derived, connection, known, cancellation);

    private static List<(string Table, string Digest)> Of(
        (string Table, string Rows)[] tables,
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

    /// <summary>The digest of the rows that a statement gives.</summary>
    internal static string OfRows(SqliteConnection connection, string sql, CancellationToken cancellation)
    {
        using var hash = new RowHash();
        return hash.Of(connection, sql, cancellation);
    }

    private sealed class RowHash : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly byte[] _buffer = new byte[64 * 1024];
        private int _used;

        internal string Of(SqliteConnection connection, string sql, CancellationToken cancellation)
        {
            using var rows = new Statement(connection, sql);
            var columns = rows.Columns;
            for (var row = 0L; rows.Step(); row++)
            {
                if (row % 10_000 == 0)
                    cancellation.ThrowIfCancellationRequested();
                for (var column = 0; column < columns; column++)
                    Add(rows, column);
            }
            Flush();
            return Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        public void Dispose() => _hash.Dispose();

        private void Add(Statement row, int column)
        {
            switch (row.Type(column))
            {
                case ColumnType.Null:
                    Room(1)[0] = (byte)'N';
                    _used++;
                    break;
                case ColumnType.Integer:
                    Number('I', row.Int64(column), ';');
                    break;
                case ColumnType.Real:
                    var real = Room(9);
                    real[0] = (byte)'R';
                    BinaryPrimitives.WriteDoubleBigEndian(real[1..], row.Real(column));
                    _used += 9;
                    break;
                case ColumnType.Text:
                    Sized('T', row.Bytes(column));
                    break;
                default:
                    Sized('B', row.Bytes(column));
                    break;
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
