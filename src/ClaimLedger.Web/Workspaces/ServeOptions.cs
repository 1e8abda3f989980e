using System.Collections.Immutable;
using System.Net;

namespace ClaimLedger.Web.Workspaces;

/// <summary>Answers a message of an assistant's program; false where there was nothing to answer.</summary>
/// <param name="asked">The message.</param>
/// <param name="answer">Where the answer goes, as server-sent events.</param>
/// <param name="cancellation">Stops it.</param>
/// <exception cref="UsageException">It is no message.</exception>
internal delegate Task<bool> AnswerAssistant(Stream asked, Stream answer, CancellationToken cancellation);

/// <summary>How a workspace is served.</summary>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="IsReadOnly">Whether nothing can be written.</param>
/// <param name="Archive">The full path of the folder of archived texts; null where none is named.</param>
internal sealed record ServeOptions(int Port = ServeOptions.DefaultPort, bool IsReadOnly = false, string? Archive = null)
{
    /// <summary>The port where nothing else is said.</summary>
    public const int DefaultPort = 8417;

    /// <summary>Where it listens; left out, for this machine alone.</summary>
    public IPAddress Bind { get; init; } = IPAddress.Loopback;

    /// <summary>The names, besides those of this machine, by which it is asked.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>What whoever asks has to know; null where everybody who reaches it may ask.</summary>
    public string? Token { get; init; }

    /// <summary>The header in which a proxy on this machine says whom it has signed in; null where none is trusted.</summary>
    public string? UserHeader { get; init; }

    /// <summary>Answers assistants at <c>/mcp</c>; null where nobody does.</summary>
    public AnswerAssistant? Assistant { get; init; }

    /// <summary>How long whoever looks at a conflict waits for git.</summary>
    public TimeSpan GitLimit { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Whether the pages are those of a published site, which the data set alone decides: no history, no clock.</summary>
    public bool IsPublished { get; init; }
}
