using System.Text;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Naming;
using ClaimLedger.Stories;

namespace ClaimLedger.Application.Assisting;

/// <summary>What assistants propose of articles, from a file and from an endpoint: read, verified, and told what was refused.</summary>
internal static class AssistantProposals
{
    private const string StandardInput = "-";
    private const int MostTold = 20;

    /// <summary>The lines that hold.</summary>
    /// <param name="host">The host.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="verifier">What holds lines against them.</param>
    /// <param name="file">The file that holds some, <c>-</c> for stdin, or null.</param>
    /// <param name="reader">Who is asked for more; null for nobody.</param>
    /// <param name="questions">Questions that a figure may answer.</param>
    /// <param name="asksForLinks">Whether it matters which lines are of one question.</param>
    public static IReadOnlyList<HeldProposal> Read(
        Host host,
        IReadOnlyList<StoryArticle> articles,
        ProposalVerifier verifier,
        string? file,
        ReaderSettings? reader,
        IReadOnlyList<Question> questions,
        bool asksForLinks = true)
    {
        if (file is null && reader is null)
            return [];
        var refused = new List<RefusedProposal>();
        var lines = file is null ? [] : OfFile(host, file, refused);
        using var assisted = reader is null ? null : new AssistedReader(host, reader);
        if (assisted is not null)
        {
            var ids = new UniqueNames();
            foreach (var id in lines.Select(line => line.Id).OfType<string>())
                ids.Take(id);
            lines.AddRange(assisted.Ask(articles, Written(questions), ids, refused));
        }
        IReadOnlyList<HeldProposal> held = verifier.Hold(lines, refused);
        Tell(host, refused);
        host.Error.WriteLine($"{Phrases.Count(held.Count, "proposal")} held, {refused.Count} refused");
        if (assisted is not null)
        {
            var wrong = new List<RefusedProposal>();
            if (asksForLinks)
                held = assisted.Link(held, wrong);
            Tell(host, wrong);
            assisted.Tell();
        }
        return held;
    }

    private static List<ProposalLine> OfFile(Host host, string file, List<RefusedProposal> refused)
    {
        var origin = new ProposalOrigin(file, ProposalOrigin.Somebody);
        if (file == StandardInput)
            return ProposalFile.Read(host.In, origin, refused);
        if (!File.Exists(host.FullPath(file)))
            throw new UsageException($"{file} does not exist; name a file of proposals, or - for stdin");
        using var reader = new StreamReader(host.FullPath(file), Encoding.UTF8);
        return ProposalFile.Read(reader, origin, refused);
    }

    // A file's mistakes are there to be mended, each of them; those of a reply, to be seen.
    private static void Tell(Host host, List<RefusedProposal> refused)
    {
        foreach (var group in refused.GroupBy(line => line.Origin))
        {
            var most = group.Key.By == ProposalOrigin.Somebody ? int.MaxValue : MostTold;
            foreach (var line in group.OrderBy(line => line.Line).Take(most))
            {
                var id = line.Id is null ? "" : $" ({line.Id})";
                host.Error.WriteLine(Phrases.OneLine($"{group.Key.Text}:{line.Line}: refused{id}: {line.Why}"));
            }
            if (group.Count() > most)
                host.Error.WriteLine(Phrases.OneLine($"{group.Key.Text}: {group.Count() - most} more refused"));
        }
    }

    private static string Written(IReadOnlyList<Question> questions) => string.Join(
        '\n',
        questions.Select(question =>
            JsonLine.Of([("id", question.Id.ToString()), ("subject", question.Subject), ("asks", question.Asks)])));
}
