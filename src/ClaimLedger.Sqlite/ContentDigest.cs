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
    /// <param name="Order">The order of its rows, which is that of its key.</param>
    /// <param name="Of">
    /// The column that tells of what a row is: rows are added to a ledger only about what is added to it. Null where none are added.
    /// </param>
    /// <param name="Last">The greatest key of what that is.</param>
    private sealed record ContentTable(string Name, string Order, string? Of = null, Func<LastKeys, long>? Last = null)
    {
        internal string Rows => $"SELECT * FROM {Name} ORDER BY {Order}";

        /// <summary>The rows about what came after some keys, and up to others.</summary>
        internal string RowsBetween(LastKeys? after, LastKeys? upto)
        {
            if (Of is null || Last is null)
                return Rows;
            // Keys are numbers, and ours.
            var low = after is null ? long.MinValue : Last(after);
            var high = upto is null ? long.MaxValue : Last(upto);
            var between = FormattableString.Invariant($"{Of} > {low} AND {Of} <= {high}");
            if (Name == "publisher")
            {
                // Spellings of "unknown" have keys from 0 down.
                var (above, below) = (after?.UnknownPublisher ?? 1, upto?.UnknownPublisher ?? long.MinValue);
                between = FormattableString.Invariant(
                    $"({Of} > 0 AND {between}) OR ({Of} <= 0 AND {Of} < {above} AND {Of} >= {below})");
            }
            return $"SELECT * FROM {Name} WHERE {between} ORDER BY {Order}";
        }
    }

    /// <summary>The tables, in the order of schema.sql, and their rows in the order of their keys.</summary>
    private static readonly ContentTable[] Tables =
    [
        new("ledger", "key"),
        new("publisher", "key", "key", keys => keys.Publisher),
        new("speaker", "key", "key", keys => keys.Speaker),
        new("speaker_alias", "speaker, ordinal", "speaker", keys => keys.Speaker),
        new("chain", "key", "key", keys => keys.Chain),
        new("chain_step", "chain, step", "chain", keys => keys.Chain),
        new("facet", "key"),
        new("facet_term", "facet, term"),
        new("question", "key", "key", keys => keys.Question),
        new("declared_constraint", "key", "key", keys => keys.Constraint),
        new("source", "key", "key", keys => keys.Source),
        new("claim", "key", "key", keys => keys.Claim),
        new("question_detail", "question", "question", keys => keys.Question),
        new("source_detail", "source", "source", keys => keys.Source),
        new("claim_detail", "claim", "claim", keys => keys.Claim),
        new("source_version", "source, number", "source", keys => keys.Source),
        new("source_origin", "source, ordinal", "source", keys => keys.Source),
        new("claim_lineage", "claim", "claim", keys => keys.Claim),
        new("claim_correction", "corrected, corrected_by", "corrected_by", keys => keys.Claim),
        new("claim_anchor", "claim", "claim", keys => keys.Claim),
        new("claim_frame", "facet, scene, claim, term, ordinal", "claim", keys => keys.Claim),
        new("ruling", "ordinal"),
        new("expectation", "ordinal"),
        new("reading_override", "ordinal"),
        new("remark", "kind, id"),
        new("baseline", "ordinal"),
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
    internal static IReadOnlyList<(string Table, string Digest)> Of(SqliteConnection connection, CancellationToken cancellation)
    {
        using var hash = new RowHash();
        return [.. Tables.Select(table => (table.Name, hash.Of(connection, table.Rows, cancellation)))];
    }

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
            .. Tables.Where(table => table.Of is not null)
                .Select(table => (Table: table.Name, Digest: hash.Of(connection, table.RowsBetween(after, upto), cancellation)))
                .Where(table => table.Digest != OfNothing),
        ];
    }

    /// <summary>The digest of one table.</summary>
    internal static string Of(SqliteConnection connection, string table, CancellationToken cancellation) =>
        OfRows(connection, Tables.Single(other => other.Name == table).Rows, cancellation);

    /// <summary>Whether rows are added to a table.</summary>
    internal static bool Grows(string table) => Tables.Any(other => other.Name == table && other.Of is not null);

    /// <summary>The digest of each table that is derived.</summary>
    internal static IReadOnlyList<(string Table, string Digest)> OfDerived(SqliteConnection connection, CancellationToken cancellation)
    {
        using var hash = new RowHash();
        return [.. Derived.Select(table => (table.Table, hash.Of(connection, table.Rows, cancellation)))];
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
