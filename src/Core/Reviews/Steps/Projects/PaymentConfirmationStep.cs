using System.Collections.Immutable;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;

namespace CreditFunctions.Core.Reviews.Steps;

/// <summary>到账确认: the finance bureau enters the voucher of the treasury's payment. The software never pays.</summary>
public sealed class PaymentConfirmationStep : ProjectStep<PaymentConfirmationDecision>
{
    private const string Amount = "amountYuan";
    private const string Voucher = "voucherNumber";
    private const string Budget = "budgetNumber";
    private const string PaidOn = "paidOn";

    public override ImmutableArray<StaffRole> Seats => [StaffRole.FinanceOfficer];

    public override ImmutableArray<StepField> FieldsOf(DecisionContext context) =>
        [StepField.Line(Voucher), StepField.Line(Budget), StepField.Line(Amount), StepField.Day(PaidOn)];

    /// <summary>The voucher belongs to another payment, of this project or another one.</summary>
    public static Error VoucherIsUsed(VoucherUse use) =>
        ProjectErrors.VoucherIsUsed(use.Voucher, use.Project).At(DecisionForm.OwnPrefix + Voucher);

    // A voucher received after payments stopped is entered from paper: no task is created for it.
    private protected override ImmutableArray<ProjectAsk> AsksOf(Project project, DateTimeOffset now) =>
        [.. base.AsksOf(project, now), .. PaymentPolicy.LatePaymentsOf(project)];

    private protected override ValidationErrors CheckFields(ValidationErrors faults, DecisionForm form, DecisionContext context)
    {
        var due = context.Project?.Ledger.BalanceOf(FundAccount.Due, NumberOf(context)) ?? 0;
        return FundErrors.Check(form.TextOf(Amount), due) is { } refusal
            ? faults.When(true, DecisionForm.OwnPrefix + Amount, refusal)
            : faults;
    }

    protected override PaymentConfirmationDecision Decide(DecisionForm form, DecisionContext context) =>
        new(
            YuanText.Read(form.TextOf(Amount))!.Value,
            DecisionPolicy.NumberText.Clean(form.TextOf(Voucher)),
            DecisionPolicy.NumberText.Clean(form.TextOf(Budget)),
            form.DayOf(PaidOn)!.Value
        );

    protected override DecisionForm FormOf(PaymentConfirmationDecision decision) =>
        new()
        {
            Fields = ImmutableDictionary<string, string>
                .Empty.Add(Voucher, decision.VoucherNumber)
                .Add(Budget, decision.BudgetNumber)
                .Add(Amount, YuanText.Write(decision.AmountYuan))
                .Add(PaidOn, DecisionForm.Write(decision.PaidOn)),
        };
}

/// <summary>国库支付凭证 of a payment by the treasury.</summary>
public sealed record PaymentConfirmationDecision(decimal AmountYuan, string VoucherNumber, string BudgetNumber, DateOnly PaidOn) : Decision
{
    public override string ToOutcome() => Outcomes.Issued;
}
