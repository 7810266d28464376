using System.Collections.Immutable;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>
/// 冲正: a payment was entered wrongly. No task is created: an officer enters the reversal with the scan, and another one confirms.
/// </summary>
public sealed class PaymentReversalStep : ProjectStep<PaymentReversalDecision>
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.FinanceOfficer];

    private protected override ImmutableArray<ProjectAsk> AsksOf(Project project, DateTimeOffset now) => PaymentPolicy.ReversalsOf(project);

    protected override PaymentReversalDecision Decide(DecisionForm form, DecisionContext context) => new(form.Reason!);

    protected override DecisionForm FormOf(PaymentReversalDecision decision) => new() { Reason = decision.Reason };
}

/// <summary>The reason for a reversal.</summary>
public sealed record PaymentReversalDecision(string Reason) : Decision
{
    public override string ToOutcome() => Outcomes.Return;
}
