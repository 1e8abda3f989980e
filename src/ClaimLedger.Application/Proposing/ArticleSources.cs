using ClaimLedger.Application.Scanning;
using ClaimLedger.Articles;
using ClaimLedger.Extraction;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Proposing;

/// <summary>What a person says of an article.</summary>
internal sealed record KnownOfArticle(
    string? Title, string? Published, string? Publisher, string? Language, string? Url, string? Id, string? Form)
{
    /// <summary>What that is called where it is said.</summary>
    public ArticleWords Words { get; init; } = ArticleWords.OfCommandLine;
}

/// <summary>What messages call that which a person can say of an article: it is said by options, or in a form.</summary>
/// <param name="Title">The title.</param>
/// <param name="Published">The day of publication.</param>
/// <param name="AddPublished">How it is said.</param>
/// <param name="Anew">What proposes anew for a source that is there already.</param>
internal sealed record ArticleWords(string Title, string Published, string AddPublished, string Anew)
{
    /// <summary>By options.</summary>
    public static ArticleWords OfCommandLine { get; } = new("--title", "--published", "add --published 2031-06-04", "--force");

    /// <summary>In a form.</summary>
    public static ArticleWords OfForm { get; } =
        new("the given title", "the given day", "give its day, such as 2031-06-04", "reading it anew");
}

/// <summary>An article that is given to be read.</summary>
/// <param name="Name">What to call it: its file, as it was named.</param>
/// <param name="Read">Reads it, as what is known to be its form.</param>
internal sealed record GivenArticle(string Name, Func<ArticleForm?, ArticleResult> Read)
{
    /// <summary>A file.</summary>
    public static GivenArticle OfFile(Host host, string file) => new(file, form => ArticleReader.ReadFile(host.FullPath(file), form));
}

/// <summary>An article as the source that it becomes, before claims are read in it.</summary>
/// <param name="File">Its file, as it was named.</param>
/// <param name="Article">The article.</param>
/// <param name="Source">The source.</param>
internal sealed record OpenedArticle(string File, Article Article, Source Source);

/// <summary>An article with what was read in it.</summary>
/// <param name="File">Its file, as it was named.</param>
/// <param name="Article">The article.</param>
/// <param name="Source">The source that it becomes, without claims.</param>
/// <param name="Read">What was read.</param>
internal sealed record ExtractedArticle(string File, Article Article, Source Source, ReadArticle Read);

/// <summary>Reads articles as sources of a data set, and claims in them.</summary>
internal static class ArticleSources
{
    private const int LongestTitle = 100;

    /// <summary>Opens an article.</summary>
    /// <param name="host">The host.</param>
    /// <param name="given">The article.</param>
    /// <param name="known">What a person says of the articles of the run.</param>
    /// <param name="isOnly">Whether it is the only one of the run.</param>
    /// <exception cref="UsageException">It cannot be read, or does not say when it was published.</exception>
    public static OpenedArticle Open(Host host, GivenArticle given, KnownOfArticle known, bool isOnly)
    {
        var article = ArticleOf(host, given, known);
        return new OpenedArticle(given.Name, article, SourceOf(host, given.Name, article, known, isOnly));
    }

    /// <summary>Reads articles, all of a run together; of two that are the same, the first.</summary>
    /// <param name="host">The host.</param>
    /// <param name="opened">The articles.</param>
    /// <param name="known">What a person says of them.</param>
    /// <param name="dataSet">The data set whose questions they may answer.</param>
    /// <param name="force">Whether sources that are there already are proposed anew.</param>
    public static IReadOnlyList<ExtractedArticle> Read(
        Host host, IEnumerable<OpenedArticle> opened, KnownOfArticle known, DataSet dataSet, bool force)
    {
        var articles = new List<(string File, Article Article, Source Source)>();
        var once = new ArticlesOnce(host);
        foreach (var (file, article, found) in opened)
        {
            var source = found;
            if (!once.IsNew(file, article.Text, source.Title, source.Publisher, source.Published, source.Url))
                continue;
            if (known.Id is null)
            {
                var own = articles.Select(each => each.Source.Id).ToHashSet();
                source = source with { Id = FreeId(host, file, source, own, force ? [] : dataSet.Sources, known.Words) };
            }
            articles.Add((file, article, source));
        }
        // What this run proposes anew tells nothing of itself.
        var ids = articles.Select(each => each.Source.Id).ToHashSet();
        var others = dataSet with { Sources = [.. dataSet.Sources.Where(other => !ids.Contains(other.Id))] };
        var prefixes = new Prefixes(others);
        var texts = articles.ConvertAll(each => (each.Article.Text, ContextOf(each.File, each.Source, others, prefixes.Of(each.Source))));
        var read = ClaimReader.Read(texts, host.Cancellation);
        foreach (var (file, claims) in articles.Select(each => each.File).Zip(read).Where(each => each.Second.PassedOver > 0))
            host.Error.WriteLine(
                Phrases.OneLine(
                    $"{file}: {Phrases.Count(claims.PassedOver, "sentence")} with more than {NewsReader.MostFigures} figures passed over"));
        return [.. articles.Zip(read, (each, claims) => new ExtractedArticle(each.File, each.Article, each.Source, claims))];
    }

    private static Article ArticleOf(Host host, GivenArticle given, KnownOfArticle known)
    {
        var file = given.Name;
        var result = given.Read(known.Form is { } form ? Enum.Parse<ArticleForm>(form, ignoreCase: true) : null);
        var article = result.Article ?? throw new UsageException($"{file}: {result.Error}");
        if ((known.Language ?? article.Language) is { } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            host.Error.WriteLine(
                Phrases.OneLine($"{file}: the text is in '{language}', and figures and speakers are read in English only"));
        else if (EnglishText.LooksForeign(article.Text))
            host.Error.WriteLine(Phrases.OneLine($"{file}: {EnglishText.Remark}"));
        return article;
    }

    private static ReadingContext ContextOf(string file, Source source, DataSet others, string prefix)
    {
        var proposals = others.Sources.SelectMany(other => other.Proposals).ToList();
        var proposed = proposals.Where(proposal => proposal.IsNewQuestion).Select(proposal => proposal.Question)
            .DistinctBy(question => question.Id).ToList();
        return new ReadingContext
        {
            Published = source.Published.Days,
            Name = file,
            Title = Shortened(source.Title.Trim('[', ']')),
            Prefix = prefix,
            Questions = others.Questions,
            Proposed = [.. proposed],
            Speakers = others.Speakers,
            Claims = [.. others.Sources.SelectMany(other => other.Claims).Concat(proposals.Select(proposal => proposal.Claim))],
            Readings = others.Readings.Aggregate(
                Readings.Default,
                (readings, own) =>
                    readings.With(own.Row, own.Literal, own.Usual) is { Success: true, Value: var changed } ? changed : readings),
        };
    }

    /// <summary>
    /// How ids of new questions begin: the first words of the title that mean something; where another source's begin so, who published
    /// it or when, and a number.
    /// </summary>
    private sealed class Prefixes
    {
        private readonly UniqueNames _taken = new();
        private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

        public Prefixes(DataSet others)
        {
            foreach (var proposal in others.Sources.SelectMany(other => other.Proposals).Where(proposal => proposal.IsNewQuestion))
            {
                var id = proposal.Question.Id.ToString();
                if (id.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && _begun.Add(id[..dot]))
                    _taken.Take(id[..dot]);
            }
        }

        public string Of(Source source)
        {
            const int Words = 4;
            var words = SourceIds.Slug(source.Title)
                .Split('-')
                .Where(word => word.Length > 3 || char.IsAsciiDigit(word[0]))
                .Take(Words)
                .ToList();
            var prefix = words.Count == 0 ? SourceIds.Slug(source.Title) : string.Join('-', words);
            if (_begun.Add(prefix))
                return _taken.Of(prefix);
            var other = Publishers.IsUnknown(source.Publisher)
                ? source.Published.Days.First.ToString("O") : SourceIds.Slug(source.Publisher);
            return _taken.Of($"{prefix}-{other}");
        }
    }

    private static Source SourceOf(Host host, string file, Article article, KnownOfArticle known, bool isOnly)
    {
        // One date for several articles is for those that bear none; of one article it takes the place of its own.
        if (isOnly && known.Published is { } said && article.Published is { } own && said != own)
            host.Error.WriteLine(Phrases.OneLine($"{file}: the article says {own}; {known.Words.Published} {said} is taken"));
        var written = (isOnly ? known.Published ?? article.Published : article.Published ?? known.Published)
            ?? throw new UsageException(
                $"{file} does not say when it was published; without a day, “Monday” or “last week” in it name none; "
                    + known.Words.AddPublished);
        if (Edtf.Parse(written) is not { Success: true, Value: var published })
            throw new UsageException($"{known.Words.Published} '{written}': not a date; write it as 2031-06-04, 2031-06 or 2031-06~");
        // A text without a headline is called by its first words, in brackets.
        var title = OneLine(known.Title ?? article.Title ?? $"[{Shortened(FirstWords(article.Text))}]");
        if (title.Length == 0)
            throw new UsageException($"{known.Words.Title} is empty; write the article's title, or leave it out");
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

    // Two articles may have one title: the second carries who published it, or a number. In the data set the same text is the same
    // article; in one run it is not, or it would have been left out.
    private static SourceId FreeId(
        Host host, string file, Source source, HashSet<SourceId> own, IReadOnlyCollection<Source> others, ArticleWords words)
    {
        if (!IsTaken(source.Id))
            return source.Id;
        string[] published = Publishers.IsUnknown(source.Publisher) ? [] : [$"{source.Id}-{SourceIds.Slug(source.Publisher)}"];
        var free = published.Concat(Enumerable.Range(2, own.Count + others.Count + 1).Select(number => $"{source.Id}-{number}"))
            .Select(id => new SourceId(id)).First(id => !IsTaken(id));
        host.Error.WriteLine(Phrases.OneLine(
            own.Contains(source.Id)
                ? $"{file}: {source.Id} is another article of this run; this one becomes {free}"
                : $"{file}: {source.Id} is there already, with another text; this one becomes {free} "
                    + $"({words.Anew} proposes anew for that)"));
        return free;

        bool IsTaken(SourceId id) => own.Contains(id) || others.Any(other => other.Id == id && other.Sha256 != source.Sha256);
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
}
