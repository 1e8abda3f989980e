using System.CommandLine;
using ClaimLedger.Articles;
using ClaimLedger.Cli.Assisting;
using ClaimLedger.Cli.Files;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Proposing;
using ClaimLedger.Cli.Review;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Extraction;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger extract</c>: proposes claims from articles, and goes through proposals with a person.</summary>
internal static class ExtractVerb
{
    private const int LongestTitle = 100;

    public static VerbCommand Create(Host host)
    {
        var files = TargetFinder.OperandsArgument("FILE");
        var dataSet = TargetFinder.DataSetOption();
        var into = new Option<string?>(
            "--into")
        { HelpName = "DATASET", Description = "A data set into which each article goes as a source of its own." };
        var output = new Option<string?>(
            "--output", "-o")
        { HelpName = "FILE", Description = "Where the source goes; left out, and without --into, it is printed." };
        var title = new Option<string?>(
            "--title")
        { HelpName = "TEXT", Description = "The article's title, where the file does not tell or tells wrong." };
        var published = new Option<string?>(
            "--published")
        { HelpName = "DATE", Description = "When it was published, as EDTF: 2031-06-04, 2031-06, 2031-06~." };
        var publisher = new Option<string?>("--publisher") { HelpName = "NAME", Description = "Who published it." };
        var language = new Option<string?>("--language") { HelpName = "TAG", Description = "Its language, as a BCP 47 tag." };
        var url = new Option<string?>("--url") { HelpName = "URL", Description = "Its address. Nothing is fetched from it." };
        var id = new Option<string?>("--id") { HelpName = "ID", Description = "The source's id; left out, its date and title." };
        var form = new Option<string?>(
            "--form")
        {
            HelpName = "FORM",
            Description = "text, html, markdown, pdf, word or mail; left out, the file's name and its first words decide.",
        };
        form.AcceptOnlyFromAmong("text", "html", "markdown", "pdf", "word", "mail");
        var keep = new Option<string?>(
            "--keep")
        {
            HelpName = "DIR",
            Description = "An archive into which the text goes that was read, so that `build --archive DIR` finds every quote.",
        };
        var force = new Option<bool>(
            "--force")
        {
            Description = "Propose anew for a source that is there already: accepted claims stay, open proposals are replaced.",
        };
        var review = new Option<bool>(
            "--review")
        {
            Description =
                    "Go through the proposed claims of a data set, or of one of its source files, and accept, edit or reject each.",
        };
        var proposals = AssistantProposals.Option();
        var reader = new ReaderOptions();
        var archive = Archives.Option();
        archive.Description = "With --review, the archived texts, to show what stands around each quote.";
        var verb = new VerbCommand(
            "extract", "Propose claims from articles (text, HTML, Markdown, PDF, Word, mail), or review what was proposed.")
        {
            Usage = "FILE… [--into DATASET | -o FILE] [options] | --review [DATASET|FILE]",
            Notes =
            [
                "Figures, dates and speakers are read in English text only.",
                "Figures, dates and lengths of time become claims with their quote, speakers, modality and day, and the question that "
                    + "each would answer: one of the data set's where the words fit, else a new one. Each is marked `proposed: true` "
                    + "and its note says which words and rules it rests on. Nothing but the review takes notice of it until a person "
                    + "accepts it.",
                "The review asks on stdin, a line an answer: a accept, e edit, r reject, s skip, u undo, q quit. Each answer is on the "
                    + "disk before the next question.",
                "The sha256 is of the text in which the quotes stand: of a plain text the file itself, of everything else the text that "
                    + "was read out of it, which --keep writes down.",
                "Title, publisher and day of publication are taken from the page's head, front matter (title, publisher, published), "
                    + "mail headers, a line or dateline of the text, a date at the head of the file's name, or a document's properties.",
                "What an assistant read is proposed beside what our own reader did, where the article bears it out: --proposals takes it from "
                    + "a file, --reader asks for it and sends the data set's questions along.",
                ReaderOptions.Note,
            ],
            Examples =
            [
                new(
                    "extract article.txt --published 2031-06-05 --publisher \"Ebb Radio\"",
                    "print what would be proposed, as a source of the data set you stand in"),
                new("extract article.html --into . --keep texts", "add it to the data set, and the text that was read to the archive"),
                new("extract article.html --into . --proposals read.jsonl", "with what an assistant read in it"),
                new("extract --review . < answers.txt", "go through what was proposed; without the file, at the keyboard"),
            ],
        };
        verb.Add(files);
        foreach (Option option in (Option[])[
            into, output, title, published, publisher, language, url, id, form, keep, force, proposals, .. reader.All, review, archive,
            dataSet,
        ])
            verb.Add(option);
        verb.SetAction(parsed =>
        {
            var operands = parsed.GetValue(files)!;
            if (parsed.GetValue(review))
            {
                Refuse(parsed, "--review", into, output, title, published, publisher, language, url, id, form, keep, force);
                Refuse(parsed, "--review", [proposals, .. reader.All]);
                return ReviewSession.Run(host, operands, parsed.GetValue(dataSet), Archives.Read(host, parsed.GetValue(archive)));
            }
            Refuse(parsed, "extract without --review", archive);
            if (operands.Length == 0)
                throw new UsageException("no article is named; name its file, or add --review to go through what was proposed");
            var known = new Known(
                parsed.GetValue(title),
                parsed.GetValue(published),
                parsed.GetValue(publisher),
                parsed.GetValue(language),
                parsed.GetValue(url),
                parsed.GetValue(id),
                parsed.GetValue(form));
            if (operands.Length > 1 && parsed.GetValue(into) is null)
                throw new UsageException("several articles become several sources; add --into DATASET");
            if (operands.Length > 1 && (known.Title ?? known.Id ?? known.Url) is not null)
                throw new UsageException("--title, --id and --url are those of one article; extract one at a time");
            if (parsed.GetValue(into) is not null && parsed.GetValue(output) is not null)
                throw new UsageException("--into and -o both say where the source goes; leave one out");
            return Extract(
                host,
                operands,
                parsed.GetValue(into) ?? parsed.GetValue(dataSet),
                parsed.GetValue(into) is not null,
                parsed.GetValue(output),
                known,
                parsed.GetValue(keep),
                parsed.GetValue(force),
                new ReadingAlong(parsed.GetValue(proposals), reader.Read(host, parsed)));
        });
        return verb;
    }

    /// <summary>What the command line says of an article.</summary>
    private sealed record Known(
        string? Title, string? Published, string? Publisher, string? Language, string? Url, string? Id, string? Form);

    private static void Refuse(ParseResult parsed, string with, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
                throw new UsageException($"{option.Name} does not go with {with}; leave it out");
        }
    }

    private static int Extract(
        Host host,
        string[] files,
        string? named,
        bool goesIn,
        string? output,
        Known known,
        string? keep,
        bool force,
        ReadingAlong assistants)
    {
        var target = named is null ? TargetFinder.Default(host) : TargetFinder.Named(host, named);
        if (target is not Target.Folder folder)
            throw new UsageException($"{target.Display} is a ledger; name a data set's folder");
        var (loaded, _) = DataSetReader.Load(host, folder);
        // Each article is read before anything is written.
        var read = new List<Extracted>();
        foreach (var file in files)
            read.Add(Read(host, file, known, loaded, read, force));
        read = WithProposals(host, read, loaded, assistants);
        foreach (var each in read)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            var draft = ProposalFiles.Sound(host, folder, Proposals.With(each.Source, each.Read.Claims), out var dropped);
            if (goesIn)
                ProposalFiles.Put(
                    host, folder, draft, host.Out, "add --force to propose anew (what was accepted stays), or name another --id", force);
            else if (output is not null)
                WriteNew(host.FullPath(output), output, TextOf(draft), force);
            else
                host.Out.Write(TextOf(draft));
            if (keep is not null)
                Keep(host, keep, each.Source.Id.ToString(), each.Article);
            Tell(host, each, draft.Claims.Length, dropped, keep);
        }
        return ExitCodes.Done;
    }

    private static List<Extracted> WithProposals(Host host, List<Extracted> read, DataSet dataSet, ReadingAlong assistants)
    {
        var articles = read.ConvertAll(each => new StoryArticle(
            each.File, each.Article.Text, each.Source.Title, each.Source.Publisher, each.Source.Published));
        var further = assistants.Claims(
            host, articles, read.ConvertAll(each => each.Read.Claims), dataSet, read.ConvertAll(each => each.Source.Id));
        return [.. read.Zip(further, (each, claims) => each with { Read = each.Read with { Claims = [.. each.Read.Claims, .. claims] } })];
    }

    private static string TextOf(SourceDraft draft) => DataSetWriter.SourceFile(draft, new HashSet<string>(StringComparer.Ordinal)).Text;

    /// <summary>An article with what was read in it.</summary>
    private sealed record Extracted(string File, Article Article, Source Source, ReadArticle Read);

    private static Extracted Read(
        Host host, string file, Known known, DataSet dataSet, IReadOnlyList<Extracted> before, bool force)
    {
        var path = host.FullPath(file);
        if (!File.Exists(path))
            throw new UsageException(
                Directory.Exists(path)
                    ? $"{file} is a folder; name the file of an article"
                    : $"{file} does not exist; name the file of an article");
        var result = ArticleReader.ReadFile(
            path, known.Form is { } form ? Enum.Parse<ArticleForm>(form, ignoreCase: true) : null);
        var article = result.Article ?? throw new UsageException($"{file}: {result.Error}");
        var source = SourceOf(file, article, known);
        if (known.Id is null && !force)
            source = source with { Id = FreeId(host, file, source, [.. dataSet.Sources, .. before.Select(each => each.Source)]) };
        QuestionId[] taken = [
            .. dataSet.Sources.Where(other => other.Id != source.Id).SelectMany(other => other.Proposals)
                .Where(proposal => proposal.IsNewQuestion).Select(proposal => proposal.Question.Id),
            .. before.SelectMany(each => each.Read.Claims).Where(claim => claim.IsNewQuestion).Select(claim => claim.Question.Id),
        ];
        if (source.Language is { } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            host.Error.WriteLine(
                Phrases.OneLine($"{file}: the text is in '{language}', and figures and speakers are read in English only"));
        else if (EnglishText.LooksForeign(article.Text))
            host.Error.WriteLine(Phrases.OneLine($"{file}: {EnglishText.Remark}"));
        var context = new ReadingContext
        {
            Published = source.Published.Days,
            Title = Shortened(source.Title.Trim('[', ']')),
            Prefix = PrefixOf(source, taken),
            Questions = dataSet.Questions,
            TakenIds = [.. taken],
            Speakers = dataSet.Speakers,
            Claims = [.. dataSet.Sources.Where(other => other.Id != source.Id).SelectMany(other => other.Claims)],
            Readings = dataSet.Readings.Aggregate(
                Readings.Default,
                (readings, own) =>
                    readings.With(own.Row, own.Literal, own.Usual) is { Success: true, Value: var changed } ? changed : readings),
        };
        var read = ClaimReader.Read(article.Text, context);
        if (read.PassedOver > 0)
            host.Error.WriteLine(
                Phrases.OneLine(
                    $"{file}: {Phrases.Count(read.PassedOver, "sentence")} with more than {NewsReader.MostFigures} figures passed over"));
        return new Extracted(file, article, source, read);
    }

    private static Source SourceOf(string file, Article article, Known known)
    {
        var written = known.Published ?? article.Published
            ?? throw new UsageException(
                $"{file} does not say when it was published, and without that \"Monday\" means nothing; add --published 2031-06-04");
        if (Edtf.Parse(written) is not { Success: true, Value: var published })
            throw new UsageException($"--published '{written}': not a date; write it as 2031-06-04, 2031-06 or 2031-06~");
        // A text without a headline is called by its first words, in brackets.
        var title = OneLine(known.Title ?? article.Title ?? $"[{Shortened(FirstWords(article.Text))}]");
        if (title.Length == 0)
            throw new UsageException("--title is empty; write the article's title, or leave it out");
        var id = known.Id ?? SourceIds.Of(published, title);
        return new Source
        {
            Id = new(id),
            Title = title,
            Publisher = OneLine(known.Publisher ?? article.Publisher ?? "unknown") is { Length: > 0 } publisher ? publisher : "unknown",
            Url = known.Url ?? article.Url,
            Published = new WrittenDate(published, written),
            Language = known.Language ?? article.Language ?? "en",
            Sha256 = article.Sha256,
            Claims = [],
        };
    }

    /// <summary>
    /// How ids of new questions begin: the first words of the title that mean something, and who published it or when, where another
    /// source's begin so.
    /// </summary>
    private static string PrefixOf(Source source, QuestionId[] taken)
    {
        const int Words = 4;
        var words = SourceIds.Slug(source.Title)
            .Split('-')
            .Where(word => word.Length > 3 || char.IsAsciiDigit(word[0]))
            .Take(Words)
            .ToList();
        var prefix = words.Count == 0 ? SourceIds.Slug(source.Title) : string.Join('-', words);
        if (!Array.Exists(taken, id => id.ToString().StartsWith(prefix + ".", StringComparison.Ordinal)))
            return prefix;
        var other = Publishers.IsUnknown(source.Publisher) ? source.Published.Days.First.ToString("O") : SourceIds.Slug(source.Publisher);
        return $"{prefix}-{other}";
    }

    // Two articles may have one title: the second carries who published it, or a number.
    private static SourceId FreeId(Host host, string file, Source source, IReadOnlyList<Source> others)
    {
        if (!IsTaken(source.Id))
            return source.Id;
        string[] published = Publishers.IsUnknown(source.Publisher) ? [] : [$"{source.Id}-{SourceIds.Slug(source.Publisher)}"];
        var free = published.Concat(Enumerable.Range(2, others.Count + 1).Select(number => $"{source.Id}-{number}"))
            .Select(id => new SourceId(id)).First(id => !IsTaken(id));
        host.Error.WriteLine(
            Phrases.OneLine(
                $"{file}: {source.Id} is there already, with another text; this one becomes {free} "
                    + "(--force proposes anew for that)"));
        return free;

        bool IsTaken(SourceId id) => others.Any(other => other.Id == id && other.Sha256 != source.Sha256);
    }

    private static string FirstWords(string text)
    {
        var sentence = SentenceSplitter.Split(text)[0].Span;
        var words = OneLine(text.Substring(sentence.Start, sentence.Length));
        return System.Text.RegularExpressions.Regex.Replace(
            words,
            @"\A(?:date\s+)?[0-9]{4}-[0-9]{2}-[0-9]{2}\s+",
            "",
            System.Text.RegularExpressions.RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1));
    }

    private static string Shortened(string words) =>
        words.Length <= LongestTitle ? words : words[..(words.LastIndexOf(' ', LongestTitle) is > 0 and var cut ? cut : LongestTitle)];

    private static string OneLine(string words) =>
        Phrases.OneLine(string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static void WriteNew(string path, string shown, string text, bool force)
    {
        LedgerFiles.EnsureMayWriteFile(path, shown);
        if (AtomicFile.IsFile(path) && !force)
            throw new UsageException($"{shown} is there already; add --force to replace it, or name another file");
        AtomicFile.Write(path, shown, text);
    }

    private static void Keep(Host host, string folder, string id, Article article)
    {
        var path = Path.Combine(host.FullPath(folder), id + ".txt");
        Directory.CreateDirectory(host.FullPath(folder));
        AtomicFile.Write(path, $"{folder}/{id}.txt", stream => stream.Write(article.Archived.Span));
    }

    private static void Tell(Host host, Extracted each, int kept, int dropped, string? keep)
    {
        var (file, claims) = (each.File, each.Read.Claims);
        var fresh = claims.Count(claim => claim.IsNewQuestion);
        host.Error.WriteLine(Phrases.OneLine(
            $"{file}: {Phrases.Count(kept, "claim")} proposed in {each.Source.Id}, {claims.Count - fresh} for questions of the data set and "
                + $"{fresh} for new ones{(dropped > 0 ? $"; {dropped} left out, as the data set would not accept them" : "")}"));
        foreach (var left in each.Read.Left)
            host.Error.WriteLine(Phrases.OneLine($"{file}: no question for \"{left.Says}\": {left.Clause}"));
        if (!each.Article.IsFile && keep is null)
            host.Error.WriteLine(
                Phrases.OneLine(
                    $"{file}: the sha256 is of the text that was read out of it; add --keep DIR to have that text in an archive"));
    }
}
