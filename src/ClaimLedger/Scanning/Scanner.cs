using ClaimLedger.Text;

namespace ClaimLedger.Scanning;

/// <summary>Reads some kinds of quantities at a place in running text.</summary>
internal abstract class Scanner(string text, List<Token> tokens, ScanOptions options)
{
    protected string Text { get; } = text;

    protected List<Token> Tokens { get; } = tokens;

    protected ScanOptions Options { get; } = options;

    protected TokenReader Reader { get; } = new(tokens);

    /// <summary>
    /// What stands at <paramref name="position"/>, and the token behind it; null where there is nothing, or, with the token behind it, what
    /// is no quantity for want of a day to reckon it from.
    /// </summary>
    public FoundQuantity? Read(int position, out int end)
    {
        end = position;
        if (!CanStart(position))
            return null;
        try
        {
            Reader.Position = position;
            return ReadHere(position, ref end);
        }
        catch (OverflowException)
        {
            // decimal has no arithmetic that saturates: what is beyond it is nothing of the news.
            end = position;
            return null;
        }
    }

    /// <summary>Whether the token here can start one; most cannot, and are not read.</summary>
    protected abstract bool CanStart(int position);

    /// <summary>Reads at a place where one can start, and moves <paramref name="end"/> behind what was found.</summary>
    protected abstract FoundQuantity? ReadHere(int position, ref int end);

    protected Token At(int index) => index >= 0 && index < Tokens.Count ? Tokens[index] : Token.Nothing;

    protected string Word(int index) => At(index).Text;

    protected bool IsIn(WordSet words, int index) => index >= 0 && words.Contains(At(index));

    protected bool IsUpper(int index) => char.IsUpper(Text[Tokens[index].Start]);
}
