using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace ClaimLedger.Sqlite;

/// <summary>
/// A statement on PostgreSQL. Its rows come through a cursor, a stretch at a time, so that others can be read meanwhile and no result has
/// to fit into memory; values are told as SQLite would.
/// </summary>
internal sealed partial class PostgresStatement : Statement
{
    private const int Stretch = 512;

    private static readonly ConcurrentDictionary<string, FrozenSet<string>> Named = new(StringComparer.Ordinal);

    private readonly PostgresLedger _ledger;
    private readonly string _sql;
    private readonly FrozenSet<string> _parameters;
    private readonly Dictionary<string, object?> _bound = new(StringComparer.Ordinal);
    private readonly List<object?[]> _rows = [];
    private string? _cursor;
    private string[] _columns = [];
    private Ordinals? _ordinals;
    private byte[] _bytes = [];
    private int _at = -1;
    private bool _hasRun, _isWhole;

    internal PostgresStatement(PostgresLedger ledger, string sql)
    {
        _ledger = ledger;
        _sql = sql;
        _parameters = Named.GetOrAdd(
            sql,
            static text => ParameterOrNot.Matches(text)
                .Where(match => match.Groups["name"].Success)
                .Select(match => match.Groups["name"].Value)
                .ToFrozenSet(StringComparer.Ordinal));
    }

    internal override int Columns
    {
        get
        {
            Begin();
            return _columns.Length;
        }
    }

    internal override string ColumnName(int column)
    {
        Begin();
        return _columns[column];
    }

    internal override bool Takes(string parameter) => _parameters.Contains(parameter);

    internal override void Bind(string parameter, long value) => _bound[Own(parameter)] = value;

    internal override void Bind(string parameter, double value) => _bound[Own(parameter)] = value;

    internal override void Bind(string parameter, string? value) => _bound[Own(parameter)] = value;

    internal override void Bind(string parameter, ReadOnlySpan<byte> value) => _bound[Own(parameter)] = value.ToArray();

    internal override void BindNull(string parameter) => _bound[Own(parameter)] = null;

    internal override bool Step()
    {
        Begin();
        if (++_at < _rows.Count)
            return true;
        if (_isWhole)
            return false;
        Fetch();
        _at = 0;
        return _rows.Count > 0;
    }

    internal override void Reset()
    {
        _rows.Clear();
        _at = -1;
        _hasRun = false;
        if (_cursor is not null && !_isWhole)
            _ledger.CloseLater(_cursor);
        _cursor = null;
    }

    internal override ColumnType Type(int column) => Value(column) switch
    {
        null => ColumnType.Null,
        long => ColumnType.Integer,
        double => ColumnType.Real,
        byte[] => ColumnType.Blob,
        _ => ColumnType.Text,
    };

    internal override long Int64(int column) => Value(column) switch
    {
        null => 0,
        long whole => whole,
        double real => (long)real,
        _ => throw new InvalidDataException($"{_columns[column]} is not a number."),
    };

    internal override double Real(int column) => Value(column) switch
    {
        double real => real,
        _ => Int64(column),
    };

    internal override string Text(int column) => Value(column) switch
    {
        string text => text,
        null => "",
        _ => throw new InvalidDataException($"{_columns[column]} is not a text."),
    };

    internal override ReadOnlySpan<byte> Bytes(int column) => Value(column) switch
    {
        byte[] bytes => bytes,
        string text => Encoded(text),
        null => [],
        _ => throw new InvalidDataException($"{_columns[column]} is neither text nor bytes."),
    };

    /// <inheritdoc/>
    public override void Dispose() => Reset();

    private protected override int Column(string name) => (_ordinals ??= new Ordinals("column", _columns)).Of(name);

    /// <summary>A value as a SQLite ledger has it: whole numbers, reals that are exact, texts, bytes.</summary>
    internal static object? Stored(object value) => value switch
    {
        DBNull => null,
        long or double or string or byte[] => value,
        int whole => (long)whole,
        short whole => (long)whole,
        bool flag => flag ? 1L : 0L,
        decimal number => Ends.Stored(number),
        _ => throw new InvalidDataException($"A value of type {value.GetType().Name}."),
    };

    private ReadOnlySpan<byte> Encoded(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_bytes.Length < most)
            _bytes = new byte[most];
        return _bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, _bytes));
    }

    private object? Value(int column) => _rows[_at][column];

    private string Own(string parameter) => Takes(parameter)
        ? parameter
        : throw new ArgumentException($"The statement has no parameter {parameter}.", nameof(parameter));

    private void Begin()
    {
        if (_hasRun)
            return;
        _hasRun = true;
        _at = -1;
        _cursor = _ledger.NextCursor();
        using var batch = _ledger.Batch();
        var declared = new NpgsqlBatchCommand($"DECLARE {_cursor} NO SCROLL CURSOR FOR {_sql}");
        foreach (var name in _parameters)
        {
            var isBound = _bound.TryGetValue(name, out var value);
            declared.Parameters.Add(ParameterOf(name, isBound ? value : name == "bucket" ? _ledger.Bucket : null));
        }
        batch.BatchCommands.Add(declared);
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"FETCH {Stretch} FROM {_cursor}"));
        Read(batch);
    }

    private void Fetch()
    {
        using var batch = _ledger.Batch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"FETCH {Stretch} FROM {_cursor}"));
        Read(batch);
    }

    private void Read(NpgsqlBatch batch)
    {
        _rows.Clear();
        using (var reader = batch.ExecuteReader())
        {
            if (_columns.Length != reader.FieldCount)
            {
                _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
                _ordinals = null;
            }
            while (reader.Read())
            {
                var row = new object?[reader.FieldCount];
                for (var column = 0; column < row.Length; column++)
                    row[column] = Stored(reader.GetValue(column));
                _rows.Add(row);
            }
        }
        _isWhole = _rows.Count < Stretch;
        if (_isWhole)
            _ledger.CloseLater(_cursor!);
    }

    internal static NpgsqlParameter ParameterOf(string name, object? value) => value switch
    {
        null => new NpgsqlParameter(name, NpgsqlDbType.Unknown) { Value = DBNull.Value },
        long => new NpgsqlParameter(name, NpgsqlDbType.Bigint) { Value = value },
        int or short => new NpgsqlParameter(name, NpgsqlDbType.Bigint) { Value = Convert.ToInt64(value, CultureInfo.InvariantCulture) },
        double => new NpgsqlParameter(name, NpgsqlDbType.Double) { Value = value },
        byte[] => new NpgsqlParameter(name, NpgsqlDbType.Bytea) { Value = value },
        _ => new NpgsqlParameter(name, NpgsqlDbType.Text) { Value = value },
    };

    // "@@" is an operator, and a comment or a text names no parameter.
    [GeneratedRegex("--[^\n]*|'(?:[^']|'')*'|(?<!@)@(?<name>[a-z]\\w*)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ParameterOrNot { get; }
}
