using Microsoft.Win32.SafeHandles;

namespace ClaimLedger.Sqlite;

/// <summary>A claim on its way into a ledger.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Of">Its source.</param>
/// <param name="Source">The place of its source among those that were declared.</param>
/// <param name="Question">The place of its question.</param>
/// <param name="Ordinal">Its place in what its source says.</param>
/// <param name="Row">What its row has in common with no other that is not the same.</param>
/// <param name="Part">Which of the claims of its row it is.</param>
/// <param name="IsFirst">Whether it is the first that its row makes.</param>
internal sealed record SpooledClaim(
    Claim Claim, Source Of, int Source, int Question, int Ordinal, UInt128 Row, int Part, bool IsFirst);

/// <summary>
/// Puts claims into key order, however many there are: what fits into memory is sorted and written to a file, and the pieces of the file
/// are merged. The file has no name where the system allows that, so that nothing is left whenever the process ends.
/// </summary>
/// <param name="path">The ledger, beside which the file is made.</param>
/// <param name="sourceAt">The source of a place.</param>
/// <param name="questionAt">The id of the question of a place.</param>
/// <param name="piece">How many claims are sorted in memory.</param>
internal sealed class ClaimSpool(string path, Func<int, Source> sourceAt, Func<int, QuestionId> questionAt, int piece = 32_768)
    : IDisposable
{
    private readonly List<SpooledClaim> _open = new(Math.Min(piece, 1024));
    private readonly List<(long Start, long Length)> _pieces = [];
    private readonly List<int> _ordinals = [];
    private readonly SpoolCodec _codec = new();
    private SafeFileHandle? _file;
    private long _length;

    /// <summary>How many claims were added.</summary>
    internal long Count { get; private set; }

    internal void Add(Claim claim, int source, int question, UInt128 row, int part, bool isFirst)
    {
        while (_ordinals.Count <= source)
            _ordinals.Add(0);
        _open.Add(new SpooledClaim(claim, sourceAt(source), source, question, _ordinals[source]++, row, part, isFirst));
        Count++;
        if (_open.Count == piece)
            Write();
    }

    /// <summary>The claims by question, as-of, publication and id, as <c>ClaimOrder</c> has them; no more are added once it was asked for.</summary>
    internal IEnumerable<SpooledClaim> InOrder()
    {
        if (_pieces.Count == 0)
        {
            _open.Sort(Compare);
            return _open;
        }
        if (_open.Count > 0)
            Write();
        return Merge();
    }

    public void Dispose() => _file?.Dispose();

    private static int Compare(SpooledClaim left, SpooledClaim right)
    {
        var order = left.Question.CompareTo(right.Question);
        if (order == 0)
            order = left.Claim.AsOf.Days.CompareTo(right.Claim.AsOf.Days);
        if (order == 0)
            order = left.Of.Published.Days.CompareTo(right.Of.Published.Days);
        if (order == 0)
            order = left.Claim.Id.CompareTo(right.Claim.Id);
        return order != 0 ? order : left.Ordinal.CompareTo(right.Ordinal);
    }

    private void Write()
    {
        _open.Sort(Compare);
        _file ??= Open();
        var bytes = _codec.Write(_open);
        RandomAccess.Write(_file, bytes.Span, _length);
        _pieces.Add((_length, bytes.Length));
        _length += bytes.Length;
        _open.Clear();
    }

    private SafeFileHandle Open()
    {
        var name = WholeFile.Temporary(path);
        var file = File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        // Where an open file needs no name, a killed process leaves none.
        if (!OperatingSystem.IsWindows())
            WholeFile.Remove(name);
        return file;
    }

    private IEnumerable<SpooledClaim> Merge()
    {
        var queue = new PriorityQueue<PieceReader, SpooledClaim>(Comparer<SpooledClaim>.Create(Compare));
        foreach (var (start, length) in _pieces)
        {
            var reader = new PieceReader(_file!, start, length);
            if (reader.Next() is { } bytes)
                queue.Enqueue(reader, Read(bytes));
        }
        while (queue.TryPeek(out var reader, out var claim))
        {
            yield return claim;
            if (reader.Next() is { } bytes)
                queue.DequeueEnqueue(reader, Read(bytes));
            else
                queue.Dequeue();
        }
    }

    private SpooledClaim Read(ReadOnlyMemory<byte> bytes) => _codec.Read(bytes.Span, sourceAt, questionAt);

    /// <summary>Reads a piece of the file record by record.</summary>
    private sealed class PieceReader(SafeFileHandle file, long start, long length)
    {
        private byte[] _buffer = new byte[1 << 15];
        private int _at, _end;
        private long _next = start;
        private readonly long _last = start + length;

        public ReadOnlyMemory<byte>? Next()
        {
            if (!Has(sizeof(int)))
                return null;
            var size = BitConverter.ToInt32(_buffer, _at);
            if (!Has(sizeof(int) + size))
                throw new EndOfStreamException();
            var record = _buffer.AsMemory(_at + sizeof(int), size);
            _at += sizeof(int) + size;
            return record;
        }

        private bool Has(int bytes)
        {
            if (_end - _at >= bytes)
                return true;
            _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
            (_at, _end) = (0, _end - _at);
            if (_buffer.Length < bytes)
                Array.Resize(ref _buffer, Math.Max(bytes, 2 * _buffer.Length));
            while (_end < bytes && _next < _last)
            {
                var read = RandomAccess.Read(file, _buffer.AsSpan(_end, (int)Math.Min(_buffer.Length - _end, _last - _next)), _next);
                if (read == 0)
                    break;
                _end += read;
                _next += read;
            }
            return _end >= bytes;
        }
    }
}

/// <summary>
/// What the merged claims are, without those that are there twice: a row that comes again, and a claim that says again what it has said.
/// </summary>
internal static class SpooledTwins
{
    /// <summary>The claims that count.</summary>
    /// <param name="claims">All claims, in key order.</param>
    /// <param name="repeated">Called for each row that was the same as an earlier one.</param>
    /// <param name="twin">Takes a claim that has the name of another and says something else, and where the other stands.</param>
    internal static IEnumerable<SpooledClaim> Leave(
        IEnumerable<SpooledClaim> claims, Action repeated, Action<Claim, Place> twin)
    {
        var moment = new List<SpooledClaim>();
        foreach (var claim in claims)
        {
            if (moment.Count > 0 && !IsOneMoment(moment[0], claim))
            {
                foreach (var kept in Kept(moment, repeated, twin))
                    yield return kept;
                moment.Clear();
            }
            moment.Add(claim);
        }
        foreach (var kept in Kept(moment, repeated, twin))
            yield return kept;
    }

    // What is the same in every cell is of one question, one as-of and one publication.
    private static bool IsOneMoment(SpooledClaim one, SpooledClaim two) =>
        one.Question == two.Question && one.Claim.AsOf.Days == two.Claim.AsOf.Days && one.Of.Published.Days == two.Of.Published.Days;

    private static List<SpooledClaim> Kept(List<SpooledClaim> moment, Action repeated, Action<Claim, Place> twin)
    {
        if (moment.Count == 1)
            return moment;
        var first = new Dictionary<(UInt128, int), int>(moment.Count);
        foreach (var claim in moment)
        {
            if (!first.TryAdd((claim.Row, claim.Part), claim.Ordinal) && first[(claim.Row, claim.Part)] > claim.Ordinal)
                first[(claim.Row, claim.Part)] = claim.Ordinal;
        }
        var kept = new List<SpooledClaim>(moment.Count);
        foreach (var claim in moment)
        {
            if (first[(claim.Row, claim.Part)] < claim.Ordinal)
            {
                if (claim.IsFirst)
                    repeated();
            }
            else if (kept.Count == 0 || kept[^1].Claim.Id != claim.Claim.Id)
                kept.Add(claim);
            else if (!SaysTheSame(kept[^1].Claim, claim.Claim))
                twin(claim.Claim, kept[^1].Claim.Place);
        }
        return kept;
    }

    internal static bool SaysTheSame(Claim one, Claim two) =>
        WithoutLists(one) == WithoutLists(two) && one.Speakers.SequenceEqual(two.Speakers);

    // Lists are compared by themselves; where two stand, they differ.
    private static Claim WithoutLists(Claim claim) => claim with { Place = default, Speakers = [], Corrects = [], Frames = [] };
}
