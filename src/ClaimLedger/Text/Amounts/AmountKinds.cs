namespace ClaimLedger.Text;

/// <summary>What an amount is: the kinds of what a scanner finds that are read as one, under the same numbers.</summary>
[Flags]
internal enum AmountKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A number, with what is counted.</summary>
    Number = 1,

    /// <summary>A place in a row.</summary>
    Ordinal = 2,

    /// <summary>A share.</summary>
    Share = 4,

    /// <summary>A sum of money.</summary>
    Money = 8,

    /// <summary>A measure.</summary>
    Measure = 16,

    /// <summary>An age.</summary>
    Age = 32,

    /// <summary>A length of time.</summary>
    Duration = 64,

    /// <summary>All of them.</summary>
    All = Number | Ordinal | Share | Money | Measure | Age | Duration,
}
