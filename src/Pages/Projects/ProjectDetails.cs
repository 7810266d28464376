using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using ApplicationId = CreditFunctions.Core.Applications.ApplicationId;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project with contract and funds, as page and as JSON.</summary>
/// <param name="Number">项目编号</param>
/// <param name="ContractUntil">Exclusive: term for the signature of the contract.</param>
public sealed record ProjectDetails(
    ApplicationId Id,
    string Number,
    string Title,
    string Round,
    string Category,
    string Unit,
    string Investigator,
    string AwardNumber,
    decimal AmountYuan,
    ProjectProfile Profile,
    ApplicationState State,
    bool IsDrill,
    DateTimeOffset ContractUntil,
    string RuleVersion
)
{
    /// <summary>Requested amount and the reason of the reduction; null without a reduction.</summary>
    public AmountReduction? Reduction { get; init; }

    public ContractDetails? Contract { get; init; }

    public ImmutableArray<InstalmentDetails> Instalments { get; init; } = [];

    public ImmutableArray<FundEntry> Entries { get; init; } = [];

    /// <summary>Accounts with a balance.</summary>
    public ImmutableArray<AccountDetails> Accounts { get; init; } = [];

    public ReportDetails? Report { get; init; }

    public bool IsReportLate { get; init; }

    /// <summary>Progress reports.</summary>
    public ImmutableArray<ProgressReport> Progress { get; init; } = [];

    public ImmutableArray<CheckDetails> Checks { get; init; } = [];

    /// <summary>Draw for a mid-term check; null without a draw, and for readers other than officers.</summary>
    public DrawDetails? Draw { get; init; }

    /// <summary>Advice of the acceptance experts, without their names.</summary>
    public ImmutableArray<OpinionDetails> Opinions { get; init; } = [];

    public string? AcceptanceHeldBecause { get; init; }

    /// <summary>Whether a case decided to revoke the award and can still be re-examined; hidden from experts.</summary>
    public bool IsHeld { get; init; }

    public ImmutableArray<AcceptanceDetails> Acceptances { get; init; } = [];

    public DateTimeOffset? RectifyBy { get; init; }

    public ImmutableArray<ProjectChange> Changes { get; init; } = [];

    /// <summary>Number of amendments.</summary>
    public int Amendments { get; init; }

    public RecoveryDetails? Recovery { get; init; }

    /// <summary>To the unit, oldest first.</summary>
    public ImmutableArray<LetterDetails> Letters { get; init; } = [];

    public string? ArchiveNumber { get; init; }

    /// <summary>Cases opened from the project; only for officers who see cases.</summary>
    public ImmutableArray<ProjectCase> Cases { get; init; } = [];

    public static ProjectDetails Of(Project project) =>
        new(
            project.Id,
            project.Serial,
            project.Title,
            project.RoundTitle,
            project.Category,
            project.Unit.Name,
            project.Investigator,
            project.AwardNumber,
            project.AmountYuan,
            project.Profile,
            project.State,
            project.IsDrill,
            project.ContractUntil.At,
            project.RuleVersion
        )
        {
            Reduction = project.Reduction,
            Contract = project.Contract is { } contract
                ? new ContractDetails(contract.Version, contract.Terms, contract.ReturnReason) { Signatures = contract.Signatures }
                : null,
            Instalments =
            [
                .. project.Instalments.Select(each => new InstalmentDetails(
                    each.Number,
                    each.AmountYuan,
                    each.After,
                    each.IsConcurred,
                    each.HeldBecause,
                    each.DueBy?.At,
                    project.Ledger.Payments.Where(entry => entry.Instalment == each.Number).Sum(entry => entry.AmountYuan)
                )
                {
                    RefusedVoucher = each.RefusedVoucher,
                    IsRepayment = each.IsRepayment,
                }),
            ],
            Entries = project.Ledger.Entries,
            Accounts =
            [
                .. Enum.GetValues<FundAccount>()
                    .Where(account => account != FundAccount.Treasury && project.Ledger.BalanceOf(account) != 0)
                    .Select(account => new AccountDetails(account, project.Ledger.BalanceOf(account))),
            ],
            Report = project.Report is { } report
                ? new ReportDetails(
                    report.Results,
                    report.SpentYuan,
                    report.Audit,
                    report.DocumentId,
                    project.Documents.FirstOrDefault(each => each.Id == report.DocumentId)?.FileName ?? report.DocumentId,
                    report.At
                )
                {
                    CertificateNumber = report.CertificateNumber,
                }
                : null,
            Progress = project.Progress,
            Checks = [.. project.Checks.Select(CheckDetails.Of)],
            Draw = project.Draw is { } draw ? new DrawDetails(draw.Seed, draw.Percent, draw.Check is not null) : null,
            Opinions =
            [
                .. project
                    .Panel.Select(member => member.Opinion)
                    .OfType<PanelOpinion>()
                    .Select(opinion => new OpinionDetails(opinion.Outcome, opinion.Text)),
            ],
            IsReportLate = project.IsReportLate,
            AcceptanceHeldBecause = project.AcceptanceHeldBecause,
            IsHeld = project.IsHeld,
            Acceptances = [.. project.Acceptances.Select(each => new AcceptanceDetails(each.Outcome, each.Reasons, each.At))],
            RectifyBy = project.RectifyBy?.At,
            Changes = [.. project.Changes.Select(change => change with { Email = null })],
            Amendments = project.Amendments.Length,
            Recovery = project.Recovery is { } recovery
                ? new RecoveryDetails(
                    recovery.Letter.Value,
                    recovery.AmountYuan,
                    recovery.Reason,
                    recovery.Until?.At,
                    project.Ledger.BalanceOf(FundAccount.ToRecover)
                )
                : null,
            Letters =
            [
                .. project.Letters.Select(each => new LetterDetails(
                    each.Letter.TitleKey,
                    each.Letter.Number.Value,
                    each.Letter.Date,
                    each.Service?.ServedOn
                )),
            ],
            ArchiveNumber = project.ArchiveNumber,
        };
}

/// <summary>The current contract.</summary>
public sealed record ContractDetails(int Version, ContractTerms Terms, string? ReturnReason)
{
    public ImmutableArray<ContractSignature> Signatures { get; init; } = [];
}

/// <summary>An instalment that is not paid yet.</summary>
/// <param name="HeldBecause">Null where nothing holds it.</param>
/// <param name="DueAt">Exclusive: payment term; null before the lists were checked.</param>
public sealed record InstalmentDetails(
    int Number,
    decimal AmountYuan,
    InstalmentTime After,
    bool IsConcurred,
    string? HeldBecause,
    DateTimeOffset? DueAt,
    decimal PaidYuan
)
{
    /// <summary>The last rejected voucher; null after a new payment entry.</summary>
    public VoucherUse? RefusedVoucher { get; init; }

    /// <summary>退还: repays amounts received under a withdrawn demand.</summary>
    public bool IsRepayment { get; init; }
}

/// <summary>The balance of an account.</summary>
public sealed record AccountDetails(FundAccount Account, decimal AmountYuan);

/// <summary>A final report.</summary>
public sealed record ReportDetails(
    string Results,
    decimal SpentYuan,
    AuditReport? Audit,
    string DocumentId,
    string FileName,
    DateTimeOffset At
)
{
    /// <summary>科技报告收录证书号; null where none is required.</summary>
    public string? CertificateNumber { get; init; }
}

/// <summary>A check of the work.</summary>
/// <param name="OpensOn">Day from which two officers are assigned.</param>
public sealed record CheckDetails(int Number, CheckKind Kind, CheckGround Ground, string Reason, DateOnly OpensOn)
{
    /// <summary>Null while it is open.</summary>
    public CheckOutcome? Outcome { get; init; }

    public DateOnly? VisitedOn { get; init; }

    public ImmutableArray<string> Records { get; init; } = [];

    public static CheckDetails Of(ProjectCheck check) =>
        new(check.Number, check.Kind, check.Ground, check.Reason, check.OpensOn)
        {
            Outcome = check.Outcome,
            VisitedOn = check.Decision?.VisitedOn,
            Records = check.Decision?.Records ?? [],
        };
}

/// <summary>A draw with the data to repeat it.</summary>
public sealed record DrawDetails(string Seed, int Percent, bool IsDrawn);

/// <summary>The advice of an expert.</summary>
public sealed record OpinionDetails(AcceptanceOutcome Outcome, string Text);

/// <summary>A decision on 验收, without the names of those who decided.</summary>
public sealed record AcceptanceDetails(AcceptanceOutcome Outcome, ImmutableArray<string> Reasons, DateTimeOffset At);

/// <summary>A demand for repayment.</summary>
/// <param name="OpenYuan">Amount not repaid yet.</param>
/// <param name="Until">Exclusive; null before service.</param>
public sealed record RecoveryDetails(string Letter, decimal AmountYuan, string Reason, DateTimeOffset? Until, decimal OpenYuan);

/// <summary>A letter to the unit of a project.</summary>
/// <param name="Kind">Key of its title.</param>
/// <param name="ServedOn">Null before its service is recorded.</param>
public sealed record LetterDetails(string Kind, string Number, DateOnly Date, DateOnly? ServedOn);

/// <summary>A case opened from a project.</summary>
public sealed record ProjectCase(string Id, DateTimeOffset At);
