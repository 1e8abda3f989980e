using System.Collections.Immutable;
using ClaimLedger.Application.Review;

namespace ClaimLedger.Web.Workspaces;

/// <summary>An answer of a visitor, which can be taken back.</summary>
/// <param name="Claims">The proposals that were answered, of one source.</param>
/// <param name="IsDone">Whether it was accepted or rejected, and not only changed.</param>
/// <param name="Changes">What was written.</param>
/// <param name="Words">What was done, as the beginning of a sentence.</param>
internal sealed record DeskStep(ImmutableArray<ClaimId> Claims, bool IsDone, ImmutableArray<FileChange> Changes, string Words);

/// <summary>What a visitor is told of the last thing that was done.</summary>
/// <param name="Words">It, in sentences.</param>
internal sealed record DeskNote(ImmutableArray<string> Words)
{
    /// <summary>Whether nothing was done, or not all.</summary>
    public bool IsWrong { get; init; }

    /// <summary>What was noticed on the way, and why some of it was not done; a line each.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>The conflicts that a claim brought.</summary>
    public ImmutableArray<ConflictId> Brought { get; init; } = [];

    /// <summary>Those that were there, and in which it now stands.</summary>
    public ImmutableArray<ConflictId> Joined { get; init; } = [];
}

/// <summary>
/// What one visitor has done at the desk since the server began: the last answers, to be taken back, and how many there were.
/// </summary>
internal sealed class DeskVisitor
{
    private const int MostSteps = 200;

    // A step holds its files whole, before and after.
    private const long MostCharacters = 32 << 20;

    private readonly Lock _lock = new();
    private readonly LinkedList<DeskStep> _steps = [];
    private readonly Dictionary<SourceId, int> _answered = [];
    private readonly Dictionary<SourceId, List<ClaimId>> _places = [];
    private readonly List<SourceId> _articles = [];
    private long _characters;
    private (int Number, DeskNote Note) _last;

    /// <summary>The last answer that can be taken back, or null.</summary>
    public DeskStep? Last
    {
        get
        {
            lock (_lock)
                return _steps.Last?.Value;
        }
    }

    /// <summary>How many proposals of a source were accepted or rejected.</summary>
    public int Answered(SourceId source)
    {
        lock (_lock)
            return _answered.GetValueOrDefault(source);
    }

    /// <summary>
    /// What waits, as it stands for this visitor: where it stood when it was first shown, so that nothing moves under whoever works, and
    /// what is new behind it.
    /// </summary>
    /// <param name="order">What waits, in the order of the review.</param>
    /// <param name="isAnew">Whether the visitor comes to the desk, and begins with that order.</param>
    public IReadOnlyList<ClaimId> InPlace(IReadOnlyList<ClaimId> order, bool isAnew = false)
    {
        ArgumentNullException.ThrowIfNull(order);
        var waiting = order.ToHashSet();
        lock (_lock)
        {
            if (isAnew)
            {
                _places.Clear();
                _articles.Clear();
            }
            var known = _places.Values.SelectMany(places => places).ToHashSet();
            foreach (var id in order.Where(id => !known.Contains(id)))
            {
                if (!_places.TryGetValue(id.Source, out var places))
                {
                    _places[id.Source] = places = [];
                    _articles.Add(id.Source);
                }
                places.Add(id);
            }
            return [.. _articles.SelectMany(source => _places[source]).Where(waiting.Contains)];
        }
    }

    /// <summary>The number of a proposal among those of its article, which it keeps while others are answered.</summary>
    public int NumberOf(ClaimId id)
    {
        lock (_lock)
            return _places.TryGetValue(id.Source, out var places) ? places.IndexOf(id) + 1 : 0;
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(DeskStep step)
    {
        lock (_lock)
        {
            _steps.AddLast(step);
            _characters += LengthOf(step);
            Count(step, 1);
            while (_steps.Count > MostSteps || (_characters > MostCharacters && _steps.Count > 1))
            {
                _characters -= LengthOf(_steps.First!.Value);
                _steps.RemoveFirst();
            }
        }
    }

    /// <summary>Forgets an answer, which was taken back or cannot be.</summary>
    /// <param name="step">The answer.</param>
    /// <param name="isTakenBack">Whether it was taken back.</param>
    public void Forget(DeskStep step, bool isTakenBack)
    {
        lock (_lock)
        {
            if (!_steps.Remove(step))
                return;
            _characters -= LengthOf(step);
            if (isTakenBack)
                Count(step, -1);
        }
    }

    /// <summary>Keeps what is to be told on the next page.</summary>
    /// <returns>Its number, by which that page asks for it.</returns>
    public int Tell(DeskNote note)
    {
        lock (_lock)
        {
            _last = (_last.Number + 1, note);
            return _last.Number;
        }
    }

    /// <summary>What was told under a number, as long as nothing else was.</summary>
    public DeskNote? Told(int number)
    {
        lock (_lock)
            return number == _last.Number ? _last.Note : null;
    }

    private void Count(DeskStep step, int by)
    {
        if (step.IsDone)
            _answered[step.Claims[0].Source] = _answered.GetValueOrDefault(step.Claims[0].Source) + (by * step.Claims.Length);
    }

    private static long LengthOf(DeskStep step) =>
        step.Changes.Sum(change => (long)change.After.Length + (change.Before?.Length ?? 0));
}
