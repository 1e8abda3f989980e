using System.Collections.Immutable;

namespace ClaimLedger.Stories;

/// <summary>A figure that an assistant read in an article, as it wrote it down; nothing of it is believed before it is verified.</summary>
internal sealed record ProposalLine
{
    /// <summary>Its id, by which others link to it; null where it has none.</summary>
    public string? Id { get; init; }
    /// <summary>The article's file, as it was named.</summary>
    public required string Article { get; init; }
    /// <summary>The words of the article.</summary>
    public required string Quote { get; init; }
    /// <summary>The figure's own words, within the quote.</summary>
    public required string Says { get; init; }
    /// <summary>The event.</summary>
    public string? Event { get; init; }
    /// <summary>What is measured.</summary>
    public string? Measure { get; init; }
    /// <summary>The question, in a sentence.</summary>
    public string? Asks { get; init; }
    /// <summary>The id of a question.</summary>
    public string? Question { get; init; }
    /// <summary>The part of the place.</summary>
    public string? Place { get; init; }
    /// <summary>Who is counted.</summary>
    public string? Population { get; init; }
    /// <summary>The period that is covered.</summary>
    public string? Period { get; init; }
    /// <summary>Who said it, first speaker first.</summary>
    public ImmutableArray<string> Speakers { get; init; } = [];
    /// <summary>Whose it is, where the first speaker only tells of it.</summary>
    public string? Whose { get; init; }
    /// <summary>As of when, an EDTF text.</summary>
    public string? AsOf { get; init; }
    /// <summary>How it is put forward; null for stated.</summary>
    public string? Modality { get; init; }
    /// <summary>On what condition.</summary>
    public string? If { get; init; }
    /// <summary>Ids of lines that answer the very same question.</summary>
    public ImmutableArray<string> Same { get; init; } = [];
    /// <summary>The line of its file or reply, from 1.</summary>
    public int Line { get; init; }
    /// <summary>Where it was written, and by whom.</summary>
    public ProposalOrigin Origin { get; init; } = ProposalOrigin.Unknown;

    /// <summary>The line as one that was not taken.</summary>
    /// <param name="why">Why, and what would be right.</param>
    public RefusedProposal Refused(string why) => new(Line, Id, why) { Origin = Origin };
}

/// <summary>Where proposals were written, and by whom: as people are told.</summary>
/// <param name="Text">The file, or the reply: <c>read.jsonl</c>, <c>small on ferry.html</c>.</param>
/// <param name="By">Who wrote them: <c>an assistant</c>, <c>the assistant small</c>.</param>
internal sealed record ProposalOrigin(string Text, string By)
{
    /// <summary>Who wrote them, where nobody says.</summary>
    public const string Somebody = "an assistant";

    /// <summary>Nobody says where.</summary>
    public static ProposalOrigin Unknown { get; } = new("", Somebody);

    /// <summary>A line of it: <c>line 3 of read.jsonl</c>.</summary>
    public string Line(int line) => Text.Length == 0 ? $"line {line}" : $"line {line} of {Text}";
}

/// <summary>A line that holds, and the figure that it is of.</summary>
/// <param name="Line">The line.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Apart">What the text says of it that no link overrides: that it was so before, that other things are counted.</param>
internal sealed record HeldProposal(ProposalLine Line, StoryFigure Figure, string Apart);

/// <summary>A line that was not taken, and why.</summary>
/// <param name="Line">The line of its file or reply, from 1.</param>
/// <param name="Id">Its id, or null.</param>
/// <param name="Why">Why, and what would be right.</param>
internal sealed record RefusedProposal(int Line, string? Id, string Why)
{
    /// <summary>Where it was written, and by whom.</summary>
    public ProposalOrigin Origin { get; init; } = ProposalOrigin.Unknown;
}
