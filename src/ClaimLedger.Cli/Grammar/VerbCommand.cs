using System.Collections.Immutable;
using System.CommandLine;

namespace ClaimLedger.Cli.Grammar;

/// <summary>A command line that works, and what it does: shown in help, and run by a test.</summary>
/// <param name="Line">The line after the tool's name.</param>
/// <param name="Does">What it does, without a full stop.</param>
internal readonly record struct Example(string Line, string Does);

/// <summary>A verb with what its help says besides its options.</summary>
internal sealed class VerbCommand(string name, string description) : Command(name, description)
{
    /// <summary>The operands as the usage line shows them.</summary>
    public required string Usage { get; init; }

    /// <summary>Examples, the plainest first.</summary>
    public required ImmutableArray<Example> Examples { get; init; }

    /// <summary>What else a person should know; a paragraph a line.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether it takes a data set or ledger.</summary>
    public bool TakesDataSet { get; init; } = true;
}
