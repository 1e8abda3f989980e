using System.Globalization;
using System.Text;
using System.Xml;
using ClaimLedger.Application.Files;

namespace ClaimLedger.Web.Publishing;

/// <summary>The pages of a site for search engines (https://www.sitemaps.org/protocol.html).</summary>
internal static class Sitemap
{
    // What the protocol allows in one file.
    private const int Most = 50_000;

    private const string Space = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" };

    /// <summary>Writes one sitemap, or several and one that names them.</summary>
    public static void Write(SiteFolder folder, IReadOnlyCollection<Place> pages, PublishOptions options)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        var parts = pages.Select(page => page.Href).Distinct().Order(StringComparer.Ordinal).Chunk(Most).ToList();
        if (parts.Count <= 1)
        {
            folder.Put("sitemap.xml", stream => Write(stream, "urlset", "url", pages: parts.SelectMany(part => part), options));
            return;
        }
        var names = new List<string>();
        foreach (var part in parts)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"sitemap-{names.Count + 1}.xml");
            names.Add(options.BasePath + name);
            folder.Put(name, stream => Write(stream, "urlset", "url", part, options));
        }
        folder.Put("sitemap.xml", stream => Write(stream, "sitemapindex", "sitemap", names, options));
    }

    private static void Write(Stream stream, string root, string item, IEnumerable<string> pages, PublishOptions options)
    {
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartElement(root, Space);
        foreach (var page in pages)
        {
            xml.WriteStartElement(item, Space);
            xml.WriteElementString("loc", Space, options.Whole(page));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
