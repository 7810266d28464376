using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>财政会签: the finance bureau agrees to the meeting's proposal, or returns it.</summary>
public sealed class ConcurrenceStep : StepDefinition<ConcurrenceDecision>
{
    public override StepDetails Details => StepDetails.Proposals;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.FinanceOfficer];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Choice("agree", "return"), StepField.Reason];

    protected override ConcurrenceDecision Decide(DecisionForm form, DecisionContext context) => new(form.Choice == "agree", form.Reason!);

    protected override DecisionForm FormOf(ConcurrenceDecision decision) =>
        new() { Choice = decision.Agrees ? "agree" : "return", Reason = decision.Reason };
}

/// <summary>The finance bureau agrees to the batch, or returns it.</summary>
public sealed record ConcurrenceDecision(bool Agrees, string Reason) : Decision
{
    public override string ToOutcome() => Agrees ? Outcomes.Agree : Outcomes.Return;
}
