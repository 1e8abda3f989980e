using System.Text;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange.Csv;
using ClaimLedger.Exchange.Json;

namespace ClaimLedger.Exchange.Formats;

/// <summary>Records as rows of cells, and back.</summary>
internal static class Rows
{
    /// <summary>The text of a column in a record; null where there is nothing.</summary>
    /// <param name="record">The record.</param>
    /// <param name="column">The column.</param>
    /// <param name="isForPeople">Whether a list of one text may stand as the text alone.</param>
    public static string? Cell(Node.Mapping record, Column column, bool isForPeople)
    {
        if (record.Find(column.Key)?.Value is not { } value)
            return null;
        if (column.Inner is { } inner)
        {
            // A day alone stands for a map that has nothing but the day.
            var part = value is Node.Mapping map ? map.Find(inner)?.Value : inner == "on" ? value : null;
            return (part as Node.Scalar)?.Text;
        }
        return value switch
        {
            Node.Scalar text when column.Kind is ColumnKind.Text or ColumnKind.Number => text.Text,
            Node.Scalar text when !LooksLikeJson(text.Text) && (isForPeople || column.Kind is ColumnKind.TextOrList) => text.Text,
            Node.Scalar text => JsonNodes.Text(Node.List([text])),
            Node.Sequence { Items: [Node.Scalar text] } when isForPeople && !LooksLikeJson(text.Text) => text.Text,
            _ => JsonNodes.Text(value),
        };
    }

    /// <summary>The record that a row of cells stands for; empty cells are left out.</summary>
    public static Node.Mapping Record(IEnumerable<(Column Column, Cell Cell)> cells, Place place, ICollection<Mistake> mistakes)
    {
        var entries = new List<Entry>();
        foreach (var group in cells.Where(pair => pair.Cell.Text.Length > 0).GroupBy(pair => pair.Column.Key))
        {
            var (first, at) = group.First();
            var key = Node.Of(group.Key, at.Place);
            if (first.Inner is not null)
                entries.Add(
                    new Entry(
                        key,
                        Node.Map(
                            group.Select(
                                pair => new Entry(
                                    Node.Of(pair.Column.Inner!, pair.Cell.Place),
                                    Node.Of(FormulaText.Restore(pair.Cell.Text), pair.Cell.Place))),
                            at.Place)));
            else if (Value(first, at, mistakes) is { } value)
                entries.Add(new Entry(key, value));
        }
        return Node.Map(entries, place);
    }

    private static Node? Value(Column column, Cell cell, ICollection<Mistake> mistakes)
    {
        var text = FormulaText.Restore(cell.Text);
        if (column.Kind is ColumnKind.Text or ColumnKind.Number)
            return Node.Of(text, cell.Place);
        if (LooksLikeJson(text))
            return JsonNodes.Read(Encoding.UTF8.GetBytes(text), cell.Place, isQuoted: true, mistakes) ?? new Node.Refused(cell.Place);
        return column.Kind is ColumnKind.List ? Node.List([Node.Of(text, cell.Place)], cell.Place) : Node.Of(text, cell.Place);
    }

    private static bool LooksLikeJson(string text) => text.StartsWith('[') || text.StartsWith('{');
}
