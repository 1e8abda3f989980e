using Spectre.Console;

namespace ClaimLedger.Cli.Output;

/// <summary>What is drawn for a terminal, as text.</summary>
internal static class Terminal
{
    /// <summary>Draws into a text, in colour where the host may, and as wide as is said.</summary>
    public static IAnsiConsole Console(Host host, TextWriter text, int width)
    {
        ArgumentNullException.ThrowIfNull(host);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.MayColour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = host.MayColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
