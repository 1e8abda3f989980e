using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Application.Review;
using ClaimLedger.Cli.Output;
using ClaimLedger.Keys;
using ClaimLedger.Text;
using Spectre.Console;

namespace ClaimLedger.Cli.Review;

/// <summary>Shows a proposed claim: its quote with the deciding words marked, what is proposed, and what it rests on.</summary>
internal sealed class ProposalView(Host host, string? archive)
{
    private const int Around = 200;
    private const int UsualWidth = 100;
    private const int MostDisagreements = 4;
    private const int MostAnswers = 20;

    private readonly Lazy<Dictionary<string, string>> _texts = new(() => Texts(archive));

    /// <summary>Shows a proposal.</summary>
    /// <param name="open">It.</param>
    /// <param name="all">All that are open.</param>
    /// <param name="number">Which of this round it is.</param>
    /// <param name="count">How many the round has.</param>
    public void Show(OpenProposal open, OpenProposals all, int number, int count)
    {
        var (claim, source) = (open.Claim, open.Source);
        Write(console =>
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{number} of {count}[/]  {Plain(claim.Id.ToString())}");
            console.MarkupLine($"  {Plain(source.Title)} ({Plain(ProposalWords.Issue(source))})");
            if (claim.Quote is { } quote)
                console.MarkupLine($"  {Quoted(quote, open.Proposal, source)}");
            foreach (var (label, value) in ProposalWords.Rows(open, all))
                console.MarkupLine($"  {label,-9} {Plain(value)}");
            var disagreements = all.DisagreementsOf(open.Id).ToList();
            foreach (var other in disagreements.Take(MostDisagreements))
                console.MarkupLine($"  disagrees with: {Plain(ProposalWords.Of(other))}");
            if (disagreements.Count > MostDisagreements)
                console.MarkupLine($"  and with {disagreements.Count - MostDisagreements} more");
        });
    }

    /// <summary>Shows all that a question has, and what answers it.</summary>
    public void ShowQuestion(OpenProposal open, OpenProposals all)
    {
        var question = open.Proposal.Question;
        Write(console =>
        {
            console.WriteLine();
            foreach (var field in FormatFields.OfQuestion)
            {
                if (field.Tells(question)?.ForPeopleIn(", ") is { Length: > 0 } told)
                    console.MarkupLine($"  {field.Name,-10} {Plain(told)}{(field.IsId && open.Proposal.IsNewQuestion ? " (new)" : "")}");
            }
            var answers = all.Answers(question.Id).ToList();
            console.MarkupLine($"  {Phrases.Count(answers.Count, "claim")}:");
            foreach (var (claim, source, isProposed) in answers.Take(MostAnswers))
                console.MarkupLine($"  - {Plain(ProposalWords.Of(claim, source, isProposed))}");
            if (answers.Count > MostAnswers)
                console.MarkupLine($"  and {answers.Count - MostAnswers} more");
        });
    }

    /// <summary>Shows questions to choose from, numbered.</summary>
    public void ShowChoice(IReadOnlyList<Question> questions, OpenProposals all) => Write(console =>
    {
        for (var index = 0; index < questions.Count; index++)
        {
            var question = questions[index];
            var kind = all.IsDeclared(question.Id) ? "" : " (new)";
            console.MarkupLine(
                $"  {index + 1}  {Plain(question.Id.ToString())}{kind}: {Plain(question.Subject)}: {Plain(question.Asks)} "
                    + Plain($"({(question.Unit is { } unit ? $"unit {unit}; " : "")}{TermNames<OverTime>.Of(question.OverTime)}; "
                        + $"{Phrases.Count(all.Answers(question.Id).Count(), "claim")})"));
        }
    });

    private void Write(Action<IAnsiConsole> write)
    {
        var text = new StringWriter { NewLine = "\n" };
        write(Terminal.Console(host, text, host.Width ?? UsualWidth));
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
            host.Out.WriteLine(line.TrimEnd());
    }

    private string Quoted(string quote, Proposal proposal, Source source)
    {
        var context = ValueContext.For(proposal.Question, source.Published.Days, proposal.Claim.Modality);
        var words = QuoteReader.DecidingWords(quote, proposal.Claim.Value, context);
        var (before, behind) = ("", "");
        if (source.TextOf(proposal.Claim) is { } hash
            && _texts.Value.GetValueOrDefault(hash) is { } file
            && File.ReadAllText(file) is var text
            && text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var at)
        {
            before = text[Math.Max(0, at - Around)..at];
            behind = text[(at + quote.Length)..Math.Min(text.Length, at + quote.Length + Around)];
        }
        var marked = new StringBuilder();
        var position = 0;
        foreach (var span in words.OrderBy(span => span.Start))
        {
            if (span.Start < position)
                continue;
            marked.Append(Plain(quote[position..span.Start]));
            // Without colours the words are marked all the same.
            marked.Append(
                host.MayColour
                    ? $"[bold yellow]{Plain(quote.Substring(span.Start, span.Length))}[/]"
                    : $"**{Plain(quote.Substring(span.Start, span.Length))}**");
            position = span.End;
        }
        marked.Append(Plain(quote[position..]));
        return $"{Plain(before)}\"{marked}\"{Plain(behind)}";
    }

    // The archived texts by their hash: read once.
    private static Dictionary<string, string> Texts(string? archive)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (archive is null)
            return texts;
        foreach (var file in Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            texts.TryAdd(Convert.ToHexStringLower(SHA256.HashData(stream)), file);
        }
        return texts;
    }

    private static string Plain(string text) => Markup.Escape(Phrases.OneLine(text));
}
