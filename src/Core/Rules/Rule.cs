using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rules;

/// <summary>Confidence of the bureau in a rule.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleConfidence>))]
public enum RuleConfidence
{
    /// <summary>Verified in the cited text.</summary>
    [JsonStringEnumMemberName("sound")]
    Sound,

    /// <summary>To be confirmed by the bureau's legal section (待法制机构确认); pages show that to staff.</summary>
    [JsonStringEnumMemberName("confirm")]
    Confirm,

    /// <summary>Practice: the round's guide decides within these limits.</summary>
    [JsonStringEnumMemberName("perRound")]
    PerRound,
}

/// <summary>One setting of a dated rule file, with the data needed to cite it.</summary>
/// <param name="Id">Name in the file: <c>publicNotice.workingDays</c>.</param>
public sealed record Rule<T>(string Id, string FileVersion, T Value, string Citation, RuleConfidence Confidence)
{
    /// <summary>The rule as the basis of an act: <c>correction.workingDays@2026.1</c>.</summary>
    public string Basis => $"{Id}@{FileVersion}";

    /// <summary>Records that this rule led from facts to an outcome.</summary>
    public RuleTrace Trace(string outcome, params IEnumerable<TracedFact> facts) =>
        new(Id, FileVersion, Citation, Confidence, [.. facts], outcome);
}

/// <summary>A fact to which a rule was applied.</summary>
/// <param name="Name">In camelCase, for the page's translation: <c>workingDays</c>.</param>
/// <param name="Value">Never personal data.</param>
public sealed record TracedFact(string Name, string Value);

/// <summary>The reason for a decision: rule → facts → outcome. Stored with the decision, so that it can be explained years later.</summary>
/// <param name="Outcome">In kebab-case, for the page's translation: <c>notice-is-long-enough</c>.</param>
public sealed record RuleTrace(
    string RuleId,
    string FileVersion,
    string Citation,
    RuleConfidence Confidence,
    ImmutableArray<TracedFact> Facts,
    string Outcome
);
