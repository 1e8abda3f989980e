using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace ClaimLedger.TestSupport;

/// <summary>Everything that a model object holds, as text: records compare their arrays by reference, this by content.</summary>
public static class Dump
{
    /// <summary>All of it.</summary>
    public static string Of(object? value) => Of(value, withPlaces: true);

    /// <summary>All of it but the places in files, which differ between a data set and its copy in another form.</summary>
    public static string WithoutPlaces(object? value) => Of(value, withPlaces: false);

    private static string Of(object? value, bool withPlaces)
    {
        var text = new StringBuilder();
        Write(text, value, indent: 0, withPlaces);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int indent, bool withPlaces)
    {
        switch (value)
        {
            case null:
                text.Append("null\n");
                break;
            case string words:
                text.Append('"').Append(words).Append("\"\n");
                break;
            case decimal number:
                text.Append(number.ToString("0.############################", CultureInfo.InvariantCulture)).Append('\n');
                break;
            case IFormattable or bool or Interval or Place:
                text.Append(value).Append('\n');
                break;
            case IEnumerable items:
                text.Append("[\n");
                foreach (var item in items)
                    Write(text.Append(' ', indent + 2), item, indent + 2, withPlaces);
                text.Append(' ', indent).Append("]\n");
                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                foreach (var property in value
                    .GetType()
                    .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                    .Where(property => property.GetIndexParameters().Length == 0 && (withPlaces || property.PropertyType != typeof(Place)))
                    .OrderBy(property => property.Name, StringComparer.Ordinal))
                    Write(
                        text.Append(' ', indent + 2).Append(property.Name).Append(": "), property.GetValue(value), indent + 2, withPlaces);
                break;
        }
    }
}
