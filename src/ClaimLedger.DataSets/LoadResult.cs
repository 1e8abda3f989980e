using System.Collections.Immutable;

namespace ClaimLedger.DataSets;

/// <summary>A data set, or every mistake in it.</summary>
/// <param name="DataSet">The data set; null where there is a mistake.</param>
/// <param name="Mistakes">The mistakes, by file, line and column.</param>
/// <param name="Fingerprint">SHA-256 over the names and bytes of all the files read, in hexadecimal.</param>
/// <param name="Checked">What was checked against an archive; null where none was named.</param>
public sealed record LoadResult(DataSet? DataSet, ImmutableArray<Mistake> Mistakes, string Fingerprint, ArchiveCheck? Checked = null);

/// <summary>How much of a data set was checked against archived texts.</summary>
/// <param name="Quotes">The quotes that were looked up.</param>
/// <param name="Texts">The texts that they were looked up in.</param>
/// <param name="Missing">The sources with a hash that no text of the archive has.</param>
public sealed record ArchiveCheck(int Quotes, int Texts, ImmutableArray<Source> Missing);

/// <summary>What tells a data set as it stands in its files from others.</summary>
/// <param name="Fingerprint">SHA-256 of all its files.</param>
/// <param name="WithoutRulings">The same of all but <c>rulings.yaml</c>.</param>
/// <param name="Rulings">The text of <c>rulings.yaml</c>, empty where there is none; null where a file cannot be read.</param>
public sealed record DataSetState(string Fingerprint, string WithoutRulings, string? Rulings);

/// <summary>A conflict that a baseline accepts, and what the baseline says of it for people; null where it does not say.</summary>
/// <param name="Conflict">The conflict's id.</param>
/// <param name="Kind">Its kind, as written.</param>
/// <param name="Question">Its question, as written.</param>
/// <param name="Says">What its positions said.</param>
/// <param name="Place">Where the entry stands.</param>
public sealed record BaselineEntry(ConflictId Conflict, string? Kind, string? Question, string? Says, Place Place);
