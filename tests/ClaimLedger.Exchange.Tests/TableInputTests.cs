using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Exchange.Tests;

/// <summary>A table as a stream of UTF-8, whatever it is encoded in and however little is asked for at once.</summary>
internal sealed class TableInputTests
{
    private const string Text = "a,b\nGrüße,„x“\n𝄞,漢字\n";

    private DataSetFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = DataSetFolder.Empty();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase("utf-8", true)]
    [TestCase("utf-8", false)]
    [TestCase("utf-16", true)]
    [TestCase("utf-16BE", true)]
    [TestCase("utf-32", true)]
    [TestCase("utf-32BE", true)]
    public void A_mark_tells_and_is_no_part_of_the_text(string encoding, bool hasMark)
    {
        var name = Encoding.GetEncoding(encoding);
        Write([.. hasMark ? name.Preamble.ToArray() : [], .. name.GetBytes(Text)]);
        foreach (var step in (int[])[1, 2, 3, 7, 4096])
            Assert.That(Read(step), Is.EqualTo(Text), $"{step} bytes at once");
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("utf-32")]
    [TestCase("utf-32BE")]
    public void What_no_mark_tells_is_told_by_its_name(string encoding)
    {
        Write(Encoding.GetEncoding(encoding).GetBytes(Text));
        var mistakes = new List<Mistake>();
        Assert.That(
            Assert.Throws<NotThisEncodingException>(() => Read(10))!.ToMistake("t.csv").ToString(),
            Is.EqualTo(
                $"t.csv:1:1: error: this is not UTF-8 but {encoding}, which nothing tells; save the file as UTF-8, or name its encoding in "
                    + $"the map: `encoding: {encoding}`"));
        Assert.That(InputFile.Read(_folder.FullName("t.csv"), "t.csv", mistakes), Is.Null);
        Assert.That(mistakes.Select(mistake => mistake.ToString()), Has.One.Contains($"this is not UTF-8 but {encoding}"));
        using var named = TableInput.Open(_folder.FullName("t.csv"), "t.csv", [], Encoding.GetEncoding(encoding))!;
        using var reader = new StreamReader(named.Utf8);
        Assert.That(reader.ReadToEnd(), Is.EqualTo(Text));
    }

    [Test]
    public void What_is_no_UTF_8_is_told_with_line_and_column_wherever_a_block_ends([Values(0, 65_534, 65_535, 65_536, 200_000)] int before)
    {
        var text = string.Concat(Enumerable.Repeat("ü\n", before / 3));
        Write([.. Encoding.UTF8.GetBytes(text), (byte)'x', 0xE9, (byte)'\n']);
        var lines = text.Count(letter => letter == '\n');
        Assert.That(
            () => Read(4096),
            Throws.TypeOf<NotThisEncodingException>().With.Property("Line").EqualTo(lines + 1).And.Property("Column").EqualTo(2));
    }

    [Test]
    public void A_letter_that_is_cut_off_at_the_end_is_no_letter()
    {
        Write([(byte)'x', 0xE2, 0x82]);
        Assert.That(() => Read(10), Throws.TypeOf<NotThisEncodingException>());
    }

    [Test]
    public void The_fingerprint_is_of_the_file_however_much_was_read()
    {
        Write(Encoding.UTF8.GetBytes(Text));
        using var all = Open();
        using var none = Open();
        all.Utf8.CopyTo(Stream.Null);
        Assert.That(all.Fingerprint(), Is.EqualTo(none.Fingerprint()));
    }

    private void Write(byte[] bytes) => _folder.WriteBytes("t.csv", bytes);

    private TableInput Open() => TableInput.Open(_folder.FullName("t.csv"), "t.csv", [])!;

    private string Read(int step)
    {
        using var input = Open();
        using var read = new MemoryStream();
        var buffer = new byte[step];
        while (input.Utf8.Read(buffer) is > 0 and var count)
            read.Write(buffer, 0, count);
        return Encoding.UTF8.GetString(read.ToArray());
    }
}
