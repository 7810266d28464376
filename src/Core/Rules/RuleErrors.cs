namespace CreditFunctions.Core.Rules;

/// <summary>What can be wrong with rule files, alone and side by side.</summary>
internal static class RuleErrors
{
    internal static Error VersionIsMissing { get; } = new Error(
        ErrorKind.Invalid, "rule-file-version-is-missing",
        "A rule file needs a version, such as 2026.1, which is pinned on every application. Name one.").At("version");

    internal static Error BookIsEmpty { get; } = new(ErrorKind.Invalid, "rule-book-is-empty", "There is no rule file. Add the one in force.");

    internal static Error FileIsMalformed(string path) => new Error(
        ErrorKind.Invalid, "rule-file-is-malformed",
        $"The rule file does not have the expected form at {path}. Compare it with rule-file.schema.json.").At(path);

    internal static Error FileEndsBeforeItBegins(DateOnly from, DateOnly to) => new Error(
        ErrorKind.Invalid, "rule-file-ends-before-it-begins",
        $"The rule file is in force from {from:yyyy-MM-dd} to {to:yyyy-MM-dd}. Correct one of the days.").At("effectiveTo");

    internal static Error RuleIsMissing(string id) =>
        AtRule(id, "rule-is-missing", $"The rule {id} is missing. Add it with value, citation and confidence.");

    internal static Error RuleIsUnknown(string id) =>
        AtRule(id, "rule-is-unknown", $"There is no rule {id}. Correct its name, or take it out.");

    internal static Error CitationIsMissing(string id) =>
        AtRule(id, "rule-citation-is-missing", $"The rule {id} has no citation. Name the text that it rests on.");

    internal static Error RuleIsOutOfRange(string id) => AtRule(
        id,
        "rule-is-out-of-range",
        $"The value of the rule {id} is not of its kind or not within its limits. Compare it with rule-file.schema.json.");

    internal static Error VersionIsRepeated(string version) => new(
        ErrorKind.Invalid, "rule-version-is-repeated", $"More than one rule file has the version {version}. Give each its own.");

    internal static Error FilesOverlap(RuleFile earlier, RuleFile later) => new(
        ErrorKind.Invalid, "rule-files-overlap",
        $"{earlier.Version} is in force {Until(earlier)}, but {later.Version} begins on {later.EffectiveFrom:yyyy-MM-dd}. "
        + $"Let {earlier.Version} end on {later.EffectiveFrom.AddDays(-1):yyyy-MM-dd}.");

    internal static Error FilesLeaveAGap(RuleFile earlier, RuleFile later) => new(
        ErrorKind.Invalid, "rule-files-leave-a-gap",
        $"{earlier.Version} is in force {Until(earlier)}, and {later.Version} begins only on {later.EffectiveFrom:yyyy-MM-dd}. "
        + "On the days between there are no rules; close the gap.");

    internal static Error NoRulesInForce(DateOnly day, RuleFile first, RuleFile last) => new(
        ErrorKind.Invalid, "no-rules-in-force",
        $"No rule file is in force on {day:yyyy-MM-dd}: they begin on {first.EffectiveFrom:yyyy-MM-dd}, and the last is in force "
        + $"{Until(last)}. Add the file of that time.");

    internal static Error VersionIsUnknown(string version) => new(
        ErrorKind.Invalid, "rule-version-is-unknown", $"There is no rule file {version}. Put it back: decisions were made under it.");

    private static string Until(RuleFile file) => file.EffectiveTo is { } to ? $"until {to:yyyy-MM-dd}" : "without end";

    private static Error AtRule(string id, string code, string message) => new Error(ErrorKind.Invalid, code, message).At($"rules.{id}").With("rule", id);
}
