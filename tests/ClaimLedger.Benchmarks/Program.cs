using ClaimLedger.Benchmarks;

return args switch
{
    ["reconcile"] => ReconcileBenchmark.Run(100_000),
    ["reconcile", var questions] when Count(questions) is { } count => ReconcileBenchmark.Run(count),
    ["loops"] => InnerLoops.Run(),
    ["make", var ledger, var questions] when Count(questions) is { } count => ReconcileBenchmark.Make(ledger, count),
    ["import", var program] => ImportBenchmark.Run(program, 100_000),
    ["import", var program, var rows] when Count(rows) is { } count => ImportBenchmark.Run(program, count),
    ["peers", .. var options] => Peers(options),
    ["duck-child", var database, .. var statements] => PeersBenchmark.RunDuck(database, statements),
    ["append-child", var ledger] => PeersBenchmark.RunAppend(ledger),
    ["serve"] => ServeBenchmark.Run(100_000),
    ["serve", "--mixed", var minutes] when Count(minutes) is { } count => MixedBenchmark.Run(count),
    ["serve", var claims] when Count(claims) is { } count => ServeBenchmark.Run(count),
    ["store"] => StoreBenchmark.Run([10_000, 100_000, 1_000_000], isOfWorkers: false),
    ["store", "--workers"] => StoreBenchmark.Run([1_000_000, 10_000_000], isOfWorkers: true),
    ["store", "--workers", .. var sizes] when sizes.All(size => Count(size) is not null) =>
        StoreBenchmark.Run([.. sizes.Select(size => Count(size)!.Value)], isOfWorkers: true),
    ["store", .. var sizes] when sizes.All(size => Count(size) is not null) =>
        StoreBenchmark.Run([.. sizes.Select(size => Count(size)!.Value)], isOfWorkers: false),
    ["queue-child", var store, var ledger] => StoreBenchmark.RunQueue(store, ledger),
    ["forget-child", var ledger] => ReconcileBenchmark.Forget(ledger),
    ["reconcile-child", var ledger] => ReconcileBenchmark.RunChild(ledger),
    _ => Usage(),
};

static int Peers(string[] options)
{
    string? tables = null;
    if (options is [.. var before, "--tables", var folder])
        (options, tables) = (before, folder);
    return options switch
    {
        [] => PeersBenchmark.Run(1_000_000, tables),
        ["0"] => PeersBenchmark.Run(0, tables),
        [var most] when Count(most) is { } count => PeersBenchmark.Run(count, tables),
        _ => Usage(),
    };
}

static int? Count(string text) =>
    int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
        && count > 0
        ? count
        : null;

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/ClaimLedger.Benchmarks -- reconcile [QUESTIONS]

        reconcile   makes a ledger of QUESTIONS (100000) questions with ten claims each, then reconciles it from disk and, in
                    turn, groups the same table by question in the sqlite3 shell; prints seconds, claims a second and memory.
        import      PROGRAM [ROWS] takes an invented table of ROWS (100000) rows straight into a ledger with the claimledger at
                    PROGRAM and, in turn, into one indexed table with the sqlite3 shell.
        peers       [MOST] [--tables FOLDER] does on invented tables of 10,000, 100,000, … MOST (1000000) rows what a desk does, in turn
                    with plain SQL in the sqlite3 shell and in DuckDB, and prints wall and processor time, memory and ratios; then imports
                    and reconciles the real tables of FOLDER (shared/bench/tables beside the repository) in the same way, and holds
                    what is found against their EXPECTED.tsv. They are not part of the project; without them it says so. MOST 0: these
                    alone.
        serve       serves an invented data set of CLAIMS (100000) claims, or, where there are more, a ledger, to fifty readers and one
                    who rules; prints how long pages take, how many a second, and memory.
                    --mixed MINUTES: readers, rulings and acceptances on a small disk of its own, while the server is killed again and
                    again and the disk is full once; nothing that was answered with success may be lost.
        store       [CLAIMS…] takes invented tables of 10,000, 100,000 and 1,000,000 claims into a ledger's file and into a shared store
                    on a PostgreSQL server that it starts itself, reconciles both, reads from both, and reads on while a store is built
                    anew; prints wall time, processor time of ours and of the server, memory and ratios.
                    --workers [CLAIMS…]: only what one worker and two take to reconcile 1,000,000 and 10,000,000 claims, beside a file,
                    while somebody reads what was there before.
        loops       reads values, asks the gate and sweeps questions, a short run each, with what they allocate (BenchmarkDotNet).
        make        only makes the ledger: LEDGER.db QUESTIONS
        """);
    return 2;
}
