using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Listings;
using CreditFunctions.Pages.Applications;
using CreditFunctions.Pages.Applications.Drafting;
using CreditFunctions.Pages.Applications.Printing;
using CreditFunctions.Pages.Applications.Steps;
using CreditFunctions.Pages.Commitments;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Objections;
using CreditFunctions.Pages.Units;

namespace CreditFunctions.Pages.Tests;

// What a unit's clerk sees, and a citizen who objects.
public static partial class Samples
{
    private const string Mine = "applications/f3b8c0d2a1";
    private const string Code = "K7PM-3QXA";
    private const string RiceUnit = "白城市禾新农业科技有限公司";

    private static readonly string Hash = string.Concat(Enumerable.Repeat("9f86d081", 8));

    private static readonly CommitmentText UnitText = CommitmentBook.BuiltIn.InForceAt(CommitmentKind.Unit, At(3, 3, 9));

    private static readonly CommitmentText PersonText = CommitmentBook.BuiltIn.InForceAt(CommitmentKind.Person, At(3, 3, 9));

    private static readonly FileRow Proposal = new("申报书.pdf", 2_345_678, Hash, At(3, 5, 9), $"{Mine}/files/1");

    private static readonly Commitment UnitCommitment = new(
        "u1",
        UnitText.Version,
        UnitText.Sha256,
        "赵法人",
        DeclaresNoDishonesty: true,
        ConsentsToElectronicService: true,
        At(3, 3, 9)
    )
    {
        Way = SigningWay.Link,
    };

    private static readonly Commitment Honest = UnitCommitment with
    {
        PartyId = "u2",
        DeclaresNoDishonesty = false,
        ConsentsToElectronicService = false,
        ConsentsToIdentityNumber = true,
        Way = SigningWay.Paper,
        DeclaredFacts = "2025年被列为失信被执行人，已全部履行。\n履行证明见附件。",
    };

    private static IEnumerable<Sample> ApplicantPages() =>
        [
            Sample.Of(
                "application",
                ApplicationAt(ApplicationState.OnPublicNotice) with
                {
                    Comments = ["技术路线可行。", Markup],
                    Steps = [ApplicantStep.Renounce, ApplicantStep.ChangeContact],
                    PrintHref = $"{Mine}/print",
                }
            ),
            Sample.Of("application-draft", GuideDraftPage(isComplete: false)),
            Sample.Of("application-complete", GuideDraftPage(isComplete: true)),
            Sample.Of(
                "application-submitted",
                ApplicationAt(ApplicationState.Submitted) with
                {
                    Receipt = new(At(4, 9, 16), Code, 2, $"{Mine}/receipt"),
                    Steps = [ApplicantStep.Recall, ApplicantStep.Withdraw],
                }
            ),
            Sample.Of(
                "application-correction",
                ApplicationAt(ApplicationState.CorrectionPending) with
                {
                    Correction = new("可行性研究报告缺少单位公章，请盖章后重新上传。", At(4, 18, 0)),
                    Documents = [new("可行性研究报告", Proposal) { UploadHref = $"{Mine}/documents/report" }],
                    Steps = [ApplicantStep.SubmitCorrection, ApplicantStep.Withdraw],
                }
            ),
            Sample.Of(
                "application-corrected",
                ApplicationAt(ApplicationState.CorrectionPending) with
                {
                    CorrectionReceivedAt = At(4, 15, 9),
                    Steps = [ApplicantStep.Withdraw],
                }
            ),
            Sample.Of(
                "application-asked",
                ApplicationAt(ApplicationState.CreditChecking) with
                {
                    Questions = AskedOf("吉林省恒远试验机械有限公司"),
                }
            ),
            Sample.Of(
                "application-held",
                ApplicationAt(ApplicationState.CreditChecking) with
                {
                    HoldReasons = ["公示期间收到异议，正在核查。", "等待法院出具履行证明"],
                    Title = LongTitle,
                }
            ),
            Sample.Of("application-form", Form()),
            Sample.Of(
                "application-form-stale",
                Form() with
                {
                    State = new FormState
                    {
                        Values = ImmutableDictionary<string, string>
                            .Empty.Add("title", "后保存的题目")
                            .Add("abstract", "后写的摘要\n第二段"),
                        Errors = [new Error(ErrorKind.Conflict, "form-is-stale", "…")],
                        Version = "0123456789abcdef",
                        Conflicts =
                        [
                            new FieldDifference("abstract", "先写的摘要", "后写的摘要\n第二段"),
                            new FieldDifference("parties[1].name", "张守仁", ""),
                            new FieldDifference("title", "先保存的题目", "后保存的题目"),
                        ],
                    },
                }
            ),
            Sample.Of(
                "application-form-new",
                Form() with
                {
                    ApplicationHref = null,
                    AntiForgeryToken = null,
                    Key = "k1.abc.mac",
                    RoundId = "2026-1",
                    State = FormState.Empty,
                    Parties = [new("u1", PartyRole.LeadUnit), new("p1", PartyRole.PrincipalInvestigator)],
                    RecommendingBodies = [],
                    UnitTypes = [],
                }
            ),
            Sample.Of("application-form-errors", Form() with { State = FaultyDraft }),
            Sample.Of("commitment", Commitment()),
            Sample.Of(
                "commitment-invited",
                Commitment() with
                {
                    InvitedTo = "unit@hexin.example",
                    InvitedAt = At(3, 2, 9),
                    Invitation = new() { Values = Values((CommitmentFields.Email, "unit@hexin.example")) },
                }
            ),
            Sample.Of(
                "commitment-signed",
                Commitment() with
                {
                    Signed = UnitCommitment,
                    InvitedTo = "unit@hexin.example",
                    InvitedAt = At(3, 2, 9),
                    InvitationAction = null,
                    PaperAction = null,
                }
            ),
            Sample.Of("commitment-on-paper", Commitment() with { Signed = Honest }),
            Sample.Of(
                "commitment-address-taken",
                Commitment() with
                {
                    Invitation = new()
                    {
                        Values = Values((CommitmentFields.Email, "li@hexin.example")),
                        Errors = [new Error(ErrorKind.Invalid, "signing-address-is-taken", "…").With("party", Markup).At("email")],
                    },
                }
            ),
            Sample.Of("commitment-errors", Commitment() with { Signed = Honest, Paper = FaultyCommitment }),
            Sample.Of("signing", Signing(PersonText)),
            Sample.Of(
                "signing-unit",
                Signing(UnitText) with
                {
                    Party = RiceUnit,
                    Role = PartyRole.LeadUnit,
                    MaskedIdentifier = "91220800MA00000000",
                }
            ),
            Sample.Of("signing-signed", Signing(PersonText) with { Signed = Honest with { Way = SigningWay.Link } }),
            Sample.Of("signing-closed", Signing(PersonText) with { Signed = Honest with { Way = SigningWay.Link }, Action = null }),
            Sample.Of("signing-too-late", Signing(PersonText) with { Action = null }),
            Sample.Of(
                "signing-errors",
                Signing(PersonText) with
                {
                    State = FaultyCommitment with
                    {
                        Errors = FaultyCommitment.Errors.Add(
                            new Error(ErrorKind.Invalid, "identity-consent-is-refused", "…").At("consentsToIdentityNumber")
                        ),
                    },
                }
            ),
            Sample.Of("commitment-texts", new CommitmentTextsModel("2026-1", [UnitText, PersonText])),
            Sample.Of("document", Document("report", "可行性研究报告") with { Note = "不超过 30 页。" }),
            Sample.Of(
                "document-there",
                Document("novelty", "查新报告") with
                {
                    Files = [Proposal],
                    IsOptional = true,
                    RemoveAction = $"{Mine}/documents/novelty/removal",
                }
            ),
            Sample.Of(
                "document-scan",
                Document(DocumentPolicy.SignedScanKind, null) with
                {
                    Files = [Proposal],
                    IsOutdated = true,
                    VersionCode = Code,
                    PrintHref = $"{Mine}/print",
                }
            ),
            Sample.Of(
                "document-errors",
                Document("report", Markup) with
                {
                    State = new()
                    {
                        Errors =
                        [
                            new Error(ErrorKind.UnsupportedType, "document-type-is-not-accepted", "…").With("known", "pdf").At("file"),
                        ],
                    },
                }
            ),
            .. Enum.GetValues<ApplicantStep>().Select(step => Sample.Of($"step-{step.Segment()}", Step(step))),
            Sample.Of(
                "step-errors",
                Step(ApplicantStep.Withdraw) with
                {
                    Form = new()
                    {
                        Values = Values((StepFields.Reason, Markup)),
                        Errors = [new Error(ErrorKind.Invalid, "choice-is-missing", "…").At(StepFields.Choice)],
                    },
                }
            ),
            Sample.Of(
                "step-obstacles",
                Step(ApplicantStep.Submit) with
                {
                    Obstacles =
                    [
                        new Error(ErrorKind.Invalid, "document-is-missing", "…").With("kind", "report").With("document", "可行性研究报告"),
                        new Error(ErrorKind.Conflict, "round-is-closed", "…"),
                    ],
                }
            ),
            Sample.Of("answers", Responses()),
            Sample.Of("answers-none", Responses() with { Asked = null, Questions = [] }),
            Sample.Of(
                "answers-errors",
                Responses() with
                {
                    Form = new()
                    {
                        Values = Values((StepFields.Choice, StepFields.Answer)),
                        Errors = [new Error(ErrorKind.Invalid, "text-is-malformed", "…").With("maxLength", "2000").At("text")],
                    },
                }
            ),
            Sample.Of(
                "check",
                new CheckModel(Rice.Title, Mine)
                {
                    Missing =
                    [
                        new Error(ErrorKind.Invalid, "document-is-missing", "…").With("kind", "report").With("document", "可行性研究报告"),
                    ],
                    OwnDuplicates =
                    [
                        new("investigator", "玉米秸秆还田微生物菌剂研制", "applications/b2"),
                        new("attachment", "草原退化修复植物筛选", "applications/b5"),
                        new("title", Markup, "applications/b3"),
                        new("abstract", LongTitle, "applications/b4"),
                    ],
                    Entries =
                    [
                        new(RiceUnit, ListKind.Honour, "2025年度市科学技术奖"),
                        new("吉林省恒远试验机械有限公司", ListKind.Dishonesty, Markup),
                    ],
                }
            ),
            Sample.Of(
                "check-clean",
                new CheckModel(Rice.Title, Mine)
                {
                    Missing = [],
                    OwnDuplicates = [],
                    Entries = [],
                }
            ),
            Sample.Of("print", Print()),
            Sample.Of("receipt", new ReceiptsModel(Mine, At(4, 9, 17)) { Receipts = [Receipt()] }),
            Sample.Of(
                "receipts",
                new ReceiptsModel("units/t", At(4, 9, 17)) { Receipts = [Receipt(), Receipt() with { Title = Markup, Documents = [] }] }
            ),
            Sample.Of("receipts-none", new ReceiptsModel("units/t", At(4, 9, 17)) { Receipts = [] }),
            Sample.Of(
                "unit",
                new UnitModel(RiceUnit, "91220800MA0EX4MP5M", "units/t/receipts")
                {
                    Applications =
                    [
                        new(Rice.Title, RoundTitle, ApplicationState.Draft, 3, At(4, 10, 17), null, "access/t1"),
                        new(LongTitle, RoundTitle, ApplicationState.Submitted, 0, null, At(4, 9, 16), "access/t2"),
                        new(Markup, RoundTitle, ApplicationState.CorrectionPending, 0, At(4, 18, 0), At(4, 9, 16), "access/t3"),
                    ],
                    Waiting = [new(LongTitle, At(4, 8, 9), "units/t/drafts/b2")],
                    OlderWaitingHref = "?page=1&older=1",
                    Pager = new PagerModel(1, 2) { OlderHref = "?page=2" },
                }
            ),
            Sample.Of(
                "unit-empty",
                new UnitModel(RiceUnit, "91220800MA0EX4MP5M", null) { Applications = [], Pager = new PagerModel(1, 1) }
            ),
            Sample.Of(
                "lost-link",
                new LostLinkModel
                {
                    State = new() { Errors = [new Error(ErrorKind.Invalid, "email-is-malformed", "…").At("contactEmail")] },
                }
            ),
            Sample.Of("lost-link-asked", new LostLinkModel { IsAsked = true }),
            Sample.Of("objection", Objection()),
            Sample.Of(
                "objection-errors",
                Objection() with
                {
                    State = new()
                    {
                        Values = Values(("name", Markup)),
                        Errors =
                        [
                            new Error(ErrorKind.Invalid, "objection-is-incomplete", "…").At("facts"),
                            new Error(ErrorKind.Invalid, "objection-is-incomplete", "…").At("projectNumber"),
                        ],
                    },
                }
            ),
            Sample.Of("objection-over", Objection() with { IsOpen = false }),
            Sample.Of("objection-received", new ObjectionReceivedModel(RoundTitle, "2026-A-001", At(6, 3, 10))),
            Sample.Of("objection-counts", new ObjectionReceivedModel(RoundTitle, "2026-A-001", At(6, 3, 10)) { IsConfirmed = true }),
            Sample.Of("objection-confirmation", new ObjectionConfirmationModel(RoundTitle, "2026-A-001", At(6, 3, 10))),
            Sample.Of("objection-confirmed", new ObjectionConfirmationModel(RoundTitle, "2026-A-001", At(6, 3, 10)) { IsConfirmed = true }),
        ];

    private static ApplicationModel ApplicationAt(ApplicationState state) =>
        new("f3b8c0d2a1", Rice.Title, RoundTitle, "现代农业", 300_000m, state)
        {
            Serial = "2026KJ0012",
            ClosesAt = At(4, 10, 17),
            Abstract = "选育耐盐水稻品种，并在盐碱地示范节水栽培。",
            ContactEmail = "clerk@hexin.example",
            RecommendingBody = "镇赉县科学技术局",
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
                new(PartyRole.LeadUnit, RiceUnit, "91220800MA00000000", At(3, 3, 9)),
                new(PartyRole.PrincipalInvestigator, "张守仁", "220802************", At(3, 3, 10)),
            ],
            Documents = [new("项目申报书", Proposal), new("查新报告", null) { IsOptional = true }],
        };

    private static ApplicationModel GuideDraftPage(bool isComplete) =>
        ApplicationAt(ApplicationState.Draft) with
        {
            Serial = null,
            History = [new(ApplicationState.Draft, At(3, 2, 9))],
            FormHref = $"{Mine}/form",
            CheckHref = $"{Mine}/check",
            PrintHref = $"{Mine}/print",
            Steps = [ApplicantStep.Submit, ApplicantStep.Withdraw, ApplicantStep.ChangeContact],
            Parties =
            [
                .. ApplicationAt(ApplicationState.Draft)
                    .Parties.Select(
                        (party, index) =>
                            party with
                            {
                                CommittedAt = isComplete ? party.CommittedAt : null,
                                CommitmentHref = $"{Mine}/commitments/{index}",
                            }
                    ),
            ],
            Documents =
            [
                new("可行性研究报告", isComplete ? Proposal : null) { UploadHref = $"{Mine}/documents/report" },
                new("", Proposal)
                {
                    IsSignedScan = true,
                    UploadHref = $"{Mine}/documents/signed-scan",
                    IsOutdated = !isComplete,
                },
            ],
        };

    private static ImmutableArray<QuestionRow> AskedOf(string party) =>
        [
            new(party, Sources.CourtEnforcement, At(4, 18, 0), null, $"{Mine}/answers?party=u2&source=CourtEnforcement"),
            new(party, Sources.CreditChina, At(4, 18, 0), At(4, 15, 9), null),
            new(party, Sources.BureauLists, At(4, 14, 0), null, null),
        ];

    private static ApplicationFormModel Form() =>
        new(RoundTitle, Mine, At(4, 10, 17), At(3, 2, 10))
        {
            ApplicationHref = Mine,
            ContactEmail = "clerk@unit.example",
            Categories = [new("agriculture", "现代农业", 300_000m), new("machines", "装备制造", 500_000m)],
            RecommendingBodies = [new("zhenlai", "镇赉县科学技术局"), new("tongyu", "通榆县科学技术局")],
            UnitTypes = [UnitType.Enterprise, UnitType.University],
            Parties =
            [
                new("u1", PartyRole.LeadUnit),
                new("u2", PartyRole.PartnerUnit),
                new("p1", PartyRole.PrincipalInvestigator) { KnownIdentifier = "220802************" },
                new("p2", PartyRole.Member),
            ],
            AntiForgeryToken = "t0k3n",
            State = new()
            {
                Values = Values(
                    ("title", Rice.Title),
                    ("categoryId", "agriculture"),
                    ("amountYuan", "300000"),
                    ("parties[0].name", RiceUnit),
                    ("parties[0].unitType", "Enterprise")
                ),
            },
        };

    private static FormState FaultyDraft =>
        new()
        {
            Values = Values(("title", Markup), ("abstract", LongTitle), ("parties[1].name", Unbroken)),
            Errors =
            [
                new Error(ErrorKind.Invalid, "text-is-malformed", "…").With("maxLength", "200").At("title"),
                new Error(ErrorKind.Invalid, "category-is-unknown", "…").With("known", "agriculture").At("categoryId"),
                new Error(ErrorKind.Invalid, "party-role-count", "…").With("role", "LeadUnit").With("count", "0").At("parties"),
                new Error(ErrorKind.Invalid, "credit-code-check-is-wrong", "…").At("parties[1].unifiedSocialCreditCode"),
                new Error(ErrorKind.Invalid, "unit-is-not-eligible", "…").With("eligible", "Enterprise").At("parties[0].unitType"),
            ],
        };

    private static FormState FaultyCommitment =>
        new()
        {
            Values = Values((CommitmentFields.SignerName, Markup), (CommitmentFields.DeclaresNoDishonesty, "false")),
            Errors =
            [
                new Error(ErrorKind.Invalid, "declared-facts-are-missing", "…").At("declaredFacts"),
                new Error(ErrorKind.Invalid, "consent-is-missing", "…").At("consentsToElectronicService"),
            ],
        };

    private static CommitmentModel Commitment() =>
        new(Rice.Title, Mine, RiceUnit, PartyRole.LeadUnit)
        {
            Text = UnitText,
            InvitationAction = $"{Mine}/commitments/u1/invitation",
            PaperAction = $"{Mine}/commitments/u1",
            AntiForgeryToken = "t0k3n",
        };

    private static SigningModel Signing(CommitmentText text) =>
        new(RoundTitle, Rice.Title, RiceUnit, "张守仁", PartyRole.PrincipalInvestigator, "220802************", At(4, 10, 17), text)
        {
            Action = "commitments/t0k3n",
        };

    private static DocumentModel Document(string kind, string? name) =>
        new(Rice.Title, Mine, kind, name)
        {
            Types = [DocumentType.Pdf, DocumentType.Png, DocumentType.Jpeg],
            MaxBytes = 20_000_000,
            Action = $"{Mine}/documents/{kind}",
            AntiForgeryToken = "t0k3n",
        };

    private static StepModel Step(ApplicantStep step) =>
        new(step, Rice.Title, Mine, ApplicationState.Draft)
        {
            ServerTime = At(4, 9, 16),
            Until = step is ApplicantStep.Submit ? At(4, 10, 17) : null,
            VersionCode = step is ApplicantStep.Submit or ApplicantStep.Seal ? Code : null,
            CorrectionReason = step is ApplicantStep.SubmitCorrection ? "缺少单位公章。" : null,
            ContactEmail = step is ApplicantStep.ChangeContact ? "clerk@hexin.example" : null,
            AntiForgeryToken = "t0k3n",
        };

    private static StatementModel Responses() =>
        new(Rice.Title, Mine)
        {
            Questions = AskedOf("吉林省恒远试验机械有限公司"),
            Asked = new("u2", "吉林省恒远试验机械有限公司", Sources.CourtEnforcement, At(4, 18, 0), CanBeRemoved: true, $"{Mine}/answers"),
            AntiForgeryToken = "t0k3n",
        };

    private static PrintModel Print() =>
        new("f3b8c0d2a1", Rice.Title, RoundTitle, "现代农业", 300_000m, Code)
        {
            Abstract = LongTitle,
            RecommendingBody = "镇赉县科学技术局",
            Parties = ApplicationAt(ApplicationState.Draft).Parties,
            Commitments =
            [
                new(RiceUnit, PartyRole.LeadUnit, "91220800MA00000000", UnitText, UnitCommitment),
                new("张守仁", PartyRole.PrincipalInvestigator, "220802************", PersonText, Honest),
            ],
            Documents = [new("项目申报书", Proposal), new("查新报告", null) { IsOptional = true }],
            PrintedAt = At(4, 9, 16),
            ApplicationHref = Mine,
        };

    private static ReceiptSheet Receipt() =>
        new("f3b8c0d2a1", Rice.Title, RoundTitle, RiceUnit, ApplicationState.Submitted, Code)
        {
            Serial = "2026KJ0012",
            Received =
            [
                new("Submission", At(4, 8, 16)),
                new("Recall", At(4, 8, 17)),
                new("Submission", At(4, 9, 16)),
                new("Correction", At(4, 15, 9)),
                new("Answer", At(4, 16, 9)),
                new("Withdrawal", At(4, 17, 9)),
                new("Renunciation", At(4, 18, 9)),
            ],
            Documents = [new("项目申报书", Proposal)],
        };

    private static ObjectionModel Objection() =>
        new(RoundTitle, At(6, 12, 0), "public/notices/notice-2026-1/objections")
        {
            Projects = [new("2026-A-001", Rice.Title, Rice.Unit), new("2026-B-001", Markup, Unbroken)],
            Key = "k1.abc.mac",
        };
}
