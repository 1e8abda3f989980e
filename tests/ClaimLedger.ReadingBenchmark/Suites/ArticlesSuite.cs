using System.Security.Cryptography;
using ClaimLedger.DataSets;
using ClaimLedger.Extraction;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;

namespace ClaimLedger.ReadingBenchmark.Suites;

/// <summary>The articles of the shipped data set, read by machine and compared with what people read in them.</summary>
internal sealed class ArticlesSuites : ISuites
{
    public IEnumerable<ISuite> All() => [new ArticlesSuite()];
}

/// <summary>
/// A figure that people took down is found where a claim is proposed from the same article whose quote overlaps and whose value or number
/// is the same. What matches none is counted as spurious, though much of it is a fact that the data set does not hold: the misses list it.
/// </summary>
internal sealed class ArticlesSuite : ISuite
{
    public string Name => "articles/gaza-ceasefire";

    public string Goal => "recall 90%, precision 80%, speaker 80%";

    public Result Run(string folder, TextWriter misses)
    {
        var seeds = Path.Combine(folder, "..", "..", "seeds");
        if (!Directory.Exists(seeds))
        {
            Console.Error.WriteLine($"{Name}: skipped, as the articles are not at hand: put their texts into {Path.GetFullPath(seeds)}");
            return new Result(0, 0, default, default, []);
        }
        var dataSet = DataSetLoader.Load(RepositoryRoot.Combine("db/gaza-ceasefire")).DataSet
            ?? throw new InvalidOperationException("the shipped data set does not load");
        var questions = dataSet.Questions.ToDictionary(question => question.Id);
        var texts = Directory.EnumerateFiles(seeds).ToDictionary(
            file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), File.ReadAllText, StringComparer.Ordinal);
        var (score, floor) = (default(Score), default(Score));
        int articles = 0, speakers = 0, modalities = 0, answered = 0;
        foreach (var source in dataSet.Sources)
        {
            if (!texts.TryGetValue(source.Sha256 ?? "", out var text))
                continue;
            articles++;
            var read = ClaimReader.Read(text, new ReadingContext
            {
                Published = source.Published.Days,
                Title = source.Title,
                Prefix = source.Id.ToString(),
                Questions = dataSet.Questions,
                Speakers = dataSet.Speakers,
                // Its own claims are what is to be found.
                Claims = [.. dataSet.Sources.Where(other => other.Id != source.Id).SelectMany(other => other.Claims)],
                Readings = Readings.Default,
            }).Claims.Where(claim => claim.Value is Value.Range).ToList();
            var free = new List<ReadClaim>(read);
            foreach (var claim in Expected(source, questions))
            {
                var at = text.IndexOf(claim.Quote!, StringComparison.Ordinal);
                var hit = read.Where(candidate => Overlaps(candidate.Span, at, claim.Quote!.Length) && SameValue(candidate, claim))
                    .OrderByDescending(candidate => candidate.Question.Id == claim.Question).FirstOrDefault();
                if (hit is null)
                {
                    score += new Score(0, 0, 1);
                    misses.WriteLine($"missed\t{claim.Id}\t{claim.Value.Text}\t{claim.Quote}");
                    continue;
                }
                free.Remove(hit);
                score += new Score(1, 0, 0);
                var isSpeaker = hit.Speakers.SequenceEqual(claim.Speakers.Select(name => name.ToString()));
                speakers += isSpeaker ? 1 : 0;
                modalities += hit.Modality == claim.Modality ? 1 : 0;
                answered += hit.Question.Id == claim.Question ? 1 : 0;
                if (!isSpeaker)
                    misses.WriteLine(
                        $"speaker\t{claim.Id}\tis [{string.Join(", ", claim.Speakers)}]\tread "
                            + $"[{string.Join(", ", hit.Speakers)}]\t{hit.Why}");
                if (hit.Question.Id != claim.Question)
                    misses.WriteLine($"question\t{claim.Id}\tis {claim.Question}\tread {hit.Question.Id}: {hit.Question.Asks}\t{hit.Why}");
                if (hit.Modality != claim.Modality)
                    misses.WriteLine($"modality\t{claim.Id}\tis {claim.Modality}\tread {hit.Modality}\t{hit.Why}");
            }
            foreach (var claim in free)
                misses.WriteLine($"spurious\t{source.Id}\t{claim.Says}\t{claim.Question.Id}\t{claim.Quote.ReplaceLineEndings(" ")}");
            score += new Score(0, free.Count, 0);
            floor += Floor(source, text, questions);
        }
        var found = Math.Max(1, score.Right);
        return new Result(articles, articles, score, floor,
        [
            ("speaker right", (double)speakers / found),
            ("modality right", (double)modalities / found),
            ("question right", (double)answered / found),
        ]);
    }

    /// <summary>The naive reader: every run of digits is a claim.</summary>
    private static Score Floor(Source source, string text, Dictionary<QuestionId, Question> questions)
    {
        var numbers = new List<(int At, decimal Number)>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || (at > start && text[at] == ',')))
                at++;
            if (at > start && decimal.TryParse(text[start..at].Replace(",", "", StringComparison.Ordinal), out var number))
                numbers.Add((start, number));
        }
        int right = 0, missed = 0;
        foreach (var claim in Expected(source, questions))
        {
            var at = text.IndexOf(claim.Quote!, StringComparison.Ordinal);
            if (claim.Value is Value.Range { Written: { } written }
                && numbers.Any(number => number.Number == written && number.At >= at && number.At < at + claim.Quote!.Length))
                right++;
            else
                missed++;
        }
        return new Score(right, Math.Max(0, numbers.Count - right), missed);
    }

    // An amount of unknown size is compared with nothing, and no reader proposes it.
    private static IEnumerable<Claim> Expected(Source source, Dictionary<QuestionId, Question> questions) => source.Claims
        .Where(claim => QuoteReader.MustContain(questions[claim.Question].Answer) && claim.Value is not Value.Unknown);

    private static bool Overlaps(TextSpan span, int start, int length) => start >= 0 && span.Start < start + length && start < span.End;

    private static bool SameValue(ReadClaim read, Claim claim) => (read.Value, claim.Value) switch
    {
        (Value.Range one, Value.Range two) => one.Literal == two.Literal || (one.Written is { } number && number == two.Written),
        _ => false,
    };
}
