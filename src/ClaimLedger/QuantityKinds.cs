namespace ClaimLedger.Scanning;

/// <summary>What a scanner finds in running text.</summary>
[Flags]
public enum QuantityKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A number, with what is counted: "around 1,800 detainees", "hundreds".</summary>
    Number = 1,

    /// <summary>A place in a row: "third", "42nd".</summary>
    Ordinal = 2,

    /// <summary>A share: "20 per cent", "one in five".</summary>
    Share = 4,

    /// <summary>A sum of money.</summary>
    Money = 8,

    /// <summary>A measure: length, area, volume, mass, temperature, speed, energy, data, …</summary>
    Measure = 16,

    /// <summary>An age: "25 years old", "a 7-year-old".</summary>
    Age = 32,

    /// <summary>A length of time.</summary>
    Duration = 64,

    /// <summary>A day or a span of days.</summary>
    Date = 128,

    /// <summary>A time of day: "23:20", "shortly after 9 a.m.".</summary>
    Time = 256,

    /// <summary>All of them.</summary>
    All = Number | Ordinal | Share | Money | Measure | Age | Duration | Date | Time,
}
