using System.Globalization;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Web.Pages;

/// <summary>What one browser is told on the page that it is sent to, and nobody else who has its address.</summary>
internal static class ToldOnce
{
    private const string Field = "note";

    /// <summary>The address of a page that tells it.</summary>
    public static string At(PageRequest request, string path, string words) => string.Create(
        CultureInfo.InvariantCulture, $"{path}?{Field}={DeskPage.Visitor(request).Tell(new DeskNote([words]))}");

    /// <summary>What this browser is told at the address of the request; null for nothing.</summary>
    public static string? Of(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return int.TryParse(request.Context.Request.Query[Field], NumberStyles.None, CultureInfo.InvariantCulture, out var note)
            ? DeskPage.Visitor(request).Told(note)?.Words[0] : null;
    }
}
