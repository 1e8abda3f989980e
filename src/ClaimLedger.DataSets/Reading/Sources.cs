using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Reads the files of <c>sources/</c> against what is declared.</summary>
internal sealed class Sources(
    LedgerHead ledger, Questions questions, Catalogue<Facet> facets, SpeakerNames speakers, Archive? archive, MistakeBag mistakes)
{
    private const string UnknownPublisher = "unknown";
    private const int MostParsed = 10_000;

    private readonly ImmutableArray<Facet> _facets = facets.Things;
    private readonly Catalogue<Source> _sources = new("source", "sources/");
    private readonly Corrections _corrections = new(mistakes);
    private readonly Origins _origins = new(mistakes);
    private readonly Dictionary<Quantity, ParseResult<Value>> _parsed = [];
    private readonly Dictionary<string, WrittenDate> _dates = new(StringComparer.Ordinal);

    /// <summary>Whether some of the sources are left out, so that one that is not found may be there.</summary>
    public bool IsPart { get; init; }

    /// <summary>The sources, by id, once all files have been read.</summary>
    public ImmutableArray<Source> Finish() =>
        _corrections.Resolve(WithOrigins([.. _sources.Things.OrderBy(source => source.Id)]), speakers.Voice);

    /// <summary>Sources with those from which they derive, when all have been read.</summary>
    public ImmutableArray<Source> WithOrigins(ImmutableArray<Source> sources) =>
        _origins.Resolve(sources, name => IsPart || !_corrections.IsWhole || _sources.Has(name));

    public void Read(YamlDocument document)
    {
        if (!document.IsWhole)
            _corrections.IsWhole = false;
        if (document.Root is null || Fields.Of(document.Root, Shape.SourceFile, mistakes) is not { } file)
            return;
        var source = file.Value("source") is { } node ? ReadSource(node) : default;
        var claims = new Catalogue<Claim>("claim", "");
        var proposals = ImmutableArray.CreateBuilder<Proposal>();
        foreach (var item in file.Items("claims"))
        {
            var isProposed = (item as Node.Mapping)?.Find("proposed") is not null;
            if (Fields.Of(item, isProposed ? Shape.Proposal : Shape.Claim, mistakes) is not { } fields)
                continue;
            if (isProposed)
                ReadProposal(fields, source.Source, claims, proposals);
            else
                ReadClaim(fields, source.Source, claims);
        }
        if (source.Id is { } id)
            _sources.Declare(
                id, source.Source is { } read ? read with { Claims = claims.Things, Proposals = proposals.ToImmutable() } : null, mistakes);
    }

    /// <summary>One source by itself; null where it has mistakes in what its claims rest on.</summary>
    public Source? ReadAlone(Node source) => ReadSource(source).Source;

    /// <summary>One claim of a source that was read by itself; what it corrects is not looked at.</summary>
    public (Claim? Claim, IReadOnlyList<Node.Scalar> Corrects) ReadAlone(Node claim, Source? source)
    {
        if (Fields.Of(claim, Shape.Claim, mistakes) is not { } fields)
            return (null, []);
        var read = ReadClaim(fields, source);
        return (read.Id is null ? null : read.Claim, fields.Texts("corrects"));
    }

    private (Node.Scalar? Id, Source? Source) ReadSource(Node node)
    {
        if (Fields.Of(node, Shape.Source, mistakes) is not { } fields)
            return default;
        var id = fields.Id("id", "the id of a source");
        var published = Declarations.ReadDate(fields.Text("published"), mistakes);
        var versions = ReadVersions(fields, published);
        var source = new Source
        {
            Id = new(id?.Text ?? ""),
            Title = fields.Text("title")?.Text ?? "",
            Short = fields.Text("short")?.Text,
            Publisher = fields.Text("publisher")?.Text ?? UnknownPublisher,
            Url = ReadUrl(fields),
            Published = published ?? default,
            DatedBy = fields.Text("dated-by")?.Text,
            Language = fields.Has("language") ? Declarations.Language(fields, mistakes) : ledger.SourceLanguage ?? ledger.Language,
            Sha256 = ReadSha256(fields, versions),
            Versions = versions,
            Note = fields.Text("note")?.Text,
            Place = id?.Place ?? fields.Place,
            Claims = [],
        };
        var origins = fields.Texts("derived-from");
        if (id is not null)
            _origins.Add(source.Id, origins);
        // Without a date no claim can be placed in time.
        return (id, published is null ? null : source);
    }

    private string? ReadUrl(Fields fields)
    {
        if (fields.Text("url") is not { } text)
            return null;
        if (Uri.TryCreate(text.Text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url.Host.Length > 0
            && url.UserInfo.Length == 0
            && !text.Text.Any(char.IsWhiteSpace))
            return text.Text;
        mistakes.Add(text.Place, MistakeWording.BadUrl(text.Text));
        return null;
    }

    private ImmutableArray<SourceVersion> ReadVersions(Fields source, WrittenDate? published)
    {
        var versions = ImmutableArray.CreateBuilder<SourceVersion>();
        var items = source.Items("versions");
        if (items.Count > Limits.Versions)
            mistakes.Add(source.PlaceOf("versions"), MistakeWording.TooManyVersions(items.Count, Limits.Versions));
        foreach (var item in items)
        {
            if (Fields.Of(item, Shape.Version, mistakes) is not { } fields)
                continue;
            var text = fields.Text("retrieved");
            var retrieved = Declarations.ReadDate(text, mistakes);
            if (retrieved is { } day && published is { } publication && day.Days.Last < publication.Days.First)
                mistakes.Add(text!.Place, MistakeWording.RetrievedTooEarly(text.Text, publication.ToString()));
            else if (retrieved is { } after && versions.Count > 0 && after.Days.First < versions[^1].Retrieved.Days.First)
                mistakes.Add(text!.Place, MistakeWording.VersionsOutOfOrder(text.Text, versions[^1].Retrieved.ToString()));
            versions.Add(new SourceVersion
            {
                // Without a date it is a mistake already; the day of publication keeps the rest readable.
                Retrieved = retrieved ?? new WrittenDate(published?.Days ?? default, text?.Text ?? ""),
                Sha256 = ReadSha256(fields),
                Note = fields.Text("note")?.Text,
                Place = fields.Place,
            });
        }
        return versions.ToImmutable();
    }

    private string? ReadSha256(Fields fields, ImmutableArray<SourceVersion> versions)
    {
        var own = ReadSha256(fields);
        if (versions.IsEmpty)
            return own;
        var newest = versions[^1].Sha256;
        if (own is not null && newest is not null && own != newest)
            mistakes.Add(fields.PlaceOf("sha256"), MistakeWording.NotNewestHash);
        return newest ?? own;
    }

    private string? ReadSha256(Fields fields)
    {
        if (fields.Text("sha256") is not { } text)
            return null;
        if (Ids.IsSha256(text.Text))
            return text.Text.ToLowerInvariant();
        mistakes.Add(text.Place, MistakeWording.BadSha256);
        return null;
    }

    private void ReadClaim(Fields fields, Source? source, Catalogue<Claim> claims)
    {
        var (id, claim) = ReadClaim(fields, source);
        if (id is null)
            return;
        claims.Declare(id, claim, mistakes);
        _corrections.Add(claim, fields.Texts("corrects"));
    }

    private (Node.Scalar? Id, Claim Claim) ReadClaim(Fields fields, Source? source)
    {
        var id = fields.Id("id", "the id of a claim");
        var question = questions.All.Find(fields.Text("question"), mistakes);
        return (id, ReadClaim(fields, id, source, question, ReadSpeakers(fields.Texts("speaker"))));
    }

    private ImmutableArray<SpeakerName> ReadSpeakers(IReadOnlyList<Node.Scalar> names)
    {
        if (names.Count == 0)
            return [];
        var credited = ImmutableArray.CreateBuilder<SpeakerName>(names.Count);
        for (var index = 0; index < names.Count; index++)
        {
            if (speakers.Resolve(names[index], mistakes) is { } name)
                credited.Add(name);
        }
        return credited.DrainToImmutable();
    }

    /// <summary>A proposed claim may bring its question with it, and name speakers whom nobody has declared.</summary>
    private void ReadProposal(Fields fields, Source? source, Catalogue<Claim> claims, ImmutableArray<Proposal>.Builder proposals)
    {
        if (fields.Text("proposed") is { Text: not "true" } word)
            mistakes.Add(word.Place, MistakeWording.NotProposed(word.Text));
        var id = fields.Id("id", "the id of a claim");
        var isNew = fields.Has("new-question") && fields.Text("question") is { } name && !questions.All.Has(name.Text);
        var question = isNew ? ReadNewQuestion(fields) : questions.All.Find(fields.Text("question"), mistakes);
        var named = fields.Texts("speaker");
        ImmutableArray<SpeakerName> credited = [.. named.Select(speaker => new SpeakerName(speakers.Find(speaker.Text) ?? speaker.Text))];
        var claim = ReadClaim(fields, id, source, question, credited);
        if (id is null)
            return;
        // Nothing but the review sees it, but its id is taken.
        claims.Declare(id, null, mistakes);
        if (question is not null)
            proposals.Add(
                new Proposal(
                    claim,
                    question,
                    isNew,
                    [
                        .. (fields.Text("whose") is { } whose ? named.Append(whose) : named)
                            .Where(speaker => speakers.Find(speaker.Text) is null)
                            .Select(speaker => new SpeakerName(speaker.Text))
                            .Distinct(),
                    ]));
    }

    private Question? ReadNewQuestion(Fields claim)
    {
        var id = claim.Id("question", "the id of a question");
        return id is not null && claim.Value("new-question") is { } node && Fields.Of(node, Shape.NewQuestion, mistakes) is { } fields
            ? questions.ReadProposed(id, fields)
            : null;
    }

    private Claim ReadClaim(Fields fields, Node.Scalar? id, Source? source, Question? question, ImmutableArray<SpeakerName> credited)
    {
        var says = fields.Text("says");
        var quote = fields.Text("quote");
        var modality = fields.Has("modality") ? fields.Word<Modality>("modality") : ledger.Modality;
        var version = ReadVersion(fields, source);
        var asOf = ReadAsOf(fields, source, version, modality);
        var isCounted = ReadCounted(fields);
        var value = ReadValue(says, isCounted ? null : quote, question, source, modality);
        var claim = new Claim
        {
            Id = new ClaimId(source?.Id ?? default, id?.Text ?? ""),
            Source = source?.Id ?? default,
            Question = question?.Id ?? default,
            Value = value ?? new Value.Unknown(""),
            AsOf = asOf ?? WrittenDate.Unwritten(source?.Published.Days ?? default),
            Speakers = credited,
            Modality = modality ?? Modality.Stated,
            Whose = ReadWhose(fields),
            If = fields.Text("if")?.Text,
            IsCounted = isCounted,
            Because = fields.Text("because")?.Text,
            Quote = quote?.Text,
            Frames = ReadFrames(fields, quote, question, value, modality),
            Version = version,
            Withdrawn = ReadWithdrawal(fields, source),
            Anchor = ReadAnchor(fields, quote),
            Note = fields.Text("note")?.Text,
            Place = says?.Place ?? fields.Place,
        };
        CheckArchive(quote, claim, source);
        return claim;
    }

    private bool ReadCounted(Fields fields)
    {
        if (fields.Text("counted") is not { } word)
            return false;
        if (word.Text != "true")
            mistakes.Add(word.Place, MistakeWording.NotCounted(word.Text));
        return word.Text == "true";
    }

    // Of a proposed claim, whose speakers nobody has declared yet, the name stands as it is written.
    private SpeakerName? ReadWhose(Fields fields) => fields.Text("whose") is not { } name ? null
        : fields.Has("proposed") ? new SpeakerName(speakers.Find(name.Text) ?? name.Text)
        : speakers.Resolve(name, mistakes);

    private WrittenDate? ReadAsOf(Fields fields, Source? source, int? version, Modality? modality)
    {
        var text = fields.Text("as-of");
        if (ReadDate(text) is not { } asOf)
            return null;
        if (source is null || modality is null or Modality.Forecast)
            return asOf;
        // A text that was changed later can speak of later days.
        var latest = source.Published;
        if (version is { } number && source.Versions[number - 1].Retrieved is var retrieved && retrieved.Days.Last > latest.Days.Last)
            latest = retrieved;
        if (asOf.Days.First > latest.Days.Last)
            mistakes.Add(text!.Place, MistakeWording.AsOfAfterPublication(text.Text, latest.ToString()));
        return asOf;
    }

    /// <summary>The number of the version that a claim names by number or day; null where it names none.</summary>
    private int? ReadVersion(Fields fields, Source? source)
    {
        if (fields.Text("version") is not { } text || source is null)
            return null;
        var versions = source.Versions;
        if (versions.IsEmpty)
        {
            mistakes.Add(text.Place, MistakeWording.NoVersions);
            return null;
        }
        var sameDay = versions
            .Select((version, index) => (version, number: index + 1))
            .Where(each => each.version.Retrieved.ToString() == text.Text)
            .ToList();
        if (sameDay.Count > 1)
            mistakes.Add(text.Place, MistakeWording.TwoVersions(text.Text));
        if (sameDay.Count > 0)
            return sameDay[0].number;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= versions.Length)
            return number;
        mistakes.Add(text.Place, MistakeWording.NoSuchVersion(text.Text, versions.Select(version => version.Retrieved.ToString())));
        return null;
    }

    private Withdrawal? ReadWithdrawal(Fields fields, Source? source)
    {
        var (on, why) = fields.Value("withdrawn") switch
        {
            Node.Mapping map when Fields.Of(map, Shape.Withdrawal, mistakes) is { } own => (own.Text("on"), own.Text("why")?.Text),
            null or Node.Mapping => default,
            _ => (fields.Text("withdrawn"), null),
        };
        if (Declarations.ReadDate(on, mistakes) is not { } day)
            return null;
        if (source is not null && day.Days.Last < source.Published.Days.First)
            mistakes.Add(on!.Place, MistakeWording.WithdrawnTooEarly(on.Text, source.Published.ToString()));
        return new Withdrawal(day, why);
    }

    private Anchor? ReadAnchor(Fields claim, Node.Scalar? quote)
    {
        if (claim.Value("anchor") is not { } node || Fields.Of(node, Shape.Anchor, mistakes) is not { } fields)
            return null;
        if (!claim.Has("quote"))
            mistakes.Add(node.Place, MistakeWording.AnchorWithoutQuote);
        if (Position(fields, "start") is not { } start || Position(fields, "end") is not { } end || quote is null)
            return null;
        var length = CodePoints.Count(quote.Text);
        // In a text whose lines end in two characters, those of the quote do.
        if (end - start != length && end - start != length + quote.Text.Count(letter => letter == '\n'))
            mistakes.Add(node.Place, MistakeWording.AnchorLength(Math.Max(0, end - start), length));
        return new Anchor(Words(fields, "prefix"), Words(fields, "suffix"), start, end);

        // Blanks and line ends are words here too.
        static string Words(Fields anchor, string key) => anchor.Value(key) is Node.Scalar { Text: var text } ? text : "";
    }

    private int? Position(Fields anchor, string key)
    {
        if (anchor.Text(key) is not { } text)
            return null;
        if (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return position;
        mistakes.Add(text.Place, MistakeWording.NotAPosition(key, text.Text));
        return null;
    }

    private Value? ReadValue(Node.Scalar? says, Node.Scalar? quote, Question? question, Source? source, Modality? modality)
    {
        // "Monday" means nothing without the day of publication, whose mistake was reported.
        if (says is null || question is null || (source is null && question.Answer == AnswerType.Date))
            return null;
        if (says.Text.Length > Limits.Says)
        {
            mistakes.Add(says.Place, MistakeWording.TooLong("says", says.Text.Length, Limits.Says));
            return null;
        }
        if (TermShownBy(question, says.Text) is { } term)
            return new Value.Options(says.Text, term);
        var result = Parse(says.Text, question, source, modality ?? Modality.Stated);
        if (!result.Success)
        {
            mistakes.Add(says.PlaceAt(result.Offset), new MistakeWords(result.Wrong, result.Cure));
            return null;
        }
        if (quote is not null && result.Value is Value.Range && IsEnglish(source) && QuoteReader.MustContain(question.Answer)
            && QuoteReader.DecidingWords(quote.Text, result.Value, ContextOf(question, source, modality ?? Modality.Stated)).Count == 0)
            mistakes.Add(quote.Place, MistakeWording.QuoteLacksValue(says.Text));
        return result.Value;
    }

    /// <summary>
    /// What words say, which of a quantity its question and the words decide alone: those of a table are there again and again.
    /// </summary>
    private ParseResult<Value> Parse(string says, Question question, Source? source, Modality modality)
    {
        if (question.Answer is not AnswerType.Quantity)
            return ValueParser.Parse(says, ContextOf(question, source, modality));
        var key = new Quantity(says, question.Unit, question.Asks, question.Tolerance, question.Counts, modality);
        if (_parsed.TryGetValue(key, out var known))
            return known;
        var result = ValueParser.Parse(says, ContextOf(question, source, modality));
        if (_parsed.Count >= MostParsed)
            _parsed.Clear();
        return _parsed[key] = result;
    }

    private ValueContext ContextOf(Question question, Source? source, Modality modality) =>
        ValueContext.For(question, source?.Published.Days, modality, ledger.Readings);

    // Days repeat as words do.
    private WrittenDate? ReadDate(Node.Scalar? text)
    {
        if (text is null)
            return null;
        if (_dates.TryGetValue(text.Text, out var known))
            return known;
        var read = Declarations.ReadDate(text, mistakes);
        if (_dates.Count >= MostParsed)
            _dates.Clear();
        if (read is { } date)
            _dates.Add(text.Text, date);
        return read;
    }

    /// <summary>The term of which an answer is a phrase, as a set of one; null where it is the term itself, or no phrase.</summary>
    private OptionSet? TermShownBy(Question question, string says)
    {
        var phrase = says.Trim();
        if (question.Answer != AnswerType.Term
            || question.Options.Contains(phrase, StringComparer.OrdinalIgnoreCase)
            || facets.Find(question.Facet ?? "") is not { } facet)
            return null;
        for (var index = 0; index < facet.Terms.Length; index++)
        {
            // The loader lets no phrase show two terms of a facet.
            if (facet.Terms[index].ShownBy.Contains(phrase, StringComparer.OrdinalIgnoreCase))
                return OptionSet.Of(index);
        }
        return null;
    }

    /// <summary>Number words are read in English alone: in another language a quote need not show what we can find.</summary>
    private static bool IsEnglish(Source? source) => source?.Language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? true;

    /// <summary>The word choices of a claim: for each facet its own <c>frames</c> where they speak of it, else what is found.</summary>
    private ImmutableArray<Frame> ReadFrames(Fields fields, Node.Scalar? quote, Question? question, Value? value, Modality? modality)
    {
        var stated = fields.Has("frames") ? ReadOwnFrames(fields) : null;
        var found = FoundFrames.Of(quote?.Text, question, value, modality ?? Modality.Stated, _facets);
        if (stated is null or { Count: 0 })
            return found;
        return
        [
            .. _facets.SelectMany(facet => !stated.TryGetValue(facet.Id, out var term) ? found.Where(frame => frame.Facet == facet.Id)
                : term is null ? []
                : [new Frame(facet.Id, term, FoundFrames.PhraseOf(quote?.Text, facet, term))]),
        ];
    }

    // By facet the term that the data set states; null where it says that the quote is no part of the facet.
    private Dictionary<string, string?> ReadOwnFrames(Fields fields)
    {
        var stated = new Dictionary<string, string?>(StringComparer.Ordinal);
        switch (fields.Value("frames"))
        {
            case null or Node.Refused or Node.Scalar { IsNothing: true }:
                break;
            case Node.Scalar { Text: FrameWords.None }:
                foreach (var facet in _facets)
                    stated[facet.Id] = null;
                break;
            case Node.Mapping map:
                foreach (var (name, node) in map.Entries)
                {
                    var facet = facets.Find(name, mistakes);
                    if (fields.TextOf(node, $"frames, {name.Text}", required: true) is not { } term || facet is null)
                        continue;
                    if (facet.Terms.Any(known => known.Id == term.Text))
                        stated[facet.Id] = term.Text;
                    else if (term.Text == FrameWords.None)
                        stated[facet.Id] = null;
                    else
                        mistakes.Add(
                            term.Place,
                            MistakeWording.NoSuch(
                                "term",
                                term.Text,
                                Nearest.Find(term.Text, facet.Terms.Select(known => known.Id)),
                                FileNames.Framing,
                                $" in facet {ShownText.Quoted(facet.Id)}"));
                }
                break;
            case var other:
                mistakes.Add(
                    other.Place,
                    MistakeWording.WrongShape("frames", "`{facet: term}` or `none`", other is Node.Sequence ? "a list" : "a text"));
                break;
        }
        return stated;
    }

    /// <summary>What decides what the words of a quantity say; most that are told apart differ in the words.</summary>
    private readonly record struct Quantity(
        string Says, string? Unit, string Asks, string? Tolerance, ImmutableArray<string> Counts, Modality Modality)
    {
        public bool Equals(Quantity other) =>
            Says == other.Says && Unit == other.Unit && Asks == other.Asks && Tolerance == other.Tolerance && Counts == other.Counts
            && Modality == other.Modality;

        public override int GetHashCode() => Says.GetHashCode(StringComparison.Ordinal);
    }

    private void CheckArchive(Node.Scalar? quote, Claim claim, Source? source)
    {
        if (quote is not null && archive?.Check(quote.Text, claim.Anchor, source?.TextOf(claim)) is { } wrong)
            mistakes.Add(quote.Place, wrong);
    }
}
