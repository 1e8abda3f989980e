namespace ClaimLedger.Exchange.Csv;

/// <summary>A cell with the place where it begins.</summary>
internal readonly record struct Cell(string Text, Place Place)
{
    /// <summary>Whether it was a number already and no text: its point parts decimals, however the table's texts are written.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Why it cannot be asked for; null where it can.</summary>
    public CellFault? Fault { get; init; }
}

/// <summary>What is wrong with a cell, which is told where the map asks for it: what nobody asks for stops no table.</summary>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Cure">What to do about it.</param>
internal sealed record CellFault(string Wrong, string Cure);
