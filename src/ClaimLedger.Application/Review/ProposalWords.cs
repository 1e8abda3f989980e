using ClaimLedger.Text;

namespace ClaimLedger.Application.Review;

/// <summary>A proposed claim in words, wherever it is shown.</summary>
internal static class ProposalWords
{
    /// <summary>What is proposed, row by row.</summary>
    public static IEnumerable<(string Label, string Value)> Rows(OpenProposal open, OpenProposals all)
    {
        var (claim, question, isNew) = (open.Claim, open.Proposal.Question, open.Proposal.IsNewQuestion);
        yield return ("says", claim.Value.Text);
        yield return ("question", $"{question.Id}{(isNew ? " (new)" : "")}: {question.Subject}: {question.Asks}");
        if (question.Unit is { } unit)
            yield return ("unit", unit);
        yield return ("over-time", TermNames<OverTime>.Of(question.OverTime));
        if (!question.Counts.IsEmpty)
            yield return ("counts", string.Join(", ", question.Counts));
        yield return (
            "speaker", claim.Speakers.IsEmpty ? "the source's own voice" : string.Join("; ", claim.Speakers.Select(Marked)));
        if (!claim.Speakers.IsEmpty)
            yield return ("kind", string.Join("; ", claim.Speakers.Select(name => TermNames<SpeakerKind>.Of(all.KindOf(name)))));
        yield return ("modality", TermNames<Modality>.Of(claim.Modality));
        if (claim.Whose is { } whose)
            yield return ("whose", Marked(whose));
        if (claim.If is { } condition)
            yield return ("if", condition);
        if (claim.AsOf.Text is { } asOf)
            yield return ("as-of", asOf);
        if (claim.Because is { } because)
            yield return ("because", because);
        if (claim.Note is { } note)
            yield return ("note", note);

        string Marked(SpeakerName name) => open.Proposal.NewSpeakers.Contains(name) ? $"{name} (new)" : name.Text;
    }

    /// <summary>A claim that another one disagrees with, and how.</summary>
    public static string Of(Disagreement other) =>
        $"{Of(other.Other, other.Source, other.IsProposed)}: {TermNames<Severity>.Of(other.Severity)}, "
            + Conflicts.Info(other.Kind).Name;

    /// <summary>A claim by its words, and who published them.</summary>
    public static string Of(Claim claim, Source source, bool isProposed) =>
        $"{(claim.Quote is { } quote ? $"\"{quote}\"" : claim.Value.Text)} ({Issue(source)}{(isProposed ? "; proposed" : "")})";

    /// <summary>Who published a source, and when.</summary>
    public static string Issue(Source source) => $"{source.Publisher}, {DateWording.Of(source.Published)}";
}
