using ClaimLedger.Extraction;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Sentences;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Tests.Extraction;

/// <summary>Kinds of fault in reading news, as rows of a table.</summary>
internal sealed class ReadingTests
{
    private static readonly DaySpan Published = DaySpan.Day(new DateOnly(2031, 6, 5));

    private static readonly ScanOptions Options = new() { Kinds = QuantityKinds.All, Published = Published };

    [TestCaseSource(nameof(Rows))]
    public void News_is_read_as_the_table_says(string verb, string input, string read) =>
        Assert.That(Read(verb, input), Is.EqualTo(read));

    private static string Read(string verb, string input)
    {
        var read = verb switch
        {
            "quantities" => Quantities(input),
            "compare" => Compared(input),
            _ => Extracted(input),
        };
        return read.Length == 0 ? "-" : read;
    }

    private static string Quantities(string input)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(Options).Scan(input, found);
        return string.Join("; ", found.Select(each =>
            $"{input.Substring(each.Span.Start, each.Span.Length)} = {Set(each)}{(each.Unit is { } unit ? $" {unit}" : "")}"
            + (each.Counted is { } noun ? $" ({input.Substring(noun.Start, noun.Length)})" : "")));
    }

    private static string Set(FoundQuantity found) =>
        found.Kind is QuantityKinds.Date ? $"{Day(found.Literal.Low)}/{Day(found.Literal.High)}"
        : found.Literal.ToString();

    private static string Day(decimal? day) => day is { } number
        ? DateOnly.FromDayNumber((int)number).ToString("O", System.Globalization.CultureInfo.InvariantCulture) : "..";

    private static string Compared(string input)
    {
        var sentences = input.Split(" ↔ ");
        var relation = SentenceComparison.Compare(sentences[0], sentences[1], Options).Relation;
        Assert.That(SentenceComparison.Compare(sentences[1], sentences[0], Options).Relation, Is.EqualTo(relation));
        return relation.ToString();
    }

    private static string Extracted(string input)
    {
        var context = new ReadingContext { Published = Published, Title = "Town", Prefix = "town" };
        return string.Join("; ", ClaimReader.Read(input, context).Claims.Select(claim =>
            $"{Said(claim)} [{string.Join(", ", claim.Speakers)}]"
            + (claim.Modality is Modality.Stated ? "" : $" {claim.Modality.ToString().ToLowerInvariant()}")
            + (claim.AsOf is { } day ? $" as of {day}" : "")));
    }

    // A date is said in the text's words; which days these are is what the table tells.
    private static string Said(ReadClaim claim) => claim.Question.Answer is AnswerType.Date
        && claim.Value is Value.Range { Literal: var days } && Dating.Days(days) is { } span ? span.ToString() : claim.Says;

    private static IEnumerable<TestCaseData> Rows() =>
        from line in File.ReadLines(RepositoryRoot.Combine("tests/ClaimLedger.Tests/Cases/reading.tsv"))
        where line.Length > 0 && line[0] != '#'
        let cells = line.Split('\t')
        where cells[0] != "kind"
        select new TestCaseData(cells[1], cells[2], cells[3]).SetName($"{{m}}: {cells[0]}: {cells[2]}");
}
