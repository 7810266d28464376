using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Funds;

/// <summary>Where the money of one project stands. Every entry moves it from one account to another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FundAccount>))]
public enum FundAccount
{
    /// <summary>财政: where the money comes from and goes back to; the only account below zero.</summary>
    Treasury,

    /// <summary>预算: awarded, and not promised yet.</summary>
    Budget,

    /// <summary>承诺: promised by the signed contract.</summary>
    Promised,

    /// <summary>会签: the finance bureau agreed to pay.</summary>
    Concurred,

    /// <summary>应付: checked against the lists, and to be paid.</summary>
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

/// <summary>What an entry says.</summary>
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

    /// <summary>冲正: a payment that was entered wrongly is due again.</summary>
    Reverse,

    /// <summary>支出</summary>
    Spend,

    /// <summary>冲正, of what was repaid and had been spent: it is not spent, so that its payment can be reversed.</summary>
    ReverseSpent,

    /// <summary>结余</summary>
    LeaveOver,

    /// <summary>追缴决定, of money that is not spent.</summary>
    DemandUnspent,

    /// <summary>追缴决定, of money that was spent.</summary>
    DemandSpent,

    /// <summary>退回决定, of money that was left over.</summary>
    DemandLeftOver,

    /// <summary>追回</summary>
    Recover,

    /// <summary>收回: money that will not be paid goes back, from the budget.</summary>
    ReleaseBudget,

    /// <summary>收回, of what was promised.</summary>
    ReleasePromised,

    /// <summary>收回, of what the finance bureau agreed to.</summary>
    ReleaseConcurred,

    /// <summary>收回, of what was due.</summary>
    ReleaseDue,

    /// <summary>恢复: what was released goes back to the budget.</summary>
    RestoreBudget,

    /// <summary>恢复, of what was promised.</summary>
    RestorePromised,

    /// <summary>恢复, of what the finance bureau had agreed to.</summary>
    RestoreConcurred,

    /// <summary>恢复, of what was due: the award is given back, or a voucher arrives after the end.</summary>
    RestoreDue,

    /// <summary>追缴撤销: a demand is withdrawn, of money that is not spent.</summary>
    WithdrawUnspent,

    /// <summary>追缴撤销, of money that was spent.</summary>
    WithdrawSpent,

    /// <summary>追缴撤销, of money that was left over.</summary>
    WithdrawLeftOver,

    /// <summary>退还承诺: money that came back by a demand that is withdrawn is promised to the unit again.</summary>
    PromiseRecovered,
}

/// <summary>One entry of the ledger of a project: as much leaves one account as comes into the other.</summary>
/// <param name="Number">1 for the first entry of the project.</param>
/// <param name="AmountYuan">More than 0, in whole fen.</param>
/// <param name="On">Beijing date of what it says.</param>
public sealed record FundEntry(int Number, FundEntryKind Kind, decimal AmountYuan, DateOnly On, DateTimeOffset At)
{
    /// <summary>Of which instalment, from 1 on; null where it is about none.</summary>
    public int? Instalment { get; init; }

    /// <summary>预算指标文号</summary>
    public string? BudgetNumber { get; init; }

    /// <summary>国库支付凭证号 of a payment, or the receipt of money that came back.</summary>
    public string? Voucher { get; init; }

    /// <summary>The letter that demands money back.</summary>
    public string? Letter { get; init; }

    /// <summary>Until when it is to be paid.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The number of the payment that it reverses.</summary>
    public int? Reverses { get; init; }

    /// <summary>Whether it is a payment that came after the end of the project, when nothing entitled to it any more.</summary>
    public bool IsAfterEnd { get; init; }

    /// <summary>Id of the officer who entered it; null where the procedure did.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>Id of the second officer; null where whoever decided did so by a link.</summary>
    public string? ConfirmedBy { get; init; }

    [JsonIgnore]
    public FundAccount From => FundMoves.Of(Kind).From;

    [JsonIgnore]
    public FundAccount To => FundMoves.Of(Kind).To;
}

/// <summary>From which account to which an entry moves money.</summary>
public sealed record FundMove(FundEntryKind Kind, FundAccount From, FundAccount To);

/// <summary>The one table of entries: nothing is paid that was not promised, agreed to by the finance bureau and checked.</summary>
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

    /// <summary>Which entry gives back what another one released.</summary>
    internal static IReadOnlyList<(FundEntryKind Release, FundEntryKind Restore)> Restorations { get; } =
    [
        (FundEntryKind.ReleaseBudget, FundEntryKind.RestoreBudget),
        (FundEntryKind.ReleasePromised, FundEntryKind.RestorePromised),
        (FundEntryKind.ReleaseConcurred, FundEntryKind.RestoreConcurred),
        (FundEntryKind.ReleaseDue, FundEntryKind.RestoreDue),
    ];

    public static FundMove Of(FundEntryKind kind) => Table.First(move => move.Kind == kind);
}
