using System.Collections.Immutable;
using ClaimLedger.Extraction;
using ClaimLedger.Stories;
using ClaimLedger.Text;
using ClaimLedger.Vetting;

namespace ClaimLedger.Application.Assisting;

/// <summary>The assistants whose reading counts beside our own: what one wrote down, and one that is asked.</summary>
/// <param name="File">The file of proposals, <c>-</c> for stdin; null for none.</param>
/// <param name="Reader">Who is asked; null for nobody.</param>
internal sealed record ReadingAlong(string? File, ReaderSettings? Reader)
{
    // What is sent along with each article.
    private const int MostQuestions = 500;

    /// <summary>For each article, the claims that they propose beside our own reader's.</summary>
    /// <param name="host">The host.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="own">For each, what our own reader read.</param>
    /// <param name="dataSet">The data set whose questions they may answer.</param>
    /// <param name="sources">The sources that they become.</param>
    public IReadOnlyList<IReadOnlyList<ReadClaim>> Claims(
        Host host,
        IReadOnlyList<StoryArticle> articles,
        IReadOnlyList<IReadOnlyList<ReadClaim>> own,
        DataSet dataSet,
        IReadOnlyCollection<SourceId> sources)
    {
        if (File is null && Reader is null)
            return [.. articles.Select(_ => Array.Empty<ReadClaim>())];
        var verifier = new ProposalVerifier(articles, Readings.Of(dataSet));
        var held = AssistantProposals.Read(host, articles, verifier, File, Reader, Sent(host, dataSet));
        // What the same sources proposed before is proposed anew.
        var taken = dataSet.Sources.Where(source => !sources.Contains(source.Id)).SelectMany(source => source.Proposals)
            .Select(proposal => proposal.Question.Id).Concat(own.SelectMany(claims => claims).Select(claim => claim.Question.Id));
        var claims = new ProposedClaims(articles, own, dataSet, taken).Of(held, verifier);
        var known = held.Count - claims.Sum(each => each.Count);
        if (known > 0)
            host.Error.WriteLine($"{Phrases.Count(known, "proposal")} of figures that had been read already");
        return claims;
    }

    /// <summary>Which questions of a data set the figures of a draft answer, as they propose.</summary>
    /// <param name="host">The host.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="dataSet">The data set.</param>
    public IReadOnlyList<ProposedAnswer> Answers(Host host, StoryArticle draft, DataSet dataSet)
    {
        var verifier = new ProposalVerifier([draft], Readings.Of(dataSet));
        return ProposedAnswer.Of(
            AssistantProposals.Read(host, [draft], verifier, File, Reader, Sent(host, dataSet), asksForLinks: false));
    }

    private ImmutableArray<Question> Sent(Host host, DataSet dataSet)
    {
        if (Reader is null || dataSet.Questions.Length <= MostQuestions)
            return dataSet.Questions;
        host.Error.WriteLine($"the first {MostQuestions} of {dataSet.Questions.Length:#,0} questions are sent along");
        return dataSet.Questions[..MostQuestions];
    }
}
