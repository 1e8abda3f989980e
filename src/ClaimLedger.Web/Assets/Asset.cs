using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Reports;

namespace ClaimLedger.Web.Assets;

/// <summary>A file that pages refer to; its address holds the hash of its content, so that it never goes stale.</summary>
/// <param name="Address">Where it is served.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record Asset(string Address, string ContentType, byte[] Content, string Tag)
{
    /// <summary>Where assets stand.</summary>
    public const string Folder = "/assets/";

    /// <summary>The one stylesheet: the report's, and what only a workspace has.</summary>
    public static Asset Stylesheet { get; } = StylesheetOf(folder: null);

    /// <summary>Keys, and the marks in a text. Every page works without it.</summary>
    public static Asset Script { get; } = Of("keys", "js", "text/javascript; charset=utf-8", WorkspacePages.Text("web/keys.js"));

    /// <summary>What an open page hears of the workspace, and how it takes an answer in its place.</summary>
    public static Asset Live { get; } = Of("live", "js", "text/javascript; charset=utf-8", WorkspacePages.Text("web/live.js"));

    /// <summary>What puts an answer into the page at hand: the npm release of htmx, as it was published there.</summary>
    public static Asset Htmx { get; } = Of("htmx", "js", "text/javascript; charset=utf-8", WorkspacePages.Text("web/vendor/htmx.js"));

    /// <summary>The sign of the workspace in a browser's tab.</summary>
    public static Asset Icon { get; } = Of("sign", "svg", "image/svg+xml", WorkspacePages.Text("web/sign.svg"));

    private static readonly FrozenDictionary<string, Asset> All =
        ((Asset[])[Stylesheet, Script, Htmx, Live, Icon]).ToFrozenDictionary(asset => asset.Address, StringComparer.Ordinal);

    /// <summary>The library with which a published site is searched: its npm release, as it was published there.</summary>
    public static Asset SearchLibrary { get; } = Of(
        "minisearch", "js", "text/javascript; charset=utf-8", WorkspacePages.Text("web/vendor/minisearch.js"));

    /// <summary>What searches a published site.</summary>
    public static Asset Finder { get; } = Of("find", "js", "text/javascript; charset=utf-8", WorkspacePages.Text("web/find.js"));

    /// <summary>The stylesheet with what a folder of templates has in place of the built-in ones.</summary>
    public static Asset StylesheetOf(string? folder) => Of(
        "workspace",
        "css",
        "text/css; charset=utf-8",
        WorkspacePages.Text("report.css", folder) + WorkspacePages.Text("web/workspace.css", folder));

    /// <summary>The asset at an address, or null.</summary>
    public static Asset? At(string address) => All.GetValueOrDefault(address);

    private static Asset Of(string name, string extension, string contentType, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        return new Asset($"{Folder}{name}.{hash}.{extension}", contentType, content, $"\"{hash}\"");
    }
}
