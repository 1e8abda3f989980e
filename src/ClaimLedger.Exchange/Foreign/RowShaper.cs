using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>Rows as a map takes them: cells that hold several things are split, and columns that are rows become rows.</summary>
internal sealed class RowShaper(ImportMap map, ICollection<Mistake> mistakes)
{
    private readonly HashSet<string> _missing = [];

    /// <summary>The rows that a row of the table is: itself, or one for each of its columns that are rows.</summary>
    public IEnumerable<TableRow> Shape(TableRow row) => map.Unpivot is { } rule ? Unpivot(row, rule) : Split(row) ? [row] : [];

    /// <summary>Whether rows stay as they are.</summary>
    public bool IsPlain => map.Unpivot is null && map.Split.IsEmpty;

    private IEnumerable<TableRow> Unpivot(TableRow row, UnpivotRule rule)
    {
        var (name, value) = (row.Columns.Add(rule.Name), row.Columns.Add(rule.Value));
        var count = row.Columns.Count;
        for (var column = 0; column < count; column++)
        {
            var heading = row.Columns.Names[column];
            if (column == name || column == value || IsSplit(heading) || !IsRow(rule, heading) || row[column].Text is null)
                continue;
            var cell = row[column];
            // In every row that a row becomes, the cells of the others say nothing.
            row[name] = new Cell(heading, cell.Place);
            row[value] = cell;
            if (Split(row))
                yield return row;
        }
    }

    private bool IsSplit(string heading) => map.Split.Any(rule => rule.Into.Contains(heading));

    private static bool IsRow(UnpivotRule rule, string heading) =>
        rule.Columns.IsEmpty ? !rule.Keep.Contains(heading) : rule.Columns.Contains(heading);

    private bool Split(TableRow row)
    {
        foreach (var rule in map.Split)
        {
            var cell = row[row.Columns.Find(rule.Column.Text)];
            if (cell.Text is null)
            {
                ReportMissing(rule, row);
                return false;
            }
            if (rule.Pattern is null)
                Part(row, cell, rule);
            else if (!Match(row, cell, rule))
                return false;
        }
        return true;
    }

    // Where there are more parts than columns, the last has the rest; where there are fewer, the last are empty.
    private static void Part(TableRow row, Cell cell, SplitRule rule)
    {
        var parts = cell.Text.Split(rule.By, rule.Into.Length, StringSplitOptions.TrimEntries);
        for (var index = 0; index < rule.Into.Length; index++)
            row[row.Columns.Add(rule.Into[index])] = cell with { Text = index < parts.Length ? parts[index] : "" };
    }

    private bool Match(TableRow row, Cell cell, SplitRule rule)
    {
        if (rule.Pattern!.Match(cell.Text) is not { Success: true } match)
        {
            mistakes.Add(
                new Mistake(
                    cell.Place,
                    $"{ShownText.Quoted(cell.Text)} is not as the pattern has it that splits {ShownText.Quoted(rule.Column.Text)}",
                    "correct it, or the pattern in the map"));
            return false;
        }
        foreach (var column in rule.Into)
            row[row.Columns.Add(column)] = cell with { Text = match.Groups[column].Value };
        return true;
    }

    private void ReportMissing(SplitRule rule, TableRow row)
    {
        if (_missing.Add(rule.Column.Text))
            mistakes.Add(AskedColumns.Missing(rule.Column.Text, rule.Column.Place, row.Columns));
    }
}
