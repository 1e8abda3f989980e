using ClaimLedger.News;

namespace ClaimLedger.Tests.News;

/// <summary>What a page says of itself is no claim, and what the world is said to be is one.</summary>
internal sealed class ImprintLineTests
{
    private const string Foot = "Storm at Quill\n\nThe storm at Quill sank 40 boats.\n\nIt is over.\n\nThe port is open.\n\n";

    [TestCase("date 2031-06-04")]
    [TestCase("Date: 4 June 2031")]
    [TestCase("4 June 2031")]
    [TestCase("June 4, 2031, Sound Daily")]
    [TestCase("Ebb Wire | 4 June 2031")]
    [TestCase("4 June 2031 (Coast Wire)")]
    [TestCase("Published 4 June 2031")]
    [TestCase("Published: Wednesday, 4 June 2031")]
    [TestCase("First published on Wed 4 Jun 2031 15.47 GMT")]
    [TestCase("Last updated 3 May 2031")]
    [TestCase("Updated on May 3, 2031 at 4:15 p.m.")]
    [TestCase("Posted May 3, 2031, 10:20 AM EDT")]
    [TestCase("May 3, 2031, 10:20 AM EDT")]
    [TestCase("Published 3 May 2031, last modified 4 May 2031 08:00 UTC")]
    [TestCase("This article was first published on 3 May 2031.")]
    [TestCase("The story was updated on 3 May 2031 and 4 May 2031.")]
    [TestCase("By Jane Roe, 3 May 2031")]
    [TestCase("By Jane Roe and John Doe | May 3, 2031 | Updated 10:20 am")]
    [TestCase("By JANE ROE of the Ebb Wire on 3 May 2031")]
    [TestCase("© 2031 Sound Daily. All rights reserved")]
    [TestCase("(c) 2031 Sound Daily")]
    [TestCase("Copyright 2031 Sound Daily. All rights reserved. This material may not be published.")]
    [TestCase("Copyright © 2029-2031 Sound Daily")]
    [TestCase("Sound Daily 2031. All rights reserved.")]
    [TestCase("4 min read")]
    [TestCase("Photo: The ferry in Ebb, Aug. 7, 2015")]
    [TestCase("Photo by Jane Roe, Aug. 7, 2015. (Ebb Wire)")]
    [TestCase("Image credit: Jane Roe, Aug. 2015")]
    [TestCase("FILE - The ferry leaves Ebb on Jan. 5, 2024.")]
    [TestCase("A man stands near the ferry, June 3, 2024. REUTERS/Jane Roe")]
    [TestCase("The ferry leaves Ebb on Jan. 5, 2024. (AP Photo/Jane Roe)")]
    [TestCase("Reporting by Jane Roe on 3 May 2031; Editing by John Doe")]
    public void What_a_page_says_of_itself_is_no_claim(string line)
    {
        var said = new ReadText(Foot + line).Mentions.ConvertAll(mention => mention.Says);
        Assert.That(said, Is.EqualTo(new[] { "40" }), "at the foot");
        Assert.That(new ReadText($"{line}\n\nThe storm sank 40 boats.").Mentions.ConvertAll(mention => mention.Says),
            Is.EqualTo(new[] { "40" }), "at the head");
    }

    [TestCase("The law was updated on 3 May 2031.", "3 May 2031")]
    [TestCase("The report was published on 3 May 2031.", "3 May 2031")]
    [TestCase("By Friday Corvo Had Fallen", "By Friday")]
    [TestCase("By the harbour 31 people died on 3 May 2031.", "31", "3 May 2031")]
    [TestCase("Copyright fees of $3 million were paid.", "$3 million")]
    [TestCase("Photos: 40 people died in Ebb", "40")]
    [TestCase("Video shows a boat that sank on 3 May 2031.", "3 May 2031")]
    [TestCase("The photo was taken on 3 May 2031.", "3 May 2031")]
    [TestCase("The meeting lasted 40 minutes.", "40 minutes")]
    [TestCase("Some 31 boats sank. Photo: Jane Roe", "Some 31")]
    public void What_the_world_is_said_to_be_stays_one(string line, params string[] says) =>
        Assert.That(
            new ReadText(Foot + line).Mentions.ConvertAll(mention => mention.Says).Skip(1), Is.EqualTo(says));

    [TestCase(300, 1)]
    [TestCase(301, 2)]
    public void What_is_longer_than_a_line_of_a_page_is_a_paragraph(int length, int claims)
    {
        var line = "© Sound Daily 31 ferries sank ".PadRight(length, 'x');
        Assert.That(new ReadText($"{Foot}{line}\n\nAll is well.").Mentions, Has.Count.EqualTo(claims));
    }

    [TestCase("date 2031-06-04", "2031-06-04")]
    [TestCase("Published: Wednesday, 4 June 2031", "Wednesday, 4 June 2031")]
    [TestCase("First published on 4 June 2031 15.47 GMT", "4 June 2031")]
    [TestCase("Last updated 5 June 2031, published 4 June 2031", "4 June 2031")]
    [TestCase("Posted: 4 June 2031, modified 5 June 2031", "4 June 2031")]
    [TestCase("Last updated 5 June 2031", null)]
    [TestCase("4 June 2031", null)]
    [TestCase("By Jane Roe, 4 June 2031", null)]
    [TestCase("The report was published on 4 June 2031", null)]
    [TestCase("Published in Ebb", null)]
    [TestCase("", null)]
    public void A_line_tells_when_its_text_was_published(string line, string? words) =>
        Assert.That(ImprintLine.PublishedIn(line), Is.EqualTo(words));
}
