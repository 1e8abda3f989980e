using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Targets;

/// <summary>What nobody has accepted yet stands in no list: whoever reads one is told that there is more.</summary>
internal static class ProposalNotes
{
    /// <summary>Says on stderr how many proposed claims of a data set wait for a person, and what opens them; nothing of none.</summary>
    /// <param name="host">The world.</param>
    /// <param name="target">The data set; a ledger holds no proposals.</param>
    public static void Write(Host host, Target target)
    {
        ArgumentNullException.ThrowIfNull(host);
        if (target is not Target.Folder folder || Proposals.Waiting(folder.Path, host.Cancellation) is not (> 0 and var waiting))
            return;
        host.Error.WriteLine(Phrases.OneLine(
            $"{Phrases.Count(waiting, "proposed claim")} of the data set {(waiting == 1 ? "waits" : "wait")} for review: "
                + $"`{Review(folder)}` goes through {(waiting == 1 ? "it" : "them")}."));
    }

    /// <summary>The command that opens the review of a data set.</summary>
    public static string Review(Target.Folder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var shown = folder.Display.Any(char.IsWhiteSpace) ? $"\"{folder.Display}\"" : folder.Display;
        return $"{Tool.Name} extract --review {shown}".TrimEnd();
    }
}
