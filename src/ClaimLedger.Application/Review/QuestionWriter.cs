using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Comparison;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Writing;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Application.Review;

/// <summary>A change of a declared question. Closed.</summary>
internal abstract record QuestionEdit
{
    private QuestionEdit()
    {
    }

    /// <summary>It is called otherwise.</summary>
    public sealed record Rename(QuestionId Id) : QuestionEdit;

    /// <summary>Its claims answer another, and it goes.</summary>
    public sealed record Merge(QuestionId Into) : QuestionEdit;

    /// <summary>Its answers behave otherwise over time.</summary>
    public sealed record Behave(OverTime OverTime) : QuestionEdit;
}

/// <summary>What a change of a question would do.</summary>
/// <param name="Changes">What it changes, file by file; what is declared last, so that claims never answer what is not.</param>
/// <param name="Claims">How many claims, accepted and proposed, change in each source's file.</param>
/// <param name="Conflicts">The conflicts that come, go and change.</param>
/// <param name="Rulings">How many rulings are about conflicts that go.</param>
internal sealed record QuestionPreview(
    ImmutableArray<FileChange> Changes, ImmutableArray<(string File, int Claims)> Claims, DiffSection Conflicts, int Rulings)
{
    /// <summary>
    /// What stands on the disk while claims move to a new name, which has to be declared by then; null where none is new.
    /// </summary>
    public FileChange? Meanwhile { get; init; }

    /// <summary>Tells what somebody has looked at from what others have made of it since.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(Changes.Select(change => $"{change.Name}\0{change.Before}\0{change.After}\0")))));
}

/// <summary>Changes declared questions of a data set, with a look at the conflicts that come and go.</summary>
internal sealed class QuestionWriter
{
    private readonly Host _host;
    private readonly ReviewFiles _files;
    private readonly DataSet _dataSet;

    /// <summary>Reads a data set.</summary>
    /// <exception cref="MistakesException">It has mistakes.</exception>
    /// <exception cref="UsageException">Somebody is changing it.</exception>
    public QuestionWriter(Host host, Target.Folder folder)
    {
        _host = host;
        _files = new ReviewFiles(host, folder);
        var (dataSet, _) = DataSetReader.Load(host, folder);
        var sources = dataSet.Sources.Select(source => source.Place.File).ToHashSet(StringComparer.Ordinal);
        string[] others = [Proposals.QuestionsName, RulingsFile.Name, QuestionNames.Expectations, QuestionNames.Baseline];
        _dataSet = _files.Load([.. others, .. sources], sources).DataSet
            ?? throw new UsageException("somebody else is changing the data set; try again once they are done");
    }

    /// <summary>What a change would do.</summary>
    /// <exception cref="UsageException">It cannot be made: the message says why.</exception>
    /// <exception cref="MistakesException">The data set would have mistakes.</exception>
    public QuestionPreview Preview(QuestionId id, QuestionEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        var question = _dataSet.Questions.FirstOrDefault(each => each.Id == id)
            ?? throw new UsageException($"there is no question {id} any more");
        Refuse(question, edit);
        List<(string File, int Claims)> moved = edit is QuestionEdit.Behave ? [] : [.. ClaimsOf(id)];
        ImmutableArray<FileChange> changes =
        [
            .. moved.Select(file => _files.Changed(file.File, text => QuestionLines.Put(text, id, Target(id, edit))))
                .Append(_files.Changed(
                    Proposals.QuestionsName, text => Constrained(text, id, Target(id, edit)) is { } held ? Declared(held, id, edit) : null))
                .Concat(edit is QuestionEdit.Rename { Id: var called } ? Expected(id, called) : [])
                .Where(change => change.Before != change.After),
        ];
        if (changes.IsEmpty)
            throw new UsageException("that is how it is already");
        var (was, now) = (SnapshotOf(_dataSet), SnapshotOf(After(changes)));
        var followed = edit is QuestionEdit.Rename ? Renamed(was.Conflicts, now.Conflicts) : [];
        if (edit is QuestionEdit.Rename { Id: var name })
        {
            changes = [.. changes, .. Following(id, name, followed)];
            now = SnapshotOf(After(changes));
        }
        var diff = DataSetDiff.Between(was, now);
        var gone = diff.Conflicts.All.Where(change => change.Is is null).Select(change => change.Was!.Id).ToHashSet();
        return new QuestionPreview(
            changes,
            [.. moved.Select(file => (_files.Shown(file.File), file.Claims))],
            DiffSection.Of(diff).Single(section => section.Sort == "conflicts"),
            _dataSet.Rulings.Count(ruling => gone.Contains(ruling.Conflict) && !followed.ContainsKey(ruling.Conflict)))
        {
            Meanwhile = edit is QuestionEdit.Rename rename
                ? _files.Changed(Proposals.QuestionsName, text => Proposals.AddQuestion(text, question with { Id = rename.Id }))
                : null,
        };
    }

    private DataSet After(ImmutableArray<FileChange> changes)
    {
        var loaded = _files.With(changes, sources: null);
        return loaded.DataSet ?? throw new MistakesException(
            [
                .. loaded.Mistakes.Select(
                    mistake => mistake with { Place = mistake.Place with { File = _files.Shown(mistake.Place.File) } }),
            ]);
    }

    // A conflict is called after its question, among others; with another name of that it is made of the same claims as before.
    private static Dictionary<ConflictId, ConflictId> Renamed(IEnumerable<Conflict> before, IEnumerable<Conflict> after)
    {
        var now = after.ToLookup(MadeOf, conflict => conflict.Id, StringComparer.Ordinal);
        return before
            .Select(conflict => (Was: conflict.Id, Is: now[MadeOf(conflict)].ToList()))
            .Where(pair => pair.Is is [var only] && only != pair.Was)
            .ToDictionary(pair => pair.Was, pair => pair.Is[0]);
    }

    private static string MadeOf(Conflict conflict) =>
        $"{conflict.Kind}|{conflict.Constraint}|{conflict.Facet}|"
            + string.Join('|', conflict.Positions.Select(position => $"{position.Says}: {string.Join(' ', position.Claims)}"));

    private IEnumerable<FileChange> Expected(QuestionId id, QuestionId name) => _dataSet.Expectations.IsEmpty ? [] :
    [
        _files.Changed(QuestionNames.Expectations, text => QuestionNames.InExpectations(
            text, _dataSet.Expectations.Select(expectation => expectation.Place.Line), id, name)),
    ];

    // What is said of its conflicts by their names follows.
    private IEnumerable<FileChange> Following(
        QuestionId id, QuestionId name, IReadOnlyDictionary<ConflictId, ConflictId> conflicts)
    {
        FileChange?[] changes =
        [
            _dataSet.Rulings.IsEmpty ? null
                : _files.Changed(RulingsFile.Name, text => RulingsFile.Follow(text, id, name, conflicts)),
            _dataSet.Baseline.IsEmpty ? null
                : _files.Changed(QuestionNames.Baseline, text => QuestionNames.InBaseline(text, id, name, conflicts)),
        ];
        return changes.OfType<FileChange>().Where(change => change.Before != change.After);
    }

    /// <summary>Writes what was looked at.</summary>
    /// <returns>The file that somebody else changed meanwhile, so that nothing was written; else null.</returns>
    public string? Write(QuestionPreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        string[] names = [.. preview.Changes.Select(change => change.Name)];
        using var held = _files.Lock(names);
        if (_files.ChangedMeanwhile(names) is { } other)
            return other;
        _files.Write(preview.Meanwhile is { } meanwhile ? [meanwhile, .. preview.Changes] : preview.Changes);
        return null;
    }

    /// <summary>Takes changes back.</summary>
    /// <returns>The file that somebody else changed meanwhile, so that nothing was taken back; else null.</returns>
    public string? TakeBack(ImmutableArray<FileChange> changes) => _files.TakeBack(changes);

    private void Refuse(Question question, QuestionEdit edit)
    {
        switch (edit)
        {
            case QuestionEdit.Rename { Id: var id } when new OpenProposals(_dataSet, _host.Cancellation).IsTaken(id):
                throw new UsageException(
                    id == question.Id ? "that is how it is already" : $"a question is called {id} already; merge this one into that");
            case QuestionEdit.Merge { Into: var into } when into == question.Id:
                throw new UsageException("a question is not merged into itself; choose another");
            case QuestionEdit.Merge { Into: var into }:
                var other = _dataSet.Questions.FirstOrDefault(each => each.Id == into)
                    ?? throw new UsageException($"there is no question {into}; choose another");
                if (other.Answer != question.Answer)
                    throw new UsageException(
                        $"the answer to {into} is a {TermNames<AnswerType>.Of(other.Answer)} and that to {question.Id} is a "
                            + $"{TermNames<AnswerType>.Of(question.Answer)}; choose another");
                break;
        }
    }

    private static QuestionId Target(QuestionId id, QuestionEdit edit) => edit switch
    {
        QuestionEdit.Rename rename => rename.Id,
        QuestionEdit.Merge merge => merge.Into,
        _ => id,
    };

    private static string? Declared(string text, QuestionId id, QuestionEdit edit) => edit switch
    {
        QuestionEdit.Rename rename => QuestionLines.Rename(text, id, rename.Id),
        QuestionEdit.Merge => QuestionLines.Remove(text, id),
        QuestionEdit.Behave behave => Proposals.EditQuestion(text, id, "over-time", [TermNames<OverTime>.Of(behave.OverTime)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Relations that name the question name the other.
    private string? Constrained(string text, QuestionId id, QuestionId other)
    {
        var named = _dataSet.Constraints
            .Select(constraint => (
                constraint.Id,
                constraint.Holds,
                At: ConstraintExpression.Parse(constraint.Holds).Value!.Questions.Where(each => each.Question == id)
                    .Select(each => each.Offset).OrderDescending().ToList()))
            .Where(constraint => id != other && constraint.At.Count > 0)
            .ToDictionary(
                constraint => constraint.Id,
                constraint => constraint.At.Aggregate(
                    constraint.Holds, (holds, at) => holds[..at] + other + holds[(at + id.ToString().Length)..]),
                StringComparer.Ordinal);
        return named.Count == 0 ? text : QuestionLines.Constrain(text, named);
    }

    private IEnumerable<(string File, int Claims)> ClaimsOf(QuestionId id) => _dataSet.Sources
        .Select(source => (
            source.Place.File,
            source.Claims.Concat(source.Proposals.Select(proposal => proposal.Claim)).Count(claim => claim.Question == id)))
        .Where(file => file.Item2 > 0);

    private Snapshot SnapshotOf(DataSet dataSet) => new(dataSet, [.. Reconciler.Reconcile(new DataSetView(dataSet), _host.Cancellation)]);
}
