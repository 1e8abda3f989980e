using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;

namespace ClaimLedger.Web.Pages;

/// <summary>What the head of a page of a published site has besides.</summary>
/// <param name="Base">The path below which the site stands, with a slash at both ends.</param>
/// <param name="Address">The page's own address; null where it is not known where the site will stand.</param>
/// <param name="Description">What the page says, in a sentence or two.</param>
/// <param name="Image">A card for previews of links; null for none.</param>
/// <param name="Review">The rulings on what the page shows, as schema.org has them; null for none.</param>
/// <param name="FeedHref">The feed of conflicts.</param>
/// <param name="FindHref">The page on which the site is searched.</param>
internal sealed record PublishedFrame(
    string Base, string? Address, string Description, PreviewImage? Image, RawText? Review, string FeedHref, string FindHref);

/// <summary>A picture for previews of links.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Alt">What stands on it.</param>
internal sealed record PreviewImage(string Address, string Alt)
{
    /// <summary>Its width.</summary>
    public int Width { get; } = ConflictCard.Width;

    /// <summary>Its height.</summary>
    public int Height { get; } = ConflictCard.Height;
}

/// <summary>The page on which a published site is searched.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Lede">What can be found.</param>
/// <param name="IndexHref">Where the index is.</param>
/// <param name="Library">The script that searches it.</param>
/// <param name="Finder">The script that shows what was found.</param>
/// <param name="Signs">The signs that it puts beside conflicts.</param>
internal sealed record FindPage(
    Frame Frame, string Lede, string IndexHref, string Library, string Finder, IReadOnlyList<SeveritySign> Signs) : EvidencePage(Frame);

/// <summary>The sign of a severity, for a script to put beside its word.</summary>
internal sealed record SeveritySign(string Severity, RawText Mark);
