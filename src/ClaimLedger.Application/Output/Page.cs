namespace ClaimLedger.Application.Output;

/// <summary>A page for people, written top down: as plain text or as Markdown.</summary>
internal abstract class Page(TextWriter output)
{
    /// <summary>A page in one of the two.</summary>
    public static Page In(Format format, TextWriter output) => format is Format.Markdown ? new Markdown(output) : new Plain(output);

    /// <summary>Where it is written.</summary>
    protected TextWriter Output { get; } = output;

    /// <summary>The page's title.</summary>
    public abstract void Title(string text);

    /// <summary>A heading after the title.</summary>
    public abstract void Heading(string text);

    /// <summary>A paragraph.</summary>
    public abstract void Paragraph(string text);

    /// <summary>A labelled fact; nothing where there is no text.</summary>
    public abstract void Fact(string label, string? text);

    /// <summary>An item of a list, with what belongs to it.</summary>
    public abstract void Item(string text, params string?[] details);

    private sealed class Plain(TextWriter output) : Page(output)
    {
        public override void Title(string text) => Output.WriteLine(Phrases.OneLine(text));

        public override void Heading(string text)
        {
            Output.WriteLine();
            Output.WriteLine(Phrases.OneLine(text));
        }

        public override void Paragraph(string text) => Output.WriteLine(Phrases.OneLine(text));

        public override void Fact(string label, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                Output.WriteLine($"{label + ":",-14} {Phrases.OneLine(text)}");
        }

        public override void Item(string text, params string?[] details)
        {
            Output.WriteLine("  " + Phrases.OneLine(text));
            foreach (var detail in details.Where(detail => !string.IsNullOrEmpty(detail)))
                Output.WriteLine("      " + Phrases.OneLine(detail));
        }
    }

    private sealed class Markdown(TextWriter output) : Page(output)
    {
        public override void Title(string text) => Block("# " + MarkdownText.Escape(text));

        public override void Heading(string text)
        {
            Output.WriteLine();
            Block("## " + MarkdownText.Escape(text));
        }

        public override void Paragraph(string text) => Block(MarkdownText.Escape(text));

        public override void Fact(string label, string? text)
        {
            if (!string.IsNullOrEmpty(text))
                Output.WriteLine($"- **{MarkdownText.Escape(label)}:** {MarkdownText.Escape(text)}");
        }

        public override void Item(string text, params string?[] details)
        {
            Output.WriteLine("- " + MarkdownText.Escape(text));
            foreach (var detail in details.Where(detail => !string.IsNullOrEmpty(detail)))
                Output.WriteLine("  - " + MarkdownText.Escape(detail!));
        }

        private void Block(string text)
        {
            Output.WriteLine(text);
            Output.WriteLine();
        }
    }
}
