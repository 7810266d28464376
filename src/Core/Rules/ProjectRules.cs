using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Rules;

/// <summary>Scope of the procedure after the award; selected by the guide.</summary>
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

/// <summary>When an instalment can be paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InstalmentTime>))]
public enum InstalmentTime
{
    Contract,

    MidTermCheck,

    Acceptance,
}

/// <summary>Whether a profile requires a mid-term check; a recorded risk leads to a check in each profile.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckDemand>))]
public enum CheckDemand
{
    /// <summary>Only for a recorded risk.</summary>
    ByRisk,

    /// <summary>抽查: selected by a draw.</summary>
    Drawn,

    Always,
}

/// <summary>An instalment.</summary>
/// <param name="Percent">Of the award.</param>
public sealed record InstalmentRule(int Percent, InstalmentTime After);

/// <summary>Requirements of a profile.</summary>
/// <param name="Instalments">Percentages add up to 100.</param>
/// <param name="HasBudget">Whether the contract contains a budget by subject; false: 包干制.</param>
/// <param name="MinimumMilestones">Minimum number of stages in the contract.</param>
/// <param name="ReportMonths">Interval of progress reports in months; null: only the final report.</param>
/// <param name="PanelExperts">Required number of experts without a conflict who advise on the acceptance; 0: two officers decide
/// alone.</param>
/// <param name="HasCertificate">Whether the research report must be registered before the acceptance (科技报告收录证书).</param>
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

/// <summary>Rules of a letter that demands money back.</summary>
/// <param name="FollowUpDays">Interval of reminders to unit and officers after the term, until the money is received.</param>
/// <param name="Basis">In addition to the contract.</param>
public sealed record RecoveryLetterRules(int FollowUpDays, ImmutableArray<LegalBasis> Basis, ImmutableArray<Remedy> Remedies);

/// <summary>Limits of the project rules in a rule file.</summary>
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
