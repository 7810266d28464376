using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>拨款会签: the finance bureau agrees to pay an instalment, or defers it; it is asked again later.</summary>
public sealed class PaymentConcurrenceStep : ProjectStep<PaymentConcurrenceDecision>
{
    public override ImmutableArray<StaffRole> Seats => [StaffRole.FinanceOfficer];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Choice("agree", "defer"), StepField.Reason];

    protected override PaymentConcurrenceDecision Decide(DecisionForm form, DecisionContext context) =>
        new(form.Choice == "agree", form.Reason!);

    protected override DecisionForm FormOf(PaymentConcurrenceDecision decision) =>
        new() { Choice = decision.Agrees ? "agree" : "defer", Reason = decision.Reason };
}

/// <summary>Whether the finance bureau agrees to pay an instalment now.</summary>
public sealed record PaymentConcurrenceDecision(bool Agrees, string Reason) : Decision
{
    public override string ToOutcome() => Agrees ? Outcomes.Agree : Outcomes.Return;
}
