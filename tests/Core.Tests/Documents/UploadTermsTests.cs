using CreditFunctions.Core.Applications;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class UploadTermsTests
{
    private static readonly DocumentType[] AllTypes = Enum.GetValues<DocumentType>();
    private static readonly DocumentType[] Pictures = [DocumentType.Pdf, DocumentType.Png, DocumentType.Jpeg];
    private static readonly long Most = RulesInForce.DocumentMaxBytes.Value;
    private static readonly DateTimeOffset Until = ClosesAt.AddDays(10);

    public static TheoryData<string, Application, string, DateTimeOffset, string?> Moments =>
        new()
        {
            { "a draft, to the last moment", Draft(), "proposal", ClosesAt.AddTicks(-1), null },
            { "a draft, from the closing on", Draft(), "proposal", ClosesAt, "round-is-closed" },
            { "a draft, before the opening", Draft(), "proposal", OpensAt.AddTicks(-1), "round-is-closed" },
            { "sent back for rework", Draft() with { State = ApplicationState.Returned }, "proposal", Now, null },
            {
                "sent back, from the closing on",
                Draft() with
                {
                    State = ApplicationState.Returned,
                },
                "proposal",
                ClosesAt,
                "round-is-closed"
            },
            {
                "before the recommending body",
                Draft() with
                {
                    State = ApplicationState.AwaitingRecommendation,
                },
                "proposal",
                Now,
                "application-is-not-a-draft"
            },
            { "submitted", Draft() with { State = ApplicationState.Submitted }, "proposal", Now, "application-is-not-a-draft" },
            { "in correction, to the last moment", InCorrection(), "budget", Until.AddTicks(-1), null },
            {
                "in correction, another kind than the officer opened",
                InCorrection(),
                "proposal",
                ClosesAt,
                "correction-does-not-open-this"
            },
            { "in correction, from the end of its term on", InCorrection(), "budget", Until, "term-has-passed" },
            {
                "corrected, before anybody examines it",
                InCorrection() with
                {
                    Correction = new Correction("缺预算", ClosesAt, Until) { SubmittedAt = ClosesAt },
                },
                "budget",
                ClosesAt,
                "correction-is-submitted"
            },
            {
                "corrected, at the format check again",
                InCorrection() with
                {
                    State = ApplicationState.FormatCheck,
                },
                "budget",
                ClosesAt,
                "application-is-not-a-draft"
            },
            { "asked, to the last moment", Asked(), "answer", Until.AddTicks(-1), null },
            { "asked, from the end of the term on", Asked(), "answer", Until, "nothing-to-answer" },
            { "asked, another kind", Asked(), "proposal", ClosesAt, "application-is-not-a-draft" },
            {
                "answered",
                Asked().Apply(new StatementGiven("u1", Sources.CreditChina, "已修复", null, ClosesAt)),
                "answer",
                ClosesAt,
                "nothing-to-answer"
            },
            { "never asked", Draft(), "answer", Now, "nothing-to-answer" },
        };

    [Theory]
    [MemberData(nameof(Moments))]
    public void CheckUpload_StateAndTime_AreThoseInWhichTheApplicantIsAtWork(
        string moment,
        Application application,
        string kind,
        DateTimeOffset now,
        string? refusal
    )
    {
        var terms = DocumentPolicy.CheckUpload(application, Guide(), RulesInForce, kind, now);

        Assert.True(refusal == terms.Errors.SingleOrDefault()?.Code, moment);
        Assert.Equal(refusal is null, terms.IsSuccess && terms.Value.Kind == kind);
    }

    [Theory]
    [InlineData("evidence")]
    [InlineData("Proposal")]
    [InlineData("signed-scan")]
    [InlineData("")]
    public void CheckUpload_KindThatNobodyAskedFor_IsRefusedWithThoseThatAre(string kind)
    {
        var error = Assert.Single(DocumentPolicy.CheckUpload(Draft(), Guide(), RulesInForce, kind, Now).Errors);

        Assert.Equal(("document-kind-is-unknown", "proposal, budget"), (error.Code, error.Arguments["known"]));
    }

    [Fact]
    public void CheckUpload_SealedPrint_IsTakenAsAPictureWhereTheRoundAsksForOne()
    {
        var guide = Guide() with { RequiresSignedScan = true };

        AssertTerms(DocumentPolicy.CheckUpload(Draft(), guide, RulesInForce, "signed-scan", Now).Value, "signed-scan", Most, Pictures);
        Assert.Equal(
            "proposal, budget, signed-scan",
            DocumentPolicy.CheckUpload(Draft(), guide, RulesInForce, "x", Now).Errors[0].Arguments["known"]
        );
    }

    [Fact]
    public void CheckUpload_AnswerAndEvidence_AreTakenAsPictures()
    {
        AssertTerms(DocumentPolicy.CheckUpload(Asked(), Guide(), RulesInForce, "answer", Now).Value, "answer", Most, Pictures);
        AssertTerms(DocumentPolicy.EvidenceTerms(RulesInForce), "evidence", Most, [DocumentType.Png, DocumentType.Jpeg, DocumentType.Pdf]);
    }

    [Theory]
    [InlineData(19, true)]
    [InlineData(20, false)]
    public void CheckUpload_AnswersAroundTheirLimit_AreRefusedAbove(int kept, bool isAccepted)
    {
        var application = Enumerable
            .Range(0, kept)
            .Aggregate(Asked(), (asked, number) => asked.Apply(new DocumentRegistered(Document($"a{number}", DocumentPolicy.AnswerKind))));

        Assert.Equal(
            isAccepted ? [] : [("evidence-is-too-much", null)],
            ValidationErrors(DocumentPolicy.CheckUpload(application, Guide(), RulesInForce, "answer", Now))
        );
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(1L, 1)]
    [InlineData(20_971_519L, 20_971_519)]
    [InlineData(20_971_521L, 0)]
    public void CheckUpload_LimitOfOneDocument_IsNeverAboveTheRules(long? maxBytes, long expected) =>
        AssertTerms(
            Terms(new RequiredDocument("proposal", "项目申报书") { MaxBytes = maxBytes }),
            "proposal",
            expected == 0 ? Most : expected,
            AllTypes
        );

    [Fact]
    public void CheckUpload_TypesOfOneDocument_AreThoseOfTheGuide() =>
        AssertTerms(
            Terms(new RequiredDocument("proposal", "项目申报书") { Types = [DocumentType.Xlsx] }),
            "proposal",
            Most,
            [DocumentType.Xlsx]
        );

    [Fact]
    public void CheckUpload_TypesNeverGiven_AreThoseOfTheRules() =>
        AssertTerms(Terms(new RequiredDocument("proposal", "项目申报书") { Types = default }), "proposal", Most, AllTypes);

    [Theory]
    [InlineData(DocumentType.Pdf, true)]
    [InlineData(DocumentType.Jpeg, true)]
    [InlineData(DocumentType.Docx, false)]
    public void Check_Type_IsAmongThoseOfTheTerms(DocumentType type, bool isAccepted)
    {
        var checkedType = new UploadTerms("evidence", Most, [.. Pictures]).Check(type);

        Assert.Equal(
            isAccepted ? [] : [("document-type-is-not-accepted", "pdf, png, jpeg")],
            checkedType.Errors.Select(error => (error.Code, error.Arguments["known"]))
        );
    }

    private static UploadTerms Terms(RequiredDocument document) =>
        DocumentPolicy.CheckUpload(Draft(), Guide() with { RequiredDocuments = [document] }, RulesInForce, document.Kind, Now).Value;

    private static void AssertTerms(UploadTerms terms, string kind, long maxBytes, IEnumerable<DocumentType> types)
    {
        Assert.Equal((kind, maxBytes), (terms.Kind, terms.MaxBytes));
        Assert.Equal(types, terms.Types.AsEnumerable());
    }

    private static Application InCorrection() =>
        Draft() with
        {
            State = ApplicationState.CorrectionPending,
            Correction = new Correction("缺预算", ClosesAt, Until)
            {
                Opens = [new("document:budget", CorrectionItemKind.Document, "经费预算")],
            },
        };

    private static Application Asked() =>
        (Draft() with { State = ApplicationState.CreditChecking }).Apply(
            new StatementRequested(new PartyStatement("u1", Sources.CreditChina, ClosesAt, Until))
        );
}
