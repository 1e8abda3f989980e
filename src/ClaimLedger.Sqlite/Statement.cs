using System.Text;

namespace ClaimLedger.Sqlite;

/// <summary>What stands in a column of a row.</summary>
internal enum ColumnType
{
    Integer = 1,
    Real = 2,
    Text = 3,
    Blob = 4,
    Null = 5,
}

/// <summary>
/// A statement of a store, for the paths on which many rows go: no row objects. Parameters and columns go by their names.
/// </summary>
internal abstract class Statement : IDisposable
{
    /// <summary>How many columns its rows have.</summary>
    internal abstract int Columns { get; }

    /// <summary>The name of a column, from 0.</summary>
    internal abstract string ColumnName(int column);

    internal abstract void Bind(string parameter, long value);

    internal abstract void Bind(string parameter, double value);

    internal abstract void Bind(string parameter, string? value);

    internal abstract void Bind(string parameter, ReadOnlySpan<byte> value);

    internal abstract void BindNull(string parameter);

    /// <summary>Whether the statement has a parameter of a name.</summary>
    internal abstract bool Takes(string parameter);

    internal void Bind(string parameter, long? value)
    {
        if (value is { } number)
            Bind(parameter, number);
        else
            BindNull(parameter);
    }

    internal void Bind(string parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    /// <summary>Binds all that are given; names that the statement does not have are left alone.</summary>
    internal void Bind(IReadOnlyDictionary<string, object?> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            if (!Takes(name))
                continue;
            switch (value)
            {
                case null: BindNull(name); break;
                case string text: Bind(name, text); break;
                case int whole: Bind(name, (long)whole); break;
                case long whole: Bind(name, whole); break;
                default: throw new NotSupportedException($"A parameter of type {value.GetType()}.");
            }
        }
    }

    /// <summary>
    /// What is bound now is asked, and so is what is bound next: the rows of all come one after the other. A store that is far away answers
    /// in one journey; others are not asked so.
    /// </summary>
    internal virtual void Again() => throw new NotSupportedException();

    /// <summary>Whether there is another row.</summary>
    internal abstract bool Step();

    /// <summary>Makes it ready for the next time.</summary>
    internal abstract void Reset();

    /// <summary>Runs a statement that gives no rows and makes it ready for the next.</summary>
    internal void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The same for a row that may be there already: whether it was not.</summary>
    internal virtual bool RunNew() => throw new NotSupportedException();

    internal ColumnType Type(string column) => Type(Column(column));

    internal bool IsNull(string column) => Type(column) == ColumnType.Null;

    internal long Int64(string column) => Int64(Column(column));

    internal int Int32(string column) => (int)Int64(column);

    internal bool Flag(string column) => Int64(column) != 0;

    internal double Real(string column) => Real(Column(column));

    internal string Text(string column) => Text(Column(column));

    internal string? TextOrNull(string column)
    {
        var number = Column(column);
        return Type(number) == ColumnType.Null ? null : Text(number);
    }

    /// <summary>The text of a column that mostly repeats the row before: the same string again where it does.</summary>
    internal string? Shared(string column, ref string? last)
    {
        var number = Column(column);
        if (Type(number) == ColumnType.Null)
            return null;
        if (last is null || !Ascii.Equals(Bytes(number), last))
            last = Text(number);
        return last;
    }

    /// <summary>The bytes of a column; valid until the next step.</summary>
    internal ReadOnlySpan<byte> Bytes(string column) => Bytes(Column(column));

    // By number, from 0, for those who go through whatever columns there are.

    internal abstract ColumnType Type(int column);

    internal abstract long Int64(int column);

    internal abstract double Real(int column);

    internal abstract string Text(int column);

    internal abstract ReadOnlySpan<byte> Bytes(int column);

    internal object? Object(int column) => Type(column) switch
    {
        ColumnType.Null => null,
        ColumnType.Integer => Int64(column),
        ColumnType.Real => Real(column),
        ColumnType.Blob => Bytes(column).ToArray(),
        _ => Text(column),
    };

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The number of a column.</summary>
    private protected abstract int Column(string name);
}
