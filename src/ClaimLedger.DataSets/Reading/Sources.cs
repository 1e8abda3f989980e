using System.Collections.Immutable;
using System.Numerics;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Reads the files of <c>sources/</c> against what is declared.</summary>
internal sealed class Sources(LedgerHead ledger, Catalogue<Question> questions, Catalogue<Facet> facets, SpeakerNames speakers, Archive? archive, MistakeBag mistakes)
{
    private const string UnknownPublisher = "unknown";

    private readonly ImmutableArray<Facet> _facets = facets.Things;
    private readonly Catalogue<Source> _sources = new("source", "sources/");

    /// <summary>The sources, by id.</summary>
    public ImmutableArray<Source> All => [.. _sources.Things.OrderBy(source => source.Id, StringComparer.Ordinal)];

    public void Read(YamlDocument document)
    {
        if (document.Root is null || Fields.Of(document.Root, Shape.SourceFile, mistakes) is not { } file)
            return;
        var source = file.Value("source") is { } node ? ReadSource(node) : default;
        var claims = new Catalogue<Claim>("claim", "");
        foreach (var item in file.Items("claims"))
        {
            if (Fields.Of(item, Shape.Claim, mistakes) is { } fields)
                ReadClaim(fields, source.Source, claims);
        }
        if (source.Id is { } id)
            _sources.Declare(id, source.Source is { } read ? read with { Claims = claims.Things } : null, mistakes);
    }

    private (Node.Scalar? Id, Source? Source) ReadSource(Node node)
    {
        if (Fields.Of(node, Shape.Source, mistakes) is not { } fields)
            return default;
        var id = fields.Id("id", "the id of a source");
        var published = fields.Text("published");
        var span = Declarations.ReadDate(published, mistakes);
        var source = new Source
        {
            Id = id?.Text ?? "",
            Title = fields.Text("title")?.Text ?? "",
            Publisher = fields.Text("publisher")?.Text ?? UnknownPublisher,
            Url = ReadUrl(fields),
            Published = span ?? default,
            PublishedText = published?.Text ?? "",
            DatedBy = fields.Text("dated-by")?.Text,
            Language = fields.Has("language") ? Declarations.Language(fields, mistakes) : ledger.SourceLanguage ?? ledger.Language,
            Sha256 = ReadSha256(fields),
            Note = fields.Text("note")?.Text,
            Place = id?.Place ?? fields.Place,
            Claims = [],
        };
        // Without a date no claim can be placed in time.
        return (id, span is null ? null : source);
    }

    private string? ReadUrl(Fields fields)
    {
        if (fields.Text("url") is not { } text)
            return null;
        if (Uri.TryCreate(text.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && !text.Text.Any(char.IsWhiteSpace))
            return text.Text;
        mistakes.Add(text.Place, Wording.BadUrl(text.Text));
        return null;
    }

    private string? ReadSha256(Fields fields)
    {
        if (fields.Text("sha256") is not { } text)
            return null;
        if (Ids.IsSha256(text.Text))
            return text.Text.ToLowerInvariant();
        mistakes.Add(text.Place, Wording.BadSha256);
        return null;
    }

    private void ReadClaim(Fields fields, Source? source, Catalogue<Claim> claims)
    {
        var id = fields.Id("id", "the id of a claim");
        var question = questions.Find(fields.Text("question"), mistakes);
        var says = fields.Text("says");
        var quote = fields.Text("quote");
        var modality = fields.Has("modality") ? fields.Word<Modality>("modality") : ledger.Modality;
        var asOf = ReadAsOf(fields, source, modality);
        var value = ReadValue(says, quote, question, source, modality);
        var claim = new Claim
        {
            Id = $"{source?.Id}/{id?.Text}",
            Source = source?.Id ?? "",
            Question = question?.Id ?? "",
            Value = value ?? new Value.Unknown(""),
            AsOf = asOf ?? source?.Published ?? default,
            AsOfText = asOf is null ? null : fields.Text("as-of")?.Text,
            Speakers = [.. fields.Texts("speaker").Select(name => speakers.Resolve(name, mistakes)).OfType<string>()],
            Modality = modality ?? Modality.Stated,
            Quote = quote?.Text,
            Frames = ReadFrames(fields, quote, question, value, modality),
            Note = fields.Text("note")?.Text,
            Place = says?.Place ?? fields.Place,
        };
        CheckArchive(quote, source);
        if (id is not null)
            claims.Declare(id, claim, mistakes);
    }

    private DaySpan? ReadAsOf(Fields fields, Source? source, Modality? modality)
    {
        var text = fields.Text("as-of");
        if (Declarations.ReadDate(text, mistakes) is not { } asOf)
            return null;
        if (source is not null && asOf.First > source.Published.Last && modality is not (null or Modality.Forecast))
            mistakes.Add(text!.Place, Wording.AsOfAfterPublication(text.Text, source.PublishedText));
        return asOf;
    }

    private Value? ReadValue(Node.Scalar? says, Node.Scalar? quote, Question? question, Source? source, Modality? modality)
    {
        // "Monday" means nothing without the day of publication, whose mistake was reported.
        if (says is null || question is null || (source is null && question.Answer == AnswerType.Date))
            return null;
        if (says.Text.Length > Limits.Says)
        {
            mistakes.Add(says.Place, Wording.TooLong("says", says.Text.Length, Limits.Says));
            return null;
        }
        var context = ValueContext.For(question, source?.Published, modality ?? Modality.Stated, ledger.Readings);
        if (TermShownBy(question, says.Text) is { } term)
            return new Value.Options(says.Text, term);
        var result = ValueParser.Parse(says.Text, context);
        if (!result.Success)
        {
            mistakes.Add(says.PlaceAt(result.Offset), new Words(result.Wrong, result.Cure));
            return null;
        }
        if (quote is not null && result.Value is Value.Range && IsEnglish(source) && QuoteReader.MustContain(question.Answer)
            && QuoteReader.DecidingWords(quote.Text, result.Value, context).Count == 0)
            mistakes.Add(quote.Place, Wording.QuoteLacksValue(says.Text));
        return result.Value;
    }

    /// <summary>The term of which an answer is a phrase, as a mask; null where it is the term itself, or no phrase.</summary>
    private ulong? TermShownBy(Question question, string says)
    {
        var phrase = says.Trim();
        if (question.Answer != AnswerType.Term || question.Options.Contains(phrase, StringComparer.OrdinalIgnoreCase) || facets.Find(question.Facet ?? "") is not { } facet)
            return null;
        for (var index = 0; index < facet.Terms.Length; index++)
        {
            // The loader lets no phrase show two terms of a facet.
            if (facet.Terms[index].ShownBy.Contains(phrase, StringComparer.OrdinalIgnoreCase))
                return 1UL << index;
        }
        return null;
    }

    /// <summary>Number words are read in English alone: in another language a quote need not show what we can find.</summary>
    private static bool IsEnglish(Source? source) => source?.Language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? true;

    /// <summary>
    /// The word choices of a claim. For each facet the first that speaks decides: the claim's own <c>frames</c>, what it
    /// says where the question asks for a term of the facet, or what stands in the quote.
    /// </summary>
    private ImmutableArray<Frame> ReadFrames(Fields fields, Node.Scalar? quote, Question? question, Value? value, Modality? modality)
    {
        IReadOnlyList<Frame> found = quote is null || _facets.IsEmpty ? [] : [.. FrameFinder.Find(quote.Text, _facets).Select(hit => hit.Frame)];
        var stated = ReadOwnFrames(fields);
        var frames = ImmutableArray.CreateBuilder<Frame>();
        foreach (var facet in _facets)
        {
            var hits = found.Where(frame => frame.Facet == facet.Id).DistinctBy(frame => frame.Term);
            if (stated.TryGetValue(facet.Id, out var term))
                frames.Add(new Frame(facet.Id, term, PhraseOf(term)));
            else if (question is null || question.Facet != facet.Id)
                frames.AddRange(hits);
            // A term that is denied is not the claim's own word.
            else if (modality != Modality.Denied && TermOf(question, value) is { } said)
                frames.Add(new Frame(facet.Id, said, PhraseOf(said)));

            string? PhraseOf(string id) => hits.FirstOrDefault(frame => frame.Term == id)?.Phrase;
        }
        return frames.ToImmutable();
    }

    /// <summary>The one term that an answer names; null where it leaves several open.</summary>
    private static string? TermOf(Question question, Value? value) =>
        value is Value.Options { Mask: var mask } && ulong.IsPow2(mask) ? question.Options[BitOperations.TrailingZeroCount(mask)] : null;

    private Dictionary<string, string> ReadOwnFrames(Fields fields)
    {
        var stated = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (fields.Value("frames"))
        {
            case null or Node.Refused or Node.Scalar { IsNothing: true }:
                break;
            case Node.Mapping map:
                foreach (var (name, node) in map.Entries)
                {
                    var facet = facets.Find(name, mistakes);
                    if (fields.TextOf(node, $"frames, {name.Text}", required: true) is not { } term || facet is null)
                        continue;
                    if (facet.Terms.Any(known => known.Id == term.Text))
                        stated[facet.Id] = term.Text;
                    else
                        mistakes.Add(term.Place, Wording.NoSuch("term", term.Text, Nearest.Find(term.Text, facet.Terms.Select(known => known.Id)), DataSetFiles.FramingName, $" in facet {Wording.Quoted(facet.Id)}"));
                }
                break;
            case var other:
                mistakes.Add(other.Place, Wording.WrongShape("frames", "`{facet: term}`", other is Node.Sequence ? "a list" : "a text"));
                break;
        }
        return stated;
    }

    private void CheckArchive(Node.Scalar? quote, Source? source)
    {
        if (quote is not null && archive?.Text(source?.Sha256) is { } text && Archive.Check(quote.Text, text) is { } wrong)
            mistakes.Add(quote.Place, wrong);
    }
}
