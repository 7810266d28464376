using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.CreditChecks;
using CreditFunctions.Pages.Reviews;
using static CreditFunctions.TestSupport.Domain.Steps;

namespace CreditFunctions.Pages.Tests;

/// <content>Pages behind mailed links.</content>
public static partial class Samples
{
    private static TaskApplication Application =>
        new("2026-A-001", Rice.Title, Rice.Unit, "张守仁", "现代农业", 300_000m)
        {
            Abstract = "选育耐盐水稻新品系2个，建立示范田500亩，亩产较对照增加8%以上。",
            Documents =
            [
                new("项目申报书", "盐碱地水稻项目申报书（盖章）.pdf", 2_345_678, "documents/1"),
                new("可行性研究报告", "可研报告.pdf", 12_300_000, "documents/2"),
            ],
        };

    private static BatchSheet Ranking =>
        new([
            new(
                "现代农业",
                500_000m,
                [
                    Ranked("a1", 1, 91.5m, "Propose", 300_000m) with
                    {
                        Title = Rice.Title,
                        Unit = Rice.Unit,
                        Comments = ["技术路线可行。", Markup],
                    },
                    Ranked("a2", 2, 84.25m, "Reserve", 250_000m) with
                    {
                        TieBreak = "同为84.25分，红名单优先：吉林省科学技术进步奖二等奖",
                    },
                    Ranked("a3", 3, 84.25m, "Reserve", 200_000m) with
                    {
                        Title = "燕麦秸秆饲料化利用技术示范",
                        Unit = "白城市示例饲草研究所",
                        IsTied = true,
                    },
                    Ranked("a4", 3, 84.25m, "Reserve", 200_000m) with
                    {
                        Title = LongTitle,
                        IsTied = true,
                    },
                ]
            ),
            new("装备制造", 452_500.5m, [Ranked("b1", 1, 88m, "Propose", 452_500.5m) with { Title = Wind.Title, Unit = Wind.Unit }]),
            new("医药健康", 300_000m, []),
        ])
        {
            ShowsRanking = true,
            MinSheets = 2,
            Unranked = [new("中药材规范化种植技术示范", "洮南市示例药业有限公司", "医药健康", 1)],
        };

    private static FindingDetails Entry1 =>
        new(
            "镇赉县沃野生物技术有限公司",
            "91220821MA0EX4MP5M",
            Sources.CourtEnforcement,
            "Hit",
            "按统一社会信用代码查询，列为失信被执行人，案号（2025）吉0821执123号。",
            At(4, 20, 10)
        )
        {
            EvidenceHref = "documents/e1",
            Declared = new DeclarationDetails("周法人", At(3, 28, 9), Facts: null),
        };

    private static ObjectionDetails Objection1 =>
        new("该项目主要内容与申报单位2024年已验收的项目相同。\n证据：2024年度验收公示第12项。", At(6, 5, 10), "吴异议", "wu@example.cn");

    private static IEnumerable<Sample> TaskPages() =>
        [
            Sample.Of("task-format", FormatCheck(new FormatCheckDetails())),
            Sample.Of(
                "task-format-paper",
                FormatCheck(
                    new FormatCheckDetails
                    {
                        OnPaper =
                        [
                            new("u2", "镇赉县沃野生物技术有限公司", PartyRole.PartnerUnit, "91220821MA0EX4MP5M", "周法人")
                            {
                                ConsentsToElectronicService = true,
                            },
                            new("p1", "张守仁", PartyRole.PrincipalInvestigator, "220802************", "张守仁") { DeclaredFacts = Markup },
                        ],
                    }
                ) with
                {
                    State = new()
                    {
                        Errors =
                        [
                            new Error(ErrorKind.Invalid, "paper-commitment-is-unconfirmed", "…")
                                .With("party", "张守仁")
                                .At(TaskFields.ConfirmedPartyIds),
                        ],
                        Values = Values((TaskFields.ConfirmedOf("u2"), "true")),
                    },
                }
            ),
            Sample.Of("task-recommendation", Task("Recommendation", matter: null)),
            Sample.Of("task-finding", Finding(Entry1)),
            Sample.Of(
                "task-finding-again",
                Finding(
                    Entry1 with
                    {
                        Outcome = "ConsumptionRestricted",
                        Explanation = Markup,
                        EvidenceHref = null,
                        Declared = new DeclarationDetails("周法人", At(3, 28, 9), "2025年被限制消费，已于2026年2月履行完毕。"),
                        Answer = new StatementDetails("案件已结，法院尚未更新名单，附结案通知书。", At(4, 20, 16))
                        {
                            DocumentHref = "documents/a1",
                        },
                        EarlierOpinions =
                        [
                            new("郑诚信", At(4, 21, 9), "ineligible", "尚未解除限制。"),
                            new("冯分管", At(4, 21, 15), "dismiss", "已提交结案通知书。"),
                        ],
                    },
                    mayBeUpheld: false
                )
            ),
            Sample.Of("task-finding-undeclared", Finding(Entry1 with { Declared = null })),
            Sample.Of("task-freeze", Task("RankingFreeze", Ranking)),
            Sample.Of("task-visit", Task("FieldVisit", Ranking)),
            Sample.Of("task-meeting", Task("MeetingResolution", Ranking)),
            Sample.Of("task-meeting-empty", Task("MeetingResolution", new BatchSheet([]))),
            Sample.Of("task-concurrence", Task("Concurrence", Proposed)),
            Sample.Of("task-empty", Task("Concurrence", new BatchSheet([]))),
            Sample.Of("task-award", Task("AwardDocument", Proposed)),
            Sample.Of("task-objection", Task("ObjectionRuling", Objection1)),
            .. ProjectSamples.Matters.Select(each => Sample.Of($"task-{each.Step}", Task(each.Step, each.Details))),
            Sample.Of(
                "task-format-again",
                FormatCheck(
                    new FormatCheckDetails { Corrected = new($"可行性研究报告缺少单位公章。\n{Markup}", At(4, 15, 9)) },
                    isFirst: false
                )
            ),
            Sample.Of("task-errors", FormatCheck(new FormatCheckDetails()) with { State = Faulty }),
            Sample.Of(
                "task-meeting-errors",
                Task("MeetingResolution", Ranking) with
                {
                    State = FaultyMeeting,
                    AsksCode = false,
                    AntiForgeryToken = "t0k3n",
                }
            ),
            Sample.Of(
                "task-code-void",
                FormatCheck(new FormatCheckDetails(), isFirst: false) with
                {
                    State = new()
                    {
                        Errors = [new Error(ErrorKind.Gone, "code-is-void", "…").At(TaskFields.Code)],
                        NewCodeAddress = "/tasks/t/code",
                    },
                }
            ),
            Sample.Of("new-code", new NewCodeModel("/tasks/t")),
            Sample.Of("new-code-sent", new NewCodeModel("/tasks/t") { IsSent = true }),
            Sample.Of(
                "new-code-refused",
                new NewCodeModel("/tasks/t") { Errors = [new Error(ErrorKind.Conflict, "code-is-not-void", "…")] }
            ),
            Sample.Of("task-decided", Finding(Entry1) with { Decision = Decided }),
            Sample.Of(
                "task-decided-next",
                Finding(Entry1) with
                {
                    Decision = Decided,
                    Next = new NextTask("/tasks/abc", "FormatCheck", "辣椒连作障碍土壤改良（2026KJ0012）"),
                }
            ),
            Sample.Of(
                "task-overdue",
                FormatCheck(new FormatCheckDetails()) with
                {
                    DueAt = At(3, 1, 0),
                    IsOverdue = true,
                    LinkEndsAt = At(4, 17, 0),
                }
            ),
            Sample.Of("task-over", new TaskOutcomeModel("Finding", RoundTitle, At(4, 17, 0)) { Officer = "王经办", Choice = "dismiss" }),
            Sample.Of("task-over-without-choice", new TaskOutcomeModel("ExpertReview", RoundTitle, At(4, 17, 0))),
            Sample.Of("task-code", new TaskCodeModel("ObjectionRuling", RoundTitle) { DueAt = At(4, 17, 0) }),
            Sample.Of(
                "task-code-wrong",
                new TaskCodeModel("FormatCheck", RoundTitle)
                {
                    DueAt = At(4, 17, 0),
                    Kept = [KeyValuePair.Create("reason", "材料齐全。\n签章清晰。")],
                    State = new FormState { Errors = [new Error(ErrorKind.Forbidden, "code-is-wrong", "…").At("code")] },
                }
            ),
            Sample.Of(
                "task-format-decided",
                FormatCheck(new FormatCheckDetails(), isFirst: false) with
                {
                    Decision = Decided with { Values = Admitted },
                }
            ),
            Sample.Of(
                "task-freeze-decided",
                Task("RankingFreeze", Ranking) with
                {
                    Decision = Decided with { Values = Values((TaskFields.Reason, "已核对。")) },
                }
            ),
            Sample.Of("task-kept", Task("MeetingResolution", Ranking) with { Decision = Resolved }),
        ];

    private static IEnumerable<Sample> PanelPages() =>
        [
            Sample.Of("panel-declare", Panel(PanelStage.Declaring)),
            Sample.Of(
                "panel-declare-errors",
                Panel(PanelStage.Declaring) with
                {
                    State = new FormState
                    {
                        Values = Values((PanelFields.RecusalOf("a2"), Markup)),
                        Errors =
                        [
                            new Error(ErrorKind.Forbidden, "conflicts-are-not-declared", "…").At(PanelFields.Declares),
                            new Error(ErrorKind.Forbidden, "code-is-wrong", "…").At(TaskFields.Code),
                        ],
                    },
                }
            ),
            Sample.Of("panel-scores", Panel(PanelStage.Scoring)),
            Sample.Of(
                "panel-saved",
                Panel(PanelStage.Scoring) with
                {
                    AsksCodeToSave = false,
                    AntiForgeryToken = "t0k3n",
                    EndAddress = "/tasks/t/sign-out",
                    SavedAt = At(5, 6, 15),
                    State = new FormState
                    {
                        Values = Values(
                            (PanelFields.ScoreOf("a1", "innovation"), "91"),
                            (PanelFields.ScoreOf("a1", "team"), "八十"),
                            (PanelFields.CommentOf("a1"), Markup),
                            (PanelFields.RecusalOf("a3"), "评审中发现为合作者")
                        ),
                        Errors =
                        [
                            new Error(ErrorKind.Invalid, "decision-is-incomplete", "Give a score.").At(PanelFields.ScoreOf("a1", "team")),
                        ],
                    },
                }
            ),
            Sample.Of("panel-whole", Panel(PanelStage.Scoring) with { Criteria = [new ScoreCriterion("", "")] }),
            Sample.Of("panel-signed", Panel(PanelStage.Signed) with { SignedAt = At(5, 8, 16), State = SignedState }),
            Sample.Of("panel-kept", Panel(PanelStage.Signed) with { SignedAt = At(5, 8, 16), State = SignedState, WasKept = true }),
        ];

    private static IEnumerable<Sample> CheckQueuePages() =>
        [
            Sample.Of("check-queue", CheckQueue with { AsksCode = true }),
            Sample.Of("check-queue-empty", CheckQueue with { Counts = [], Due = [] }),
            Sample.Of(
                "check-queue-lookup",
                CheckQueue with
                {
                    Current = AtHand,
                    Recorded = new("白城市禾新农业科技有限公司", Sources.CreditChina, "Clear", WasKept: false),
                }
            ),
            Sample.Of(
                "check-queue-errors",
                CheckQueue with
                {
                    Current = AtHand with
                    {
                        Outcomes = ["Clear", "Hit", "Inconclusive", "SourceDown"],
                        IsForAward = true,
                        SourceAddress = null,
                    },
                    State = new FormState
                    {
                        Values = Values((CreditQueryFields.Reason, Markup), (CreditQueryFields.Outcome, "Hit")),
                        Errors =
                        [
                            new Error(ErrorKind.Invalid, "credit-query-is-incomplete", "Upload the screenshot.").At(
                                CreditQueryFields.Evidence
                            ),
                            new Error(ErrorKind.Forbidden, "code-is-wrong", "…").At(TaskFields.Code),
                        ],
                    },
                    AsksCode = true,
                }
            ),
            Sample.Of(
                "check-queue-kept",
                CheckQueue with
                {
                    Recorded = new(Markup, Sources.CreditChina, "SourceDown", WasKept: true),
                    Due = [.. CheckQueue.Due.Take(1)],
                }
            ),
        ];

    private static BatchSheet Proposed =>
        new([
            .. Ranking.Categories.Select(category =>
                category with
                {
                    Rows =
                    [
                        .. category
                            .Rows.Where(row => row.Outcome == "Propose")
                            .Select(row => row with { DeviationReason = row.Place == 1 ? null : Markup }),
                    ],
                }
            ),
        ]);

    private static PanelModel Panel(PanelStage stage) =>
        new("王专家", RoundTitle, stage)
        {
            Criteria =
            [
                new ScoreCriterion("innovation", "创新性", 60) { Hint = "技术路线是否有新意" },
                new ScoreCriterion("team", "研究基础与团队", 40),
            ],
            DueAt = At(5, 20, 0),
            Applications =
            [
                new("a1", Rice.Title, Rice.Unit, "张守仁", "现代农业", 300_000m)
                {
                    Documents = stage == PanelStage.Scoring ? Application.Documents!.Value : [],
                    Abstract = Application.Abstract,
                    Total = stage == PanelStage.Signed ? 87.4m : null,
                },
                new("a2", "玉米秸秆还田微生物菌剂研制", "白城市示例农业科学院", "李慎行", "现代农业", 250_000m)
                {
                    MayConflict = true,
                    Recusal = stage == PanelStage.Declaring ? null : "本人所在单位",
                },
                new("a3", LongTitle, Unbroken, "赵示例", "现代农业", 200_000m),
            ],
        };

    private static FormState SignedState =>
        new()
        {
            Values = Values(
                (PanelFields.ScoreOf("a1", "innovation"), "91"),
                (PanelFields.ScoreOf("a1", "team"), "82"),
                (PanelFields.CommentOf("a1"), "技术路线清楚。\n示范面积偏小。"),
                (PanelFields.ScoreOf("a3", "innovation"), "70.5"),
                (PanelFields.ScoreOf("a3", "team"), "66"),
                (PanelFields.CommentOf("a3"), Markup)
            ),
        };

    private static CheckQueueModel CheckQueue =>
        new("王经办", RoundTitle)
        {
            Counts = [new SourceCount(Sources.CourtEnforcement, 41, 1), new SourceCount(Sources.CreditChina, 17, 0)],
            Due =
            [
                new("白城市禾新农业科技有限公司", Sources.CourtEnforcement, At(4, 12, 9))
                {
                    TakenBy = "刘经办",
                    TakenUntil = At(4, 13, 10),
                },
                new("张守仁", Sources.CourtEnforcement, At(4, 12, 9)),
                new(Unbroken, Sources.CreditChina, At(4, 12, 10)),
            ],
            AsksCode = false,
            AntiForgeryToken = "t0k3n",
        };

    private static CurrentCreditQuery AtHand =>
        new("张守仁", "22080218800307019X", Sources.CourtEnforcement, At(4, 13, 10), "/tasks/t/queries/p-1~CourtEnforcement")
        {
            SourceAddress = new Uri("https://zxgk.court.gov.cn/"),
            Outcomes = ["Clear", "Hit", "ConsumptionRestricted", "UnderEnforcement", "Inconclusive", "SourceDown"],
        };

    private static ImmutableDictionary<string, string> Admitted =>
        Values((TaskFields.Choice, "admit"), (TaskFields.Reason, "材料齐全。"), (TaskFields.VersionCode, "AB23-CD45"));

    private static FormState Faulty =>
        new()
        {
            Values = Values((TaskFields.Reason, Markup), (TaskFields.Choice, "admit"), (TaskFields.Code, "7K2M")),
            Errors =
            [
                new Error(ErrorKind.Invalid, "version-code-differs", "The code differs.").At(TaskFields.VersionCode),
                new Error(ErrorKind.Invalid, "code-is-unknown-here", "The code does not match.").At(TaskFields.Code),
                new Error(ErrorKind.Conflict, "round-is-closed", "Closed."),
            ],
        };

    private static FormState FaultyMeeting =>
        new()
        {
            Values = Values((TaskFields.OutcomeOf("a1"), "NotSelect")),
            Errors =
            [
                new Error(ErrorKind.Invalid, "decision-is-incomplete", "…").At(TaskFields.DeviationReasonOf("a1")),
                new Error(ErrorKind.Invalid, "decision-is-incomplete", "…").At(TaskFields.OutcomeOf("a2")),
            ],
        };

    private static RecordedDecision Decided =>
        new("王经办", At(4, 12, 10), Values((TaskFields.Choice, "dismiss"), (TaskFields.Reason, Markup)));

    private static RecordedDecision Resolved =>
        new(
            "赵秘书",
            At(5, 20, 15),
            Values(
                (TaskFields.HeldOn, "2026-05-20"),
                (TaskFields.MinutesNumber, "〔2026〕第 8 号"),
                (TaskFields.OutcomeOf("a1"), "Propose"),
                (TaskFields.OutcomeOf("a2"), "NotSelect"),
                (TaskFields.DeviationReasonOf("a2"), "与在研项目内容重复")
            )
        )
        {
            WasKept = true,
        };

    private static TaskModel Task(string step, ITaskDetails? matter) => Task(step, matter, StepOf(step).Definition().FieldsOf(null!));

    private static TaskModel Task(string step, ITaskDetails? matter, ImmutableArray<StepField> fields) =>
        new("王经办", RoundTitle, step, fields)
        {
            Application = matter is BatchSheet ? null : Application,
            Details = matter,
            NeedsTwoOpinions = StepOf(step).Definition().NeedsTwoOpinions,
            DueAt = At(4, 17, 0),
        };

    private static TaskModel Finding(FindingDetails entry, bool mayBeUpheld = true) =>
        Task(
            "Finding",
            entry,
            [
                mayBeUpheld ? StepField.Choice("dismiss", "ineligible", "uphold") : StepField.Choice("dismiss", "ineligible"),
                StepField.Reason,
            ]
        );

    private static TaskModel FormatCheck(FormatCheckDetails matter, bool isFirst = true) =>
        Task(
            "FormatCheck",
            matter,
            [
                StepField.Code(TaskFields.VersionCode),
                .. matter.OnPaper.IsEmpty
                    ? ImmutableArray<StepField>.Empty
                    : [StepField.Boxes(TaskFields.ConfirmedPartyIds, matter.OnPaper.Select(signature => signature.PartyId))],
                isFirst ? StepField.Choice("admit", "correct", "refuse") : StepField.Choice("admit", "refuse"),
                StepField.Reason,
            ]
        );

    private static RankedRow Ranked(string id, int place, decimal score, string outcome, decimal amountYuan) =>
        new(
            id,
            $"2026-1-{id.ToUpperInvariant()}",
            "玉米秸秆还田微生物菌剂研制",
            "镇赉县沃野生物技术有限公司",
            "现代农业",
            place,
            score,
            outcome
        )
        {
            PrincipalInvestigator = "李慎行",
            AmountYuan = amountYuan,
        };
}
