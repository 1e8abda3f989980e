using System.Collections.Concurrent;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Web.Workspaces;

/// <summary>What git knows of the lines in which the claims of conflicts stand: asked by few at one time, and kept for a moment.</summary>
/// <param name="host">The world.</param>
/// <param name="folder">The data set.</param>
/// <param name="limit">How long whoever looks at a page waits for git.</param>
internal sealed class LinesInGit(Host host, Target.Folder folder, TimeSpan limit) : IDisposable
{
    private const int MostKept = 1_000;
    private const int MostAtOnce = 2;

    // A commit is seen after so long; whoever looks at many pages does not wait for git on each.
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turns = new(MostAtOnce);
    private readonly ConcurrentDictionary<ConflictId, (long At, string State, LinesOfClaims? Lines)> _known = [];

    /// <summary>What it knows; null where it does not say in time.</summary>
    /// <param name="conflict">The conflict.</param>
    /// <param name="state">The fingerprint of the data set that the claims were read from.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="cancellation">Stops it.</param>
    public LinesOfClaims? Of(ConflictId conflict, string state, IEnumerable<Claim> claims, CancellationToken cancellation)
    {
        if (_known.TryGetValue(conflict, out var known) && known.State == state && host.Clock.GetElapsedTime(known.At) < Kept)
            return known.Lines;
        if (!_turns.Wait(limit, cancellation))
            return null;
        try
        {
            var lines = LinesOfClaims.Of(folder, claims, limit, host.Clock, cancellation);
            if (_known.Count >= MostKept)
                _known.Clear();
            _known[conflict] = (host.Clock.GetTimestamp(), state, lines);
            return lines;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}
