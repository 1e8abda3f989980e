namespace ClaimLedger.Text;

/// <summary>Everything that can be wrong with a value, in one place.</summary>
internal static class Complaints
{
    public static Complaint Empty(ValueContext context) => new("there are no words", Examples.Of(context), 0);

    public static Complaint TooLong(int limit) => new(
        $"the words are longer than {limit} characters", "write the figure alone and keep the sentence as the quote", limit);

    public static Complaint Invisible(InvisibleCharacters.Found found) => new(
        $"the words hold a character that nobody sees, U+{found.Value:X4} ({found.Name})", "delete it", found.Offset);

    public static Complaint PartOfOne(string number, string unit, int offset) => new(
        $"{number} is no number of {unit}, which are counted whole",
        "write a whole number; an average or a rate is the answer to a question whose words or unit say so (\"people per household\")",
        offset);

    public static Complaint BelowZero(string number, string unit, int offset) => new(
        $"{number} is below zero, and {unit} are counted from there on",
        "write the number without the minus; a change or a balance is the answer to a question whose words say so",
        offset);

    public static Complaint BackwardsInTime(int offset) => new(
        "a length of time cannot be below zero", "write it without the minus, or ask for a date", offset);

    public static Complaint OtherNoun(string noun, string unit, int offset) => new(
        $"\"{Short(noun)}\" is not what the question counts, {unit}",
        $"write the figure of {unit}, or ask another question; a noun that means the same goes into the question's `counts`",
        offset);

    public static Complaint NoNumber(string words, ValueContext context, int offset) => new(
        $"\"{Short(words)}\" holds no {Noun(context)} that can be read", Examples.Of(context), offset);

    public static Complaint Leftover(string rest, ValueContext context, int offset) => new(
        $"\"{Short(rest)}\" is left over", $"take it away or say it otherwise; {Examples.Of(context)}", offset);

    public static Complaint TooLarge(int offset) => new(
        "the number is too large or too long to be held exactly",
        "write at most 24 digits, or choose a larger unit for the question",
        offset);

    public static Complaint Reversed(string words, int offset) => new(
        $"\"{Short(words)}\" runs from the larger to the smaller", "write the smaller end first", offset);

    public static Complaint HoldsNothing(string words, int offset) => new(
        $"nothing fits \"{Short(words)}\"", "write a bound that some answer can meet", offset);

    public static Complaint LooksLikeThousands(string digits, int offset) =>
        new(
            $"\"{digits}\" can be a thousand or a decimal",
            $"write {digits.Replace(".", ",", StringComparison.Ordinal)} for the whole number",
            offset);

    public static Complaint OtherDimension(string unit, string? wanted, ValueContext context, int offset) => new(
        wanted is null
            ? $"the answer is in {unit}, but the question names no unit"
            : $"the answer is in {unit}, but the question asks for {wanted}",
        wanted is null
            ? "give the question this unit, or answer with a plain number"
            : $"convert it, or ask another question; {Examples.Of(context)}",
        offset);

    public static Complaint NoTimeUnit(ValueContext context, int offset) => new(
        "the number has no unit of time", Examples.Of(context), offset);

    public static Complaint BadTolerance(string text) => new(
        $"the tolerance \"{Short(text)}\" cannot be read", "write a share such as 5% or a number such as 10", 0);

    public static Complaint NotAnOption(string words, IReadOnlyList<string> options, int offset) => new(
        $"\"{Short(words)}\" is not one of the options",
        options.Count == 0
            ? "give the question its options"
            : $"write one of: {string.Join(", ", options)}; or several with \"or\" between them",
        offset);

    public static Complaint BadSet(string words, ValueContext context, int offset) => new(
        $"\"{Short(words)}\" is not a set", $"write one as [11, 24], (24, ∞) or {{11}}; {Examples.Of(context)}", offset);

    public static Complaint NotADate(string words, int offset) => new($"\"{Short(words)}\" is not a date", Examples.Date, offset);

    public static Complaint NoSuchDay(string words, int offset) => new(
        $"there is no {Short(words)} in the calendar", Examples.Date, offset);

    public static Complaint WrongWeekday(string words, string isA, int offset) => new(
        $"{Short(words)} was a {isA}", "correct the day of the week or the date", offset);

    public static Complaint NeedsPublication(string words, int offset) => new(
        $"\"{Short(words)}\" depends on a publication date, and the source's is missing or too wide",
        "write the date itself, such as 2025-03-18 or March 2025",
        offset);

    public static Complaint OutOfCalendar(string words, int offset) => new(
        $"\"{Short(words)}\" lies outside the years 1 to 9999", Examples.Date, offset);

    public static Complaint AmbiguousDate(string words, int offset) => new(
        $"\"{Short(words)}\" is a date in figures, which some read day first and some month first",
        "write 2025-03-07 or 7 March 2025",
        offset);

    public static Complaint NoZone(string unit) => new(
        $"\"{Short(unit)}\" is no zone of times", "give the question the `unit` UTC, EST, CEST or local time, or none", 0);

    public static Complaint OtherZone(string zone, string wanted, bool isNone) => new(
        isNone
            ? $"the time is of {zone}, but the question names no zone"
            : $"the time is of {zone}, and how far that is from {wanted} is not known",
        isNone
            ? $"give the question the `unit` {zone}, or write the time on the clock of the place"
            : "write the time in the question's zone, or ask another question",
        0);

    public static Complaint OverMidnight(string words) => new(
        $"\"{Short(words)}\" runs over midnight", "write the time itself, or the part of the span on one side of midnight", 0);

    private static string Noun(ValueContext context) => context.Answer switch
    {
        AnswerType.Duration => "length of time",
        AnswerType.Date => "date",
        AnswerType.Time => "time of day",
        _ => "number",
    };

    private static string Short(string words) =>
        words.Length <= 60 ? words : string.Concat(words.AsSpan(0, char.IsHighSurrogate(words[56]) ? 56 : 57), "…");
}

/// <summary>Examples that fit the answer a question takes.</summary>
internal static class Examples
{
    public const string Date = "write for example 2025-03-18, 7 October 2023, March 2025 or early March 2025";

    public static string Of(ValueContext context) => context.Answer switch
    {
        AnswerType.Date => Date,
        AnswerType.Time => "write for example \"23:20\", \"around 6 p.m.\" or \"shortly after 03:50\"",
        AnswerType.Duration => "write for example \"six weeks\", \"around 30 days\" or \"a day and a half\"",
        AnswerType.Quantity => Quantity(UnitTable.OfQuestion(context.Unit)),
        _ => context.Options.IsDefaultOrEmpty ? "write one of the options" : $"write one of: {string.Join(", ", context.Options)}",
    };

    private static string Quantity(Unit? unit) => unit switch
    {
        null => "write for example \"11\", \"around 1,800\", \"more than 50,900\" or \"hundreds\"",
        { IsMoney: true } => $"write for example \"{Shown(unit, "3.5")} million\"",
        { IsShare: true } => "write for example \"20%\", \"one in five\" or \"half\"",
        _ => $"write for example \"{Shown(unit, "12")}\" or \"about {Shown(unit, "12")}\"",
    };

    private static string Shown(Unit unit, string number) => unit.Shown.Replace("#", number, StringComparison.Ordinal);
}
