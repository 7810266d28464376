namespace CreditFunctions.Core.Funds;

/// <summary>A payment in the file of the finance bureau.</summary>
/// <param name="Number">项目编号</param>
/// <param name="BudgetNumber">预算指标文号</param>
/// <param name="Voucher">国库支付凭证号</param>
/// <param name="PaidOn">Beijing date.</param>
public sealed record TreasuryPayment(string Number, string BudgetNumber, decimal AmountYuan, string Voucher, DateOnly PaidOn);
