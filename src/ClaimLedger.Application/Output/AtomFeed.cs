using System.Globalization;
using System.Xml;

namespace ClaimLedger.Application.Output;

/// <summary>An Atom feed of conflicts (RFC 4287), so that an editor hears of a new one.</summary>
/// <param name="Title">What it is a feed of.</param>
/// <param name="Self">Its own address.</param>
/// <param name="Page">The address of the same as a page.</param>
/// <param name="Author">The data set.</param>
/// <param name="Updated">When it changed last, where no entry says so.</param>
internal sealed record AtomFeed(string Title, string Self, string Page, string Author, DateTimeOffset Updated)
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>The media type.</summary>
    public const string ContentType = "application/atom+xml";

    /// <summary>Writes it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="conflicts">The conflicts; the newest come first.</param>
    /// <param name="sources">The sources of their claims.</param>
    /// <param name="address">The full address of a conflict's page.</param>
    public void Write(
        TextWriter output,
        IReadOnlyList<ListedConflict> conflicts,
        IReadOnlyDictionary<SourceId, Source> sources,
        Func<ConflictId, string> address)
    {
        ArgumentNullException.ThrowIfNull(conflicts);
        ArgumentNullException.ThrowIfNull(address);
        var entries = conflicts.Select(row => (Row: row, Date: Dated(row, sources))).OrderByDescending(entry => entry.Date).ToList();
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("feed", Namespace);
        Text(xml, "title", Title);
        Text(xml, "id", Self);
        Link(xml, "self", Self, ContentType);
        Link(xml, "alternate", Page, "text/html");
        Text(xml, "updated", Moment(entries.Count == 0 ? Updated : entries[0].Date));
        xml.WriteStartElement("author", Namespace);
        Text(xml, "name", Author);
        xml.WriteEndElement();
        foreach (var (row, date) in entries)
            Entry(xml, row, date, address(row.Conflict.Id));
        xml.WriteEndElement();
    }

    private static void Entry(XmlWriter xml, ListedConflict row, DateTimeOffset date, string address)
    {
        var conflict = row.Conflict;
        xml.WriteStartElement("entry", Namespace);
        Text(xml, "title", $"{conflict.Subject}: {conflict.Asks}");
        // The id of a conflict is the same wherever its data set is served.
        Text(xml, "id", $"urn:claimledger:{conflict.Id}");
        Link(xml, "alternate", address, "text/html");
        Text(xml, "updated", Moment(date));
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", Conflicts.Info(conflict.Kind).Name);
        xml.WriteEndElement();
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", TermNames<Severity>.Of(conflict.Severity));
        xml.WriteEndElement();
        Text(xml, "summary", conflict.WithHint);
        xml.WriteEndElement();
    }

    // The first day on which its newest source can have been published, or that of the ruling: the same however often it is built.
    private static DateTimeOffset Dated(ListedConflict row, IReadOnlyDictionary<SourceId, Source> sources)
    {
        var days = row.Conflict.Positions.SelectMany(position => position.Claims)
            .Select(claim => sources.GetValueOrDefault(claim.Source))
            .OfType<Source>()
            .Select(source => source.Published.Days.First)
            .Concat(row.Ruling is { } ruling ? [ruling.On] : []);
        return new DateTimeOffset(days.DefaultIfEmpty(DateOnly.FromDateTime(DateTime.UnixEpoch)).Max(), TimeOnly.MinValue, TimeSpan.Zero);
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Phrases.Harmless(text));

    private static void Link(XmlWriter xml, string rel, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
