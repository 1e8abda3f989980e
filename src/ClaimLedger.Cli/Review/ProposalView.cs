using System.Text;
using ClaimLedger.Cli.Output;
using ClaimLedger.Text;
using Spectre.Console;

namespace ClaimLedger.Cli.Review;

/// <summary>Shows a proposed claim: its quote with the deciding words marked, what is proposed, and what it rests on.</summary>
internal static class ProposalView
{
    private const int Around = 200;
    private const int UsualWidth = 100;

    public static void Show(Host host, Source source, Proposal proposal, int number, int count, string? archive)
    {
        var claim = proposal.Claim;
        var text = new StringWriter { NewLine = "\n" };
        var console = Terminal.Console(host, text, host.Width ?? UsualWidth);
        console.WriteLine();
        console.MarkupLine($"[bold]{number} of {count}[/]  {Plain(claim.Id.ToString())}");
        console.MarkupLine($"  {Plain(source.Title)} ({Plain(source.Publisher)}, {Plain(DateWording.Of(source.Published))})");
        if (claim.Quote is { } quote)
            console.MarkupLine($"  {Quoted(quote, proposal, source, host, archive)}");
        foreach (var (label, value) in Rows(proposal))
            console.MarkupLine($"  {label,-9} {Plain(value)}");
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
            host.Out.WriteLine(line.TrimEnd());
    }

    private static IEnumerable<(string Label, string Value)> Rows(Proposal proposal)
    {
        var (claim, question) = (proposal.Claim, proposal.Question);
        yield return ("says", claim.Value.Text);
        yield return ("question", $"{question.Id}{(proposal.IsNewQuestion ? " (new)" : "")}: {question.Subject}: {question.Asks}");
        if (question.Unit is { } unit)
            yield return ("unit", unit);
        yield return (
            "speaker",
            claim.Speakers.IsEmpty
                ? "the source's own voice"
                : string.Join(
                    "; ", claim.Speakers.Select(speaker => proposal.NewSpeakers.Contains(speaker) ? $"{speaker} (new)" : speaker.Text)));
        yield return ("modality", TermNames<Modality>.Of(claim.Modality));
        if (claim.AsOf.Text is { } asOf)
            yield return ("as-of", asOf);
        if (claim.Note is { } note)
            yield return ("because", note);
    }

    private static string Quoted(string quote, Proposal proposal, Source source, Host host, string? archive)
    {
        var context = ValueContext.For(proposal.Question, source.Published.Days, proposal.Claim.Modality);
        var words = QuoteReader.DecidingWords(quote, proposal.Claim.Value, context);
        var (before, behind) = ("", "");
        if (archive is not null
            && Text(archive, source.TextOf(proposal.Claim)) is { } text
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

    private static string? Text(string archive, string? sha256)
    {
        if (sha256 is null)
            return null;
        foreach (var file in Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            if (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)) == sha256)
                return Encoding.UTF8.GetString(bytes);
        }
        return null;
    }

    private static string Plain(string text) => Markup.Escape(Phrases.OneLine(text));
}
