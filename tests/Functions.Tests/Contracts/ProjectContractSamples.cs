using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Tests.Contracts;

/// <summary>Facts of projects with every field that a released version may have stored.</summary>
internal static class ProjectContractSamples
{
    private static readonly DateTimeOffset At = Samples.Now;

    private static readonly Deadline Deadline = WorkingDayCalendar.BuiltIn.DeadlineFor(
        Samples.Today,
        Term.WorkingDays(15),
        "projects.contractWorkingDays"
    );

    private static readonly FundEntry Entry = new(1, FundEntryKind.Pay, 1000.50m, Samples.Today, At)
    {
        Instalment = 1,
        BudgetNumber = "白财教指〔2026〕8号",
        Voucher = "国库凭1",
        Letter = "白科追〔2026〕1号",
        DueOn = Samples.Today,
        Reverses = 1,
        EnteredBy = "li-jingban",
        ConfirmedBy = "zhou",
    };

    private static readonly RecoveryLetter Letter = new(
        LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1),
        new LetterProject("2026KJ0012", "题目", "联发1号"),
        new Addressee("示例单位", Samples.UnitCode),
        new LetterContact("科室", "0436-0000000"),
        Samples.Today,
        IsForFault: true,
        "未完成",
        [new LegalBasis("办法", "第一条", BasisRank.BureauMeasure, IsSample: true)],
        100,
        30,
        "账户",
        [new Remedy(RemedyKind.Reexamination, Term.WorkingDays(15))]
    );

    private static readonly Contract Contract = new(
        1,
        new ContractTerms("目标", Samples.Today, Samples.Today.AddDays(300))
        {
            Milestones = [new Milestone(Samples.Today.AddDays(100), "成果")],
            Budget = [new BudgetLine(BudgetSubject.Equipment, 1000)],
            BankAccount = "户名 0000 银行",
        },
        "pi@unit.example"
    )
    {
        Signatures = [new ContractSignature(ContractSigner.Unit, "张示例", At)],
        ReturnReason = "补充指标",
    };

    private static readonly ProjectChange Change = new(1, ChangeKind.Extension, "", Samples.Today.AddDays(400), "天气", At)
    {
        UnitCode = Samples.UnitCode,
        Budget = [new BudgetLine(BudgetSubject.Labour, 1000)],
        IsAgreed = true,
        Answer = "同意",
    };

    private static readonly CheckDecided Checked = new(
        1,
        CheckOutcome.Rectify,
        Samples.Today,
        ["li-jingban", "sun"],
        ["一", "二"],
        Deadline,
        At
    );

    private static readonly ProjectCheck Check = new(1, CheckKind.MidTerm, CheckGround.Risk, "举报", Samples.Today)
    {
        Rounds = 1,
        Outcome = CheckOutcome.Rectify,
        Decision = Checked,
        RectifiedAt = At,
        HasLapsed = true,
    };

    public static IReadOnlyList<Fact> Facts { get; } =
    [
        new ProjectOpened(
            Samples.DraftId,
            Samples.RoundId,
            "批次",
            "2026KJ0012",
            "题目",
            "农业科技",
            Samples.Draft().LeadUnit,
            "张示例",
            "pi@unit.example",
            1000,
            "联发1号",
            ProjectProfile.Standard,
            IsDrill: true,
            "2026.1",
            Deadline,
            At
        )
        {
            Entries = [Entry],
            Moves = [ApplicationMove.RequestContract],
            Reduction = new AmountReduction(2000, "设备偏高"),
        },
        new ContractProposed(Contract, At),
        new ContractSigned(1, new ContractSignature(ContractSigner.Investigator, "张示例", At), At),
        new ContractDecided(1, Signs: true, "li-jingban", "已核对", At)
        {
            Instalments =
            [
                new Instalment(1, 1000, InstalmentTime.Acceptance)
                {
                    Deferrals = 1,
                    AskAgainAt = At,
                    IsConcurred = true,
                    HeldBecause = "限制期内",
                    CheckAgainAt = At,
                    DueBy = Deadline,
                    Payments = 1,
                    VoucherRefusals = 1,
                    RefusedVoucher = new VoucherUse("国库凭1", "2026KJ0001"),
                    IsRepayment = true,
                    WasSpent = true,
                },
            ],
            ContractUntil = Deadline,
            Checks = [Check],
        },
        new ContractLapsed(At),
        new ProjectTermsRecounted(Deadline, Deadline, Deadline, [new Instalment(1, 1000, InstalmentTime.Contract) { DueBy = Deadline }], At)
        {
            Longer = [new ProjectTerm(ProjectTermKind.Contract, Deadline)],
        },
        new ProjectTermNotified(new NotifiedTerm(ProjectTermKind.FinalReport, At, 2) { IsEscalated = true }, At),
        new InstalmentConcurred(1, "li-jingban", "同意", At),
        new InstalmentDeferred(1, "li-jingban", "暂缓", At, At),
        new InstalmentFellDue(1, Deadline, At),
        new ProjectHeld(1, "限制期内", At, At),
        new InstalmentPaid(1, 1000, "国库凭1", "li-jingban", At) { IsAfterEnd = true },
        new DecisionRefused(new ProjectAsk(ReviewStep.Of<PaymentConfirmationStep>(), "1", 2), "fund-is-overdrawn", At),
        new ReductionRefused("经费不足", At),
        new VoucherRefused(1, "国库凭1", "2026KJ0001", At),
        new PaymentReversed(1, 1, 1000, "国库凭1", "有误", At),
        new FinalReportGiven(
            new FinalReport("完成", 900, "d1", At)
            {
                PaidYuan = 1000,
                CertificateNumber = "收录1",
                Audit = new AuditReport("事务所", "审1号", "无保留", 10),
            },
            IsLate: true,
            At
        ),
        new PaperEntered(
            new ProjectPaper(
                1,
                new ProjectAsk(ReviewStep.Of<PaymentConcurrenceStep>(), "1", 2),
                new PaymentConcurrenceDecision(true, "同意"),
                "d2",
                "li-jingban",
                At
            ),
            At
        ),
        new PaperRejected(1, "zhou", "金额不符", At) { Paper = new PaperTrail(1, "d2", "li-jingban", "zhou") },
        new AcceptanceOpened(At)
        {
            Experts = ["nong-one"],
            Seed = "5eed",
            PanelSize = 3,
        },
        new ProgressReported(
            new ProgressReport(1, "进展", 900, At)
            {
                Period = Samples.Today,
                Rectifies = 1,
                IsLate = true,
            },
            At
        ),
        new CheckDrawn("5eed", 10, Check, At),
        new CheckOrdered(Check, "li-jingban", At),
        new CheckDiffered(1, At),
        Checked,
        new PanelExpertNamed(new StaffMember("named-1", StaffRole.Expert, "专家", "one@expert.example"), "li-jingban", At),
        new PanelConflictDeclared("nong-one", HasConflict: true, "受聘", At),
        new PanelOpinionGiven("nong-one", new PanelOpinion(AcceptanceOutcome.Conclude, "部分完成", At), At),
        new AcceptanceDiffered(1, At),
        new AcceptanceDecided(AcceptanceOutcome.Rectify, ["li-jingban", "sun"], ["补充", "补充"], Deadline, At),
        new RectificationLapsed(At),
        new ChangeRequested(Change, At) { LeaderId = Samples.Sealed },
        new ChangeDecided(1, IsAgreed: true, "li-jingban", "同意", At),
        new RecoveryOrdered(new Recovery(Letter.Number, 100, "未完成", At) { Until = Deadline }, "li-jingban", "未完成", At)
        {
            Letter = Letter,
            IsWithdrawn = true,
        },
        new ProjectLettersServed(
            new ServiceRecord([Letter.Number], ServiceMode.Post, Samples.Today, Samples.Today)
            {
                Recipient = "周法人",
                Place = "示例路1号",
                ProofDocumentId = "d3",
            },
            Deadline,
            At
        ),
        new RevocationAsked(At),
        new RevocationDecided("feng", "逾期两年", At, At),
        new RevocationAnnounced(
            new RevocationLetter(
                LetterNumber.At("白科", LetterSeries.Revocation, 2026, 1),
                Letter.Project,
                Letter.Addressee,
                Letter.Contact,
                Samples.Today,
                "逾期两年",
                Letter.Basis,
                Letter.Remedies
            ),
            At
        ),
        new RevocationAwaited(CaseId.FromBytes(new byte[16]), At),
        new RevocationCarriedOut(CaseId.FromBytes(new byte[16]), At),
        new RevocationReversed(CaseId.FromBytes(new byte[16]), At)
        {
            Moves = [ApplicationMove.RestoreAward],
            Letter = new RestorationLetter(
                LetterNumber.At("白科", LetterSeries.Restoration, 2026, 1),
                Letter.Project,
                Letter.Addressee,
                Letter.Contact,
                Samples.Today,
                "已被撤销",
                [Letter.Number],
                100
            ),
            ContractUntil = Deadline,
            RectifyBy = Deadline,
            EndsOn = Samples.Today,
            Repayments = [new Instalment(2, 100, InstalmentTime.Contract)],
            Terms = [new ProjectTerm(ProjectTermKind.Contract, Deadline)],
        },
        new FundsSettled(900, 100, IsLapsed: true, At),
        new RecoveryReceived(100, "收据1", "li-jingban", At),
        new SuspicionNoted("acceptance", CaseId.FromBytes(new byte[16]), At),
        new ProjectFollowedEnd(ApplicationState.Renounced, At),
        new ProjectArchived("2026-KJXM-0001", At),
    ];
}
