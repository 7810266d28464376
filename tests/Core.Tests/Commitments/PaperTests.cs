using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Commitments;

public sealed class PaperTests
{
    [Fact]
    public void EnterPaper_GoodForm_BindsNobodyYet()
    {
        var application = Draft().Apply(Enter(Draft(), "p1").Value);

        Assert.Equal(
            (SigningWay.Paper, null, null),
            (application.CommitmentOf("p1")!.Way, application.CommitmentOf("p1")!.AddressMark, application.CommitmentOf("p1")!.Confirmation)
        );
        Assert.Null(CommitmentPolicy.Declaration(application, "p1"));
        Assert.Null(CommitmentPolicy.Declaration(application, "u1"));
    }

    [Fact]
    public void EnterPaper_PersonWhoRefusesTheIdentityNumber_AppliesOnPaperAltogether() =>
        Assert.Equal(
            [("identity-consent-is-refused", "consentsToIdentityNumber")],
            ValidationErrors(Enter(Draft(), "p1", CommitmentForm() with { ConsentsToIdentityNumber = false }))
        );

    [Fact]
    public void EnterPaper_SignedByItsLink_LeavesWhatThePartyDeclared() =>
        Assert.Equal([("commitment-is-signed-by-link", null)], ValidationErrors(Enter(CompleteDraft(), "p1")));

    [Fact]
    public void Apply_SignedByLinkAfterPaper_TakesItsPlace() =>
        Assert.Empty(CommitmentPolicy.OnPaper(PaperDraft().Apply(new CommitmentSigned(Commitment("p1")))));

    [Fact]
    public void Missing_SomebodyOnPaper_AsksForTheSealedScanWhateverTheGuideAsks()
    {
        Assert.Equal(["document-is-missing"], ApplicationPolicy.Missing(PaperDraft(), Guide()).Select(error => error.Code));
        Assert.Empty(ApplicationPolicy.Missing(Scanned(PaperDraft()), Guide()));
        Assert.Equal(
            ["signed-scan-is-outdated"],
            ApplicationPolicy.Missing(Scanned(PaperDraft()) with { Title = "另一个题目" }, Guide()).Select(error => error.Code)
        );
        Assert.Empty(ApplicationPolicy.Missing(CompleteDraft(), Guide()));
    }

    [Fact]
    public void CheckUpload_SealedScan_IsTakenOnceSomebodySignsOnPaper()
    {
        Assert.True(DocumentPolicy.CheckUpload(PaperDraft(), Guide(), RulesInForce, DocumentPolicy.SignedScanKind, Now).IsSuccess);
        Assert.Equal(
            [("document-kind-is-unknown", null)],
            ValidationErrors(DocumentPolicy.CheckUpload(CompleteDraft(), Guide(), RulesInForce, DocumentPolicy.SignedScanKind, Now))
        );
    }

    [Theory]
    [InlineData("admit", "p1", null, null)]
    [InlineData("admit", "", "paper-commitment-is-unconfirmed", "张示例")]
    [InlineData("correct", "", null, null)]
    [InlineData("refuse", "", null, null)]
    [InlineData("admit", "p1 u1", "nothing-to-confirm", null)]
    [InlineData("admit", "p1 p9", "nothing-to-confirm", null)]
    public void Read_FormatCheck_AdmitsOnceEveryNameOnPaperIsConfirmed(string choice, string confirmed, string? refusal, string? named)
    {
        var read = Check(PaperDraft(), choice, [.. confirmed.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(refusal is null ? [] : [(refusal, "confirmedPartyIds")], ValidationErrors(read));
        Assert.Equal(named, read.Errors.FirstOrDefault()?.Arguments.GetValueOrDefault("party"));
        Assert.DoesNotContain("张示例", read.Errors.FirstOrDefault()?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(
            refusal is null && choice == "admit" ? ["p1"] : [],
            read.IsSuccess ? ((FormatCheckDecision)read.Value).ConfirmedPartyIds.ToArray() : []
        );
    }

    [Fact]
    public void Read_FormatCheck_NeedsTheCodeOfThePrintWhereSomebodySignsOnIt() =>
        Assert.Equal(
            ["version-code-differs"],
            ValidationErrors(
                    DecisionPolicy.Read(
                        new DecisionForm
                        {
                            Choice = "admit",
                            Reason = "齐全",
                            ConfirmedPartyIds = ["p1"],
                        },
                        Context(PaperDraft())
                    )
                )
                .Select(fault => fault.Code)
        );

    [Fact]
    public void Apply_FormatCheckThatConfirms_BindsTheParty()
    {
        var key = new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban");
        var application = PaperDraft().Apply(new DecisionRecorded(key, Check(PaperDraft(), "admit", "p1").Value, Now));

        Assert.Equal(new PaperConfirmation("li-jingban", Now), CommitmentPolicy.Declaration(application, "p1")!.Confirmation);
        Assert.Null(application.CommitmentOf("u1")!.Confirmation);

        // A new entry must be found on the scan again.
        Assert.Null(CommitmentPolicy.Declaration(application.Apply(new CommitmentSigned(OnPaper("p1"))), "p1"));
    }

    private static Application PaperDraft() => CompleteDraft() with { Commitments = [Commitment("u1"), OnPaper("p1")] };

    private static Application Scanned(Application application) =>
        application.Apply(
            new DocumentRegistered(Document("scan", DocumentPolicy.SignedScanKind) with { VersionCode = VersionCode.Of(application) })
        );

    private static DecisionContext Context(Application application) =>
        new(Guide(), application, null, new TaskKey(ReviewStep.Of<FormatCheckStep>(), "", 1, "li-jingban"), Today);

    private static Result<Decision> Check(Application application, string choice, params ImmutableArray<string> confirmed) =>
        DecisionPolicy.Read(
            new DecisionForm
            {
                Choice = choice,
                Reason = "齐全",
                VersionCode = VersionCode.Of(application),
                ConfirmedPartyIds = confirmed,
                Opens = choice == "correct" ? ["document:signed-scan"] : [],
            },
            Context(application)
        );

    private static Result<CommitmentSigned> Enter(Application application, string partyId, CommitmentForm? form = null) =>
        CommitmentPolicy.EnterPaper(application, Guide(), partyId, form ?? CommitmentForm(), CommitmentBook.BuiltIn, Now);
}
