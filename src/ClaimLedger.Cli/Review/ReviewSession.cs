using System.Collections.Immutable;
using System.Text;
using ClaimLedger.Cli.Files;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Review;

/// <summary>
/// Goes through the proposed claims of a data set with a person: one question, one answer, each on the disk before the next.
/// </summary>
internal sealed class ReviewSession
{
    private static readonly ImmutableArray<string> OfQuestion = ["asks", "subject", "unit"];

    private readonly Host _host;
    private readonly Target.Folder _folder;
    private readonly string? _file;
    private readonly string? _archive;
    private readonly Stack<Step> _done = new();
    private int _accepted, _rejected, _edited;

    private ReviewSession(Host host, Target.Folder folder, string? file, string? archive) =>
        (_host, _folder, _file, _archive) = (host, folder, file, archive);

    /// <summary>A change of a file: what it held, or null where it was not there, and what it holds now.</summary>
    private sealed record Change(string Name, string? Before, string After);

    /// <summary>One answer, to be undone: where in the row of proposals it was given, and what it changed.</summary>
    private sealed record Step(int Position, ImmutableArray<Change> Changes, Action Uncount);

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

    private int Run()
    {
        var ids = Load().SelectMany(pair => pair.Source.Proposals).Select(proposal => proposal.Claim.Id).ToList();
        if (ids.Count == 0)
        {
            _host.Error.WriteLine("No proposed claims.");
            return ExitCodes.Done;
        }
        var position = 0;
        while (true)
        {
            _host.Cancellation.ThrowIfCancellationRequested();
            // The last answer can be taken back too.
            if (position >= ids.Count)
            {
                if (_done.Count == 0 || Ask("all seen; undo, quit")?.Trim().ToLowerInvariant() is not ("u" or "undo"))
                    return Finish();
                position = Undo(position);
                continue;
            }
            var (source, proposal) = Find(ids[position]);
            if (proposal is null)
            {
                position++;
                continue;
            }
            ProposalView.Show(_host, source!, proposal, position + 1, ids.Count, _archive);
            switch (Ask("accept, edit, reject, skip, undo, quit")?.Trim().ToLowerInvariant())
            {
                case "a" or "accept":
                    if (Accept(position, source!, proposal))
                        position++;
                    break;
                case "r" or "reject":
                    if (Take(position, [Changed(source!, text => Proposals.Reject(text, IdIn(proposal)))], () => _rejected--))
                    {
                        _rejected++;
                        position++;
                    }
                    break;
                case "e" or "edit":
                    Edit(position, source!, proposal);
                    break;
                case "s" or "skip":
                    _done.Push(new Step(position++, [], () => { }));
                    break;
                case "u" or "undo":
                    position = Undo(position);
                    break;
                case null or "q" or "quit":
                    return Finish();
                case var other:
                    Say($"'{other}' is no answer; write a, e, r, s, u or q");
                    break;
            }
        }
    }

    private int Finish()
    {
        var left = Load().Sum(pair => pair.Source.Proposals.Length);
        _host.Error.WriteLine(
            $"{_accepted} accepted, {_edited} edited, {_rejected} rejected; {Phrases.Count(left, "proposed claim")} left");
        return ExitCodes.Done;
    }

    private IEnumerable<(Source Source, string File)> Load() => DataSetReader.Load(_host, _folder).DataSet.Sources
        .Select(source => (source, source.Place.File))
        .Where(pair => _file is null || pair.File == _file);

    private (Source? Source, Proposal? Proposal) Find(ClaimId id)
    {
        foreach (var (source, _) in Load())
        {
            if (source.Proposals.FirstOrDefault(proposal => proposal.Claim.Id == id) is { } found)
                return (source, found);
        }
        return default;
    }

    private static string IdIn(Proposal proposal) => proposal.Claim.Id.Local;

    private string? Ask(string what)
    {
        _host.Out.Write($"{what}> ");
        _host.Out.Flush();
        var answer = _host.In.ReadLine();
        // Where the answer is not typed at a terminal, nobody has ended the line.
        if (_host.Width is null || answer is null)
            _host.Out.WriteLine();
        return answer;
    }

    private void Say(string words)
    {
        _host.Out.WriteLine(Phrases.Harmless(words));
        _host.Out.Flush();
    }

    // --- Answers --------------------------------------------------------------------------------------------------------

    // What is declared goes first: if the machine stops between two files, a question nobody answers yet is no mistake.
    private bool Accept(int position, Source source, Proposal proposal)
    {
        var changes = new List<Change?>();
        if (proposal.IsNewQuestion)
            changes.Add(Changed(Proposals.QuestionsName, text => Proposals.AddQuestion(text, proposal.Question)));
        if (!proposal.NewSpeakers.IsEmpty)
        {
            changes.Add(Changed(Proposals.SpeakersName, text => proposal.NewSpeakers.Aggregate(
                (string?)text,
                (all, name) =>
                    all is null
                        ? null
                        : Proposals.AddSpeaker(all, new Speaker { Name = name, Kind = Proposals.KindOf(name.Text) }))));
        }
        changes.Add(Changed(source, text => Proposals.Accept(text, IdIn(proposal))));
        if (!Take(position, changes, () => _accepted--))
            return false;
        _accepted++;
        return true;
    }

    private void Edit(int position, Source source, Proposal proposal)
    {
        var fields = proposal.IsNewQuestion ? [.. Proposals.Editable, .. OfQuestion] : Proposals.Editable;
        if (Ask($"which of {string.Join(", ", fields)}")?.Trim() is not { Length: > 0 } field)
            return;
        if (!fields.Contains(field))
        {
            Say($"there is no field '{field}'{Phrases.DidYouMean(field, fields)}");
            return;
        }
        if (Ask(
            $"{field} (nothing: "
                + $"{(field is "question" or "says" or "asks" or "subject" or "quote" ? "as it is" : "none")}"
                + $"{(field is "speaker" ? "; several with ; between" : "")})") is not { } value)
            return;
        var values = field is "speaker" ? value
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToImmutableArray()
            : value.Trim().Length == 0 ? []
            : [value.Trim()];
        if (values.IsEmpty && field is "question" or "says" or "asks" or "subject" or "quote")
            return;
        var change = Changed(source, text => field switch
        {
            "asks" => Proposals.SetQuestion(text, IdIn(proposal), proposal.Question with { Asks = values[0] }),
            "subject" => Proposals.SetQuestion(text, IdIn(proposal), proposal.Question with { Subject = values[0] }),
            "unit" => Proposals.SetQuestion(text, IdIn(proposal), proposal.Question with { Unit = values.FirstOrDefault() }),
            _ => Proposals.Set(text, IdIn(proposal), field, values),
        });
        if (change is not null
            && Proposals.Check(_folder.Path, source.Place.File, change.After, IdIn(proposal)) is { IsEmpty: false } mistakes)
        {
            foreach (var mistake in mistakes)
                Say($"{mistake.Wrong}; {mistake.Cure}");
            return;
        }
        if (Take(position, [change], () => _edited--))
            _edited++;
    }

    private int Undo(int position)
    {
        if (_done.Count == 0)
        {
            Say("there is nothing to undo");
            return position;
        }
        var step = _done.Peek();
        foreach (var change in step.Changes)
        {
            if (Read(change.Name) != change.After)
            {
                Say($"{change.Name} was changed by somebody else meanwhile, so that nothing is undone");
                return position;
            }
        }
        foreach (var change in step.Changes.Reverse())
        {
            if (change.Before is { } before)
                AtomicFile.Write(PathOf(change.Name), Shown(change.Name), before);
            else
                File.Delete(PathOf(change.Name));
        }
        step.Uncount();
        _done.Pop();
        return step.Position;
    }

    // --- Files ----------------------------------------------------------------------------------------------------------

    private string PathOf(string name) => Path.Combine([_folder.Path, .. name.Split('/')]);

    private string Shown(string name) => DataSetReader.Shown(_folder, new Place(name, 1, 1)).File;

    // Byte by byte: a mark at the beginning stays.
    private string? Read(string name) => File.Exists(PathOf(name)) ? Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(name))) : null;

    private Change? Changed(Source source, Func<string, string?> change) => Changed(source.Place.File, change);

    private Change? Changed(string name, Func<string, string?> change)
    {
        var before = Read(name);
        const string Mark = "\uFEFF";
        var mark = before?.StartsWith(Mark, StringComparison.Ordinal) == true ? Mark : "";
        if (change((before ?? "")[mark.Length..]) is { } after)
            return new Change(name, before, mark + after);
        Say($"{Shown(name)} is laid out in a way that this cannot be written into; write each item on lines of its own");
        return null;
    }

    /// <summary>Puts changes on the disk; all of them, or none where one cannot be made.</summary>
    private bool Take(int position, IReadOnlyList<Change?> changes, Action uncount)
    {
        if (changes.Any(change => change is null))
            return false;
        foreach (var change in changes.OfType<Change>())
        {
            using var held = WholeFile.Lock(PathOf(change.Name), _host.Cancellation);
            AtomicFile.Write(PathOf(change.Name), Shown(change.Name), change.After);
        }
        _done.Push(new Step(position, [.. changes.OfType<Change>()], uncount));
        return true;
    }
}
