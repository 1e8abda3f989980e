using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>The names of a table's columns; in JSON more can come with every object.</summary>
internal sealed class Columns
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public IReadOnlyList<string> Names => _names;

    /// <summary>Where a column is; -1 where there is none of this name.</summary>
    public int Find(string name) => _places.GetValueOrDefault(name, -1);

    /// <summary>Where a column is, which is added where there is none.</summary>
    public int Add(string name)
    {
        if (!_places.TryGetValue(name, out var place))
        {
            _places[name] = place = _names.Count;
            _names.Add(name);
        }
        return place;
    }
}

/// <summary>A row of a foreign table: cells by column. It is there until the next row is read.</summary>
internal sealed class TableRow(Columns columns)
{
    private Cell[] _cells = [];
    private byte[] _bytes = new byte[256];

    public Columns Columns => columns;

    /// <summary>The number of the row, from 1, without the heading.</summary>
    public int Number { get; set; }

    public Place Place { get; set; }

    /// <summary>Whether it has every column that there is; an object of JSON need not.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The cell of a column; its text is null where the row has none.</summary>
    public Cell this[int column]
    {
        get => column >= 0 && column < _cells.Length ? _cells[column] : default;
        set
        {
            if (column >= _cells.Length)
                Array.Resize(ref _cells, Math.Max(columns.Count, column + 1));
            _cells[column] = value;
        }
    }

    /// <summary>Whether the table has columns of which nothing is read, so that no row is known to be the same as another.</summary>
    public bool IsPartial { get; set; }

    /// <summary>Forgets its cells.</summary>
    public void Clear() => Array.Clear(_cells);

    /// <summary>
    /// What tells it from every other row: cells by their columns, with lengths, so that no two can be taken for each other.
    /// </summary>
    public UInt128 Digest()
    {
        var used = 0;
        for (var column = 0; column < _cells.Length; column++)
        {
            if (_cells[column].Text is not { } text)
                continue;
            var most = 8 + Encoding.UTF8.GetMaxByteCount(text.Length);
            if (_bytes.Length < used + most)
                Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, used + most));
            var written = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(used + 8));
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(used), _cells[column].IsNumber ? ~column : column);
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(used + 4), written);
            used += 8 + written;
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.AsSpan(0, used), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
