using System.CommandLine;
using ClaimLedger.Application.Assisting;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Proposing;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Application.Targets;
using ClaimLedger.Articles;
using ClaimLedger.Cli.Assisting;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.News;
using ClaimLedger.Reports;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger scan</c>: reads articles that nobody has prepared, and prints where they cannot stand together.</summary>
internal static class ScanVerb
{
    /// <summary>What every page and finding says.</summary>
    internal const string Unreviewed = "Read by a machine, not reviewed.";

    public static VerbCommand Create(Host host)
    {
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, HelpName = "FILE|FOLDER" };
        var format = Formats.Option("table", "json", "html", "markdown");
        var output = new Option<string?>(
            "--output", "-o")
        { HelpName = "FILE", Description = "Where HTML or Markdown goes; left out, stdout." };
        var published = new Option<string?>(
            "--published")
        { HelpName = "DATE", Description = "When the articles were published that do not say so, as EDTF: 2031-06-04, 2031-06, 2031-06~." };
        var publisher = new Option<string?>("--publisher") { HelpName = "NAME", Description = "Who published those that do not say so." };
        var proposals = ProposalsOption.Create();
        var reader = new ReaderOptions();
        var into = new Option<string?>(
            "--into")
        { HelpName = "DATASET", Description = "A data set in which what was read is kept, as proposed claims." };
        var sure = new Option<bool>("--sure") { Description = "Leave out the findings of which the reader is less sure." };
        var verb = new VerbCommand("scan", "Read articles that nobody has prepared, and print where they cannot stand together.")
        {
            Usage = "FILE|FOLDER… [options]",
            Notes =
            [
                "Figures are read in English text only. Nobody has reviewed what is printed: a machine read it. "
                    + "Nothing is stored but with --into, and the replies of --reader in the cache.",
                "A folder stands for the articles in it, and an article that is given twice is read once. Title, publisher and date come "
                    + "from the article: the head of a page, lines between --- at the head of a text (title, published, publisher), mail "
                    + "headers, a dateline, or a date at the head of the file's name; --published and --publisher are for those that do "
                    + "not say so.",
                "A proposal counts where its quote stands in the article to the character, our own parser reads a figure in it, its "
                    + "speakers are named there and its day is the article's or one that it names; the others are refused, each with its "
                    + "reason, on stderr.",
                ReaderOptions.Note,
            ],
            Examples =
            [
                new("scan article-1.html article-2.txt --published 2031-06-05", "what two articles cannot both be right about"),
                new("scan texts --format json", "those of a folder, for a program"),
                new("scan texts --into .", "and keep what was read in the data set you stand in, for `extract --review`"),
                new("scan texts --proposals read.jsonl", "with what an assistant read in them"),
                new("scan texts --reader http://localhost:11434/v1 --model small", "and with what one on this machine is asked to read"),
            ],
        };
        verb.Add(files);
        foreach (Option option in (Option[])[format, output, published, publisher, proposals, .. reader.All, into, sure])
            verb.Add(option);
        verb.SetAction(parsed => Run(
            host,
            parsed.GetValue(files)!,
            parsed.GetValue(format)!,
            parsed.GetValue(output),
            parsed.GetValue(published),
            parsed.GetValue(publisher),
            parsed.GetValue(proposals),
            reader.Read(host, parsed),
            parsed.GetValue(into),
            parsed.GetValue(sure)));
        return verb;
    }

    private static int Run(
        Host host,
        string[] operands,
        string format,
        string? output,
        string? published,
        string? publisher,
        string? proposals,
        ReaderSettings? assistant,
        string? into,
        bool sure)
    {
        if (output is not null && format is not ("html" or "markdown"))
            throw new UsageException("-o takes a page; add --format html or --format markdown");
        ReportFiles.EnsureMayWrite(host, output);
        var articles = ArticlesOf(host, operands, published, publisher);
        ArticleFiles.EnsureKept(host, output, articles.Select(article => article.File));
        var reader = new StoryReader(articles, Readings.Default);
        var figures = reader.Read(host.Cancellation).ToList();
        var verifier = new ProposalVerifier(articles, Readings.Default);
        figures.AddRange(ProposalVerifier.Joined(
            AssistantProposals.Read(host, articles, verifier, proposals, assistant, questions: [])));
        var story = Story.Of(articles, figures, reader.Subject);
        if (into is not null)
            StoryProposals.Keep(host, into, story);
        var conflicts = story.Reconcile(host.Cancellation).Where(conflict => !sure || story.IsSure(conflict)).ToList();
        if (format is "html" or "markdown")
        {
            WritePage(host, format, output, story, conflicts);
        }
        else if (format is "json")
        {
            var catalogue = Catalogue.Of(story.DataSet);
            JsonText.Array(host, conflicts, (json, conflict) => Json.Conflict(
                json, new ListedConflict(conflict, ConflictStatus.Open, null, IsAccepted: false), catalogue,
                (claim, more) => WriteFound(claim, more, story, articles)));
        }
        else
        {
            ScanPage.Write(Page.In(Format.Table, host.Out), story, articles, conflicts, Unreviewed);
        }
        return ExitCodes.Done;
    }

    private static void WritePage(Host host, string format, string? output, Story story, IReadOnlyList<Conflict> conflicts)
    {
        var options = new ReportOptions
        {
            Format = format,
            Notice = Unreviewed,
            On = DateOnly.FromDateTime(host.Clock.GetLocalNow().DateTime),
            Provenance = new Provenance { Tool = $"ClaimLedger {host.Version}" },
        };
        var listed = conflicts.Select(conflict => new ListedConflict(conflict, ConflictStatus.Open, null, IsAccepted: false)).ToList();
        new ReportFiles(new WholeSource(WithDoubts(story, conflicts), listed), options).Write(host, output);
    }

    // On a page of the report a finding that is less sure says so where notes on its question stand.
    private static DataSet WithDoubts(Story story, IReadOnlyList<Conflict> conflicts)
    {
        var doubts = conflicts.Where(conflict => !story.IsSure(conflict)).GroupBy(conflict => conflict.Question).ToDictionary(
            group => group.Key,
            group => group.SelectMany(conflict => conflict.Positions.SelectMany(position => position.Claims)
                .Select(claim => story.DoubtOf(claim, conflict))).OfType<string>().Distinct(StringComparer.Ordinal).ToList());
        return story.DataSet with
        {
            Questions = [.. story.DataSet.Questions.Select(question => doubts.TryGetValue(question.Id, out var why)
                ? question with { Note = $"Less sure: look at it before believing it{string.Concat(why.Select(reason => "; " + reason))}." }
                : question)],
        };
    }

    // Where the quote stands, in code points of the text that was read.
    private static void WriteFound(
        Claim claim, System.Text.Json.Utf8JsonWriter json, Story story, List<StoryArticle> articles)
    {
        var figure = story.Figures[claim.Id];
        json.WriteString("file", articles[figure.Article].File);
        json.WriteString("says", claim.Value.Text);
        var start = articles[figure.Article].Searched.CodePointsBefore(figure.Quote.Start);
        json.WriteNumber("start", start);
        json.WriteNumber("end", start + CodePoints.Count(claim.Quote));
        json.WriteBoolean("sure", figure.Doubt is null);
        json.WriteString("read_by", figure.ProposedBy is null ? "reader" : "assistant");
        if (figure.ProposedBy is { } by)
            json.WriteString("proposed_by", by);
    }

    private static List<StoryArticle> ArticlesOf(Host host, string[] operands, string? published, string? publisher)
    {
        if (operands.Length == 0)
            throw new UsageException("no article is named; name files of articles, or a folder of them");
        if (published is not null && Edtf.Parse(published) is { Success: false })
            throw new UsageException($"--published '{published}': not a date; write it as 2031-06-04, 2031-06 or 2031-06~");
        var articles = new List<StoryArticle>();
        var undated = 0;
        var once = new ArticlesOnce(host);
        foreach (var file in ArticleFiles.Of(host, operands))
        {
            host.Cancellation.ThrowIfCancellationRequested();
            var result = ArticleReader.ReadFile(host.FullPath(file));
            if (result.Article is not { } article)
            {
                host.Error.WriteLine(Phrases.OneLine($"{file}: left out: {result.Error}"));
                continue;
            }
            if ((article.Published ?? published) is not { } day || WrittenDate.Parse(day) is not { Success: true, Value: var written })
            {
                host.Error.WriteLine(
                    Phrases.OneLine($"{file}: left out: it does not say when it was published; add --published 2031-06-04"));
                continue;
            }
            var read = new StoryArticle(file, article.Text, article.Title ?? "", article.Publisher ?? publisher ?? "unknown", written)
            {
                Url = article.Url,
                Sha256 = article.Sha256,
            };
            if (!once.IsNew(file, read.Text, read.Title, read.Publisher, written, read.Url))
                continue;
            if (article.Published is null)
                undated++;
            if (EnglishText.LooksForeign(article.Text))
                host.Error.WriteLine(Phrases.OneLine($"{file}: {EnglishText.Remark}"));
            articles.Add(read);
        }
        if (undated > 1)
            host.Error.WriteLine(Phrases.OneLine(
                $"{undated:#,0} articles do not say when they were published: all are taken for {published}, and weekdays and growth "
                    + "in them count from that day"));
        return articles.Count > 0 ? articles : throw new UsageException("none of the articles could be read");
    }
}
