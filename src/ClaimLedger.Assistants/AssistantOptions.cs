namespace ClaimLedger.Assistants;

/// <summary>Whom to ask, and within which bounds.</summary>
public sealed record AssistantOptions
{
    /// <summary>How long a request may take where nobody says.</summary>
    public static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(120);

    /// <summary>How many bytes a reply may have where nobody says.</summary>
    public const int UsualReply = 1 << 20;

    /// <summary>Where it answers.</summary>
    public required EndpointAddress Address { get; init; }

    /// <summary>The model's name, as the endpoint knows it.</summary>
    public required string Model { get; init; }

    /// <summary>The key that the endpoint asks for; null where it asks for none. It goes into one header, and nowhere else.</summary>
    public string? Key { get; init; }

    /// <summary>How long a request may take, from the first byte sent to the last received.</summary>
    public TimeSpan Timeout { get; init; } = UsualTimeout;

    /// <summary>How many bytes a reply may have.</summary>
    public int LongestReply { get; init; } = UsualReply;

    /// <summary>How often a request is made again that failed for want of a connection or of room.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>All but the key.</summary>
    public override string ToString() => $"{Model} at {Address.Shown}";
}
