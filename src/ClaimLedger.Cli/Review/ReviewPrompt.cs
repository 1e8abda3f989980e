using ClaimLedger.Application.Files;
using ClaimLedger.Application.Review;

namespace ClaimLedger.Cli.Review;

/// <summary>Asks and tells, a line each: at the keyboard and for scripts.</summary>
internal sealed class ReviewPrompt(Host host)
{
    /// <summary>
    /// The next answer, without blanks around it; null where there are no more. One that no file could hold is refused and asked again.
    /// </summary>
    public string? Ask(string what)
    {
        while (true)
        {
            host.Out.Write($"{Phrases.OneLine(what)}> ");
            host.Out.Flush();
            var answer = BoundedLine.Read(host.In, TypedText.Longest, out var isLonger);
            if (isLonger)
                BoundedLine.Skip(host.In, host.Cancellation);
            // Where the answer is not typed at a terminal, nobody has ended the line.
            if (host.Width is null || answer is null)
                host.Out.WriteLine();
            if (answer is null || (isLonger ? TypedText.TooLong : TypedText.FaultIn(answer)) is not { } fault)
                return answer?.Trim();
            Say(fault);
        }
    }

    /// <summary>Tells something in one line.</summary>
    public void Say(string words)
    {
        host.Out.WriteLine(Phrases.OneLine(words));
        host.Out.Flush();
    }
}
