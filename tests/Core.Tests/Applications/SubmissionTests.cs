using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Applications;

public sealed class SubmissionTests
{
    private static readonly RoundGuide Recommending = Guide() with
    {
        RecommendingBodies = [new RecommendingBody("zhenlai", "镇赉县科技局", "a@zhenlai.example")],
    };
    private static readonly RoundGuide Sealing = Guide() with { RequiresSignedScan = true };

    [Theory]
    [InlineData(ApplicationState.Draft)]
    [InlineData(ApplicationState.Returned)]
    public void Submit_RoundWithRecommendingBodies_GoesToTheBodyFirst(ApplicationState state) =>
        Assert.Equal(
            new ApplicationMoved(ApplicationMove.RequestRecommendation, state, ApplicationState.AwaitingRecommendation, "", Now),
            ApplicationPolicy
                .Submit(
                    CompleteDraft() with
                    {
                        State = state,
                        RecommendingBodyId = Recommending.RecommendingBodies[0].Id,
                    },
                    Recommending,
                    Now,
                    Now
                )
                .Value
        );

    [Fact]
    public void Submit_OptionalDocumentMissing_IsTaken()
    {
        var guide = Guide() with
        {
            RequiredDocuments = Guide().RequiredDocuments.Add(new RequiredDocument("ethics", "伦理审查") { IsOptional = true }),
        };

        Assert.True(ApplicationPolicy.Submit(CompleteDraft(), guide, Now, Now).IsSuccess);
    }

    [Fact]
    public void Submit_ScanOfWhatIsSubmitted_IsTaken() => Assert.True(Submit(Scanned(CompleteDraft())).IsSuccess);

    [Fact]
    public void Submit_NoScan_IsMissing()
    {
        var error = Assert.Single(Submit(CompleteDraft()).Errors);

        Assert.Equal(("document-is-missing", "signed-scan"), (error.Code, error.Arguments["kind"]));
    }

    [Fact]
    public void Submit_ChangedAfterTheScan_IsOutdated() =>
        Assert.Equal([("signed-scan-is-outdated", null)], ValidationErrors(Submit(Scanned(CompleteDraft()) with { Title = "另一个题目" })));

    [Fact]
    public void Submit_ScanWithoutACode_IsOutdated() =>
        Assert.Equal(
            [("signed-scan-is-outdated", null)],
            ValidationErrors(Submit(CompleteDraft().Apply(new DocumentRegistered(Document("d9", DocumentPolicy.SignedScanKind)))))
        );

    [Fact]
    public void Submit_DocumentReplacedAfterTheScan_IsTaken() =>
        Assert.True(Submit(Scanned(CompleteDraft()).Apply(new DocumentRegistered(Document("d9", "budget")))).IsSuccess);

    [Theory]
    [InlineData(ApplicationState.Submitted, -1, true)]
    [InlineData(ApplicationState.AwaitingRecommendation, -1, true)]
    [InlineData(ApplicationState.Submitted, 0, false)]
    [InlineData(ApplicationState.Draft, -1, false)]
    [InlineData(ApplicationState.FormatCheck, -1, false)]
    public void Recall_StateAndTime_AreSubmittedBeforeClosing(ApplicationState state, int ticksAfterClosing, bool isAccepted)
    {
        var at = ClosesAt.AddTicks(ticksAfterClosing);

        var moved = ApplicationPolicy.Recall(Draft() with { State = state }, Guide(), at);

        Assert.Equal(
            isAccepted,
            moved.IsSuccess && moved.Value == new ApplicationMoved(ApplicationMove.Recall, state, ApplicationState.Draft, "", at)
        );
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(" ", false)]
    [InlineData("不再申报", true)]
    public void WithdrawAndRenounce_Reason_IsNeeded(string? reason, bool isAccepted)
    {
        var withdrawn = ApplicationPolicy.Withdraw(Draft(), reason, Now);
        var renounced = ApplicationPolicy.Renounce(Draft() with { State = ApplicationState.Awarded }, reason, Now);

        Assert.Equal(isAccepted ? [] : [("reason-is-missing", "reason")], ValidationErrors(withdrawn));
        Assert.Equal(isAccepted ? [] : [("reason-is-missing", "reason")], ValidationErrors(renounced));
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void Withdraw_ReasonAroundTheLimit_IsRefusedAbove(int length, bool isAccepted) =>
        Assert.Equal(isAccepted, ApplicationPolicy.Withdraw(Draft(), new string('因', length), Now).IsSuccess);

    [Theory]
    [InlineData(ApplicationState.Draft, true, false)]
    [InlineData(ApplicationState.Reserve, true, false)]
    [InlineData(ApplicationState.Proposed, false, true)]
    [InlineData(ApplicationState.OnPublicNotice, false, true)]
    [InlineData(ApplicationState.ContractPending, false, true)]
    [InlineData(ApplicationState.Implementing, false, false)]
    [InlineData(ApplicationState.Withdrawn, false, false)]
    public void WithdrawAndRenounce_State_IsBeforeOrAfterTheProposal(ApplicationState state, bool mayWithdraw, bool mayRenounce)
    {
        var application = Draft() with { State = state };

        Assert.Equal(mayWithdraw, ApplicationPolicy.Withdraw(application, " 理由 ", Now) is { IsSuccess: true, Value.Reason: "理由" });
        Assert.Equal(mayRenounce, ApplicationPolicy.Renounce(application, " 理由 ", Now) is { IsSuccess: true, Value.Reason: "理由" });
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void SubmitCorrection_AroundTheTerm_IsRefusedFromItsEndOn(int ticks, bool isAccepted)
    {
        var until = Now.AddDays(7);

        var submitted = ApplicationPolicy.SubmitCorrection(InCorrection(until), Guide(), until.AddTicks(ticks));

        Assert.Equal(isAccepted ? [] : [("term-has-passed", null)], ValidationErrors(submitted));
        Assert.Equal(isAccepted, submitted.IsSuccess && submitted.Value.At == until.AddTicks(ticks));
    }

    [Fact]
    public void SubmitCorrection_StillIncomplete_NamesWhatIsMissing() =>
        Assert.Equal(
            ["document-is-missing"],
            ApplicationPolicy
                .SubmitCorrection(InCorrection(Now.AddDays(7)).Apply(new DocumentRemoved("d1")), Guide(), Now)
                .Errors.Select(error => error.Code)
        );

    [Theory]
    [InlineData(ApplicationState.FormatCheck)]
    [InlineData(ApplicationState.Lapsed)]
    public void SubmitCorrection_NothingAsked_IsRefused(ApplicationState state) =>
        Assert.Equal(
            [("nothing-to-correct", null)],
            ValidationErrors(ApplicationPolicy.SubmitCorrection(InCorrection(Now.AddDays(7)) with { State = state }, Guide(), Now))
        );

    [Theory]
    [InlineData(ApplicationState.Draft, " new@unit.example ", null)]
    [InlineData(ApplicationState.OnPublicNotice, "new@unit.example", null)]
    [InlineData(ApplicationState.Draft, "new", "email-is-malformed")]
    [InlineData(ApplicationState.Draft, null, "email-is-malformed")]
    [InlineData(ApplicationState.Withdrawn, "new@unit.example", "application-is-not-a-draft")]
    public void ChangeContact_AddressAndState_AreCheckedAndKept(ApplicationState state, string? email, string? refusal)
    {
        var changed = ApplicationPolicy.ChangeContact(Draft() with { State = state }, email);

        Assert.Equal(refusal, changed.Errors.SingleOrDefault()?.Code);
        Assert.Equal(refusal is null, changed.IsSuccess && changed.Value.ContactEmail == "new@unit.example");
    }

    private static Result<ApplicationMoved> Submit(Application application) => ApplicationPolicy.Submit(application, Sealing, Now, Now);

    private static Application Scanned(Application application) =>
        application.Apply(
            new DocumentRegistered(Document("scan", DocumentPolicy.SignedScanKind) with { VersionCode = VersionCode.Of(application) })
        );

    private static Application InCorrection(DateTimeOffset until) =>
        CompleteDraft() with
        {
            State = ApplicationState.CorrectionPending,
            Correction = new Correction("缺盖章", Now, until),
        };
}
