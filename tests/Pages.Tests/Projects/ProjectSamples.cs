using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Projects;
using ApplicationId = CreditFunctions.Core.Applications.ApplicationId;

namespace CreditFunctions.Pages.Tests;

/// <summary>Pages of projects after their award, with typical data and edge cases.</summary>
internal static partial class ProjectSamples
{
    private static readonly DeskFrame Frame = new("孙诚信", "t0k3n", [.. Enum.GetValues<DeskSection>()]);
    private static readonly ApplicationId Id = ApplicationId.FromBytes(new byte[16]);

    internal static readonly ProjectDetails Awarded = new(
        Id,
        "2026KJ0012",
        "盐碱地水稻耐盐品种选育与示范",
        "2026年度白城市科技发展计划项目",
        "农业科技",
        "白城市禾新农业科技有限公司",
        "张育种",
        "白科发〔2026〕12号",
        150_000,
        ProjectProfile.Simple,
        ApplicationState.Awarded,
        IsDrill: false,
        At(6, 25, 0),
        "2026.1"
    );

    private static readonly ContractDetails Contract = new(
        1,
        new ContractTerms("选育耐盐品种1个。\n示范100亩，亩产提高8%以上。", new DateOnly(2026, 6, 1), new DateOnly(2027, 5, 31))
        {
            Milestones = [new(new DateOnly(2026, 10, 31), "完成第一季田间试验"), new(new DateOnly(2027, 5, 31), "完成示范和测产")],
            Budget = [new(BudgetSubject.Equipment, 50_000), new(BudgetSubject.Operations, 80_000), new(BudgetSubject.Indirect, 20_000)],
        },
        null
    )
    {
        Signatures =
        [
            new(ContractSigner.Unit, "周法人", At(6, 8, 10)),
            new(ContractSigner.Investigator, "张育种", At(6, 9, 9)),
            new(ContractSigner.Bureau, "feng", At(6, 10, 9)),
        ],
    };

    private static readonly ProjectDetails Running = Awarded with
    {
        State = ApplicationState.Implementing,
        Profile = ProjectProfile.Standard,
        Contract = Contract,
        Instalments =
        [
            new(1, 105_000, InstalmentTime.Contract, IsConcurred: true, null, At(7, 20, 0), 105_000),
            new(2, 45_000, InstalmentTime.Acceptance, IsConcurred: true, "有关单位在限制期内。", null, 0)
            {
                RefusedVoucher = new VoucherUse("2026-06-00871", "2026KJ0013"),
            },
        ],
        Entries =
        [
            new(1, FundEntryKind.Award, 150_000, new DateOnly(2026, 6, 4), At(6, 4, 9)),
            new(2, FundEntryKind.Promise, 150_000, new DateOnly(2026, 6, 10), At(6, 10, 9)),
            new(3, FundEntryKind.Concur, 105_000, new DateOnly(2026, 6, 12), At(6, 12, 9)) { Instalment = 1 },
            new(4, FundEntryKind.FallDue, 105_000, new DateOnly(2026, 6, 12), At(6, 12, 9)) { Instalment = 1 },
            new(5, FundEntryKind.Pay, 105_000, new DateOnly(2026, 6, 20), At(6, 21, 9)) { Instalment = 1, Voucher = "2026-06-00871" },
        ],
        Accounts = [new(FundAccount.Promised, 45_000), new(FundAccount.Paid, 105_000)],
        Changes =
        [
            new(1, ChangeKind.Team, "增加参与人一名。", null, "工作需要。", At(8, 1, 9)) { IsAgreed = true },
            new(2, ChangeKind.Extension, "", new DateOnly(2027, 11, 30), "连续降雨，试验推迟。", At(9, 1, 9)),
            new(3, ChangeKind.Unit, "白城市示例农科院", null, "单位合并。", At(9, 2, 9)) { UnitCode = "913201001349701847" },
            new(4, ChangeKind.Budget, "", null, "设备降价。", At(9, 3, 9))
            {
                Budget = [new(BudgetSubject.Equipment, 40_000), new(BudgetSubject.Operations, 110_000)],
                IsAgreed = true,
            },
        ],
    };

    private static readonly ProjectDetails Failed = Running with
    {
        State = ApplicationState.NotPassed,
        Report = new(
            "品种选育未完成。",
            100_000,
            new AuditReport("示例会计师事务所", "审字〔2027〕3号", "部分支出缺少凭据。", 8_000),
            "d1",
            "结题报告.pdf",
            At(9, 1, 9)
        )
        {
            CertificateNumber = "吉科报收录〔2027〕12号",
        },
        IsReportLate = true,
        Acceptances =
        [
            new(AcceptanceOutcome.Rectify, ["缺少测产数据。", "请补充测产数据。"], At(9, 5, 9)),
            new(AcceptanceOutcome.Fail, ["主要指标未完成。", "同意。"], At(10, 5, 9)),
        ],
        Progress =
        [
            new(1, "完成第一季田间试验。", 40_000, At(7, 1, 9)) { Period = new DateOnly(2026, 6, 30), IsLate = true },
            new(2, "补测产量。", 60_000, At(8, 1, 9)) { Rectifies = 1 },
        ],
        Checks =
        [
            new(1, CheckKind.MidTerm, CheckGround.Guide, "", new DateOnly(2026, 7, 10))
            {
                Outcome = CheckOutcome.Rectify,
                VisitedOn = new DateOnly(2026, 7, 12),
                Records = ["缺少测产数据。", "同意整改。"],
            },
            new(2, CheckKind.SiteVisit, CheckGround.Risk, "群众反映试验地改作他用。", new DateOnly(2026, 8, 20)),
        ],
        Draw = new("5eed5eed5eed5eed5eed5eed5eed5eed", 10, IsDrawn: false),
        Opinions = [new(AcceptanceOutcome.Fail, "主要指标未完成。"), new(AcceptanceOutcome.Rectify, "建议补充测产。")],
        Cases = [new("c1", At(11, 1, 9))],
        Recovery = new("白科追〔2026〕1号", 13_000, "未支出5000元，无凭据支出8000元。", At(11, 20, 0), 5_000),
        Letters = [new(nameof(RecoveryLetter), "白科追〔2026〕1号", new DateOnly(2026, 10, 8), new DateOnly(2026, 10, 9))],
    };

    private static readonly FormState Refused = new()
    {
        Values = FormState.Empty.For("contract").Values.Add(ProjectFields.Targets, "选育品种"),
        Errors = [new Error(ErrorKind.Invalid, "contract-is-incomplete", "x").At(ProjectFields.EndsOn)],
    };

    /// <summary>Decisions of officers and the finance bureau, by step.</summary>
    public static IReadOnlyList<(string Step, ProjectTaskDetails Details)> Matters { get; } =
    [
        ("ContractSigning", Details(Awarded with { State = ApplicationState.ContractPending, Contract = Contract })),
        ("PaymentConcurrence", Details(Running) with { Instalment = 1 }),
        ("PaymentConfirmation", Details(Running) with { Instalment = 1 }),
        ("PaymentReversal", Details(Running)),
        ("Acceptance", Details(Failed)),
        ("ChangeDecision", Details(Running) with { Change = Running.Changes[2] }),
        ("ProjectCheck", Details(Running) with { Check = Failed.Checks[1] }),
        ("PanelConflict", Details(Failed.ForDeclaration())),
        ("PanelOpinion", Details(Failed.ForExpert())),
        ("AwardRevocation", Details(Running)),
        ("RecoveryOrder", Details(Failed) with { Range = (5_000, 105_000) }),
        ("RecoveryReceipt", Details(Failed)),
    ];

    private static ProjectTaskDetails Details(ProjectDetails project) => new(project, "/tasks/t0k3n/documents");

    public static IEnumerable<Sample> All() =>
        [
            .. Documents(),
            Sample.Of("project-awarded", Party(Awarded, ProjectAct.Contract)),
            Sample.Of(
                "project-contract-refused",
                Party(Awarded with { Profile = ProjectProfile.Standard }, ProjectAct.Contract) with
                {
                    HasBudget = true,
                    MinimumMilestones = 2,
                    AsksInvestigatorEmail = true,
                    Form = Refused,
                }
            ),
            Sample.Of(
                "project-to-sign",
                Party(Awarded with { State = ApplicationState.ContractPending, Contract = Contract }, ProjectAct.Sign)
            ),
            Sample.Of(
                "project-running",
                Party(Running, ProjectAct.Report, ProjectAct.Change) with
                {
                    NeedsAudit = true,
                    NeedsCertificate = true,
                    ReportUntil = At(8, 30, 0),
                }
            ),
            Sample.Of("project-progress", Party(Running, ProjectAct.Progress, ProjectAct.Change) with { ProgressUntil = At(7, 30, 0) }),
            Sample.Of(
                "project-reduced",
                Party(
                    Awarded with
                    {
                        Reduction = new AmountReduction(180_000, "设备购置经费偏高，予以核减。"),
                    },
                    ProjectAct.Contract,
                    ProjectAct.Refuse
                )
            ),
            Sample.Of("project-to-settle", Party(Running with { State = ApplicationState.Passed }, ProjectAct.Settle)),
            Sample.Of("project-failed", Party(Failed.ForParty())),
            Sample.Of("desk-project", Desk(Running) with { MayOrderCheck = true, Releasable = [new("0123456789abcdef", "发票.pdf")] }),
            Sample.Of("desk-project-paper-expert", Desk(Running) with { PaperForm = ExpertPaper, Papers = [ExpertPaper, FinancePaper] }),
            Sample.Of(
                "desk-project-paper-form",
                Desk(Running) with
                {
                    PaperForm = new("PaymentConfirmation|1|2", "PaymentConfirmation", "1", new PaymentConfirmationStep().FieldsOf(null!)),
                }
            ),
            Sample.Of(
                "desk-project-paper-concurrence",
                Desk(Running) with
                {
                    PaperForm = new("PaymentConcurrence|2|1", "PaymentConcurrence", "2", new PaymentConcurrenceStep().FieldsOf(null!)),
                }
            ),
            Sample.Of(
                "desk-project-reversal-form",
                Desk(Running) with
                {
                    Reversals = [new ReversalChoice("PaymentReversal|5|1", Running.Entries[4])],
                }
            ),
            Sample.Of(
                "desk-project-reversal",
                Desk(Running) with
                {
                    MayConfirm = true,
                    Paper = new PaperModel("PaymentReversal", "5", "李经办", At(7, 1, 9), "d2")
                    {
                        Reverses = Running.Entries[4],
                        Fields = new PaymentReversalStep().FieldsOf(null!),
                        Values = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("reason", "凭证号有误。"),
                    },
                }
            ),
            Sample.Of("desk-project-paper", Desk(Running) with { Paper = Paper, MayConfirm = true }),
            Sample.Of("desk-project-paper-own", Desk(Running) with { Paper = Paper }),
            Sample.Of("desk-project-failed", Desk(Failed with { ArchiveNumber = "2027-KJXM-0001", IsDrill = true })),
            Sample.Of(
                "desk-projects",
                new ProjectListModel(
                    Frame,
                    [.. Enum.GetValues<ApplicationState>().Where(state => state >= ApplicationState.Awarded).Take(8).Select(Row)]
                )
                {
                    OlderHref = "/desk/projects?from=x",
                }
            ),
            Sample.Of("desk-projects-empty", new ProjectListModel(Frame, [])),
        ];

    private static readonly PaperForm ExpertPaper = new(
        "PanelOpinion|wang-zhuanjia|1",
        "PanelOpinion",
        "王专家",
        new PanelOpinionStep().FieldsOf(null!)
    );

    private static readonly PaperForm FinancePaper = new(
        "PaymentConcurrence|2|1",
        "PaymentConcurrence",
        "2",
        new PaymentConcurrenceStep().FieldsOf(null!)
    );

    private static readonly PaperModel Paper = new("PaymentConcurrence", "2", "李经办", At(7, 1, 9), "d2")
    {
        Fields = new PaymentConcurrenceStep().FieldsOf(null!),
        Values = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("choice", "agree").Add("reason", "同意拨付。"),
    };

    private static ProjectModel Desk(ProjectDetails project) =>
        new(Frame, project) { Events = [new("ProjectOpened", At(6, 4, 9), "procedure"), new("ContractSigned", At(6, 9, 9), "party-p1")] };

    internal static PartyProjectModel Party(ProjectDetails project, params ProjectAct[] acts) =>
        new(project, "projects/t0k3n")
        {
            Acts = [.. acts],
            ChangeKinds = [.. Enum.GetValues<ChangeKind>()],
            SettleUntil = acts.Contains(ProjectAct.Settle) ? At(11, 30, 0) : null,
        };

    private static ProjectRow Row(ApplicationState state) =>
        new(
            "a1",
            "2026KJ0012",
            "盐碱地水稻耐盐品种选育与示范",
            "白城市禾新农业科技有限公司",
            "白科发〔2026〕12号",
            state,
            150_000,
            105_000,
            45_000,
            0
        )
        {
            Vouchers = ["2026-06-00871"],
            IsDrill = state == ApplicationState.Awarded,
        };
}
