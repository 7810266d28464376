using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>现场考察 of the ranked projects.</summary>
public sealed class FieldVisitStep : StepDefinition<FieldVisitDecision>
{
    public override StepDetails Details => StepDetails.Ranking;

    public override ImmutableArray<StaffRole> Seats => [StaffRole.CaseOfficer];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Day("heldOn"), StepField.Reason];

    protected override FieldVisitDecision Decide(DecisionForm form, DecisionContext context) => new(form.HeldOn!.Value, form.Reason!);

    protected override DecisionForm FormOf(FieldVisitDecision decision) => new() { HeldOn = decision.HeldOn, Reason = decision.Reason };
}

/// <summary>The result of a 现场考察.</summary>
public sealed record FieldVisitDecision(DateOnly HeldOn, string Reason) : Decision
{
    public override string ToOutcome() => Outcomes.Visited;
}
