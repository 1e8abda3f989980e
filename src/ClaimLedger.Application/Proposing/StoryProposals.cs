using ClaimLedger.Application.Targets;
using ClaimLedger.Naming;
using ClaimLedger.Stories;

namespace ClaimLedger.Application.Proposing;

/// <summary>Keeps what a scan read as proposed claims: the articles that ask the same share a question.</summary>
internal static class StoryProposals
{
    private const int LongestPrefix = 30;

    /// <summary>Writes a source for each article that something was read in.</summary>
    /// <param name="host">The host.</param>
    /// <param name="into">The data set.</param>
    /// <param name="story">What was read.</param>
    public static void Keep(Host host, string into, Story story)
    {
        if (TargetFinder.Named(host, into) is not Target.Folder folder)
            throw new UsageException($"{into} is a ledger; name a data set's folder");
        var (loaded, _) = DataSetReader.Load(host, folder);
        var sources = Named(story.DataSet);
        var own = sources.Select(source => source.Id).ToHashSet();
        var ids = new QuestionIds(loaded.Questions.Select(question => question.Id).Concat(loaded.Sources
            .Where(source => !own.Contains(source.Id)).SelectMany(source => source.Proposals).Select(proposal => proposal.Question.Id)));
        var questions = story.DataSet.Questions.ToDictionary(question => question.Id, question =>
        {
            // "Blast" alone names no event.
            var subject = Topic.IsKind(question.Subject) ? story.DataSet.Sources.First(source => source.Claims
                .Any(claim => claim.Question == question.Id)).Title : question.Subject;
            var named = question with { Id = new($"{Slugs.Of(subject, LongestPrefix)}.{question.Id}"), Subject = subject };
            return named with { Id = ids.Of(named) };
        });
        foreach (var source in sources.Where(source => !source.Claims.IsEmpty))
        {
            host.Cancellation.ThrowIfCancellationRequested();
            var proposals = source.Claims.Select(claim => Of(claim, source, questions[claim.Question]));
            var proposed = source with { Claims = [], Proposals = [.. proposals] };
            var draft = ProposalFiles.Sound(host, folder, proposed, out var dropped);
            ProposalFiles.Put(host, folder, draft, host.Error, "move it away, or scan without that article", force: false);
            host.Error.WriteLine(Phrases.OneLine($"{source.Id}: {Phrases.Count(draft.Claims.Length, "claim")} proposed"
                + (dropped.Count > 0 ? $"; {dropped.Count} left out, as the data set would not accept them" : "")));
        }
    }

    // As extract names sources, so that one article is one source.
    private static List<Source> Named(DataSet dataSet)
    {
        var names = new UniqueNames();
        return [.. dataSet.Sources.Select(source => source with { Id = new(names.Of(SourceIds.Of(source.Published.Days, source.Title))) })];
    }

    private static Proposal Of(Claim claim, Source source, Question question) =>
        new(
            // Who proposed it is in `because`; that nobody has reviewed it stands beside it, and ends with the review.
            claim with { Id = new ClaimId(source.Id, claim.Id.Local), Source = source.Id, Question = question.Id, Note = null },
            question,
            IsNewQuestion: true,
            []);
}
