using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Requests;

/// <summary>What a request is answered with. Closed.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>A page.</summary>
    /// <param name="Template">The name of its template.</param>
    /// <param name="Model">What the template shows.</param>
    /// <param name="Language">The language of that.</param>
    /// <param name="Status">The status.</param>
    public sealed record Page(string Template, object Model, string Language, int Status = 200) : Reply
    {
        /// <summary>Whether everybody sees the same at this address, whoever asks and whatever they did before.</summary>
        public bool IsShared { get; init; }

        /// <summary>The same as data: address and media type.</summary>
        public IReadOnlyList<(string Address, string ContentType)> Alternates { get; init; } = [];

        /// <summary>What else the header <c>Link</c> names, as it stands there.</summary>
        public IReadOnlyList<string> Links { get; init; } = [];
    }

    /// <summary>A page as it is sent.</summary>
    /// <param name="Sent">The page.</param>
    /// <param name="Status">The status.</param>
    public sealed record Made(KeptPage Sent, int Status) : Reply
    {
        /// <summary>Whether it is kept for everybody, and a browser may ask whether it is still the same.</summary>
        public bool IsKept { get; init; }
    }

    /// <summary>Data, written as the command line writes it.</summary>
    /// <param name="ContentType">What it is.</param>
    /// <param name="FileName">What a browser may call it when it keeps it; null where it shows it.</param>
    /// <param name="Write">Writes it to the output of a host.</param>
    public sealed record Data(string ContentType, string? FileName, Action<Host> Write) : Reply
    {
        /// <summary>What it reads from, closed when it has been written, or could not be.</summary>
        public IDisposable? Uses { get; init; }

        /// <summary>What the header <c>Link</c> names, as it stands there.</summary>
        public IReadOnlyList<string> Links { get; init; } = [];
    }

    /// <summary>A short text.</summary>
    public sealed record Plain(string Text, int Status = 200, string ContentType = "text/plain; charset=utf-8") : Reply;

    /// <summary>Another address, to be asked for with GET.</summary>
    public sealed record Elsewhere(string Address) : Reply;
}

/// <summary>There is nothing at an address: the message says what is missing.</summary>
internal sealed class NothingThereException(string message) : Exception(message);

/// <summary>What is asked may not be done: the message says why.</summary>
internal sealed class ForbiddenException(string message) : Exception(message);
