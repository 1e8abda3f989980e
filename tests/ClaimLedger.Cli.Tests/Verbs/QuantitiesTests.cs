using System.Text;
using System.Text.Json;
using ClaimLedger.Application.Scanning;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class QuantitiesTests
{
    private const string Article =
        "At least 11 people died on 3 June 2031. It burned for six weeks; around 1,800 people were led to safety.";

    private DataSetFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = DataSetFolder.Empty();

    [TearDown]
    public void CleanUp() => _folder.Dispose();

    [Test]
    public void Each_quantity_has_its_place_words_and_both_readings()
    {
        _folder.Write("a.txt", Article);

        var found = Done("quantities", "a.txt", "--format", "json").Json.EnumerateArray().ToList();

        Assert.That(found.ConvertAll(each => $"{each.GetProperty("start")}-{each.GetProperty("end")} {each.GetProperty("text")}"),
            Is.EqualTo(["0-11 At least 11", "27-38 3 June 2031", "54-63 six weeks", "65-77 around 1,800"]));
        Assert.That(found[0].GetProperty("literal").ToString().ReplaceLineEndings("").Replace(" ", ""), Is.EqualTo("""{"low":11}"""));
        Assert.That(found[1].GetProperty("value").GetString(), Is.EqualTo("2031-06-03"));
        Assert.That(found[1].GetProperty("literal").GetProperty("high").GetString(), Is.EqualTo("2031-06-03"));
        Assert.That(found[2].GetProperty("kind").GetString(), Is.EqualTo("duration"));
        Assert.That(found[2].GetProperty("literal").GetProperty("low").GetDecimal(), Is.EqualTo(42), "lengths of time are in days");
        Assert.That(found[3].GetProperty("usual").GetProperty("high").GetDecimal(), Is.EqualTo(1850));
    }

    [Test]
    public void Every_format_says_the_same()
    {
        _folder.Write("a.txt", Article);

        var json = Done("quantities", "a.txt", "--format", "json").Each("text");
        var lines = Done("quantities", "a.txt", "--format", "jsonl").Lines.Select(
            line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString());
        var csv = Done("quantities", "a.txt", "--format", "csv").Lines;
        var table = Done("quantities", "a.txt");

        Assert.That(lines, Is.EqualTo(json));
        Assert.That(csv[0], Does.StartWith("start,end,text,core,kind,value,literal_low,"));
        Assert.That(csv.Skip(1).Select(line => line.Split(',')[2]).Take(3), Is.EqualTo(json.Take(3)));
        Assert.That(table.Lines.Skip(1).Zip(json).All(pair => pair.First.Contains(pair.Second, StringComparison.Ordinal)), table.Out);
        Assert.That(table.Error, Does.Contain("4 quantities"));
    }

    [Test]
    public void Places_are_code_points_across_blocks_line_ends_and_a_mark()
    {
        // Longer than three blocks, with letters outside of the first plane, Windows line ends, and paragraphs, sentences or nothing to cut
        // at.
        foreach (var filler in (string[])["Nothing here 😀 to count.\r\n\r\n", "Nothing to count. 😀 ", "nothing\n", "x😀"])
        {
            var text = new StringBuilder();
            while (text.Length < 3 * TextBlocks.Longest)
                text.Append(text.Length % 5000 < filler.Length ? " exactly 7 men were there " : filler);
            var whole = text.ToString();
            File.WriteAllText(_folder.FullName("long.txt"), whole, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            var runes = whole.EnumerateRunes().Select(rune => rune.ToString()).ToList();

            var found = Done("quantities", "long.txt", "--format", "json").Json.EnumerateArray().ToList();

            Assert.That(found, Has.Count.GreaterThan(15));
            foreach (var each in found)
            {
                var (start, end) = (each.GetProperty("start").GetInt32(), each.GetProperty("end").GetInt32());
                Assert.That(string.Concat(runes[start..end]), Is.EqualTo(each.GetProperty("text").GetString()));
            }
        }
    }

    [Test]
    public void What_is_found_does_not_depend_on_how_the_text_comes_in()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Article + " ü😀\n", 2000)));

        var file = InProcess.Run(_folder.Path, bytes, "quantities", "-", "--format", "jsonl");
        using var drip = new DripStream(bytes);
        var blocks = new List<TextBlock>();
        using (var host = Host(drip))
        using (var input = TextInput.Open(host, "-"))
        {
            var read = new TextBlocks(input);
            while (read.Next() is { } block)
                blocks.Add(block);
        }

        Assert.That(file.Lines, Has.Length.EqualTo(8000));
        Assert.That(string.Concat(blocks.Select(block => block.Text)), Is.EqualTo(Encoding.UTF8.GetString(bytes)));
        Assert.That(blocks.ConvertAll(block => block.Text.Length), Has.All.LessThanOrEqualTo(TextBlocks.Longest));
    }

    [Test]
    public void Kinds_and_dates_can_be_chosen()
    {
        _folder.Write("a.txt", "Eleven people died on Monday. It had burned for six weeks.");

        Assert.That(Done("quantities", "a.txt", "--kinds", "duration", "--format", "json").Each("text"), Is.EqualTo(["six weeks"]));
        var dates = Done("quantities", "a.txt", "--kinds", "date", "--published", "2031-06-05", "--format", "json").Json;
        Assert.That(dates.EnumerateArray().Select(date => date.GetProperty("value").GetString()), Is.EqualTo(["2031-06-02"]));
        Assert.That(Done("quantities", "a.txt", "--kinds", "date").Error, Does.Contain("No quantities."));
    }

    [Test]
    public void Lines_keep_what_they_hold_byte_for_byte()
    {
        const string Lines = """
            {"id": 1.50, "text": "11 died 😀 and 5 were hurt", "tags": ["a" , {"b":null}]}

            { "text":"on Monday", "published" : "2031-06-05","quantities": "old" }
            {"text":"\u0031\u0032 men"}
            """;
        var run = InProcess.Run(_folder.Path, Encoding.UTF8.GetBytes(Lines), "quantities", "-");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Lines, Has.Length.EqualTo(3));
        Assert.That(
            run.Lines[0],
            Does.StartWith(
                """{"id": 1.50,"text": "11 died 😀 and 5 were hurt","tags": ["a" , {"b":null}],"quantities":[{"start":0,"end":2,"""));
        Assert.That(run.Lines[1], Does.Contain("\"2031-06-02\"").And.Not.Contain("old"));
        Assert.That(run.Lines[2], Does.StartWith("""{"text":"\u0031\u0032 men","quantities":[{"start":0,"end":2,"text":"12","""));
        var array = InProcess.Run(_folder.Path, Encoding.UTF8.GetBytes(Lines), "quantities", "-", "--format", "json");
        Assert.That(array.Json.GetArrayLength(), Is.EqualTo(3));
        Assert.That(
            InProcess.Run(_folder.Path, Encoding.UTF8.GetBytes(Lines), "quantities", "-", "--input", "text", "--format", "csv").Out,
            Does.StartWith("start,end"));
    }

    [TestCase("{\"text\": 5}", "stdin:1:10: error: \"text\" is no text; write it between quotation marks")]
    [TestCase("{\"text\": \"a\"}\n{\"words\": \"b\"}", "stdin:2:1: error: the object has no \"text\"; add the text to read")]
    [TestCase("{\"text\": null}", "stdin:1:10: error: the object has no \"text\"")]
    [TestCase("{\"é😀\": 1, \"text\": \"a\",}", "stdin:1:24: error: this is not JSON")]
    [TestCase("{\"text\": \"a\"} x", "stdin:1:15: error: this is not JSON")]
    [TestCase("{\"text\": \"a\"}\n[1]", "stdin:2:1: error: the line is no object")]
    [TestCase("{\"text\": \"a\", \"text\": \"b\"}", "stdin:1:15: error: \"text\" stands twice")]
    [TestCase("{\"text\": \"\\ud83d\"}", "stdin:1:10: error: \"text\" holds half of a surrogate pair")]
    [TestCase("{\"text\": \"a\", \"published\": \"Monday\"}", "stdin:1:28: error: \"published\":")]
    public void A_bad_line_is_told_by_its_place(string lines, string error)
    {
        var run = InProcess.Run(_folder.Path, Encoding.UTF8.GetBytes(lines), "quantities", "-");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith(error));
        Assert.That(
            run.Lines.Count(line => line.Length > 0),
            Is.EqualTo(lines.Count(letter => letter == '\n')),
            "what stood before it was printed");
    }

    [TestCase(new byte[] { 0xFF, 0xFE, 0x61, 0 }, "stdin:1:1: error: the text is UTF-16")]
    [TestCase(new byte[] { 0xFE, 0xFF, 0, 0x61 }, "stdin:1:1: error: the text is UTF-16")]
    [TestCase(new byte[] { 0x61, 0, 0x62, 0 }, "stdin:1:2: error: the text holds a NUL")]
    [TestCase(new byte[] { 0x61, 0x0A, 0xC3, 0xA9, 0xFF }, "stdin:2:2: error: this is not UTF-8")]
    [TestCase(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xF0, 0x9F }, "stdin:1:2: error: this is not UTF-8")]
    [TestCase(new byte[] { 0x7B, 0x22, 0x61, 0x22, 0x3A, 0xFF }, "stdin:1:6: error: this is not UTF-8")]
    public void What_is_no_utf8_is_refused_in_one_line(byte[] bytes, string error)
    {
        var run = InProcess.Run(_folder.Path, bytes, "quantities", "-");

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith(error));
    }

    [TestCase("name one text to read", "quantities")]
    [TestCase("name one text to read", "quantities", "a.txt", "b.txt")]
    [TestCase("gone.txt does not exist", "quantities", "gone.txt")]
    [TestCase("is a folder", "quantities", ".")]
    [TestCase("did you mean 'money'?", "quantities", "a.txt", "--kinds", "mony")]
    [TestCase("--published 'Tuesday'", "quantities", "a.txt", "--published", "Tuesday")]
    [TestCase("there is no input format 'xml'", "quantities", "a.txt", "--input", "xml")]
    [TestCase("JSON Lines come out as JSON", "quantities", "a.jsonl", "--format", "csv")]
    [TestCase("there is no option '--kind'", "quantities", "a.txt", "--kind", "money")]
    public void What_cannot_be_done_is_said(string words, params string[] arguments)
    {
        _folder.Write("a.txt", Article).Write("a.jsonl", "{\"text\": \"a\"}\n");

        var run = InProcess.Run(_folder.Path, arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(words));
    }

    [Test]
    public void A_line_that_is_endless_is_refused()
    {
        using var endless = new EndlessStream();
        using var error = new StringWriter();
        using var host = Host(endless, error);

        Assert.That(App.Run(["quantities", "-"], host), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.StartWith("stdin:1:1: error: the line has more than 16 MiB"));
    }

    [Test]
    public void What_a_terminal_would_obey_is_not_passed_on()
    {
        _folder.Write("a.txt", "around\u001b[31m 1,800 \u202emen");

        Assert.That(Done("quantities", "a.txt").Out, Does.Not.Contain("\u001b").And.Not.Contain("\u202e"));
        Assert.That(Done("quantities", "a.txt", "--format", "csv").Out, Does.Not.Contain("\u001b").And.Not.Contain("\u202e"));
    }

    [TestCase("", "")]
    [TestCase("json", "[]")]
    [TestCase("jsonl", "")]
    public void An_empty_text_holds_nothing(string format, string expected)
    {
        _folder.Write("a.txt", "");

        var run = Done(["quantities", "a.txt", .. format.Length == 0 ? Array.Empty<string>() : ["--format", format]]);

        Assert.That(run.Out.Trim(), Is.EqualTo(expected));
    }

    private static Host Host(Stream input, TextWriter? error = null) => new()
    {
        Version = App.Version,
        Out = new StreamWriter(new MemoryStream(), new UTF8Encoding(false)),
        Error = error ?? new StringWriter(),
        Input = input,
        CurrentDirectory = "/",
        Environment = _ => null,
    };

    private Run Done(params string[] arguments)
    {
        var run = InProcess.Run(_folder.Path, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        return run;
    }

    /// <summary>Gives one byte at a time, as a slow pipe may.</summary>
    private sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }

    /// <summary>An object that never ends.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'{');
            return buffer.Length;
        }
    }
}
