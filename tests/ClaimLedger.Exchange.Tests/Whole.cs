using System.Collections;
using System.Text;

namespace ClaimLedger.Exchange.Tests;

/// <summary>Everything that a model object holds but places, as text: records compare their arrays by reference, this by content.</summary>
internal static class Whole
{
    internal static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, indent: 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int indent)
    {
        switch (value)
        {
            case null:
                text.Append("null\n");
                break;
            case string words:
                text.Append('"').Append(words).Append("\"\n");
                break;
            case IFormattable or bool or Interval:
                text.Append(value).Append('\n');
                break;
            case IEnumerable items:
                text.Append("[\n");
                foreach (var item in items)
                    Write(text.Append(' ', indent + 2), item, indent + 2);
                text.Append(' ', indent).Append("]\n");
                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                foreach (var property in value.GetType().GetProperties().Where(property => property.PropertyType != typeof(Place)).OrderBy(property => property.Name, StringComparer.Ordinal))
                    Write(text.Append(' ', indent + 2).Append(property.Name).Append(": "), property.GetValue(value), indent + 2);
                break;
        }
    }
}
