using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Funds;

/// <summary>Accounts of a project's money. Every entry moves it from one account to another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FundAccount>))]
public enum FundAccount
{
    /// <summary>财政: source of the money and target of returns; the only account below zero.</summary>
    Treasury,

    /// <summary>预算: awarded, and not promised yet.</summary>
    Budget,

    /// <summary>承诺: promised by the signed contract.</summary>
    Promised,

    /// <summary>会签: the finance bureau agreed to pay.</summary>
    Concurred,

    /// <summary>应付: checked against the lists, and payable.</summary>
    Due,

    /// <summary>到账: paid by the treasury, and not spent yet.</summary>
    Paid,

    /// <summary>支出</summary>
    Spent,

    /// <summary>结余: left over after the acceptance; stays with the unit.</summary>
    LeftOver,

    /// <summary>追缴: demanded back by letter.</summary>
    ToRecover,

    /// <summary>追回</summary>
    Recovered,
}

/// <summary>Kinds of ledger entries.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FundEntryKind>))]
public enum FundEntryKind
{
    /// <summary>预算</summary>
    Award,

    /// <summary>承诺</summary>
    Promise,

    /// <summary>会签</summary>
    Concur,

    /// <summary>应付</summary>
    FallDue,

    /// <summary>拨付: the treasury paid; the software never does.</summary>
    Pay,

    /// <summary>冲正: a wrongly entered payment is due again.</summary>
    Reverse,

    /// <summary>支出</summary>
    Spend,

    /// <summary>冲正 of repaid money that had been spent: it becomes unspent, so that its payment can be reversed.</summary>
    ReverseSpent,

    /// <summary>结余</summary>
    LeaveOver,

    /// <summary>追缴决定, of unspent money.</summary>
    DemandUnspent,

    /// <summary>追缴决定, of spent money.</summary>
    DemandSpent,

    /// <summary>退回决定, of money left over.</summary>
    DemandLeftOver,

    /// <summary>追回</summary>
    Recover,

    /// <summary>收回: money that will not be paid is returned from the budget.</summary>
    ReleaseBudget,

    /// <summary>收回, of promised money.</summary>
    ReleasePromised,

    /// <summary>收回, of money to which the finance bureau agreed.</summary>
    ReleaseConcurred,

    /// <summary>收回, of due money.</summary>
    ReleaseDue,

    /// <summary>恢复: released money returns to the budget.</summary>
    RestoreBudget,

    /// <summary>恢复, of promised money.</summary>
    RestorePromised,

    /// <summary>恢复, of money to which the finance bureau agreed.</summary>
    RestoreConcurred,

    /// <summary>恢复, of due money: the award is restored, or a voucher is received after the end.</summary>
    RestoreDue,

    /// <summary>追缴撤销: a demand for unspent money is withdrawn.</summary>
    WithdrawUnspent,

    /// <summary>追缴撤销, of spent money.</summary>
    WithdrawSpent,

    /// <summary>追缴撤销, of money left over.</summary>
    WithdrawLeftOver,

    /// <summary>退还承诺: money received by a withdrawn demand is promised to the unit again.</summary>
    PromiseRecovered,
}

/// <summary>One entry of a project's ledger: moves an amount from one account to another.</summary>
/// <param name="Number">1 for the first entry of the project.</param>
/// <param name="AmountYuan">More than 0, with at most two decimals.</param>
/// <param name="On">Beijing date of the event.</param>
public sealed record FundEntry(int Number, FundEntryKind Kind, decimal AmountYuan, DateOnly On, DateTimeOffset At)
{
    /// <summary>From 1; null where it concerns no instalment.</summary>
    public int? Instalment { get; init; }

    /// <summary>预算指标文号</summary>
    public string? BudgetNumber { get; init; }

    /// <summary>国库支付凭证号 of a payment, or the receipt of returned money.</summary>
    public string? Voucher { get; init; }

    /// <summary>The letter that demands the money.</summary>
    public string? Letter { get; init; }

    /// <summary>End of the term of payment.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Number of the reversed payment.</summary>
    public int? Reverses { get; init; }

    /// <summary>Whether it is a payment after the end of the project, without an entitlement.</summary>
    public bool IsAfterEnd { get; init; }

    /// <summary>Id of the officer; null where the procedure entered it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>Id of the second officer; null where the decision was made by a link.</summary>
    public string? ConfirmedBy { get; init; }

    [JsonIgnore]
    public FundAccount From => FundMoves.Of(Kind).From;

    [JsonIgnore]
    public FundAccount To => FundMoves.Of(Kind).To;
}

/// <summary>The accounts of a kind of entry.</summary>
public sealed record FundMove(FundEntryKind Kind, FundAccount From, FundAccount To);

/// <summary>The table of entries: nothing is paid that was not promised, agreed to by the finance bureau and checked.</summary>
public static class FundMoves
{
    public static IReadOnlyList<FundMove> Table { get; } =
    [
        new(FundEntryKind.Award, FundAccount.Treasury, FundAccount.Budget),
        new(FundEntryKind.Promise, FundAccount.Budget, FundAccount.Promised),
        new(FundEntryKind.Concur, FundAccount.Promised, FundAccount.Concurred),
        new(FundEntryKind.FallDue, FundAccount.Concurred, FundAccount.Due),
        new(FundEntryKind.Pay, FundAccount.Due, FundAccount.Paid),
        new(FundEntryKind.Reverse, FundAccount.Paid, FundAccount.Due),
        new(FundEntryKind.Spend, FundAccount.Paid, FundAccount.Spent),
        new(FundEntryKind.ReverseSpent, FundAccount.Spent, FundAccount.Paid),
        new(FundEntryKind.LeaveOver, FundAccount.Paid, FundAccount.LeftOver),
        new(FundEntryKind.DemandUnspent, FundAccount.Paid, FundAccount.ToRecover),
        new(FundEntryKind.DemandSpent, FundAccount.Spent, FundAccount.ToRecover),
        new(FundEntryKind.DemandLeftOver, FundAccount.LeftOver, FundAccount.ToRecover),
        new(FundEntryKind.Recover, FundAccount.ToRecover, FundAccount.Recovered),
        new(FundEntryKind.ReleaseBudget, FundAccount.Budget, FundAccount.Treasury),
        new(FundEntryKind.ReleasePromised, FundAccount.Promised, FundAccount.Treasury),
        new(FundEntryKind.ReleaseConcurred, FundAccount.Concurred, FundAccount.Treasury),
        new(FundEntryKind.ReleaseDue, FundAccount.Due, FundAccount.Treasury),
        new(FundEntryKind.RestoreBudget, FundAccount.Treasury, FundAccount.Budget),
        new(FundEntryKind.RestorePromised, FundAccount.Treasury, FundAccount.Promised),
        new(FundEntryKind.RestoreConcurred, FundAccount.Treasury, FundAccount.Concurred),
        new(FundEntryKind.RestoreDue, FundAccount.Treasury, FundAccount.Due),
        new(FundEntryKind.WithdrawUnspent, FundAccount.ToRecover, FundAccount.Paid),
        new(FundEntryKind.WithdrawSpent, FundAccount.ToRecover, FundAccount.Spent),
        new(FundEntryKind.WithdrawLeftOver, FundAccount.ToRecover, FundAccount.LeftOver),
        new(FundEntryKind.PromiseRecovered, FundAccount.Recovered, FundAccount.Promised),
    ];

    /// <summary>The entry that restores what another one released.</summary>
    internal static IReadOnlyList<(FundEntryKind Release, FundEntryKind Restore)> Restorations { get; } =
    [
        (FundEntryKind.ReleaseBudget, FundEntryKind.RestoreBudget),
        (FundEntryKind.ReleasePromised, FundEntryKind.RestorePromised),
        (FundEntryKind.ReleaseConcurred, FundEntryKind.RestoreConcurred),
        (FundEntryKind.ReleaseDue, FundEntryKind.RestoreDue),
    ];

    public static FundMove Of(FundEntryKind kind) => Table.First(move => move.Kind == kind);
}
