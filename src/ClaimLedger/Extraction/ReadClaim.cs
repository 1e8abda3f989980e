using System.Collections.Immutable;
using ClaimLedger.Naming;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>What is known of a text besides itself.</summary>
internal sealed record ReadingContext
{
    /// <summary>When it was published: "Monday" and "last month" are read against it.</summary>
    public required DaySpan Published { get; init; }
    /// <summary>Its title: new questions are put to it as their subject.</summary>
    public required string Title { get; init; }
    /// <summary>Its file or id: what tells it from the other texts that are read with it.</summary>
    public string Name { get; init; } = "";
    /// <summary>How ids of new questions begin.</summary>
    public required string Prefix { get; init; }
    /// <summary>The questions that it may answer.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];
    /// <summary>Questions that it may answer and nobody has declared: other proposals bring them.</summary>
    public ImmutableArray<Question> Proposed { get; init; } = [];
    /// <summary>Ids that new questions of other texts have, which nobody has declared yet.</summary>
    public ImmutableArray<QuestionId> TakenIds { get; init; } = [];
    /// <summary>The speakers whose names are known.</summary>
    public ImmutableArray<Speaker> Speakers { get; init; } = [];
    /// <summary>Claims of other texts, whose words show what answers a question.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];
    /// <summary>The table of readings.</summary>
    public Readings Readings { get; init; } = Readings.Default;
}

/// <summary>A claim that was read in a text, for a person to accept.</summary>
internal sealed record ReadClaim
{
    /// <summary>An id, unique in the text.</summary>
    public required string Id { get; init; }
    /// <summary>The question that it would answer.</summary>
    public required Question Question { get; init; }
    /// <summary>Whether the question is a new one, which nobody has declared yet.</summary>
    public required bool IsNewQuestion { get; init; }
    /// <summary>Whether the question was there before the text: declared, or brought by other proposals.</summary>
    public bool IsLinked { get; init; }
    /// <summary>What the figure measures, where a measure tells; else null.</summary>
    public StoryFigure? Measured { get; init; }
    /// <summary>What it says, in words that the value parser reads as <see cref="Value"/> for this question.</summary>
    public required string Says { get; init; }
    /// <summary>The value.</summary>
    public required Value Value { get; init; }
    /// <summary>The words of the text, verbatim.</summary>
    public required string Quote { get; init; }
    /// <summary>Where they stand.</summary>
    public required TextSpan Span { get; init; }
    /// <summary>The words that carry the value.</summary>
    public required TextSpan Deciding { get; init; }
    /// <summary>Where the quote stands, where its words alone do not say; else null.</summary>
    public Anchor? Anchor { get; init; }
    /// <summary>Who said it, from the first to the last who passed it on; empty for the text's own voice.</summary>
    public ImmutableArray<string> Speakers { get; init; } = [];
    /// <summary>How it is put forward.</summary>
    public Modality Modality { get; init; }
    /// <summary>Whose proposal, demand, forecast or belief it is, where the first speaker only tells of it.</summary>
    public string? Whose { get; init; }
    /// <summary>On what condition it holds; null for none.</summary>
    public string? If { get; init; }
    /// <summary>The day that the text gives to the words, an EDTF text; null where it gives none.</summary>
    public string? AsOf { get; init; }
    /// <summary>The words and rules that its value, speakers and modality rest on.</summary>
    public required ImmutableArray<string> Rests { get; init; }
    /// <summary>What its question rests on.</summary>
    public required string WhyQuestion { get; init; }
    /// <summary>Why the reader is not sure of the question; null where it is.</summary>
    public string? Doubt { get; init; }
    /// <summary>The words and rules that it rests on, and what makes it unsure.</summary>
    public string Why => Reasons.Of(Rests.Append(WhyQuestion), Doubt);
}

/// <summary>A figure for which no question could be worded.</summary>
/// <param name="Says">Its words.</param>
/// <param name="Clause">Those around it.</param>
internal sealed record LeftFigure(string Says, string Clause);

/// <summary>What was read in a text.</summary>
/// <param name="Claims">The claims, in order of place, those of headlines first.</param>
/// <param name="Left">The figures that are left without a question.</param>
/// <param name="PassedOver">How many sentences have too many figures to be read.</param>
internal sealed record ReadArticle(IReadOnlyList<ReadClaim> Claims, IReadOnlyList<LeftFigure> Left, int PassedOver)
{
    /// <summary>The same with another claim at a place.</summary>
    public ReadArticle With(int at, ReadClaim claim) =>
        this with { Claims = [.. Claims.Select((each, index) => index == at ? claim : each)] };
}
