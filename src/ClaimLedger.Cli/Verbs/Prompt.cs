using ClaimLedger.Application.Assisting;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger prompt</c>: what a person can hand to any assistant, so that it writes proposals.</summary>
internal static class PromptVerb
{
    public static VerbCommand Create(Host host)
    {
        var verb = new VerbCommand("prompt", "Print the prompt that makes an assistant write down the figures of articles as proposals.")
        {
            Usage = "",
            TakesDataSet = false,
            Notes =
            [
                "Hand it to any assistant together with the articles, each under the name of its file. It answers with JSON Lines, which "
                    + $"`{Tool.Name} schema proposals` describes. An assistant only proposes: each line is verified against the text, and "
                    + "counts when a person accepts it.",
                $"`{Tool.Name} init --templates` writes the prompt to templates/{Prompts.Proposals}.",
            ],
            Examples = [new("prompt", "the prompt, to paste or to pipe")],
        };
        verb.SetAction(_ =>
        {
            host.Out.Write(Prompts.Text(Prompts.Proposals));
            return ExitCodes.Done;
        });
        return verb;
    }
}
