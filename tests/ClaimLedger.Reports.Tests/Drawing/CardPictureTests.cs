using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Drawing;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Reports.Tests.Drawing;

public sealed class CardPictureTests
{
    private static readonly ConflictCard Card = new(
        "How many people were killed?",
        "Harbour fire",
        "cannot both be true",
        "Port Authority says “five”; Dana Mor says 11. Both in articles of June 2031.",
        ["five", "11"],
        ["Harbour fire", "7 June 2031", "c-0123456789abcdef"]);

    // As they stand in the packages at the npm registry: @fontsource/source-serif-4 and @fontsource/source-sans-3, 5.3.1.
    [TestCase("source-sans-3-latin-400-normal.woff", "8969d8c55bd5d6aebf95b2603612503cd6424a4d3b8e9606a38a831bda1cd5c2")]
    [TestCase("source-sans-3.LICENSE.txt", "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3")]
    [TestCase("source-serif-4-cyrillic-400-normal.woff", "501e57ec702ef95929c7a28441cbea2d43e6d76468ec55ef8406e3fe1c70bf0b")]
    [TestCase("source-serif-4-cyrillic-600-normal.woff", "344e826217b997d941c80bd3dfdca292000c8e6a98a5480410c806d6e5b351cd")]
    [TestCase("source-serif-4-cyrillic-ext-400-normal.woff", "09235326f65b91b555d0505b1bd60f9317d4322084a8793b6b2633014bc3abf9")]
    [TestCase("source-serif-4-cyrillic-ext-600-normal.woff", "002ece93cf8b8a5ecd0d9216ad97f816cc50daba25de2fca457342ebf810ec26")]
    [TestCase("source-serif-4-greek-400-normal.woff", "a313f94c89bd48438e9f6402bfe2bc9bc88077e6c2f140adb339236e66e9add0")]
    [TestCase("source-serif-4-greek-600-normal.woff", "48b52271f347072d2ca2470f6284090b02fa503e06dc6d8dfd9a3c42e5e0cf78")]
    [TestCase("source-serif-4-latin-400-normal.woff", "d9e83df242381ae1ecab8238bb865a25b1e9ebe01fe1505a032f12cda6154857")]
    [TestCase("source-serif-4-latin-600-normal.woff", "cf44d31e38a498c19087148703da185058bd9ae1ab09e05d6327507479e2eb88")]
    [TestCase("source-serif-4-latin-ext-400-normal.woff", "14bf40cec1aaaae5ecb4e7e0bd7572ef6cf74b0346f72df98f0c66f6db26ac94")]
    [TestCase("source-serif-4-latin-ext-600-normal.woff", "74bb08f4913057cd1b8201dc26982a99877304ec33646c73a9d76add2cd93561")]
    [TestCase("source-serif-4-vietnamese-400-normal.woff", "e8adfd1f4092215459d4118e06c907751b6add85713a2fc630518010a87bb0f9")]
    [TestCase("source-serif-4-vietnamese-600-normal.woff", "49728c0b8f77e0aa69cb6b5c28a1c6acaee2557801791214897dfe252404c547")]
    [TestCase("source-serif-4.LICENSE.txt", "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3")]
    public void Letters_are_as_others_released_them(string file, string hash) => Assert.That(
        Convert.ToHexStringLower(
            SHA256.HashData(File.ReadAllBytes(RepositoryRoot.Combine($"src/ClaimLedger.Reports/Drawing/Fonts/{file}")))),
        Is.EqualTo(hash));

    [Test]
    public void The_same_card_is_the_same_picture_and_any_word_another_one()
    {
        var picture = CardPicture.Of(Card);

        Assert.That(CardPicture.Of(Card), Is.EqualTo(picture));
        Assert.That(CardPicture.Of(Card with { Positions = ["five", "12"] }), Is.Not.EqualTo(picture));
        Assert.That(picture, Has.Length.LessThan(60_000));
    }

    [TestCase("How many people were killed?", "Сколько человек погибло?")]
    [TestCase("How many people were killed?", "Πόσοι άνθρωποι σκοτώθηκαν;")]
    [TestCase("How many people were killed?", "Có bao nhiêu người thiệt mạng?")]
    [TestCase("How many people were killed?", "Ilu ludzi zginęło w Łodzi?")]
    public void Letters_of_many_languages_are_drawn(string other, string asks)
    {
        Assert.That(Face.BoldSerif.Drawable(asks), Is.EqualTo(asks));
        Assert.That(CardPicture.Of(Card with { Asks = asks }), Is.Not.EqualTo(CardPicture.Of(Card with { Asks = other })));
    }

    [TestCase("كم عدد القتلى؟")]
    [TestCase("何人が亡くなりましたか")]
    [TestCase("कितने लोग मारे गए?")]
    [TestCase("כמה בני אדם נהרגו?")]
    public void What_has_no_letters_is_left_out_and_the_card_says_how_grave_it_is(string text)
    {
        Assert.That(Face.BoldSerif.Drawable(text), Is.Null);
        Assert.That(
            CardPicture.Of(Card with { Asks = text, Finding = text, Positions = [text, "11"] }),
            Is.EqualTo(CardPicture.Of(Card with { Asks = "何", Finding = "何", Positions = ["何", "何"] })));
    }

    [TestCase("A 🔥 fire\u200e", "A  fire")]
    [TestCase("e\u0301t\ufffd", "e\u0301t")]
    [TestCase("five\n\tdead\ud800", "five  dead")]
    public void Signs_without_letters_are_passed_over(string text, string drawn) =>
        Assert.That(Face.Sans.Drawable(text), Is.EqualTo(drawn));

    [Test]
    public void Any_text_becomes_a_whole_picture() => Gen.Select(Gen.String, Gen.String, Gen.String.Array[0, 7]).Sample(
        (asks, finding, positions) =>
        {
            var png = CardPicture.Of(Card with { Asks = asks, Subject = asks, Finding = finding, Positions = positions, Foot = [finding] });
            return Pixels(png).Length == (ConflictCard.Width + 1) * ConflictCard.Height;
        },
        iter: 50);

    [Test]
    public void Nothing_is_written_over_the_edge()
    {
        var words = string.Join(' ', Enumerable.Repeat("words and more", 99));
        var pixels = Pixels(CardPicture.Of(new ConflictCard(words, words, words, words, [.. Enumerable.Repeat(words, 9)], [words])));
        var drawn = Enumerable.Range(0, pixels.Length).Where(at => pixels[at] != 0).ToList();

        Assert.That(drawn.Select(at => at % (ConflictCard.Width + 1)), Is.All.InRange(60, ConflictCard.Width - 30));
        Assert.That(drawn.Select(at => at / (ConflictCard.Width + 1)), Is.All.InRange(40, ConflictCard.Height - 20));
    }

    [Test]
    public void A_square_is_covered_by_what_of_each_pixel_lies_within_it()
    {
        var coverage = new Coverage(4, 3);
        OutlinePoint[] corners = [new(0.5, 0.5), new(2.5, 0.5), new(2.5, 2), new(0.5, 2), new(0.5, 0.5)];
        foreach (var (from, to) in corners.Zip(corners.Skip(1)))
            coverage.Add(from, to);

        Assert.That(coverage.Row(0).ToArray(), Is.EqualTo(new[] { 0.25, 0.5, 0.25, 0 }).Within(1e-9));
        Assert.That(coverage.Row(1).ToArray(), Is.EqualTo(new[] { 0.5, 1, 0.5, 0 }).Within(1e-9));
        Assert.That(coverage.Row(2).ToArray(), Is.All.EqualTo(0).Within(1e-9));
    }

    // The rows, each behind the number of its filter.
    private static byte[] Pixels(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
                packed.Write(png, at + 8, length);
            at += length + 12;
        }
        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var pixels = new MemoryStream();
        zlib.CopyTo(pixels);
        return pixels.ToArray();
    }
}
