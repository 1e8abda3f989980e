using System.Collections.Immutable;
using System.Diagnostics;
using ClaimLedger.Application.Review;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;

namespace ClaimLedger.Cli.Review;

/// <summary>
/// Goes through the proposed claims of a data set with a person: one question, one answer, each on the disk before the next.
/// </summary>
internal sealed class ReviewSession
{
    private readonly Host _host;
    private readonly string? _file;
    private readonly ProposalReview _review;
    private readonly ReviewPrompt _prompt;
    private readonly ProposalView _view;
    private readonly Stack<Step> _done = new();
    private readonly List<ClaimId> _ids = [];
    private readonly List<int> _rounds = [];
    private int _position;
    private Tally _tally;

    private ReviewSession(Host host, Target.Folder folder, string? file, string? archive)
    {
        (_host, _file) = (host, file);
        _review = new ProposalReview(host, folder);
        _prompt = new ReviewPrompt(host);
        _view = new ProposalView(host, archive);
    }

    private OpenProposals Open => _review.Open;

    /// <summary>What has been answered so far.</summary>
    private readonly record struct Tally(int Accepted, int Edited, int Rejected);

    /// <summary>One answer, to be undone: where it was given, what it changed, and what had been answered before.</summary>
    private sealed record Step(int Position, ImmutableArray<FileChange> Changes, Tally Before);

    /// <summary>What an answer leads to.</summary>
    private enum Next
    {
        /// <summary>The same proposal, which is as it was.</summary>
        Same,
        /// <summary>The proposal where the session stands now.</summary>
        Show,
        /// <summary>The same, or what took its place: others have changed what was read, and nothing was written.</summary>
        Again,
        /// <summary>The end.</summary>
        End,
    }

    /// <summary>Runs it.</summary>
    /// <param name="host">The world; answers come from its <see cref="Host.In"/>.</param>
    /// <param name="operands">A data set, or a source file of one; or nothing.</param>
    /// <param name="named">What <c>--dataset</c> names, or null.</param>
    /// <param name="archive">The folder of archived texts, or null.</param>
    public static int Run(Host host, string[] operands, string? named, string? archive)
    {
        if (operands.Length > 1)
            throw new UsageException($"--review takes one data set or source file; '{operands[1]}' is one too many");
        var (folder, file) = Find(host, operands.FirstOrDefault(), named);
        return new ReviewSession(host, folder, file, archive).Run();
    }

    private static (Target.Folder Folder, string? File) Find(Host host, string? operand, string? named)
    {
        if (operand is not null
            && Path.GetExtension(operand) is ".yaml" or ".yml"
            && File.Exists(host.FullPath(operand))
            && Path.GetFileName(operand) != "ledger.yaml")
        {
            var parent = Path.GetDirectoryName(Path.GetDirectoryName(host.FullPath(operand)))!;
            if (!File.Exists(Path.Combine(parent, "ledger.yaml")))
                throw new UsageException($"{operand} is not in the sources/ of a data set; extract it --into one first");
            return (
                (Target.Folder)TargetFinder.Named(host, Path.GetRelativePath(host.CurrentDirectory, parent)),
                $"sources/{Path.GetFileName(operand)}");
        }
        var target = (named ?? operand) is { } path ? TargetFinder.Named(host, path) : TargetFinder.Default(host);
        return target is Target.Folder folder
            ? (folder, null)
            : throw new UsageException($"{target.Display} is a ledger; name a data set's folder");
    }

    private IEnumerable<OpenProposal> Mine => Open.All.Where(open => _file is null || open.File == _file);

    private int Run()
    {
        Begin(Open.InOrder());
        if (_ids.Count == 0)
        {
            _host.Error.WriteLine("No proposed claims.");
            return ExitCodes.Done;
        }
        for (var next = Next.Show; next != Next.End;)
        {
            _host.Cancellation.ThrowIfCancellationRequested();
            var isNew = next is Next.Show or Next.Again;
            while (_position < _ids.Count && Open.Find(_ids[_position]) is null)
                _position++;
            if (_position >= _ids.Count && Mine.Any())
            {
                var left = Begin(_ids.Distinct().ToList());
                _prompt.Say(left == 1 ? "the one that is left comes again" : $"the {left} that are left come again");
            }
            if (_position >= _ids.Count)
            {
                next = AtTheEnd();
                continue;
            }
            var open = Open.Find(_ids[_position])!;
            if (isNew)
                _view.Show(open, Open, _position - Round + 1, RoundEnd - Round);
            next = Answer(open, _prompt.Ask("accept, reject, skip, edit, question, merge, all, undo, help, quit"));
        }
        return Finish();
    }

    // A round goes through what is open; what was skipped comes again in the next.
    private int Begin(IReadOnlyList<ClaimId> order)
    {
        var mine = Mine.Select(open => open.Id).ToHashSet();
        var round = order.Where(mine.Contains).ToList();
        _position = _ids.Count;
        _rounds.Add(_position);
        _ids.AddRange(round);
        return round.Count;
    }

    private int Round => _rounds.FindLast(start => start <= _position);

    private int RoundEnd => _rounds.Find(start => start > _position) is > 0 and var end ? end : _ids.Count;

    // The last answer can be taken back too.
    private Next AtTheEnd()
    {
        if (_done.Count == 0 || _prompt.Ask("all seen; undo, quit") is not { } answer)
            return Next.End;
        switch (ReviewCommands.Of(answer).Row?.Command)
        {
            case ReviewCommand.Undo:
                return Undo();
            case ReviewCommand.Quit:
                return Next.End;
            default:
                _prompt.Say(answer.Length == 0 ? "write u or q" : $"'{answer}' is no answer here; write u or q");
                return Next.Same;
        }
    }

    private int Finish()
    {
        _host.Error.WriteLine(
            $"{_tally.Accepted} accepted, {_tally.Edited} edited, {_tally.Rejected} rejected; "
                + $"{Phrases.Count(Mine.Count(), "proposed claim")} left");
        return ExitCodes.Done;
    }

    // --- Answers --------------------------------------------------------------------------------------------------------

    private Next Answer(OpenProposal open, string? answer)
    {
        if (answer is null)
            return Next.End;
        var (row, argument) = ReviewCommands.Of(answer);
        try
        {
            return row?.Command switch
            {
                ReviewCommand.Accept => Take([.. _review.Changes.Accept([open])], _tally with { Accepted = _tally.Accepted + 1 }),
                ReviewCommand.All => AcceptSure(),
                ReviewCommand.Reject => Take([_review.Changes.Reject(open)], _tally with { Rejected = _tally.Rejected + 1 }),
                ReviewCommand.Skip => Skip(),
                ReviewCommand.Edit => Edit(open, argument),
                ReviewCommand.Question => Ask(open, argument),
                ReviewCommand.Merge => Merge(open, argument),
                ReviewCommand.Rename => Rename(open, argument),
                ReviewCommand.Kind => Kind(open, argument),
                ReviewCommand.Show => Shown(() => _view.ShowQuestion(open, Open)),
                ReviewCommand.Undo => Undo(),
                ReviewCommand.Help => Shown(Help),
                ReviewCommand.Quit => Next.End,
                _ => Refuse(
                    $"{(answer.Length == 0 ? "" : $"'{answer}' is no answer; ")}write "
                        + $"{string.Join(", ", ReviewCommands.Rows.SkipLast(1).Select(each => each.Letter))} or q; h tells what each does"),
            };
        }
        catch (UsageException exception)
        {
            return Refuse(exception.Message);
        }
    }

    private Next Refuse(string why)
    {
        _prompt.Say(why);
        return Next.Same;
    }

    private static Next Shown(Action show)
    {
        show();
        return Next.Same;
    }

    private void Help()
    {
        foreach (var row in ReviewCommands.Rows)
            _prompt.Say($"  {row.Letter}  {$"{row.Word} {row.Takes}",-26} {row.Does}");
    }

    private Next Skip()
    {
        _done.Push(new Step(_position++, [], _tally));
        return Next.Show;
    }

    private Next AcceptSure()
    {
        var sure = Mine.Where(Open.IsSure).ToList();
        if (sure.Count == 0)
            return Refuse("none is sure: each is doubted by its reader, would disagree with something or does not say what it rests on");
        var fresh = sure.Where(open => open.Proposal.IsNewQuestion).ToList();
        var questions = fresh.Select(open => open.Proposal.Question.Id).Distinct().Count();
        var speakers = sure.SelectMany(open => open.Proposal.NewSpeakers).Distinct().Count();
        _prompt.Say(
            $"{sure.Count} of {Mine.Count()} are sure: their reader had no doubt which question they answer, and they would disagree with "
                + $"nothing. {sure.Count - fresh.Count} for questions of the data set; {fresh.Count} for "
                + $"{Phrases.Count(questions, "new question")}; with {Phrases.Count(speakers, "new speaker")}");
        return _prompt.Ask($"accept {(sure.Count == 1 ? "it" : $"all {sure.Count}")}? yes, no")?.ToLowerInvariant() switch
        {
            "y" or "yes" => Take([.. _review.Changes.Accept(sure)], _tally with { Accepted = _tally.Accepted + sure.Count }),
            "n" or "no" or null => Refuse("none was accepted"),
            var other => Refuse($"'{other}' is neither yes nor no, so none was accepted"),
        };
    }

    private Next Edit(OpenProposal open, string field)
    {
        if (field.Length == 0)
            field = _prompt.Ask($"which of {string.Join(", ", FieldEdit.Names)}") ?? "";
        if (field.Length == 0)
            return Next.Same;
        if (!FieldEdit.Names.Contains(field))
            return Refuse($"there is no field '{field}'{Phrases.DidYouMean(field, FieldEdit.Names)}");
        if (field == "question")
            return Ask(open, "");
        var isNeeded = FieldEdit.IsNeeded(field);
        if (_prompt.Ask(
            $"{field} (nothing: {(isNeeded ? "as it is" : "none")}{(FieldEdit.IsList(field) ? "; several with ; between" : "")})")
                is not { } value
            || value.Length == 0 && isNeeded)
            return Next.Same;
        var edit = FieldEdit.Of(field, value);
        var question = open.Proposal.Question.Id;
        var isDeclared = edit.IsOfQuestion && !open.Proposal.IsNewQuestion;
        var next = Edited([.. _review.Changes.Edit(open, [.. Open.Asking(question)], edit)], isDeclared: isDeclared);
        if (isDeclared && next == Next.Show)
            _prompt.Say($"{question} is declared: this is written into {Proposals.QuestionsName}, for all its claims");
        return next;
    }

    private Next Ask(OpenProposal open, string argument)
    {
        const string New = "new ";
        if (argument.StartsWith(New, StringComparison.OrdinalIgnoreCase) && argument[New.Length..].Trim() is { Length: > 0 } id)
            return Edited(_review.AskAnew(open, open.Proposal.Question with { Id = new(id) }));
        return Pick(open, argument) is { } question ? Edited(_review.Ask(open, question), question.Id) : Next.Same;
    }

    private Next Merge(OpenProposal open, string argument)
    {
        ProposalReview.EnsureMayMerge(open);
        if (Pick(open, argument) is not { } question)
            return Next.Same;
        var own = open.Proposal.Question.Id;
        var all = Open.Asking(own).Count();
        var next = Edited(_review.Merge(open, question), question.Id);
        if (next == Next.Show)
            _prompt.Say($"{Phrases.Count(all, "proposal")} of {own} now {(all == 1 ? "answers" : "answer")} {question.Id}");
        return next;
    }

    private Next Rename(OpenProposal open, string argument)
    {
        var own = open.Proposal.Question.Id;
        if (!open.Proposal.IsNewQuestion)
            return Refuse($"{own} is declared, and only a new question is renamed here; rename it in {Proposals.QuestionsName}");
        var name = argument.Length > 0 ? argument : _prompt.Ask($"new id of {own} (nothing: as it is)");
        if (name is not { Length: > 0 })
            return Next.Same;
        if (Open.IsTaken(new(name)))
            return Refuse($"a question is called {name} already; `merge {name}` puts the proposals of {own} to it");
        return Edited([.. _review.Changes.Rename(Open.Asking(own), new QuestionId(name))]);
    }

    private Next Kind(OpenProposal open, string argument)
    {
        var fresh = open.Proposal.NewSpeakers;
        var speakers = fresh.IsEmpty ? open.Claim.Speakers : fresh;
        if (speakers.IsEmpty)
            return Refuse("nobody is credited: it is the source's own voice");
        var speaker = speakers[0];
        if (speakers.Length > 1)
        {
            var names = speakers.Select(name => name.Text).ToList();
            if (_prompt.Ask($"whose kind: {string.Join("; ", names)}") is not { Length: > 0 } name)
                return Next.Same;
            if (names.FindIndex(each => each.Equals(name, StringComparison.OrdinalIgnoreCase)) is not (>= 0 and var at))
                return Refuse(Phrases.NoSuch("speaker", name, names));
            speaker = speakers[at];
        }
        var word = argument.Length > 0 ? argument
            : _prompt.Ask($"kind of {speaker}: {string.Join(", ", TermNames<SpeakerKind>.All)} (nothing: as it is)");
        if (word is not { Length: > 0 })
            return Next.Same;
        return TermNames<SpeakerKind>.Find(word, StringComparison.OrdinalIgnoreCase) is { } kind
            ? Edited([_review.Changes.Kind(speaker, kind, fresh.Contains(speaker))])
            : Refuse(Phrases.NoSuch("kind", word, TermNames<SpeakerKind>.All));
    }

    // One of the questions that fit, or that a search finds; null where none is chosen.
    private Question? Pick(OpenProposal open, string answer)
    {
        var shown = Open.Fitting(open);
        var isShown = false;
        while (true)
        {
            if (Open.Questions().FirstOrDefault(question => question.Id.ToString() == answer) is { } named)
                return named;
            if (int.TryParse(answer, out var number))
            {
                if (number >= 1 && number <= shown.Count)
                    return shown[number - 1];
                _prompt.Say(
                    shown.Count == 0 ? "there is nothing to choose from" : $"there is no {number}; it is one of 1 to {shown.Count}");
            }
            else if (answer.Length > 0)
            {
                if (Open.Named(answer) is { Count: > 0 } found)
                    (shown, isShown) = (found, false);
                else
                    _prompt.Say($"no question has '{answer}' in its id, its words or what it is about");
            }
            else if (shown.Count == 0)
            {
                _prompt.Say("no other question fits");
            }
            if (!isShown)
                _view.ShowChoice(shown, Open);
            isShown = true;
            if (_prompt.Ask("number, words to search, or id (nothing: as it is)") is not { Length: > 0 } next)
                return null;
            answer = next;
        }
    }

    // --- Steps ----------------------------------------------------------------------------------------------------------

    private Next Edited(ImmutableArray<FileChange> changes, QuestionId? chosen = null, bool isDeclared = false)
    {
        var (position, before) = (_position, Open);
        var next = Take(changes, _tally with { Edited = _tally.Edited + 1 }, isDeclared, chosen);
        if (Open != before)
            _position = position;
        return next;
    }

    private Next Take(ImmutableArray<FileChange> changes, Tally tally, bool isDeclared = false, QuestionId? chosen = null)
    {
        switch (_review.Take(changes, isDeclared, chosen))
        {
            case Outcome.Written written:
                _done.Push(new Step(_position, written.Changes, _tally));
                _tally = tally;
                return Next.Show;
            case Outcome.Same:
                return Refuse("that is how it is already");
            case Outcome.ChangedMeanwhile changed:
                return ReadAgain(changed.File);
            case Outcome.Invalid invalid:
                Tell(invalid.Mistakes);
                return Refuse("so that nothing is changed");
            default:
                throw new UnreachableException();
        }
    }

    private Next ReadAgain(string changed)
    {
        _prompt.Say($"{changed} was changed by somebody else meanwhile, so that nothing is written");
        var mistakes = _review.ReadAgain();
        if (!mistakes.IsEmpty)
        {
            Tell(mistakes);
            return Refuse("the data set has mistakes now; mend them, and answer again");
        }
        _ids.AddRange(Mine.Select(open => open.Id).Except(_ids));
        _prompt.Say("the data set was read again; what it proposes now comes next");
        return Next.Again;
    }

    private Next Undo()
    {
        if (!_done.TryPeek(out var step))
            return Refuse("there is nothing to undo");
        if (_review.TakeBack(step.Changes, out var mistakes) is { } file)
            return Refuse($"{file} was changed by somebody else meanwhile, so that nothing is undone");
        _done.Pop();
        (_position, _tally) = (step.Position, step.Before);
        Tell(mistakes);
        return Next.Show;
    }

    private void Tell(ImmutableArray<string> mistakes)
    {
        foreach (var mistake in mistakes)
            _prompt.Say(mistake);
    }
}
