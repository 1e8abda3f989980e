using ClaimLedger.Benchmarks;

return args switch
{
    ["reconcile", .. var options] => ReconcileBenchmark.Run(options),
    ["make", var ledger, var questions] => ReconcileBenchmark.Make(ledger, int.Parse(questions, System.Globalization.CultureInfo.InvariantCulture)),
    ["reconcile-child", var ledger] => ReconcileBenchmark.RunChild(ledger),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage: dotnet run -c Release --project tests/ClaimLedger.Benchmarks -- reconcile [QUESTIONS]

        reconcile   makes a ledger of QUESTIONS (100000) questions with ten claims each, then reconciles it from disk and, in
                    turn, groups the same table by question in the sqlite3 shell; prints seconds, claims a second and memory.
        make        only makes the ledger: LEDGER.db QUESTIONS
        """);
    return 2;
}
