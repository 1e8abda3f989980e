using System.Collections.Concurrent;
using System.Collections.Immutable;
using ClaimLedger.Application.Review;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Web.Workspaces;

/// <summary>
/// What waits for a person: the proposals of a data set as its files hold them now, the texts that were handed in here, and what each
/// visitor has answered.
/// </summary>
internal sealed class Desk(Host host, Target.Folder folder)
{
    private const int MostVisitors = 200;
    private const int MostAnswered = 10_000;

    // Each may be held in memory whole.
    private const int MostUploads = 2;

    private readonly Lock _reading = new();
    private readonly ConcurrentDictionary<string, DeskVisitor> _visitors = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ClaimId, string> _answered = [];
    private readonly ConcurrentDictionary<QuestionId, QuestionStep> _changedQuestions = [];
    private (DataSetStamp Stamp, OpenProposals Open)? _last;
    private int _uploads;

    /// <summary>The texts that were handed in.</summary>
    public DeskTexts Texts { get; } = new();

    /// <summary>The proposals; the data set is read again only where a file of it has changed.</summary>
    /// <exception cref="MistakesException">It has mistakes.</exception>
    public OpenProposals Open()
    {
        lock (_reading)
        {
            // Taken before the files are read: what changes while they are is seen the next time.
            var stamp = DataSetStamp.Of(folder);
            if (_last is { } last && last.Stamp == stamp)
                return last.Open;
            var (dataSet, _) = DataSetReader.Load(host, folder);
            _last = (stamp, new OpenProposals(dataSet, host.Cancellation));
            return _last.Value.Open;
        }
    }

    /// <summary>What a visitor has done here.</summary>
    /// <param name="token">The token of the visitor's forms.</param>
    public DeskVisitor Visitor(string token)
    {
        if (_visitors.Count >= MostVisitors && !_visitors.ContainsKey(token))
            _visitors.Clear();
        return _visitors.GetOrAdd(token, _ => new DeskVisitor());
    }

    /// <summary>Keeps who answered proposals, for whoever has them open still.</summary>
    /// <param name="claims">The proposals.</param>
    /// <param name="name">Who answered.</param>
    public void KeepAnswer(IEnumerable<ClaimId> claims, string name)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (_answered.Count >= MostAnswered)
            _answered.Clear();
        foreach (var claim in claims)
            _answered[claim] = name;
    }

    /// <summary>Who answered a proposal here last; null where nobody did, or nobody remembers.</summary>
    public string? WhoAnswered(ClaimId claim) => _answered.GetValueOrDefault(claim);

    /// <summary>Keeps the last change of a question that was made here, by the question as it is called since.</summary>
    public void KeepChange(QuestionId now, QuestionStep step) => _changedQuestions[now] = step;

    /// <summary>The last change of a question, where that visitor made it here; else null.</summary>
    public QuestionStep? LastChange(QuestionId question, string visitor) =>
        _changedQuestions.GetValueOrDefault(question) is { } last && last.Visitor == visitor ? last : null;

    /// <summary>Forgets it, once: whoever comes second is told that there is none.</summary>
    public bool TryForgetChange(QuestionId question, QuestionStep step) =>
        _changedQuestions.TryRemove(KeyValuePair.Create(question, step));

    /// <summary>Begins to take articles; false where others hand in theirs just now. Whoever began it ends it.</summary>
    public bool TryBeginUpload()
    {
        if (Interlocked.Increment(ref _uploads) <= MostUploads)
            return true;
        EndUpload();
        return false;
    }

    /// <summary>Articles are taken.</summary>
    public void EndUpload() => Interlocked.Decrement(ref _uploads);
}

/// <summary>A change of a question that was written here.</summary>
/// <param name="Visitor">The token of the forms of the browser that wrote it: nobody else is told of it, or can undo it.</param>
/// <param name="Before">What it was called before.</param>
/// <param name="Changes">What was written.</param>
/// <param name="Words">What was done, as a sentence.</param>
internal sealed record QuestionStep(string Visitor, QuestionId Before, ImmutableArray<FileChange> Changes, string Words);

/// <summary>The texts of articles that were handed in since the server began, by their hash: the last of them.</summary>
internal sealed class DeskTexts
{
    // Some thousand articles.
    private const int MostCharacters = 16 << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _byHash = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private int _characters;

    /// <summary>Keeps a text.</summary>
    public void Keep(string sha256, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (_lock)
        {
            if (!_byHash.TryAdd(sha256, text))
                return;
            _order.Enqueue(sha256);
            _characters += text.Length;
            while (_characters > MostCharacters && _order.TryDequeue(out var oldest) && _byHash.Remove(oldest, out var gone))
                _characters -= gone.Length;
        }
    }

    /// <summary>The text, or null.</summary>
    public string? Find(string? sha256)
    {
        lock (_lock)
            return sha256 is null ? null : _byHash.GetValueOrDefault(sha256);
    }
}
