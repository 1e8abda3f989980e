using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.Articles;
using ClaimLedger.News;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;
using ClaimLedger.Vetting;

namespace ClaimLedger.Application.Checks;

/// <summary>A draft that is to be held against a data set.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Folder">The folder in which it stands.</param>
/// <param name="Published">When it is to appear.</param>
internal sealed record Draft(PlacedText Text, string Name, string Folder, DaySpan Published)
{
    /// <summary>What an assistant takes for answers.</summary>
    public IReadOnlyList<ProposedAnswer> Proposed { get; init; } = [];
}

/// <summary>A figure that was read in a draft, with what the ledger has to say about it.</summary>
/// <param name="Read">What became of it.</param>
/// <param name="Figure">What the ledger has to say; null for nothing.</param>
/// <param name="Claims">The claims that it was held against, those that decide first.</param>
internal sealed record VettedReading(VetReading Read, VettedFigure? Figure, ImmutableArray<VettedClaim> Claims);

/// <summary>A draft that was held against a data set.</summary>
/// <param name="Result">What every format writes.</param>
/// <param name="Readings">Every figure that was read, in the order of the draft.</param>
/// <param name="Remarks">What kept it from being read whole.</param>
internal sealed record VettedDraft(VetResult Result, ImmutableArray<VettedReading> Readings, ImmutableArray<string> Remarks);

/// <summary>Holds drafts against data sets.</summary>
internal static class DraftVetting
{
    /// <summary>The data set itself: of a folder as it is now, of a ledger as it was compiled.</summary>
    /// <exception cref="MistakesException">It has mistakes.</exception>
    public static DataSet Read(Host host, Target target)
    {
        if (target is Target.Folder folder)
            return DataSetReader.Load(host, folder, withBaseline: false).DataSet;
        ArgumentNullException.ThrowIfNull(target);
        using var ledger = LedgerCache.OpenFile(host, target.Path);
        return ledger.ReadDataSet();
    }

    /// <summary>Holds a draft against a data set.</summary>
    /// <param name="host">The world.</param>
    /// <param name="target">Where the data set is.</param>
    /// <param name="known">The data set.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="least">The least severity that fails.</param>
    /// <param name="tellsAll">Whether the result has a line for each figure that was read.</param>
    public static VettedDraft Vet(Host host, Target target, DataSet known, Draft draft, Severity least, bool tellsAll)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(known);
        var report = Vetter.Vet(draft.Text.Words, known, draft.Published, draft.Proposed);
        var placing = new Placing(draft, Spots.For(host, draft.Folder), target, known);
        ImmutableArray<VettedFigure> findings = [.. report.Findings.Select(finding => placing.Of(finding, least))];
        var bySpan = findings.ToDictionary(figure => figure.Finding.Span);
        return new VettedDraft(
            new VetResult
            {
                ToolVersion = host.Version,
                Name = placing.Of(new Place(draft.Name, 1, 1)).File,
                Title = known.Title,
                Least = least,
                Figures = report.Figures,
                Held = report.Held,
                Read = tellsAll ? [.. report.Read.Select(placing.Line)] : [],
                Findings = findings,
            },
            [
                .. report.Read.Select(read => bySpan.GetValueOrDefault(read.Span) is { } figure
                    ? new VettedReading(read, figure, figure.Claims)
                    : new VettedReading(read, null, placing.Of(read.Claims))),
            ],
            [.. Remarks(draft, report)]);
    }

    private static IEnumerable<string> Remarks(Draft draft, VetReport report)
    {
        if (EnglishText.LooksForeign(draft.Text.Words))
            yield return EnglishText.Remark;
        if (report.PassedOver > 0)
            yield return $"{Phrases.Count(report.PassedOver, "sentence")} with more than {NewsReader.MostFigures} figures passed over";
    }

    /// <summary>Says where things stand, and what claims say.</summary>
    private sealed class Placing(Draft draft, Spots spots, Target target, DataSet known)
    {
        private readonly Dictionary<SourceId, Source> _sources = known.Sources.ToDictionary(source => source.Id);

        public Spot Of(Place place) => spots.Of(place);

        public string Line(VetReading read)
        {
            var what = read switch
            {
                { Question: null } => $"not checked: {read.Why}",
                { Claims.IsEmpty: true } => $"not checked: no claim that counts answers “{read.Question.Asks}” ({read.Question.Subject})",
                _ => $"answers {read.Question.Id} ({read.Why}); held against {string.Join(", ", read.Claims.Select(claim => claim.Id))}, "
                    + (read.IsSupported ? "of which one or more say so" : "of which none says so"),
            };
            return Phrases.OneLine($"{Of(read.Span)}: read: \"{read.Says}\" {what}");
        }

        public VettedFigure Of(VetFinding finding, Severity least) =>
            new(finding, Of(finding.Span), finding.Severity >= least, Of(finding.Claims));

        public ImmutableArray<VettedClaim> Of(ImmutableArray<Claim> claims) =>
        [
            .. claims.Select(
                claim => new VettedClaim(
                    claim.Id.Text,
                    Says(claim),
                    target is Target.Folder ? spots.Of(DataSetReader.Shown(target, claim.Place)) : null)),
        ];

        private Spot Of(TextSpan span)
        {
            var (line, column) = draft.Text.At(span.Start);
            return spots.Of(new Place(draft.Name, line, column));
        }

        private string Says(Claim claim)
        {
            var source = _sources[claim.Source];
            var publisher = Publishers.IsUnknown(source.Publisher) ? source.Title : source.Publisher;
            var names = string.Join(", ", claim.Speakers.Select(name => name.Text).Append(publisher));
            return $"\"{claim.Value.Text}\" ({names}, as of {DateWording.Of(claim.AsOf)})";
        }
    }
}
