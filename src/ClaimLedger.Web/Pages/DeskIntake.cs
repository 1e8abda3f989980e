using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Application.Proposing;
using ClaimLedger.Articles;
using ClaimLedger.Reports.Model;
using ClaimLedger.Web.Requests;
using ClaimLedger.Web.Workspaces;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Pages;

/// <summary>Takes the articles that were handed in at the desk.</summary>
internal static class DeskIntake
{
    private const string Pasted = "the pasted text";
    private const int LongestName = 120;

    /// <summary>Reads them, and keeps what they say as proposals; where none could be, the form comes back as it was filled in.</summary>
    public static Reply Answer(PageRequest request)
    {
        var visitor = DeskPage.Visitor(request);
        var given = Given(request);
        if (given.Count == 0)
            return Refused(request, "Nothing was handed in: paste a text, or choose files.");
        if (WriterName.Of(request) is not { } name)
            return Refused(request, "Say who hands it in: what is written stands under a name in the ledger's history.");
        WriterName.Remember(request, name);
        using var writing = request.Site.Workspace.Writing(name);
        var known = new KnownOfArticle(
            request.Line(HandInForm.TitleField),
            request.Line(HandInForm.PublishedField),
            request.Line(HandInForm.PublisherField),
            Language: null,
            request.Line(HandInForm.UrlField),
            Id: null,
            Form: null)
        { Words = ArticleWords.OfForm };
        Intake intake;
        try
        {
            intake = ArticleIntake.Take(
                request.Site.Host, request.Site.Workspace.Folder!, given, known, request.Field(HandInForm.AnewField) is not null);
        }
        catch (MistakesException)
        {
            return DeskPage.Show(request, new DeskAddress(), note: null);
        }
        foreach (var article in intake.Taken.Select(taken => taken.Article))
            request.Site.Desk!.Texts.Keep(article.Source.Sha256!, article.Article.Text);
        ImmutableArray<string> lines =
            [.. intake.Refused.Select(refused => ReportWords.Sentence($"{refused.File}: {refused.Why}")), .. intake.Remarks];
        if (intake.Taken.IsEmpty)
            return Refused(request, "Nothing was taken.", lines);
        request.Site.Workspace.Renew();
        var note = visitor.Tell(new DeskNote([.. intake.Taken.Select(Words)]) { Lines = lines });
        var first = intake.Taken.FirstOrDefault(taken => taken.Proposed > 0) ?? intake.Taken[0];
        return new Reply.Elsewhere(new DeskAddress { Source = first.Article.Source.Id.ToString(), Note = note }.ToString());
    }

    private static Reply Refused(PageRequest request, string words, params ImmutableArray<string> lines) => DeskPage.Show(
        request, new DeskAddress(), new DeskNote([words]) { IsWrong = true, Lines = lines }, StatusCodes.Status422UnprocessableEntity);

    private static List<GivenArticle> Given(PageRequest request)
    {
        var given = request.Form.Files.Where(file => file.Length > 0 || file.FileName.Length > 0).Select(Given).ToList();
        if (request.Field(HandInForm.TextField) is { } text && !string.IsNullOrWhiteSpace(text))
        {
            // A form sends line ends as the Internet's mail does.
            var bytes = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
            given.Add(new GivenArticle(Pasted, form => ArticleReader.Read(Pasted, bytes, form)));
        }
        return given;
    }

    // The name is what the file is called in messages, and may tell what it is; no file is looked for under it.
    private static GivenArticle Given(IFormFile file)
    {
        var last = file.FileName.Split('/', '\\')[^1];
        var name = Phrases.OneLine(last.Length > LongestName ? last[^LongestName..] : last);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        var content = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return new GivenArticle(name, form => ArticleReader.Read(name, content, form));
    }

    private static string Words(TakenArticle taken)
    {
        var words = $"{taken.Article.Source.Title}: {ReportWords.Count(taken.Proposed, "claim")} proposed"
            + (taken.Known > 0 ? $", {taken.Known} of them for questions of the data set" : "")
            + (taken.Not.Accepted.Count > 0 ? $"; {taken.Not.Accepted.Count} accepted before" : "")
            + (taken.Not.Dropped.Count > 0 ? $"; {taken.Not.Dropped.Count} left out, as the data set would not accept them" : "")
            + (taken.Left > 0 ? $"; no question was found for {ReportWords.Count(taken.Left, "figure")}" : "");
        return ReportWords.Sentence(words);
    }
}
