using System.Text;
using CsCheck;

namespace ClaimLedger.Articles.Tests;

internal sealed class PlacedTextTests
{
    [Test]
    public void Front_matter_of_a_plain_text_is_none_of_it_and_what_follows_stands_where_it_stood()
    {
        const string Text = "---\ntitle: 9 dead\npublished: 2031-06-05\n---\n\nForty died.\n";
        var placed = PlacedText.Read("draft.txt", Text);

        Assert.That(placed.Words, Is.EqualTo("Forty died.\n"));
        Assert.That(placed.At(6), Is.EqualTo((6, 7)));
        Assert.That(PlacedText.DayInHead("draft.txt", Text), Is.EqualTo("2031-06-05"));
        Assert.That(PlacedText.DayInHead("2031-06-05.txt", "PORT EBB, 4 June 2031 (Ebb Wire) - Forty died.\n"), Is.Null);
    }

    [TestCase("<p>wait&hellip; 40</p>", "wait… 40")]
    [TestCase("<p>&#x1F600; 40 &#128512;</p>", "😀 40 😀")]
    [TestCase("<p>&frac12; a million, caf&eacute;s</p>", "½ a million, cafés")]
    [TestCase("<p>40&nbsp;000 dead</p>", "40\u00A0000 dead")]
    [TestCase("<p>&Afr; &NotEqualTilde; &amp;amp; &ampx; &notit; &nosuch; a & b</p>", "𝔄 ≂̸ &amp; &x; ¬it; &nosuch; a & b")]
    [TestCase("<p>&#0; &#x80; &#xD800; &#99999999999; &#; &#x;</p>", "� € � � &#; &#x;")]
    [TestCase("<p>for<b>ty</b> <i>peo<u>ple</u></i></p>", "forty people")]
    [TestCase("<p>40<sup>1</sup> dead</p>", "40 1 dead")]
    [TestCase("<p>a</p><div>b<br>c</div>", "a\n\nb\n\nc")]
    [TestCase("<table><tr><td>40</td><td>dead</td></tr></table>", "40\n\ndead")]
    [TestCase("<p>a<!-- 40 dead -->b<!-- > <p> --></p>", "ab")]
    [TestCase("<script>if (a < 40) '</p>'</script><style>p { top: 9 }</style><title>9</title>b", "b")]
    [TestCase("<svg><text>9</text><svg/></svg><nav>8<nav>7</nav>6</nav>b<textarea><p>5</textarea>", "b")]
    [TestCase("a <![CDATA[ <b> & 40 &amp; ]]> c", "a <b> & 40 &amp; c")]
    [TestCase("a < b, 3 <4 and <p title='x > y'>c", "a < b, 3 <4 and\n\nc")]
    [TestCase("forty\r\n  <a href=\"https://example.org/9\">people</a>\r\n\r\nwere", "forty people were")]
    [TestCase("a<b", "a")]
    [TestCase("", "")]
    public void The_words_of_html_are_those_of_the_page(string html, string words) =>
        Assert.That(PlacedText.Read("draft.html", html).Words, Is.EqualTo(words + "\n"));

    [TestCase("# Heading\n\nforty **peo**ple were _killed_\n", "Heading\n\nforty people were killed")]
    [TestCase("a \\*b\\* &hellip; &#x1F600; &frac12; c", "a *b* … 😀 ½ c")]
    [TestCase(
        "a [link](https://example.org/9 \"7\") and <https://example.org> and ![picture](9.png)",
        "a link and https://example.org and picture")]
    [TestCase("see [this][1]\n\n[1]: https://example.org/9", "see this")]
    [TestCase("`40 dead` and ``a ` b``", "40 dead and a ` b")]
    [TestCase("a\n\n```\n9 dead\n```\n\n~~~x\n8\n~~~\n\n    40 dead\n    today\n", "a\n\n40 dead today")]
    [TestCase("1. forty\n2. people\n   - were\n\n> > killed\n> today", "forty\n\npeople\n\nwere\n\nkilled today")]
    [TestCase("| place | dead |\n| --- | --- |\n| port | 40 |\n", "place\n\ndead\n\nport\n\n40")]
    [TestCase("---\ntitle: 9 dead\n---\n\na", "a")]
    [TestCase("a[^1] b\n\n[^1]: forty people\n", "a b\n\nforty people")]
    [TestCase("a <!-- 9 --> <b>forty</b> b\n\n<div>forty &amp; <i>one</i>\n<script>9</script></div>\n", "a forty b\n\nforty & one")]
    [TestCase("a  \nb\\\nc<br>d", "a b c\n\nd")]
    [TestCase("a\r\nb\r\n\r\nc", "a b\n\nc")]
    public void The_words_of_markdown_are_those_of_the_page(string markdown, string words) =>
        Assert.That(PlacedText.Read("draft.md", markdown).Words, Is.EqualTo(words + "\n"));

    [TestCase("draft.html", "<p>a&hellip; b</p>\r\n<!-- x\n -->\n<p>😀 <b>40</b> dead")]
    [TestCase("draft.html", "<p>&frac12;&#x1F600;40 dead")]
    [TestCase("draft.html", "<style>\n</style><![CDATA[\n40 dead]]>")]
    [TestCase("draft.htm", "<table>\n<tr><td title='40'>a</td>\n<td>40 dead</td>")]
    [TestCase("draft.md", "# a\n\n> - b\n>   c **40** dead")]
    [TestCase("draft.md", "😀 [a &hellip; b](https://example.org/40) `40 dead`")]
    [TestCase("draft.md", "a\r\nb \\*c\\* \\40 40 dead")]
    [TestCase("draft.md", "| a | b |\r\n| --- | --- |\r\n| c | 40 dead |")]
    [TestCase("draft.md", "a[^1]\n\n[^1]: 40 dead\n\nb")]
    [TestCase("draft.md", "a\n\n<div>\n<b>&amp;</b> 40 dead</div>")]
    [TestCase("draft.md", "a\n\n    b\n    40 dead")]
    [TestCase("draft.md", "1. a\n\n   - b\n     ~~~\n     40\n     ~~~\n     c 40 dead")]
    [TestCase("draft.txt", "a\r\n😀 40 dead")]
    public void A_place_is_that_of_the_file(string name, string file)
    {
        var text = PlacedText.Read(name, file);

        Assert.That(
            text.At(text.Words.LastIndexOf("40", StringComparison.Ordinal)),
            Is.EqualTo(PlaceOf(file, file.LastIndexOf("40", StringComparison.Ordinal))));
        Assert.That(
            text.At(text.Words.LastIndexOf("dead", StringComparison.Ordinal)),
            Is.EqualTo(PlaceOf(file, file.LastIndexOf("dead", StringComparison.Ordinal))));
    }

    // Words that stand once in a file, between markup of every sort: each is found where it stands.
    [TestCase(
        "draft.html",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "&hellip;",
        "&amp;",
        "&#x1F600;",
        "&frac12",
        "<!-- x -->",
        "<br>",
        "<script>y</script>",
        " ",
        "\r\n",
        "\n\n",
        "😀",
        "<",
        "&",
        "<![CDATA[z]]>",
        "<td>",
        "<a href='v'>")]
    [TestCase(
        "draft.md",
        "*",
        "**",
        "_",
        "# ",
        "> ",
        "- ",
        "1. ",
        "&hellip;",
        "&#x1F600;",
        "\\*",
        "`",
        " ",
        "\r\n",
        "\n\n",
        "😀",
        "[",
        "](u)",
        "<b>",
        "|",
        "\n| --- | --- |\n",
        "    ",
        "<!-- x -->",
        "<div>",
        "\t",
        "  \n",
        "[^1]",
        "\n[^1]: ")]
    public void Whatever_the_markup_a_word_that_is_read_stands_where_it_is_said_to(string name, params string[] pieces) =>
        Gen.Int[0, pieces.Length - 1].Select(at => pieces[at]).Array[0, 60].Sample(markup =>
        {
            var file = new StringBuilder();
            for (var at = 0; at < markup.Length; at++)
                file.Append(markup[at]).Append($"w{at:000}");
            var (text, whole) = (PlacedText.Read(name, file.ToString()), file.ToString());
            for (var at = 0; at < markup.Length; at++)
            {
                if (text.Words.IndexOf($"w{at:000}", StringComparison.Ordinal) is >= 0 and var found)
                    Assert.That(text.At(found), Is.EqualTo(PlaceOf(whole, whole.IndexOf($"w{at:000}", StringComparison.Ordinal))), whole);
            }
        });

    [TestCase("draft.html", "<div>", 10_000)]
    [TestCase("draft.html", "<b><i>", 200_000)]
    [TestCase("draft.html", "&", 1_000_000)]
    [TestCase("draft.html", "<", 1_000_000)]
    [TestCase("draft.html", "<!--", 500_000)]
    [TestCase("draft.html", "<svg>", 1_000_000)]
    [TestCase("draft.html", "<p>forty people &hellip; ", 100_000)]
    [TestCase("draft.md", "> ", 10_000)]
    [TestCase("draft.md", "- ", 10_000)]
    [TestCase("draft.md", "[", 50_000)]
    [TestCase("draft.md", "*a ", 50_000)]
    [TestCase("draft.md", "![a](", 50_000)]
    [TestCase("draft.md", "`a``", 50_000)]
    [TestCase("draft.md", "a | b\n", 20_000)]
    [TestCase("draft.md", "<", 1_000_000)]
    [TestCase("draft.md", "forty *people*\n\n", 100_000)]
    public void What_was_made_to_break_readers_is_read_or_refused(string name, string piece, int times)
    {
        var text = new StringBuilder(piece.Length * times + 2).Insert(0, piece, times).Append(" 40").ToString();
        try
        {
            Assert.That(PlacedText.Read(name, text).Words, Has.Length.LessThanOrEqualTo(text.Length + 2 * times + 2));
        }
        catch (ArticleException exception)
        {
            Assert.That(exception.Message, Does.Contain("save the article as text"));
        }
    }

    private static (int Line, int Column) PlaceOf(string file, int at)
    {
        var before = file.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
