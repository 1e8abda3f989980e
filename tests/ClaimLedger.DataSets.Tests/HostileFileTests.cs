using System.Text;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.DataSets.Tests;

/// <summary>Files that nobody writes in good faith, or that were damaged on the way.</summary>
public sealed class HostileFileTests
{
    private const string Post = "sources/2031-06-04-morning-post.yaml";

    private static IEnumerable<TestCaseData> Bytes()
    {
        yield return Row(
            "invalid UTF-8",
            [.. "title: caf"u8, 0xE9, .. "\n"u8],
            "ledger.yaml:1:11: error: byte 0xE9 is not UTF-8; save the file as UTF-8");
        yield return Row(
            "UTF-16",
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("title: x\n")),
            "ledger.yaml:1:1: error: the file is UTF-16; save it as UTF-8");
        yield return Row("NUL", "title: a\0b\n"u8.ToArray(), "ledger.yaml:1:9: error: control character U+0000; delete it");
        yield return Row(
            "a line end that is none to an editor",
            "title: a\nabout: b\u0085c\n"u8.ToArray(),
            "ledger.yaml:2:9: error: control character U+0085; delete it");
        yield return Row("nothing", [], "ledger.yaml:1:1: error: the file is empty; write what belongs in it, or delete the file");
        yield return Row(
            "comments alone",
            "# title: x\n"u8.ToArray(),
            "ledger.yaml:1:1: error: the file is empty; write what belongs in it, or delete the file");
        yield return Row("a text", "Harbour fire\n"u8.ToArray(), "ledger.yaml:1:1: error: ledger.yaml is a text; write `key: value` lines");
        yield return Row(
            "a long line",
            Encoding.UTF8.GetBytes("title: x\nabout: " + new string('x', 70_000)),
            "ledger.yaml:2:1: error: the line has 70,007 characters, more than 65,536; break it");
        yield return Row(
            "a big file",
            new byte[(8 << 20) + 1],
            "ledger.yaml:1:1: error: the file has 8,388,609 bytes, more than 8 MiB; split it into smaller files");
        yield return Row("half of a surrogate pair", "title: \"\\uD800\"\n"u8.ToArray(), null);

        static TestCaseData Row(string name, IEnumerable<byte> bytes, string? expected) =>
            new TestCaseData(bytes.ToArray(), expected).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bytes))]
    public void A_file_that_is_no_text_is_one_mistake(byte[] bytes, string? expected)
    {
        using var folder = DataSetFolder.HarbourFire().WriteBytes("ledger.yaml", bytes);
        var result = DataSetLoader.Load(folder.Path);
        Assert.That(result.DataSet, Is.Null);
        Assert.That(result.Mistakes, Has.Length.EqualTo(1), string.Join("\n", result.Mistakes));
        if (expected is not null)
            Assert.That(result.Mistakes[0].ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void Lists_within_lists_come_to_an_end()
    {
        using var folder = DataSetFolder.HarbourFire().Write("ledger.yaml", "title: " + new string('[', 50_000) + "\n");
        Assert.That(
            DataSetLoader.Load(folder.Path).Mistakes[^1].ToString(),
            Is.EqualTo("ledger.yaml:1:40: error: maps and lists are nested more than 32 deep; write it flat, as the format has it"));
    }

    [Test]
    public void A_billion_laughs_are_refused_at_once()
    {
        var text = new StringBuilder("a0: &a0 lol\n");
        for (var level = 1; level < 30; level++)
            text.Append($"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        using var folder = DataSetFolder.HarbourFire().Write("ledger.yaml", text.ToString());
        // Laughed out, they would never come to an end.
        var mistakes = DataSetLoader.Load(folder.Path).Mistakes;
        Assert.That(mistakes.Any(mistake => mistake.Wrong.Contains("alias", StringComparison.Ordinal)));
    }

    [TestCase("claims:\n", "- a\n")]
    [TestCase("claims: [\n", "a,\n")]
    [TestCase("claims: [\n", "{a: b},\n")]
    [TestCase("", "k{0}: v\n")]
    [TestCase("claims:\n", "  - {{id: c{0}, question: nothing.{0}, says: 1}}\n")]
    [TestCase("claims: \"", "a \n")]
    [TestCase("claims: |\n", "  a\n")]
    [TestCase("", "'a\n")]
    [TestCase("", "- [\n")]
    public void A_megabyte_of_anything_is_read_in_bearable_time(string head, string line)
    {
        _ = Reading(10_000);
        var quarter = Reading(250_000);
        // Four times the size; what grows with its square would be sixteen times the work.
        Assert.That(Reading(1_000_000), Is.LessThan((10 * quarter) + TimeSpan.FromSeconds(0.5)));

        TimeSpan Reading(int length)
        {
            var text = new StringBuilder(head);
            for (var number = 0; text.Length < length; number++)
                text.Append(line.Contains('0', StringComparison.Ordinal) ? string.Format(line, number) : line);
            using var folder = DataSetFolder.HarbourFire().Write(Post, text.ToString());
            return Work.Of(() => Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Has.Length.InRange(1, 10_001)));
        }
    }

    [Test]
    public void A_byte_order_mark_moves_no_column()
    {
        using var folder = DataSetFolder.HarbourFire().Write("ledger.yaml", "\uFEFFtitel: x\n");
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().Place, Is.EqualTo(new Place("ledger.yaml", 1, 1)));
    }

    [Test]
    public void Windows_line_ends_move_no_place()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Write(Post, folder.Read(Post).ReplaceLineEndings("\r\n"));
        folder.Replace(Post, "question: fire.called", "question: fire.caled");
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().Place, Is.EqualTo(new Place(Post, 24, 15)));
    }

    [Test]
    public void A_link_that_leads_out_of_the_data_set_is_not_followed()
    {
        using var outside = DataSetFolder.Empty().Write("secret.yaml", "title: secret\n");
        using var folder = DataSetFolder.HarbourFire();
        File.CreateSymbolicLink(folder.FullName("sources/secret.yaml"), outside.FullName("secret.yaml"));
        Assert.That(
            DataSetLoader.Load(folder.Path).Mistakes.Single().ToString(),
            Is.EqualTo("sources/secret.yaml:1:1: error: the link leads out of the data set; put the file itself here"));
    }

    [Test]
    public void A_folder_of_sources_that_is_elsewhere_is_not_followed()
    {
        using var outside = DataSetFolder.HarbourFire();
        using var folder = DataSetFolder.HarbourFire();
        Directory.Delete(folder.FullName("sources"), recursive: true);
        Directory.CreateSymbolicLink(folder.FullName("sources"), outside.FullName("sources"));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().Place.File, Is.EqualTo("sources"));
    }

    [Test]
    public void A_link_within_the_data_set_is_followed()
    {
        using var folder = DataSetFolder.HarbourFire();
        File.Move(folder.FullName("ledger.yaml"), folder.FullName("head.txt"));
        File.CreateSymbolicLink(folder.FullName("ledger.yaml"), folder.FullName("head.txt"));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Is.Empty);
    }

    [Test]
    public void A_data_set_may_itself_be_reached_through_a_link()
    {
        using var folder = DataSetFolder.HarbourFire();
        using var elsewhere = DataSetFolder.Empty();
        Directory.CreateSymbolicLink(elsewhere.FullName("link"), folder.Path);
        Assert.That(DataSetLoader.Load(elsewhere.FullName("link")).Mistakes, Is.Empty);
    }

    [Test]
    public void A_link_to_nothing_is_one_mistake()
    {
        using var folder = DataSetFolder.HarbourFire();
        File.CreateSymbolicLink(folder.FullName("sources/gone.yaml"), folder.FullName("sources/nowhere.txt"));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().Place.File, Is.EqualTo("sources/gone.yaml"));
    }

    [Test]
    public void A_syntax_error_in_one_claim_hides_no_mistake_in_the_others()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder
            .Replace(Post, "says: \"five\"", "says: \"five")
            .Replace(Post, "fire.started", "fire.startd")
            .Replace("speakers.yaml", "kind: anonymous", "kind: nobody");
        Assert.That(
            DataSetLoader.Load(folder.Path).Mistakes.Select(mistake => mistake.Place),
            Is.EqualTo(new[] { new Place(Post, 16, 11), new Place(Post, 20, 15), new Place("speakers.yaml", 13, 11) }));
    }

    [Test]
    public void A_declaration_lost_to_a_syntax_error_is_not_missed_by_those_who_refer_to_it()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Replace("questions.yaml", "asks: When did it start?", "asks: When: did it start?");
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().Place, Is.EqualTo(new Place("questions.yaml", 33, 15)));
    }

    [Test]
    public void Names_in_messages_cannot_act_on_a_terminal()
    {
        using var folder = DataSetFolder.HarbourFire();
        folder.Replace("ledger.yaml", "language: en", "language: \"e\\tn\\nx\\u202e\"");
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Single().ToString().Any(char.IsControl), Is.False);
    }

    [Test]
    public void No_damage_to_a_file_makes_the_loader_throw()
    {
        var names = new[] { "ledger.yaml", "questions.yaml", "speakers.yaml", "framing.yaml", "rulings.yaml", Post };
        var original = names.ToDictionary(
            name => name, name => File.ReadAllText(RepositoryRoot.Combine("tests/data/harbour-fire/" + name)));
        var scraps = Gen.OneOf(
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            ": ",
            "- ",
            "#",
            "\n",
            "\t",
            "&a ",
            "*a",
            "!",
            "|",
            ">",
            "%",
            "@",
            "?",
            "---\n",
            "\\",
            "\uD83D\uDE00",
            "<<: ",
            "~");
        Gen.Select(Gen.OneOf(names), Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 6], scraps).Array[1, 4]).Sample(
            (name, edits) =>
            {
                var text = original[name];
                foreach (var (at, cut, scrap) in edits)
                {
                    var from = at % text.Length;
                    text = string.Concat(text.AsSpan(0, from), scrap, text.AsSpan(Math.Min(text.Length, from + cut)));
                }
                using var folder = DataSetFolder.HarbourFire().Write(name, text);
                var result = DataSetLoader.Load(folder.Path);
                return (result.DataSet is null) == !result.Mistakes.IsEmpty
                    && result.Mistakes.All(mistake => mistake.Place is { Line: > 0, Column: > 0 });
            },
            iter: LongTests.Count(100, 3_000));
    }
}
