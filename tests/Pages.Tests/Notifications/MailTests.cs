using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Pages.Notifications;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Pages.Tests.Notifications;

/// <summary>Mails: one template for HTML and text, in both languages, with one thing to do.</summary>
public sealed class MailTests : IDisposable
{
    private static readonly DateTimeOffset Until = new(2026, 3, 31, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly TaskAbout About = new("2026年度科技发展计划项目", "辣椒连作障碍土壤改良", "2026KJ0012");
    private static readonly SiteInfo Site = new("白城市科学技术局", "科研诚信办公室", "0436-0000000");

    private static readonly Notification[] Samples =
    [
        new ApplicationDraftCreated("clerk@unit.example", "a1", Until),
        new TaskAssigned("li@keji.example", "李经办", ReviewStep.Of<FormatCheckStep>(), "link", About, Until),
        new TaskReminder("li@keji.example", "李经办", ReviewStep.Of<FormatCheckStep>(), "link", About, 2) { CodeNumber = 1 },
        new TaskEscalated("feng@keji.example", "冯领导", "李经办", ReviewStep.Of<ConcurrenceStep>(), new TaskAbout(About.Round), Until),
        new CodeReplaced("li@keji.example", "李经办", ReviewStep.Of<FormatCheckStep>(), "link", 3),
        new OutcomeReported("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", ApplicationMove.Admit, "材料齐全"),
        new CorrectionAsked("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", "预算表缺页\n请补盖公章", Until)
        {
            Opens = [new("party:u1", CorrectionItemKind.Party, "示例单位")],
        },
        new StatementAsked("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", Sources.CourtEnforcement, Until),
        new DuplicateStatementAsked("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", Until),
        new ApplicationHandedOver("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", true),
        new ApplicationHandedOver("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", false),
        new UnitLinkSent("clerk@unit.example", "token"),
        new StaffEntryChanged("li@keji.example", "李经办", StaffChangeKind.End, "冯领导", true),
        new ReceiptSent("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", ReceiptKind.Submission, Until, "AB23-CD45")
        {
            Number = 1,
            Documents = [new ReceivedDocument("项目申报书", "申报书.pdf", 5127, new string('a', 64))],
            Signers = [new ReceivedSignature("p1", "张示例", Until)],
        },
        new GuideRevised("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", "2026年度科技发展计划项目", 2, Until)
        {
            Effect = GuideEffect.ToAdopt,
            Changes =
            [
                new GuideChange(GuideChangeKind.CategoryLimit, "农业科技", "500000", "300000"),
                new GuideChange(GuideChangeKind.EligibleUnits, "", "", "Enterprise, University"),
            ],
        },
        new TermMoved("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", ReminderKind.Correction, Until.AddDays(-3), Until),
        new TermReminder("clerk@unit.example", "a1", "辣椒连作障碍土壤改良", ReminderKind.DuplicateStatement, Until),
        new ObjectionToConfirm("citizen@keji.example", "token", Until),
        new ListingObjectionReply("clerk@unit.example", "白科决〔2026〕1号", IsUpheld: true, "已核实"),
        new ListingObjectionReply("clerk@unit.example", "白科决〔2026〕1号", IsUpheld: false, "查无此事"),
        new ObjectionAnswered(new SealedText("contact", "k1"), "o1", "2026KJ0012", true, "申请人220802188503070196所述属实"),
        new ObjectionAnswered(new SealedText("contact", "k1"), "o1", "2026KJ0012", false, "检测报告查无此号") { OpensCase = true },
        .. Enum.GetValues<CaseReporterNews>()
            .Select(news => new CaseReporterNotified(
                new SealedText("contact", "k1"),
                "o1",
                "白科案〔2026〕1号",
                news,
                news == CaseReporterNews.Refused ? "申请人220802188503070196不属于失信主体" : null
            )
            {
                LetterNumber = news == CaseReporterNews.Refused ? "白科不受〔2026〕1号" : null,
                Until = news == CaseReporterNews.TermMoved ? Until : null,
            }),
        new CaseLetterIssued("seal@unit.example", "c1", "白科案〔2026〕1号", IsDecision: false),
        new CaseLetterIssued("seal@unit.example", "c1", "白科案〔2026〕1号", IsDecision: true),
        new CaseLetterIssued("seal@unit.example", "c1", "白科案〔2026〕1号", IsDecision: true) { IsUnfounded = true },
        new CaseLetterIssued("seal@unit.example", "c1", "白科案〔2026〕1号", IsDecision: true) { IsRepair = true },
        new CaseLetterIssued("seal@unit.example", "c1", "白科案〔2026〕1号", IsDecision: true) { IsReexamination = true },
        new CaseLetterIssued("seal@unit.example", "c1", "白科案〔2026〕1号", IsDecision: false) { IsHearing = true },
        new CaseTaskAsked("li@keji.example", "李经办", "c1", "白科案〔2026〕1号", CaseAct.ReviewLegally, Until),
        new CaseTaskReminder("li@keji.example", "李经办", "c1", "白科案〔2026〕1号", CaseAct.Confirm, Until, 2),
        new CaseTaskEscalated("feng@keji.example", "冯领导", "c1", "白科案〔2026〕1号", CaseAct.Confirm, "李经办、孙诚信", Until),
        new CaseTaskEscalated("feng@keji.example", "冯领导", "c1", "白科案〔2026〕1号", CaseAct.Decide, "", Until),
        .. Enum.GetValues<CasePartyNews>().Select(news => new CasePartyNotified("seal@unit.example", "c1", "白科案〔2026〕1号", news)),
        new CaseTermNotified("seal@unit.example", "c1", "白科案〔2026〕1号", PartyTerm.Defence, CaseTermNews.Began, Until),
        new CaseTermNotified("seal@unit.example", "c1", "白科案〔2026〕1号", PartyTerm.Defence, CaseTermNews.EndsSoon, Until),
        .. new[] { PartyTerm.Reexamination, PartyTerm.Reconsideration, PartyTerm.Lawsuit, PartyTerm.Appeal }.Select(
            term => new CaseTermNotified("seal@unit.example", "c1", "白科案〔2026〕1号", term, CaseTermNews.Began, Until)
        ),
        .. Enum.GetValues<PartyTerm>()
            .Select(term => new CaseTermNotified("seal@unit.example", "c1", "白科案〔2026〕1号", term, CaseTermNews.Moved, Until)),
        .. Enum.GetValues<ProjectNews>()
            .Select(news => new ProjectNotified(
                "clerk@unit.example",
                "a1",
                "盐碱地水稻耐盐品种选育与示范",
                news,
                Until,
                news is ProjectNews.ContractReturned ? "请补充考核指标。" : ""
            )
            {
                Serial = "2026KJ0012",
                IsToInvestigator = news == ProjectNews.SignatureAsked,
            }),
        .. Enum.GetValues<ProjectAlertKind>().Select(kind => new ProjectAlert("sun@keji.example", "孙诚信", "a1", "2026KJ0012", kind)),
        new SignatureAsked("zhang@unit.example", "a1", "p1", "0123456789abcdef", "2026年度科技发展计划项目", Until),
    ];

    // Names of two words or more: a single one may be an English word.
    private static readonly string[] EnumNames =
    [
        .. StepDefinitions
            .All.Select(definition => definition.Step.Value)
            .Concat(Enum.GetNames<ApplicationState>())
            .Where(name => name[1..].Any(char.IsAsciiLetterUpper)),
    ];

    private readonly MailRenderer _renderer = new(NullLoggerFactory.Instance);

    public static TheoryData<int> AboutApplications =>
        [.. Enumerable.Range(0, Samples.Length).Where(index => Samples[index] is ApplicantNotification)];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, Samples.Length)];

    public void Dispose() => _renderer.Dispose();

    [Fact]
    public void Kinds_All_HaveATemplateAndASample()
    {
        Assert.All(Kinds.Of<Notification>(), kind => Assert.True(MailRenderer.HasTemplate(kind), $"{kind.Name} has no template."));
        Assert.Empty(Kinds.Of<Notification>().Except(Samples.Select(sample => sample.GetType())));
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task RenderAsync_EveryKind_StatesTheSameInHtmlAndText(int index)
    {
        var mail = await RenderAsync(Samples[index]);
        var document = Markup.Parse(mail.Html);

        Assert.StartsWith("【白城市科学技术局】", mail.Subject);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.Contains("电话：0436-0000000", mail.Text);
        Assert.InRange(document.QuerySelectorAll("a").Length, 0, 1);
        Assert.All(document.QuerySelectorAll("a"), link => Assert.Contains($"\n{link.GetAttribute("href")}\n", mail.Text));
        Assert.All(document.QuerySelectorAll("td"), value => Assert.Contains(value.TextContent.Trim().Split('\n')[0], mail.Text));
        Assert.NotNull(document.QuerySelector("[lang=en] h2"));
        Assert.Empty(document.QuerySelectorAll("style, link, script, img"));
        Assert.DoesNotContain("220802188503070196", mail.Html + mail.Text);
        Assert.All(EnumNames, name => Assert.DoesNotContain(name, mail.Text));
    }

    [Fact]
    public async Task RenderAsync_Task_NamesDeadlineStepProjectAndNumberInTheSubject()
    {
        var mail = await RenderAsync(Samples[1]);

        Assert.Equal("【白城市科学技术局】〔待办·3月30日前〕形式审查：辣椒连作障碍土壤改良（2026KJ0012）", mail.Subject);
        Assert.Contains("https://keji.example/tasks/link\n", mail.Text);
        Assert.Contains("验证码：CODE-0\n", mail.Text);
        Assert.Contains("批次：2026年度科技发展计划项目\n", mail.Text);
    }

    [Fact]
    public async Task RenderAsync_TypedText_IsEscaped()
    {
        var mail = await RenderAsync(new CorrectionAsked("clerk@unit.example", "a1", "<b>题目</b>", "<script>alert(1)</script>", Until));

        Assert.DoesNotContain("<script>", mail.Html);
        Assert.Contains("<b>题目</b>", mail.Subject);
        Assert.Contains("<script>alert(1)</script>", mail.Text);
    }

    [Fact]
    public async Task WithoutTypedText_ApplicantsMail_HidesTheTitle()
    {
        var hidden = (OutcomeReported)Samples[5].WithoutTypedText();

        Assert.Equal(("", "a1", "a1"), (hidden.Title, hidden.Line, hidden.Reference));
        var mail = await RenderAsync(hidden);
        Assert.Contains("编号：a1\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("项目名称", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AboutApplications))]
    public async Task RenderAsync_SubmittedApplicationToAnUnconfirmedAddress_IsNamedByItsSerial(int index)
    {
        var mail = await RenderAsync((((ApplicantNotification)Samples[index]) with { Serial = "2026KJ0012" }).WithoutTypedText());

        Assert.Contains("2026KJ0012", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("编号：2026KJ0012", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("：a1\n", mail.Text, StringComparison.Ordinal);
    }

    private Task<Mail> RenderAsync(Notification notification) => _renderer.RenderAsync(notification, Site, new Links());

    private sealed class Links : IMailLinks
    {
        public Uri Task(string linkId) => Page($"tasks/{linkId}");

        public string Code(string linkId, int number = 0) => $"CODE-{number}";

        public Uri Application(string applicationId, string email) => Page($"access/{applicationId}");

        public Uri Signing(string applicationId, string partyId, string mark) => Page($"commitments/{applicationId}-{partyId}-{mark}");

        public Uri Case(string caseId) => new($"https://keji.example/cases/{caseId}");

        public Uri Project(string projectId, string email) => Page($"projects/{projectId}-u");

        public Uri ProjectOfInvestigator(string projectId, string email) => Page($"projects/{projectId}-i");

        public Uri Page(string path) => new($"https://keji.example/{path}");
    }
}
