using ClaimLedger.Text;

namespace ClaimLedger.Application.Targets;

/// <summary>A day, month or year that somebody named: with an option, in an address or in a form.</summary>
internal static class NamedDay
{
    /// <summary>The days that are meant.</summary>
    /// <param name="name">What it was named with, as it was written.</param>
    /// <param name="text">The date.</param>
    /// <exception cref="UsageException">It is no date.</exception>
    public static DaySpan Read(string name, string text)
    {
        var read = Edtf.Parse(text);
        return read.Success ? read.Value : throw new UsageException($"{name} '{text}': {read.Wrong}; {read.Cure}");
    }
}
