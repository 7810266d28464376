using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Imports;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using CreditFunctions.Pages.Imports;
using CreditFunctions.Pages.Letters;
using CreditFunctions.Pages.Listings;
using CreditFunctions.Pages.Publications;

namespace CreditFunctions.Pages.Tests;

/// <summary>The pages of integrity cases, with usual data and at their edges.</summary>
internal static class CaseSamples
{
    private static readonly DeskFrame Frame = new("孙诚信", "t0k3n", [.. Enum.GetValues<DeskSection>()]);

    private static readonly CaseModel Opened = new(Frame, "c1", "白科案〔2026〕1号", CaseState.Investigation)
    {
        Party = "白城市禾新农业科技有限公司",
        Identifier = "91220800MA0EX4MP5M",
        Suspicion = "承诺书声明无失信记录，信用中国载有一条。",
        Origin = nameof(CaseSource.Concealment),
        Misconduct = Misconduct.Concealment,
        Source = Sources.CreditChina,
        FoundAt = At(4, 20, 9),
        ApplicationHref = "desk/applications/a1",
        OpenedAt = At(4, 22, 9),
        RuleVersion = "2026.1",
        Seats = [new(CaseSeat.Investigator, "孙诚信"), new(CaseSeat.Investigator, "李经办")],
        Events = [new("CaseOpened", At(4, 22, 9), "procedure") { Detail = "承诺书声明无失信记录，信用中国载有一条。" }],
    };

    private static readonly Deadline Until = WorkingDayCalendar.BuiltIn.DeadlineFor(
        new DateOnly(2026, 4, 27),
        Core.Calendar.Term.WorkingDays(5),
        "cases.defenceWorkingDays"
    );

    private static readonly LetterFindings Findings = new(
        "承诺书声明无失信记录，信用中国载有一条。",
        "信用承诺书、查询截图",
        "故意隐瞒失信记录。",
        Severity.Major,
        [new LegalBasis("《白城市科技领域红黑名单管理办法》", "示例第四条", BasisRank.BureauMeasure, IsSample: true)],
        [
            new LetterMeasure("一定期限内不受理其市级科技计划项目申报", 12, IsPermanent: false),
            new LetterMeasure("取消本次申报资格", null, IsPermanent: false),
        ]
    );

    private static readonly Addressee Addressee = new("白城市禾新农业科技有限公司", "91220800MA0EX4MP5M");

    private static readonly LetterContact Contact = new("科研诚信办公室", "0436-3200000");

    private static readonly AdvanceNoticeLetter NoticeLetter = new(
        Number(LetterSeries.AdvanceNotice),
        Number(LetterSeries.Case),
        Addressee,
        Contact,
        new DateOnly(2026, 4, 24),
        Findings,
        5
    );

    private static readonly DecisionLetter DecisionLetter = new(
        Number(LetterSeries.Decision),
        Number(LetterSeries.Case),
        Addressee,
        Contact,
        new DateOnly(2026, 5, 12),
        "与告知一致。",
        Findings,
        "关于疏忽的意见不影响认定。",
        [
            new Remedy(RemedyKind.Reexamination, Core.Calendar.Term.WorkingDays(15)),
            new Remedy(RemedyKind.Reconsideration, Core.Calendar.Term.Days(60)),
        ]
    );

    private static readonly ListingObjection Objection = new(
        "事实有误，决定已经撤销。",
        "li-jingban",
        Scan: null,
        Core.Calendar.WorkingDayCalendar.BuiltIn.DeadlineFor(
            new DateOnly(2026, 6, 1),
            Core.Calendar.Term.WorkingDays(7),
            "listings.objectionWorkingDays"
        ),
        At(6, 1, 9)
    );

    private static readonly RepairNoticeLetter RepairLetter = new(
        Number(LetterSeries.RepairNotice),
        Number(LetterSeries.Case),
        Addressee,
        Contact,
        new DateOnly(2026, 5, 12),
        Number(LetterSeries.Decision),
        PublicationClass.Ordinary,
        new DateOnly(2026, 8, 13)
    )
    {
        BanMonths = 12,
        LastPublishedOn = new DateOnly(2027, 5, 12),
    };

    private static readonly Defence Defence = new("经办人疏忽，没有隐瞒的故意。", AdmitsFacts: true, [], At(4, 28, 9));

    private static readonly AdvanceNotice Notice = new(
        NoticeLetter,
        new CaseProposal(
            Findings.Facts,
            Findings.Evidence,
            Findings.Reasons,
            Severity.Major,
            [new IntendedMeasure("ban", new BanTerm(12))],
            RestsOnDocuments: true
        )
    );

    private static readonly CaseModel Proposed = Opened with
    {
        State = CaseState.ProposalPending,
        Proposal = new ProposalPart
        {
            Proposed = new CaseProposed(
                Notice.Proposal,
                null,
                new SeatedOfficer(CaseSeat.Investigator, "li", "li@keji.example"),
                At(4, 23, 9)
            ),
            Measures = Findings.Measures,
        },
    };

    private static readonly CaseModel Noticed = Opened with
    {
        State = CaseState.AwaitingDefence,
        Notice = Notice,
        Letters = [LetterView.Of(NoticeLetter, "/desk/cases/c1/letters/1")],
    };

    private static readonly CaseModel Defended = Noticed with
    {
        State = CaseState.LegalReview,
        Notice = Notice with { Service = Service, DefenceUntil = Until, Defence = Defence },
        Files =
        [
            new("送达回证.pdf", At(4, 27, 9), "/desk/cases/c1/documents/d1"),
            new("情况说明.pdf", At(4, 28, 9), "/desk/cases/c1/documents/d2"),
        ],
        Defence = new DefencePart { Files = [new("情况说明.pdf", At(4, 28, 9), "/desk/cases/c1/documents/d2")] },
    };

    private static readonly CaseModel Served = Defended with
    {
        State = CaseState.Served,
        Decision = new DecisionPart
        {
            Review = new LegallyReviewed(
                new SeatedOfficer(CaseSeat.LegalReviewer, "fa", "fa@keji.example"),
                Passes: true,
                "事实清楚，程序合法。",
                At(5, 8, 9)
            ),
            Decided = new CaseDecided(
                new CaseOutcome.Established(Severity.Major, []),
                new DecisionBody.Meeting("白科会纪〔2026〕3号", new DateOnly(2026, 5, 12)),
                [],
                [DecisionLetter, RepairLetter],
                [],
                At(5, 12, 9)
            ),
            Service = new LetterServed(Service, At(5, 13, 9)) { Remedies = [new RemedyDeadline(RemedyKind.Reexamination, Until)] },
        },
        Letters = [LetterView.Of(NoticeLetter, "/1"), LetterView.Of(DecisionLetter, "/2"), LetterView.Of(RepairLetter, "/3")],
    };

    private static readonly Listing Banning = new()
    {
        Id = ListingId.Of("00000000000000000000000001"),
        Kind = ListKind.Dishonesty,
        Subject = CreditSubjectId.TryParse("u-91220800ma0ex4mp5m", out var subject) ? subject : default,
        Name = "白城市禾新农业科技有限公司",
        State = ListingState.Effective,
        EffectiveFrom = new DateOnly(2026, 5, 13),
        LastDay = new DateOnly(2027, 5, 13),
        Terms = new ListingTerms(
            "白科决〔2026〕1号",
            new DateOnly(2026, 5, 12),
            PublicationClass.Ordinary,
            Findings.Basis,
            new DateOnly(2026, 8, 13),
            new DateOnly(2027, 5, 12),
            new BanTerm(12)
        )
        {
            Measures = Findings.Measures,
            Publication = new PublicationTerms(
                [new LegalBasis("《中华人民共和国科学技术进步法》", "第一百一十条", BasisRank.Law)],
                [new LetterMeasure("通报批评", BanMonths: null, IsPermanent: false)],
                [],
                NamesBan: false,
                new DateOnly(2027, 5, 12)
            ),
        },
        Repair = new RepairRequest("已改正并履行决定。", ["d2"], At(8, 20, 9), Until, Until),
    };

    private static readonly ImmutableArray<ImportedRow> ImportedRows =
    [
        new(
            3,
            [new("kind", "失信记录"), new("name", "张示例"), new("identityKind", "居民身份证"), new("identityNumber", "220802************")]
        ),
        new(4, [new("kind", "红名单"), new("name", Samples.Markup), new("facts", Samples.Markup)]),
    ];

    private static readonly DataImport Imported = DataImport.From(
        new ImportChecked(
            default,
            ImportKind.Listings,
            new ImportReport(
                "历史名单.xlsx",
                new string('a', 64),
                Rows: 118,
                Rejected: 2,
                [
                    new ImportRemark(5, "decidedOn", "import-day-is-malformed", "Write the day."),
                    new ImportRemark(9, "honourLevel", "listing-entry-is-incomplete", "Choose the level."),
                ],
                [new ImportRemark(12, "unitCode", "import-identifier-fails-check", "Compare it.")]
            ),
            new Signature("li", "CaseOfficer", At(6, 1, 9))
        )
    );

    private static readonly CaseModel Repairing = Served with
    {
        State = CaseState.Closed,
        Repair = new RepairPart
        {
            Repair = new CaseRepair(Banning.Repair),
            Files = [new("履行证明.pdf", At(8, 20, 9), "/desk/cases/c1/documents/d3")],
        },
    };

    private static readonly RepairDecisionLetter RepairDecision = new(
        Number(LetterSeries.RepairNotice),
        Number(LetterSeries.Case),
        Addressee,
        Contact,
        new DateOnly(2026, 8, 24),
        Number(LetterSeries.Decision),
        IsGranted: true,
        "已改正并履行决定。"
    );

    private static readonly PartyCaseModel Party = new(
        "白科案〔2026〕1号",
        "白城市禾新农业科技有限公司",
        "91220800MA0EX4MP5M",
        CaseState.AwaitingDefence
    )
    {
        Letters = [LetterView.Of(NoticeLetter, "/cases/t/letters/1")],
        DefenceAction = "cases/t/defence",
        DefenceUntil = Until.At,
    };

    private static ServiceRecord Service =>
        new([Number(LetterSeries.AdvanceNotice)], ServiceMode.ByHand, new DateOnly(2026, 4, 27), new DateOnly(2026, 4, 27));

    private static readonly ImmutableDictionary<string, string> Officers = ImmutableDictionary<string, string>.Empty.Add(
        "li-jingban",
        "李经办"
    );

    private static readonly Listing EnteredListing = Banning with
    {
        Kind = ListKind.Honour,
        State = ListingState.Proposed,
        Terms = null,
        EffectiveFrom = null,
        LastDay = null,
        Repair = null,
        EnteredBy = "li-jingban",
        Entry = new ListingEntry(
            "吉科奖〔2025〕12号",
            new DateOnly(2025, 12, 1),
            new DateOnly(2025, 12, 1),
            "吉林省人民政府",
            "省科学技术进步奖二等奖",
            "奖励证书，案卷2026-9号"
        )
        {
            HonourLevel = HonourLevel.Provincial,
        },
    };

    private static readonly ListingNotice PublicNotice = new(
        ListingId.Of("00000000000000000000000001"),
        ListKind.Dishonesty,
        "白城市禾新农业科技有限公司",
        "91220800MA0EX4MP5M",
        "在申报材料中提供虚假证明。",
        [new LegalBasis("《中华人民共和国科学技术进步法》", "第一百一十条", BasisRank.Law)],
        [new LetterMeasure("一定期限内不受理其市级科技计划项目申报", 12, IsPermanent: false)],
        [new Remedy(RemedyKind.Reexamination, Core.Calendar.Term.WorkingDays(15))],
        "白科决〔2026〕1号",
        new DateOnly(2026, 5, 12),
        "吉林省科学技术厅",
        new DateOnly(2026, 5, 13),
        new DateOnly(2027, 5, 12),
        new DateOnly(2026, 8, 13),
        new DateOnly(2027, 5, 13)
    );

    private static RuleFile RulesNow => RuleBook.BuiltIn.InForceAt(At(4, 27, 9)).Value;

    private static ListingRow ListingRowOf(ListingState state, int index) =>
        new(
            $"l{index}",
            "示例科技有限公司",
            state,
            state < ListingState.Effective || state == ListingState.Rejected ? null : new DateOnly(2026, 3, 10),
            state <= ListingState.Effective || state == ListingState.Rejected ? null : new DateOnly(2027, 3, 10),
            At(4, 27, 9)
        )
        {
            IsHistorical = index == 5,
        };

    private static ListingChanged Changed =>
        new(Banning.Terms!, Banning.LastDay, "经上级科技主管部门复核，变更原处理决定。", At(5, 20, 9))
        {
            Differences =
            [
                new("class", "Grave", "Ordinary"),
                new("ban.months", "24", "12"),
                new("measures[0].isPermanent", "true", null),
                new("lastDay", "2028-05-13", "2027-05-13"),
            ],
        };

    public static IEnumerable<Sample> All() =>
        [
            Sample.Of(
                "cases",
                new CaseListModel(Frame, [.. Enum.GetValues<CaseState>().Select((state, index) => Row(index, state))])
                {
                    OlderHref = "/desk/cases?from=1",
                }
            ),
            Sample.Of("cases-empty", new CaseListModel(Frame, [])),
            .. CaseIntakeSamples.All(Opened),
            .. CaseTermSamples.All(Opened),
            Sample.Of("case", Opened),
            Sample.Of(
                "case-release",
                Opened with
                {
                    Files = [new("检测报告.pdf", At(4, 22, 9), "/desk/cases/c1/documents/0123456789abcdef")],
                    Releasable = [new("0123456789abcdef", "检测报告.pdf")],
                }
            ),
            Sample.Of("case-propose", Acting(Opened, CaseAct.Propose)),
            Sample.Of(
                "case-propose-errors",
                Acting(Opened, CaseAct.Propose) with
                {
                    Form = FormState.Empty.For("proposal") with { Errors = [Wrong("facts"), Wrong("measures")] },
                }
            ),
            Sample.Of(
                "case-disagreed",
                Acting(Opened, CaseAct.Propose) with
                {
                    Proposal = new ProposalPart { Disagreement = "证据不足，请补充查询截图。" },
                }
            ),
            Sample.Of("case-confirm", Acting(Proposed, CaseAct.Confirm) with { DueAt = Until.At, IsOverdue = true }),
            Sample.Of(
                "case-confirm-unfounded",
                Acting(Proposed, CaseAct.Confirm) with
                {
                    Proposal = new ProposalPart
                    {
                        Proposed = new CaseProposed(
                            null,
                            "同名不同单位。",
                            new SeatedOfficer(CaseSeat.Investigator, "li", "li@keji.example"),
                            At(4, 23, 9)
                        ),
                    },
                    DueAt = Until.At,
                }
            ),
            Sample.Of("case-serve", Acting(Noticed, CaseAct.ServeNotice) with { HasConsent = true }),
            Sample.Of("case-nobody", Noticed with { State = CaseState.LegalReview, Next = CaseAct.ReviewLegally }),
            Sample.Of("case-review", Acting(Defended, CaseAct.ReviewLegally)),
            Sample.Of("case-decide", Acting(Defended, CaseAct.Decide) with { State = CaseState.DecisionPending }),
            Sample.Of(
                "case-decide-leader",
                Acting(Defended, CaseAct.Decide) with
                {
                    State = CaseState.DecisionPending,
                    Decision = new DecisionPart { Bodies = [CaseFields.Leader], NeedsMeeting = true },
                }
            ),
            .. CasePaperSamples.All(Acting(Defended, CaseAct.Decide)),
            .. CaseRecusalSamples.All(Defended, Party),
            .. CaseHearingSamples.All(Noticed, Party),
            .. CaseAssessmentSamples.All(Opened, Served, Party),
            .. CaseReexaminationSamples.All(Served, Party with { DefenceAction = null, State = CaseState.Served }),
            Sample.Of("case-served", Served),
            Sample.Of("case-repair-propose", Acting(Repairing, CaseAct.ProposeRepair) with { DueAt = Until.At }),
            Sample.Of(
                "case-repair-decide",
                Acting(Repairing, CaseAct.DecideRepair) with
                {
                    Repair = Repairing.Repair with
                    {
                        Repair = Repairing.Repair.Repair! with
                        {
                            Proposal = new RepairProposed(
                                new SeatedOfficer(CaseSeat.Investigator, "li", "li@keji.example"),
                                Grants: true,
                                "已核实。",
                                At(8, 21, 9)
                            ),
                        },
                    },
                }
            ),
            Sample.Of(
                "letter-repair-permanent",
                new LetterModel(RepairLetter with { BanMonths = null, LastPublishedOn = null }, "cases/t")
            ),
            Sample.Of(
                "letter-repair-record",
                new LetterModel(RepairLetter with { BanMonths = null, LastRecordedOn = new DateOnly(2027, 5, 12) }, "cases/t")
            ),
            Sample.Of("letter-repair-granted", new LetterModel(RepairDecision, "cases/t")),
            Sample.Of(
                "letter-repair-refused",
                new LetterModel(RepairDecision with { IsGranted = false, Reasons = "尚未履行决定。" }, "cases/t")
            ),
            Sample.Of(
                "listing",
                new ListingModel(Frame, Banning)
                {
                    IsEffective = true,
                    IsBanning = true,
                    ProofHrefs = ["/desk/cases/c1/documents/d2"],
                }
            ),
            Sample.Of(
                "listing-ended",
                new ListingModel(
                    Frame,
                    Banning with
                    {
                        Changes = [Changed],
                        State = ListingState.Repaired,
                        EndedOn = new DateOnly(2026, 9, 1),
                        Repair = null,
                        LastDay = null,
                    }
                )
            ),
            Sample.Of(
                "listings",
                new ListingListModel(Frame, ListKind.Dishonesty)
                {
                    Rows =
                    [
                        .. Enum.GetValues<ListingState>().Select(ListingRowOf),
                        new("l9", "当日修复", ListingState.Repaired, new(2026, 3, 10), new(2026, 3, 9), At(4, 27, 9)),
                    ],
                    MayEnter = true,
                    MayExport = true,
                    OlderHref = "/desk/listings?kind=Dishonesty&from=1",
                }
            ),
            Sample.Of("listings-empty", new ListingListModel(Frame, ListKind.Honour) { Day = new DateOnly(2026, 3, 10) }),
            Sample.Of("listing-entry", new ListingEntryModel(Frame, RulesNow)),
            Sample.Of(
                "listing-entry-errors",
                new ListingEntryModel(Frame, RulesNow) { Form = new FormState { Errors = [Wrong("name"), Wrong("measures")] } }
            ),
            Sample.Of("listing-confirm", new ListingModel(Frame, EnteredListing) { MayConfirm = true, Officers = Officers }),
            Sample.Of(
                "listing-confirm-serious",
                new ListingModel(
                    Frame,
                    EnteredListing with
                    {
                        Kind = ListKind.SeriousDishonesty,
                        Identifier = "91220800MA0EX4MP5M",
                        Entry = EnteredListing.Entry! with
                        {
                            HonourLevel = null,
                            SeriousBasisId = RulesNow.SeriousBases.Value[0].Id,
                            Measures = [new IntendedMeasure("ban", new BanTerm(12))],
                        },
                    }
                )
                {
                    MayConfirm = true,
                    Officers = Officers,
                    EntryMeasures = ["限制申报"],
                    EntryBasis = RulesNow.SeriousBases.Value[0],
                }
            ),
            Sample.Of(
                "listing-notice-honour",
                new ListingNoticeModel(
                    PublicNotice with
                    {
                        Kind = ListKind.Honour,
                        Identifier = "",
                        Facts = "市科学技术进步奖一等奖",
                        Basis = [],
                        Measures = [],
                        Remedies = [],
                        BanLastDay = null,
                        Authority = "白城市人民政府",
                    }
                )
            ),
            Sample.Of(
                "honours",
                new HonourListModel
                {
                    Rows =
                    [
                        new(
                            "白城市禾新农业科技有限公司",
                            "市科学技术进步奖一等奖",
                            new(2025, 12, 1),
                            new(2028, 12, 1),
                            "public/publications/listing-1"
                        ),
                    ],
                    NextHref = "/honours?from=1",
                }
            ),
            Sample.Of("honours-none", new HonourListModel()),
            Sample.Of(
                "listing-confirmations",
                new PendingExportListModel(Frame)
                {
                    Rows =
                    [
                        new("l1", "白城市禾新农业科技有限公司", ListKind.SeriousDishonesty, ExportAction.Add, new(2026, 5, 13)),
                        new("l2", Samples.Markup, ListKind.Dishonesty, ExportAction.Withdraw, new(2026, 5, 14)),
                    ],
                    NextHref = "/desk/listing-confirmations?from=1",
                }
            ),
            Sample.Of(
                "listing-objection",
                new ListingModel(Frame, Banning with { Repair = null, IsDrill = true, Objections = [Objection] })
                {
                    IsEffective = true,
                    MayRuleObjection = true,
                    ExportOwed = ExportAction.Add,
                    MayConfirmExport = true,
                }
            ),
            Sample.Of(
                "listing-objection-overdue",
                new ListingModel(Frame, Banning with { Repair = null, Objections = [Objection] })
                {
                    IsEffective = true,
                    MayRuleObjection = true,
                    IsAnswerOverdue = true,
                }
            ),
            Sample.Of(
                "imports",
                new ImportListModel(Frame)
                {
                    MayImport = true,
                    Rows =
                    [
                        new("i1", ImportKind.Listings, "名单.xlsx", ImportState.Checked, 120, 3, "李经办", At(6, 1, 9)),
                        new("i2", ImportKind.RunningProjects, Samples.Markup, ImportState.Done, 8, 0, "李经办", At(5, 1, 9)),
                    ],
                }
            ),
            Sample.Of("imports-none", new ImportListModel(Frame)),
            Sample.Of(
                "import-checked",
                new ImportModel(Frame, Imported)
                {
                    CheckedBy = "李经办",
                    MayDecide = true,
                    Rows = ImportedRows,
                    Pager = new PagerModel(1, 6) { OlderHref = "/desk/imports/i1?page=2" },
                }
            ),
            Sample.Of(
                "import-done",
                new ImportModel(
                    Frame,
                    Imported with
                    {
                        State = ImportState.Done,
                        LeftOut = 1,
                        Decision = new ImportDecided(true, "", new Signature("feng", "Leader", At(6, 2, 9))),
                    }
                )
                {
                    CheckedBy = "李经办",
                    DecidedBy = "冯领导",
                    MayUndo = true,
                }
            ),
            Sample.Of("listing-notice", new ListingNoticeModel(PublicNotice)),
            Sample.Of(
                "listing-notice-serious",
                new ListingNoticeModel(
                    PublicNotice with
                    {
                        Kind = ListKind.SeriousDishonesty,
                        Identifier = "",
                        BanLastDay = null,
                        Remedies = [],
                        Measures = [],
                        Authority = null,
                    }
                )
            ),
            Sample.Of(
                "listing-revoke",
                new ListingModel(Frame, Banning with { Repair = null })
                {
                    IsEffective = true,
                    IsBanning = true,
                    MayRevoke = true,
                    Releasable = [new("0123456789abcdef", "异议书.pdf")],
                }
            ),
            Sample.Of(
                "party-case-repair",
                Party with
                {
                    State = CaseState.Closed,
                    DefenceAction = null,
                    Listing = Banning with { Repair = null },
                    RepairAction = "cases/t/repair",
                }
            ),
            Sample.Of("party-case-repair-pending", Party with { State = CaseState.Closed, DefenceAction = null, Listing = Banning }),
            Sample.Of(
                "party-case-repair-early",
                Party with
                {
                    State = CaseState.Served,
                    DefenceAction = null,
                    Listing = Banning with { Repair = null },
                }
            ),
            Sample.Of(
                "letter-notice",
                new LetterModel(NoticeLetter, "cases/t") { PartyAddress = "https://keji.example/cases/h1_k1.0123.abcd" }
            ),
            Sample.Of("letter-decision", new LetterModel(DecisionLetter, "cases/t")),
            Sample.Of(
                "letter-cleared",
                new LetterModel(
                    DecisionLetter with
                    {
                        Findings = null,
                        Remedies = [],
                        DefenceResponse = null,
                        Reasons = "同名不同单位。",
                    },
                    "cases/t"
                )
            ),
            Sample.Of(
                "letter-repair",
                new LetterModel(RepairLetter, "cases/t") { PartyAddress = "https://keji.example/cases/h1_k1.0123.abcd" }
            ),
            Sample.Of("party-case", Party),
            Sample.Of("party-case-defended", Party with { DefenceAction = null, Defence = Defence }),
            Sample.Of(
                "party-case-errors",
                Party with
                {
                    Form = FormState.Empty.For("defence") with { Errors = [Wrong("text"), Wrong("admitsFacts")] },
                }
            ),
            Sample.Of(
                "party-case-served",
                Party with
                {
                    State = CaseState.Served,
                    DefenceAction = null,
                    Defence = Defence,
                    DefenceFiles = ["情况说明.pdf"],
                    Remedies = [new RemedyDeadline(RemedyKind.Reexamination, Until)],
                }
            ),
            Sample.Of(
                "case-edges",
                Opened with
                {
                    Party = Samples.Markup,
                    Suspicion = Samples.Markup,
                    HasConsent = true,
                    Seats = [],
                    Events = [],
                }
            ),
        ];

    private static CaseModel Acting(CaseModel model, CaseAct act) =>
        model with
        {
            Next = act,
            MayAct = true,
            Eligible = ["孙诚信", "李经办"],
            Measures =
            [
                new("ban", "一定期限内不受理其市级科技计划项目申报", [Severity.Major], Bans: true),
                new("disqualification", "取消本次申报资格", [Severity.Minor, Severity.Major], Bans: false),
            ],
            Decision = model.Decision with
            {
                Members = [new("feng", "冯领导"), new("he", "何副局长")],
                Bodies = [CaseFields.Leader, CaseFields.Meeting],
            },
        };

    private static Error Wrong(string field) => new Error(ErrorKind.Invalid, "case-proposal-is-incomplete", "…").At(field);

    private static LetterNumber Number(LetterSeries series) => LetterNumber.At("白科", series, 2026, 1);

    private static CaseRow Row(int index, CaseState state) =>
        new($"c{index}", $"白科案〔2026〕{index + 1}号", index == 0 ? Samples.Markup : "白城市禾新农业科技有限公司", state, At(4, 22, 9))
        {
            Next = index > 5 ? null : (CaseAct)index,
            DueAt = index is 2 or > 5 ? null : Until.At,
            IsOverdue = index == 1,
        };

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.FromHours(8));
}
