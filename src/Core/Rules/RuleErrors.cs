namespace CreditFunctions.Core.Rules;

/// <summary>Errors of rule files, alone and in combination.</summary>
public static class RuleErrors
{
    internal static Error VersionIsMissing { get; } =
        new Error(
            ErrorKind.Invalid,
            "rule-file-version-is-missing",
            "A rule file needs a version, such as 2026.1, which is pinned on every application. Name one."
        ).At("version");

    internal static Error VersionIsMalformed { get; } =
        new Error(
            ErrorKind.Invalid,
            "rule-file-version-is-malformed",
            "The version of a rule file has letters, digits, dots and hyphens, 30 at most, such as 2026.1."
        ).At("version");

    internal static Error BookIsEmpty { get; } =
        new(ErrorKind.Invalid, "rule-book-is-empty", "There is no rule file. Add the one in force.");

    /// <param name="line">From 1; null where the parser does not report it.</param>
    internal static Error FileIsMalformed(string path, long? line) =>
        new Error(
            ErrorKind.Invalid,
            "rule-file-is-malformed",
            $"The rule file does not have the expected form at {path}, line {line ?? 1}. Compare it with rule-file.schema.json."
        )
            .At(path)
            .With("path", path)
            .With("line", $"{line ?? 1}");

    internal static Error FileEndsBeforeItBegins(DateOnly from, DateOnly to) =>
        new Error(
            ErrorKind.Invalid,
            "rule-file-ends-before-it-begins",
            $"The rule file is in force from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}. Correct one of the days."
        ).At("effectiveTo");

    internal static Error RuleIsMissing(string id) =>
        AtRule(id, "rule-is-missing", $"The rule {id} is missing. Add it with value, citation and confidence.");

    internal static Error RuleIsUnknown(string id) =>
        AtRule(id, "rule-is-unknown", $"There is no rule {id}. Correct its name, or take it out.");

    internal static Error CitationIsMissing(string id) =>
        AtRule(id, "rule-citation-is-missing", $"The rule {id} has no citation. Name the text that it rests on.");

    internal static Error RuleIsOutOfRange(string id) =>
        AtRule(
            id,
            "rule-is-out-of-range",
            $"The value of the rule {id} is not of its kind or not within its limits. Compare it with rule-file.schema.json."
        );

    internal static Error VersionIsRepeated(string version) =>
        new Error(
            ErrorKind.Invalid,
            "rule-version-is-repeated",
            $"More than one rule file has the version {version}. Give each its own."
        ).With("version", version);

    internal static Error FilesOverlap(RuleFile earlier, RuleFile later) =>
        new Error(
            ErrorKind.Invalid,
            "rule-files-overlap",
            $"The file {earlier.Version} is in force {Until(earlier)}, but {later.Version} begins on {later.EffectiveFrom:yyyy-MM-dd}. "
                + $"Let {earlier.Version} end on {later.EffectiveFrom.AddDays(-1):yyyy-MM-dd}."
        )
            .With("earlier", earlier.Version)
            .With("later", later.Version);

    internal static Error FilesLeaveAGap(RuleFile earlier, RuleFile later) =>
        new Error(
            ErrorKind.Invalid,
            "rule-files-leave-a-gap",
            $"The file {earlier.Version} is in force {Until(earlier)}, and {later.Version} begins only on "
                + $"{later.EffectiveFrom:yyyy-MM-dd}. "
                + "On the days between there are no rules; close the gap."
        )
            .With("earlier", earlier.Version)
            .With("later", later.Version);

    internal static Error NoRulesInForce(DateOnly day, RuleFile first, RuleFile last) =>
        new(
            ErrorKind.Invalid,
            "no-rules-in-force",
            $"No rule file is in force on {day:yyyy-MM-dd}: they begin on {first.EffectiveFrom:yyyy-MM-dd}, and the last is in force "
                + $"{Until(last)}. Add the file of that time."
        );

    internal static Error VersionIsUnknown(string version) =>
        new(ErrorKind.Invalid, "rule-version-is-unknown", $"There is no rule file {version}. Put it back: decisions were made under it.");

    internal static Error FileBeginsTooEarly(RuleFile file, DateOnly today) =>
        new Error(
            ErrorKind.Invalid,
            "rule-file-begins-too-early",
            $"The file {file.Version} is in force from {file.EffectiveFrom:yyyy-MM-dd} on, but the rules of a day that has begun stand. "
                + $"Let it begin on {today.AddDays(1):yyyy-MM-dd} or later."
        )
            .At("effectiveFrom")
            .With("first", $"{today.AddDays(1):yyyy-MM-dd}");

    internal static Error DayHasPassed(DateOnly day) =>
        new Error(
            ErrorKind.Invalid,
            "working-day-has-passed",
            $"By the notice on record {day:yyyy-MM-dd} was another kind of day, and terms were counted by it. Leave the days that have "
                + "begun as they are."
        ).With("day", $"{day:yyyy-MM-dd}");

    internal static Error NothingIsAdded { get; } =
        new(ErrorKind.Conflict, "rule-addition-changes-nothing", "The calendar already has these days. There is nothing to add.");

    internal static Error TextIsMissing { get; } =
        new Error(
            ErrorKind.Invalid,
            "rule-addition-is-empty",
            "There is no file. Paste the text of a rule file or of a file of working days."
        );

    internal static Error TextIsTooLong(int max) =>
        new Error(
            ErrorKind.Invalid,
            "rule-addition-is-too-long",
            $"A file has at most {max} characters. Check whether it is the right one."
        ).With("max", $"{max}");

    public static Error FileNotFound { get; } =
        new(ErrorKind.NotFound, "rule-file-not-found", "There is no rule file of this version. GET /desk/rules lists them.");

    internal static Error AdditionNotFound { get; } =
        new(
            ErrorKind.NotFound,
            "rule-addition-not-found",
            "There is no such file that waits: it was confirmed, rejected, or has expired. GET /desk/rules lists what waits."
        );

    internal static Error SecondOfficerIsNeeded { get; } =
        new(
            ErrorKind.Forbidden,
            "second-officer-is-needed-for-rules",
            "Another officer than the one who proposed it confirms this, under whatever address. Ask a colleague to sign in."
        );

    private static string Until(RuleFile file) => file.EffectiveTo is { } to ? $"until {to:yyyy-MM-dd}" : "without end";

    private static Error AtRule(string id, string code, string message) =>
        new Error(ErrorKind.Invalid, code, message).At($"rules.{id}").With("rule", id);
}
