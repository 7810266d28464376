using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>核减: the meeting gives less than was asked for.</summary>
/// <param name="Reason">As the meeting gave it.</param>
public sealed record AmountReduction(decimal AskedYuan, string Reason);

/// <summary>A part of the award on its way to the unit.</summary>
/// <param name="Number">1 for the first.</param>
public sealed record Instalment(int Number, decimal AmountYuan, InstalmentTime After)
{
    /// <summary>How often the finance bureau put it off.</summary>
    public int Deferrals { get; init; }

    /// <summary>When it is asked again after that; null where it was not put off.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }

    public bool IsConcurred { get; init; }

    /// <summary>Why it is not paid at present: a party is barred. Null where nothing stands in the way.</summary>
    public string? HeldBecause { get; init; }

    /// <summary>When the lists are looked at again; null where nothing holds it.</summary>
    public DateTimeOffset? CheckAgainAt { get; init; }

    /// <summary>Until when it is to be paid; null before it was checked.</summary>
    public Deadline? DueBy { get; init; }

    /// <summary>退还: money that came back by a demand that was withdrawn is paid to the unit again.</summary>
    public bool IsRepayment { get; init; }

    /// <summary>Of a repayment: whether it was reported as spent. It is spent once it is paid, and is paid after every end.</summary>
    public bool WasSpent { get; init; }

    /// <summary>How often the treasury paid a part of it.</summary>
    public int Payments { get; init; }

    /// <summary>How often a voucher was refused that belongs to another payment.</summary>
    public int VoucherRefusals { get; init; }

    /// <summary>The last one that was refused; null once a payment was entered.</summary>
    public VoucherUse? RefusedVoucher { get; init; }
}

/// <summary>To which project a voucher of the treasury belongs.</summary>
/// <param name="Project">项目编号</param>
public sealed record VoucherUse(string Voucher, string Project);

/// <summary>结题报告: what the unit reports at the end.</summary>
/// <param name="Results">What was done, by target.</param>
/// <param name="SpentYuan">Of the money that was paid.</param>
/// <param name="DocumentId">The signed and sealed report.</param>
public sealed record FinalReport(string Results, decimal SpentYuan, string DocumentId, DateTimeOffset At)
{
    /// <summary>科技报告收录证书号; null where the profile asks for none.</summary>
    public string? CertificateNumber { get; init; }

    /// <summary>What the treasury had paid by then.</summary>
    public decimal PaidYuan { get; init; }

    /// <summary>财务审计; null below the threshold.</summary>
    public AuditReport? Audit { get; init; }
}

/// <summary>财务审计报告</summary>
/// <param name="QuestionedYuan">What the auditor found to be spent against the rules.</param>
public sealed record AuditReport(string Firm, string Number, string Opinion, decimal QuestionedYuan);

/// <summary>What a unit sends as its report, as received.</summary>
public sealed record FinalReportForm
{
    public string? Results { get; init; }

    public string? SpentYuan { get; init; }

    public string? CertificateNumber { get; init; }

    public string? AuditFirm { get; init; }

    public string? AuditNumber { get; init; }

    public string? AuditOpinion { get; init; }

    public string? QuestionedYuan { get; init; }

    /// <summary>The file; null where none came.</summary>
    public string? DocumentId { get; init; }
}

/// <summary>How an acceptance ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AcceptanceOutcome>))]
public enum AcceptanceOutcome
{
    /// <summary>验收通过</summary>
    Pass,

    /// <summary>结题: concluded without full acceptance.</summary>
    Conclude,

    /// <summary>整改, once</summary>
    Rectify,

    /// <summary>验收不通过</summary>
    Fail,
}

/// <summary>追缴: money that is demanded back.</summary>
/// <param name="Letter">Number of the letter that demands it.</param>
public sealed record Recovery(LetterNumber Letter, decimal AmountYuan, string Reason, DateTimeOffset At)
{
    /// <summary>By when it is to be returned; null until the letter is served.</summary>
    public Deadline? Until { get; init; }
}

/// <summary>What a change is about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>预算调剂 within the total: by the unit, filed.</summary>
    Budget,

    /// <summary>参与人: by the unit, filed.</summary>
    Team,

    /// <summary>项目负责人: by the bureau.</summary>
    Leader,

    /// <summary>承担单位: by the bureau.</summary>
    Unit,

    /// <summary>目标: by the bureau.</summary>
    Targets,

    /// <summary>延期: by the bureau, once.</summary>
    Extension,

    /// <summary>终止, without fault: by the bureau.</summary>
    Termination,
}

/// <summary>变更</summary>
/// <param name="Number">1 for the first of the project.</param>
/// <param name="NewValue">What it is to be: the name of the new leader or unit, or the new targets; empty where the kind has none.</param>
/// <param name="EndsOn">The new last day, for an extension.</param>
public sealed record ProjectChange(int Number, ChangeKind Kind, string NewValue, DateOnly? EndsOn, string Reason, DateTimeOffset At)
{
    /// <summary>The code of the new unit; null for every other kind.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Where the link of the new leader, or of the new unit, goes; null for every other kind.</summary>
    public string? Email { get; init; }

    /// <summary>The budget as it is to be; empty for every other kind.</summary>
    public ImmutableArray<BudgetLine> Budget { get; init; } = [];

    /// <summary>Whether it was agreed to; null while the bureau has not decided. What the unit decides itself is agreed at once.</summary>
    public bool? IsAgreed { get; init; }

    public string? Answer { get; init; }

    /// <summary>When the bureau decided; null where it did not, or the unit decides itself.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>What a unit sends as the settlement of money that was paid after its report, as received.</summary>
public sealed record SettlementForm
{
    /// <summary>Of that money.</summary>
    public string? SpentYuan { get; init; }
}

/// <summary>What a unit sends as a change, as received.</summary>
public sealed record ChangeForm
{
    public ChangeKind? Kind { get; init; }

    public string? NewValue { get; init; }

    /// <summary>统一社会信用代码 of the new unit.</summary>
    public string? UnitCode { get; init; }

    /// <summary>Of the identity document of the new leader; null: a citizen id.</summary>
    public IdentityKind? IdentityKind { get; init; }

    /// <summary>Of the new leader.</summary>
    public string? IdentityNumber { get; init; }

    /// <summary>Of the new leader, or of the contact of the new unit.</summary>
    public string? Email { get; init; }

    /// <summary>Amounts by the names of <see cref="BudgetSubject"/>; they add up to the award.</summary>
    public ImmutableDictionary<string, string>? Budget { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A term of the unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProjectTermKind>))]
public enum ProjectTermKind
{
    Contract,
    Progress,
    FinalReport,
    Rectification,
    Recovery,

    /// <summary>清算 of money that was paid after the final report.</summary>
    Settlement,
}

/// <summary>A term of the unit that runs now.</summary>
public sealed record ProjectTerm(ProjectTermKind Kind, Deadline Until);

/// <summary>That the unit was told of the end of a term.</summary>
/// <param name="Number">1 for the first time of this term.</param>
public sealed record NotifiedTerm(ProjectTermKind Kind, DateTimeOffset Until, int Number)
{
    /// <summary>Whether officers were told, too: it has been over for long.</summary>
    public bool IsEscalated { get; init; }
}

internal static class ActContextExtensions
{
    extension(ActContext context)
    {
        public FundDetails Details => new(context.Today, context.Now);

        public ProfileRules Of(ProjectProfile profile) => context.Rules.ProjectProfiles.Value.First(each => each.Profile == profile);
    }
}
