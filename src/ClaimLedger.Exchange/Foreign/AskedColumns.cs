using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Reading;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>The columns of a table that its map asks for; what is wrong with any other is nobody's concern.</summary>
internal sealed class AskedColumns
{
    private const int MostNamed = 20;

    private readonly ImportMap _map;
    private readonly Dictionary<string, Place> _asked = new(StringComparer.Ordinal);

    /// <summary>Gathers them.</summary>
    /// <param name="map">The map.</param>
    /// <param name="isNew">Whether rows declare questions and what must hold among them.</param>
    public AskedColumns(ImportMap map, bool isNew)
    {
        _map = map;
        var made = map.Split.SelectMany(rule => rule.Into).ToHashSet(StringComparer.Ordinal);
        if (map.Unpivot is { } unpivot)
        {
            made.UnionWith([unpivot.Name, unpivot.Value]);
            foreach (var column in unpivot.Keep.Concat(unpivot.Columns))
                _asked.TryAdd(column, unpivot.Place);
        }
        foreach (var rule in map.Split)
            Ask(rule.Column.Text, rule.Column.Place);
        foreach (var rule in map.Skip)
            Ask(rule.Column.Text, rule.Column.Place);
        foreach (var item in (IEnumerable<MapItem>)
            [map.Source, .. map.Claims, .. isNew ? [.. map.Questions, .. map.Constraints, .. map.Series] : Array.Empty<MapItem>()])
        {
            foreach (var (_, field) in item.Fields)
                AskField(field);
        }

        void Ask(string column, Place place)
        {
            if (column != "#" && !made.Contains(column))
                _asked.TryAdd(column, place);
        }

        void AskField(MapField field)
        {
            foreach (var column in field.Columns)
                Ask(column, field.Place);
        }
    }

    /// <summary>Whether the table had not all of them, so that no row was read.</summary>
    public bool AreMissing { get; private set; }

    /// <summary>Reports a column that is there and cannot be read, where it counts.</summary>
    public void ReportUnreadable(string column, Mistake mistake, ICollection<Mistake> mistakes)
    {
        if (!Has(column))
            return;
        AreMissing = true;
        mistakes.Add(mistake);
    }

    /// <summary>Whether a column counts: the map names it, or takes all that it does not name for rows.</summary>
    public bool Has(string column) => _asked.ContainsKey(column) || _map.Unpivot is { Keep.IsEmpty: false };

    /// <summary>Reports each that a table's heading does not have; then its rows could only be wrong.</summary>
    public bool ReportMissing(Columns columns, ICollection<Mistake> mistakes)
    {
        foreach (var (column, place) in _asked.Where(asked => columns.Find(asked.Key) < 0))
        {
            AreMissing = true;
            mistakes.Add(Missing(column, place, columns));
        }
        return AreMissing;
    }

    /// <summary>That a table has no such column.</summary>
    public static Mistake Missing(string column, Place place, Columns columns)
    {
        var near = Nearest.Find(column, columns.Names) is { } name ? $"did you mean {ShownText.Quoted(name)}? " : "";
        var names = string.Join(", ", columns.Names.Order(StringComparer.Ordinal).Take(MostNamed).Select(ShownText.Quoted));
        return new Mistake(place, $"the table has no column {ShownText.Quoted(column)}", $"{near}its columns are {names}");
    }
}
