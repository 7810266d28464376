using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>An event of a project, with the moves of its state and its ledger entries.</summary>
public abstract record ProjectFact(DateTimeOffset At) : Fact
{
    /// <summary>In order; the application follows them.</summary>
    public ImmutableArray<ApplicationMove> Moves { get; init; } = [];

    public ImmutableArray<FundEntry> Entries { get; init; } = [];

    /// <summary>Adds the officers to the ledger entries of the fact.</summary>
    /// <param name="confirmedBy">The second officer; null where the decision was made by a link.</param>
    public ProjectFact EnteredBy(string officerId, string? confirmedBy) =>
        this with
        {
            Entries = [.. Entries.Select(entry => entry with { EnteredBy = officerId, ConfirmedBy = confirmedBy })],
        };

    /// <summary>The paper that two officers entered; null where the decision was made by a link.</summary>
    public PaperTrail? Paper { get; init; }
}

/// <summary>An application was awarded: its project starts.</summary>
/// <param name="Id">Of the application.</param>
/// <param name="AwardNumber">文号 of the joint document.</param>
/// <param name="RuleVersion">The rules of the day; they apply to every later act of the project.</param>
/// <param name="ContractUntil">Term to sign the contract.</param>
public sealed record ProjectOpened(
    ApplicationId Id,
    RoundId RoundId,
    string RoundTitle,
    string Serial,
    string Title,
    string Category,
    Party.Unit Unit,
    string Investigator,
    string? InvestigatorEmail,
    decimal AmountYuan,
    string AwardNumber,
    ProjectProfile Profile,
    bool IsDrill,
    string RuleVersion,
    Deadline ContractUntil,
    DateTimeOffset At
) : ProjectFact(At)
{
    /// <summary>The requested amount and the reason for the reduction; null where the amount was not reduced.</summary>
    public AmountReduction? Reduction { get; init; }
}

/// <summary>The unit does not accept the reduced amount: the award counts as renounced.</summary>
public sealed record ReductionRefused(string Reason, DateTimeOffset At) : ProjectFact(At);

/// <summary>The unit completed and signed the contract.</summary>
public sealed record ContractProposed(Contract Contract, DateTimeOffset At) : ProjectFact(At);

/// <summary>The investigator signed the contract.</summary>
public sealed record ContractSigned(int Version, ContractSignature Signature, DateTimeOffset At) : ProjectFact(At);

/// <summary>The bureau signed, or returned the contract with a reason.</summary>
public sealed record ContractDecided(int Version, bool Signs, string OfficerId, string Reason, DateTimeOffset At) : ProjectFact(At)
{
    /// <summary>Empty where the contract was returned.</summary>
    public ImmutableArray<Instalment> Instalments { get; init; } = [];

    public ImmutableArray<ProjectCheck> Checks { get; init; } = [];

    public Deadline? ContractUntil { get; init; }
}

/// <summary>未按期签订任务书: the award counts as renounced.</summary>
public sealed record ContractLapsed(DateTimeOffset At) : ProjectFact(At);

/// <summary>The unit was reminded of a term.</summary>
public sealed record ProjectTermNotified(NotifiedTerm Term, DateTimeOffset At) : ProjectFact(At);

/// <summary>The finance bureau agreed to pay an instalment.</summary>
public sealed record InstalmentConcurred(int Number, string OfficerId, string Reason, DateTimeOffset At) : ProjectFact(At);

/// <summary>The finance bureau deferred an instalment; it is asked again.</summary>
public sealed record InstalmentDeferred(int Number, string OfficerId, string Reason, DateTimeOffset AskAgainAt, DateTimeOffset At)
    : ProjectFact(At);

/// <summary>No party is barred by the lists: an instalment is due.</summary>
public sealed record InstalmentFellDue(int Number, Deadline DueBy, DateTimeOffset At) : ProjectFact(At);

/// <summary>A party is barred by the lists: an instalment, or the acceptance where <paramref name="Number"/> is null, is blocked.</summary>
public sealed record ProjectHeld(int? Number, string Reason, DateTimeOffset CheckAgainAt, DateTimeOffset At) : ProjectFact(At);

/// <summary>The treasury paid.</summary>
public sealed record InstalmentPaid(int Number, decimal AmountYuan, string Voucher, string OfficerId, DateTimeOffset At) : ProjectFact(At)
{
    /// <summary>Whether the entitlement had ended: it is demanded back.</summary>
    public bool IsAfterEnd { get; init; }
}

/// <summary>A decision cannot be applied because the project has changed since; the question is asked again.</summary>
/// <param name="Code">Of the error, which the page of the task shows.</param>
public sealed record DecisionRefused(ProjectAsk Asked, string Code, DateTimeOffset At) : ProjectFact(At);

/// <summary>The voucher belongs to another payment: nothing is entered, and the finance bureau is asked again.</summary>
/// <param name="Project">项目编号 of the project with that voucher.</param>
public sealed record VoucherRefused(int Number, string Voucher, string Project, DateTimeOffset At) : ProjectFact(At);

/// <summary>冲正: a payment was entered wrongly; it is due again.</summary>
/// <param name="Entry">Number of the payment in the ledger.</param>
public sealed record PaymentReversed(int Number, int Entry, decimal AmountYuan, string Voucher, string Reason, DateTimeOffset At)
    : ProjectFact(At);

/// <summary>The unit reported at the end of the work, or after a rectification.</summary>
/// <param name="IsLate">Whether its term had ended.</param>
public sealed record FinalReportGiven(FinalReport Report, bool IsLate, DateTimeOffset At) : ProjectFact(At);

/// <summary>An officer entered a decision of the finance bureau on paper; it has no effect until another one confirms it.</summary>
public sealed record PaperEntered(ProjectPaper Entered, DateTimeOffset At) : ProjectFact(At);

/// <summary>Another officer rejected the entry after comparing it with its scan.</summary>
public sealed record PaperRejected(int Number, string OfficerId, string Reason, DateTimeOffset At) : ProjectFact(At);

/// <summary>No party is barred by the lists: two officers decide on the acceptance.</summary>
public sealed record AcceptanceOpened(DateTimeOffset At) : ProjectFact(At)
{
    /// <summary>Experts drawn in addition to earlier ones; empty where no panel is required.</summary>
    public ImmutableArray<string> Experts { get; init; } = [];

    /// <summary>Of the draw; empty where none was made.</summary>
    public string Seed { get; init; } = "";

    /// <summary>Required number of experts without a conflict.</summary>
    public int PanelSize { get; init; }
}

/// <summary>The two officers differ: both are asked again.</summary>
public sealed record AcceptanceDiffered(int Ordinal, DateTimeOffset At) : ProjectFact(At);

/// <summary>Two officers decided on the acceptance.</summary>
/// <param name="Officers">Their ids.</param>
/// <param name="RectifyBy">Term of a rectification.</param>
public sealed record AcceptanceDecided(
    AcceptanceOutcome Outcome,
    ImmutableArray<string> Officers,
    ImmutableArray<string> Reasons,
    Deadline? RectifyBy,
    DateTimeOffset At
) : ProjectFact(At);

/// <summary>The term of a rectification ended without a report: the acceptance is decided on the existing documents.</summary>
public sealed record RectificationLapsed(DateTimeOffset At) : ProjectFact(At);

/// <summary>The unit asked for a change, or filed one that it decides itself.</summary>
public sealed record ChangeRequested(ProjectChange Change, DateTimeOffset At) : ProjectFact(At)
{
    /// <summary>For a new principal investigator: the sealed number; null for every other kind.</summary>
    public SealedIdentifier? LeaderId { get; init; }
}

/// <summary>The bureau decided on a change.</summary>
public sealed record ChangeDecided(int Number, bool IsAgreed, string OfficerId, string Reason, DateTimeOffset At) : ProjectFact(At);

/// <summary>Money is demanded back by letter; null: the leader decided that none is.</summary>
public sealed record RecoveryOrdered(Recovery? Recovery, string OfficerId, string Reason, DateTimeOffset At) : ProjectFact(At)
{
    /// <summary>As signed; null where there is none.</summary>
    public RecoveryLetter? Letter { get; init; }

    /// <summary>Whether it became void with the revocation on which it was based.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>送达: letters of the project were served; the term for the money starts there.</summary>
/// <param name="ReturnBy">Null where no letter demands money.</param>
public sealed record ProjectLettersServed(ServiceRecord Service, Deadline? ReturnBy, DateTimeOffset At) : ProjectFact(At);

/// <summary>Demanded money was received.</summary>
public sealed record RecoveryReceived(decimal AmountYuan, string Receipt, string OfficerId, DateTimeOffset At) : ProjectFact(At);

/// <summary>清算: money paid after the final report was accounted for.</summary>
/// <param name="IsLapsed">Whether the unit did not respond within its term, so that all of it counts as left over.</param>
public sealed record FundsSettled(decimal SpentYuan, decimal LeftYuan, bool IsLapsed, DateTimeOffset At) : ProjectFact(At);

/// <summary>The final report is overdue for years: the leader is asked whether to revoke the award.</summary>
public sealed record RevocationAsked(DateTimeOffset At) : ProjectFact(At);

/// <summary>The leader revoked the award, or defers until <paramref name="AskAgainAt"/>.</summary>
/// <param name="AskAgainAt">Null where the award was revoked.</param>
public sealed record RevocationDecided(string OfficerId, string Reason, DateTimeOffset? AskAgainAt, DateTimeOffset At) : ProjectFact(At);

/// <summary>撤销立项通知书 was signed.</summary>
public sealed record RevocationAnnounced(RevocationLetter Letter, DateTimeOffset At) : ProjectFact(At);

/// <summary>The application ended outside the project: the unit renounced.</summary>
public sealed record ProjectFollowedEnd(ApplicationState State, DateTimeOffset At) : ProjectFact(At);

/// <summary>归档</summary>
/// <param name="Number">档号</param>
public sealed record ProjectArchived(string Number, DateTimeOffset At) : ProjectFact(At);
