using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using ApplicationId = CreditFunctions.Core.Applications.ApplicationId;

namespace CreditFunctions.Pages.Projects;

/// <summary>A project with its contract and its money, for pages and programs.</summary>
/// <param name="Number">项目编号</param>
/// <param name="ContractUntil">By when the contract is to be signed (exclusive).</param>
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
    /// <summary>What was asked for and why the meeting gives less; null where it gives all.</summary>
    public AmountReduction? Reduction { get; init; }

    public ContractDetails? Contract { get; init; }

    public ImmutableArray<InstalmentDetails> Instalments { get; init; } = [];

    public ImmutableArray<FundEntry> Entries { get; init; } = [];

    /// <summary>What the accounts hold that are not empty.</summary>
    public ImmutableArray<AccountDetails> Accounts { get; init; } = [];

    public ReportDetails? Report { get; init; }

    public bool IsReportLate { get; init; }

    /// <summary>What the unit reported on the way.</summary>
    public ImmutableArray<ProgressReport> Progress { get; init; } = [];

    public ImmutableArray<CheckDetails> Checks { get; init; } = [];

    /// <summary>The draw of a check half-way; null where none was made, and for everybody but officers.</summary>
    public DrawDetails? Draw { get; init; }

    /// <summary>What the experts of the acceptance advise, without their names.</summary>
    public ImmutableArray<OpinionDetails> Opinions { get; init; } = [];

    public string? AcceptanceHeldBecause { get; init; }

    /// <summary>Whether a case decided to revoke the award, and that can still be re-examined; experts do not see it.</summary>
    public bool IsHeld { get; init; }

    public ImmutableArray<AcceptanceDetails> Acceptances { get; init; } = [];

    public DateTimeOffset? RectifyBy { get; init; }

    public ImmutableArray<ProjectChange> Changes { get; init; } = [];

    /// <summary>How many amendments the contract has.</summary>
    public int Amendments { get; init; }

    public RecoveryDetails? Recovery { get; init; }

    /// <summary>Letters to the unit, oldest first.</summary>
    public ImmutableArray<LetterDetails> Letters { get; init; } = [];

    public string? ArchiveNumber { get; init; }

    /// <summary>Cases that the project gave rise to; for officers who see cases, and nobody else.</summary>
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
            Changes = project.Changes,
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

/// <summary>The contract as it stands.</summary>
public sealed record ContractDetails(int Version, ContractTerms Terms, string? ReturnReason)
{
    public ImmutableArray<ContractSignature> Signatures { get; init; } = [];
}

/// <summary>An instalment on its way.</summary>
/// <param name="HeldBecause">Why it waits; null where nothing stands in the way.</param>
/// <param name="DueAt">By when it is to be paid (exclusive); null before the lists were checked.</param>
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
    /// <summary>The voucher that was refused last; null where none was, or a payment was entered since.</summary>
    public VoucherUse? RefusedVoucher { get; init; }

    /// <summary>退还: whether it repays what came back by a demand that was withdrawn.</summary>
    public bool IsRepayment { get; init; }
}

/// <summary>What an account holds.</summary>
public sealed record AccountDetails(FundAccount Account, decimal AmountYuan);

/// <summary>What the unit reported.</summary>
public sealed record ReportDetails(
    string Results,
    decimal SpentYuan,
    AuditReport? Audit,
    string DocumentId,
    string FileName,
    DateTimeOffset At
)
{
    /// <summary>科技报告收录证书号; null where none is asked for.</summary>
    public string? CertificateNumber { get; init; }
}

/// <summary>A check of the work.</summary>
/// <param name="OpensOn">From which day on two officers are asked.</param>
public sealed record CheckDetails(int Number, CheckKind Kind, CheckGround Ground, string Reason, DateOnly OpensOn)
{
    /// <summary>Null while it is open.</summary>
    public CheckOutcome? Outcome { get; init; }

    public DateOnly? VisitedOn { get; init; }

    /// <summary>What the two officers recorded.</summary>
    public ImmutableArray<string> Records { get; init; } = [];

    public static CheckDetails Of(ProjectCheck check) =>
        new(check.Number, check.Kind, check.Ground, check.Reason, check.OpensOn)
        {
            Outcome = check.Outcome,
            VisitedOn = check.Decision?.VisitedOn,
            Records = check.Decision?.Records ?? [],
        };
}

/// <summary>A draw, so that it can be repeated.</summary>
public sealed record DrawDetails(string Seed, int Percent, bool IsDrawn);

/// <summary>What an expert advises.</summary>
public sealed record OpinionDetails(AcceptanceOutcome Outcome, string Text);

/// <summary>A decision on the acceptance; who decided stands in the record of the project.</summary>
public sealed record AcceptanceDetails(AcceptanceOutcome Outcome, ImmutableArray<string> Reasons, DateTimeOffset At);

/// <summary>Money that is demanded back.</summary>
/// <param name="OpenYuan">What is not back yet.</param>
/// <param name="Until">By when (exclusive); null until the letter is served.</param>
public sealed record RecoveryDetails(string Letter, decimal AmountYuan, string Reason, DateTimeOffset? Until, decimal OpenYuan);

/// <summary>A letter to the unit of a project.</summary>
/// <param name="Kind">Under which name its title stands among the texts.</param>
/// <param name="ServedOn">Null until its service is on record.</param>
public sealed record LetterDetails(string Kind, string Number, DateOnly Date, DateOnly? ServedOn);

/// <summary>A case that was noted from a project.</summary>
public sealed record ProjectCase(string Id, DateTimeOffset At);
