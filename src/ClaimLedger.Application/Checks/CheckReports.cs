using System.Collections.Immutable;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Application.Checks;

/// <summary>A file that a check writes besides what goes to stdout.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Path">The full path.</param>
/// <param name="Shown">What to call it in a message.</param>
internal sealed record CheckOutput(CheckFormat Format, string Path, string Shown);

/// <summary><c>--output FORMAT=FILE</c>.</summary>
internal static class CheckOutputs
{
    /// <summary>The files, each in a place where a file can be.</summary>
    /// <exception cref="UsageException">No such format, no such folder, or one file twice.</exception>
    public static ImmutableArray<CheckOutput> Read(Host host, IReadOnlyList<string> named)
    {
        var outputs = ImmutableArray.CreateBuilder<CheckOutput>(named.Count);
        foreach (var word in named)
        {
            var parts = word.Split('=', 2);
            if (parts is not [var name, { Length: > 0 } file])
                throw new UsageException($"--output '{word}' names no format and file; write FORMAT=FILE, such as sarif=check.sarif");
            var format = CheckFormats.Find(name)
                ?? throw new UsageException("--output: " + Phrases.NoSuch("format", name, CheckFormats.Names));
            var path = LedgerFiles.PathOf(host, file, "--output");
            LedgerFiles.EnsureMayWriteFile(path, file);
            if (outputs.Any(output => output.Path == path))
                throw new UsageException($"--output names {file} twice; give each format a file of its own");
            outputs.Add(new CheckOutput(format, path, file));
        }
        return outputs.ToImmutable();
    }
}

/// <summary>Puts what a check found where it belongs: stdout, files, GitHub's job summary, and the exit code.</summary>
internal sealed class CheckReports(Host host, Target.Folder folder, CheckFormat format, ImmutableArray<CheckOutput> outputs)
{
    private readonly CheckSink _sink = new(host, format, outputs);

    /// <summary>Names files.</summary>
    public Spots Spots { get; } = Spots.For(host, folder.Path);

    /// <summary>Writes a check; 0 where it passed.</summary>
    public int Report(CheckResult result)
    {
        _sink.Write(of => of.Result(result));
        _sink.Summarise(room => JobSummary.Write(result, room));
        var code = result.Passed ? ExitCodes.Done : ExitCodes.CheckFailed;
        if (SarifLog.Rest(result.Conflicts.Length + result.Unmet.Count()) is { } rest
            && (format.Name == "sarif" || outputs.Any(output => output.Format.Name == "sarif")))
            host.Error.WriteLine($"SARIF: {rest}");
        // The runner obeys what looks like a command on stderr too: for GitHub all is in what it reads.
        if (format == CheckFormats.GitHub)
            return code;
        foreach (var remark in result.Remarks)
            host.Error.WriteLine(Phrases.OneLine($"{remark.Spot}: note: {remark.Text}"));
        if (!result.Gone.IsEmpty)
            host.Error.WriteLine(
                $"{Phrases.Count(result.Gone.Length, "accepted conflict")} {(result.Gone.Length == 1 ? "is" : "are")} gone; "
                    + $"`{Tool.Name} check --prune` forgets {(result.Gone.Length == 1 ? "it" : "them")}.");
        if (format != CheckFormats.Console)
            host.Error.WriteLine(result.Summary);
        return code;
    }

    /// <summary>Writes the mistakes of a data set.</summary>
    /// <exception cref="MistakesException">Where stderr is for people, they are told there as by every other verb.</exception>
    public int Refuse(MistakesException mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        var refusal = new Refusal(
            Spots.NameOf(folder.Path), [.. mistakes.Mistakes.Select(mistake => new PlacedMistake(mistake, Spots.Of(mistake.Place)))],
            host.Version);
        _sink.Write(of => of.Refusal(refusal), toStdout: format != CheckFormats.Console);
        _sink.Summarise(room => JobSummary.Write(refusal, room));
        if (format != CheckFormats.GitHub)
            throw mistakes;
        return ExitCodes.BadInput;
    }
}

/// <summary>Puts what a draft was vetted for where it belongs, and says how the process ends.</summary>
internal static class VetReports
{
    /// <summary>Writes it; 0 where it passed.</summary>
    public static int Report(Host host, CheckFormat format, ImmutableArray<CheckOutput> outputs, VetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var sink = new CheckSink(host, format, outputs);
        sink.Write(of => of.Draft(result));
        sink.Summarise(room => JobSummary.Write(result, room));
        // The runner obeys what looks like a command on stderr too: for GitHub all is in what it reads.
        if (format != CheckFormats.Console && format != CheckFormats.GitHub)
            host.Error.WriteLine(result.Summary);
        return result.Passed ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}

/// <summary>Where the texts of a check go.</summary>
internal sealed class CheckSink(Host host, CheckFormat format, ImmutableArray<CheckOutput> outputs)
{
    /// <summary>Writes the text of each format where it goes.</summary>
    public void Write(Func<CheckFormat, string> text, bool toStdout = true)
    {
        if (toStdout)
            host.Out.Write(text(format));
        foreach (var output in outputs)
            AtomicFile.Write(output.Path, output.Shown, text(output.Format));
    }

    /// <summary>Appends to the summary of GitHub's run, where there is one; what it is given is the room that is left.</summary>
    public void Summarise(Func<int, string> write)
    {
        if (format != CheckFormats.GitHub || host.Environment("GITHUB_STEP_SUMMARY") is not { Length: > 0 } named)
            return;
        try
        {
            var path = host.FullPath(named);
            var taken = File.Exists(path) ? new FileInfo(path).Length : 0;
            File.AppendAllText(path, write((int)Math.Max(0, JobSummary.MostBytes - taken)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine("The job summary could not be written: GITHUB_STEP_SUMMARY names a file that cannot be appended to.");
        }
    }
}
