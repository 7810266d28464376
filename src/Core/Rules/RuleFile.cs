using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Rules;

/// <summary>A range of days, inclusive.</summary>
public sealed record DayRange(int Minimum, int Maximum)
{
    public bool Includes(int days) => days >= Minimum && days <= Maximum;
}

/// <summary>Sources per kind of party.</summary>
public sealed record CreditSourceMatrix(ImmutableArray<CreditSource> Units, ImmutableArray<CreditSource> Persons);

/// <summary>Limits of projects per principal investigator.</summary>
public sealed record MultiHeadLimits(int ProjectsPerRound, int ProjectsPerYear);

/// <summary>A rule as written in its file.</summary>
/// <param name="Value">As JSON, on one line.</param>
public sealed record RuleEntry(string Id, string Value, string Citation, RuleConfidence Confidence);

/// <summary>
/// The rules in force in a period (docs/domain.md, "Rules, and where they come from"). <see cref="RuleBook"/> loads them.
/// </summary>
public sealed record RuleFile
{
    internal RuleFile() { }

    /// <summary>Unique in the book; pinned on each application.</summary>
    public required string Version { get; init; }

    /// <summary>First day in force, in Beijing.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>Last day in force; null: open.</summary>
    public required DateOnly? EffectiveTo { get; init; }

    /// <summary>Length of a public notice before an award; the guide chooses within it.</summary>
    public required Rule<DayRange> PublicNoticeWorkingDays { get; init; }

    public required Rule<int> CreditCheckValidityDays { get; init; }

    public required Rule<CreditSourceMatrix> CreditCheckSources { get; init; }

    /// <summary>Term to correct deficiencies found by the format check.</summary>
    public required Rule<int> CorrectionWorkingDays { get; init; }

    /// <summary>Term of a party to show that a truthfully declared entry is wrong, discharged or repaired.</summary>
    public required Rule<int> AnswersWorkingDays { get; init; }

    public required Rule<MultiHeadLimits> MultiHeadProjects { get; init; }

    /// <summary>Cited only; must equal <see cref="Identifiers.IdentifierMask.VisibleDigits"/>.</summary>
    public required Rule<int> MaskingVisibleDigits { get; init; }

    /// <summary>Types allowed for upload, by extension: <c>pdf</c>.</summary>
    public required Rule<ImmutableArray<string>> DocumentTypes { get; init; }

    public required Rule<long> DocumentMaxBytes { get; init; }

    public required Rule<int> TaskReminderWorkingDays { get; init; }

    public required Rule<int> TaskEscalationWorkingDays { get; init; }

    /// <summary>How long the reserve list is kept after an award.</summary>
    public required Rule<int> ReserveWorkingDays { get; init; }

    /// <summary>How long a draft is kept that neither its contact nor its unit accepted.</summary>
    public required Rule<int> DraftAcceptanceDays { get; init; }

    /// <summary>Reminders before the end of an applicant's term, one for each number of days.</summary>
    public required Rule<ImmutableArray<int>> ReminderWorkingDays { get; init; }

    /// <summary>Minimum time between a material correction of a guide and the closing hour.</summary>
    public required Rule<int> GuideCorrectionWorkingDays { get; init; }

    /// <summary>Health warns from this number of days before the first day without a working-day notice.</summary>
    public required Rule<int> CalendarWarningDays { get; init; }

    public required Rule<CaseClock> CaseClock { get; init; }

    /// <summary>Term for statement and defence, from the service of the advance notice.</summary>
    public required Rule<int> DefenceWorkingDays { get; init; }

    public required Rule<SimplifiedProcedure> SimplifiedProcedure { get; init; }

    /// <summary>Possible measures of a case.</summary>
    public required Rule<ImmutableArray<Measure>> Measures { get; init; }

    /// <summary>By severity; a missing severity allows no ban.</summary>
    public required Rule<ImmutableArray<BanLimits>> BanMonths { get; init; }

    /// <summary>One of each class, the lightest first.</summary>
    public required Rule<ImmutableArray<ListingWindow>> ListingWindows { get; init; }

    /// <summary>The only grounds for the list of serious dishonesty; empty: nobody is listed.</summary>
    public required Rule<ImmutableArray<SeriousBasis>> SeriousBases { get; init; }

    /// <summary>Term of the bureau to answer an objection to a listing.</summary>
    public required Rule<int> ListingObjectionWorkingDays { get; init; }

    /// <summary>How long a winner is on the honour list after an award.</summary>
    public required Rule<int> HonourMonths { get; init; }

    public required Rule<RepairTerms> RepairWorkingDays { get; init; }

    /// <summary>When a letter counts as served after its announcement.</summary>
    public required Rule<int> AnnouncementDays { get; init; }

    /// <summary>One of each profile, the lightest first.</summary>
    public required Rule<ImmutableArray<ProfileRules>> ProjectProfiles { get; init; }

    /// <summary>Term to sign the contract; otherwise the award counts as renounced.</summary>
    public required Rule<int> ContractWorkingDays { get; init; }

    /// <summary>Maximum length of a project.</summary>
    public required Rule<int> ProjectTermMonths { get; init; }

    /// <summary>Maximum of indirect costs, as a share of the direct costs without equipment.</summary>
    public required Rule<int> IndirectPercent { get; init; }

    /// <summary>Term of the treasury to pay a due instalment.</summary>
    public required Rule<int> PaymentWorkingDays { get; init; }

    /// <summary>Share of projects drawn for a mid-term check, in profiles with a draw.</summary>
    public required Rule<int> CheckDrawPercent { get; init; }

    /// <summary>Term of a progress report from the end of its period.</summary>
    public required Rule<int> ProgressReportDays { get; init; }

    /// <summary>Term of the final report from the last day of the work.</summary>
    public required Rule<int> FinalReportDays { get; init; }

    /// <summary>Awards from this amount need an audit report with the final report.</summary>
    public required Rule<long> AuditYuan { get; init; }

    public required Rule<int> RectificationDays { get; init; }

    /// <summary>How long a final report may be missing before a suspicion is noted.</summary>
    public required Rule<int> OverdueMonths { get; init; }

    /// <summary>Maximum extension of a project, once.</summary>
    public required Rule<int> ExtensionMonths { get; init; }

    /// <summary>Term of a unit to return demanded money.</summary>
    public required Rule<int> RecoveryWorkingDays { get; init; }

    /// <summary>When the leader is asked whether to revoke an award without a final report.</summary>
    public required Rule<int> RevocationMonths { get; init; }

    /// <summary>Term of a unit to account for money paid after its final report.</summary>
    public required Rule<int> SettlementDays { get; init; }

    /// <summary>Content and follow-up of a letter that demands money back.</summary>
    public required Rule<RecoveryLetterRules> RecoveryLetter { get; init; }

    /// <summary>All rules as written in the file, by id.</summary>
    public required ImmutableArray<RuleEntry> Entries { get; init; }

    public bool IsInForceOn(DateOnly day) => day >= EffectiveFrom && (EffectiveTo is null || day <= EffectiveTo);
}
