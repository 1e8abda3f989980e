using ClaimLedger.Application.Output;

namespace ClaimLedger.Cli.Output;

/// <summary>A column of a table for people, and how much room its cells take.</summary>
internal sealed class MeasuredColumn<T>(Column<T> column)
{
    private bool _hasAny;

    /// <summary>The column.</summary>
    public Column<T> Column { get; } = column;

    /// <summary>The widest cell, or the heading, in columns of a terminal.</summary>
    public int Widest { get; private set; } = TableLayout.WidthOf(column.Name);

    /// <summary>How narrow it can be without a word being broken, or an id being wrapped.</summary>
    public int Narrowest { get; private set; } = TableLayout.WidthOf(column.Name);

    /// <summary>Whether it has nothing to show, and is shown only where it has.</summary>
    public bool IsLeftOut => Column.IfAny && !_hasAny;

    /// <summary>Takes the room of a row's cell into account.</summary>
    public void Add(T row)
    {
        var cell = Column.Cell(row);
        _hasAny |= cell is not null;
        var text = Text(cell);
        Widest = Math.Max(Widest, TableLayout.WidthOf(text));
        Narrowest = Column.IsWhole ? Widest : Math.Max(Narrowest, TableLayout.LongestWord(text));
    }

    /// <summary>A row's cell, on one line.</summary>
    public string Text(T row) => Text(Column.Cell(row));

    private static string Text(object? cell) => Phrases.OneLine(CellText.Of(cell));
}
