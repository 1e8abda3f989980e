namespace ClaimLedger.Assistants;

/// <summary>What came of a request: words, or why there are none.</summary>
public abstract record AssistantReply
{
    private AssistantReply()
    {
    }

    /// <summary>It answered. Nothing of it is believed.</summary>
    /// <param name="Text">What it wrote.</param>
    /// <param name="TokensIn">How many tokens it says that it read; null where it does not say.</param>
    /// <param name="TokensOut">How many it says that it wrote; null where it does not say.</param>
    /// <param name="IsCutOff">Whether it says that it stopped before the end.</param>
    public sealed record Answer(string Text, long? TokensIn, long? TokensOut, bool IsCutOff) : AssistantReply;

    /// <summary>It did not, in words of our own: nothing that it sent is in them.</summary>
    /// <param name="Why">Why, without a full stop.</param>
    /// <param name="IsOfEndpoint">Whether the next request would fare no better.</param>
    public sealed record Failure(string Why, bool IsOfEndpoint) : AssistantReply;
}
