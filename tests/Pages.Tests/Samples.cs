using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Publications;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Home;
using CreditFunctions.Pages.Mailbox;
using CreditFunctions.Pages.Problems;
using CreditFunctions.Pages.Publications;
using CreditFunctions.Pages.Reviews;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Tests;

/// <summary>Every page with usual data and at its edges. Units and people are made up.</summary>
public static class Samples
{
    public const string Markup = "<script>alert('x')</script><b style=\"color:red\">&amp; \"粗\"</b>";

    private const string RoundTitle = "2026年度白城市科技发展计划项目";
    private static readonly string LongTitle = string.Concat(Enumerable.Repeat("盐碱地水稻耐盐品种选育与节水栽培技术集成示范", 9));
    private static readonly string Unbroken = new('W', 200);

    private static readonly PublicProject Rice = new("2026-A-001", "盐碱地水稻耐盐品种选育与示范", "白城市禾新农业科技有限公司", "现代农业", 300_000m) { PrincipalInvestigator = "张守仁" };
    private static readonly PublicProject Wind = new("2026-B-001", "风电机组叶片结冰监测装置研制", "白城市恒风装备制造有限公司", "装备制造", 452_500.5m) { PrincipalInvestigator = "李慎行" };

    private static readonly RoundSummary Round = new("2026-1", RoundTitle, RoundPhase.Open, At(3, 2, 9), At(4, 10, 17), 5_000_000m);

    private static readonly TaskApplication Application = new("2026-A-001", Rice.Title, Rice.Unit, "张守仁", "现代农业", 300_000m)
    {
        Documents =
        [
            new("项目申报书", "盐碱地水稻项目申报书（盖章）.pdf", 2_345_678, "documents/1"),
            new("可行性研究报告", "可研报告.pdf", 12_300_000, "documents/2"),
        ],
    };

    private static readonly ImmutableArray<RankedRow> Ranking =
    [
        new("a1", "2026-A-001", Rice.Title, Rice.Unit, "现代农业", 1, 91.5m, "Propose") { AmountYuan = 300_000m },
        new("a2", "2026-A-002", "玉米秸秆还田微生物菌剂研制", "镇赉县沃野生物技术有限公司", "现代农业", 2, 84.25m, "Reserve") { AmountYuan = 200_000m },
    ];

    public static ImmutableArray<Sample> All { get; } = [.. PublicPages(), .. AppPages(), .. TaskPages(), .. DeskSamples.All()];

    public static TheoryData<string> Names => [.. All.Select(sample => sample.Name)];

    public static Sample Named(string name) => All.Single(sample => sample.Name == name);

    private static IEnumerable<Sample> PublicPages() =>
    [
        Public("notice", Notice(RoundTitle, [Rice, Wind])),
        Public("notice-drill", Notice("演练批次", [Rice]) with { WorkingDays = null, Until = At(3, 2, 11), ObjectionHref = "objections/1" }),
        Public("notice-empty", Notice(RoundTitle, [])),
        Public("notice-edges", Notice(Markup, [Rice with { Title = Markup, PrincipalInvestigator = null }, Wind with { Title = LongTitle, Unit = Unbroken }])),
        Public("award", new AwardModel("白科发〔2026〕15号", RoundTitle, new DateOnly(2026, 6, 18), "award.json") { Projects = [Rice, Wind] }),
        Public("index", new PublicIndexModel(
            [
                Entry(PublicationKind.AwardResult, "白科发〔2026〕15号", RoundTitle),
                Entry(PublicationKind.PublicNotice, "GS-2026-001", RoundTitle) with { Until = At(6, 12, 0) },
                Entry(PublicationKind.PublicNotice, "GS-2025-002", LongTitle) with { Until = At(6, 1, 11) },
            ],
            new PagerModel(2, 3) { NewerHref = "index.html", OlderHref = "index-3.html" },
            "index.json")),
        Public("index-empty", new PublicIndexModel([], new PagerModel(1, 1), "index.json")),
    ];

    private static IEnumerable<Sample> AppPages() =>
    [
        Sample.Of("home", new HomeModel([Round], [Entry(PublicationKind.PublicNotice, "GS-2026-001", RoundTitle)]) { HasLocalMailbox = true }) with { IsRehearsed = true },
        Sample.Of("home-empty", new HomeModel([], [])),
        Sample.Of("rounds", new RoundsModel(
        [
            Round,
            Round with { Id = "2026-2", Title = "2026年度科技创新券（演练）", Phase = RoundPhase.NotYetOpen, IsDrill = true },
            Round with { Id = "2025-1", Title = LongTitle, Phase = RoundPhase.Closed },
        ])),
        Sample.Of("rounds-empty", new RoundsModel([])),
        Sample.Of("round", new RoundModel(Round, At(3, 2, 10))
        {
            Guide = "为落实创新驱动发展战略，支持本市企事业单位开展技术研发与成果转化，现组织申报本年度科技发展计划项目。\r\n\r\n每名项目负责人限报一项。同一内容不得重复申报、多头申报。",
            Categories = ["现代农业", "装备制造", "医药健康"],
            EligibleUnits = ["企业", "高等院校", "科研院所"],
            Documents = [new("项目申报书"), new("可行性研究报告") { Note = "不超过 30 页" }, new("查新报告") { IsOptional = true }],
            NoticeWorkingDays = 7,
            NeedsRecommendation = true,
            ApplyHref = "applications/new",
        }),
        Sample.Of("round-edges", new RoundModel(Round with { Title = Markup }, At(3, 2, 10))
        {
            Guide = Markup,
            Categories = [],
            EligibleUnits = [],
            Documents = [],
            NoticeWorkingDays = null,
        }),
        Sample.Of("application", ApplicationAt(ApplicationState.OnPublicNotice)),
        Sample.Of("application-draft", Draft(isComplete: false)),
        Sample.Of("application-complete", Draft(isComplete: true)),
        Sample.Of("application-held", ApplicationAt(ApplicationState.CreditChecking) with { HoldReason = "等待法院出具履行证明", Title = LongTitle }),
        Sample.Of("mailbox", new MailboxModel(
        [
            new("m2", "请办理：形式审查 2026-A-001", "officer@example.cn", At(4, 11, 9), "王经办：\n\n请办理形式审查：http://localhost:7071/tasks/k1.abc-D_e.f0。\n验证码：7K2M9P\n"),
            new("m1", Markup, "clerk@example.cn", At(3, 2, 9), Markup + "\njavascript:alert(1)\n" + Unbroken),
        ], new PagerModel(1, 2) { OlderHref = "mailbox?page=2" })),
        Sample.Of("mailbox-empty", new MailboxModel([], new PagerModel(1, 1))),
        Sample.Of("problem-404", new ProblemModel(404, "task-not-found") { TraceId = "00-4bf92f3577b34da6" }),
        Sample.Of("problem-422", new ProblemModel(422, "validation-failed")
        {
            Errors = [new Error("text-is-malformed", "…").With("maxLength", "200").At("parties[0].name"), new Error("unknown-code", Markup)],
        }),
        Sample.Of("problem-418", new ProblemModel(418, "odd")),
        Sample.Of("problem-500", new ProblemModel(500, "internal")),
    ];

    private static IEnumerable<Sample> TaskPages()
    {
        TaskForm[] forms =
        [
            new TaskForm.FormatCheck(AllowsCorrection: true),
            new TaskForm.CreditEvidence("白城市禾新农业科技有限公司", "91220800MA00000000", "中国执行信息公开网") { SourceAddress = new Uri("https://zxgk.court.gov.cn/") },
            new TaskForm.ExpertReview([new("innovation", "创新性") { Hint = "技术路线是否有新意" }, new("team", "研究基础与团队")]),
            new TaskForm.ExpertReview([]),
            new TaskForm.MeetingResolution(Ranking),
            new TaskForm.Concurrence(),
            new TaskForm.AwardDocument(),
        ];
        var names = new[] { "task-format", "task-credit", "task-expert", "task-score", "task-meeting", "task-concurrence", "task-award" };
        return names.Zip(forms, (name, form) => Sample.Of(name, Task(form)))
            .Append(Sample.Of("task-errors", Task(forms[1]) with { State = Faulty }))
            .Append(Sample.Of("task-meeting-errors", Task(forms[4]) with { State = FaultyMeeting, AsksCode = false, AntiForgeryToken = "t0k3n" }))
            .Append(Sample.Of("task-empty", Task(forms[5]) with { Applications = [] }))
            .Append(Sample.Of("task-award-one", Task(forms[6]) with { Applications = [Application with { Documents = null }] }))
            .Append(Sample.Of("task-decided", Task(forms[1]) with { Decision = Decided }))
            .Append(Sample.Of("task-kept", Task(forms[4]) with { Decision = Resolved }));
    }

    private static FormState Faulty => new()
    {
        Values = Values((TaskFields.Reason, Markup), (TaskFields.Outcome, "Hit"), (TaskFields.Code, "7K2M")),
        Errors =
        [
            new Error("decision-is-incomplete", "Upload the screenshot.").At(TaskFields.Evidence),
            new Error("code-is-unknown-here", "The code does not match.").At(TaskFields.Code),
            new Error("round-is-closed", "Closed."),
        ],
    };

    private static FormState FaultyMeeting => new()
    {
        Values = Values((TaskFields.OutcomeOf("a1"), "NotSelect")),
        Errors = [new Error("decision-is-incomplete", "…").At(TaskFields.DeviationReasonOf("a1")), new Error("decision-is-incomplete", "…").At(TaskFields.OutcomeOf("a2"))],
    };

    private static RecordedDecision Decided => new("王经办", At(4, 12, 10), Values((TaskFields.Outcome, "Inconclusive"), (TaskFields.Reason, Markup)))
    {
        EvidenceHref = "evidence/1",
    };

    private static RecordedDecision Resolved => new(
        "赵秘书",
        At(5, 20, 15),
        Values(
            (TaskFields.HeldOn, "2026-05-20"),
            (TaskFields.MinutesNumber, "〔2026〕第 8 号"),
            (TaskFields.OutcomeOf("a1"), "Propose"),
            (TaskFields.OutcomeOf("a2"), "NotSelect"),
            (TaskFields.DeviationReasonOf("a2"), "与在研项目内容重复")))
    {
        WasKept = true,
    };

    private static NoticeModel Notice(string roundTitle, ImmutableArray<PublicProject> projects) =>
        new("GS-2026-001", roundTitle, At(6, 3, 9), At(6, 12, 0), "notice.json") { Projects = projects, WorkingDays = 7 };

    private static PublicationEntry Entry(PublicationKind kind, string number, string roundTitle) =>
        new(kind, number, roundTitle, new DateOnly(2026, 6, 3), "notice.zh.html") { Projects = 2 };

    private static TaskModel Task(TaskForm form) => new("王经办", RoundTitle, form)
    {
        Applications = form is TaskForm.MeetingResolution or TaskForm.Concurrence or TaskForm.AwardDocument
            ? [Application, Application with { Number = "2026-B-001", Title = Wind.Title, Unit = Wind.Unit }]
            : [Application],
        DueAt = At(4, 17, 0),
    };

    private static ApplicationModel ApplicationAt(ApplicationState state) => new("f3b8c0d2a1", Rice.Title, RoundTitle, "现代农业", 300_000m, state)
    {
        Number = "2026-A-001",
        ClosesAt = At(4, 10, 17),
        History =
        [
            new(ApplicationState.Draft, At(3, 2, 9)),
            new(ApplicationState.Submitted, At(4, 9, 16)),
            new(ApplicationState.CorrectionPending, At(4, 11, 10)) { Reason = "可行性研究报告缺少单位公章，请盖章后重新上传。" },
            new(ApplicationState.Admitted, At(4, 15, 10)),
            new(state, At(6, 3, 9)),
        ],
        Parties =
        [
            new(PartyRole.LeadUnit, "白城市禾新农业科技有限公司", "91220800MA00000000", At(3, 3, 9)),
            new(PartyRole.PrincipalInvestigator, "张守仁", "220802************", At(3, 3, 10)),
        ],
        Documents =
        [
            new("项目申报书", new FileRow("申报书.pdf", 2_345_678, new string('a', 64), At(3, 5, 9), "documents/1")),
            new("查新报告", null) { IsOptional = true },
        ],
    };

    private static ApplicationModel Draft(bool isComplete) => ApplicationAt(ApplicationState.Draft) with
    {
        Number = null,
        History = [new(ApplicationState.Draft, At(3, 2, 9))],
        SubmitHref = "applications/f3b8c0d2a1/submission",
        AntiForgeryToken = "t0k3n",
        Parties = [.. ApplicationAt(ApplicationState.Draft).Parties.Select(party => isComplete ? party : party with { CommittedAt = null })],
        Documents = isComplete ? [] : [new("可行性研究报告", null)],
    };

    private static Sample Public<TPage>(string name, IModelOf<TPage> model)
        where TPage : Microsoft.AspNetCore.Components.IComponent => Sample.Of(name, model) with { IsStatic = true };

    private static ImmutableDictionary<string, string> Values(params ReadOnlySpan<(string Field, string Value)> values)
    {
        var all = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (field, value) in values)
        {
            all.Add(field, value);
        }
        return all.ToImmutable();
    }

    /// <summary>An hour in Beijing in 2026.</summary>
    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
