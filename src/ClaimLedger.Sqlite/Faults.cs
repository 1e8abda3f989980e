using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace ClaimLedger.Sqlite;

/// <summary>A ledger that cannot be opened, read or written: the message says why and what to do.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>Creates one.</summary>
    public LedgerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What of the message are the words of SQLite or PostgreSQL themselves; null where none are.</summary>
    public string? DriverWords { get; init; }

    /// <summary>Whether another program has the ledger in use, so that it may do later.</summary>
    public bool IsBusy => InnerException is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED }
        or PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };
}

/// <summary>Every message, and the one place where the driver's errors are translated.</summary>
internal static class Faults
{
    internal static LedgerException Missing(string path) =>
        new($"There is no ledger at {path}; build one with `claimledger build DATASET -o {path}`.");

    internal static LedgerException IsFolder(string path) =>
        new($"{path} is a folder, not a ledger; name a file, such as {Path.Combine(path, "ledger.db")}.");

    internal static LedgerException NotALedger(string path, Exception? inner = null) =>
        new($"{path} is not a ledger; name a file that `claimledger build` made.", inner);

    internal static LedgerException Newer(string path, long version) =>
        new(
            $"{path} has schema {version}, and this claimledger reads schema {Schema.Version}; use the newer claimledger that made it, "
                + "or name another file.");

    internal static LedgerException Damaged(string path, Exception? inner = null) =>
        new(
            $"{path} is damaged, as `claimledger audit {path}` tells in full; put a copy of it back, or move it away and build it again "
                + $"with `claimledger build DATASET -o {path}`.",
            inner);

    internal static LedgerException BrokenHistory(string path, long entry, string why) =>
        new(
            $"The history of {path} is broken at entry {entry} ({why}), so nothing was built over it; look at it with `claimledger "
                + $"audit {path}`, then move it away and build again, which begins a new history.");

    internal static LedgerException StillBuilding(string path) =>
        new($"Another program has been replacing a file beside {path} for minutes; wait for it, or stop it, and try again.");

    internal static LedgerException NoFolder(string folder) =>
        new($"There is no folder {folder}; create it, or name another place for the ledger.");

    internal static LedgerException WouldOverwrite(string path) =>
        new($"{path} exists and is not a ledger, so it is left alone; name another file, or remove it first.");

    /// <summary>The system's own message would name a temporary file.</summary>
    internal static LedgerException CannotWrite(string path, Exception inner) => inner switch
    {
        UnauthorizedAccessException { Message: WholeFile.NotPlain } =>
            new($"{path} is not a plain file, so no ledger takes its place; name another file.", inner),
        UnauthorizedAccessException { Message: WholeFile.ReadOnly } =>
            new($"{path} is read-only; make it writable, or name another file.", inner),
        UnauthorizedAccessException =>
            new($"{path} cannot be written: you may not write to its folder; check the folder's permissions, or name another file.", inner),
        IOException when WholeFile.IsDiskFull(inner) => DiskFull(path, inner),
        _ => new(
            $"{path} cannot be written ({inner.Message.TrimEnd('.')}); close programs that have it open, check the folder and the "
                + "disk, and try again.",
            inner),
    };

    private static LedgerException DiskFull(string path, Exception inner) =>
        new($"The disk is full, so {path} cannot be written; make room and try again.", inner);

    internal static LedgerException Broken(string path, string finding) =>
        new($"The new ledger for {path} did not pass its check ({finding}), so nothing was replaced; check the disk and try again.");

    internal static LedgerException Undeclared(string what, string id) =>
        new($"The {what} \"{id}\" is used and not declared; declare it in the data set.");

    internal static LedgerException NotOneStatement() => new("Only one SQL statement runs at a time; remove what follows the first.");

    internal static LedgerException NoStatement() =>
        new("There is no SQL statement; write one, such as `SELECT id, explanation FROM v_conflicts`.");

    internal static LedgerException Refused(string what) =>
        new($"{what} is refused: queries only read this ledger; write one SELECT over the views, such as `SELECT * FROM v_claims`.");

    internal static LedgerException NoPragma(string? name) => new(
        $"PRAGMA {name} is refused here, where a statement comes from afar; write one SELECT over the views, such as "
            + "`SELECT * FROM v_claims`, or ask with `claimledger query` on the machine that has the ledger.");

    internal static LedgerException TooLong(TimeSpan limit) =>
        new($"The query was stopped after {limit.TotalSeconds:0.###} seconds; narrow it, or add a LIMIT.");

    /// <summary>Whether there was no room for what was to be written.</summary>
    internal static bool IsFull(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: raw.SQLITE_FULL } || WholeFile.IsDiskFull(fault)
            || fault is SqliteException { SqliteErrorCode: raw.SQLITE_IOERR, SqliteExtendedErrorCode: raw.SQLITE_IOERR_WRITE };

    /// <summary>An addition says of a thing what the ledger says otherwise.</summary>
    internal static LedgerException SaidOtherwise(string what, string id, string? key = null) => new(
        $"The ledger has the {what} {id} already, with {(key is null ? "other words" : $"another {key}")}; what is appended has to say the "
            + "same of it, or to name it otherwise.");

    /// <summary>An append adds claims and changes none.</summary>
    internal static LedgerException WithdrawnSince(string id) => new(
        $"The ledger has the claim {id} already, and its withdrawal is not what it is there; make the ledger anew to change that.");

    /// <summary>Word choices are compared in the facets that a ledger was made with.</summary>
    internal static LedgerException NoSuchFacet(string id) => new(
        $"The ledger has no facet {id}; what is appended chooses among the facets that it was made with, so make it anew with this one.");

    /// <summary>Only a ledger of this schema takes more claims.</summary>
    internal static LedgerException TooOldToAppend(string path, long version) => new(
        $"{path} is of schema {version}, and only one of schema {Schema.Version} takes more claims; make it anew once, and append "
            + "to that.");

    internal static LedgerException TemporaryFull(Exception fault) =>
        new($"The folder for temporary files ({Path.GetTempPath()}) is full; make room there, or name another with TMPDIR.", fault);

    internal static LedgerException BadSql(SqliteException fault) =>
        new(
            $"The SQL does not run: {Detail(fault)}; the views and their columns are listed by `SELECT sql FROM sqlite_schema WHERE "
                + "type = 'view'`.",
            fault)
        {
            DriverWords = Detail(fault),
        };

    /// <summary>Translates a driver's error about the ledger at <paramref name="path"/>.</summary>
    internal static LedgerException Translate(string path, SqliteException fault) => fault.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => NotALedger(path, fault),
        raw.SQLITE_CORRUPT => Damaged(path, fault),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new($"{path} is in use by another program; close it there and try again.", fault),
        raw.SQLITE_FULL => IsTemporaryFull(path) ? TemporaryFull(fault) : DiskFull(path, fault),
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_READONLY =>
            new($"{path} cannot be opened ({Detail(fault)}); check that you may read it and its folder.", fault),
        raw.SQLITE_IOERR => new($"{path} cannot be read or written ({Detail(fault)}); check the disk and try again.", fault),
        raw.SQLITE_CONSTRAINT => new(
            $"The data set breaks a rule of the ledger ({Detail(fault)}); run `claimledger check` on it and correct what it reports.",
            fault),
        raw.SQLITE_NOMEM or raw.SQLITE_TOOBIG =>
            new($"{path} holds more than fits into memory ({Detail(fault)}); split the data set.", fault),
        _ => new(
            $"{path} cannot be used ({Detail(fault)}); look at it with `claimledger audit {path}`, or move it away and build it again.",
            fault),
    };

    // SQLite sorts what is large in the folder for temporary files, and does not say which of the two has no room.
    private static bool IsTemporaryFull(string path)
    {
        const long NoRoom = 1 << 20;
        return Room(Path.GetTempPath()) < NoRoom && Room(Path.GetDirectoryName(path)) >= NoRoom;

        static long Room(string? folder)
        {
            try
            {
                return folder is null ? long.MaxValue : new DriveInfo(folder).AvailableFreeSpace;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return long.MaxValue;
            }
        }
    }

    /// <summary>Runs <paramref name="work"/> so that only <see cref="LedgerException"/> comes out of the driver.</summary>
    internal static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw Translate(path, fault);
        }
        catch (NpgsqlException fault)
        {
            throw StoreFaults.Translate(path, fault);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(path, fault);
        }
    }

    /// <summary>"SQLite Error 1: 'no such table: x'." → "no such table: x".</summary>
    internal static string Detail(Exception fault)
    {
        if (fault is not SqliteException)
            return fault.Message.TrimEnd('.');
        var start = fault.Message.IndexOf('\'', StringComparison.Ordinal);
        var end = fault.Message.LastIndexOf('\'');
        return start >= 0 && end > start ? fault.Message[(start + 1)..end] : fault.Message.TrimEnd('.');
    }
}
