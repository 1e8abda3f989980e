using System.Collections.Immutable;

namespace ClaimLedger.Mcp.Tools;

/// <summary>A run of the command line that a tool asks for.</summary>
/// <param name="Arguments">The command line, the verb first.</param>
internal sealed record VerbCall(ImmutableArray<string> Arguments)
{
    /// <summary>What the verb reads from stdin.</summary>
    public string Input { get; init; } = "";

    /// <summary>Files by their names, which stand in the folder that the verb runs in, and go when it is done.</summary>
    public ImmutableArray<(string Name, string Text)> Files { get; init; } = [];
}

/// <summary>What came of it.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Output">What stood on stdout.</param>
/// <param name="Messages">What stood on stderr, a line each.</param>
internal sealed record VerbAnswer(int Code, byte[] Output, ImmutableArray<string> Messages);

/// <summary>Runs a verb within this process. What it prints, and what it refuses, is what the command line prints and refuses.</summary>
/// <param name="call">The verb.</param>
/// <param name="cancellation">Stops it.</param>
internal delegate VerbAnswer RunVerb(VerbCall call, CancellationToken cancellation);
