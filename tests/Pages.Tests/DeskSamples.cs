using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Rounds;
using CreditFunctions.Pages.Rules;
using CreditFunctions.Pages.Staff;
using Term = CreditFunctions.Core.Calendar.Term;

namespace CreditFunctions.Pages.Tests;

/// <summary>The pages of the signed-in side, with usual data and at their edges.</summary>
internal static class DeskSamples
{
    private const string RoundTitle = "2026年度白城市科技发展计划项目";

    private static ImmutableArray<RuleRow> Rules =>
        [
            new(
                new RuleEntry("correction.workingDays", "7", "本局科研诚信管理办法：形式审查后可补正一次", RuleConfidence.PerRound),
                new RuleEntry("correction.workingDays", "5", "本局科研诚信管理办法：形式审查后可补正一次", RuleConfidence.PerRound)
            ),
            new(
                new RuleEntry("publicNotice.workingDays", """{"minimum":5,"maximum":7}""", Samples.Markup, RuleConfidence.Confirm),
                new RuleEntry("publicNotice.workingDays", """{"minimum":5,"maximum":7}""", "立项前公示的通行做法", RuleConfidence.PerRound)
            ),
        ];

    private static readonly DeskFrame Frame = new("李经办", "t0k3n", [.. Enum.GetValues<DeskSection>()]);

    private static readonly OfficerRow Li = new("li-jingban", "李经办", "li@keji.example", [DeskRole.CaseOfficer, DeskRole.RoundManager]);

    private static readonly ImmutableArray<Choice> Others = [new("zhou-jingban", "周经办"), new("wu-lingdao", "吴领导")];

    private static readonly BatchTask Check = new("FormatCheck", "盐碱地水稻耐盐品种选育与示范", "李经办", At(4, 11, 9), At(4, 18, 0))
    {
        TransferHref = "desk/tasks/1",
    };

    private static readonly ImmutableArray<BatchRow> Rows =
    [
        new("a1", "盐碱地水稻耐盐品种选育与示范", "白城市禾新农业科技有限公司", "现代农业", 300_000m, ApplicationState.ExpertReview),
        new("a2", "风电机组叶片结冰监测装置研制", "白城市恒风装备制造有限公司", "装备制造", 452_500.5m, ApplicationState.CreditChecking)
        {
            IsHeld = true,
        },
        new("a3", Samples.Markup, new string('W', 120), "医药健康", 1m, ApplicationState.CorrectionPending),
    ];

    private static readonly TracedRule Rule = new(
        "correction.workingDays",
        "2026.1",
        "5",
        "本局科研诚信管理办法：形式审查后可补正一次",
        RuleConfidence.Confirm
    );

    private static readonly ImmutableArray<TracedDeadline> Deadlines =
    [
        new(DeadlineKind.Submission, At(4, 10, 17)),
        Counted(DeadlineKind.Correction, new DateOnly(2026, 4, 30), Term.WorkingDays(5)),
        Counted(DeadlineKind.PublicNotice, new DateOnly(2026, 12, 28), Term.WorkingDays(7)),
        new(DeadlineKind.CreditCheck, At(5, 11, 9))
        {
            Of = "白城市禾新农业科技有限公司",
            Source = Sources.CreditChina,
            From = At(4, 11, 9),
            Rule = Rule with { Id = "creditCheck.validityDays", Value = "30" },
        },
    ];

    public static IEnumerable<Sample> All() =>
        [
            Sample.Of(
                "announcement",
                Samples.Page(
                    new RoundAnnouncement
                    {
                        Id = "correction-2026-science",
                        RoundId = Samples.RoundId,
                        IsDrill = false,
                        Title = RoundTitle,
                        PublishedAt = At(4, 9, 9),
                        Office = Samples.Office,
                        Batch = 1,
                        Reason = Samples.Markup,
                        ClosesAt = At(4, 13, 17),
                        ClosedAtBefore = At(4, 10, 17),
                    }
                )
            ) with
            {
                IsStatic = true,
            },
            Sample.Of(
                "sign-in",
                new SignInModel([new("li-jingban", "李经办", Li.Roles), new("wu-lingdao", "吴领导", [DeskRole.Leader])])
                {
                    ReturnTo = "/desk",
                }
            ),
            Sample.Of(
                "sign-in-empty",
                new SignInModel([])
                {
                    State = new FormState { Errors = [new Error(ErrorKind.NotFound, "officer-not-found", "…").At(SignInFields.OfficerId)] },
                }
            ),
            Sample.Of(
                "desk",
                new DeskModel(Frame, [Task("FormatCheck", isOverdue: true), Task("CreditQueries", isOverdue: false)])
                {
                    Cases =
                    [
                        new("ReviewLegally", "白科案〔2026〕1号", "白城市禾新农业科技有限公司", At(4, 1, 9), At(4, 9, 0), "/desk/cases/c1")
                        {
                            IsOverdue = true,
                        },
                        new("Confirm", "白科案〔2026〕2号", Samples.Markup, At(4, 2, 9), At(4, 10, 0), "/desk/cases/c2"),
                    ],
                    Objections = [new("白城市禾新农业科技有限公司", At(4, 1, 9), At(4, 9, 0), "/desk/listings/l1") { IsOverdue = true }],
                    Rounds =
                    [
                        new("2026-science", RoundTitle, RoundPhase.Open, At(4, 10, 17)),
                        new("2026-drill", Samples.Markup, RoundPhase.Closed, At(3, 2, 9)) { IsDrill = true },
                    ],
                    Warnings =
                    [
                        new(DeskWarningKind.CalendarEnds, "2027-01-01"),
                        new(DeskWarningKind.OverdueTasks, "1"),
                        new(DeskWarningKind.ProvisionalDeadline, "2026-science"),
                    ],
                    RefusedMails =
                    [
                        new("OutcomeReported", "a1", "/desk/applications/a1", new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero))
                        {
                            Name = "2026KJ0012 盐碱地水稻耐盐品种选育与示范",
                        },
                        new("OutcomeReported", "c1", "/desk/cases/c1", new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero)),
                    ],
                    RehearsalTime = At(3, 2, 9),
                }
            ) with
            {
                IsRehearsed = true,
            },
            Sample.Of("desk-empty", new DeskModel(Frame with { Sections = [DeskSection.Tasks] }, [])),
            Sample.Of(
                "desk-rounds",
                new DeskRoundsModel(
                    Frame,
                    [new("2026-science", RoundTitle, RoundPhase.Open, At(4, 10, 17))],
                    [new("2026-life", "2026年度生命健康专项", false, At(3, 1, 9), "李经办")]
                )
                {
                    MayWrite = true,
                    State = new FormState
                    {
                        Values = Values((GuideDraftFields.Id, "2026 x")),
                        Errors = [new Error(ErrorKind.Invalid, "round-id-is-malformed", "…").At(GuideDraftFields.Id)],
                    },
                }
            ),
            Sample.Of("desk-rounds-empty", new DeskRoundsModel(Frame, [], [])),
            Sample.Of("desk-draft", Draft() with { MayWrite = true }),
            Sample.Of(
                "desk-draft-errors",
                Draft() with
                {
                    MayWrite = true,
                    IsCorrection = true,
                    Id = "2026-science--1",
                    Missing = [],
                    State = FaultyDraft,
                }
            ),
            Sample.Of("desk-draft-publish", Draft() with { Missing = [], MayPublish = true, Version = 3 }),
            Sample.Of("desk-draft-closed", Draft() with { IsClosed = true }),
            Sample.Of(
                "desk-batch",
                new BatchModel(Frame, "2026-science", RoundTitle, RoundPhase.Closed, At(4, 10, 17))
                {
                    Counts =
                    [
                        new(ApplicationState.CreditChecking, 4),
                        new(ApplicationState.ExpertReview, 19),
                        new(ApplicationState.CorrectionPending, 1),
                    ],
                    Applications = Rows,
                    Outstanding = [.. Rows.Skip(1)],
                    ReviewsDue = [.. Rows.Skip(1).Take(1)],
                    Pager = new PagerModel(1, 2) { OlderHref = "desk/rounds/2026-science?page=2" },
                    Filter = ApplicationState.CreditChecking,
                    Tasks = [Check, Check with { Step = "CreditQueries", About = "", DueAt = null, TransferHref = null }],
                    CallableBatch = 1,
                    Deadlines = Deadlines,
                    Sheets = [new("Ranking", 1, "sheets/ranking-1"), new("Notice", 1, "sheets/notice-1")],
                    Corrections =
                    [
                        new(At(4, 1, 9), "系统故障，截止时间顺延。")
                        {
                            Differences =
                            [
                                new("closesAt", "2026-04-10T17:00:00+08:00", "2026-04-13T17:00:00+08:00"),
                                new("eligibleUnits", "Enterprise, University", null),
                                new("categories[1].budgetYuan", "300000", "450000"),
                            ],
                        },
                    ],
                    MayCorrect = true,
                    State = new FormState { Errors = [new Error(ErrorKind.Invalid, "reason-is-missing", "…").At(BatchFields.Reason)] },
                }
            ),
            Sample.Of(
                "desk-batch-empty",
                new BatchModel(Frame, "2026-science", RoundTitle, RoundPhase.Open, At(4, 10, 17))
                {
                    Counts = [],
                    Applications = [],
                    EndedBecause = "x",
                }
            ),
            Sample.Of("desk-application", Application()),
            Sample.Of(
                "desk-application-empty",
                Application() with
                {
                    Parties = [],
                    Documents = [],
                    CreditQueries = [],
                    Responses = [],
                    Findings = [],
                    Tasks = [],
                    Events = [],
                    Mails = [],
                    Deadlines = [],
                    Decisions = [],
                    Holds = [],
                }
            ),
            .. Enum.GetValues<SheetKind>().Select(kind => Sample.Of($"desk-sheet-{kind.ToString().ToLowerInvariant()}", Sheet(kind))),
            Sample.Of(
                "desk-identifiers",
                new IdentifiersModel(
                    Frame,
                    [new("91350100M000100Y4Z", "credit-code-check-is-wrong", "李经办", At(3, 3, 9), "核对营业执照原件", "evidence/1")]
                )
                {
                    MayOverride = true,
                    State = new FormState
                    {
                        Values = Values((OverrideFields.Kind, "unit")),
                        Errors = [new Error(ErrorKind.Invalid, "identifier-override-needs-evidence", "…").At(OverrideFields.Evidence)],
                    },
                }
            ),
            Sample.Of("desk-identifiers-empty", new IdentifiersModel(Frame, [])),
            Sample.Of(
                "staff",
                new StaffModel(
                    Frame,
                    [
                        Li,
                        Li with
                        {
                            Id = "zhou-jingban",
                            Name = "周经办",
                            AwayUntil = new DateOnly(2026, 4, 17),
                            Delegate = "李经办",
                        },
                        Li with
                        {
                            Id = "old",
                            Name = Samples.Markup,
                            HasLeft = true,
                        },
                    ]
                )
                {
                    MayChange = true,
                    Changes =
                    [
                        new(3, "Change", Li with { Email = "new@keji.example" }, "调岗", At(4, 11, 9))
                        {
                            Differences = [new("email", Li.Email, "new@keji.example"), new("roles", "CaseOfficer", "CaseOfficer, Leader")],
                            By = "冯领导",
                            ExpiresAt = At(4, 25, 9),
                            MayConfirm = true,
                            MayReject = true,
                        },
                        new(4, "End", Li, Samples.Markup, At(4, 11, 9))
                        {
                            By = "冯领导",
                            ExpiresAt = At(4, 25, 9),
                            MayReject = true,
                        },
                        new(5, "Add", Li with { Id = "wu", Name = "吴主任" }, "首次启用", At(4, 11, 9))
                        {
                            ConfirmedBy = ["周经办"],
                            MayConfirm = true,
                        },
                    ],
                    State = new FormState
                    {
                        Values = Values((StaffFields.RoleOf(DeskRole.Leader), "true")),
                        Errors =
                        [
                            new Error(ErrorKind.Invalid, "officer-is-malformed", "…").At(StaffFields.Email),
                            new Error(ErrorKind.Invalid, "officer-is-malformed", "…").At(StaffFields.Roles),
                        ],
                    },
                }
            ),
            Sample.Of(
                "rules",
                new RulesModel(
                    Frame,
                    [
                        new("2026.1", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)),
                        new("2027.1", new DateOnly(2027, 1, 1), null) { AddedAt = At(4, 11, 9) },
                    ]
                )
                {
                    Years = [new(2025), new(2026), new(2027) { AddedAt = At(4, 11, 9), AddedBy = "冯领导" }],
                    Proposed =
                    [
                        new(3, RuleAdditionKind.Rules, "2028.1", "周经办", At(4, 11, 9), At(4, 25, 0))
                        {
                            Text = Samples.Markup,
                            Changes = Rules,
                            MayConfirm = true,
                            MayReject = true,
                        },
                        new(4, RuleAdditionKind.WorkingDays, "2028", Samples.Markup, At(4, 11, 9), At(4, 25, 0)) { Text = "{}" },
                        new(5, RuleAdditionKind.Rules, "2026.2", "周经办", At(4, 11, 9), At(4, 25, 0))
                        {
                            Text = "{}",
                            MayReject = true,
                            Errors = [new Error(ErrorKind.Invalid, "rule-file-begins-too-early", "…").With("first", "2026-04-14")],
                        },
                    ],
                    MayPropose = true,
                    State = new FormState
                    {
                        Values = Values((RuleFields.Text, "{ \"version\": \"2028.1\" }")),
                        Errors =
                        [
                            new Error(ErrorKind.Invalid, "rule-is-missing", "…").At(RuleFields.Text).With("rule", "correction.workingDays"),
                        ],
                    },
                }
            ),
            Sample.Of("rules-empty", new RulesModel(Frame, [])),
            Sample.Of(
                "rule-file",
                new RuleFileModel(Frame, new("2027.1", new DateOnly(2027, 1, 1), null) { AddedAt = At(4, 11, 9) }, Rules)
                {
                    Before = "2026.1",
                }
            ),
            Sample.Of("rule-file-empty", new RuleFileModel(Frame, new("2026.1", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), [])),
            Sample.Of("staff-empty", new StaffModel(Frame, [])),
            Sample.Of(
                "officer",
                new OfficerModel(Frame, Li)
                {
                    Leaves =
                    [
                        new(1, new DateOnly(2026, 4, 13), new DateOnly(2026, 4, 17), "周经办", "年休假") { IsOpen = true },
                        new(2, new DateOnly(2026, 5, 6), new DateOnly(2026, 5, 7), "周经办", "外出培训") { CancelledBecause = "培训改期" },
                    ],
                    Tasks =
                    [
                        new("FormatCheck", RoundTitle, At(4, 11, 9), At(4, 18, 0), "desk/tasks/1"),
                        new("CreditQueries", RoundTitle, At(4, 11, 9), null, "desk/tasks/2"),
                    ],
                    Events =
                    [
                        new("StaffChangeConfirmed", At(4, 10, 9), "周经办", "IntegrityOfficer", "ConfirmStaff")
                        {
                            Differences =
                            [
                                new("email", "li.old@keji.example", Li.Email),
                                new("roles", "CaseOfficer", "CaseOfficer, RoundManager"),
                            ],
                        },
                        new("LeaveTaken", At(3, 9, 9), "冯领导", "StaffManager", "ChangeStaff") { Reason = "年休假" },
                    ],
                    Others = Others,
                    MayChange = true,
                    LeaveState = new FormState
                    {
                        Errors = [new Error(ErrorKind.Invalid, "leave-is-malformed", "…").At(StaffFields.DelegateId)],
                    },
                }
            ),
            Sample.Of(
                "officer-left",
                new OfficerModel(Frame, Li with { HasLeft = true })
                {
                    Leaves = [],
                    Tasks = [],
                    Others = [],
                    MayChange = true,
                }
            ),
            Sample.Of(
                "transfer",
                new TransferModel(Frame, "Finding", RoundTitle, "李经办", At(4, 11, 9))
                {
                    Others = Others,
                    Path = "desk/tasks/1",
                    State = new FormState
                    {
                        Errors = [new Error(ErrorKind.Invalid, "officers-must-stay-apart", "…").At(StaffFields.ToOfficerId)],
                    },
                }
            ),
            Sample.Of(
                "transfer-closed",
                new TransferModel(Frame, "Concurrence", RoundTitle, "李经办", At(4, 11, 9))
                {
                    Others = [],
                    Path = "desk/tasks/1",
                    IsClosed = true,
                }
            ),
        ];

    private static FormState FaultyDraft =>
        new()
        {
            Values = Draft().State.Values,
            Errors =
            [
                new Error(ErrorKind.Invalid, "guide-is-malformed", "…").At(GuideDraftFields.ClosesAt),
                new Error(ErrorKind.Invalid, "guide-is-malformed", "…").At(
                    GuideDraftFields.Of(GuideDraftFields.Categories, 0, "budgetYuan")
                ),
                new Error(ErrorKind.Invalid, "guide-is-malformed", "…").At(GuideDraftFields.Staff),
            ],
        };

    private static DeskTask Task(string step, bool isOverdue) =>
        new(step, RoundTitle, At(4, 11, 9), "tasks/1")
        {
            DueAt = isOverdue ? At(4, 18, 0) : null,
            IsOverdue = isOverdue,
            TransferHref = isOverdue ? "desk/tasks/1" : null,
        };

    private static ImmutableArray<FieldDifference> GuideDifferences =>
        [
            new("title", Samples.Markup, "2026年度生命健康专项"),
            new("kind", "Drill", "Regular"),
            new("guide", null, string.Concat(Enumerable.Repeat("面向全市征集生命健康领域科技项目，支持产学研联合申报。", 20))),
            new("requiresSignedScan", null, "true"),
            new("categories[0].name", "医药", "生命健康"),
            new("staff[0].role", "Expert", "CaseOfficer"),
            new("staff[0].email", new string('w', 90) + "@keji.example", "li@keji.example"),
        ];

    private static GuideDraftModel Draft() =>
        new(Frame, "2026-life", "2026年度生命健康专项", IsCorrection: false)
        {
            State = new FormState
            {
                Values = Values(
                    (GuideDraftFields.Title, "2026年度生命健康专项"),
                    (GuideDraftFields.Year, "2026"),
                    (GuideDraftFields.Kind, "Regular"),
                    (GuideDraftFields.OpensAt, "2026-03-02T09:00"),
                    (GuideDraftFields.ClosesAt, "2026-04-10T17:00"),
                    ($"{GuideDraftFields.EligibleUnits}[{UnitType.Enterprise}]", "true"),
                    (GuideDraftFields.Of(GuideDraftFields.Categories, 0, "id"), "life"),
                    (GuideDraftFields.Of(GuideDraftFields.Categories, 0, "name"), "生命健康"),
                    (GuideDraftFields.Of(GuideDraftFields.Staff, 0, "role"), "CaseOfficer")
                ),
            },
            Rows = new Dictionary<string, int>
            {
                [GuideDraftFields.Categories] = 2,
                [GuideDraftFields.Documents] = 1,
                [GuideDraftFields.Criteria] = 1,
                [GuideDraftFields.Bodies] = 1,
                [GuideDraftFields.Staff] = 1,
            }.ToImmutableDictionary(),
            Missing =
            [
                new Error(ErrorKind.Invalid, "guide-is-malformed", "…").At("categories[0].budgetYuan"),
                new Error(ErrorKind.Invalid, "guide-is-malformed", "…").At("office"),
            ],
            Officers = Others,
            Writers = ["李经办"],
            Events =
            [
                new("GuideDraftWritten", At(3, 1, 10), "李经办", "RoundManager", "WriteGuide") { Differences = GuideDifferences },
                new("GuideDraftBegun", At(3, 1, 9), "李经办", "RoundManager", "WriteGuide"),
            ],
        };

    private static DeskApplicationModel Application() =>
        new(
            Frame,
            "0123456789abcdefghjkmnpqrs",
            "盐碱地水稻耐盐品种选育与示范",
            "2026-science",
            RoundTitle,
            ApplicationState.CreditChecking
        )
        {
            Category = "现代农业",
            AmountYuan = 300_000m,
            VersionCode = "AB23-CD45",
            RuleVersion = "2026.1",
            ContactEmail = "clerk@unit.example",
            Serial = "2026KJ0012",
            SubmittedAt = At(4, 9, 16),
            Abstract = Samples.Markup,
            Holds =
            [
                new("objection|o1", "公示期间收到异议，正在核查。", "异议", At(4, 19, 9), At(5, 3, 9), IsLiftedAtDesk: false),
                new("desk", "等待法院出具履行证明", "信用查验", At(4, 20, 9), At(5, 8, 9), IsLiftedAtDesk: true),
            ],
            Parties =
            [
                new("u1", PartyRole.LeadUnit, "白城市禾新农业科技有限公司", "91220800MA00000000")
                {
                    Commitment = Commitment(declaresNone: true),
                },
                new("p1", PartyRole.PrincipalInvestigator, "张守仁", "220802************")
                {
                    Commitment = Commitment(declaresNone: false) with { DeclaredFacts = Samples.Markup },
                },
                new("p2", PartyRole.Member, "李慎行", "220802************"),
            ],
            Documents = [new("申报书.pdf", 2_345_678, new string('a', 64), At(3, 5, 9), "desk/applications/x/documents/1")],
            CreditQueries =
            [
                new("白城市禾新农业科技有限公司", Sources.BureauLists, CreditOutcome.Clear, "未列入", At(4, 12, 9), At(5, 12, 9), null),
                new("张守仁", Sources.CourtEnforcement, CreditOutcome.Hit, Samples.Markup, At(4, 12, 9), At(5, 12, 9), "desk/evidence/1"),
            ],
            Responses =
            [
                new("张守仁", Sources.CourtEnforcement, At(4, 13, 9), At(4, 21, 0)),
                new("张守仁", Sources.CreditChina, At(4, 13, 9), At(4, 21, 0)) { Text = "已履行完毕。", AnsweredAt = At(4, 14, 9) },
            ],
            Findings = [new("张守仁", Sources.CourtEnforcement, FindingRuling.Uphold, "隐瞒被执行信息", At(4, 22, 9))],
            Tasks = [Check],
            Events =
            [
                new("DecisionRecorded", At(4, 15, 9), "李经办", "CaseOfficer", "FormatCheck")
                {
                    Step = "FormatCheck",
                    Reason = Samples.Markup,
                },
                new("CreditChecked", At(4, 12, 9), "李经办", "CaseOfficer", "CreditQueries")
                {
                    Sources = [Sources.CourtEnforcement, Sources.CreditChina],
                },
                new("HoldPlaced", At(4, 11, 9), "周处长", "Leader", "PlaceHold") { Reason = "核实中" },
                new("ApplicationMoved", At(4, 10, 9), "procedure", "Procedure", "correction.workingDays@2026-1")
                {
                    Reached = ApplicationState.Lapsed,
                },
                new("TaskOpened", At(4, 10, 8), "procedure", "Procedure", "") { Step = "FormatCheck", Assignee = "李经办" },
                new("DocumentRegistered", At(4, 9, 17), "applicant", "Applicant", "AccessLink") { File = "申报书.pdf" },
                new("ApplicationMoved", At(4, 9, 16), "applicant", "Applicant", "AccessLink") { Reached = ApplicationState.Submitted },
                new("ApplicationDraftChanged", At(4, 8, 9), "applicant", "Applicant", "AccessLink")
                {
                    Differences =
                    [
                        new("title", "盐碱地水稻选育", "盐碱地水稻耐盐品种选育与示范"),
                        new("parties[0].unitType", null, "Enterprise"),
                        new("parties[1].citizenId", "220802************", "220802************"),
                    ],
                },
                new("ApplicationCreated", At(3, 2, 9), "applicant", "Applicant", "Public"),
            ],
            Mails =
            [
                new("TaskAssigned", "FormatCheck", "li@keji.example", At(4, 11, 9), NotificationStatus.Sent),
                new("OutcomeReported", "Admitted", "clerk@unit.example", At(4, 15, 9), NotificationStatus.Owed),
                new("ApplicationDraftCreated", null, "clerk@unit.example", At(3, 2, 9), NotificationStatus.Refused),
            ],
            Deadlines = Deadlines,
            Decisions =
            [
                new("张守仁", Sources.CourtEnforcement, "Suspected", Rule)
                {
                    Facts = [new TracedFact("partyKind", "Person"), new TracedFact("found", "Hit"), new TracedFact("declared", "clean")],
                },
            ],
            Audit = new AuditResult(12, new string('a', 64), null),
            MayHold = true,
            MayLift = true,
            MayEndBarred = true,
        };

    private static SheetModel Sheet(SheetKind kind) =>
        new(Frame, kind, 1, "2026-science", RoundTitle, new DateOnly(2026, 5, 20))
        {
            Document = kind == SheetKind.Ranking ? null : "〔2026〕第8号",
            HeldOn = kind == SheetKind.Ranking ? null : new DateOnly(2026, 5, 20),
            Until = kind == SheetKind.Notice ? At(6, 12, 0) : null,
            Office = "科研诚信办公室",
            Telephone = "0436-0000000",
            Rows =
            [
                .. Rows.Select(
                    (row, index) =>
                        new SheetRow($"2026-science-{index + 1:D3}", row.Title, row.Unit, "张守仁", row.Category, row.AmountYuan)
                        {
                            Place = index + 1,
                            Score = 91.5m - index,
                            InPlaceOf = kind is SheetKind.Promotion ? "2026-science-009" : null,
                            Outcome = kind is SheetKind.Ranking or SheetKind.Resolution or SheetKind.Promotion
                                ? index == 0
                                    ? "Propose"
                                    : "Reserve"
                                : null,
                            Remark = index == 0 ? "同为91.5分，红名单优先" : null,
                            Counts = index == 0 || kind is SheetKind.Notice,
                        }
                ),
            ],
        };

    private static TracedDeadline Counted(DeadlineKind kind, DateOnly from, Term term)
    {
        var counted = WorkingDayCalendar.BuiltIn.DeadlineFor(from, term, Rule.Id);
        return new TracedDeadline(kind, counted.At) { Counted = counted, Rule = Rule };
    }

    private static Commitment Commitment(bool declaresNone) =>
        new("u1", "2026-1", new string('b', 64), "张守仁", declaresNone, ConsentsToElectronicService: declaresNone, At(3, 3, 9));

    private static ImmutableDictionary<string, string> Values(params IEnumerable<(string Field, string Value)> values) =>
        values.ToImmutableDictionary(value => value.Field, value => value.Value);

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
