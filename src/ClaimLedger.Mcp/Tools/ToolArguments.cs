using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ClaimLedger.Mcp.Tools;

/// <summary>What a call sends, once it is known to be what the tool takes.</summary>
internal sealed class ToolArguments(JsonElement call)
{
    /// <summary>Holds a call against a tool's parameters.</summary>
    /// <exception cref="UsageException">What is missing, too much or wrong.</exception>
    public static ToolArguments Of(IDictionary<string, JsonElement>? given, ImmutableArray<Parameter> parameters)
    {
        var call = JsonSerializer.SerializeToElement(given ?? new Dictionary<string, JsonElement>());
        Parameter.CheckObject(call, parameters);
        return new ToolArguments(call);
    }

    /// <summary>A text; null where it is left out, or blank.</summary>
    public string? Text(string name) =>
        Value(name) is { } value && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text that the call has.</summary>
    public string Needed(string name) => Value(name)!.Value.GetString()!;

    /// <summary>Names with commas between; null where none is given.</summary>
    public string? Names(string name) => Value(name) is { } value && value.GetArrayLength() > 0
        ? string.Join(',', value.EnumerateArray().Select(each => each.GetString())) : null;

    /// <summary>A number as a text; null where it is left out.</summary>
    public string? Number(string name) => Value(name)?.GetInt32().ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether something is asked for.</summary>
    public bool Asks(string name) => Value(name)?.GetBoolean() ?? false;

    /// <summary>The objects of a list.</summary>
    public IEnumerable<ToolArguments> Objects(string name) => Value(name)!.Value.EnumerateArray().Select(each => new ToolArguments(each));

    private JsonElement? Value(string name) =>
        call.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
