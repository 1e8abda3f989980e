using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>Asks who writes, once, and goes on with what was sent.</summary>
/// <param name="Frame">What stands around it.</param>
/// <param name="Wrong">What is wrong with the name that was given; null where none was.</param>
/// <param name="Action">Where the form goes on to.</param>
/// <param name="Hidden">What was sent.</param>
internal sealed record NamePage(Frame Frame, string? Wrong, string Action, IReadOnlyList<HiddenItem> Hidden) : EvidencePage(Frame)
{
    /// <summary>Does what is asked in the name of whoever asks; where that is not known, asks for it first.</summary>
    /// <param name="request">The request.</param>
    /// <param name="write">Does it.</param>
    /// <exception cref="ForbiddenException">Nothing can be written here.</exception>
    public static Reply Named(PageRequest request, Func<PageRequest, Reply> write)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(write);
        if (request.Site.WhyNotWritable is { } why)
            throw new ForbiddenException(why);
        if (WriterName.Of(request) is not { } name)
            return Ask(request);
        WriterName.Remember(request, name);
        using var writing = request.Site.Workspace.Writing(name);
        return write(request);
    }

    /// <summary>Takes a name that somebody changes.</summary>
    public static Reply Change(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Line(WriterName.Field) is null || WriterName.Of(request) is not { } name || name != request.Line(WriterName.Field))
            return Ask(request);
        WriterName.Remember(request, name);
        return new Reply.Elsewhere(Addresses.Desk);
    }

    private static Reply Ask(PageRequest request) => new NamePage(
        Frame.Of(request, "Who writes?", null),
        request.Line(WriterName.Field) is null ? null
            : $"A name has one line, at most {WriterName.Longest} characters, and no control characters.",
        request.Context.Request.Path.ToUriComponent(),
        [
            .. request.Form.Where(field => field.Key != WriterName.Field)
                .SelectMany(field => field.Value, (field, value) => HiddenItem.Of(field.Key, value ?? "")),
        ]).By("name.html");
}
