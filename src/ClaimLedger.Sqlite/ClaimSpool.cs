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
    private readonly List<(long Start, long Length)> _pieces = [];
    private readonly List<int> _ordinals = [];
    private readonly SpoolCodec _codec = new();
    // Of the piece that is open, claim by claim: what it is sorted by, and where its bytes begin. As bytes they are nothing that the
    // collector of garbage has to go through.
    private ulong[] _keys = new ulong[Math.Min(piece, 1024)];
    private int[] _starts = new int[Math.Min(piece, 1024)];
    private byte[] _sorted = [];
    private int _open;
    private SafeFileHandle? _file;
    private long _length;

    /// <summary>How many claims were added.</summary>
    internal long Count { get; private set; }

    internal void Add(Claim claim, int source, int question, UInt128 row, int part, bool isFirst)
    {
        while (_ordinals.Count <= source)
            _ordinals.Add(0);
        if (_open == _keys.Length)
        {
            Array.Resize(ref _keys, Math.Min(piece, 2 * _open));
            Array.Resize(ref _starts, _keys.Length);
        }
        var spooled = new SpooledClaim(claim, sourceAt(source), source, question, _ordinals[source]++, row, part, isFirst);
        _keys[_open] = KeyOf(spooled);
        _starts[_open++] = _codec.Append(spooled);
        Count++;
        if (_open == piece)
            Write();
    }

    /// <summary>
    /// The claims by question, as-of, publication and id, as <c>ClaimOrder</c> has them; no more are added once it was asked for.
    /// </summary>
    internal IEnumerable<SpooledClaim> InOrder()
    {
        if (_pieces.Count > 0)
        {
            if (_open > 0)
                Write();
            return Merge();
        }
        Sort();
        return Enumerable.Range(0, _open).Select(index => _codec.Read(_codec.At(_starts[index]), sourceAt, questionAt));
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

    // What nearly all claims differ in is one number, and numbers are sorted without a look at what they are of.
    private static ulong KeyOf(SpooledClaim claim) => ((ulong)claim.Question << 32) | (uint)claim.Claim.AsOf.Days.First.DayNumber;

    private void Sort()
    {
        var keys = _keys.AsSpan(0, _open);
        var starts = _starts.AsSpan(0, _open);
        keys.Sort(starts);
        for (int first = 0, next; first < keys.Length; first = next)
        {
            for (next = first + 1; next < keys.Length && keys[next] == keys[first]; next++)
            {
            }
            if (next - first > 1)
                SortAlike(starts[first..next]);
        }
    }

    private void SortAlike(Span<int> starts)
    {
        var claims = new SpooledClaim[starts.Length];
        for (var index = 0; index < claims.Length; index++)
            claims[index] = _codec.Read(_codec.At(starts[index]), sourceAt, questionAt);
        claims.AsSpan().Sort(starts, Compare);
    }

    private void Write()
    {
        Sort();
        _file ??= Open();
        if (_sorted.Length < _codec.Length)
            _sorted = new byte[_codec.Length];
        var at = 0;
        foreach (var start in _starts.AsSpan(0, _open))
        {
            var record = _codec.WithLength(start);
            record.CopyTo(_sorted.AsSpan(at));
            at += record.Length;
        }
        RandomAccess.Write(_file, _sorted.AsSpan(0, at), _length);
        _pieces.Add((_length, at));
        _length += at;
        _open = 0;
        _codec.Clear();
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
        var queue = new PriorityQueue<PieceReader, (ulong Key, SpooledClaim Claim)>(new InOrderOfKeys());
        foreach (var (start, length) in _pieces)
        {
            var reader = new PieceReader(_file!, start, length);
            if (reader.Next() is { } bytes)
                queue.Enqueue(reader, Read(bytes));
        }
        while (queue.TryPeek(out var reader, out var first))
        {
            yield return first.Claim;
            if (reader.Next() is { } bytes)
                queue.DequeueEnqueue(reader, Read(bytes));
            else
                queue.Dequeue();
        }
    }

    private (ulong Key, SpooledClaim Claim) Read(ReadOnlyMemory<byte> bytes)
    {
        var claim = _codec.Read(bytes.Span, sourceAt, questionAt);
        return (KeyOf(claim), claim);
    }

    private sealed class InOrderOfKeys : IComparer<(ulong Key, SpooledClaim Claim)>
    {
        public int Compare((ulong Key, SpooledClaim Claim) x, (ulong Key, SpooledClaim Claim) y) =>
            x.Key == y.Key ? ClaimSpool.Compare(x.Claim, y.Claim) : x.Key.CompareTo(y.Key);
    }

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
