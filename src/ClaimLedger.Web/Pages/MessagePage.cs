using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>A page that says one thing: that something is not there, or was not understood.</summary>
internal sealed record MessagePage(Frame Frame, string Title, IReadOnlyList<string> Sentences) : EvidencePage(Frame)
{
    /// <summary>The page.</summary>
    public static Reply Of(PageRequest request, int status, string title, params IReadOnlyList<string> sentences) =>
        new MessagePage(Frame.Of(request, title, null), title, sentences).By("message.html", status);
}
