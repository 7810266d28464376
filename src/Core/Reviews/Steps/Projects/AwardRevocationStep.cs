using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>撤销立项审批: the final report is overdue for years, and the leader decides whether to revoke the award.</summary>
public sealed class AwardRevocationStep : ProjectStep<AwardRevocationDecision>
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.Leader];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Choice("revoke", "wait"), StepField.Reason];

    protected override AwardRevocationDecision Decide(DecisionForm form, DecisionContext context) =>
        new(form.Choice == "revoke", form.Reason!);

    protected override DecisionForm FormOf(AwardRevocationDecision decision) =>
        new() { Choice = decision.Revokes ? "revoke" : "wait", Reason = decision.Reason };
}

/// <summary>Whether the award is revoked.</summary>
public sealed record AwardRevocationDecision(bool Revokes, string Reason) : Decision
{
    public override string ToOutcome() => Revokes ? Outcomes.Uphold : Outcomes.Dismiss;
}
