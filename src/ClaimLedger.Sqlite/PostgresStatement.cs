using System.Text;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// A statement on PostgreSQL. Its rows come through a cursor, a stretch at a time, so that others can be read meanwhile and no result has
/// to fit into memory; values are told as SQLite would.
/// </summary>
internal sealed class PostgresStatement : Statement
{
    private const int Stretch = 512;

    private readonly PostgresLedger _ledger;
    private readonly PostgresSql _sql;
    private readonly bool _isOfFew;
    private readonly Dictionary<string, object?> _bound = new(StringComparer.Ordinal);
    private readonly List<Dictionary<string, object?>> _asked = [];
    private readonly List<object?[]> _rows = [];
    private string? _cursor;
    private string[] _columns = [];
    private Ordinals? _ordinals;
    private byte[] _bytes = [];
    private int _at = -1;
    private bool _hasRun, _isWhole;

    /// <param name="ledger">Where it is asked.</param>
    /// <param name="sql">Its text.</param>
    /// <param name="isOfFew">Whether all its rows are taken at once, without a cursor.</param>
    internal PostgresStatement(PostgresLedger ledger, string sql, bool isOfFew = false)
    {
        _ledger = ledger;
        _sql = PostgresSql.Of(sql);
        _isOfFew = isOfFew;
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

    internal override bool Takes(string parameter) => _sql.Takes(parameter);

    internal override void Bind(string parameter, long value) => _bound[Own(parameter)] = value;

    internal override void Bind(string parameter, double value) => _bound[Own(parameter)] = value;

    internal override void Bind(string parameter, string? value) => _bound[Own(parameter)] = value;

    internal override void Bind(string parameter, ReadOnlySpan<byte> value) => _bound[Own(parameter)] = value.ToArray();

    internal override void BindNull(string parameter) => _bound[Own(parameter)] = null;

    internal override void Again()
    {
        if (!_isOfFew)
            throw new NotSupportedException("A cursor is of one question.");
        _asked.Add(new(_bound, StringComparer.Ordinal));
    }

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
        _asked.Clear();
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
        using var batch = _ledger.Batch();
        if (_isOfFew)
        {
            foreach (var bound in _asked.DefaultIfEmpty(_bound))
                Ask(batch, bound, text => text);
        }
        else
        {
            _cursor = _ledger.NextCursor();
            Ask(batch, _bound, text => $"DECLARE {_cursor} NO SCROLL CURSOR FOR {text}");
            batch.BatchCommands.Add(new NpgsqlBatchCommand($"FETCH {Stretch} FROM {_cursor}"));
        }
        Read(batch);
    }

    private void Ask(NpgsqlBatch batch, Dictionary<string, object?> bound, Func<string, string> put)
    {
        var asked = new NpgsqlBatchCommand();
        _sql.Fill(bound, text => asked.CommandText = put(text), asked.Parameters);
        batch.BatchCommands.Add(asked);
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
            do
            {
                while (reader.Read())
                {
                    var row = new object?[reader.FieldCount];
                    for (var column = 0; column < row.Length; column++)
                        row[column] = Stored(reader.GetValue(column));
                    _rows.Add(row);
                }
            }
            while (reader.NextResult());
        }
        _isWhole = _isOfFew || _rows.Count < Stretch;
        if (_isWhole && !_isOfFew)
            _ledger.CloseLater(_cursor!);
    }
}
