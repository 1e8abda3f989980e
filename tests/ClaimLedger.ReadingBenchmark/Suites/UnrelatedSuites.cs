using System.Globalization;
using ClaimLedger.DataSets;
using ClaimLedger.Extraction;
using ClaimLedger.TestSupport;
using ClaimLedger.Vetting;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>Articles on other events, held against a data set that knows nothing of them: whatever is said of them is wrong.</summary>
internal sealed class UnrelatedSuites : ISuites
{
    public IEnumerable<ISuite> All() =>
        [new UnrelatedSuite("gaza-ceasefire", "db/gaza-ceasefire"), new UnrelatedSuite("dam-breach", "tests/data/dam-breach")];
}

/// <summary>A case is an article: right where <c>vet</c> finds nothing and <c>extract</c> links none of its figures.</summary>
internal sealed class UnrelatedSuite(string name, string place) : ISuite
{
    public string Name => $"unrelated/{name}";

    public string Goal => "no finding and no link";

    public Result Run(string folder, TextWriter misses)
    {
        var stories = Path.Combine(folder, "..", "..", "cases", "stories");
        if (!Directory.Exists(stories))
        {
            Console.Error.WriteLine($"{Name}: skipped, as the articles are not at hand: put the stories into {Path.GetFullPath(stories)}");
            return new Result(0, 0, default, default, []);
        }
        var dataSet = DataSetLoader.Load(RepositoryRoot.Combine(place)).DataSet
            ?? throw new InvalidOperationException($"{place} does not load");
        int articles = 0, right = 0, held = 0, findings = 0, links = 0, figures = 0;
        foreach (var story in Directory.EnumerateDirectories(stories).Order(StringComparer.Ordinal))
        {
            foreach (var row in File.ReadLines(Path.Combine(story, "articles.tsv")).Skip(1).Select(line => line.Split('\t')))
            {
                var file = Path.Combine(story, row[0]);
                var day = DaySpan.Day(DateOnly.ParseExact(row[1], "O", CultureInfo.InvariantCulture));
                var text = File.ReadAllText(file);
                var report = Vetter.Vet(text, dataSet, day);
                var claims = ClaimReader.Read(text, new ReadingContext
                {
                    Published = day,
                    Title = row[3],
                    Prefix = "new",
                    Questions = dataSet.Questions,
                    Speakers = dataSet.Speakers,
                    Claims = [.. dataSet.Sources.SelectMany(source => source.Claims)],
                }).Claims;
                var linked = claims.Where(claim => !claim.IsNewQuestion).ToList();
                foreach (var finding in report.Findings)
                    misses.WriteLine($"finding\t{Path.GetFileName(story)}/{row[0]}\t{finding.Kind}\t{finding.Question.Id}\t{finding.Says}");
                foreach (var claim in linked)
                    misses.WriteLine($"link\t{Path.GetFileName(story)}/{row[0]}\t{claim.Question.Id}\t{claim.Says}");
                foreach (var claim in claims)
                    misses.WriteLine(
                        $"asked\t{Path.GetFileName(story)}/{row[0]}\t{claim.Says}\t{claim.Question.Id}\t{claim.Question.Asks}");
                articles++;
                right += report.Findings.IsEmpty && linked.Count == 0 ? 1 : 0;
                (held, findings, links, figures) = (
                    held + report.Held, findings + report.Findings.Length, links + linked.Count, figures + claims.Count);
            }
        }
        return new Result(articles, right, new Score(figures - links, links, 0), default,
            [("held", held), ("findings", findings), ("links", links)]);
    }
}
