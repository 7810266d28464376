using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Cases;

/// <summary>The proposal of the two investigators: it has no effect before both signed it.</summary>
public static class ProposalPolicy
{
    private static readonly Error ProposalIsYourOwn = new(
        ErrorKind.Forbidden,
        "proposal-is-your-own",
        "You made this proposal. The other investigator confirms it, or disagrees."
    );

    private static readonly Error NothingIsProposed = new(
        ErrorKind.Conflict,
        "nothing-is-proposed",
        "No such proposal waits for the other investigator. Open the page of the case again."
    );

    public static Result<CaseProposed> Propose(
        IntegrityCase integrityCase,
        CaseProposal proposal,
        SeatedOfficer investigator,
        ActContext context
    ) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.Propose)
            .Then<CaseState>(to => AssessmentPolicy.IsMissing(integrityCase) ? CaseErrors.AssessmentIsMissing : to)
            .Then(_ =>
                new ValidationErrors("case-proposal-is-incomplete")
                    .When(!CasePolicy.ReasonText.Accepts(proposal.Facts), "facts", "State the facts.")
                    .When(!CasePolicy.ReasonText.Accepts(proposal.Evidence), "evidence", "Name the evidence.")
                    .When(!CasePolicy.ReasonText.Accepts(proposal.Reasons), "reasons", "Give the reasons, which the letter states.")
                    .Investigates(integrityCase, investigator)
                    .Or(() => proposal)
            )
            .Then(_ => MeasurePolicy.Check(proposal.Severity, proposal.Measures, context.Rules, context.AllowsSamples))
            .Select(_ => new CaseProposed(proposal, UnfoundedReasons: null, investigator, context.Now));

    public static Result<CaseProposed> ProposeUnfounded(
        IntegrityCase integrityCase,
        string? reasons,
        SeatedOfficer investigator,
        DateTimeOffset now
    ) =>
        CaseMoves
            .Move(integrityCase.State, CaseMove.Propose)
            .Then(_ => CasePolicy.ReadReason(reasons, "reasons"))
            .Then(text => new ValidationErrors("case-proposal-is-incomplete").Investigates(integrityCase, investigator).Or(() => text))
            .Select(text => new CaseProposed(Proposal: null, text, investigator, now));

    /// <summary>
    /// The other investigator confirms: the advance notice with facts, reasons, basis and the intended measure is issued; or the case
    /// goes to legal review as unfounded, without a notice.
    /// </summary>
    /// <param name="number">Of the notice; needed only where measures are proposed.</param>
    public static Result<Fact> Confirm(IntegrityCase integrityCase, SeatedOfficer investigator, LetterNumber number, ActContext context)
    {
        if (!CheckHand(integrityCase, investigator).TryGet(out var proposed, out var errors))
        {
            return errors;
        }

        return proposed.Proposal is { } proposal
            ? IssueAdvanceNotice(integrityCase, proposal, investigator, number, context).Select<Fact>(issued => issued)
            : new UnfoundedReported(proposed.UnfoundedReasons!, context.Now) { Investigator = investigator };
    }

    public static Result<ProposalReturned> Disagree(
        IntegrityCase integrityCase,
        SeatedOfficer investigator,
        string? reason,
        DateTimeOffset now
    ) =>
        CheckHand(integrityCase, investigator)
            .Then(_ => CasePolicy.ReadReason(reason, "reason"))
            .Select(text => new ProposalReturned(investigator, text, now));

    /// <summary>The successor of a recused investigator confirms what both had signed, or disagrees.</summary>
    public static Result<Fact> ReconfirmProposal(
        IntegrityCase integrityCase,
        SeatedOfficer investigator,
        bool? agrees,
        string? reason,
        DateTimeOffset now
    )
    {
        if (!integrityCase.NeedsReconfirmation)
        {
            return NothingIsProposed;
        }

        if (!CaseMoves.Move(integrityCase.State, CaseMove.ReturnToInvestigation).TryGet(out _, out var illegal))
        {
            return illegal;
        }

        return new ValidationErrors("case-proposal-is-incomplete")
            .When(agrees is null, "reconfirmChoice", "Say whether you confirm it.")
            .When(agrees == false && !CasePolicy.ReasonText.Accepts(reason), "reconfirmReason", "Say why you disagree.")
            .When(integrityCase.RemainingSigners.Any(hand => hand.IsSamePerson(investigator)), "investigator", ProposalIsYourOwn)
            .Investigates(integrityCase, investigator)
            .Or<Fact>(() =>
                agrees!.Value
                    ? new ProposalReconfirmed(investigator, now)
                    : new ProposalReturned(investigator, CasePolicy.ReasonText.Clean(reason), now)
            );
    }

    private static Result<CaseProposed> CheckHand(IntegrityCase integrityCase, SeatedOfficer investigator) =>
        integrityCase.Proposed switch
        {
            { } proposed when integrityCase.State == CaseState.ProposalPending => proposed.Investigator.IsSamePerson(investigator)
                ? ProposalIsYourOwn
                : new ValidationErrors("case-proposal-is-incomplete").Investigates(integrityCase, investigator).Or(() => proposed),
            _ => NothingIsProposed,
        };

    // The measures are checked again: the rules of the case cannot change between proposal and confirmation, but the measures allowed in
    // production can.
    private static Result<AdvanceNoticeIssued> IssueAdvanceNotice(
        IntegrityCase integrityCase,
        CaseProposal proposal,
        SeatedOfficer investigator,
        LetterNumber number,
        ActContext context
    ) =>
        MeasurePolicy
            .Check(proposal.Severity, proposal.Measures, context.Rules, context.AllowsSamples)
            .Select(traces => new AdvanceNoticeIssued(
                new AdvanceNoticeLetter(
                    number,
                    integrityCase.Number,
                    CasePolicy.AddresseeOf(integrityCase),
                    context.Contact,
                    context.Today,
                    CasePolicy.FindingsOf(proposal, proposal.Severity, proposal.Measures, context.Rules),
                    context.Rules.DefenceWorkingDays.Value
                )
                {
                    HearingWorkingDays = HearingPolicy.IsGranted(proposal.Measures, context.Rules)
                        ? context.Rules.CaseClock.Value.HearingRequestWorkingDays
                        : null,
                },
                proposal,
                traces,
                context.Now
            )
            {
                Investigator = investigator,
            });

    internal static ValidationErrors Investigates(this ValidationErrors faults, IntegrityCase integrityCase, SeatedOfficer officer) =>
        faults
            .When(officer.Seat != CaseSeat.Investigator, "investigator", "An investigator of the case proposes and confirms.")
            .SeatsAreFree(integrityCase.Seats, integrityCase.PartyPersons, [officer], "investigator");
}
