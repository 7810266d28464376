using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Publications;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Home;
using CreditFunctions.Pages.Mailbox;
using CreditFunctions.Pages.Problems;
using CreditFunctions.Pages.Publications;
using CreditFunctions.Pages.Rounds;

namespace CreditFunctions.Pages.Tests;

/// <summary>Every page with typical data and edge cases. Units and people are fictitious.</summary>
public static partial class Samples
{
    public const string Markup = "<script>alert('x')</script><b style=\"color:red\">&amp; \"粗\"</b>";

    public static readonly Core.Rounds.RoundId RoundId = Core.Rounds.RoundId.Parse("2026-science").Value;
    public static readonly Core.Rounds.RoundOffice Office = new("科研诚信办公室", "0436-0000000");

    private const string RoundTitle = "2026年度白城市科技发展计划项目";
    private static readonly string LongTitle = string.Concat(Enumerable.Repeat("盐碱地水稻耐盐品种选育与节水栽培技术集成示范", 9));
    private static readonly string Unbroken = new('W', 200);

    private static readonly PublishedProject Rice = new(
        "2026-A-001",
        "盐碱地水稻耐盐品种选育与示范",
        "白城市禾新农业科技有限公司",
        "张守仁",
        "现代农业",
        300_000m
    );
    private static readonly PublishedProject Wind = new(
        "2026-B-001",
        "风电机组叶片结冰监测装置研制",
        "白城市恒风装备制造有限公司",
        "李慎行",
        "装备制造",
        452_500.5m
    );

    private static readonly RoundSummary Round = new("2026-1", RoundTitle, RoundPhase.Open, At(3, 2, 9), At(4, 10, 17), 5_000_000m);

    public static ImmutableArray<Sample> All { get; } =
    [
        .. PublicPages(),
        .. AppPages(),
        .. TaskPages(),
        .. PanelPages(),
        .. CheckQueuePages(),
        .. ApplicantPages(),
        .. DeskSamples.All(),
        .. CaseSamples.All(),
        .. ProjectSamples.All(),
    ];

    public static TheoryData<string> Names => [.. All.Select(sample => sample.Name)];

    public static Sample Named(string name) => All.Single(sample => sample.Name == name);

    private static IEnumerable<Sample> PublicPages() =>
        [
            Public("notice", Notice(RoundTitle, [Rice, Wind])),
            Public(
                "notice-drill",
                Page(NoticeOf("演练批次", [Rice]) with { PublicNoticeWorkingDays = null, NoticeUntil = At(3, 2, 11) }) with
                {
                    ObjectionHref = "objections/1",
                }
            ),
            Public("notice-empty", Notice(RoundTitle, [])),
            Public(
                "notice-edges",
                Notice(
                    Markup,
                    [Rice with { Title = Markup, PrincipalInvestigator = null }, Wind with { Title = LongTitle, Unit = Unbroken }]
                )
            ),
            Public(
                "revocation",
                Page(
                    new AwardRevocation
                    {
                        Id = "revocation-a1",
                        RoundId = RoundId,
                        IsDrill = false,
                        Title = RoundTitle,
                        PublishedAt = At(6, 18, 9),
                        Office = Office,
                        Batch = 1,
                        DocumentNumber = "白科撤〔2028〕1号",
                        IssuedOn = new DateOnly(2028, 6, 18),
                        AwardNumber = "白科发〔2026〕15号",
                        Projects = [Rice],
                    }
                )
            ),
            Public(
                "award",
                Page(
                    new AwardResult
                    {
                        Id = "award-2026-science",
                        RoundId = RoundId,
                        IsDrill = false,
                        Title = RoundTitle,
                        PublishedAt = At(6, 18, 9),
                        Office = Office,
                        Batch = 1,
                        DocumentNumber = "白科发〔2026〕15号",
                        IssuedOn = new DateOnly(2026, 6, 18),
                        Projects = [Rice, Wind],
                    }
                )
            ),
            Public(
                "index",
                new PublicIndexModel(
                    [
                        Entry(nameof(AwardResult), "白科发〔2026〕15号", RoundTitle),
                        Entry(nameof(PublicNotice), null, RoundTitle) with
                        {
                            Until = At(6, 12, 0),
                        },
                        Entry(nameof(PublicNotice), null, LongTitle) with
                        {
                            Until = At(6, 1, 11),
                        },
                    ],
                    new PagerModel(2, 3) { NewerHref = "index.html", OlderHref = "index-3.html" },
                    "index.json"
                )
            ),
            Public("index-empty", new PublicIndexModel([], new PagerModel(1, 1), "index.json")),
        ];

    private static IEnumerable<Sample> AppPages() =>
        [
            Sample.Of("home", new HomeModel([Round], [Entry(nameof(PublicNotice), null, RoundTitle)]) { HasLocalMailbox = true }) with
            {
                IsRehearsed = true,
            },
            Sample.Of("home-empty", new HomeModel([], [])),
            Sample.Of(
                "rounds",
                new RoundsModel([
                    Round,
                    Round with
                    {
                        Id = "2026-2",
                        Title = "2026年度科技创新券（演练）",
                        Phase = RoundPhase.NotYetOpen,
                        IsDrill = true,
                    },
                    Round with
                    {
                        Id = "2025-1",
                        Title = LongTitle,
                        Phase = RoundPhase.Closed,
                    },
                ])
            ),
            Sample.Of("rounds-empty", new RoundsModel([])),
            Sample.Of(
                "round",
                new RoundModel(Round, At(3, 2, 10))
                {
                    Guide =
                        "为落实创新驱动发展战略，支持本市企事业单位开展技术研发与成果转化，现组织申报本年度科技发展计划项目。\r\n\r\n"
                        + "每名项目负责人限报一项。同一内容不得重复申报、多头申报。",
                    Categories =
                    [
                        new("现代农业", 2_000_000m, 300_000m),
                        new("装备制造", 2_000_000m, 500_000m),
                        new("医药健康", 1_000_000m, 1_000_000m),
                    ],
                    EligibleUnits = [UnitType.Enterprise, UnitType.University, UnitType.ResearchInstitute],
                    Documents =
                    [
                        new("项目申报书") { Types = [DocumentType.Pdf, DocumentType.Docx], MaxBytes = 20_000_000 },
                        new("可行性研究报告")
                        {
                            Note = "不超过 30 页。",
                            Types = [DocumentType.Pdf],
                            MaxBytes = 5_000_000,
                        },
                        new("查新报告") { IsOptional = true },
                    ],
                    PublicNoticeWorkingDays = 7,
                    RecommendingBodies = ["镇赉县科学技术局", "通榆县科学技术局"],
                    RequiresSignedScan = true,
                    ApplyHref = "rounds/2026-1/application",
                    Corrections = [new("截止时间顺延，给各单位留出盖章时间。", At(3, 9, 9), "public/publications/correction-2026-1-1")],
                }
            ),
            Sample.Of(
                "round-edges",
                new RoundModel(Round with { Title = Markup }, At(3, 2, 10))
                {
                    Guide = Markup,
                    Categories = [],
                    EligibleUnits = [],
                    Documents = [],
                    PublicNoticeWorkingDays = null,
                }
            ),
            Sample.Of(
                "mailbox",
                new MailboxModel(
                    [
                        new(
                            "m2",
                            "请办理：形式审查 2026-A-001",
                            "officer@example.cn",
                            At(4, 11, 9),
                            "王经办：\n\n请办理形式审查：http://localhost:7071/tasks/k1.abc-D_e.f0。\n验证码：7K2M9P\n"
                        ),
                        new("m1", Markup, "clerk@example.cn", At(3, 2, 9), Markup + "\njavascript:alert(1)\n" + Unbroken),
                    ],
                    new PagerModel(1, 2) { OlderHref = "mailbox?page=2" }
                )
            ),
            Sample.Of("mailbox-empty", new MailboxModel([], new PagerModel(1, 1))),
            Sample.Of("problem-404", new ProblemModel(404, "task-not-found") { TraceId = "00-4bf92f3577b34da6" }),
            Sample.Of(
                "problem-422",
                new ProblemModel(422, "validation-failed")
                {
                    Errors =
                    [
                        new Error(ErrorKind.Invalid, "text-is-malformed", "…").With("maxLength", "200").At("parties[0].name"),
                        new Error(ErrorKind.Invalid, "unknown-code", Markup),
                    ],
                }
            ),
            Sample.Of("problem-418", new ProblemModel(418, "odd")),
            Sample.Of("problem-500", new ProblemModel(500, "internal")),
        ];

    public static PublicationModel Page(Publication publication) => new(publication, $"{publication.Id}.json");

    /// <summary>Seven working days.</summary>
    public static PublicNotice NoticeOf(string roundTitle, ImmutableArray<PublishedProject> projects) =>
        new()
        {
            Id = "notice-2026-science",
            RoundId = RoundId,
            IsDrill = false,
            Title = roundTitle,
            PublishedAt = At(6, 3, 9),
            Office = Office,
            Batch = 1,
            NoticeUntil = At(6, 12, 0),
            PublicNoticeWorkingDays = 7,
            Projects = projects,
        };

    private static PublicationModel Notice(string roundTitle, ImmutableArray<PublishedProject> projects) =>
        Page(NoticeOf(roundTitle, projects));

    private static PublicationEntry Entry(string kind, string? number, string roundTitle) =>
        new(kind, number, roundTitle, new DateOnly(2026, 6, 3), "notice.zh.html") { Projects = 2 };

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

    /// <summary>A full hour in Beijing in 2026.</summary>
    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
