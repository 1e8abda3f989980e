using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.DataSets.Mistakes;

/// <summary>Every message of the loader: what is wrong, and what to write instead.</summary>
internal static class MistakeWording
{
    // The YAML itself

    public static readonly MistakeWords KeyIsNotText = new("a key is a map or a list", "write a plain word before the colon");
    public static readonly MistakeWords SecondDocument = new(
        "a second document begins here", "keep one document a file: delete this line, or move what follows into a file of its own");
    public static readonly MistakeWords UnclosedQuote = new(
        "the quotation mark that opens here is not closed on this line, and what follows does not read",
        "close it, or put the whole text between single quotes and double every single quote inside");

    public static readonly MistakeWords UnclosedBracket = new(
        "the bracket that opens here is not closed", "close it with ] or }, with commas between the items");
    public static readonly MistakeWords Tab = new("a tab stands where YAML wants spaces", "indent with spaces");

    public static MistakeWords TooDeep(int depth) =>
        new($"maps and lists are nested more than {depth} deep", "write it flat, as the format has it");
    public static MistakeWords Alias(string name) =>
        new($"*{ShownText.Clean(name)} is a YAML alias, which data sets do not use", "write the value out");
    public static MistakeWords Anchor(
        string name) => new(
            $"&{ShownText.Clean(name)} is a YAML anchor, which data sets do not use",
            "delete it; for a text that begins with & use quotes");
    public static MistakeWords Tag(
        string tag) => new(
            $"{ShownText.Clean(tag)} is a YAML tag, which data sets do not use",
            "delete it: every value is read as text; for a text that begins with ! use quotes");
    public static MistakeWords DuplicateKey(string key, int firstLine) =>
        new($"key {ShownText.Quoted(key)} stands twice, first on line {firstLine}", "delete one of the two");

    /// <summary>The parser's own words, and what usually cures them: one row a slip.</summary>
    public static MistakeWords Syntax(string parserMessage, ReadOnlySpan<char> rest)
    {
        return parserMessage switch
        {
            _ when rest.StartsWith("\t", StringComparison.Ordinal) => Tab,
            _ when parserMessage.Contains("invalid mapping", StringComparison.Ordinal)
                || parserMessage.Contains("mapping values are not allowed", StringComparison.Ordinal) =>
                new(
                    "a colon followed by a space stands inside a text without quotes, or the line is indented wrongly",
                    "put the whole text between quotes, or line the key up with the others"),
            _ when parserMessage.Contains("cannot start any token", StringComparison.Ordinal) && rest.Length > 0 =>
                new(
                    $"a text without quotes cannot begin with {ShownText.Quoted(rest[..1].ToString())}",
                    "put the whole text between quotes"),
            _ when parserMessage.Contains("wrong indentation", StringComparison.Ordinal)
                && parserMessage.Contains("quoted", StringComparison.Ordinal) =>
                UnclosedQuote,
            _ when parserMessage.Contains("end of stream", StringComparison.Ordinal)
                && parserMessage.Contains("quoted", StringComparison.Ordinal) =>
                new("the quotation mark that opens here is never closed", "close it"),
            _ when parserMessage.Contains("escape character", StringComparison.Ordinal) =>
                new(
                    "a backslash between double quotes begins an escape that YAML does not know",
                    @"write \\ for a backslash, or use single quotes"),
            _ when parserMessage.Contains("',' or", StringComparison.Ordinal) => UnclosedBracket,
            _ when parserMessage.Contains("'-' indicator", StringComparison.Ordinal) || rest.StartsWith("- ", StringComparison.Ordinal) =>
                new(
                    "this line does not line up with the items of its list",
                    "begin each item with a dash and a space, all indented alike, and line its keys up"),
            _ when parserMessage.Contains("expected key", StringComparison.Ordinal) =>
                new(
                    "text follows where a key should stand",
                    "where a text only begins with a quotation mark, put the whole text between single quotes, doubling each single "
                        + "quote inside; otherwise line the key up with the others"),
            _ when parserMessage.Contains("expected ':'", StringComparison.Ordinal) =>
                new("a key without a colon", "write `key: value`"),
            _ => new(
                $"this is not YAML: {ShownText.Clean(parserMessage).TrimEnd('.')}",
                "correct it; a text with ': ', ' #' or a sign at its start belongs between quotes"),
        };
    }

    // Files

    public static readonly MistakeWords NoLedger = new(
        "there is no ledger.yaml", "write one with a title, or name the folder that holds it");
    public static readonly MistakeWords NoQuestions = new("there is no questions.yaml", "write one: `questions:` and a list of questions");
    public static readonly MistakeWords MisnamedSources = new("sources in this folder are not read", "rename the folder to sources");
    public static readonly MistakeWords EmptyFile = new("the file is empty", "write what belongs in it, or delete the file");
    public static readonly MistakeWords Utf16 = new("the file is UTF-16", "save it as UTF-8");
    public static readonly MistakeWords OutsideFolder = new("the link leads out of the data set", "put the file itself here");
    public static readonly MistakeWords NestedSource = new(
        "sources in folders below sources/ are not read", "move the file into sources/ itself");
    public static readonly MistakeWords RenameYml = new("the file is not read under this name", "rename it to end in .yaml");

    public static MistakeWords InvalidUtf8(byte found) => new($"byte 0x{found:X2} is not UTF-8", "save the file as UTF-8");
    public static MistakeWords Control(char found) =>
        new(char.IsSurrogate(found) ? $"half of a surrogate pair, U+{(int)found:X4}" : $"control character U+{(int)found:X4}", "delete it");
    public static MistakeWords Invisible(string key, InvisibleCharacters.Found found) =>
        new($"{key} holds a character that nobody sees, U+{found.Value:X4} ({found.Name})", "delete it");
    public static MistakeWords TooBig(
        long bytes,
        int limit) => new(
            $"the file has {bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, more than {limit >> 20} MiB",
            "split it into smaller files");
    public static MistakeWords LongLine(
        int length,
        int limit) => new(
            $"the line has {length.ToString("N0", CultureInfo.InvariantCulture)} characters, more than "
                + $"{limit.ToString("N0", CultureInfo.InvariantCulture)}",
            "break it");
    public static MistakeWords Unreadable(string reason) =>
        new($"the file cannot be read: {ShownText.Clean(reason).TrimEnd('.')}", "make it readable");
    public static MistakeWords UnknownFile(string nearest) =>
        new(
            "a file with this name has no meaning here",
            $"did you mean {ShownText.Quoted(nearest)}? The files are ledger.yaml, questions.yaml, speakers.yaml, framing.yaml, "
                + "rulings.yaml, expect.yaml, queries.yaml and sources/*.yaml");

    public static MistakeWords TooMany(
        int limit) => new(
            $"there are {limit.ToString("N0", CultureInfo.InvariantCulture)} mistakes or more",
            "correct these first: what follows is not reported");

    // Shapes

    public static MistakeWords WrongShape(string what, string expected, string found) => new($"{what} is {found}", $"write {expected}");
    public static MistakeWords Empty(string what, bool required) =>
        new($"{what} is empty", required ? "write it" : "write it, or delete the key");
    public static MistakeWords MissingKey(string what, string key) => new($"{what} has no {ShownText.Quoted(key)}", $"add `{key}: …`");
    public static MistakeWords UnknownKey(string what, string key, string? nearest, IEnumerable<string> known) =>
        new(
            $"unknown key {ShownText.Quoted(key)} in {what}",
            nearest is null ? $"the keys are {List(known, "and")}" : $"did you mean {ShownText.Quoted(nearest)}?");
    public static MistakeWords UnknownWord(string key, string word, string? nearest, IEnumerable<string> known) =>
        new(
            $"{key} cannot be {ShownText.Quoted(word)}",
            nearest is null
                ? $"write {List(known, "or")}"
                : $"did you mean {ShownText.Quoted(nearest)}? The words are {List(known, "and")}");
    public static MistakeWords TooLong(string what, int length, int limit) =>
        new($"{what} has {length} characters, more than {limit}", "keep to the deciding words");

    // Names

    public static MistakeWords BadId(string what, string id) =>
        new(
            $"{ShownText.Quoted(id)} cannot be {what}",
            "begin with a letter or digit and go on with letters, digits, dots, dashes and underscores");
    public static MistakeWords DuplicateId(string what, string id, Place first) =>
        new($"{what} {ShownText.Quoted(id)} is declared twice, first at {first.File}:{first.Line}", "give one of them another name");
    public static MistakeWords ClashingName(string name, string other, Place first) =>
        new(
            $"{ShownText.Quoted(name)} already names the speaker {ShownText.Quoted(other)}, at {first.File}:{first.Line}",
            "give each name to one speaker");
    public static MistakeWords NoSuch(string what, string name, string? nearest, string declareIn, string within = "") =>
        new(
            $"there is no {what} {ShownText.Quoted(name)}{within}",
            nearest is null
                ? $"write one that is declared in {declareIn}, or declare it there"
                : $"did you mean {ShownText.Quoted(nearest)}?");
    public static MistakeWords SpeaksInCircle(IEnumerable<string> names) =>
        new($"these speak for each other in a circle: {string.Join(" → ", names.Select(ShownText.Quoted))}", "delete one `speaks-for`");

    // Questions

    public static MistakeWords NotForAnswer(string key, string answer, string belongsTo) =>
        new($"{ShownText.Quoted(key)} has no meaning for a question whose answer is {answer}", $"delete it: it belongs to {belongsTo}");
    public static MistakeWords NoUnitOfTime(string unit) =>
        new($"{ShownText.Quoted(unit)} is no unit of time", "write one such as hours, days or weeks");
    public static MistakeWords NoZone(string unit) =>
        new($"{ShownText.Quoted(unit)} is no zone of times of day", "write one such as UTC, CEST, EST or local time, or leave `unit` out");
    public static readonly MistakeWords BreaksWithoutSeries = new(
        "only a cumulative question has breaks", "delete `breaks`, or write `over-time: cumulative`");
    public static readonly MistakeWords NoOptions = new("a choice question has no options", "add `options: [first, second]`");
    public static readonly MistakeWords NoTerms = new(
        "a facet has no terms", "add the terms between which sources choose, each with an `id`");
    public static readonly MistakeWords NoFacet = new(
        "a term question has no facet", "add `facet: …` with the id of a facet in framing.yaml");
    public static MistakeWords TooManyOptions(string what, int count, int limit) =>
        new($"there are {count} {what}, more than {limit}", "merge some, or split the question");
    public static MistakeWords DuplicateOption(string option) =>
        new($"option {ShownText.Quoted(option)} stands twice", "delete one of the two");
    public static MistakeWords BadExclusive(
        string word) => new(
            $"exclusive cannot be {ShownText.Quoted(word)}",
            "write `all`, `none`, or a list of pairs such as [[one option, another option]]");
    public static readonly MistakeWords BadPair = new("an exclusive pair names two options", "write `[one option, another option]`");
    public static MistakeWords SameOption(string option) =>
        new($"option {ShownText.Quoted(option)} excludes itself", "name two different options");
    public static MistakeWords DuplicatePhrase(
        string phrase,
        string term) => new(
            $"phrase {ShownText.Quoted(phrase)} already shows the term {ShownText.Quoted(term)} of this facet",
            "let each phrase show one term");
    public static readonly MistakeWords ConstraintWithoutQuestion = new(
        "the constraint names no question", "write one such as `all = some + rest`, with the ids of questions");
    public static MistakeWords NoNumber(
        string question,
        string answer) => new(
            $"the answer to {ShownText.Quoted(question)} is a {answer}, which a constraint cannot reckon with",
            "name questions whose answers are quantities, dates or durations");
    public static readonly MistakeWords TwoDescriptions = new("`about` and `description` mean the same", "keep one of the two");

    // Sources and claims

    public static MistakeWords BadUrl(string url) =>
        new(
            $"{ShownText.Quoted(WithoutUser(url))} is not a web address",
            "write a whole address that begins with https:// or http://, without a user's name in it");

    // What stands before "@" may be a password, and messages go into logs.
    private static string WithoutUser(string url) =>
        url.IndexOf("//", StringComparison.Ordinal) is >= 0 and var start && url.LastIndexOf('@') is var end && end > start
            ? $"{url[..(start + 2)]}…{url[end..]}" : url;

    public static MistakeWords NotCounted(string word) => new(
        $"counted is {ShownText.Quoted(word)}", "write counted: true, or delete the line where the quote says the value itself");
    public static MistakeWords BadSame(string word) => new(
        $"same is {ShownText.Quoted(word)}", "write same: assumed, or delete the line where the texts settle that it is one thing");
    public static MistakeWords NotProposed(string word) =>
        new($"proposed is {ShownText.Quoted(word)}", "write proposed: true, or delete the line where the claim is accepted");
    public static readonly MistakeWords BadSha256 = new(
        "this is not a SHA-256 hash", "write its 64 hexadecimal digits, as `sha256sum` prints them");
    public static MistakeWords BadLanguage(string tag) =>
        new($"{ShownText.Quoted(tag)} is not a language tag", "write one such as en, ar or pt-BR (BCP 47)");
    public static MistakeWords AsOfAfterPublication(string asOf, string published) =>
        new(
            $"as-of {ShownText.Clean(asOf)} is later than the publication, {ShownText.Clean(published)}",
            "write the day on which the figure held, or `modality: forecast`");
    public static MistakeWords QuoteLacksValue(string says) =>
        new(
            $"the quote does not contain {ShownText.Quoted(says)}",
            "quote the words that say it, correct `says`, or, of a text that is not in English, name its `language`");

    public static MistakeWords NotInArchive(int times, string? instead) => times == 0
        ? new(
            "the quote does not stand in the archived text",
            instead is null ? "copy the words from the text" : $"it would {instead}: copy the words from the text, character for character")
        : new($"the quote stands {times} times in the archived text", "quote more of the words around it, so that it stands there once");

    // What became of sources and claims

    public static readonly MistakeWords NotNewestHash = new(
        "this is not the hash of the newest version", "delete it here: each version has its own");
    public static MistakeWords VersionsOutOfOrder(
        string retrieved,
        string before) => new(
            $"version {ShownText.Clean(retrieved)} stands behind {ShownText.Clean(before)} and was retrieved before it",
            "list the versions with the oldest first");
    public static MistakeWords RetrievedTooEarly(
        string retrieved,
        string published) => new(
            $"retrieved {ShownText.Clean(retrieved)}, before the source was published, {ShownText.Clean(published)}",
            "correct one of the two dates");
    public static MistakeWords TooManyVersions(int count, int limit) =>
        new($"there are {count} versions, more than {limit}", "keep those in which an answer changes");
    public static readonly MistakeWords NoVersions = new(
        "the source has no versions", "delete `version`, or list them: `versions: [{retrieved: 2031-06-04, sha256: …}]`");
    public static MistakeWords NoSuchVersion(
        string version,
        IEnumerable<string> known) => new(
            $"there is no version {ShownText.Quoted(version)}",
            $"write its number or the day on which it was retrieved: {List(known.Select(ShownText.Clean), "or")}");
    public static MistakeWords TwoVersions(string version) =>
        new($"two versions were retrieved {ShownText.Clean(version)}", "write the number of the one that is meant, 1 for the oldest");
    public static readonly MistakeWords CorrectsItself = new("the claim corrects itself", "name the claim that it replaces");
    public static MistakeWords OtherQuestion(
        string corrected,
        string question) => new(
            $"{ShownText.Quoted(corrected)} answers another question, {ShownText.Quoted(question)}",
            "correct a claim that answers the same question");
    public static MistakeWords NotItsToCorrect(string corrected) =>
        new(
            $"{ShownText.Quoted(corrected)} is of another source, publisher and speaker",
            "only a source, its publisher or the speaker can correct a claim: leave both to stand against each other");
    public static MistakeWords CorrectsLater(string corrected) =>
        new($"{ShownText.Quoted(corrected)} came later than this claim", "let the later claim correct the earlier one");
    public static MistakeWords CorrectsInCircle(IEnumerable<string> claims) =>
        new($"these correct each other in a circle: {string.Join(" → ", claims.Select(ShownText.Quoted))}", "delete one `corrects`");
    public static readonly MistakeWords DerivesFromItself = new(
        "the source derives from itself", "name the source from which it has what it says, or delete `derived-from`");
    public static MistakeWords DerivesInCircle(IEnumerable<string> sources) =>
        new(
            $"these derive from each other in a circle: {string.Join(" → ", sources.Select(ShownText.Quoted))}",
            "delete one `derived-from`: that of the source that was there first");
    public static MistakeWords WithdrawnTooEarly(
        string on,
        string published) => new(
            $"withdrawn {ShownText.Clean(on)}, before the source was published, {ShownText.Clean(published)}",
            "correct one of the two dates");
    public static readonly MistakeWords AnchorWithoutQuote = new("an anchor without a quote", "delete it, or add the quote");
    public static MistakeWords NotAPosition(
        string key,
        string text) => new(
            $"{key} cannot be {ShownText.Quoted(text)}",
            "write how many characters of the text stand before it, as `claimledger anchor` does");
    public static MistakeWords AnchorLength(int anchored, int quoted) =>
        new($"the anchor spans {anchored} characters and the quote has {quoted}", "write it anew with `claimledger anchor`");
    public static readonly MistakeWords AnchorElsewhere = new(
        "the quote does not stand in the archived text where its anchor says",
        "look at the text: correct the quote, or delete the anchor and run `claimledger anchor`");

    public static readonly MistakeWords CannotWriteAnchors = new(
        "the file is laid out in a way that anchors cannot be written into",
        "give each claim its own lines, `key: value`, and run it again");

    // Rulings and baseline

    public static MistakeWords BadConflictId(
        string id) => new(
            $"{ShownText.Quoted(id)} is not the id of a conflict",
            "write c- and 16 hexadecimal digits, as `claimledger conflicts` shows them");
    public static MistakeWords SecondRuling(
        string conflict,
        Place first) => new(
            $"this is a second ruling on {ShownText.Clean(conflict)}, the first being at {first.File}:{first.Line}",
            "keep the one that counts");
    public static readonly MistakeWords NotADay = new("a ruling is made on one day", "write it as year-month-day, such as 2031-06-06");
    public static readonly MistakeWords NoPosition = new(
        "the verdict `prefer` does not say which position", "add `position: …` with what the position says");
    public static readonly MistakeWords NotExpectations = new(
        "expect.yaml is no list", "write `expect:` and under it a list such as `- agree: fire.injured`");
    public static readonly MistakeWords NotAnExpectation = new(
        "an expectation is one `what: …` line", "write one such as `- agree: fire.injured`, each behind a dash of its own");
    public static MistakeWords NoSuchEvent(string name, string? nearest) =>
        new(
            $"there is no event {ShownText.Quoted(name)}",
            nearest is null ? "write the `event` of a question in questions.yaml" : $"did you mean {ShownText.Quoted(nearest)}?");
    public static MistakeWords Baseline(string wrong) =>
        new($"this is not a baseline: {wrong}", "write it anew with `claimledger check --update-baseline`");

    /// <summary>A list in words: "a, b or c".</summary>
    public static string List(IEnumerable<string> items, string conjunction)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {conjunction} {all[^1]}";
    }
}
