using System.Globalization;
using System.Text;

namespace ClaimLedger.DataSets.Reading;

/// <summary>Every message of the loader: what is wrong, and what to write instead.</summary>
internal static class Wording
{
    // The YAML itself

    public static readonly Words KeyIsNotText = new("a key is a map or a list", "write a plain word before the colon");
    public static readonly Words SecondDocument = new("a second document begins here", "keep one document a file: delete this line, or move what follows into a file of its own");
    public static readonly Words UnclosedQuote = new("the quotation mark that opens here is not closed on this line, and what follows does not read", "close it, or put the whole text between single quotes and double every single quote inside");

    public static readonly Words UnclosedBracket = new("the bracket that opens here is not closed", "close it with ] or }, with commas between the items");
    public static readonly Words Tab = new("a tab stands where YAML wants spaces", "indent with spaces");

    public static Words TooDeep(int depth) => new($"maps and lists are nested more than {depth} deep", "write it flat, as the format has it");
    public static Words Alias(string name) => new($"*{Clean(name)} is a YAML alias, which data sets do not use", "write the value out");
    public static Words Anchor(string name) => new($"&{Clean(name)} is a YAML anchor, which data sets do not use", "delete it; for a text that begins with & use quotes");
    public static Words Tag(string tag) => new($"{Clean(tag)} is a YAML tag, which data sets do not use", "delete it: every value is read as text; for a text that begins with ! use quotes");
    public static Words DuplicateKey(string key, int firstLine) => new($"key {Quoted(key)} stands twice, first on line {firstLine}", "delete one of the two");

    /// <summary>The parser's own words, and what usually cures them: one row a slip.</summary>
    public static Words Syntax(string parserMessage, ReadOnlySpan<char> rest)
    {
        return parserMessage switch
        {
            _ when rest.StartsWith("\t", StringComparison.Ordinal) => Tab,
            _ when parserMessage.Contains("invalid mapping", StringComparison.Ordinal) || parserMessage.Contains("mapping values are not allowed", StringComparison.Ordinal) =>
                new("a colon followed by a space stands inside a text without quotes, or the line is indented wrongly", "put the whole text between quotes, or line the key up with the others"),
            _ when parserMessage.Contains("cannot start any token", StringComparison.Ordinal) && rest.Length > 0 =>
                new($"a text without quotes cannot begin with {Quoted(rest[..1].ToString())}", "put the whole text between quotes"),
            _ when parserMessage.Contains("wrong indentation", StringComparison.Ordinal) && parserMessage.Contains("quoted", StringComparison.Ordinal) => UnclosedQuote,
            _ when parserMessage.Contains("end of stream", StringComparison.Ordinal) && parserMessage.Contains("quoted", StringComparison.Ordinal) =>
                new("the quotation mark that opens here is never closed", "close it"),
            _ when parserMessage.Contains("escape character", StringComparison.Ordinal) =>
                new("a backslash between double quotes begins an escape that YAML does not know", @"write \\ for a backslash, or use single quotes"),
            _ when parserMessage.Contains("',' or", StringComparison.Ordinal) => UnclosedBracket,
            _ when parserMessage.Contains("'-' indicator", StringComparison.Ordinal) || rest.StartsWith("- ", StringComparison.Ordinal) =>
                new("this line does not line up with the items of its list", "begin each item with a dash and a space, all indented alike, and line its keys up"),
            _ when parserMessage.Contains("expected key", StringComparison.Ordinal) =>
                new("text follows where a key should stand", "where a text only begins with a quotation mark, put the whole text between single quotes, doubling each single quote inside; otherwise line the key up with the others"),
            _ when parserMessage.Contains("expected ':'", StringComparison.Ordinal) =>
                new("a key without a colon", "write `key: value`"),
            _ => new($"this is not YAML: {Clean(parserMessage).TrimEnd('.')}", "correct it; a text with ': ', ' #' or a sign at its start belongs between quotes"),
        };
    }

    // Files

    public static readonly Words NoLedger = new("there is no ledger.yaml", "write one with a title, or name the folder that holds it");
    public static readonly Words NoQuestions = new("there is no questions.yaml", "write one: `questions:` and a list of questions");
    public static readonly Words NoSources = new("there are no sources", "put one YAML file a source into sources/");
    public static readonly Words EmptyFile = new("the file is empty", "write what belongs in it, or delete the file");
    public static readonly Words Utf16 = new("the file is UTF-16", "save it as UTF-8");
    public static readonly Words OutsideFolder = new("the link leads out of the data set", "put the file itself here");
    public static readonly Words NestedSource = new("sources in folders below sources/ are not read", "move the file into sources/ itself");
    public static readonly Words RenameYml = new("the file is not read under this name", "rename it to end in .yaml");

    public static Words InvalidUtf8(byte found) => new($"byte 0x{found:X2} is not UTF-8", "save the file as UTF-8");
    public static Words Control(char found) => new(char.IsSurrogate(found) ? $"half of a surrogate pair, U+{(int)found:X4}" : $"control character U+{(int)found:X4}", "delete it");
    public static Words TooBig(long bytes, int limit) => new($"the file has {bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes, more than {limit >> 20} MiB", "split it into smaller files");
    public static Words LongLine(int length, int limit) => new($"the line has {length.ToString("N0", CultureInfo.InvariantCulture)} characters, more than {limit.ToString("N0", CultureInfo.InvariantCulture)}", "break it");
    public static Words Unreadable(string reason) => new($"the file cannot be read: {Clean(reason).TrimEnd('.')}", "make it readable");
    public static Words UnknownFile(string nearest) =>
        new("a file with this name has no meaning here", $"did you mean {Quoted(nearest)}? The files are ledger.yaml, questions.yaml, speakers.yaml, framing.yaml, rulings.yaml, expect.yaml and sources/*.yaml");

    public static Words TooMany(int limit) => new($"there are {limit.ToString("N0", CultureInfo.InvariantCulture)} mistakes or more", "correct these first: what follows is not reported");

    // Shapes

    public static Words WrongShape(string what, string expected, string found) => new($"{what} is {found}", $"write {expected}");
    public static Words Empty(string what, bool required) => new($"{what} is empty", required ? "write it" : "write it, or delete the key");
    public static Words MissingKey(string what, string key) => new($"{what} has no {Quoted(key)}", $"add `{key}: …`");
    public static Words UnknownKey(string what, string key, string? nearest, IEnumerable<string> known) =>
        new($"unknown key {Quoted(key)} in {what}", nearest is null ? $"the keys are {List(known, "and")}" : $"did you mean {Quoted(nearest)}?");
    public static Words UnknownWord(string key, string word, string? nearest, IEnumerable<string> known) =>
        new($"{key} cannot be {Quoted(word)}", nearest is null ? $"write {List(known, "or")}" : $"did you mean {Quoted(nearest)}? The words are {List(known, "and")}");
    public static Words TooLong(string what, int length, int limit) => new($"{what} has {length} characters, more than {limit}", "keep to the deciding words");

    // Names

    public static Words BadId(string what, string id) =>
        new($"{Quoted(id)} cannot be {what}", "begin with a letter or digit and go on with letters, digits, dots, dashes and underscores");
    public static Words DuplicateId(string what, string id, Place first) => new($"{what} {Quoted(id)} is declared twice, first at {first.File}:{first.Line}", "give one of them another name");
    public static Words ClashingName(string name, string other, Place first) =>
        new($"{Quoted(name)} already names the speaker {Quoted(other)}, at {first.File}:{first.Line}", "give each name to one speaker");
    public static Words NoSuch(string what, string name, string? nearest, string declareIn, string within = "") =>
        new($"there is no {what} {Quoted(name)}{within}", nearest is null ? $"write one that is declared in {declareIn}, or declare it there" : $"did you mean {Quoted(nearest)}?");
    public static Words SpeaksInCircle(IEnumerable<SpeakerName> names) =>
        new($"these speak for each other in a circle: {string.Join(" → ", names.Select(name => Quoted(name.ToString())))}", "delete one `speaks-for`");

    // Questions

    public static Words NotForAnswer(string key, string answer, string belongsTo) => new($"{Quoted(key)} has no meaning for a question whose answer is {answer}", $"delete it: it belongs to {belongsTo}");
    public static Words NoUnitOfTime(string unit) => new($"{Quoted(unit)} is no unit of time", "write one such as hours, days or weeks");
    public static readonly Words BreaksWithoutSeries = new("only a cumulative question has breaks", "delete `breaks`, or write `over-time: cumulative`");
    public static readonly Words NoOptions = new("a choice question has no options", "add `options: [first, second]`");
    public static readonly Words NoTerms = new("a facet has no terms", "add the terms between which sources choose, each with an `id`");
    public static readonly Words NoFacet = new("a term question has no facet", "add `facet: …` with the id of a facet in framing.yaml");
    public static Words TooManyOptions(string what, int count, int limit) => new($"there are {count} {what}, more than {limit}", "merge some, or split the question");
    public static Words DuplicateOption(string option) => new($"option {Quoted(option)} stands twice", "delete one of the two");
    public static Words BadExclusive(string word) => new($"exclusive cannot be {Quoted(word)}", "write `all`, `none`, or a list of pairs such as [[one option, another option]]");
    public static readonly Words BadPair = new("an exclusive pair names two options", "write `[one option, another option]`");
    public static Words SameOption(string option) => new($"option {Quoted(option)} excludes itself", "name two different options");
    public static Words DuplicatePhrase(string phrase, string term) => new($"phrase {Quoted(phrase)} already shows the term {Quoted(term)} of this facet", "let each phrase show one term");
    public static readonly Words ConstraintWithoutQuestion = new("the constraint names no question", "write one such as `all = some + rest`, with the ids of questions");
    public static Words NoNumber(string question, string answer) => new($"the answer to {Quoted(question)} is a {answer}, which a constraint cannot reckon with", "name questions whose answers are quantities, dates or durations");
    public static readonly Words TwoDescriptions = new("`about` and `description` mean the same", "keep one of the two");

    // Sources and claims

    public static Words BadUrl(string url) => new($"{Quoted(url)} is not a web address", "write a whole address that begins with https:// or http://");
    public static Words NotProposed(string word) => new($"proposed is {Quoted(word)}", "write proposed: true, or delete the line where the claim is accepted");
    public static readonly Words BadSha256 = new("this is not a SHA-256 hash", "write its 64 hexadecimal digits, as `sha256sum` prints them");
    public static Words BadLanguage(string tag) => new($"{Quoted(tag)} is not a language tag", "write one such as en, ar or pt-BR (BCP 47)");
    public static Words AsOfAfterPublication(string asOf, string published) =>
        new($"as-of {Clean(asOf)} is later than the publication, {Clean(published)}", "write the day on which the figure held, or `modality: forecast`");
    public static Words QuoteLacksValue(string says) => new($"the quote does not contain {Quoted(says)}", "quote the words that say it, or correct `says`");

    public static Words NotInArchive(int times, string? instead) => times == 0
        ? new("the quote does not stand in the archived text", instead is null ? "copy the words from the text" : $"it would {instead}: copy the words from the text, character for character")
        : new($"the quote stands {times} times in the archived text", "quote more of the words around it, so that it stands there once");

    // What became of sources and claims

    public static readonly Words NotNewestHash = new("this is not the hash of the newest version", "delete it here: each version has its own");
    public static Words VersionsOutOfOrder(string retrieved, string before) => new($"version {Clean(retrieved)} stands behind {Clean(before)} and was retrieved before it", "list the versions with the oldest first");
    public static Words RetrievedTooEarly(string retrieved, string published) => new($"retrieved {Clean(retrieved)}, before the source was published, {Clean(published)}", "correct one of the two dates");
    public static Words TooManyVersions(int count, int limit) => new($"there are {count} versions, more than {limit}", "keep those in which an answer changes");
    public static readonly Words NoVersions = new("the source has no versions", "delete `version`, or list them: `versions: [{retrieved: 2031-06-04, sha256: …}]`");
    public static Words NoSuchVersion(string version, IEnumerable<string> known) => new($"there is no version {Quoted(version)}", $"write its number or the day on which it was retrieved: {List(known.Select(Clean), "or")}");
    public static Words TwoVersions(string version) => new($"two versions were retrieved {Clean(version)}", "write the number of the one that is meant, 1 for the oldest");
    public static readonly Words CorrectsItself = new("the claim corrects itself", "name the claim that it replaces");
    public static Words OtherQuestion(ClaimId corrected, QuestionId question) => new($"{Quoted(corrected.ToString())} answers another question, {Quoted(question.ToString())}", "correct a claim that answers the same question");
    public static Words NotItsToCorrect(ClaimId corrected) =>
        new($"{Quoted(corrected.ToString())} is of another source, publisher and speaker", "only a source, its publisher or the speaker can correct a claim: leave both to stand against each other");
    public static Words CorrectsLater(ClaimId corrected) => new($"{Quoted(corrected.ToString())} came later than this claim", "let the later claim correct the earlier one");
    public static Words CorrectsInCircle(IEnumerable<ClaimId> claims) => new($"these correct each other in a circle: {string.Join(" → ", claims.Select(claim => Quoted(claim.ToString())))}", "delete one `corrects`");
    public static Words WithdrawnTooEarly(string on, string published) => new($"withdrawn {Clean(on)}, before the source was published, {Clean(published)}", "correct one of the two dates");
    public static readonly Words AnchorWithoutQuote = new("an anchor without a quote", "delete it, or add the quote");
    public static Words NotAPosition(string key, string text) => new($"{key} cannot be {Quoted(text)}", "write how many characters of the text stand before it, as `claimledger anchor` does");
    public static Words AnchorLength(int anchored, int quoted) => new($"the anchor spans {anchored} characters and the quote has {quoted}", "write it anew with `claimledger anchor`");
    public static readonly Words AnchorElsewhere = new("the quote does not stand in the archived text where its anchor says", "look at the text: correct the quote, or delete the anchor and run `claimledger anchor`");

    public static readonly Words CannotWriteAnchors = new("the file is laid out in a way that anchors cannot be written into", "give each claim its own lines, `key: value`, and run it again");

    // Rulings and baseline

    public static Words BadConflictId(string id) => new($"{Quoted(id)} is not the id of a conflict", "write c- and 16 hexadecimal digits, as `claimledger conflicts` shows them");
    public static Words SecondRuling(string conflict, Place first) => new($"this is a second ruling on {Clean(conflict)}, the first being at {first.File}:{first.Line}", "keep the one that counts");
    public static readonly Words NotADay = new("a ruling is made on one day", "write it as year-month-day, such as 2031-06-06");
    public static readonly Words NoPosition = new("the verdict `prefer` does not say which position", "add `position: …` with what the position says");
    public static readonly Words NotExpectations = new("expect.yaml is no list", "write `expect:` and under it a list such as `- agree: fire.injured`");
    public static readonly Words NotAnExpectation = new("an expectation is one `what: …` line", "write one such as `- agree: fire.injured`, each behind a dash of its own");
    public static Words NoSuchEvent(string name, string? nearest) =>
        new($"there is no event {Quoted(name)}", nearest is null ? "write the `event` of a question in questions.yaml" : $"did you mean {Quoted(nearest)}?");
    public static Words Baseline(string wrong) => new($"this is not a baseline: {wrong}", "write it anew with `claimledger check --update-baseline`");

    /// <summary>A name between quotation marks, fit for one line of a terminal.</summary>
    public static string Quoted(string text) => $"\"{Clean(text)}\"";

    /// <summary>A list in words: "a, b or c".</summary>
    public static string List(IEnumerable<string> items, string conjunction)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {conjunction} {all[^1]}";
    }

    /// <summary>One line, of bearable length, without characters that a terminal would act on.</summary>
    private static string Clean(string text)
    {
        const int limit = 80;
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= limit)
                return clean.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune))
                clean.Append(' ');
            else if (Rune.IsControl(rune))
                clean.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
