using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Formats;

/// <summary>
/// Speakers, sources and claims as statements: one row a property of an entity, in the columns and the vocabulary of FollowTheMoney
/// (https://followthemoney.tech/explorer/), as OpenSanctions publishes them. A source is an Article, a claim a Note on it; what a Note has
/// no
/// property for stands among its keywords.
/// </summary>
public static class Statements
{
    private static readonly ImmutableArray<string> Columns =
    [
        "canonical_id",
        "entity_id",
        "prop",
        "prop_type",
        "schema",
        "value",
        "dataset",
        "origin",
        "lang",
        "original_value",
        "external",
        "first_seen",
        "last_seen",
        "id",
    ];

    /// <summary>The schema of each kind of speaker.</summary>
    private static readonly FrozenDictionary<SpeakerKind, string> Schemas = new Dictionary<SpeakerKind, string>
    {
        [SpeakerKind.Person] = "Person",
        [SpeakerKind.Office] = "PublicBody",
        [SpeakerKind.Group] = "Organization",
        [SpeakerKind.Outlet] = "Organization",
        [SpeakerKind.Anonymous] = "LegalEntity",
    }.ToFrozenDictionary();

    /// <summary>ISO 639-3 of the ISO 639-1 codes that a newsroom meets most; FollowTheMoney knows no other form.</summary>
    private static readonly FrozenDictionary<string, string> Languages = (
        "ar ara, az aze, bg bul, bn ben, cs ces, da dan, de deu, el ell, en eng, es spa, et est, fa fas, fi fin, fr fra, he heb, hi "
            + "hin, hr hrv, hu hun, hy hye, id ind, it ita, "
        + "ja jpn, ka kat, kk kaz, ko kor, ku kur, lt lit, lv lav, ms msa, nl nld, no nor, pl pol, ps pus, pt por, ro ron, ru rus, sk "
        + "slk, sl slv, so som, sq sqi, sr srp, sv swe, "
        + "sw swa, ta tam, th tha, tl tgl, tr tur, uk ukr, ur urd, vi vie, zh zho")
        .Split(", ").ToFrozenDictionary(pair => pair[..2], pair => pair[3..], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the speakers, sources and claims of a data set.</summary>
    public static void Write(DataSet dataSet, TextWriter output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        using var csv = new CsvOutput(output);
        csv.Row(Columns);
        var writer = new Writer(csv, NameOf(dataSet.Title));
        foreach (var speaker in dataSet.Speakers)
            writer.Speaker(speaker);
        var questions = ClaimWords.Questions(dataSet);
        var correctedBy = ClaimWords.CorrectedBy(dataSet);
        foreach (var source in dataSet.Sources)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Source(source);
            foreach (var claim in source.Claims)
                writer.Claim(claim, source, questions[claim.Question], correctedBy[claim.Id]);
        }
    }

    /// <summary>The type of each property that is written, as FollowTheMoney has it.</summary>
    private static string TypeOf(string property) => property switch
    {
        "id" or "language" or "entity" => property,
        "name" or "alias" => "name",
        "notes" or "description" or "summary" => "text",
        "title" or "publisher" or "keywords" => "string",
        "sourceUrl" => "url",
        "publishedAt" or "retrievedAt" => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(property), property, "The type of this property is not known."),
    };

    /// <summary>The name of a data set as the format has it: lower-case letters, digits and underscores.</summary>
    private static string NameOf(string title)
    {
        var name = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                name.Append(letter);
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }
        return name.ToString().Trim('_') is { Length: > 0 } clean ? clean : "claims";
    }

    private sealed class Writer(CsvOutput csv, string dataSet)
    {
        public void Speaker(Speaker speaker)
        {
            var entity = new Entity(Id("speaker", speaker.Name.ToString()), Schemas[speaker.Kind]);
            Base(entity);
            Row(entity, "name", speaker.Name.ToString());
            foreach (var alias in speaker.Also)
                Row(entity, "alias", alias);
            Row(entity, "notes", speaker.Note);
        }

        public void Source(Source source)
        {
            var seen = source.Versions.IsEmpty
                ? default
                : (ClaimWords.IsoDate(source.Versions[0].Retrieved.Days), ClaimWords.IsoDate(source.Versions[^1].Retrieved.Days));
            var entity = new Entity(Id("source", source.Id.ToString()), "Article", Language(source.Language), seen.Item1, seen.Item2);
            Base(entity);
            Row(entity, "name", source.Title);
            Row(entity, "title", source.Title);
            Row(entity, "publisher", source.Publisher);
            Row(entity, "sourceUrl", source.Url);
            Row(entity, "publishedAt", ClaimWords.IsoDate(source.Published.Days), source.Published.ToString());
            Row(entity, "language", Language(source.Language), source.Language);
            foreach (var version in source.Versions)
                Row(entity, "retrievedAt", ClaimWords.IsoDate(version.Retrieved.Days), version.Retrieved.ToString());
            Row(entity, "notes", source.DatedBy);
            Row(entity, "notes", source.Note);
        }

        public void Claim(Claim claim, Source source, Question question, IEnumerable<ClaimId> correctedBy)
        {
            var entity = new Entity(Id("claim", claim.Id.ToString()), "Note", Language(source.Language));
            Base(entity);
            Row(entity, "name", ClaimWords.Says(claim), claim.Value.Text);
            Row(entity, "summary", $"{question.Subject}: {question.Asks}");
            Row(entity, "description", claim.Quote);
            Row(entity, "entity", Id("source", source.Id.ToString()), source.Id.ToString());
            foreach (var speaker in claim.Speakers.Distinct())
                Row(entity, "entity", Id("speaker", speaker.ToString()), speaker.ToString());
            Row(entity, "publisher", source.Publisher);
            Row(entity, "sourceUrl", source.Url);
            Row(entity, "keywords", $"question: {claim.Question}");
            Row(entity, "keywords", $"as of: {claim.AsOf.Text ?? source.Published.ToString()}");
            Row(entity, "keywords", $"modality: {TermNames<Modality>.Of(claim.Modality)}");
            if (!claim.Speakers.IsEmpty)
                Row(entity, "keywords", $"speakers: {string.Join(" > ", claim.Speakers)}");
            foreach (var frame in claim.Frames)
                Row(entity, "keywords", $"{frame.Facet}: {frame.Term}");
            if (claim.Withdrawn is { } withdrawn)
                Row(entity, "keywords", $"withdrawn: {withdrawn.On}");
            foreach (var by in correctedBy)
                Row(entity, "keywords", $"corrected by: {by}");
            Row(entity, "notes", claim.Note);
        }

        private string Id(string kind, string name) => $"{dataSet}-{Sha1($"{dataSet}.{kind}.{name}")}";

        private void Base(Entity entity) => Row(entity, "id", entity.Id);

        private void Row(Entity entity, string property, string? value, string? original = null)
        {
            if (value is null)
                return;
            var type = TypeOf(property);
            var language = type is "text" or "string" or "name" ? entity.Language : null;
            // The id is made as FollowTheMoney makes it, so that a statement read elsewhere keeps it.
            var key = language is null
                ? $"{dataSet}.{entity.Id}.{property}.{value}"
                : $"{dataSet}.{entity.Id}.{property}.{value}@{language}";
            csv.Row(
            [
                entity.Id,
                entity.Id,
                property,
                type,
                entity.Schema,
                value,
                dataSet,
                "",
                language,
                original == value ? null : original,
                "f",
                entity.FirstSeen,
                entity.LastSeen,
                Sha1(key),
            ]);
        }

        private static string? Language(string? tag) => tag is null ? null : Languages.GetValueOrDefault(tag.Split('-')[0]);
    }

    private readonly record struct Entity(
        string Id, string Schema, string? Language = null, string? FirstSeen = null, string? LastSeen = null);

#pragma warning disable CA5350 // A name for a statement, not a safeguard: the format's own programs use SHA-1.
    private static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
