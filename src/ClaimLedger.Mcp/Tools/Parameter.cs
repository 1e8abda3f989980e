using System.Collections.Immutable;
using System.Text.Json;

namespace ClaimLedger.Mcp.Tools;

/// <summary>
/// A parameter of a tool: its schema is what callers are told, and what comes is held to the same bounds. Closed.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is, for whoever calls.</param>
/// <param name="IsNeeded">Whether a call must have it.</param>
internal abstract record Parameter(string Name, string About, bool IsNeeded)
{
    /// <summary>Writes its schema.</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject(Name);
        json.WriteString("description", About);
        WriteBounds(json);
        json.WriteEndObject();
    }

    /// <summary>Refuses a value that is none of it.</summary>
    /// <exception cref="UsageException">What is wrong, and what to send instead.</exception>
    public abstract void Check(JsonElement value);

    /// <summary>Writes what a value may be.</summary>
    protected abstract void WriteBounds(Utf8JsonWriter json);

    /// <summary>Whether a call has something under a name.</summary>
    private static bool Has(JsonElement call, string name) =>
        call.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Writes the schema of an object that has these and nothing else.</summary>
    public static void WriteObject(Utf8JsonWriter json, ImmutableArray<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        foreach (var parameter in parameters.Where(parameter => parameter.IsNeeded))
            json.WriteStringValue(parameter.Name);
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var parameter in parameters)
            parameter.WriteSchema(json);
        json.WriteEndObject();
    }

    /// <summary>Refuses an object that is not of these.</summary>
    /// <exception cref="UsageException">What is missing, too much or wrong.</exception>
    public static void CheckObject(JsonElement call, ImmutableArray<Parameter> parameters)
    {
        foreach (var given in call.EnumerateObject())
        {
            var parameter = parameters.FirstOrDefault(known => known.Name == given.Name)
                ?? throw new UsageException(Phrases.NoSuch("parameter", given.Name, [.. parameters.Select(known => known.Name)]));
            if (given.Value.ValueKind != JsonValueKind.Null)
                parameter.Check(given.Value);
        }
        if (parameters.FirstOrDefault(needed => needed.IsNeeded && !Has(call, needed.Name)) is { } missing)
            throw new UsageException($"{missing.Name} is missing: {missing.About}");
    }

    /// <summary>A text.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="About">What it is.</param>
    /// <param name="Longest">The most UTF-16 units.</param>
    /// <param name="IsNeeded">Whether a call must have it.</param>
    public sealed record Text(string Name, string About, int Longest = 300, bool IsNeeded = false) : Parameter(Name, About, IsNeeded)
    {
        /// <inheritdoc/>
        public override void Check(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.String)
                throw new UsageException($"{Name} is a text; write it between quotation marks");
            if (value.GetString()!.Length is var length && length > Longest)
                throw new UsageException($"{Name} has {length:#,0} characters, and {Longest:#,0} are taken; send less");
            if (IsNeeded && string.IsNullOrWhiteSpace(value.GetString()))
                throw new UsageException($"{Name} is empty: {About}");
        }

        /// <inheritdoc/>
        protected override void WriteBounds(Utf8JsonWriter json)
        {
            json.WriteString("type", "string");
            json.WriteNumber("maxLength", Longest);
        }
    }

    /// <summary>Names out of a table, several at once.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="About">What they are.</param>
    /// <param name="All">The names that there are.</param>
    public sealed record Names(string Name, string About, ImmutableArray<string> All) : Parameter(Name, About, IsNeeded: false)
    {
        /// <inheritdoc/>
        public override void Check(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(each => each.ValueKind != JsonValueKind.String))
                throw new UsageException($"{Name} is a list of texts; write [\"{All[0]}\"]");
            foreach (var name in value.EnumerateArray().Select(each => each.GetString()!).Where(name => !All.Contains(name)))
                throw new UsageException(Phrases.NoSuch(Name, name, All));
        }

        /// <inheritdoc/>
        protected override void WriteBounds(Utf8JsonWriter json)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            json.WriteStartArray("enum");
            foreach (var name in All)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    /// <summary>A whole number.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="About">What it is.</param>
    /// <param name="Least">The least.</param>
    /// <param name="Most">The most.</param>
    public sealed record Number(string Name, string About, int Least, int Most) : Parameter(Name, About, IsNeeded: false)
    {
        /// <inheritdoc/>
        public override void Check(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < Least || number > Most)
                throw new UsageException($"{Name} is a whole number from {Least} to {Most}");
        }

        /// <inheritdoc/>
        protected override void WriteBounds(Utf8JsonWriter json)
        {
            json.WriteString("type", "integer");
            json.WriteNumber("minimum", Least);
            json.WriteNumber("maximum", Most);
        }
    }

    /// <summary>Yes or no; left out, no.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="About">What it asks for.</param>
    public sealed record Flag(string Name, string About) : Parameter(Name, About, IsNeeded: false)
    {
        /// <inheritdoc/>
        public override void Check(JsonElement value)
        {
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                throw new UsageException($"{Name} is true or false");
        }

        /// <inheritdoc/>
        protected override void WriteBounds(Utf8JsonWriter json) => json.WriteString("type", "boolean");
    }

    /// <summary>A list of objects.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="About">What they are.</param>
    /// <param name="Members">What each holds.</param>
    /// <param name="Most">The most of them; at least one is needed.</param>
    public sealed record Objects(string Name, string About, ImmutableArray<Parameter> Members, int Most)
        : Parameter(Name, About, IsNeeded: true)
    {
        /// <inheritdoc/>
        public override void Check(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(each => each.ValueKind != JsonValueKind.Object))
                throw new UsageException($"{Name} is a list of objects");
            if (value.GetArrayLength() is var count && (count == 0 || count > Most))
                throw new UsageException($"{Name} holds {count:#,0}, and from 1 to {Most} are taken");
            foreach (var each in value.EnumerateArray())
                CheckObject(each, Members);
        }

        /// <inheritdoc/>
        protected override void WriteBounds(Utf8JsonWriter json)
        {
            json.WriteString("type", "array");
            json.WriteNumber("minItems", 1);
            json.WriteNumber("maxItems", Most);
            json.WriteStartObject("items");
            WriteObject(json, Members);
            json.WriteEndObject();
        }
    }
}
