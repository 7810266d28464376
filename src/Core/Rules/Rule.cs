using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rules;

/// <summary>How sure the bureau is of a rule.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleConfidence>))]
public enum RuleConfidence
{
    /// <summary>Read in the cited text.</summary>
    [JsonStringEnumMemberName("sound")]
    Sound,

    /// <summary>A jurist of the bureau still has to confirm it; pages show that to staff.</summary>
    [JsonStringEnumMemberName("confirm")]
    Confirm,

    /// <summary>Practice: the round's guide decides within what is set here.</summary>
    [JsonStringEnumMemberName("perRound")]
    PerRound,
}

/// <summary>One setting of a dated rule file, with what is needed to cite it.</summary>
/// <param name="Id">Its name in the file: <c>publicNotice.workingDays</c>.</param>
/// <param name="FileVersion">Version of the file that it stands in.</param>
public sealed record Rule<T>(string Id, string FileVersion, T Value, string Citation, RuleConfidence Confidence)
{
    /// <summary>The rule as the basis of an act: <c>correction.workingDays@2026.1</c>.</summary>
    public string Basis => $"{Id}@{FileVersion}";

    /// <summary>Records that this rule led from facts to an outcome.</summary>
    public RuleTrace Trace(string outcome, params IEnumerable<TracedFact> facts) =>
        new(Id, FileVersion, Citation, Confidence, [.. facts], outcome);
}

/// <summary>A fact that a rule was applied to.</summary>
/// <param name="Name">In camelCase, for the page's translation: <c>workingDays</c>.</param>
/// <param name="Value">Never personal data.</param>
public sealed record TracedFact(string Name, string Value);

/// <summary>Why a decision came out as it did: rule → facts → outcome. Decisions carry it, so that it can be told years later.</summary>
/// <param name="Outcome">In kebab-case, for the page's translation: <c>notice-is-long-enough</c>.</param>
public sealed record RuleTrace(
    string RuleId,
    string FileVersion,
    string Citation,
    RuleConfidence Confidence,
    ImmutableArray<TracedFact> Facts,
    string Outcome
);
