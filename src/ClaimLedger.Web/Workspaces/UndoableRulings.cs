using System.Collections.Concurrent;

namespace ClaimLedger.Web.Workspaces;

/// <summary>A change of a ruling that was written here.</summary>
/// <param name="Visitor">The token of the forms of the browser that wrote it: nobody else is told of it, or can undo it.</param>
/// <param name="Before">The ruling that was there before; null where there was none.</param>
/// <param name="Left">Tells the file as it was left from every other.</param>
/// <param name="Words">What was done, as a sentence.</param>
internal sealed record UndoableRuling(string Visitor, Ruling? Before, string Left, string Words);

/// <summary>The last change of each conflict's ruling, for as long as the server runs.</summary>
internal sealed class UndoableRulings
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<ConflictId, UndoableRuling> _last = [];

    /// <summary>Keeps a change.</summary>
    public void Keep(ConflictId conflict, UndoableRuling change)
    {
        if (_last.Count >= Most)
            _last.Clear();
        _last[conflict] = change;
    }

    /// <summary>The last change, where that visitor made it; else null.</summary>
    public UndoableRuling? Find(ConflictId conflict, string visitor) =>
        _last.GetValueOrDefault(conflict) is { } last && last.Visitor == visitor ? last : null;

    /// <summary>Forgets it.</summary>
    public void Forget(ConflictId conflict) => _last.TryRemove(conflict, out _);
}
