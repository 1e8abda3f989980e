using System.Collections.Immutable;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Proposing;

/// <summary>Proposed claims as files of a data set: for whatever reads articles.</summary>
internal static class ProposalFiles
{
    /// <summary>
    /// The source with those of its proposals that the loader accepts: a proposal is not worth a data set that does not build.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="folder">The data set.</param>
    /// <param name="source">The source.</param>
    /// <param name="dropped">The ids of the proposals that the data set would not accept.</param>
    public static SourceDraft Sound(Host host, Target.Folder folder, Source source, out ImmutableHashSet<string> dropped)
    {
        var draft = Proposals.Draft(source);
        dropped = [];
        if (Mistakes(draft).IsEmpty)
            return draft;
        var wrong = Mistakes(Proposals.Draft(source with { Proposals = [] }));
        if (!wrong.IsEmpty)
            throw new UsageException($"the source would not be valid: {wrong[0].Wrong}; {wrong[0].Cure}");
        var sound = source.Proposals
            .Where(proposal => Mistakes(Proposals.Draft(source with { Proposals = [proposal] })).IsEmpty)
            .ToImmutableArray();
        dropped = [.. source.Proposals.Except(sound).Select(proposal => proposal.Claim.Id.Local)];
        return Proposals.Draft(source with { Proposals = sound });

        ImmutableArray<Mistake> Mistakes(SourceDraft each) => DataSetLoader.Load(folder.Path, [each], host.Cancellation).Mistakes;
    }

    /// <summary>Writes a source into a data set, and tells where.</summary>
    /// <param name="host">The host.</param>
    /// <param name="folder">The data set.</param>
    /// <param name="draft">The source.</param>
    /// <param name="told">Where the file's name is told.</param>
    /// <param name="cure">What to do where it is there already and is another.</param>
    /// <param name="force">Whether open proposals of one that is there are replaced.</param>
    /// <returns>The ids of the claims that were accepted before, and are not proposed again.</returns>
    public static ImmutableHashSet<string> Put(Host host, Target.Folder folder, SourceDraft draft, TextWriter told, string cure, bool force)
    {
        var file = DataSetWriter.SourceFile(draft, new HashSet<string>(StringComparer.Ordinal));
        var path = Path.Combine([folder.Path, .. file.Name.Split('/')]);
        var shown = DataSetReader.Shown(folder, new Place(file.Name, 1, 1)).File;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var accepted = ImmutableHashSet<string>.Empty;
        // A review may be writing there.
        using var held = WholeFile.Lock(path, host.Cancellation);
        if (!File.Exists(path))
        {
            AtomicFile.Write(path, shown, file.Text);
        }
        else if (File.ReadAllText(path) == file.Text)
        {
            // A run over several articles that was cut off is run again.
            host.Error.WriteLine(Phrases.OneLine($"{shown} is there already, and is the same"));
        }
        else
        {
            if (!force)
                throw new UsageException($"{shown} is there already; {cure}");
            var renewed = Proposals.Renew(File.ReadAllText(path), draft, out accepted)
                ?? throw new UsageException(
                    $"{shown} is laid out in a way that claims cannot be replaced in; write each claim on lines of its own");
            AtomicFile.Write(path, shown, renewed);
        }
        told.WriteLine(shown);
        return accepted;
    }
}
