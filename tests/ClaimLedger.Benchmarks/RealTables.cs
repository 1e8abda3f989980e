using System.Globalization;
using ClaimLedger.Sqlite;
using ClaimLedger.TestSupport;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Benchmarks;

/// <summary>
/// Real tables that lie beside the project and not in it, unedited: each <c>TABLE/claims.csv</c> has a question, a value, a source and a
/// date, and <c>EXPECTED.tsv</c> says what plain comparison of values finds. They come in as open choices, by the maps of
/// <c>tests/data/real-tables</c>, so that a ledger and <c>GROUP BY</c> are asked the same: which questions have several sources and
/// several values.
/// </summary>
internal static class RealTables
{
    // What they take are milliseconds, most of them a process that starts: medians of many.
    private const int Rounds = 9;
    private const string Create = "CREATE TABLE claim (question TEXT, value TEXT, source TEXT, date TEXT)";
    private const string OfSeveral = "SELECT question FROM claim GROUP BY question HAVING count(DISTINCT source) > 1";
    private const string Group = $"SELECT count(*) FROM ({OfSeveral} AND count(DISTINCT value) > 1) AS found";

    /// <summary>Where they are looked for when nobody says where they are.</summary>
    internal static string BesideTheRepository =>
        SharedFolder.Path is { } shared ? Path.Combine(shared, "bench", "tables") : "shared/bench/tables";

    /// <summary>The file with what is to be found; null where a folder has no such tables.</summary>
    internal static string? In(string folder) => Path.Combine(folder, "EXPECTED.tsv") is var file && File.Exists(file) ? file : null;

    internal static string Missing(string folder) =>
        $"No real tables: there is no EXPECTED.tsv in {folder}. "
            + "Name the folder that has it, with a folder for each table, by --tables FOLDER.";

    /// <summary>Compares on each of them.</summary>
    /// <returns>The exit code: 1 where a ledger holds or finds something else than is expected.</returns>
    internal static int Compare(string work, string folder)
    {
        if (In(folder) is not { } file)
        {
            Console.WriteLine(Missing(folder));
            return 0;
        }
        Console.WriteLine(
            "| table | task | sqlite3: wall, processor ms | DuckDB | ClaimLedger | of sqlite3: wall, processor | of DuckDB | peak MB "
                + "| found: sqlite3, DuckDB, ClaimLedger; expected |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var isAsExpected = true;
        foreach (var row in File.ReadLines(file).Skip(1).Select(line => line.Split('\t')))
            isAsExpected &= Compare(work, folder, row[0], [.. row[1..].Select(cell => long.Parse(cell, CultureInfo.InvariantCulture))]);
        if (!isAsExpected)
            Console.Error.WriteLine("A ledger does not hold what is expected of its table.");
        return isAsExpected ? 0 : 1;
    }

    private static bool Compare(string work, string folder, string name, long[] expected)
    {
        var table = Path.Combine(folder, name, "claims.csv");
        var (lite, duck) = (Path.Combine(work, $"{name}.lite"), Path.Combine(work, $"{name}.duck"));
        var ledger = Path.Combine(work, $"{name}.db");
        Row(
            $"{name}, {expected[0]:N0} rows",
            "import",
            () => PeersBenchmark.Shell(
                PeersBenchmark.Fresh(lite), Create, PeersBenchmark.Index, $".import --csv --skip 1 \"{table}\" claim"),
            () => PeersBenchmark.Duck(
                PeersBenchmark.Fresh(duck),
                Create,
                // What a quote is written as in quotes is guessed from the first rows otherwise.
                $"COPY claim FROM '{table.Replace("'", "''", StringComparison.Ordinal)}' (HEADER, QUOTE '\"', ESCAPE '\"')",
                PeersBenchmark.Index),
            () => PeersBenchmark.Own("import", table, "--map", MapOf(name), "-o", PeersBenchmark.Fresh(ledger)),
            (_, _) => "");
        var held = Array.Empty<long>();
        Row(
            name,
            "reconcile",
            () => PeersBenchmark.Shell(lite, Group),
            () => PeersBenchmark.Duck(duck, Group),
            () => PeersBenchmark.Reconciled(ledger),
            (one, two) =>
            {
                held = Held(ledger);
                return $"{one.Output.Trim()}, {two.Output.Trim()}, {held[^1]}; {expected[^1]}";
            });
        return held.SequenceEqual(expected);
    }

    private static string MapOf(string table) => Directory.EnumerateFiles(RepositoryRoot.Combine("tests/data/real-tables"), "*.choice.yaml")
        .Single(map => table.StartsWith(Path.GetFileName(map).Split('.')[0], StringComparison.Ordinal));

    // Claims, questions, such of several sources, and such of those with a conflict: what EXPECTED.tsv counts.
    private static long[] Held(string ledger)
    {
        using var connection = Connections.Open(ledger, SqliteOpenMode.ReadOnly);
        return
        [
            Sql.Number(connection, "SELECT count(*) FROM claim"),
            Sql.Number(connection, "SELECT count(*) FROM question"),
            Sql.Number(connection, $"SELECT count(*) FROM ({OfSeveral})"),
            Sql.Number(connection, $"SELECT count(DISTINCT question) FROM conflict WHERE question IN ({OfSeveral})"),
        ];
    }

    private static void Row(
        string table,
        string task,
        Func<PeersBenchmark.Usage> lite,
        Func<PeersBenchmark.Usage> duck,
        Func<PeersBenchmark.Usage> own,
        Func<PeersBenchmark.Usage, PeersBenchmark.Usage, string> found)
    {
        var (one, two, three) = PeersBenchmark.InTurn(Rounds, lite, duck, own);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {table} | {task} | {Told(one!)} | {Told(two!)} | {Told(three)} | {Ratio(three, one!)} | {Ratio(three, two!)} | "
                + $"{three.Peak / 1e6:N0} | {found(one!, two!)} |"));

        static string Told(PeersBenchmark.Usage usage) =>
            string.Create(CultureInfo.InvariantCulture, $"{usage.Wall * 1000:N0}, {usage.Processor * 1000:N0}");

        static string Ratio(PeersBenchmark.Usage own, PeersBenchmark.Usage peer) => string.Create(
            CultureInfo.InvariantCulture, $"{own.Wall / peer.Wall:N1}, {own.Processor / Math.Max(peer.Processor, 0.001):N1}");
    }
}
