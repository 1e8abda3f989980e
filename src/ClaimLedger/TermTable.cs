using System.Collections.Immutable;
using System.Text;

namespace ClaimLedger;

/// <summary>The names of one enumeration and the numbers behind them.</summary>
internal sealed class TermTable
{
    private readonly int[] _numbers;

    /// <param name="enumeration">An enumeration whose members are of type int, as all of ours that have names are.</param>
    /// <exception cref="ArgumentException">Its members are of another type.</exception>
    public TermTable(Type enumeration)
    {
        if (Enum.GetUnderlyingType(enumeration) != typeof(int))
            throw new ArgumentException($"{enumeration.Name} is not made of numbers of type int.", nameof(enumeration));
        _numbers = (int[])Enum.GetValuesAsUnderlyingType(enumeration);
        var names = Enum.GetNames(enumeration);
        for (var index = 0; index < names.Length; index++)
            names[index] = Hyphenate(names[index]);
        Names = [.. names];
    }

    /// <summary>All names, in the order of their numbers.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The name of a number.</summary>
    /// <exception cref="KeyNotFoundException">No member has it.</exception>
    public string Name(int number)
    {
        // Most are numbered without a gap.
        var index = (uint)number < (uint)_numbers.Length && _numbers[number] == number ? number : Array.IndexOf(_numbers, number);
        return index >= 0 ? Names[index] : throw new KeyNotFoundException($"No member has the number {number}.");
    }

    /// <summary>The number behind a name; null where it is none.</summary>
    public int? Number(string? name, StringComparison comparison)
    {
        for (var index = 0; index < Names.Length; index++)
        {
            if (string.Equals(Names[index], name, comparison))
                return _numbers[index];
        }
        return null;
    }

    private static string Hyphenate(string member)
    {
        var name = new StringBuilder();
        foreach (var letter in member)
        {
            if (char.IsUpper(letter) && name.Length > 0)
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }
}
