using System.Collections.Immutable;
using ClaimLedger.Extraction;

namespace ClaimLedger.Application.Proposing;

/// <summary>The ids of claims that were read and are not proposed.</summary>
/// <param name="Dropped">Those that the data set would not accept.</param>
/// <param name="Accepted">Those that were accepted before.</param>
internal sealed record NotProposed(ImmutableHashSet<string> Dropped, ImmutableHashSet<string> Accepted);

/// <summary>Tells of an article what it was linked to, what is new in it, and what was left.</summary>
internal static class ExtractionPage
{
    /// <summary>Writes it, a line each.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="article">The article.</param>
    /// <param name="all">All articles of the run.</param>
    /// <param name="not">The claims that are not proposed.</param>
    /// <param name="isKept">Whether the text that was read is kept.</param>
    public static void Write(
        TextWriter to, ExtractedArticle article, IReadOnlyList<ExtractedArticle> all, NotProposed not, bool isKept)
    {
        var claims = article.Read.Claims.Where(claim => !not.Dropped.Contains(claim.Id) && !not.Accepted.Contains(claim.Id)).ToList();
        var dropped = article.Read.Claims.Where(claim => not.Dropped.Contains(claim.Id)).Select(claim => $"\"{claim.Says}\"").ToList();
        var declared = claims.Count(claim => !claim.IsNewQuestion);
        var proposed = claims.Count(claim => claim.IsNewQuestion && claim.IsLinked);
        Line($"{Phrases.Count(claims.Count, "claim")} proposed in {article.Source.Id}, {declared} for questions of the data set and "
            + $"{claims.Count - declared - proposed} for new ones"
            + (proposed > 0 ? $"; {proposed} for questions that other proposals bring" : "")
            + (not.Accepted.Count > 0 ? $"; {not.Accepted.Count} accepted before" : "")
            + (dropped.Count > 0 ? $"; left out, as the data set would not accept {string.Join(", ", dropped)}" : ""));
        if (claims.Exists(claim => claim.IsLinked))
            Line($"linked: {Questions(claims.Where(claim => claim.IsLinked), _ => "")}");
        if (claims.Exists(claim => !claim.IsLinked))
            Line($"new: {Questions(claims.Where(claim => !claim.IsLinked), With)}");
        foreach (var left in article.Read.Left)
            Line($"no question for \"{left.Says}\": {left.Clause}");
        if (!article.Article.IsFile && !isKept)
            Line("the sha256 is of the text that was read out of it; add --keep DIR to have that text in an archive");

        void Line(string words) => to.WriteLine(Phrases.OneLine($"{article.File}: {words}"));

        // The other articles of the run that answer a new question too.
        string With(QuestionId question)
        {
            var others = all.Where(other => other != article && other.Read.Claims.Any(claim => claim.Question.Id == question))
                .Select(other => other.File).ToList();
            return others.Count == 0 ? "" : $", as in {string.Join(" and ", others)}";
        }
    }

    private static string Questions(IEnumerable<ReadClaim> claims, Func<QuestionId, string> with) => string.Join("; ", claims
        .GroupBy(claim => claim.Question.Id)
        .Select(group => $"{group.Key} ({string.Join(", ", group.Select(claim => $"\"{claim.Says}\""))}{with(group.Key)})"));
}
