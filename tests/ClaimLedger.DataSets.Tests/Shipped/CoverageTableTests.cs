using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests.Shipped;

/// <summary>The table of the shipped data set's README, which says for each sentence of each article what covers it.</summary>
internal sealed partial class CoverageTableTests
{
    private static readonly string Folder = RepositoryRoot.Combine("db/gaza-ceasefire");

    private static readonly Lazy<DataSet> Shipped = new(() => DataSetLoader.Load(Folder).DataSet!);

    private sealed record Row(string Source, int Sentence, string Words)
    {
        /// <summary>The claims that the row names; none where it gives a reason instead.</summary>
        public string[] Claims => ClaimsOnly().IsMatch(Words) ? Words.Split(", ").Select(each => each.Trim('`')).ToArray() : [];
    }

    [Test]
    public void Each_claim_stands_in_the_table_once()
    {
        foreach (var source in Shipped.Value.Sources)
        {
            Assert.That(
                Rows().Where(row => row.Source == source.Id.Text).SelectMany(row => row.Claims),
                Is.EquivalentTo(source.Claims.Select(claim => claim.Id.Local)),
                source.Id.Text);
        }
    }

    [Test]
    public void Each_sentence_of_the_articles_has_its_row_with_the_claims_quoted_from_it_or_a_reason()
    {
        var seeds = SharedFolder.Require("seeds");
        var texts = Directory.EnumerateFiles(seeds).ToDictionary(
            file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), File.ReadAllText, StringComparer.Ordinal);
        foreach (var source in Shipped.Value.Sources)
        {
            var text = texts[source.Sha256!];
            var sentences = Sentences(text);
            var rows = Rows().Where(row => row.Source == source.Id.Text).ToList();
            Assert.That(rows.Select(row => row.Sentence), Is.EqualTo(Enumerable.Range(1, sentences.Count)), source.Id.Text);
            foreach (var (row, sentence) in rows.Zip(sentences))
            {
                var quoted = source.Claims
                    .Where(claim => sentence.Start <= At(text, claim) && At(text, claim) < sentence.End)
                    .OrderBy(claim => At(text, claim))
                    .ToList();
                Assert.That(row.Claims, Is.EqualTo(quoted.Select(claim => claim.Id.Local)), $"{source.Id} sentence {row.Sentence}");
                Assert.That(row.Words, Is.Not.Empty, $"{source.Id} sentence {row.Sentence}: claims, or why there is none");
                Assert.That(
                    quoted.Select(claim => At(text, claim) + claim.Quote!.Length),
                    Has.All.LessThanOrEqualTo(sentence.End),
                    $"{source.Id} sentence {row.Sentence}: no quote runs into the next sentence");
            }
        }
    }

    [TestCase("One. Two? “Three.” Four", 4)]
    [TestCase("Mr. Orrin met John F. Kellow on Jan. 19.", 1)]
    [TestCase("He said. . So they went.\n\nThe end", 3)]
    [TestCase("A deal \"at any minute.\" The talks go on.", 2)]
    public void Sentences_end_where_a_reader_ends_them(string text, int count) => Assert.That(Sentences(text), Has.Count.EqualTo(count));

    private static int At(string text, Claim claim) => text.IndexOf(claim.Quote!, StringComparison.Ordinal);

    private static IEnumerable<Row> Rows()
    {
        var source = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder, "README.md")))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                source = line[4..].Trim();
            else if (TableRow().Match(line) is { Success: true } row)
                yield return new Row(source, int.Parse(row.Groups["sentence"].Value), row.Groups["words"].Value.Trim());
        }
    }

    /// <summary>The sentences of a text that have a letter, line by line: where each starts and ends.</summary>
    private static List<(int Start, int End)> Sentences(string text)
    {
        var sentences = new List<(int Start, int End)>();
        var at = 0;
        foreach (var line in text.Split('\n'))
        {
            var start = at;
            foreach (var stop in SentenceEnd().EnumerateMatches(line))
            {
                if (Abbreviation().IsMatch(text[start..(at + stop.Index + 1)]))
                    continue;
                sentences.Add((start, at + stop.Index + stop.Length));
                start = at + stop.Index + stop.Length;
            }
            sentences.Add((start, at + line.Length));
            at += line.Length + 1;
        }
        return sentences.FindAll(sentence => text[sentence.Start..sentence.End].Any(char.IsLetter));
    }

    [GeneratedRegex("""[.?!]["”’]?\s+(?=["“‘]?[A-Z.])""", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"(?:\b[A-Z]|\bMr)\.$", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"^\| (?<sentence>\d+) \|(?<words>.*)\|$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TableRow();

    [GeneratedRegex("^`[^`, ]+`(?:, `[^`, ]+`)*$", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex ClaimsOnly();
}
