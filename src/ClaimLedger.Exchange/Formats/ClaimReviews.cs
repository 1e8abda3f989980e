using System.Collections.Frozen;
using System.Text.Json;
using ClaimLedger.Exchange.Json;

namespace ClaimLedger.Exchange.Formats;

/// <summary>What ClaimReview wants to know and a data set does not say.</summary>
/// <param name="Publisher">Who publishes the reviews, or null.</param>
/// <param name="Url">The http or https address of the page on which they stand, or null.</param>
public sealed record ReviewOptions(string? Publisher = null, string? Url = null);

/// <summary>
/// Claims as schema.org ClaimReview (https://schema.org/ClaimReview), in JSON-LD: only claims that stand in a conflict on which a person
/// has
/// ruled, and with that person's verdict in words. There is no number: a desk that ruled on a conflict gave no marks for truth.
/// </summary>
public static class ClaimReviews
{
    /// <summary>
    /// What a verdict on a conflict means for a claim in it: one row a verdict. A verdict that is not here decides nothing about a claim:
    /// <c>pending</c> and <c>asked-source</c> are open, <c>not-comparable</c> and <c>dismissed</c> say that there is no conflict.
    /// </summary>
    private static readonly FrozenDictionary<Verdict, string> Ratings = new Dictionary<Verdict, string>
    {
        [Verdict.Confirmed] = "Disputed: the desk confirmed that the reports cannot stand together",
        [Verdict.Prefer] = "Not preferred by the desk",
        [Verdict.Range] = "One of a range of figures",
        [Verdict.Unconfirmed] = "Unconfirmed",
        [Verdict.Corrected] = "Disputed: a source has corrected itself",
    }.ToFrozenDictionary();

    private const string Preferred = "Preferred by the desk";

    /// <summary>The kinds of conflict that are about what is true; the others are about words, credit or age.</summary>
    private static readonly FrozenSet<ConflictKind> AboutTruth = FrozenSet.Create(
        ConflictKind.Contradiction, ConflictKind.Tension, ConflictKind.Rounding, ConflictKind.Decrease, ConflictKind.Answer,
        ConflictKind.Misattribution, ConflictKind.SelfContradiction, ConflictKind.Arithmetic, ConflictKind.Order);

    /// <summary>Writes the reviews and returns how many there are.</summary>
    /// <param name="dataSet">The data set; only its claims are reviewed.</param>
    /// <param name="conflicts">Its conflicts with their rulings.</param>
    /// <param name="options">Who publishes them, and where.</param>
    /// <param name="output">Where they go.</param>
    public static int Write(DataSet dataSet, IEnumerable<ListedConflict> conflicts, ReviewOptions options, Stream output)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        var writer = new Writer(dataSet, options, new Utf8JsonWriter(output, JsonNodes.Indented));
        var count = writer.Write(conflicts);
        output.WriteByte((byte)'\n');
        return count;
    }

    private sealed class Writer(DataSet dataSet, ReviewOptions options, Utf8JsonWriter json)
    {
        private readonly Dictionary<QuestionId, Question> _questions = dataSet.Questions.ToDictionary(question => question.Id);
        private readonly Dictionary<ClaimId, (Claim Claim, Source Source)> _claims =
            dataSet.Sources
                .SelectMany(source => source.Claims, (source, claim) => (claim, source))
                .ToDictionary(pair => pair.claim.Id);
        private readonly Dictionary<SpeakerName, SpeakerKind> _kinds = dataSet.Speakers.ToDictionary(
            speaker => speaker.Name, speaker => speaker.Kind);

        public int Write(IEnumerable<ListedConflict> conflicts)
        {
            var count = 0;
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteStartArray("@graph");
            foreach (var (conflict, _, ruling, _) in conflicts
                .Where(row => row.Status is ConflictStatus.Ruled && AboutTruth.Contains(row.Conflict.Kind))
                .OrderBy(row => row.Conflict.Id))
            {
                // A preferred position that is not among the positions prefers none of them.
                if (ruling is null
                    || !Ratings.ContainsKey(ruling.Verdict)
                    || (ruling.Verdict is Verdict.Prefer && conflict.Positions.All(position => position.Says != ruling.Position)))
                    continue;
                foreach (var position in conflict.Positions)
                {
                    foreach (var id in position.Claims.Where(_claims.ContainsKey))
                    {
                        Review(conflict, position, ruling, _claims[id].Claim, _claims[id].Source);
                        count++;
                    }
                }
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
            return count;
        }

        private void Review(Conflict conflict, Position position, Ruling ruling, Claim claim, Source source)
        {
            json.WriteStartObject();
            json.WriteString("@type", "ClaimReview");
            json.WriteString("@id", $"urn:claimledger:review:{conflict.Id}:{claim.Id}");
            if (options.Url is { } url)
                json.WriteString("url", $"{url.Split('#')[0]}#{conflict.Id}");
            json.WriteString("inLanguage", dataSet.Language);
            json.WriteString("datePublished", ruling.On.ToString("yyyy-MM-dd"));
            Named("author", ruling.By == options.Publisher ? "Organization" : "Person", ruling.By);
            if (options.Publisher is { } publisher)
                Named("publisher", "Organization", publisher);
            json.WriteString("claimReviewed", ClaimWords.Whole(claim, _questions[claim.Question]));
            json.WriteString("reviewBody", ruling.Reason);
            json.WriteStartObject("reviewRating");
            json.WriteString("@type", "Rating");
            json.WriteString(
                "alternateName",
                ruling.Verdict is Verdict.Prefer && position.Says == ruling.Position ? Preferred : Ratings[ruling.Verdict]);
            json.WriteEndObject();
            Item(position, claim, source);
            json.WriteEndObject();
        }

        private void Item(Position position, Claim claim, Source source)
        {
            json.WriteStartObject("itemReviewed");
            json.WriteString("@type", "Claim");
            json.WriteString("@id", $"urn:claimledger:claim:{claim.Id}");
            if (Author(claim, source) is { } author)
                Named("author", author.Type, author.Name);
            Appearance("appearance", source);
            var first = position.Claims
                .Where(_claims.ContainsKey)
                .Select(id => _claims[id])
                .Where(other => Author(other.Claim, other.Source) == Author(claim, source) && other.Claim.Question == claim.Question)
                .OrderBy(other => other.Source.Published.Days.First)
                .ThenBy(other => other.Source.Id)
                .First();
            Appearance("firstAppearance", first.Source);
            json.WriteEndObject();
        }

        /// <summary>Who said it first; the publisher where it is the source's own voice; null where that is unknown.</summary>
        private (string Type, string Name)? Author(Claim claim, Source source)
        {
            if (claim.Speakers is [var speaker, ..])
                return (
                    _kinds.GetValueOrDefault(speaker, SpeakerKind.Anonymous) is SpeakerKind.Person or SpeakerKind.Anonymous
                        ? "Person"
                        : "Organization",
                    speaker.ToString());
            return source.Publisher.Equals("unknown", StringComparison.OrdinalIgnoreCase) ? null : ("Organization", source.Publisher);
        }

        private void Appearance(string key, Source source)
        {
            json.WriteStartObject(key);
            json.WriteString("@type", "CreativeWork");
            json.WriteString("@id", source.Url ?? $"urn:claimledger:source:{source.Id}");
            json.WriteString("headline", source.Title);
            if (source.Url is not null)
                json.WriteString("url", source.Url);
            json.WriteString("datePublished", ClaimWords.IsoDate(source.Published.Days));
            if (!source.Publisher.Equals("unknown", StringComparison.OrdinalIgnoreCase))
                Named("publisher", "Organization", source.Publisher);
            json.WriteEndObject();
        }

        private void Named(string key, string type, string name)
        {
            json.WriteStartObject(key);
            json.WriteString("@type", type);
            json.WriteString("name", name);
            json.WriteEndObject();
        }
    }
}
