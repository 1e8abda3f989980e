using ClaimLedger.Application.Output;
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
        [] => StartPage.Answer(request, format: null),
        ["seen"] => new Reply.Elsewhere(Addresses.Start),
        ["metrics"] => MetricsPage.Answer(request),
        ["openapi.json"] => OpenApiPage.Answer(request),
        ["conflicts.atom"] => FeedPage.Conflicts(request),
        [var list] => List(request, Suffix.Split(list)),
        ["queries", var name] => FeedPage.Query(request, name),
        ["conflicts", var id] => ConflictPage.Answer(request, id),
        // Whoever loads a page again that answered a form.
        ["conflicts", var id, "ruling", ..] => new Reply.Elsewhere(Addresses.Below(Addresses.Conflicts, id)),
        ["desk", "articles" or "answers" or "sure" or "undo"] or ["name"] => new Reply.Elsewhere(Addresses.Desk),
        ["questions", var id] => ThingPage.Question(request, id),
        ["questions", var id, "change"] => QuestionPage.Answer(request, id),
        ["questions", var id, "change", "undo"] => new Reply.Elsewhere(QuestionPage.Address(new(id))),
        ["sources", var id] => ThingPage.Source(request, id),
        ["speakers", var name] => ThingPage.Speaker(request, name),
        ["publishers", var name] => ThingPage.Publisher(request, name),
        ["events", var name] => ThingPage.Event(request, name),
        _ => throw Nothing(),
    };

    private static Reply List(PageRequest request, (string Name, Format? Format) list) => list.Name switch
    {
        "" when list.Format is not null => StartPage.Answer(request, list.Format),
        "conflicts" => ConflictsPage.Answer(request, list.Format),
        "questions" => ListPage.Questions(request, list.Format),
        "sources" => ListPage.Sources(request, list.Format),
        "claims" => ListPage.AllClaims(request, list.Format),
        "speakers" => GroupsPage.Speakers(request, list.Format),
        "publishers" => GroupsPage.Publishers(request, list.Format),
        "events" => GroupsPage.Events(request, list.Format),
        "vet" when list.Format is null => VetPage.Answer(request),
        "compare" when list.Format is not Format.Csv => ComparePage.Answer(request, list.Format),
        "sql" => SqlPage.Answer(request, list.Format),
        "desk" => DeskPage.Answer(request, list.Format),
        _ => throw Nothing(),
    };

    /// <summary>What is done at a path.</summary>
    /// <param name="request">The request, with its form.</param>
    /// <param name="path">The path.</param>
    /// <exception cref="NothingThereException">Nothing.</exception>
    public static Reply Post(PageRequest request, IReadOnlyList<string> path) => path switch
    {
        ["seen"] => SinceLooked.Post(request),
        ["name"] => NamePage.Change(request),
        // A ruling bears a name of its own.
        ["conflicts", var id, "ruling"] when !RulingForm.IsRemoval(request) => RulingPage.Answer(request, id),
        ["conflicts", var id, "ruling"] => NamePage.Named(request, named => RulingPage.Answer(named, id)),
        ["conflicts", var id, "ruling", "undo"] => NamePage.Named(request, named => RulingPage.Undo(named, id)),
        ["vet"] => VetPage.Vet(request, null),
        ["vet.json"] => VetPage.Vet(request, Format.Json),
        ["compare"] => ComparePage.Compare(request, null),
        ["compare.json"] => ComparePage.Compare(request, Format.Json),
        ["questions", var id, "change"] => NamePage.Named(request, named => QuestionPage.Change(named, id)),
        ["questions", var id, "change", "undo"] => NamePage.Named(request, named => QuestionPage.Undo(named, id)),
        ["desk", "articles"] => DeskIntake.Answer(request),
        ["desk", "answers"] => NamePage.Named(request, DeskAnswer.Answer),
        ["desk", "sure"] => NamePage.Named(request, DeskSure.Answer),
        ["desk", "undo"] => NamePage.Named(request, DeskAnswer.Undo),
        _ => throw Nothing(),
    };

    /// <summary>Whether what is sent to a path is written into the data set.</summary>
    public static bool Writes(IReadOnlyList<string> path) => path is ["conflicts" or "questions" or "desk" or "name", ..];

    /// <summary>How much a form may hold that is sent to a path.</summary>
    public static FormLimits LimitsOf(IReadOnlyList<string> path) =>
        path is ["desk", "articles"] ? FormLimits.OfArticles : FormLimits.Usual;

    private static NothingThereException Nothing() => new("There is no page at this address.");
}
