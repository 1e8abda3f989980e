using ClaimLedger.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClaimLedger.Web.Requests;

/// <summary>How much a form may hold.</summary>
/// <param name="Bytes">So many bytes in all.</param>
/// <param name="Files">So many files.</param>
internal sealed record FormLimits(int Bytes, int Files)
{
    /// <summary>Where nothing else is said: a reason has 10,000 characters at most.</summary>
    public static FormLimits Usual { get; } = new(256 * 1024, 0);

    /// <summary>Of a form with articles.</summary>
    public static FormLimits OfArticles { get; } = new(MostAtOnce.Bytes, 20);

    /// <summary>Of the form that takes the token, which anybody can send.</summary>
    public static FormLimits OfEntrance { get; } = new(8 * 1024, 0);
}

/// <summary>A form that was sent. Closed.</summary>
internal abstract record PostedForm
{
    private PostedForm()
    {
    }

    /// <summary>A page of this address sent it, and, where it has to be one of our visitors, one of theirs.</summary>
    public sealed record Ours(IFormCollection Fields) : PostedForm;

    /// <summary>Nobody knows who sent it, or what it says.</summary>
    public sealed record Foreign : PostedForm;

    /// <summary>It holds more than is read.</summary>
    public sealed record TooLarge(FormLimits Limits) : PostedForm;

    /// <summary>Reads the form of a request, whole and in memory.</summary>
    /// <param name="site">What all requests share.</param>
    /// <param name="context">The request.</param>
    /// <param name="limits">How much it may hold.</param>
    /// <param name="isOfVisitor">Whether it has to bear the token of a visitor's pages.</param>
    public static async Task<PostedForm> Read(Site site, HttpContext context, FormLimits limits, bool isOfVisitor = true)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(limits);
        var request = context.Request;
        if (!HostCheck.IsOwn(request, site.Options) || !request.HasFormContentType)
            return new Foreign();
        if (request.ContentLength > limits.Bytes)
            return new TooLarge(limits);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limits.Bytes;
        try
        {
            var form = await request.ReadFormAsync(Options(limits), context.RequestAborted);
            if ((isOfVisitor && !site.Tokens.IsValid(request, form[FormTokens.Field])) || (limits.Files == 0 && form.Files.Count > 0))
                return new Foreign();
            return form.Files.Count > limits.Files ? new TooLarge(limits) : new Ours(form);
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new TooLarge(limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
        {
            return new Foreign();
        }
    }

    // Nothing is put on the disk before somebody has looked at it.
    private static FormOptions Options(FormLimits limits) => new()
    {
        BufferBody = false,
        MemoryBufferThreshold = limits.Bytes,
        MultipartBodyLengthLimit = limits.Bytes,
        ValueLengthLimit = limits.Bytes,
    };
}
