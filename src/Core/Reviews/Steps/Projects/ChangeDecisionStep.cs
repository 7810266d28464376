using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>变更审批: the bureau decides on a change of leader, targets or term, or on a termination.</summary>
public sealed class ChangeDecisionStep : ProjectStep<ChangeDecision>
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.Leader];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Choice("agree", "refuse"), StepField.Reason];

    protected override ChangeDecision Decide(DecisionForm form, DecisionContext context) => new(form.Choice == "agree", form.Reason!);

    protected override DecisionForm FormOf(ChangeDecision decision) =>
        new() { Choice = decision.Agrees ? "agree" : "refuse", Reason = decision.Reason };
}

/// <summary>The decision on a change.</summary>
public sealed record ChangeDecision(bool Agrees, string Reason) : Decision
{
    public override string ToOutcome() => Agrees ? Outcomes.Agree : Outcomes.Refuse;
}
