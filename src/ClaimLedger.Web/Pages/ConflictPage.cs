using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Reconciliation;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>One conflict: what the report shows of it, why it is one, and the form for a ruling.</summary>
internal sealed record ConflictPage(
    Frame Frame,
    IReadOnlyList<StepItem> Steps,
    string Verdict,
    string? SmallestEdit,
    string QuestionHref,
    string ListHref,
    RulingForm? Ruling,
    ConflictRecord? Record) : EvidencePage(Frame)
{
    /// <summary>Answers with the page, or with the conflict as data.</summary>
    public static Reply Answer(PageRequest request, string name)
    {
        var (id, format) = Suffix.Split(name);
        var row = Find(request, id);
        if (format is null)
            return Show(request, row, RulingForm.Of(request, row));
        if (format is Format.Json)
            return ConflictRecord.Json(request, row, Part(request, row.Conflict));
        return ListData.Of(format.Value, id, [row], Listings.OfConflicts(Catalogue.Of(Part(request, row.Conflict))));
    }

    /// <summary>The conflict of that id.</summary>
    /// <exception cref="NothingThereException">There is none.</exception>
    public static ListedConflict Find(PageRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Reading.Once($"conflict {id}", () => request.Reading.Ledger.Conflicts(new ListFilter { Id = id })) is [var row]
            ? row
            : throw new NothingThereException(
                $"There is no conflict {id}. Its claims may have changed since: what disagrees in another way is another conflict.");
    }

    /// <summary>What stands behind a conflict's address where its ruling stands: what is said of that stands there, too.</summary>
    public const string RulingAnchor = "#rule";

    /// <summary>The part of the data set that a conflict's page shows.</summary>
    public static DataSet Part(PageRequest request, Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(conflict);
        return request.Reading.Once($"part {conflict.Id}", () => request.Reading.Ledger.ReadPart(PartOf(conflict)));
    }

    /// <summary>The page, with a form as it was filled in.</summary>
    public static Reply Show(PageRequest request, ListedConflict row, RulingForm? form, int status = 200)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(row);
        var conflict = row.Conflict;
        var part = Part(request, conflict);
        var models = request.Models(part, [row]);
        var explanation = Explainer.Explain(part, conflict);
        var path = Addresses.Of(conflict.Id);
        return new ConflictPage(
            Frame.Of(request, conflict.Asks, Addresses.Conflicts, AlternateItem.Of(path)),
            [.. explanation.Steps.Select(step => new StepItem(ExplanationWords.Heading(step), step.Text))],
            explanation.Verdict,
            explanation.SmallestEdit,
            Addresses.Of(conflict.Question),
            FilterAddress.Of(Addresses.Conflicts, new FilterRequest { Question = conflict.Question.ToString() }),
            form,
            ConflictRecord.Of(request, row, part))
        {
            Single = models.Conflict(row),
        }.By("conflict.html", status);
    }

    // A figure that moves is drawn among all answers to its question; word choices are compared as they stand.
    private static DataSetPart PartOf(Conflict conflict) => new()
    {
        Conflicts = [conflict.Id],
        Questions = conflict.Kind is ConflictKind.Framing
            ? []
            : [.. conflict.Positions.Select(position => position.Question).OfType<QuestionId>().Prepend(conflict.Question).Distinct()],
    };
}

/// <summary>A step of an explanation.</summary>
internal sealed record StepItem(string Heading, string Text);
