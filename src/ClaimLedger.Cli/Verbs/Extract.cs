using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Application.Assisting;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Proposing;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Application.Targets;
using ClaimLedger.Articles;
using ClaimLedger.Cli.Assisting;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Review;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Stories;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger extract</c>: proposes claims from articles, and goes through proposals with a person.</summary>
internal static class ExtractVerb
{
    public static VerbCommand Create(Host host)
    {
        var files = Operands.Argument("FILE");
        var dataSet = Operands.DataSet(isStoreToo: false);
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
        {
            HelpName = "DATE",
            Description = "When it was published, as EDTF: 2031-06-04, 2031-06, 2031-06~; of several articles, of those that do not say.",
        };
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
                    "Go through the proposed claims of a data set, or of one of its source files, what disagrees first.",
        };
        var proposals = ProposalsOption.Create();
        var reader = new ReaderOptions();
        var archive = ArchiveOption.Create();
        archive.Description = "With --review, the archived texts, to show what stands around each quote.";
        var verb = new VerbCommand(
            "extract", "Propose claims from articles (text, HTML, Markdown, PDF, Word, mail), or review what was proposed.")
        {
            Usage = "FILE|FOLDER… [--into DATASET | -o FILE] [options] | --review [DATASET|FILE]",
            Notes =
            [
                "Figures, dates and speakers are read in English text only.",
                "Figures, dates, times of day and lengths of time become claims with their quote, speakers, modality and day, and the "
                    + "question that each would answer: one of the data set's where the words fit, else a new one. Each is marked "
                    + "`proposed: true` and `because:` says which words and rules it rests on, and whether the reader was unsure. Nothing "
                    + "but the review takes notice of it until a person accepts it.",
                "A folder stands for the articles in it, and an article that is given twice is read once. Articles of one run that tell "
                    + "one story are read together: figures that answer one question get the same new question, whatever the order.",
                "The review shows what would disagree first, then the rest by event and question. It asks on stdin, a line an answer: "
                    + "a accept, l all that are sure, r reject, s skip, e edit, f question (find another), m merge, n rename, k kind, "
                    + "w show, u undo, h help, q quit. Each answer is on the disk before the next question, so that one can go on later.",
                "The sha256 is of the text in which the quotes stand: of a plain text the file itself, of everything else the text that "
                    + "was read out of it, which --keep writes down.",
                "Title, publisher and day of publication are taken from the page's head, front matter (title, publisher, published), "
                    + "mail headers, a line or dateline of the text, a date at the head of the file's name, or a document's properties.",
                "What an assistant read is proposed beside what our own reader did, where the article bears it out: --proposals takes it "
                    + "from a file, --reader asks for it and sends the data set's questions along.",
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
            var known = new KnownOfArticle(
                parsed.GetValue(title),
                parsed.GetValue(published),
                parsed.GetValue(publisher),
                parsed.GetValue(language),
                parsed.GetValue(url),
                parsed.GetValue(id),
                parsed.GetValue(form));
            if (parsed.GetValue(into) is not null && parsed.GetValue(output) is not null)
                throw new UsageException("--into and -o both say where the source goes; leave one out");
            var named = ArticleFiles.Of(host, operands);
            if (named.Count > 1 && parsed.GetValue(into) is null)
                throw new UsageException("several articles become several sources; add --into DATASET");
            if (named.Count > 1 && (known.Title ?? known.Id ?? known.Url) is not null)
                throw new UsageException("--title, --id and --url are those of one article; extract one at a time");
            ArticleFiles.EnsureKept(host, parsed.GetValue(output), named);
            return Extract(
                host,
                named,
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
        List<string> files,
        string? named,
        bool goesIn,
        string? output,
        KnownOfArticle known,
        string? keep,
        bool force,
        ReadingAlong assistants)
    {
        var target = named is null ? TargetFinder.Default(host) : TargetFinder.Named(host, named);
        if (target is not Target.Folder folder)
            throw new UsageException($"{target.Display} is a ledger; name a data set's folder");
        var (loaded, _) = DataSetReader.Load(host, folder);
        // Each article is read before anything is written.
        var opened = files.Select(file => ArticleSources.Open(host, GivenArticle.OfFile(host, file), known, isOnly: files.Count == 1));
        var read = WithProposals(host, ArticleSources.Read(host, opened, known, loaded, force), loaded, assistants);
        foreach (var each in read)
        {
            host.Cancellation.ThrowIfCancellationRequested();
            var draft = ProposalFiles.Sound(host, folder, Proposals.With(each.Source, each.Read.Claims), out var dropped);
            var accepted = ImmutableHashSet<string>.Empty;
            if (goesIn)
                accepted = ProposalFiles.Put(
                    host, folder, draft, host.Out, "add --force to propose anew (what was accepted stays), or name another --id", force);
            else if (output is not null)
                WriteNew(host.FullPath(output), output, TextOf(draft), force);
            else
                host.Out.Write(TextOf(draft));
            if (keep is not null)
                Keep(host, keep, each.Source.Id.ToString(), each.Article);
            ExtractionPage.Write(host.Error, each, read, new NotProposed(dropped, accepted), isKept: keep is not null);
        }
        return ExitCodes.Done;
    }

    private static List<ExtractedArticle> WithProposals(
        Host host, IReadOnlyList<ExtractedArticle> read, DataSet dataSet, ReadingAlong assistants)
    {
        var articles = read.Select(each => new StoryArticle(
            each.File, each.Article.Text, each.Source.Title, each.Source.Publisher, each.Source.Published)).ToList();
        var further = assistants.Claims(
            host, articles, [.. read.Select(each => each.Read.Claims)], dataSet, [.. read.Select(each => each.Source.Id)]);
        return [.. read.Zip(further, (each, claims) => each with { Read = each.Read with { Claims = [.. each.Read.Claims, .. claims] } })];
    }

    private static string TextOf(SourceDraft draft) => DataSetWriter.SourceFile(draft, new HashSet<string>(StringComparer.Ordinal)).Text;

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
}
