using System.Collections.Immutable;
using CreditFunctions.Core.CreditChecks;

namespace CreditFunctions.Core.Rules;

/// <summary>From how many to how many, both included.</summary>
public sealed record DayRange(int Minimum, int Maximum)
{
    public bool Includes(int days) => days >= Minimum && days <= Maximum;
}

/// <summary>Which sources cover which kind of party.</summary>
public sealed record CreditSourceMatrix(ImmutableArray<CreditSource> Units, ImmutableArray<CreditSource> Persons);

/// <summary>How many projects one principal investigator may file.</summary>
public sealed record MultiHeadLimits(int ProjectsPerRound, int ProjectsPerYear);

/// <summary>A rule as it stands in its file.</summary>
/// <param name="Value">As JSON, on one line.</param>
public sealed record RuleEntry(string Id, string Value, string Citation, RuleConfidence Confidence);

/// <summary>
/// The rules in force from one day to another (docs/domain.md, "Rules, and where they come from"). <see cref="RuleBook"/> reads them.
/// </summary>
public sealed record RuleFile
{
    internal RuleFile() { }

    /// <summary>Unique in the book; pinned on each application.</summary>
    public required string Version { get; init; }

    /// <summary>The first day in Beijing on which the file is in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The last such day; null: until further notice.</summary>
    public required DateOnly? EffectiveTo { get; init; }

    /// <summary>How long a public notice before an award lies open; the guide chooses within it.</summary>
    public required Rule<DayRange> PublicNoticeWorkingDays { get; init; }

    /// <summary>For how many days a credit check counts.</summary>
    public required Rule<int> CreditCheckValidityDays { get; init; }

    public required Rule<CreditSourceMatrix> CreditCheckSources { get; init; }

    /// <summary>How long an applicant has to correct what the format check found.</summary>
    public required Rule<int> CorrectionWorkingDays { get; init; }

    /// <summary>How long a party has to show that a truthfully declared entry is wrong, discharged or repaired.</summary>
    public required Rule<int> AnswersWorkingDays { get; init; }

    public required Rule<MultiHeadLimits> MultiHeadProjects { get; init; }

    /// <summary>Cited here, held to the one mask of <see cref="Identifiers.IdentifierMask"/>.</summary>
    public required Rule<int> MaskingVisibleDigits { get; init; }

    /// <summary>File types that may be uploaded, by their usual extension: <c>pdf</c>.</summary>
    public required Rule<ImmutableArray<string>> DocumentTypes { get; init; }

    public required Rule<long> DocumentMaxBytes { get; init; }

    /// <summary>After how many working days a task's officer is reminded.</summary>
    public required Rule<int> TaskReminderWorkingDays { get; init; }

    /// <summary>After how many working days an undecided task is told to the leader.</summary>
    public required Rule<int> TaskEscalationWorkingDays { get; init; }

    /// <summary>For how many working days after an award the reserve list is kept.</summary>
    public required Rule<int> ReserveWorkingDays { get; init; }

    /// <summary>For how many days a draft is kept that neither its contact nor its unit accepted.</summary>
    public required Rule<int> DraftAcceptanceDays { get; init; }

    /// <summary>How many working days before the end of a term of the applicant it is reminded, each once.</summary>
    public required Rule<ImmutableArray<int>> ReminderWorkingDays { get; init; }

    /// <summary>How many working days a material correction of a guide leaves until the closing hour.</summary>
    public required Rule<int> GuideCorrectionWorkingDays { get; init; }

    /// <summary>How many days before the first day without a working-day notice health begins to warn.</summary>
    public required Rule<int> CalendarWarningDays { get; init; }

    public required Rule<CaseClock> CaseClock { get; init; }

    /// <summary>How long a party has for its statement and defence, from the service of the advance notice.</summary>
    public required Rule<int> DefenceWorkingDays { get; init; }

    public required Rule<SimplifiedProcedure> SimplifiedProcedure { get; init; }

    /// <summary>What a case may end with.</summary>
    public required Rule<ImmutableArray<Measure>> Measures { get; init; }

    /// <summary>By severity; a severity that is missing allows no ban.</summary>
    public required Rule<ImmutableArray<BanLimits>> BanMonths { get; init; }

    /// <summary>One of each class, the lightest first.</summary>
    public required Rule<ImmutableArray<ListingWindow>> ListingWindows { get; init; }

    /// <summary>What alone allows the list of serious dishonesty; empty: nobody is entered.</summary>
    public required Rule<ImmutableArray<SeriousBasis>> SeriousBases { get; init; }

    /// <summary>How long the bureau has to answer an objection to a listing.</summary>
    public required Rule<int> ListingObjectionWorkingDays { get; init; }

    /// <summary>For how many months after an award a winner is on the honour list.</summary>
    public required Rule<int> HonourMonths { get; init; }

    public required Rule<RepairTerms> RepairWorkingDays { get; init; }

    /// <summary>How many days after its announcement a letter counts as served.</summary>
    public required Rule<int> AnnouncementDays { get; init; }

    /// <summary>One of each profile, the lightest first.</summary>
    public required Rule<ImmutableArray<ProfileRules>> ProjectProfiles { get; init; }

    /// <summary>How long unit and investigator have to sign the contract; otherwise the award counts as renounced.</summary>
    public required Rule<int> ContractWorkingDays { get; init; }

    /// <summary>How long a project may last.</summary>
    public required Rule<int> ProjectTermMonths { get; init; }

    /// <summary>How high indirect costs may be, of the direct costs without equipment.</summary>
    public required Rule<int> IndirectPercent { get; init; }

    /// <summary>How long the treasury has to pay what is due.</summary>
    public required Rule<int> PaymentWorkingDays { get; init; }

    /// <summary>Of a hundred projects, how many are drawn for a check half-way, where the profile draws.</summary>
    public required Rule<int> CheckDrawPercent { get; init; }

    /// <summary>How long after the end of its period a report on the way is due.</summary>
    public required Rule<int> ProgressReportDays { get; init; }

    /// <summary>How long after the last day of the work the final report is due.</summary>
    public required Rule<int> FinalReportDays { get; init; }

    /// <summary>From which award on, in yuan, the final report comes with an audit report.</summary>
    public required Rule<long> AuditYuan { get; init; }

    public required Rule<int> RectificationDays { get; init; }

    /// <summary>For how many months a final report may be missing before that is noted as a suspicion.</summary>
    public required Rule<int> OverdueMonths { get; init; }

    /// <summary>By how many months a project is extended at most, once.</summary>
    public required Rule<int> ExtensionMonths { get; init; }

    /// <summary>How long a unit has to return what is demanded.</summary>
    public required Rule<int> RecoveryWorkingDays { get; init; }

    /// <summary>After how many months without a final report the leader is asked whether the award is revoked.</summary>
    public required Rule<int> RevocationMonths { get; init; }

    /// <summary>How long a unit has to account for what was paid after its final report.</summary>
    public required Rule<int> SettlementDays { get; init; }

    /// <summary>What a letter says that demands money back, and how it is followed up.</summary>
    public required Rule<RecoveryLetterRules> RecoveryLetter { get; init; }

    /// <summary>Every rule as it stands in the file, by id.</summary>
    public required ImmutableArray<RuleEntry> Entries { get; init; }

    /// <summary>Whether the file is in force on a day in Beijing.</summary>
    public bool IsInForceOn(DateOnly day) => day >= EffectiveFrom && (EffectiveTo is null || day <= EffectiveTo);
}
