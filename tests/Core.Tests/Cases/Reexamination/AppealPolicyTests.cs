using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Listings;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.Core.Tests.Cases.SampleReexaminations;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Cases;

/// <summary>申诉: documents of the superior authority, entered by one officer and confirmed by another.</summary>
public sealed class AppealPolicyTests
{
    private static readonly AppealForm Form = new()
    {
        Step = AppealStep.Accepted,
        Authority = "省科技厅",
        Number = "吉科诚〔2026〕7号",
        On = Today,
        Summary = "决定受理申诉。",
        DocumentId = "d3",
    };

    private static readonly Listing Listed = Listing.From(
        new ListingProposed(Id.ListingId, ListKind.Dishonesty, Opened().Subject, Opened().Party.Name, Now)
    ) with
    {
        State = ListingState.Effective,
    };

    [Fact]
    public void Letter_OfAReexaminationThatChangesNothing_NamesTheAppealWithItsTerm()
    {
        var served = DecisionServed(upholds: true);

        Assert.Equal(15, served.Letters.OfType<ReexaminationLetter>().Single().AppealWorkingDays);
        Assert.Equal(Term.WorkingDays(15), served.Reexamination!.AppealUntil!.Term);
        Assert.Null(DecisionServed(upholds: false).Reexamination!.AppealUntil);
    }

    [Fact]
    public void Enter_BeforeTheReexaminationWasServedOrAfterAReversal_IsRefused()
    {
        Assert.Equal(["appeal-cannot-be-entered"], Codes(Enter(CarriedOut(), Form)));
        Assert.Equal(["appeal-cannot-be-entered"], Codes(Enter(SampleReexaminations.Decided(upholds: true), Form)));
        Assert.Equal(["appeal-cannot-be-entered"], Codes(Enter(DecisionServed(upholds: false), Form)));
        Assert.Equal(
            ["appealStep", "appealAuthority", "appealNumber", "appealOn", "appealSummary", "appealFile"],
            Enter(DecisionServed(upholds: true), new AppealForm()).Errors.Select(error => error.Field)
        );
    }

    [Fact]
    public void Confirm_BySecondOfficer_OneNoticeAndOneOutcome()
    {
        var entered = Entered(DecisionServed(upholds: true), AppealStep.Accepted);
        Assert.Equal(CaseAct.ConfirmAppeal, CaseActPolicy.NextOf(entered));
        Assert.Equal(["second-officer-confirms"], Codes(Confirm(entered, "li")));
        Assert.Empty(entered.Apply(Confirm(entered, "zhou", agrees: false).Value).Appeals);

        var accepted = entered.Apply(Confirm(entered, "zhou").Value);
        Assert.Equal(["no-paper-waits"], Codes(Confirm(accepted, "zhou")));
        var upheld = Confirmed(Entered(accepted, AppealStep.Upheld));

        Assert.Equal(2, upheld.Appeals.Length);
        Assert.False(AppealPolicy.IsToBeCarriedOut(upheld));
        Assert.Equal(["appeal-cannot-be-entered"], Codes(Enter(upheld, Form)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Revoked_IsCarriedOut_AlsoAfterTheCaseWasClosed(bool isClosed)
    {
        var reexamined = DecisionServed(upholds: true);
        var before = isClosed ? reexamined.Apply(CasePolicy.Close(reexamined, Now).Value) : reexamined;
        var entered = Entered(before, AppealStep.Revoked);
        Assert.NotEqual(CaseDue.Reverse, CaseProcedure.NextOf(entered, Listed, Now).Due);

        var revoked = Confirmed(entered);
        Assert.Equal(CaseDue.Reverse, CaseProcedure.NextOf(revoked, Listed, Now).Due);
        var reversed = revoked.Apply(new CaseReversed(IsPlaceFreed: true, Now));

        Assert.NotEqual(CaseDue.Reverse, CaseProcedure.NextOf(reversed, Listed, Now).Due);
        Assert.Equal(Now, reversed.Appeals[^1].CarriedOutAt);
    }

    /// <summary>A changed decision names its measures within the rules; it is carried out like a revocation.</summary>
    [Fact]
    public void Changed_NeedsItsMeasures_AndIsCarriedOut()
    {
        var changed = Form with { Step = AppealStep.Changed };
        var before = DecisionServed(upholds: true);
        Assert.Equal(["measures"], Enter(before, changed).Errors.Select(error => error.Field));
        var lighter = new CaseOutcome.Established(Core.Rules.Severity.Minor, Minor.Measures);
        Assert.Equal(
            ["measure-is-not-for-severity"],
            Codes(Enter(before, changed with { Change = lighter with { Measures = Banning.Measures } }))
        );

        var entered = before.Apply(Enter(before, changed with { Change = lighter }).Value);
        Assert.False(AppealPolicy.IsToBeCarriedOut(entered));
        var confirmed = Confirmed(entered);
        Assert.Equal(lighter, AppealPolicy.ChangeToCarryOut(confirmed)!.Change);
        Assert.Equal(CaseDue.Reverse, CaseProcedure.NextOf(confirmed, Listed, Now).Due);
        Assert.True(AppealPolicy.Restores(confirmed, RulesInForce));

        var carriedOut = confirmed.Apply(new CaseReversed(IsPlaceFreed: true, Now));
        Assert.False(AppealPolicy.IsToBeCarriedOut(carriedOut));
    }

    /// <summary>Whether a change ends the revocation of an award, and the resulting claims.</summary>
    [Theory]
    [InlineData("award-revocation", false, CaseDue.RevokeAward)]
    [InlineData("disqualification", true, CaseDue.Close)]
    public void Changed_OfADecisionThatRevokesTheAward_RestoresItOnlyWithoutThatMeasure(string measure, bool restores, CaseDue due)
    {
        var upheld = DecisionServed(upholds: true);
        var revoking = (upheld with { Decision = upheld.Decision! with { Revokes = true } }).Apply(new CaseAwardHeld(Now));
        var change = new CaseOutcome.Established(Core.Rules.Severity.Major, [new IntendedMeasure(measure)]);
        var changed = Confirmed(revoking.Apply(Enter(revoking, Form with { Step = AppealStep.Changed, Change = change }).Value));
        Assert.Equal(restores, AppealPolicy.RestoresAward(changed, RulesInForce));

        var carriedOut = changed.Apply(new CaseReversed(IsPlaceFreed: false, Now) { RestoresAward = restores });

        Assert.Equal(due, CaseProcedure.NextOf(carriedOut, Listed, Now.AddDays(60)).Due);
    }

    [Fact]
    public void Restores_ChangeThatStillDisqualifies_DoesNot()
    {
        var still = new CaseOutcome.Established(Core.Rules.Severity.Major, [new IntendedMeasure("disqualification")]);
        var before = DecisionServed(upholds: true);
        var entered = before.Apply(Enter(before, Form with { Step = AppealStep.Changed, Change = still }).Value);

        Assert.False(AppealPolicy.Restores(Confirmed(entered), RulesInForce));
    }

    private static Result<AppealNoticeEntered> Enter(IntegrityCase integrityCase, AppealForm form) =>
        AppealPolicy.Enter(integrityCase, form, Clerk("li"), Context());

    private static IntegrityCase Entered(IntegrityCase integrityCase, AppealStep step) =>
        integrityCase.Apply(Enter(integrityCase, Form with { Step = step }).Value);

    private static Result<Fact> Confirm(IntegrityCase integrityCase, string officer, bool agrees = true) =>
        AppealPolicy.Confirm(integrityCase, Clerk(officer), agrees, "与原件不符", Now);

    private static IntegrityCase Confirmed(IntegrityCase integrityCase) => integrityCase.Apply(Confirm(integrityCase, "zhou").Value);
}
