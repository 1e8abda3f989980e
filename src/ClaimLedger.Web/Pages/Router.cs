using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>Which page stands at which address.</summary>
internal static class Router
{
    /// <summary>What is shown at a path.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The path as it was asked for, its parts unescaped.</param>
    /// <exception cref="NothingThereException">Nothing.</exception>
    public static Reply Get(PageRequest request, IReadOnlyList<string> path) => path switch
    {
        ["conflicts"] => ConflictsPage.Answer(request, null),
        [var list] when Suffix.Split(list) is ("conflicts", var format) => ConflictsPage.Answer(request, format),
        ["conflicts", var id] => ConflictPage.Answer(request, id),
        _ => throw Nothing(),
    };

    /// <summary>What is done at a path.</summary>
    /// <param name="request">The request, with its form.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="NothingThereException">Nothing.</exception>
    public static Reply Post(PageRequest request, IReadOnlyList<string> path) => path switch
    {
        ["conflicts", var id, "ruling"] => RulingPage.Answer(request, id),
        ["conflicts", var id, "ruling", "undo"] => RulingPage.Undo(request, id),
        _ => throw Nothing(),
    };

    private static NothingThereException Nothing() => new("There is no page at this address.");
}
