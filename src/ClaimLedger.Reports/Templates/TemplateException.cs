namespace ClaimLedger.Reports;

/// <summary>A template that cannot be found, parsed or run: the message has file, line, column and cure.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>Creates one.</summary>
    public TemplateException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
