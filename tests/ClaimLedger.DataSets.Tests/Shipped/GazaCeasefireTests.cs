using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests.Shipped;

/// <summary>The shipped data set: what it must yield, what it must not, and that it is true to the articles.</summary>
internal sealed partial class GazaCeasefireTests
{
    private static readonly string Folder = RepositoryRoot.Combine("db/gaza-ceasefire");

    private static readonly Lazy<DataSet> Shipped = new(() =>
    {
        var result = DataSetLoader.Load(Folder);
        return result.DataSet ?? throw new InvalidOperationException(string.Join('\n', result.Mistakes));
    });

    private static readonly Lazy<IReadOnlyList<Conflict>> Found = new(() => [.. Reconciler.Reconcile(new DataSetView(Shipped.Value))]);

    [TestCase("contradiction", "witkoff-proposal.living-hostages", Scope.Within, "11", "five living hostages")]
    [TestCase("tension", "first-phase.detainees-freed", Scope.Across, "around 1,800", "hundreds of Palestinian detainees")]
    [TestCase("answer", "witkoff-proposal.hamas-response", Scope.Within, "unacceptable", "acceptance")]
    [TestCase("answer", null, Scope.Across, "after Israel resumed", "unravelled")]
    [TestCase("answer", "aid-2025.blocked-order", Scope.Across, "in early March", "imposing a total blockade")]
    [TestCase("framing", null, Scope.Across, "mostly women and children", "more than 50,900 Palestinians")]
    [TestCase("framing", null, Scope.Across, "many of them civilians", "over 1,000 people")]
    [TestCase("framing", null, Scope.Across, "shattering the ceasefire", "unravelled")]
    [TestCase("framing", null, Scope.Across, "removal of Hamas", "eradicated")]
    public void What_cannot_stand_together_is_found(string kind, string? question, Scope scope, string onePart, string otherPart)
    {
        var matching = Found.Value.Where(conflict => Conflicts.Info(conflict.Kind).Name == kind && conflict.Scope == scope
            && (question is null || conflict.Question == new QuestionId(question))
            && PositionOf(conflict, onePart) is { } one && PositionOf(conflict, otherPart) is { } other && one != other);

        Assert.That(matching.Count(), Is.EqualTo(1), $"found: {string.Join('\n', Found.Value.Select(Tell))}");
    }

    [TestCase("50,000", "50,900")]
    [TestCase("1,000", "1,500")]
    [TestCase("week-long", "seven-day")]
    [TestCase("released 33 hostages", "33 Israeli hostages")]
    [TestCase("about 100 remaining", "59 Israeli hostages remain")]
    [TestCase("month-long ceasefire", "six-week ceasefire")]
    [TestCase("the bodies of four", "free five")]
    [TestCase("disagree on when to begin discussions", "unable to agree")]
    [TestCase("refused to accept this term", "despite agreeing")]
    [TestCase("a broad consensus", "not all worked out")]
    [TestCase("stuck to its position", "some flexibility")]
    [TestCase("must lead to an end to the war", "not resuming the war")]
    public void What_can_stand_together_is_not_a_conflict(string onePart, string otherPart)
    {
        Assert.That(
            Quotes().Count(quote => quote.Contains(onePart, StringComparison.OrdinalIgnoreCase)),
            Is.GreaterThan(0),
            $"no quote has {onePart}");
        Assert.That(
            Quotes().Count(quote => quote.Contains(otherPart, StringComparison.OrdinalIgnoreCase)),
            Is.GreaterThan(0),
            $"no quote has {otherPart}");

        var conflicts = Found.Value.Where(conflict => conflict.Kind != ConflictKind.Framing
            && PositionOf(conflict, onePart) is not null && PositionOf(conflict, otherPart) is not null);

        Assert.That(conflicts.Select(Tell), Is.Empty);
    }

    // Of 1,500 dead, of 50,000; of Israel's dead, of the war's; of the operation, of the war; of a freed man, of those held.
    [TestCase("many of them civilians", "mostly women and children")]
    [TestCase("highest daily death toll", "1,500 Palestinians")]
    [TestCase("surprise aerial campaign", "The war was triggered")]
    [TestCase("on when to begin discussions", "refused to implement")]
    [TestCase("chaotic scene", "Israeli forces have killed")]
    [TestCase("captive", "Israeli hostages")]
    public void Words_for_different_things_are_not_set_side_by_side(string onePart, string otherPart)
    {
        Assert.That(Quotes().Any(quote => quote.Contains(onePart, StringComparison.OrdinalIgnoreCase)), onePart);
        Assert.That(Quotes().Any(quote => quote.Contains(otherPart, StringComparison.OrdinalIgnoreCase)), otherPart);

        var conflicts = Found.Value.Where(conflict => conflict.Kind == ConflictKind.Framing
            && PositionOf(conflict, onePart) is not null && PositionOf(conflict, otherPart) is not null);

        Assert.That(conflicts.Select(Tell), Is.Empty);
    }

    [Test]
    public void The_findings_are_as_reviewed() =>
        Golden.Check(
            string.Concat(Found.Value.Select(conflict => Tell(conflict) + "\n")),
            "tests/ClaimLedger.DataSets.Tests/Shipped/gaza-ceasefire.conflicts.txt");

    [Test]
    public void Every_question_has_a_claim() =>
        Assert.That(
            Shipped.Value.Questions
                .Select(question => question.Id)
                .Except(Shipped.Value.Sources.SelectMany(source => source.Claims).Select(claim => claim.Question)),
            Is.Empty);

    [Test]
    public void Every_speaker_is_credited_or_told_of() =>
        Assert.That(
            Shipped.Value.Speakers.Select(speaker => speaker.Name)
                .Except(Shipped.Value.Sources.SelectMany(source => source.Claims).SelectMany(claim => claim.Speakers))
                .Except(Shipped.Value.Sources.SelectMany(source => source.Claims).Select(claim => claim.Whose).OfType<SpeakerName>())
                .Except(Shipped.Value.Speakers.Select(speaker => speaker.SpeaksFor).OfType<SpeakerName>()),
            Is.Empty);

    [Test]
    public void Every_quote_stands_in_its_article_exactly_once()
    {
        var seeds = SharedFolder.Require("seeds");
        var texts = Directory.EnumerateFiles(seeds).Select(Hash).ToHashSet(StringComparer.Ordinal);
        Assert.That(
            Shipped.Value.Sources.Select(source => source.Sha256), Is.SubsetOf(texts), "each source is the text of one of the articles");

        var result = DataSetLoader.Load(Folder, archive: seeds);

        Assert.That(result.Mistakes, Is.Empty);
        Assert.That(
            Shipped.Value.Sources
                .SelectMany(source => source.Claims)
                .Where(claim => string.IsNullOrEmpty(claim.Quote))
                .Select(claim => claim.Id),
            Is.Empty);
    }

    [Test]
    public void Every_number_of_the_articles_is_in_a_quote_or_a_listed_exception()
    {
        var seeds = SharedFolder.Require("seeds");
        var exceptions = File.ReadAllLines(RepositoryRoot.Combine("tests/ClaimLedger.DataSets.Tests/Shipped/number-exceptions.tsv"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .ToList();
        Assert.That(exceptions, Has.All.Length.EqualTo(3), "article, words, reason");
        var used = new HashSet<string[]>();
        var uncovered = new List<string>();

        foreach (var file in Directory.EnumerateFiles(seeds).Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var source = Shipped.Value.Sources.Single(item => item.Sha256 == Hash(file));
            var covered = source.Claims
                .Select(claim => (Start: text.IndexOf(claim.Quote!, StringComparison.Ordinal), claim.Quote!.Length))
                .ToList();
            foreach (Match number in Numbers().Matches(text))
            {
                if (covered.Exists(quote => quote.Start <= number.Index && number.Index + number.Length <= quote.Start + quote.Length))
                    continue;
                var exception = exceptions.Find(row => row[0] == "*"
                    ? string.Equals(row[1], number.Value, StringComparison.OrdinalIgnoreCase)
                    : Path.GetFileName(file).StartsWith(row[0], StringComparison.Ordinal) && Covers(text, row[1], number));
                var around = text[Math.Max(0, number.Index - 40)..Math.Min(text.Length, number.Index + 40)];
                if (exception is null)
                    uncovered.Add($"{Path.GetFileName(file)}: …{around.ReplaceLineEndings(" ")}…");
                else
                    used.Add(exception);
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(uncovered, Is.Empty);
            Assert.That(exceptions.Except(used).Select(row => row[1]), Is.Empty, "exceptions that nothing needs");
        });
    }

    [Test]
    public void Quotes_stay_short()
    {
        var seeds = SharedFolder.Require("seeds");
        foreach (var file in Directory.EnumerateFiles(seeds))
        {
            var text = File.ReadAllText(file);
            var quoted = new bool[text.Length];
            foreach (var claim in Shipped.Value.Sources.Single(item => item.Sha256 == Hash(file)).Claims)
            {
                Assert.That(claim.Quote, Has.Length.LessThanOrEqualTo(220), claim.Id.ToString());
                Array.Fill(quoted, true, text.IndexOf(claim.Quote!, StringComparison.Ordinal), claim.Quote!.Length);
            }
            var share = quoted.Count(flag => flag) / (double)text.Length;
            TestContext.Out.WriteLine($"{Path.GetFileName(file)}: {share:P0} of the text is quoted");
            Assert.That(share, Is.LessThan(0.5), Path.GetFileName(file));
        }
    }

    private static string Tell(Conflict conflict) =>
        $"{Conflicts.Info(conflict.Kind).Name}, {conflict.Scope.ToString().ToLowerInvariant()}: "
            + $"{conflict.Event ?? conflict.Question.Text}{(conflict.Facet is null ? "" : " " + conflict.Facet)}"
            + $"{(conflict.Constraint is null ? "" : " " + conflict.Constraint)}: "
            + $"{string.Join(" | ", conflict.Positions.Select(position => $"{position.Says} ({string.Join(", ", position.Claims)})"))}";

    private static int? PositionOf(Conflict conflict, string words)
    {
        var claims = Shipped.Value.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        for (var index = 0; index < conflict.Positions.Length; index++)
        {
            if (conflict.Positions[index].Claims.Any(id => claims[id].Quote!.Contains(words, StringComparison.OrdinalIgnoreCase)))
                return index;
        }
        return null;
    }

    private static IEnumerable<string> Quotes() => Shipped.Value.Sources.SelectMany(source => source.Claims).Select(claim => claim.Quote!);

    private static bool Covers(string text, string words, Match number)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            if (at <= number.Index && number.Index + number.Length <= at + words.Length)
                return true;
        }
        return false;
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    [GeneratedRegex(
        @"\d[\d,.]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
            + @"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands"
            + @"|million|dozen|dozens|scores|several|couple|half|third|quarter|first|second|fourth|fifth|twice|both)\b",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Numbers();
}
