namespace ClaimLedger.Cli.Review;

/// <summary>Asks and tells, a line each: at the keyboard and for scripts.</summary>
internal sealed class ReviewPrompt(Host host)
{
    /// <summary>The next answer, without blanks around it; null where there are no more.</summary>
    public string? Ask(string what)
    {
        host.Out.Write($"{Phrases.OneLine(what)}> ");
        host.Out.Flush();
        var answer = host.In.ReadLine();
        // Where the answer is not typed at a terminal, nobody has ended the line.
        if (host.Width is null || answer is null)
            host.Out.WriteLine();
        return answer?.Trim();
    }

    /// <summary>Tells something in one line.</summary>
    public void Say(string words)
    {
        host.Out.WriteLine(Phrases.OneLine(words));
        host.Out.Flush();
    }
}
