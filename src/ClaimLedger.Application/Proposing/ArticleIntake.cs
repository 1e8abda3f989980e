using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Proposing;

/// <summary>An article whose claims were put into a data set as proposals.</summary>
/// <param name="Article">The article.</param>
/// <param name="Proposed">How many claims were proposed.</param>
/// <param name="Known">How many of them answer questions that are declared.</param>
/// <param name="Left">How many figures were read for which there is no question.</param>
/// <param name="Not">Those that were read and are not proposed.</param>
internal sealed record TakenArticle(ExtractedArticle Article, int Proposed, int Known, int Left, NotProposed Not);

/// <summary>An article that was not taken, and why.</summary>
internal sealed record RefusedArticle(string File, string Why);

/// <summary>What became of articles that were given.</summary>
/// <param name="Taken">Those whose claims are proposed.</param>
/// <param name="Refused">The others.</param>
/// <param name="Remarks">What was noticed on the way, a line each.</param>
internal sealed record Intake(
    ImmutableArray<TakenArticle> Taken, ImmutableArray<RefusedArticle> Refused, ImmutableArray<string> Remarks);

/// <summary>
/// Takes articles into a data set as <c>extract --into</c> does, all of a run together; one that cannot be read or kept does not lose the
/// others.
/// </summary>
internal static class ArticleIntake
{
    /// <summary>Takes them.</summary>
    /// <param name="host">The host.</param>
    /// <param name="folder">The data set.</param>
    /// <param name="given">The articles.</param>
    /// <param name="known">What a person says of them.</param>
    /// <param name="anew">Whether sources that are there already are proposed anew.</param>
    /// <exception cref="MistakesException">The data set has mistakes.</exception>
    public static Intake Take(Host host, Target.Folder folder, IReadOnlyList<GivenArticle> given, KnownOfArticle known, bool anew)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(given);
        var remarks = new StringWriter();
        var world = host.Telling(remarks);
        var (dataSet, _) = DataSetReader.Load(world, folder);
        var (taken, refused) = (ImmutableArray.CreateBuilder<TakenArticle>(), ImmutableArray.CreateBuilder<RefusedArticle>());
        var opened = new List<OpenedArticle>();
        foreach (var article in given)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            Try(article.Name, () => opened.Add(ArticleSources.Open(world, article, known, isOnly: given.Count == 1)));
        }
        foreach (var article in ArticleSources.Read(world, opened, known, dataSet, anew))
        {
            host.Cancellation.ThrowIfCancellationRequested();
            Try(article.File, () => taken.Add(Put(world, folder, article, known.Words, anew)));
        }
        return new Intake(
            taken.ToImmutable(),
            refused.ToImmutable(),
            [.. remarks.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

        void Try(string file, Action take)
        {
            try
            {
                take();
            }
            catch (UsageException wrong)
            {
                refused.Add(new RefusedArticle(file, WithoutName(file, wrong.Message)));
            }
        }
    }

    private static TakenArticle Put(Host host, Target.Folder folder, ExtractedArticle article, ArticleWords words, bool anew)
    {
        var draft = ProposalFiles.Sound(host, folder, Proposals.With(article.Source, article.Read.Claims), out var dropped);
        var accepted = ProposalFiles.Put(
            host, folder, draft, TextWriter.Null, $"{words.Anew} proposes anew, and what was accepted stays", anew);
        var proposed = article.Read.Claims.Where(claim => !dropped.Contains(claim.Id) && !accepted.Contains(claim.Id)).ToList();
        return new TakenArticle(
            article,
            proposed.Count,
            proposed.Count(claim => !claim.IsNewQuestion),
            article.Read.Left.Count,
            new NotProposed(dropped, accepted));
    }

    // Where the article's name stands before the message already, it is not said twice.
    private static string WithoutName(string file, string message) =>
        message.StartsWith(file, StringComparison.Ordinal) ? message[file.Length..].TrimStart(':', ' ') : message;
}
