using ClaimLedger.Application.Files;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Review;

/// <summary>Asks and tells, a line each: at the keyboard and for scripts.</summary>
internal sealed class ReviewPrompt(Host host)
{
    private const int LongestAnswer = 10_000;

    private static readonly string TooLong = $"an answer has {LongestAnswer:#,0} characters at most";

    /// <summary>
    /// The next answer, without blanks around it; null where there are no more. One that no file could hold is refused and asked again.
    /// </summary>
    public string? Ask(string what)
    {
        while (true)
        {
            host.Out.Write($"{Phrases.OneLine(what)}> ");
            host.Out.Flush();
            var answer = BoundedLine.Read(host.In, LongestAnswer, out var isLonger);
            if (isLonger)
                BoundedLine.Skip(host.In, host.Cancellation);
            // Where the answer is not typed at a terminal, nobody has ended the line.
            if (host.Width is null || answer is null)
                host.Out.WriteLine();
            if (answer is null || (isLonger ? TooLong : Fault(answer)) is not { } fault)
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

    // An arrow key, a separator that was pasted, half a character.
    private static string? Fault(string answer)
    {
        foreach (var sign in answer)
        {
            if (char.IsControl(sign) && sign != '\t' || sign is '\u2028' or '\u2029')
                return $"the answer holds U+{(int)sign:X4}, which nobody sees; give it without";
        }
        return InvisibleCharacters.FirstIn(answer) is { } found
            ? $"the answer holds U+{found.Value:X4} ({found.Name}), which nobody sees; give it without" : null;
    }
}
