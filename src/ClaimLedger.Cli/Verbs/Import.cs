using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Importing;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.DataSets;
using ClaimLedger.DataSets.Yaml;
using ClaimLedger.Exchange;
using ClaimLedger.Exchange.Formats;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger import</c>.</summary>
internal static class ImportVerb
{
    private const string Csv = "csv";
    private const string Lines = "jsonl";
    private const string Package = "datapackage";
    private const string Parquet = "parquet";
    private const string Excel = "xlsx";

    public static VerbCommand Create(Host host)
    {
        var input = new Argument<string>("FILE")
        {
            Description = "A table (CSV, TSV, JSON, JSON Lines, Parquet, .xlsx), or the folder of a data package.",
        };
        var format = Formats.Option(Csv, Lines, Package, Parquet, Excel);
        format.DefaultValueFactory = _ => "";
        format.Description += " Left out, the file's name decides.";
        var map = new Option<string?>(
            "--map")
        { HelpName = "MAP.yaml", Description = "What each column is, for a table that `export` did not write." };
        var output = new Option<string?>(
            "--output", "-o")
        {
            HelpName = "DATASET",
            Description = "The folder of a new data set, which is not there yet, or empty; or a ledger, NAME.db, without a data set.",
        };
        var into = new Option<string?>(
            "--into")
        { HelpName = "DATASET", Description = "A data set that the sources are added to; what it holds is not changed." };
        var most = new Option<int>(
            "--max-errors")
        {
            HelpName = "N",
            Description = "How many mistakes are shown; all are looked for, and counted.",
            DefaultValueFactory = _ => 100,
        };
        var append = new Option<bool>("--append")
        {
            Description = "Add the table to the ledger that -o names and that is there; rows that it has already are passed over.",
        };
        var queue = new Option<bool>("--queue")
        {
            Description = "Leave it to workers (`work`) to find the conflicts; until then readers of the store see the ledger before.",
        };
        var store = Operands.Store("A shared store on PostgreSQL in place of a ledger's file: postgres://USER@HOST/DATABASE.");
        var verb = new VerbCommand("import", "Make a data set or a ledger, or add sources to a data set, from tables or a data package.")
        {
            Usage = "FILE (-o DATASET | (-o LEDGER.db | --store URL [--queue]) [--append] | --into DATASET) [--map MAP.yaml] [options]",
            TakesDataSet = false,
            Notes =
            [
                "Everything is validated first, as in a data set: each mistake is reported with its line and column in the file, all in "
                    + "one run, and then nothing is written.",
                "Sources and claims that are in the data set already are passed over where they say the same, and are a mistake where "
                    + "they do not.",
                "With --append a table goes into the ledger that -o names: what came today, or a table that has grown.",
                $"docs/exchange.md describes the formats and the map; `{Tool.Name} init --docs` writes it down.",
            ],
            Examples =
            [
                new("import everything.jsonl -o again", "a whole data set, from what `export --format jsonl` wrote"),
                new("import claims.csv --into .", "claims and sources from a spreadsheet, into the data set you stand in"),
                new("import counts.csv --map counts-map.yaml --into .", "another desk's table, column by column"),
                new("import everything.jsonl -o everything.db", "straight into a ledger; with --map, a table of any length"),
            ],
        };
        verb.Add(input);
        foreach (Option option in (Option[])[format, map, output, store, queue, append, into, most])
            verb.Add(option);
        verb.SetAction(parsed =>
        {
            var file = parsed.GetValue(input)!;
            if (!Path.Exists(host.FullPath(file)))
                throw new UsageException($"{file} does not exist; name a file that is there");
            var job = new Job(
                host,
                file,
                FormatOf(host, parsed.GetValue(format), file),
                parsed.GetValue(map),
                OutputOf(parsed.GetValue(output), parsed.GetValue(store)),
                parsed.GetValue(into),
                parsed.GetValue(append),
                parsed.GetValue(queue),
                parsed.GetValue(most));
            return job.Run();
        });
        return verb;
    }

    // A store stands where a ledger's file does.
    private static string? OutputOf(string? output, string? store)
    {
        if (output is not null && store is not null)
            throw new UsageException("-o names a data set or a file and --store a shared store; name one of them");
        return store is null ? output : StoreOption.Read(store).Display;
    }

    private static string FormatOf(Host host, string? named, string file)
    {
        if (!string.IsNullOrEmpty(named))
            return named.ToLowerInvariant();
        if (Directory.Exists(host.FullPath(file)) || Path.GetFileName(file) == DataPackage.DescriptorName)
            return Package;
        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csv" or ".tsv" or ".txt" => Csv,
            ".jsonl" or ".ndjson" or ".json" => Lines,
            ".parquet" => Parquet,
            ".xlsx" => Excel,
            _ => throw new UsageException(
                $"the name {file} does not tell the format; add --format {Csv}, {Lines}, {Parquet}, {Excel} or {Package}"),
        };
    }

    private sealed class Job(
        Host host, string file, string format, string? mapFile, string? output, string? into, bool append, bool queue, int most)
    {
        private readonly MistakeTally _mistakes = new();

        public int Run()
        {
            CheckOptions();
            if (output is not null && IsLedger(output))
                return IntoLedger(output);
            if (output is not null)
                NewFolder.EnsureFree(Path.TrimEndingDirectorySeparator(LedgerFiles.PathOf(host, output, "-o")), output);
            var map = mapFile is null ? null : ReadMap(mapFile);
            var draft = Read(map);
            if (into is null)
                Make(draft);
            else
                Add(draft.Sources);
            return ExitCodes.Done;
        }

        private void CheckOptions()
        {
            if ((output is null) == (into is null))
                throw new UsageException("name either a new data set with -o, or one to add to with --into");
            if (mapFile is not null && format == Package)
                throw new UsageException("a data package needs no map; leave --map out");
            if (mapFile is null && format is (Parquet or Excel))
                throw new UsageException($"what the columns of a table in {format} are, a map says; name one with --map");
            if (mapFile is null && format == Csv && into is null)
                throw new UsageException(
                    "a table of claims does not say what its questions are; add it to a data set with --into, or describe it with --map");
            if (mapFile is null && format != Csv && into is not null)
                throw new UsageException($"{format} holds a whole data set; make a new one with -o, or describe a table with --map");
            if (append && (mapFile is null || output is null || !IsLedger(output)))
                throw new UsageException("--append adds a table to a ledger; name the ledger with -o, and what the columns are with --map");
            if (queue && (output is null || !StoreAddress.IsMeant(output)))
                throw new UsageException("--queue leaves the work to workers on a shared store; name it with --store");
            if (queue && append)
                throw new UsageException("--append finds the conflicts of what it adds itself; leave --queue out");
            if (most < 1)
                throw new UsageException("--max-errors is a number from 1 on; write one, or leave it out");
        }

        private ImportMap? ReadMap(string named)
        {
            var path = host.FullPath(named);
            if (!File.Exists(path))
                throw new UsageException($"--map {named}: there is no such file");
            var (map, mistakes) = ImportMapFile.Read(path, named);
            _mistakes.AddRange(mistakes);
            Refuse();
            _mistakes.Told = mistake => DecimalHint.Add(mistake, file, map);
            return map;
        }

        private DataSetDraft Read(ImportMap? map)
        {
            var path = host.FullPath(file);
            if (!File.Exists(path) && !Directory.Exists(path))
                throw new UsageException($"{file} does not exist; name a file that is there");
            if (format == Package)
            {
                var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
                return DataPackage.Read(
                    folder, Directory.Exists(path) ? file : Path.GetDirectoryName(file) ?? "", _mistakes, host.Cancellation);
            }
            if (map is not null)
                return ReadTable(path, map);
            var bytes = InputFile.Read(path, file, _mistakes);
            Refuse();
            return format == Lines
                ? JsonLines.Read(bytes!, _mistakes, host.Cancellation)
                : new DataSetDraft { Sources = ClaimsCsv.Read(bytes!, _mistakes, host.Cancellation) };
        }

        private DataSetDraft ReadTable(string path, ImportMap map)
        {
            using var table = TableInput.Open(path, file, _mistakes, map.Encoding);
            Refuse();
            using var line = new ProgressLine(host);
            var remarks = new List<string>();
            var draft = MappedTable.Read(
                table!,
                TableFormatOf(format),
                map,
                isNew: into is null,
                _mistakes,
                remarks,
                new ReadingProgress(host, table!, line).Report,
                host.Cancellation);
            line.Wipe();
            foreach (var remark in remarks)
                host.Error.WriteLine(Phrases.OneLine($"{file}: {remark}"));
            return draft;
        }

        private static TableFormat TableFormatOf(string format) => format switch
        {
            Lines => TableFormat.Json,
            Parquet => TableFormat.Parquet,
            Excel => TableFormat.Excel,
            _ => TableFormat.Csv,
        };

        /// <summary>Whether <c>-o</c> names a ledger and no folder.</summary>
        private bool IsLedger(string named) =>
            StoreAddress.IsMeant(named) || Path.GetExtension(named).Equals(".db", StringComparison.OrdinalIgnoreCase)
                || LedgerFiles.IsSqlite(host.FullPath(named));

        /// <summary>Makes a ledger without a data set between.</summary>
        private int IntoLedger(string named)
        {
            if (StoreAddress.IsMeant(named))
            {
                var address = StoreOption.Read(named);
                using var progress = new ProgressLine(host);
                host.Error.WriteLine(
                    queue
                        ? StoreWriter.Queue(
                            address, host.Stamp(null), path => IntoFile(address.Display, path), progress, host.Cancellation)
                        : StoreWriter.Change(
                            address, host.Stamp(null), path => IntoFile(address.Display, path), progress, host.Cancellation));
                return ExitCodes.Done;
            }
            host.Error.WriteLine(IntoFile(named, LedgerFiles.EnsureMayWrite(LedgerFiles.PathOf(host, named, "-o"), named)));
            return ExitCodes.Done;
        }

        /// <summary>Makes a ledger's file, or adds to it; what is to be said of it, when it is where it belongs.</summary>
        private string IntoFile(string named, string path)
        {
            if (append && !File.Exists(path))
                throw new UsageException($"{named} is not there, so that nothing can be added to it; leave --append out to make it");
            BuildSummary built;
            if (mapFile is null)
            {
                var loaded = Loaded(Read(null));
                var fingerprint = Fingerprint(DataSetWriter.Draft(loaded));
                built = queue
                    ? LedgerBuilder.Build(loaded, path, fingerprint, host.Stamp(null), NotYet, cancellation: host.Cancellation)
                    : LedgerCache.Build(host, loaded, fingerprint, path);
            }
            else
            {
                var map = ReadMap(mapFile)!;
                using var table = TableInput.Open(host.FullPath(file), file, _mistakes, map.Encoding);
                Refuse();
                if (append)
                    return Append(named, path, table!, map);
                var done = LedgerImport.Run(
                    host, table!, TableFormatOf(format), map, host.FullPath(mapFile), path, queue ? NotYet : null, _mistakes, most);
                if (MappedTable.Repeated(done.Repeated) is { } remark)
                    host.Error.WriteLine(Phrases.OneLine($"{file}: {remark}"));
                built = done.Built;
            }
            var written = $"{named}: {Phrases.Count(built.Sources, "source")} with {Phrases.Count(built.Claims, "claim")} on "
                + $"{Phrases.Count(built.Questions, "question")} written";
            return queue
                ? $"{written}; `{Tool.Name} work --store {named}` finds the conflicts"
                : $"{written}, {BuildVerb.Conflicts(built, " found")}";
        }

        // What lies within questions is left to workers, and what spans them to the last of these.
        private static IEnumerable<Reconciliation.FoundConflict> NotYet(
            Reconciliation.IClaimView view, CancellationToken cancellation) => [];

        /// <summary>Adds a table to a ledger.</summary>
        private string Append(string named, string path, TableInput table, ImportMap map)
        {
            var (added, repeated) = LedgerImport.Append(
                host, table, TableFormatOf(format), map, host.FullPath(mapFile!), path, _mistakes, most);
            if (MappedTable.Repeated(repeated) is { } remark)
                host.Error.WriteLine(Phrases.OneLine($"{file}: {remark}"));
            var there = added.Repeated == 0 ? "" : $"; {Phrases.Count(added.Repeated, "claim")} there already";
            var conflicts = added.Conflicts.AreNone
                ? "no conflict came or went"
                : $"conflicts: {added.Conflicts.Came} came, {added.Conflicts.Went} went, {added.Conflicts.Changed} changed";
            return $"{named}: {Phrases.Count(added.Claims, "claim")}, {Phrases.Count(added.Sources, "source")} and "
                + $"{Phrases.Count(added.Questions, "question")} added{there}; {conflicts}";
        }

        // What was read stands in one file or in several: what it says is what the ledger is made from.
        private static string Fingerprint(DataSetDraft draft)
        {
            using var bytes = new MemoryStream();
            JsonLines.Write(draft, bytes);
            return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        }

        private DataSet Loaded(DataSetDraft draft)
        {
            var loaded = DataSetLoader.Load(draft, host.Cancellation);
            // What is missing as a whole stands nowhere.
            Collect(
                loaded with
                {
                    Mistakes = [
                        .. loaded.Mistakes.Select(
                            mistake => mistake.Place.File is { Length: > 0 } ? mistake : mistake with { Place = new Place(file, 1, 1) }),
                    ],
                });
            return loaded.DataSet!;
        }

        /// <summary>Makes a new data set.</summary>
        private void Make(DataSetDraft draft)
        {
            var loaded = Loaded(draft);
            var canonical = DataSetWriter.Draft(loaded);
            NewFolder.Write(host, output!, stage =>
            {
                DataSetWriter.Write(canonical, stage, host.Cancellation);
                CheckSizes(stage);
                Check(stage);
            });
            Say(output!, loaded.Sources.Length, loaded.Sources.Sum(source => source.Claims.Length));
        }

        /// <summary>Adds sources to a data set.</summary>
        private void Add(ImmutableArray<SourceDraft> drafts)
        {
            if (TargetFinder.Named(host, into!) is not Target.Folder target)
                throw new UsageException($"{into} is a ledger; name a data set's folder");
            var hasSources = Directory.Exists(Path.Combine(target.Path, "sources"))
                && Directory.EnumerateFileSystemEntries(Path.Combine(target.Path, "sources")).Any();
            var before = hasSources
                ? DataSetWriter.Draft(DataSetReader.Load(host, target).DataSet).Sources
                : [];
            var known = before.ToDictionary(source => source.Id!.Text, StringComparer.Ordinal);
            var (merged, added) = Merge(drafts, known);
            var coming = drafts.Select(draft => draft.Id?.Text).ToHashSet(StringComparer.Ordinal);
            var loaded = DataSetLoader.Load(
                target.Path, [.. before.Where(source => !coming.Contains(source.Id!.Text)), .. merged], host.Cancellation);
            Collect(
                loaded with
                {
                    Mistakes = [
                        .. loaded.Mistakes.Select(
                            mistake =>
                                mistake.Place.File.StartsWith(file, StringComparison.Ordinal) || mistake.Place.File == mapFile
                                    ? mistake
                                    : mistake with { Place = DataSetReader.Shown(target, mistake.Place) }),
                    ],
                });

            var after = DataSetWriter.Draft(loaded.DataSet!).Sources.ToDictionary(source => source.Id!.Text, StringComparer.Ordinal);
            foreach (var draft in drafts.Where(draft => known.ContainsKey(draft.Id!.Text)))
                Compare(draft, known[draft.Id!.Text], after[draft.Id.Text]);
            Refuse();
            WriteNew(target, [.. added.Select(id => after[id])], before);
            Say(into!, added.Count, added.Sum(id => after[id].Claims.Length));
        }

        /// <summary>What is there already is looked at together with what comes, so that both are read alike.</summary>
        private static (List<SourceDraft> Merged, List<string> Added) Merge(
            ImmutableArray<SourceDraft> drafts, Dictionary<string, SourceDraft> known)
        {
            var (merged, added) = (new List<SourceDraft>(), new List<string>());
            foreach (var draft in drafts)
            {
                if (draft.Id is { } id && known.TryGetValue(id.Text, out var old))
                {
                    var names = draft.Claims.Select(NameOf).ToHashSet(StringComparer.Ordinal);
                    merged.Add(draft with { Claims = [.. draft.Claims, .. old.Claims.Where(claim => !names.Contains(NameOf(claim)))] });
                }
                else
                {
                    merged.Add(draft);
                    if (draft.Id is { } fresh)
                        added.Add(fresh.Text);
                }
            }
            return (merged, added);
        }

        private void Compare(SourceDraft draft, SourceDraft before, SourceDraft after)
        {
            var id = draft.Id!.Text;
            if (!Node.SaysTheSame(before.Source, after.Source))
                _mistakes.Add(
                    new Mistake(
                        draft.Id.Place,
                        $"source '{id}' is in the data set, and says something else of itself there",
                        $"give it another id, or correct sources/{id}.yaml by hand"));
            var own = before.Claims.ToDictionary(claim => NameOf(claim)!, StringComparer.Ordinal);
            var read = after.Claims.ToDictionary(claim => NameOf(claim)!, StringComparer.Ordinal);
            foreach (var claim in draft.Claims)
            {
                var name = NameOf(claim)!;
                if (!own.TryGetValue(name, out var known))
                    _mistakes.Add(
                        new Mistake(
                            claim.Place,
                            $"source '{id}' is in the data set, and has no claim '{name}' there",
                            $"add the claim to sources/{id}.yaml by hand: files that are there are not changed"));
                else if (!Node.SaysTheSame(known, read[name]))
                    _mistakes.Add(
                        new Mistake(
                            claim.Place,
                            $"claim '{id}/{name}' is in the data set, and is another there",
                            "give it another id, or correct the one in the data set by hand"));
            }
        }

        private void WriteNew(Target.Folder target, ImmutableArray<SourceDraft> sources, ImmutableArray<SourceDraft> before)
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var folder = Path.Combine(target.Path, "sources");
            if (before.Length > 0)
                taken.UnionWith(Directory.EnumerateFileSystemEntries(folder).Select(entry => $"sources/{Path.GetFileName(entry)}"));
            var files = sources.Select(source => DataSetWriter.SourceFile(source, taken)).ToList();
            // A file that is in its place is whole, and an import that was cut off can be run again.
            NewFiles.Write(
                host,
                into!,
                files.ConvertAll(
                    each => new NewFile(Path.Combine(target.Path, each.Name), each.Name, Encoding.UTF8.GetBytes(each.Text))),
                () => Check(target.Path));
        }

        /// <summary>
        /// A data set is for people to read: what is too much for one of its files is known before all of it is read back.
        /// </summary>
        private static void CheckSizes(string folder)
        {
            var big = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
                .FirstOrDefault(each => each.Length > DataSetLoader.MostBytes);
            if (big is not null)
                throw new UsageException(
                    $"{big.Name} would have {big.Length >> 20} MiB, and a data set is read up to {DataSetLoader.MostBytes >> 20} MiB a "
                        + "file; import into a ledger, which has no such limit: -o NAME.db");
        }

        /// <summary>What was written is read as anybody would read it.</summary>
        private void Check(string folder)
        {
            if (DataSetLoader.Load(folder, cancellation: host.Cancellation) is { Mistakes.IsEmpty: false, Mistakes: var mistakes })
                throw new MistakesException(mistakes);
        }

        private void Collect(LoadResult loaded)
        {
            _mistakes.AddRange(loaded.Mistakes);
            Refuse();
        }

        private void Refuse() => _mistakes.Refuse(most);

        private void Say(string where, int sources, int claims) =>
            host.Error.WriteLine(
                $"{where}: {Phrases.Count(sources, "source")} with {Phrases.Count(claims, "claim")} "
                    + (into is null ? "written" : "added"));

        private static string? NameOf(Node claim) => ((claim as Node.Mapping)?.Find("id")?.Value as Node.Scalar)?.Text;
    }
}
