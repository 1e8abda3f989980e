using System.Collections.Immutable;

namespace ClaimLedger.Application.Hosting;

/// <summary>The command line, or what it names, cannot be used: the message says what is wrong and what to do instead.</summary>
internal class UsageException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A data set has mistakes; nothing of it was loaded.</summary>
/// <param name="mistakes">The mistakes.</param>
/// <param name="total">How many there are where these are only the first of them.</param>
internal sealed class MistakesException(ImmutableArray<Mistake> mistakes, long? total = null) : Exception($"{mistakes.Length} mistakes")
{
    /// <summary>The mistakes, their files named as the person at the keyboard would name them.</summary>
    public ImmutableArray<Mistake> Mistakes { get; } = mistakes;

    /// <summary>How many there are, shown or not.</summary>
    public long Total { get; } = total ?? mistakes.Length;
}
