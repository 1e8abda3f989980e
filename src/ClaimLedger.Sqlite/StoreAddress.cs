using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Where a shared store is: <c>postgres://[USER@]HOST[:PORT]/DATABASE[?schema=NAME]</c>. It holds no password: that comes from the usual
/// environment (PGPASSWORD, PGPASSFILE) or passfile.
/// </summary>
public sealed class StoreAddress
{
    /// <summary>The schema of a store that names none.</summary>
    public const string DefaultSchema = "claimledger";

    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    private readonly string _connection;

    private StoreAddress(string display, string connection, string schema) =>
        (Display, _connection, Schema) = (display, connection, schema);

    /// <summary>The schema that holds the store; its generations stand beside it, with a number behind its name.</summary>
    public string Schema { get; }

    /// <summary>The address as it was written: it holds no secret.</summary>
    public string Display { get; }

    /// <inheritdoc/>
    public override string ToString() => Display;

    /// <summary>Whether a text is meant as the address of a store.</summary>
    public static bool IsMeant(string? text) =>
        text is not null && Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address, of which <see cref="IsMeant"/> is true.</param>
    /// <param name="address">What it says; null where it cannot be read.</param>
    /// <param name="fault">What is wrong and what to do, without a secret that it holds; null where nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out StoreAddress? address, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        address = null;
        const string form = "write postgres://USER@HOST:PORT/DATABASE";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !IsMeant(text))
        {
            fault = $"the address of the store cannot be read; {form}";
            return false;
        }
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            fault = "the address of the store holds a password, which others can read on the command line; put it into PGPASSWORD or the "
                + "file ~/.pgpass, and leave it out here";
            return false;
        }
        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (database.Length == 0 || database.Contains('/', StringComparison.Ordinal))
        {
            fault = $"the address of the store names no database; {form}";
            return false;
        }
        var connection = new NpgsqlConnectionStringBuilder
        {
            // Of an IPv6 address without the brackets that part it from the port.
            Host = uri.DnsSafeHost,
            Database = database,
            ApplicationName = "claimledger",
            Timeout = 10,
            CommandTimeout = 0,
            // A connection is for one ledger; what it has set is not for the next.
            NoResetOnClose = false,
            IncludeErrorDetail = false,
        };
        if (uri.Port > 0)
            connection.Port = uri.Port;
        if (uri.UserInfo.Length > 0)
            connection.Username = Uri.UnescapeDataString(uri.UserInfo);
        var schema = DefaultSchema;
        foreach (var setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (setting, "") : (setting[..at], Uri.UnescapeDataString(setting[(at + 1)..]));
            switch (name)
            {
                case "schema" when IsName(value):
                    schema = value;
                    break;
                case "host" when value.Length > 0:
                    connection.Host = value;
                    break;
                case "port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port):
                    connection.Port = port;
                    break;
                case "sslmode" when Enum.TryParse<SslMode>(
                    value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode):
                    connection.SslMode = mode;
                    break;
                default:
                    // What stands behind the name may be a secret.
                    fault = $"what the address of the store says of {name} is not understood; it takes schema (a name of small letters, "
                        + "digits and _), host, port and sslmode";
                    return false;
            }
        }
        if (string.IsNullOrEmpty(connection.Host))
        {
            fault = $"the address of the store names no host; {form}";
            return false;
        }
        (address, fault) = (new StoreAddress(text, connection.ConnectionString, schema), null);
        return true;
    }

    /// <summary>Reads an address.</summary>
    /// <exception cref="LedgerException">It cannot be read; the message says why.</exception>
    public static StoreAddress Parse(string text) =>
        TryParse(text, out var address, out var fault)
            ? address
            : throw new LedgerException(char.ToUpperInvariant(fault[0]) + fault[1..] + ".");

    /// <summary>Opens a connection to its database.</summary>
    internal NpgsqlConnection Connect() => Connect(_connection);

    /// <summary>
    /// The same for whoever asks the same again and again: the server keeps what it was asked before, taken apart and planned.
    /// </summary>
    internal NpgsqlConnection ConnectToAskAgain() => Connect(new NpgsqlConnectionStringBuilder(_connection)
    {
        MaxAutoPrepare = 32,
        AutoPrepareMinUsages = 2,
    }.ConnectionString);

    private static NpgsqlConnection Connect(string to) => Opened.Sources.GetOrAdd(to, static connection =>
    {
        // Of the driver's types only those that a ledger has.
        var source = new NpgsqlSlimDataSourceBuilder(connection);
        source.EnableTransportSecurity();
        source.EnableArrays();
        return source.Build();
    }).OpenConnection();

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 40 && text[0] is >= 'a' and <= 'z'
            && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');

    // Apart, so that whoever only asks what an address is does not load the driver.
    private static class Opened
    {
        public static readonly ConcurrentDictionary<string, NpgsqlDataSource> Sources = new(StringComparer.Ordinal);
    }
}
