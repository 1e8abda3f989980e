using System.Collections.Frozen;
using System.CommandLine;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger completion</c>: scripts that let a shell ask the tool what can come next.</summary>
internal static class CompletionVerb
{
    // Each asks `claimledger "[suggest:POSITION]" "LINE"`, which System.CommandLine answers with one word a line.
    private static readonly FrozenDictionary<string, string> Scripts = new Dictionary<string, string>
    {
        ["bash"] = """
            _claimledger() {
                local word="${COMP_WORDS[COMP_CWORD]}" candidate
                COMPREPLY=()
                while IFS= read -r candidate; do
                    if [[ -n $candidate && $candidate == "$word"* ]]; then
                        COMPREPLY+=("$(printf '%q' "$candidate")")
                    fi
                done < <(claimledger "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            }
            complete -o default -F _claimledger claimledger
            """,
        ["zsh"] = """
            #compdef claimledger
            _claimledger() {
                local -a candidates
                candidates=("${(@f)$(claimledger "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                candidates=(${candidates:#})
                compadd -- "${candidates[@]}"
                _files
            }
            compdef _claimledger claimledger
            """,
        ["fish"] = """
            function __claimledger_complete
                set -l line (commandline --cut-at-cursor --current-process)
                claimledger "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
            end
            complete --command claimledger --arguments '(__claimledger_complete)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName claimledger -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                claimledger "[suggest:$cursorPosition]" "$commandAst" 2>$null |
                    Where-Object { $_ -like "$wordToComplete*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static VerbCommand Create(Host host)
    {
        var shell = new Argument<string[]>("SHELL") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        shell.CompletionSources.Add(Shells);
        var verb = new VerbCommand("completion", "Print a script that completes verbs, options, ids and names in your shell.")
        {
            Usage = "bash|zsh|fish|pwsh",
            TakesDataSet = false,
            Notes = [
                "bash: add `source <(claimledger completion bash)` to ~/.bashrc. zsh: `source <(claimledger completion zsh)` in "
                    + "~/.zshrc, after compinit. fish: `claimledger completion fish > ~/.config/fish/completions/claimledger.fish`. "
                    + "PowerShell: `claimledger completion pwsh | Out-String | Invoke-Expression` in your profile.",
            ],
            Examples = [new("completion bash", "the script for bash")],
        };
        verb.Add(shell);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(shell) is not [var name])
                throw new UsageException($"name one shell: {string.Join(", ", Shells)}");
            if (!Scripts.TryGetValue(name, out var script))
                throw new UsageException(Phrases.NoSuch("script for", name, Shells));
            host.Out.WriteLine(script);
            return ExitCodes.Done;
        });
        return verb;
    }
}
