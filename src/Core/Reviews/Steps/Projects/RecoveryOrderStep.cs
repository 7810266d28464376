using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>追缴决定: the leader decides the amount demanded back.</summary>
public sealed class RecoveryOrderStep : ProjectStep<RecoveryOrderDecision>
{
    private const string Amount = "amountYuan";

    public override ImmutableArray<StaffRole> Seats => [StaffRole.Leader];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) => [StepField.Line(Amount), StepField.Reason];

    private protected override ValidationErrors CheckFields(ValidationErrors faults, DecisionForm form, DecisionContext context)
    {
        var amount = YuanText.Read(form.TextOf(Amount));
        var path = DecisionForm.OwnPrefix + Amount;
        return string.IsNullOrWhiteSpace(form.TextOf(Amount)) ? faults
            : amount is null || context.Project is null ? faults.When(true, path, FundErrors.AmountIsMalformed)
            : RecoveryPolicy.CheckAmount(context.Project, amount.Value) is { } refusal ? faults.When(true, path, refusal)
            : faults;
    }

    protected override RecoveryOrderDecision Decide(DecisionForm form, DecisionContext context) =>
        new(YuanText.Read(form.TextOf(Amount))!.Value, form.Reason!);

    protected override DecisionForm FormOf(RecoveryOrderDecision decision) =>
        new()
        {
            Reason = decision.Reason,
            Fields = ImmutableDictionary<string, string>.Empty.Add(Amount, YuanText.Write(decision.AmountYuan)),
        };
}

/// <summary>The amount demanded back.</summary>
public sealed record RecoveryOrderDecision(decimal AmountYuan, string Reason) : Decision
{
    public override string ToOutcome() => Outcomes.Issued;
}
