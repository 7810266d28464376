using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rules;

/// <summary>How much procedure a project carries after its award; the guide selects it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProjectProfile>))]
public enum ProjectProfile
{
    /// <summary>简易: short contract, lump sum, final report, document acceptance.</summary>
    Simple,

    /// <summary>一般: with milestones and a budget by subject.</summary>
    Standard,

    /// <summary>重点</summary>
    Key,
}

/// <summary>After which step an instalment can be paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InstalmentTime>))]
public enum InstalmentTime
{
    /// <summary>Once the contract is signed.</summary>
    Contract,

    /// <summary>Once the project has passed its mid-term check.</summary>
    MidTermCheck,

    /// <summary>Once the project has passed its acceptance.</summary>
    Acceptance,
}

/// <summary>Whether a profile asks for a check half-way; a recorded risk leads to one in each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckDemand>))]
public enum CheckDemand
{
    /// <summary>Only for a recorded risk.</summary>
    ByRisk,

    /// <summary>抽查: where it is drawn.</summary>
    Drawn,

    Always,
}

/// <summary>A part of the money.</summary>
/// <param name="Percent">Of the award.</param>
public sealed record InstalmentRule(int Percent, InstalmentTime After);

/// <summary>What a profile asks for.</summary>
/// <param name="Instalments">Their percentages add up to 100.</param>
/// <param name="HasBudget">Whether the contract holds a budget by subject; false: 包干制.</param>
/// <param name="MinimumMilestones">How many stages the contract holds at least.</param>
/// <param name="ReportMonths">After how many months each the unit reports on the work; null: in the final report only.</param>
/// <param name="PanelExperts">How many experts without a conflict advise on the acceptance; 0: two officers decide alone.</param>
/// <param name="HasCertificate">Whether the research report has to be taken in before the acceptance (科技报告收录证书).</param>
public sealed record ProfileRules(
    ProjectProfile Profile,
    ImmutableArray<InstalmentRule> Instalments,
    bool HasBudget,
    int MinimumMilestones,
    int? ReportMonths,
    CheckDemand MidTermCheck,
    int PanelExperts,
    bool HasCertificate
);

/// <summary>What a letter says that demands money back.</summary>
/// <param name="FollowUpDays">How often unit and officers are reminded after its term, until the money is there.</param>
/// <param name="Basis">Beside the contract, on which every one rests.</param>
public sealed record RecoveryLetterRules(int FollowUpDays, ImmutableArray<LegalBasis> Basis, ImmutableArray<Remedy> Remedies);

/// <summary>Which values of the rules about projects a rule file may hold.</summary>
internal static class ProjectRuleLimits
{
    private const int MaxMonths = 120;

    internal static bool Accept(ImmutableArray<ProfileRules> profiles) =>
        !profiles.IsDefault
        && Enum.GetValues<ProjectProfile>().SequenceEqual(profiles.Select(each => each.Profile))
        && profiles.All(Accepts);

    internal static bool Accept(RecoveryLetterRules rules) =>
        rules.FollowUpDays is >= 1 and <= 3650 && !rules.Basis.IsDefault && !rules.Remedies.IsDefaultOrEmpty;

    internal static bool IsTerm(int months) => months is >= 1 and <= MaxMonths;

    private static bool Accepts(ProfileRules profile) =>
        !profile.Instalments.IsDefaultOrEmpty
        && profile.Instalments.All(each => each.Percent >= 1)
        && profile.Instalments.Sum(each => each.Percent) == 100
        && profile.Instalments.All(each => each.After != InstalmentTime.MidTermCheck || profile.MidTermCheck == CheckDemand.Always)
        && profile.MinimumMilestones is >= 0 and <= 20
        && profile.PanelExperts is >= 0 and <= 20
        && profile.ReportMonths is null or (>= 1 and <= MaxMonths);
}
