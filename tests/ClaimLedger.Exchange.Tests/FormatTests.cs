using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClaimLedger.DataSets;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>What is written, byte for byte and against what the standards ask for.</summary>
internal sealed class FormatTests
{
    private static readonly DataSet Everything = DataSets.Everything();

    [Test]
    public void Csv_is_as_it_was_reviewed() =>
        Golden.Check(Encoding.UTF8.GetString(RoundTripTests.Csv(Everything)), "tests/ClaimLedger.Exchange.Tests/Golden/claims.csv");

    [Test]
    public void Json_lines_are_as_they_were_reviewed() =>
        Golden.Check(Encoding.UTF8.GetString(RoundTripTests.Lines(Everything)), "tests/ClaimLedger.Exchange.Tests/Golden/everything.jsonl");

    [Test]
    public void Yaml_is_as_it_was_reviewed() =>
        Golden.Check(
            string.Concat(DataSetWriter.Files(DataSetWriter.Draft(Everything)).Select(file => $"### {file.Name}\n{file.Text}")),
            "tests/ClaimLedger.Exchange.Tests/Golden/everything.yaml");

    [Test]
    public void Statements_are_as_they_were_reviewed() =>
        Golden.Check(Statements(Everything), "tests/ClaimLedger.Exchange.Tests/Golden/statements.csv");

    [Test]
    public void Annotations_are_as_they_were_reviewed() =>
        Golden.Check(Annotations(Everything), "tests/ClaimLedger.Exchange.Tests/Golden/annotations.json");

    [Test]
    public void The_description_of_a_package_is_as_it_was_reviewed() =>
        Golden.Check(
            Encoding.UTF8.GetString(Package(Everything)[DataPackage.DescriptorName]),
            "tests/ClaimLedger.Exchange.Tests/Golden/datapackage.json");

    [Test]
    public void Reviews_are_as_they_were_reviewed() =>
        Golden.Check(Reviews(Verdict.Confirmed).Text, "tests/ClaimLedger.Exchange.Tests/Golden/claimreview.json");

    [Test]
    public void Csv_keeps_to_rfc_4180()
    {
        var text = Encoding.UTF8.GetString(RoundTripTests.Csv(DataSets.Of("tests/data/harbour-fire")));

        Assert.That(text, Does.EndWith("\r\n"));
        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain("\n"));
        Assert.That(text[0], Is.EqualTo('s'), "no byte order mark");
    }

    [Test]
    public void No_cell_of_any_table_could_run_as_a_formula([Range(1, 10)] int seed)
    {
        var dataSet = Hostile.DataSet(seed);
        var files = Package(dataSet)
            .Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal))
            .Select(file => file.Value)
            .Append(RoundTripTests.Csv(dataSet))
            .Append(Encoding.UTF8.GetBytes(Statements(dataSet)));

        foreach (var bytes in files)
        {
            var cells = Csv.CsvInput
                .Read(new InputFile("x", bytes), ',', new List<Mistake>())
                .SelectMany(row => row)
                .Select(cell => cell.Text);
            Assert.That(cells.Where(cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public void A_package_tells_the_length_and_hash_of_each_file_and_refers_only_to_what_is_there()
    {
        var files = Package(Everything);
        var resources = JsonDocument.Parse(files[DataPackage.DescriptorName]).RootElement
            .GetProperty("resources")
            .EnumerateArray()
            .ToDictionary(resource => resource.GetProperty("name").GetString()!);

        Assert.That(
            resources.Values.Select(resource => resource.GetProperty("path").GetString()),
            Is.EquivalentTo(files.Keys.Where(name => name != DataPackage.DescriptorName)));
        foreach (var (name, resource) in resources)
        {
            var bytes = files[resource.GetProperty("path").GetString()!];
            Assert.That(resource.GetProperty("bytes").GetInt32(), Is.EqualTo(bytes.Length));
            Assert.That(resource.GetProperty("hash").GetString(), Is.EqualTo("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes))));
            var schema = resource.GetProperty("schema");
            var fields = schema.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()).ToArray();
            Assert.That(Encoding.UTF8.GetString(bytes).Split("\r\n")[0].Split(','), Is.EqualTo(fields), name);
            if (!schema.TryGetProperty("foreignKeys", out var keys))
                continue;
            foreach (var key in keys.EnumerateArray())
            {
                var reference = key.GetProperty("reference");
                var other = reference.GetProperty("resource").GetString() is { Length: > 0 } table ? resources[table] : resource;
                Assert.That(fields, Does.Contain(key.GetProperty("fields").GetString()));
                Assert.That(
                    other
                        .GetProperty("schema")
                        .GetProperty("fields")
                        .EnumerateArray()
                        .Select(field => field.GetProperty("name").GetString()),
                    Does.Contain(reference.GetProperty("fields").GetString()));
            }
        }
    }

    [Test]
    public async Task A_package_keeps_to_the_schema_of_tabular_data_packages()
    {
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(
            RepositoryRoot.Combine("tests/ClaimLedger.Exchange.Tests/Schemas/tabular-data-package.schema.json"));

        foreach (var name in DataSets.Names.Take(6))
            Assert.That(
                schema
                    .Validate(Encoding.UTF8.GetString(Package(DataSets.Of(name))[DataPackage.DescriptorName]))
                    .Select(error => error.ToString()),
                Is.Empty,
                name);
    }

    [Test]
    public void Annotations_have_what_the_model_asks_for()
    {
        var root = JsonDocument.Parse(Annotations(Everything)).RootElement;
        var items = root.GetProperty("first").GetProperty("items").EnumerateArray().ToArray();

        Assert.That(root.GetProperty("@context").GetString(), Is.EqualTo("http://www.w3.org/ns/anno.jsonld"));
        Assert.That(root.GetProperty("total").GetInt32(), Is.EqualTo(items.Length));
        Assert.That(items.Select(item => item.GetProperty("id").GetString()), Is.Unique);
        foreach (var item in items)
        {
            Assert.That(item.GetProperty("type").GetString(), Is.EqualTo("Annotation"));
            Assert.That(Uri.IsWellFormedUriString(item.GetProperty("target").GetProperty("source").GetString(), UriKind.Absolute));
        }
        var anchored = items
            .Single(item => item.GetProperty("id").GetString()!.EndsWith("bay/missing", StringComparison.Ordinal))
            .GetProperty("target");
        Assert.That(
            anchored.GetProperty("selector").EnumerateArray().Select(selector => selector.GetProperty("type").GetString()),
            Is.EqualTo(new[] { "TextQuoteSelector", "TextPositionSelector" }));
        Assert.That(anchored.GetProperty("state").GetProperty("sourceDateStart").GetString(), Is.EqualTo("2031-06-04T00:00:00Z"));
    }

    [Test]
    public void Statements_have_ids_of_their_own_and_a_base_for_every_entity()
    {
        var rows = Csv.CsvInput
            .Read(new InputFile("s", Encoding.UTF8.GetBytes(Statements(Everything))), ',', new List<Mistake>())
            .Skip(1)
            .Select(row => row.Select(cell => cell.Text).ToArray())
            .ToArray();

        Assert.That(rows.Select(row => row[13]), Is.Unique);
        Assert.That(rows.Where(row => row[2] == "id").Select(row => row[1]), Is.EquivalentTo(rows.Select(row => row[1]).Distinct()));
#pragma warning disable CA5350 // The hash of another tool's format, for ids and not for secrets.
        // sha1("a_storm_at_sea." + entity + ".name.Sea Wire"), as FollowTheMoney makes it.
        var wire = rows.Single(row => row[5] == "Sea Wire");
        Assert.That(
            wire[13],
            Is.EqualTo(Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes($"a_storm_at_sea.{wire[1]}.name.Sea Wire")))));
#pragma warning restore CA5350
    }

    [TestCase(
        Verdict.Confirmed,
        "Disputed: the desk confirmed that the reports cannot stand together",
        "Disputed: the desk confirmed that the reports cannot stand together")]
    [TestCase(Verdict.Prefer, "Not preferred by the desk", "Preferred by the desk")]
    [TestCase(Verdict.Range, "One of a range of figures", "One of a range of figures")]
    [TestCase(Verdict.Unconfirmed, "Unconfirmed", "Unconfirmed")]
    [TestCase(Verdict.Corrected, "Disputed: a source has corrected itself", "Disputed: a source has corrected itself")]
    [TestCase(Verdict.Pending)]
    [TestCase(Verdict.AskedSource)]
    [TestCase(Verdict.NotComparable)]
    [TestCase(Verdict.Dismissed)]
    public void A_verdict_is_put_into_words_and_never_into_numbers(Verdict verdict, params string[] ratings)
    {
        var (text, count) = Reviews(verdict);
        var reviews = JsonDocument.Parse(text).RootElement.GetProperty("@graph").EnumerateArray().ToArray();

        Assert.That(count, Is.EqualTo(ratings.Length));
        Assert.That(
            reviews.Select(review => review.GetProperty("reviewRating").GetProperty("alternateName").GetString()), Is.EqualTo(ratings));
        Assert.That(text, Does.Not.Contain("ratingValue"));
    }

    [Test]
    public void Nothing_is_reviewed_without_a_ruling_or_for_a_difference_of_words()
    {
        var dataSet = DataSets.Of("tests/data/harbour-fire");
        var found = Reconciler.Reconcile(new DataSetView(dataSet)).ToArray();
        var framing = found.Single(conflict => conflict.Kind is ConflictKind.Framing);
        using var buffer = new MemoryStream();

        var count = ClaimReviews.Write(
            dataSet,
            [
                .. found.Select(conflict => new ListedConflict(conflict, ConflictStatus.Open, null, IsAccepted: true)),
                new ListedConflict(framing, ConflictStatus.Ruled, Ruled(framing, Verdict.Confirmed), IsAccepted: false),
            ],
            new ReviewOptions(),
            buffer);

        Assert.That(count, Is.Zero);
    }

    [Test]
    public void A_preferred_position_that_is_not_there_prefers_none()
    {
        var dataSet = DataSets.Of("tests/data/harbour-fire");
        var conflict = Reconciler.Reconcile(new DataSetView(dataSet)).First();

        var count = ClaimReviews.Write(
            dataSet,
            [
                new ListedConflict(
                    conflict, ConflictStatus.Ruled, Ruled(conflict, Verdict.Prefer) with { Position = "99" }, IsAccepted: false),
            ],
            new ReviewOptions(),
            Stream.Null);

        Assert.That(count, Is.Zero);
    }

    private static Ruling Ruled(Conflict conflict, Verdict verdict) =>
        new()
        {
            Conflict = conflict.Id,
            Verdict = verdict,
            Position = conflict.Positions[^1].Says,
            Reason = "The list of names was read out.",
            By = "Ada Desk",
            On = new DateOnly(2031, 6, 8),
        };

    private static (string Text, int Count) Reviews(Verdict verdict)
    {
        var dataSet = DataSets.Of("tests/data/harbour-fire");
        var conflict = Reconciler.Reconcile(new DataSetView(dataSet)).Single(conflict => conflict.Kind is ConflictKind.Contradiction);
        using var buffer = new MemoryStream();
        var count = ClaimReviews.Write(
            dataSet,
            [new ListedConflict(conflict, ConflictStatus.Ruled, Ruled(conflict, verdict), IsAccepted: false)],
            new ReviewOptions("Example Desk", "https://example.org/checks"),
            buffer);
        return (Encoding.UTF8.GetString(buffer.ToArray()), count);
    }

    private static Dictionary<string, byte[]> Package(DataSet dataSet) =>
        DataPackage.Files(DataSetWriter.Draft(dataSet)).ToDictionary(file => file.Name, file => file.Bytes);

    private static string Statements(DataSet dataSet)
    {
        using var text = new StringWriter();
        Formats.Statements.Write(dataSet, text);
        return text.ToString();
    }

    private static string Annotations(DataSet dataSet)
    {
        using var buffer = new MemoryStream();
        Formats.Annotations.Write(dataSet, buffer);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
