using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>追回确认: the finance bureau enters the receipt of returned money.</summary>
public sealed class RecoveryReceiptStep : ProjectStep<RecoveryReceiptDecision>
{
    private const string Amount = "amountYuan";
    private const string Receipt = "receiptNumber";
    private const string ReceivedOn = "receivedOn";

    public override ImmutableArray<StaffRole> Seats => [StaffRole.FinanceOfficer];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Line(Receipt), StepField.Line(Amount), StepField.Day(ReceivedOn)];

    private protected override ValidationErrors CheckFields(ValidationErrors faults, DecisionForm form, DecisionContext context)
    {
        var open = context.Project?.Ledger.BalanceOf(FundAccount.ToRecover) ?? 0;
        faults.When(
            context.Project is { } project && RecoveryPolicy.IsReceived(project, form.TextOf(Receipt)),
            DecisionForm.OwnPrefix + Receipt,
            ProjectErrors.ReceiptIsEntered
        );
        return FundErrors.Check(form.TextOf(Amount), open) is { } refusal
            ? faults.When(true, DecisionForm.OwnPrefix + Amount, refusal)
            : faults;
    }

    protected override RecoveryReceiptDecision Decide(DecisionForm form, DecisionContext context) =>
        new(
            YuanText.Read(form.TextOf(Amount))!.Value,
            DecisionPolicy.NumberText.Clean(form.TextOf(Receipt)),
            form.DayOf(ReceivedOn)!.Value
        );

    protected override DecisionForm FormOf(RecoveryReceiptDecision decision) =>
        new()
        {
            Fields = ImmutableDictionary<string, string>
                .Empty.Add(Receipt, decision.ReceiptNumber)
                .Add(Amount, YuanText.Write(decision.AmountYuan))
                .Add(ReceivedOn, DecisionForm.Write(decision.ReceivedOn)),
        };
}

/// <summary>Returned money.</summary>
public sealed record RecoveryReceiptDecision(decimal AmountYuan, string ReceiptNumber, DateOnly ReceivedOn) : Decision
{
    public override string ToOutcome() => Outcomes.Issued;
}
