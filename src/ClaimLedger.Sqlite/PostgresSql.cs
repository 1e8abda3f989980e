using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace ClaimLedger.Sqlite;

/// <summary>
/// A statement as PostgreSQL takes it. What is asked of one bucket says so with an equality, by which a cluster knows where to go; what is
/// asked of all says nothing of it. What the tool gives as a JSON array goes as an array of the server's: nothing has to be taken apart
/// there, which a cluster does on its coordinator alone.
/// </summary>
internal sealed partial class PostgresSql
{
    private const string Bucket = "bucket";

    private static readonly ConcurrentDictionary<string, PostgresSql> Asked = new(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, NpgsqlDbType?> _parameters;
    private readonly Lazy<Put> _ofOne, _ofAll;

    private PostgresSql(string text)
    {
        _parameters = ParameterOrNot.Matches(text)
            .Where(match => match.Groups["name"].Success)
            .Select(match => (Name: match.Groups["name"].Value, Type: TypeOf(match.Groups["array"].Value)))
            .GroupBy(each => each.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(each => each.Key, each => each.Max(one => one.Type), StringComparer.Ordinal);
        _ofOne = new(() => Put.Of(InBucket.Replace(text, "${column} = @bucket::smallint")));
        _ofAll = new(() => Put.Of(InBucket.Replace(text, "TRUE")));
    }

    /// <summary>The statement with a text; it is taken apart once.</summary>
    internal static PostgresSql Of(string text) => Asked.GetOrAdd(text, static each => new PostgresSql(each));

    /// <summary>The texts of all that this process has asked so far: of one bucket, and of all.</summary>
    internal static IEnumerable<(string Text, bool IsOfOneBucket)> Texts =>
    [
        .. Asked.Values.Where(sql => sql._ofOne.IsValueCreated).Select(sql => (sql._ofOne.Value.Text, true)),
        .. Asked.Values.Where(sql => sql._ofAll.IsValueCreated).Select(sql => (sql._ofAll.Value.Text, false)),
    ];

    /// <summary>Whether it has a parameter of a name.</summary>
    internal bool Takes(string parameter) => _parameters.ContainsKey(parameter);

    /// <summary>Puts it into a command.</summary>
    /// <param name="bound">Parameters by name; more than it has, or fewer: those are null.</param>
    /// <param name="take">Takes its text.</param>
    /// <param name="parameters">The command's.</param>
    internal void Fill(IReadOnlyDictionary<string, object?> bound, Action<string> take, NpgsqlParameterCollection parameters)
    {
        var put = (bound.GetValueOrDefault(Bucket) is null ? _ofAll : _ofOne).Value;
        take(put.Numbered);
        foreach (var name in put.Parameters)
            parameters.Add(ParameterOf(bound.GetValueOrDefault(name), _parameters[name]));
    }

    /// <summary>The text that is sent: its parameters go by their places, so that the driver has nothing to take apart.</summary>
    private sealed record Put(string Text, string Numbered, List<string> Parameters)
    {
        public static Put Of(string text)
        {
            var names = new List<string>();
            return new Put(text, ParameterOrNot.Replace(text, Number), names);

            string Number(Match match)
            {
                var name = match.Groups["name"];
                if (!name.Success)
                    return match.Value.StartsWith("--", StringComparison.Ordinal) ? "" : match.Value;
                var at = names.IndexOf(name.Value);
                if (at < 0)
                {
                    at = names.Count;
                    names.Add(name.Value);
                }
                return string.Create(CultureInfo.InvariantCulture, $"${at + 1}{match.Value[(name.Length + 1)..]}");
            }
        }
    }

    private static NpgsqlParameter ParameterOf(object? value, NpgsqlDbType? array) => value switch
    {
        null => Typed(array ?? NpgsqlDbType.Unknown, DBNull.Value),
        string json when array is { } type => Typed(type, ArrayOf(json, type)),
        long => Typed(NpgsqlDbType.Bigint, value),
        int or short => Typed(NpgsqlDbType.Bigint, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double => Typed(NpgsqlDbType.Double, value),
        byte[] => Typed(NpgsqlDbType.Bytea, value),
        _ => Typed(NpgsqlDbType.Text, value),
    };

    private static NpgsqlParameter Typed(NpgsqlDbType type, object value) => new() { NpgsqlDbType = type, Value = value };

    private static NpgsqlDbType? TypeOf(string array) => array switch
    {
        "" => null,
        "text" => NpgsqlDbType.Array | NpgsqlDbType.Text,
        "bigint" => NpgsqlDbType.Array | NpgsqlDbType.Bigint,
        _ => throw new InvalidDataException($"An array of {array}."),
    };

    private static object ArrayOf(string json, NpgsqlDbType type)
    {
        using var document = JsonDocument.Parse(json);
        var each = document.RootElement.EnumerateArray();
        return type.HasFlag(NpgsqlDbType.Text)
            ? each.Select(text => text.GetString()!).ToArray()
            : each.Select(number => number.GetInt64()).ToArray();
    }

    // "@@" is an operator, and a comment or a text names no parameter.
    [GeneratedRegex(
        "--[^\n]*|'(?:[^']|'')*'|(?<!@)@(?<name>[a-z]\\w*)(?:::(?<array>[a-z]+)\\[\\])?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ParameterOrNot { get; }

    [GeneratedRegex(@"\(@bucket::smallint IS NULL OR (?<column>[\w.]+) = @bucket::smallint\)", RegexOptions.None, 1000)]
    private static partial Regex InBucket { get; }
}
