using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Review;

/// <summary>What became of an answer to a proposal. Closed.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    /// <param name="Changes">What it changed.</param>
    public sealed record Written(ImmutableArray<FileChange> Changes) : Outcome;

    /// <summary>It would change nothing.</summary>
    public sealed record Same : Outcome;

    /// <summary>Others have changed what was read, and nothing was written.</summary>
    /// <param name="File">What they changed, as a person would name it.</param>
    public sealed record ChangedMeanwhile(string File) : Outcome;

    /// <summary>The data set would have mistakes, and nothing was written.</summary>
    /// <param name="Mistakes">The mistakes, a sentence each with its place.</param>
    public sealed record Invalid(ImmutableArray<string> Mistakes) : Outcome;
}

/// <summary>
/// The proposals of a data set while persons go through them: what each answer changes is on the disk at once, all of it or none, and only
/// where the data set stays without mistakes and nobody else changed what was read. Nothing is asked or shown here.
/// </summary>
internal sealed class ProposalReview
{
    private readonly Host _host;
    private readonly ReviewFiles _files;
    private HashSet<string> _sources;

    /// <summary>Reads a data set.</summary>
    /// <param name="host">The world.</param>
    /// <param name="folder">Where it is.</param>
    /// <param name="known">
    /// What it was when its files were last as they are now, where somebody knows; the files that answers may change are read all the same.
    /// </param>
    /// <exception cref="MistakesException">It has mistakes.</exception>
    /// <exception cref="UsageException">Somebody is changing it.</exception>
    public ProposalReview(Host host, Target.Folder folder, OpenProposals? known = null)
    {
        _host = host;
        _files = new ReviewFiles(host, folder);
        Changes = new ReviewChanges(_files);
        Open = known ?? new OpenProposals(DataSetReader.Load(host, folder).DataSet, host.Cancellation);
        _sources = FilesInPlay(Open.DataSet);
        if (!Keep().Mistakes.IsEmpty)
            throw new UsageException("somebody else is changing the data set; review it once they are done");
    }

    /// <summary>What is proposed now.</summary>
    public OpenProposals Open { get; private set; }

    /// <summary>What each answer changes.</summary>
    public ReviewChanges Changes { get; }

    /// <summary>A claim answers a new question of its own.</summary>
    /// <exception cref="UsageException">A question has that id.</exception>
    public ImmutableArray<FileChange> AskAnew(OpenProposal open, Question question) => Open.IsTaken(question.Id)
        ? throw new UsageException($"a question is called {question.Id} already; put the claim to that one, or write another id")
        : [.. Changes.Move([open], question, isNew: true)];

    /// <summary>A claim answers another question.</summary>
    public ImmutableArray<FileChange> Ask(OpenProposal open, Question question) =>
        [.. Changes.Move([open], question, !Open.IsDeclared(question.Id))];

    /// <summary>All proposals of a new question answer another.</summary>
    /// <exception cref="UsageException">The question is declared.</exception>
    public ImmutableArray<FileChange> Merge(OpenProposal open, Question question)
    {
        EnsureMayMerge(open);
        return [.. Changes.Move(Open.Asking(open.Proposal.Question.Id), question, !Open.IsDeclared(question.Id))];
    }

    /// <summary>Refuses to merge what is declared.</summary>
    /// <exception cref="UsageException">The question is declared.</exception>
    public static void EnsureMayMerge(OpenProposal open)
    {
        if (!open.Proposal.IsNewQuestion)
            throw new UsageException(
                $"{open.Proposal.Question.Id} is declared, and only a new question is merged; put this claim alone to another");
    }

    /// <summary>Puts changes on the disk if the data set has no mistakes then; all of them or none.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="isDeclared">Whether they change a question that is declared, which claims of any source may answer.</param>
    /// <param name="chosen">The question that a person chose; whoever brings it may have changed it.</param>
    public Outcome Take(ImmutableArray<FileChange> changes, bool isDeclared = false, QuestionId? chosen = null)
    {
        changes = [.. changes.Where(change => change.Before != change.After)];
        if (changes.IsEmpty)
            return new Outcome.Same();
        var besides = chosen is { } question ? Open.Asking(question).Select(open => open.File) : [];
        // What was shown is still so, and stays so until the answer is on the disk.
        string[] shown = [Proposals.QuestionsName, Proposals.SpeakersName, .. changes.Select(change => change.Name), .. besides];
        using var held = _files.Lock(shown);
        if (_files.ChangedMeanwhile(shown) is { } other)
            return new Outcome.ChangedMeanwhile(other);
        var loaded = _files.With(changes, isDeclared ? null : _sources);
        if (loaded.DataSet is not { } after)
            return new Outcome.Invalid(Words(loaded));
        _files.Write(changes);
        Continue(after);
        return new Outcome.Written(changes);
    }

    /// <summary>Reads the data set again, as others have left it; what was read before stays where it has mistakes now.</summary>
    /// <returns>The mistakes, a sentence each with its place.</returns>
    public ImmutableArray<string> ReadAgain()
    {
        var loaded = _files.With([], sources: null);
        if (loaded.DataSet is { } dataSet)
        {
            Open = new OpenProposals(dataSet, _host.Cancellation);
            _sources = FilesInPlay(dataSet);
            loaded = Keep();
        }
        return Words(loaded);
    }

    /// <summary>Takes changes back.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="mistakes">What is wrong with the data set as it was before, a sentence each with its place.</param>
    /// <returns>The file that somebody else changed meanwhile, so that nothing was taken back; else null.</returns>
    public string? TakeBack(ImmutableArray<FileChange> changes, out ImmutableArray<string> mistakes)
    {
        mistakes = [];
        if (_files.TakeBack(changes) is { } other)
            return other;
        if (changes.IsEmpty)
            return null;
        // A question that was declared may have been edited for claims of any source.
        var loaded = _files.With([], changes.Any(change => change.Name == Proposals.QuestionsName) ? null : _sources);
        if (loaded.DataSet is { } before)
            Continue(before);
        mistakes = Words(loaded);
        return null;
    }

    // The files with proposals, and those whose claims they correct: no answer changes another, but that to a declared question.
    private static HashSet<string> FilesInPlay(DataSet dataSet)
    {
        var sources = dataSet.Sources.ToDictionary(source => source.Id);
        var files = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<Source>(dataSet.Sources.Where(source => !source.Proposals.IsEmpty));
        while (waiting.TryPop(out var source))
        {
            if (!files.Add(source.Place.File))
                continue;
            foreach (var corrected in source.Claims.SelectMany(claim => claim.Corrects))
                waiting.Push(sources[corrected.Source]);
        }
        return files;
    }

    // Reads the files in play once more, and keeps what they hold: answers are about that.
    private LoadResult Keep()
    {
        var loaded = _files.Load([Proposals.QuestionsName, Proposals.SpeakersName, .. _sources], _sources);
        if (loaded.DataSet is { } kept)
            Continue(kept);
        return loaded;
    }

    // What was not read again is as it was.
    private void Continue(DataSet read)
    {
        var files = read.Sources.Select(source => source.Place.File).ToHashSet(StringComparer.Ordinal);
        Open = new OpenProposals(
            read with
            {
                Sources = [.. Open.DataSet.Sources.Where(source => !files.Contains(source.Place.File)).Concat(read.Sources)
                    .OrderBy(source => source.Id)],
            },
            _host.Cancellation);
    }

    private ImmutableArray<string> Words(LoadResult loaded) =>
    [
        .. loaded.Mistakes.Select(
            mistake => $"{_files.Shown(mistake.Place.File)}:{mistake.Place.Line}: {mistake.Wrong}; {mistake.Cure}"),
    ];
}
