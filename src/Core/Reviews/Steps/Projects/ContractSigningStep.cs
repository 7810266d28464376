using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>签订任务书: the bureau signs the contract that unit and investigator have signed, or returns it.</summary>
public sealed class ContractSigningStep : ProjectStep<ContractSigningDecision>
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.Leader];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Choice("sign", "return"), StepField.Reason];

    protected override ContractSigningDecision Decide(DecisionForm form, DecisionContext context) =>
        new(form.Choice == "sign", form.Reason!);

    protected override DecisionForm FormOf(ContractSigningDecision decision) =>
        new() { Choice = decision.Signs ? "sign" : "return", Reason = decision.Reason };
}

/// <summary>Whether the bureau signs a contract.</summary>
public sealed record ContractSigningDecision(bool Signs, string Reason) : Decision
{
    public override string ToOutcome() => Signs ? Outcomes.Agree : Outcomes.Return;
}
