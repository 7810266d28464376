using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Tests.Contracts;

/// <summary>The facts of cases and listings, one of each, with every field set.</summary>
internal static partial class CaseContractSamples
{
    private static readonly DateTimeOffset At = Samples.Now;
    private static readonly CaseId Id = CaseId.FromBytes(new byte[16]);
    private static readonly LetterNumber CaseNumber = Number(LetterSeries.Case);
    private static readonly Addressee Addressee = new("单位", Samples.UnitCode);
    private static readonly LetterContact Contact = new("科研诚信办公室", "0436-0000000");
    private static readonly LegalBasis Basis = new("《办法》", "第一条", BasisRank.BureauMeasure, IsSample: true);
    private static readonly BanTerm Ban = new(12);
    private static readonly IntendedMeasure Measure = new("ban", Ban);
    private static readonly LetterFindings Findings = new(
        "事实",
        "证据",
        "理由",
        Severity.Major,
        [Basis],
        [new LetterMeasure("不受理申报", 12, IsPermanent: false)]
    );
    private static readonly RuleTrace Trace = new(
        "cases.measures",
        "2026.1",
        "依据",
        RuleConfidence.Confirm,
        [new TracedFact("severity", "Major")],
        "measure-is-for-severity"
    );
    private static readonly Deadline Deadline = WorkingDayCalendar.BuiltIn.DeadlineFor(
        new DateOnly(2026, 12, 24),
        Term.WorkingDays(5),
        "cases.defenceWorkingDays"
    );
    private static readonly AcademicAssessment Assessment = new([new AssessmentExpert("王一", "甲大学")], "属篡改", Samples.Today, "d4");
    private static readonly InvestigationTerm Investigation = new(Samples.Today, 6, 3, IsExtended: true, Deadline);
    private static readonly RepairRequest Request = new("已改正", ["d7"], At, Deadline, Deadline);
    private static readonly SeatedOfficer Investigator = new(CaseSeat.Investigator, "li-jingban", "li@keji.example");
    private static readonly SeatedOfficer Reviewer = new(CaseSeat.LegalReviewer, "fa-wu", "fa@keji.example");
    private static readonly SeatedOfficer Leader = new(CaseSeat.Decider, "wu-juzhang", "wu@keji.example");
    private static readonly SeatedOfficer Reexaminer = new(CaseSeat.Reexaminer, "qin-jingban", "qin@keji.example");
    private static readonly ListingTerms Terms = new(
        "白科决〔2026〕1号",
        Samples.Today,
        PublicationClass.Ordinary,
        [Basis],
        Samples.Today.AddDays(93),
        Samples.Today.AddDays(365),
        Ban
    )
    {
        Measures = [new LetterMeasure("不受理申报", 12, IsPermanent: false)],
        Publication = new PublicationTerms(
            [Basis],
            [new LetterMeasure("不受理申报", 12, IsPermanent: false)],
            [new Remedy(RemedyKind.Reexamination, Term.WorkingDays(15))],
            NamesBan: true,
            Samples.Today.AddDays(365)
        ),
    };

    public static IReadOnlyList<Fact> Facts { get; } =
    [
        new CaseOpened(
            Id,
            CaseNumber,
            new CaseSource.Concealment(Samples.DraftId, "u1", Sources.CreditChina, At),
            Samples.Draft().LeadUnit,
            "故意隐瞒",
            [Investigator],
            "2026.1",
            At
        )
        {
            Consent = new ServiceConsent("seal@unit.example", At),
            PartyEmail = "seal@unit.example",
            PartyPersons = ["seal@unit.example"],
            InvestigationTerm = Investigation,
        },
        new CaseOpened(
            Id,
            CaseNumber,
            new CaseSource.Noted("FormatCheck", Samples.DraftId, Misconduct.Falsification, "附件3"),
            Samples.Draft().LeadUnit,
            "检测报告查无此号",
            [Investigator],
            "2026.1",
            At
        )
        {
            IntakeUntil = Deadline,
            ReportedBy = Investigator,
            Reporter = new CaseReporter("r1", new SealedText("contact", "k1")),
        },
        new CaseOpened(
            Id,
            CaseNumber,
            new CaseSource.Objected(Samples.DraftId, "u1", ObjectionId.FromBytes(new byte[16])),
            Samples.Draft().LeadUnit,
            "检测报告查无此号",
            [Investigator],
            "2026.1",
            At
        ),
        new CaseIntakeDecided(
            IntakeChoice.PassToUnit,
            "属单位管辖",
            Investigator,
            new IntakeLetter(
                Number(LetterSeries.Referral),
                CaseNumber,
                Addressee,
                Contact,
                Samples.Today,
                IntakeChoice.PassToUnit,
                Misconduct.Falsification,
                "属单位管辖",
                Samples.Today.AddDays(30),
                new LetterSuspicion("单位", Samples.UnitCode, "检测报告查无此号")
            ),
            At
        )
        {
            UnitUntil = Deadline,
            InvestigationTerm = Investigation,
        },
        new RecusalRequested(
            new CaseRecusal(
                Investigator,
                RecusalRequester.Officer,
                "与当事人有利害关系",
                new EnteringOfficer("zhou", "zhou@keji.example"),
                At
            )
            {
                Ruling = new RecusalRuling(IsGranted: true, "属实", Leader, Reviewer, At),
            }
        ),
        new RecusalDecided(new RecusalRuling(IsGranted: true, "属实", Leader, Investigator, At)),
        new ProposalReconfirmed(Investigator, At),
        new HearingRequested(
            new HearingRequest("措施过重", Samples.Today, At)
            {
                EnteredBy = new EnteringOfficer("zhou", "zhou@keji.example"),
                DocumentId = "d2",
            }
        ),
        new HearingRequestConfirmed(new EnteringOfficer("zhou", "zhou@keji.example"), At),
        new HearingRequestRejected(new EnteringOfficer("zhou", "zhou@keji.example"), "与原件不符", At),
        new HearingArranged(
            new HearingNoticeLetter(
                Number(LetterSeries.Hearing),
                CaseNumber,
                Addressee,
                Contact,
                Samples.Today,
                Number(LetterSeries.AdvanceNotice),
                Samples.Today.AddDays(10),
                new TimeOnly(9, 30),
                "三楼会议室",
                "听证员",
                IsPublic: true
            ),
            new SeatedOfficer(CaseSeat.HearingChair, "ting", "ting@keji.example"),
            At
        ),
        new HearingRecorded(WasAttended: true, "陈述意见", "d1", new SeatedOfficer(CaseSeat.HearingChair, "ting", "ting@keji.example"), At),
        new AssessmentAsked(Investigator, "是否篡改", At),
        new AssessmentWithdrawn(Investigator, "不涉及学术问题", At),
        new AssessmentEntered(Assessment, Investigator, At),
        new AssessmentConfirmed(Investigator, At),
        new AssessmentRejected(Assessment, Investigator, "与原件不符", At),
        new InvestigationExtended(Leader, "案情复杂", Investigation, At),
        new InvestigationSuspended(Leader, "等待鉴定", Deadline, At),
        new InvestigationResumed(Leader, "鉴定完成", Investigation, At),
        new CaseUnitReported("某大函〔2026〕1号", Investigator, Deadline, At),
        new CaseApplicationHeld(IsHeld: true, At),
        new CaseAwardHeld(At),
        new CaseAwardRevoked(At),
        new CaseProposed(
            new CaseProposal("事实", "证据", "理由", Severity.Major, [Measure], RestsOnDocuments: true),
            null,
            Investigator,
            At
        ),
        new CaseProposed(null, "查无此事", Investigator, At),
        new ProposalReturned(Investigator, "证据不足", At),
        new CaseActAsked(new AskedAct(1, CaseAct.Confirm, ["li-jingban"], At, Deadline, Deadline) { Reminders = 1, EscalatedAt = At }),
        new CaseActReminded(1, 2, ["li-jingban"], Deadline, At),
        new CaseActEscalated(1, ["wu-juzhang"], At),
        new DefenceReminded(At.AddDays(7), At),
        new CaseTermsRecounted(Deadline, [new RemedyDeadline(RemedyKind.Reexamination, Deadline)], Deadline, At)
        {
            RepairIntakeBy = Deadline,
            RepairDecideBy = Deadline,
            InvestigationUntil = Deadline,
            HearingUntil = Deadline,
            IntakeUntil = Deadline,
            ReporterUntil = Deadline,
            Reexaminations = [new ReexaminationTerms(0, Deadline, Deadline, Deadline)],
        },
        new RepairOpened(Request, At),
        new RepairProposed(Investigator, Grants: true, "已核实", At),
        new RepairDecisionSigned(
            new RepairDecisionLetter(
                Number(LetterSeries.RepairNotice),
                CaseNumber,
                Addressee,
                Contact,
                Samples.Today,
                Number(LetterSeries.Decision),
                IsGranted: true,
                "已改正"
            ),
            Leader,
            At
        ),
        .. Reexaminations,
        new RepairLapsed(At),
        new UnfoundedReported("查无此事", At) { Investigator = Investigator },
        new AdvanceNoticeIssued(
            new AdvanceNoticeLetter(Number(LetterSeries.AdvanceNotice), CaseNumber, Addressee, Contact, Samples.Today, Findings, 5)
            {
                HearingWorkingDays = 5,
            },
            new CaseProposal("事实", "证据", "理由", Severity.Major, [Measure], RestsOnDocuments: true),
            [Trace],
            At
        )
        {
            Investigator = Investigator,
        },
        new DefenceGiven(new Defence("已改正", AdmitsFacts: true, ["d7"], At)),
        new PaperDefenceEntered(
            new PaperDefence(
                new Defence("已改正", AdmitsFacts: true, ["d7"], At),
                DefenceMedium.Oral,
                Samples.Today,
                new EnteringOfficer("li-jingban", "li@keji.example")
            ),
            At
        ),
        new PaperDefenceConfirmed(new EnteringOfficer("zhou", "zhou@keji.example"), At),
        new PaperDefenceRejected(new EnteringOfficer("zhou", "zhou@keji.example"), "与原件不符", At),
        new CaseDecisionEntered(
            new EnteredDecision(
                new CaseOutcome.Established(Severity.Major, [Measure]),
                "理由",
                "采纳",
                new DecisionBody.Meeting("白科会纪〔2026〕3号", Samples.Today),
                [Leader],
                "d8"
            ),
            Leader,
            At
        ),
        new CaseDecisionRejected(Leader, "与纪要不符", At),
        new DefenceClosed(WasGiven: true, At),
        new LegallyReviewed(Reviewer, Passes: true, "同意", At),
        new CaseReturned(Leader, "补充", At),
        new CaseDecided(
            new CaseOutcome.Established(Severity.Major, [Measure]),
            new DecisionBody.Meeting("白科会纪〔2026〕3号", Samples.Today),
            [Leader],
            [
                new DecisionLetter(
                    Number(LetterSeries.Decision),
                    CaseNumber,
                    Addressee,
                    Contact,
                    Samples.Today,
                    "理由",
                    Findings,
                    "采纳",
                    [new Remedy(RemedyKind.Reexamination, Term.WorkingDays(15))]
                ),
                new RepairNoticeLetter(
                    Number(LetterSeries.RepairNotice),
                    CaseNumber,
                    Addressee,
                    Contact,
                    Samples.Today,
                    Number(LetterSeries.Decision),
                    PublicationClass.Ordinary,
                    Samples.Today.AddDays(93)
                )
                {
                    BanMonths = 12,
                    LastRecordedOn = Samples.Today.AddDays(365),
                    LastPublishedOn = Samples.Today.AddDays(365),
                },
            ],
            [Trace],
            At
        )
        {
            Listing = Terms,
            ConfirmedBy = Leader,
            MinutesDocumentId = "d8",
            Disqualifies = true,
            ResultLetter = new ResultLetter(
                Number(LetterSeries.Result),
                CaseNumber,
                IntakeLetter.Reporter,
                Contact,
                Samples.Today,
                IsEstablished: true,
                15
            ),
        },
        new CaseDecided(new CaseOutcome.Unfounded(), new DecisionBody.Leader(), [Leader], [], [Trace], At),
        new LetterServed(
            new ServiceRecord([Number(LetterSeries.AdvanceNotice)], ServiceMode.Refusal, Samples.Today, Samples.Today)
            {
                Recipient = "张示例",
                Place = "单位",
                Witness = "见证人",
                Reason = "拒收",
                ProofDocumentId = "d8",
            },
            At
        )
        {
            DefenceUntil = Deadline,
            ReporterUntil = Deadline,
            AppealUntil = Deadline,
            HearingUntil = Deadline,
            DefenceReminderAt = At,
            Remedies = [new RemedyDeadline(RemedyKind.Reexamination, Deadline)],
        },
        new CaseCarriedOut(IsDisqualified: true, At),
        new CaseClosed(At),
        new ListingProposed(Id.ListingId, ListKind.Dishonesty, CreditSubjectId.Of(Samples.Draft().LeadUnit), "单位", At),
        new ListingMoved(ListingMove.Revoke, ListingState.Effective, ListingState.Revoked, "复查撤销", At),
        new ListingDecided(Terms, [Trace], At),
        new ListingTookEffect(Samples.Today, Samples.Today.AddDays(365), At),
        new ListingProposed(Id.ListingId, ListKind.Honour, CreditSubjectId.Of(Samples.Draft().LeadUnit), "单位", At)
        {
            ApplicationId = Samples.Draft().Id,
            IsDrill = true,
            IdentityKind = IdentityKind.Passport,
            IndexKeyId = "h1.k1",
            FailsCheck = true,
            ImportId = "00000000000000000000000000",
            EnteredBy = "li-jingban",
            ResponsiblePersons =
            [
                new ResponsiblePerson(Responsibility.Head, "张示例", CreditSubjectId.OfPerson("0a1b"), "220802************"),
            ],
            Identifier = "91220800MA0EX4MP5M",
            Entry = new ListingEntry("白科决〔2026〕1号", Samples.Today, Samples.Today, "本局", "事由", "案卷1号")
            {
                Severity = Severity.Major,
                Measures = [Measure],
                SeriousBasisId = "sample-list",
                HonourLevel = HonourLevel.Provincial,
                IsHistorical = true,
                HistoricalUntil = Samples.Today.AddDays(9),
            },
        },
        new ListingEntered(Terms, Samples.Today, Samples.Today.AddDays(365), [Trace], At),
        new ListingChanged(Terms with { BansResponsiblePersons = true }, Samples.Today.AddDays(365), "变更原决定", At)
        {
            Differences = [new FieldDifference("ban.months", "24", "12")],
        },
        new ListingPublished(Samples.Today, At),
        new RepairRequested(Request),
        new RepairDecided(IsGranted: true, "已改正", At),
        new ExportConfirmed(new ExportConfirmation(ExportAction.Add, "https://credit.example/1", Scan, "li-jingban", At)),
        new ListingObjected(
            new ListingObjection("事实有误", "li-jingban", Scan, Deadline, At)
            {
                ContactEmail = "clerk@unit.example",
                Ruling = new ListingObjectionRuled(false, "不成立", "wu-juzhang", At),
            }
        ),
        new ListingObjectionRuled(IsUpheld: true, "成立", "wu-juzhang", At),
        new ListingObjectionAnswered(
            new ObjectionAnswerLetter(
                Number(LetterSeries.ObjectionAnswer),
                CaseNumber,
                Addressee,
                Contact,
                Samples.Today,
                Number(LetterSeries.Decision),
                IsUpheld: true,
                "已核实"
            ),
            At
        ),
        new ListingRecounted(Deadline, Deadline, Deadline, At),
        new ImportChecked(
            ImportIdOf,
            ImportKind.Listings,
            new ImportReport(
                "名单.xlsx",
                "ab",
                Rows: 2,
                Rejected: 1,
                [new ImportRemark(3, "decidedOn", "import-day-is-malformed", "Write the day.")],
                [new ImportRemark(4, "unitCode", "import-identifier-fails-check", "Compare it.")]
            ),
            Officer
        ),
        new ImportDecided(IsConfirmed: true, "核对无误", Officer),
        new ImportCarriedOut(2, At),
        new ImportUndone("导入有误", Officer),
        new ImportUndoCarriedOut(At),
    ];

    private static Document Scan => new("d9", "scan", "扫描件.png", DocumentType.Png, 7, new string('a', 64), At);

    private static Signature Officer => new("li-jingban", "CaseOfficer", At) { Basis = "ImportData" };

    private static ImportId ImportIdOf => ImportId.TryParse("00000000000000000000000001", out var id) ? id : default;

    private static LetterNumber Number(LetterSeries series) => LetterNumber.At("白科", series, 2026, 1);
}
