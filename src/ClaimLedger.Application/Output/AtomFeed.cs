using System.Globalization;
using System.Xml;

namespace ClaimLedger.Application.Output;

/// <summary>What a feed says of itself.</summary>
/// <param name="Id">What it is called for ever, as an IRI.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Whose it is: the title of the data set.</param>
/// <param name="Self">Where it stands itself.</param>
/// <param name="Page">The page of which it tells.</param>
/// <param name="Made">When what it is made of was last changed: that of a feed without entries.</param>
internal sealed record FeedHead(string Id, string Title, string Author, string Self, string Page, DateTimeOffset Made);

/// <summary>A conflict in a feed.</summary>
/// <param name="Row">The conflict.</param>
/// <param name="At">When it came, or was ruled on since.</param>
/// <param name="Address">Its page.</param>
internal sealed record FeedEntry(ListedConflict Row, DateTimeOffset At, string Address)
{
    /// <summary>
    /// A conflict, dated by when it came where somebody knows that, else by its newest source; never by the clock, which would make every
    /// feed new.
    /// </summary>
    /// <param name="row">The conflict.</param>
    /// <param name="published">When each of its claims' sources was published.</param>
    /// <param name="address">Its page.</param>
    /// <param name="came">When it came; null where nobody knows.</param>
    /// <param name="ruled">When its ruling came; null for the day of the ruling.</param>
    public static FeedEntry Of(
        ListedConflict row, IEnumerable<WrittenDate> published, string address, DateTimeOffset? came = null, DateTimeOffset? ruled = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new FeedEntry(row, AtLeast(came ?? Of(published.Max(day => day.Days.First))), address);

        DateTimeOffset AtLeast(DateTimeOffset at) =>
            row.Ruling is { } ruling && (ruled ?? Of(ruling.On)) is var on && on > at ? on : at;
    }

    /// <summary>The beginning of a day.</summary>
    public static DateTimeOffset Of(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

/// <summary>Conflicts as an Atom feed (RFC 4287), so that an editor hears of a new one.</summary>
internal static class AtomFeed
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed, the newest first.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="head">What it says of itself.</param>
    /// <param name="entries">The conflicts, in any order.</param>
    public static void Write(TextWriter output, FeedHead head, IReadOnlyCollection<FeedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(entries);
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("feed", Atom);
        Text(xml, "id", head.Id);
        Text(xml, "title", head.Title);
        Text(xml, "updated", Moment(entries.Count == 0 ? head.Made : entries.Max(entry => entry.At)));
        xml.WriteStartElement("author", Atom);
        Text(xml, "name", head.Author);
        xml.WriteEndElement();
        Link(xml, "self", head.Self, ContentType);
        Link(xml, "alternate", head.Page, "text/html");
        foreach (var entry in entries.OrderByDescending(entry => entry.At).ThenBy(entry => entry.Row.Conflict.Id))
            Write(xml, entry);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, FeedEntry entry)
    {
        var conflict = entry.Row.Conflict;
        xml.WriteStartElement("entry", Atom);
        Text(xml, "id", $"urn:claimledger:conflict:{conflict.Id}");
        Text(xml, "title", $"{conflict.Subject}: {conflict.Asks}");
        Text(xml, "updated", Moment(entry.At));
        Link(xml, "alternate", entry.Address, "text/html");
        foreach (var term in (string[])[Conflicts.Info(conflict.Kind).Name, TermNames<Severity>.Of(conflict.Severity)])
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", term);
            xml.WriteEndElement();
        }
        Text(xml, "summary", conflict.WithHint);
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, LegalXml.OneLine(text));

    private static void Link(XmlWriter xml, string relation, string address, string contentType)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", contentType);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
