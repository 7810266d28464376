using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Duplicates;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Awards;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Guides;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Processing;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Units;

namespace CreditFunctions.Functions.Tests.Contracts;

/// <summary>One of each thing that is stored for good, with every field set.</summary>
internal static class ContractSamples
{
    private static readonly DateTimeOffset At = Samples.Now;
    private static readonly Deadline Deadline = WorkingDayCalendar.BuiltIn.DeadlineFor(
        new DateOnly(2026, 12, 24),
        Term.WorkingDays(5),
        "correction.workingDays"
    );
    private static readonly TaskKey Task = new(ReviewStep.Of<FindingStep>(), "u1.CourtEnforcement", 1, "li-jingban");
    private static readonly StaffMember Officer = new("li-jingban", StaffRole.Expert, "李经办", "li@keji.example")
    {
        CategoryIds = ["agriculture"],
    };
    private static readonly Leave Leave = new(1, Samples.Today, Samples.Today.AddDays(4), "zhou", "休假") { CancelledBecause = "提前返岗" };
    private static readonly Officer Clerk = new("li-jingban", "李经办", "li@keji.example", [DeskRole.CaseOfficer])
    {
        Leaves = [Leave],
        EndedAt = At,
        EndedBecause = "调离",
        ChangedBy = ["feng-lingdao"],
    };
    private static readonly StaffChange NewEntry = new(
        StaffChangeKind.Change,
        "li-jingban",
        "李经办",
        "li@keji.example",
        [DeskRole.CaseOfficer, DeskRole.RoundManager],
        "调岗"
    );
    private static readonly RuleAddition Addition = new(2, RuleAdditionKind.WorkingDays, "2027", "{}", "li-jingban", At, At.AddDays(14));
    private static readonly RankableApplication Rankable = Samples.Reviewed(1, 87.55m).Application with
    {
        InvestigatorIndex = "index",
        Serial = "2026KJ0012",
    };
    private static readonly RankedApplication Ranked = new(Rankable, "2026-science-001", 1, 87.55m, ProposalOutcome.Propose, "红名单优先")
    {
        IsTied = true,
    };
    private static readonly MeetingResolutionDecision Resolution = new(
        Samples.Today,
        "纪要1号",
        [new Deviation(Samples.IdOf(2), ProposalOutcome.NotSelect, "另有来源")]
    )
    {
        Ties = [new TieDecision([Samples.IdOf(2), Samples.IdOf(1)], "示范面积更大")],
    };
    private static readonly CreditCheck Check = new(
        "u1",
        Sources.CreditChina,
        CreditOutcome.Inconclusive,
        "仅姓名相同",
        "e1",
        "v1",
        At,
        At.AddDays(30)
    );
    private static readonly PartyStatement Answer = new("u1", Sources.CreditChina, At, At.AddDays(7))
    {
        Deadline = Deadline,
        Text = "已履行",
        DocumentId = "d9",
        AnsweredAt = At.AddDays(1),
    };
    private static readonly Finding Finding = new("p1", Sources.CourtEnforcement, At, FindingRuling.Uphold, "故意隐瞒", At);
    private static readonly TermRecounted Recounted = new(ReminderKind.Correction, "", At.AddDays(7), Deadline, At);
    private static readonly ApplicantReminded Reminded = new(ReminderKind.Answer, "u1.CreditChina", At.AddDays(7), 3, At);

    private static readonly CorrectionItem Opened = new("party:u1", CorrectionItemKind.Party, "单位");

    private static readonly Correction Correction = new("缺预算", At, At.AddDays(7))
    {
        Deadline = Deadline,
        SubmittedAt = At.AddDays(2),
        Opens = [Opened],
    };
    private static readonly Hold Hold = new("理由", "依据", At, At.AddDays(14)) { Key = "desk" };
    private static readonly ImmutableArray<ApplicationId> Ids = [Samples.IdOf(1)];
    private static readonly CreditSubjectId Subject = CreditSubjectId.Of(Samples.Draft().LeadUnit);
    private static readonly CreditQueryRequest Request = new(
        Sources.CourtEnforcement,
        Samples.IdOf(1),
        Samples.RoundId,
        "p1",
        "张示例",
        "code",
        Samples.Sealed,
        AwardGroup: 1,
        At
    );
    private static readonly Objection Objection = new(
        Samples.ObjectionIdOf(9),
        Samples.IdOf(1),
        "2026-science-001",
        new SealedText("name", "k1"),
        new SealedText("contact", "k1"),
        "事实",
        At
    )
    {
        Objector = new ObjectorMarks("mailbox", "person", "contents"),
    };
    private static readonly PlannedStep Planned = new(PlannedKind.OpenReviewBatch, 2, ["a1"], ["a2"], At);
    private static readonly ObjectionBegun ObjectionBegun = new("2026-science", "o1", "a1");

    private static RoundGuide Guide =>
        Samples.Guide() with
        {
            Kind = RoundKind.Drill,
            Guide = "正文",
            Categories = [new RoundCategory("agriculture", "农业科技", 500_000) { MaxAmountYuan = 300_000 }],
            EligibleUnits = [UnitType.Enterprise],
            RequiredDocuments =
            [
                new RequiredDocument("proposal", "项目申报书")
                {
                    IsOptional = true,
                    Note = "盖章",
                    MaxBytes = 1000,
                    Types = [DocumentType.Ofd],
                },
            ],
            RequiresSignedScan = true,
            RecommendingBodies = [new RecommendingBody("county", "县科技局", "county@keji.example")],
            Review = new ReviewRules
            {
                Criteria = [new ReviewCriterion("value", "价值", 100) { Hint = "看用处" }],
                MinSheets = 2,
                HasFieldVisit = true,
                TieCriterion = "value",
            },
            HidesInvestigator = true,
            Notice = new PublicNoticePeriod(5, TimeSpan.FromSeconds(90)),
            Staff = [Officer],
        };

    private static Application Application =>
        Samples.CompleteDraft() with
        {
            Abstract = "摘要",
            RecommendingBodyId = "county",
            Serial = "2026KJ0012",
            AcceptedContact = "clerk@unit.example",
            Registered = new ContactRegistered(Samples.UnitCode, "clerk@unit.example", At),
            UnitAcceptance = new UnitAcceptance(Samples.UnitCode, "clerk", At),
            Parties =
            [
                new Party.Unit("u1", PartyRole.LeadUnit, "单位", Samples.UnitCode) { Type = UnitType.Enterprise },
                Samples.Draft().PrincipalInvestigator,
            ],
            Commitments =
            [
                Samples.Commitment("u1") with
                {
                    DeclaresNoDishonesty = false,
                    DeclaredFacts = "已如实说明",
                },
                Samples.OnPaper("p1") with
                {
                    Confirmation = new PaperConfirmation("li-jingban", At),
                },
            ],
            Invitations = [new SigningInvitation("u1", "clerk@unit.example", At)],
            Documents = [Samples.Document("d1", "signed-scan") with { VersionCode = "AB23-CD45" }],
            State = ApplicationState.CreditChecking,
            CreditChecks = [Check],
            Statements = [Answer],
            Findings = [Finding],
            Correction = Correction,
            Holds = [Hold],
            HeldSince = At,
            SubmittedAt = At,
            Submissions = 2,
            History = [new StateReached(ApplicationState.Submitted, "理由", At)],
        };

    public static IReadOnlyList<Decision> Decisions { get; } =
    [
        new FormatCheckDecision(FormatCheckChoice.Admit, "齐全")
        {
            VersionCode = "AB23-CD45",
            ConfirmedPartyIds = ["p1"],
            Opens = [Opened],
        },
        new ExpertReviewDecision(
            [new ScoreSheet(Samples.IdOf(1), ImmutableSortedDictionary<string, decimal>.Empty.Add("value", 87.5m), "可行")],
            [new Recusal(Samples.IdOf(2), "同一单位")]
        ),
        Resolution,
        new ConcurrenceDecision(false, "超预算"),
        new AwardDocumentDecision("白科发〔2026〕1号", Samples.Today),
        new RecommendationDecision(RecommendationChoice.Return, "请补充"),
        new FindingDecision(FindingRuling.FindIneligible, "限制消费"),
        new RankingFreezeDecision("评审完毕"),
        new FieldVisitDecision(Samples.Today, "属实"),
        new ObjectionRulingDecision(true, "成立"),
        new ContractSigningDecision(true, "已核对"),
        new PaymentConcurrenceDecision(true, "同意"),
        new PaymentConfirmationDecision(1000.50m, "国库凭1", "白财教指〔2026〕8号", Samples.Today),
        new PaymentReversalDecision("凭证号有误"),
        new AwardRevocationDecision(true, "逾期两年"),
        new AcceptanceDecision(AcceptanceOutcome.Pass, "通过"),
        new ProjectCheckDecision(CheckOutcome.Rectify, Samples.Today, "记录"),
        new PanelConflictDecision(true, "受聘"),
        new PanelOpinionDecision(AcceptanceOutcome.Conclude, "部分完成"),
        new ChangeDecision(true, "同意"),
        new RecoveryOrderDecision(100, "未完成"),
        new RecoveryReceiptDecision(100, "收据1", Samples.Today),
    ];

    private static FieldDifference Difference => new("title", null, "题目");

    public static IReadOnlyList<Fact> Facts { get; } =
    [
        new ApplicationCreated(Application),
        new ApplicationDraftChanged("题目", "摘要", "agriculture", 1000, "clerk@unit.example", "county", Application.Parties)
        {
            Differences = [new FieldDifference("parties[1].citizenId", "220802************", "440524************")],
        },
        new ContactChanged("other@unit.example"),
        new ContactAccepted("clerk@unit.example", At),
        new ContactRegistered(Samples.UnitCode, "clerk@unit.example", At),
        new UnitAccepted(new UnitAcceptance(Samples.UnitCode, "clerk", At)),
        new SigningInvited(Application.Invitations[0]),
        new CommitmentSigned(Application.Commitments[0]),
        new DocumentRegistered(Application.Documents[0]),
        new DocumentRemoved("d1"),
        new ApplicationMoved(ApplicationMove.FindIneligible, ApplicationState.CreditChecking, ApplicationState.Ineligible, "理由", At)
        {
            Traces =
            [
                new RuleTrace(
                    "creditCheck.sources",
                    "2026.1",
                    "依据",
                    RuleConfidence.Confirm,
                    [new TracedFact("found", "Hit")],
                    "blocking"
                ),
            ],
        },
        new CorrectionRequested(Correction),
        new CorrectionSubmitted(At),
        new HoldPlaced(Hold),
        new HoldLifted("理由", At) { Key = "desk" },
        new PartnerRemoved("u2", "撤换"),
        new CreditChecked([Check]),
        new StatementRequested(Answer),
        new StatementGiven("u1", Sources.CreditChina, "已履行", "d9", At),
        new FindingMade(Finding) { Hold = Hold },
        new FileStored("file1", "record", DocumentType.Pdf, 5127, new string('a', 64), IsInspected: false, IsToBeScanned: true, At),
        new FileScanned("clamd", IsInfected: true, "Eicar", At),
        new FileReleased("li-jingban", "已核对", At),
        new FileRemoved(At),
        new CreditSubjectOpened(Subject),
        new CreditQueryRequested(Request),
        new CreditQueryRecorded(
            new CreditQuery(2, Sources.CourtEnforcement, CreditOutcome.UnderEnforcement, "见截图", "e1", "li-jingban", At)
        ),
        new TaskOpened(Task, "link", Officer, At),
        new TaskReminded(Task, 2, At) { IsEscalated = true },
        new TaskHandedOver(Task, Task with { OfficerId = "zhou" }, "link2", "休假", At) { Officer = Officer },
        new ConflictsDeclared(Task, [new Recusal(Ids[0], "本人单位")], At),
        .. Decisions.Select(decision => new DecisionRecorded(Task, decision, At)),
        new GuidePublished(Guide, At),
        new GuideCorrected(Guide, "延期", At) { Differences = [Difference] },
        new PanelCalled(1, "li-jingban", "不再等待", At),
        new ReviewBatchOpened(1, Ids, [Samples.IdOf(2)], ["agriculture"], At),
        new RankingFrozen(1, [Ranked], [Samples.IdOf(3)]),
        new CommentsMerged(["可行", "有新意"], At),
        new ResolutionAdopted(1, Resolution, [new Proposal(Ranked, ProposalOutcome.Reserve, "理由")]),
        new ConcurrenceGiven(1, new ConcurrenceDecision(true, "同意")),
        new ConcurrenceRefused(1, new ConcurrenceDecision(false, "超预算")),
        new PublicNoticeOpened(1, Ids, At, At.AddDays(8)) { Deadline = Deadline },
        new ObjectionFiled(Objection),
        new ObjectionRuled(Samples.ObjectionIdOf(9), true, "成立", At),
        new ReservePromoted(Samples.IdOf(2), Samples.IdOf(1), At),
        new AwardTakenUp(1, Ids, At),
        new AwardPrepared(1, Ids, At),
        new BatchAwarded(1, Ids, new AwardDocumentDecision("1号", Samples.Today), At),
        new RoundEnded("理由"),
        new GuideDraftBegun(Guide, IsCorrection: true, "li-jingban", At),
        new GuideDraftWritten(Guide, "延期", "li-jingban", At) { Differences = [Difference] },
        new GuideDraftPublished("feng-lingdao", At),
        new GuideDraftDiscarded("li-jingban", At),
        new RuleAdditionsOpened(),
        new RuleAdditionProposed(Addition),
        new RuleAdditionConfirmed(new ConfirmedAddition(Addition, "zhou", At)),
        new RuleAdditionRejected(2, "zhou", "日期有误", At),
        new DirectoryOpened([Clerk]),
        new StaffChangeProposed(new ProposedChange(3, NewEntry, "feng-lingdao", At, At.AddDays(14))),
        new StaffChangeConfirmed(3, NewEntry, "feng-lingdao", "zhou", At),
        new StaffChangeRejected(3, "feng-lingdao", "zhou", "查无此人", At),
        new OperatorChangedStaff(4, NewEntry, At),
        new OperatorChangeConfirmed(4, "zhou", At),
        new LeaveTaken("li-jingban", Leave),
        new LeaveCancelled("li-jingban", 1, "提前返岗"),
        new DuplicateAsked(new DuplicateHearing(At, At.AddDays(7)) { Deadline = Deadline }),
        new DuplicateStated("本人同意", At),
        new DuplicateRuled(new DuplicateRuling(true, [Samples.IdOf(2)], "本人确认", "li-jingban", At)),
        Reminded,
        Recounted,
        new GuideAdopted(2, ["u1"], IsByApplicant: true, At),
        new GuideFollowed(2, new GuideAdopted(2, ["u1"], IsByApplicant: false, At), Reopened: null, At),
        new RegistrationWithdrawn(Samples.UnitCode, "clerk@unit.example", "人员离职", At),
        .. CaseContractSamples.Facts,
        .. ProjectContractSamples.Facts,
    ];

    private static readonly TaskAbout About = new("批次", "题目", "2026KJ0012");

    public static IReadOnlyList<Notification> Notifications { get; } =
    [
        new ApplicationDraftCreated("clerk@unit.example", "id", At) { KeptUntil = At.AddDays(15) },
        new CaseLetterIssued("seal@unit.example", "id", "白科案〔2026〕1号", IsDecision: true) { IsUnfounded = true, IsRepair = true },
        new CaseTaskAsked("li@keji.example", "李经办", "id", "白科案〔2026〕1号", CaseAct.Confirm, At),
        new CaseTaskReminder("li@keji.example", "李经办", "id", "白科案〔2026〕1号", CaseAct.Confirm, At, 2),
        new CaseTaskEscalated("feng@keji.example", "冯领导", "id", "白科案〔2026〕1号", CaseAct.Confirm, "李经办", At),
        new CasePartyNotified("seal@unit.example", "id", "白科案〔2026〕1号", CasePartyNews.RecusalGranted),
        new CaseTermNotified("seal@unit.example", "id", "白科案〔2026〕1号", PartyTerm.Reexamination, CaseTermNews.Moved, At),
        new SignatureAsked("clerk@unit.example", "id", "u1", "0123456789abcdef", "2026年度科技计划项目", At),
        new TaskAssigned("li@keji.example", "李经办", ReviewStep.Of<FormatCheckStep>(), "link", About, At),
        new TaskReminder("li@keji.example", "李经办", ReviewStep.Of<FormatCheckStep>(), "link", About, 1) { CodeNumber = 2 },
        new TaskEscalated("feng@keji.example", "冯领导", "李经办", ReviewStep.Of<FormatCheckStep>(), new TaskAbout("批次"), At),
        new OutcomeReported("clerk@unit.example", "id", "题目", ApplicationMove.Admit, "理由") { Serial = "2026KJ0012" },
        new CorrectionAsked("clerk@unit.example", "id", "题目", "缺预算", At) { Opens = [Opened] },
        new StatementAsked("clerk@unit.example", "id", "题目", Sources.CourtEnforcement, At),
        new CaseReporterNotified(new SealedText("contact", "k1"), "o1", "白科案〔2026〕1号", CaseReporterNews.Refused, "不属于失信行为")
        {
            LetterNumber = "白科不受〔2026〕1号",
            Until = At,
        },
        new ObjectionAnswered(new SealedText("contact", "k1"), "o1", "2026-science-001", true, "成立") { OpensCase = true },
        new ListingObjectionReply("clerk@unit.example", "白科决〔2026〕1号", IsUpheld: true, "成立"),
        new ApplicationHandedOver("clerk@unit.example", "id", "题目", true),
        new UnitLinkSent("clerk@unit.example", "token"),
        new CodeReplaced("li@keji.example", "李经办", ReviewStep.Of<FormatCheckStep>(), "link", 1),
        new StaffEntryChanged("li@keji.example", "李经办", StaffChangeKind.End, "冯领导", true),
        new DuplicateStatementAsked("clerk@unit.example", "id", "题目", At),
        new ObjectionToConfirm("citizen@keji.example", "token", At),
        new ReceiptSent("clerk@unit.example", "id", "题目", ReceiptKind.Correction, At, "AB23-CD45")
        {
            Number = 2,
            Documents = [new ReceivedDocument("项目申报书", "proposal.pdf", 5127, new string('a', 64))],
            Signers = [new ReceivedSignature("p1", "张示例", At)],
        },
        new GuideRevised("clerk@unit.example", "id", "题目", "2026年度科技计划项目", 2, At)
        {
            Effect = GuideEffect.Reopened,
            Changes = [new GuideChange(GuideChangeKind.DocumentAdded, "伦理审查", "", "伦理审查")],
        },
        new TermMoved("clerk@unit.example", "id", "题目", ReminderKind.Correction, At, At.AddDays(3)),
        new TermReminder("clerk@unit.example", "id", "题目", ReminderKind.Closing, At),
        new ProjectNotified("clerk@unit.example", "id", "题目", ProjectNews.RectificationOrdered, At, "补充") { IsToInvestigator = true },
        new ProjectAlert("li@keji.example", "李经办", "id", "2026KJ0012", ProjectAlertKind.RecoveryOverdue),
    ];

    private static readonly AskedOfProject AskedOfProject = new(ReviewStep.Of<PaymentConcurrenceStep>(), "1", 2);

    /// <summary>What goes into and comes out of orchestrators and activities.</summary>
    public static IReadOnlyList<object> Messages { get; } =
    [
        new ApplicationBegun("id", "2026-science", "tag"),
        new Submission(ApplicationState.AwaitingRecommendation, 2, "county", At)
        {
            RemindsBody = true,
            Reopenings = 1,
            RemindAt = At,
        },
        new ApplicationStep("id", ApplicationMove.ReturnToMeeting, 2, Task.Value),
        new MovedApplication(true),
        new CorrectionStep("id", Task.Value),
        new CorrectionStatus(true, At) { IsHeld = true, RemindAt = At },
        new HoldStep("id", "objection|o1", HoldBasis.CreditBeforeAward, true),
        new TasksToOpen(RecordType.Round, "2026-science", "2026-science", ReviewStep.Of<MeetingResolutionStep>(), "2", 2),
        new OpenedTasks(RecordType.Application, "id", [Task.Value], At),
        new AskedTasks([new OpenedTasks(RecordType.Application, "id", [Task.Value])]),
        new DecidedTask(Task.Value, "Admit"),
        new DecidedTasks([new DecidedTask(Task.Value, "Admit")], true, true) { ApplicantRemindAt = At },
        new OverdueTasks(new AskedTasks([new OpenedTasks(RecordType.Application, "id", [Task.Value])]), "2026-science", 2),
        new NextReminder(At),
        new CreditStep("id", "2026-science", 1),
        new CreditPosition(CreditState.Waiting, ["u1.CreditChina"], At)
        {
            RemindAt = At,
            ApplicantRemindAt = At,
            Ordinal = 3,
        },
        new PartiesToAsk("id", ["u1.CreditChina"]),
        new AgreedFinding("id", "u1.CreditChina", [Task.Value]),
        new CaseBegun("c1"),
        new CaseNews("c1", CaseDue.RemindOfficers),
        new CaseStep(CaseDue.CarryOut, At) { Disqualifies = "a1" },
        new CaseAward("c1", CaseDue.HoldAward),
        new CaseEffect("c1", IsDisqualified: true),
        new CaseReversal("c1", IsPlaceFreed: true),
        new FindingOutcome(FindingRuling.Uphold),
        new RoundBegun("2026-science"),
        new GuideCorrectionBegun("2026-science", 2, IsPastDrafts: true, "next"),
        new GuideCorrectionPage("next"),
        Planned,
        new RoundRecord("2026-science", Planned),
        new SignedReviewBatch("2026-science", 2, [Task.Value]),
        new FrozenBatch(["a1", "a2"], true),
        new DecidedReviewBatch("2026-science", 1, 2, Task.Value),
        new DecidedBatch(["a1"], ["a2"], ["a3"]),
        new ReviewBatchBegun("2026-science", 2),
        new AwardBegun("2026-science", 2, ["a1"]),
        new AwardedGroup("2026-science", 2, ["a1"], Task.Value),
        new CreditCaseBegun("a1", "2026-science", 2),
        ObjectionBegun,
        new AgreedObjection(ObjectionBegun, [Task.Value]),
        new LinkRequested("91220800MA0EX4MP5M", "c1", "2026031010"),
        new NotifiedRound(true),
        new EndedRound(true),
        new PromotedReserve(true),
        new ProjectBegun("a1", "2026-science") { Asked = [new AskedProjectStep(AskedOfProject, [Task.Value], At, 2)] },
        new ProjectPlan(ProjectDue.CheckPayment, At, 1, [AskedOfProject])
        {
            Move = new OwedMove(ApplicationMove.SignContract, 1),
            FollowsEnd = true,
        },
        new ProjectAdvance("a1", ProjectDue.CheckPayment, 1, FollowsEnd: true),
        new DecidedProjectTasks("a1", AskedOfProject, [Task.Value]),
        new EndedProjectTasks("a1", "2026-science", [Task.Value]),
    ];
}
