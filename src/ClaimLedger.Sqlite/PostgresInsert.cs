using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>A row that is written, column by column.</summary>
internal abstract class PostgresInsert(string table) : Statement
{
    private readonly Dictionary<string, object?> _bound = new(StringComparer.Ordinal);

    internal override int Columns => 0;

    internal override string ColumnName(int column) => throw new NotSupportedException();

    internal override bool Takes(string parameter) => true;

    internal override void Bind(string parameter, long value) => _bound[parameter] = value;

    internal override void Bind(string parameter, double value) => _bound[parameter] = value;

    internal override void Bind(string parameter, string? value) => _bound[parameter] = value;

    internal override void Bind(string parameter, ReadOnlySpan<byte> value) => _bound[parameter] = value.ToArray();

    internal override void BindNull(string parameter) => _bound[parameter] = null;

    /// <summary>The table.</summary>
    private protected string Table => table;

    /// <summary>What is bound.</summary>
    private protected IReadOnlyDictionary<string, object?> Bound => _bound;

    internal override void Reset() => _bound.Clear();

    internal override ColumnType Type(int column) => throw new NotSupportedException();

    internal override long Int64(int column) => throw new NotSupportedException();

    internal override double Real(int column) => throw new NotSupportedException();

    internal override string Text(int column) => throw new NotSupportedException();

    internal override ReadOnlySpan<byte> Bytes(int column) => throw new NotSupportedException();

    public override void Dispose()
    {
    }

    private protected override int Column(string name) => throw new NotSupportedException();
}

/// <summary>An INSERT of a whole row into a small table, with the parameters that are bound.</summary>
internal sealed class PostgresRow(NpgsqlConnection connection, string table) : PostgresInsert(table)
{
    internal override bool Step()
    {
        using var command = new NpgsqlCommand { Connection = connection };
        PostgresSql.Of(
            $"INSERT INTO {Table} ({string.Join(", ", Bound.Keys)}) VALUES ({string.Join(", ", Bound.Keys.Select(name => "@" + name))})")
            .Fill(Bound, text => command.CommandText = text, command.Parameters);
        command.ExecuteNonQuery();
        return false;
    }
}
