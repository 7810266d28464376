using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Exports;

namespace CreditFunctions.Core.Funds;

/// <summary>An entry of the register exchanged by both bureaus, with the due and unpaid amount of its instalment.</summary>
/// <param name="Number">项目编号</param>
public sealed record FundRow(string Number, string Title, string Unit, string AwardNumber, FundEntry Entry, decimal DifferenceYuan)
{
    /// <summary>功能科目; empty where the bureau names none.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Name of the officer; empty where the procedure entered it.</summary>
    public string EnteredBy { get; init; } = "";

    /// <summary>Name of the second officer; empty where there was none.</summary>
    public string ConfirmedBy { get; init; } = "";

    /// <summary>The single definition of the register as a file.</summary>
    public static ImmutableArray<ExportColumn<FundRow>> Columns { get; } =
    [
        new("project", "项目编号", row => row.Number) { MaxLength = 40 },
        new("title", "项目名称", row => row.Title) { MaxLength = 400 },
        new("payee", "承担单位", row => row.Unit) { MaxLength = 200 },
        new("awardNo", "下达文号", row => row.AwardNumber) { MaxLength = 128 },
        new("entry", "序号", row => row.Entry.Number.ToString(CultureInfo.InvariantCulture)),
        new("kind", "类别", row => NameOf(row.Entry)),
        new("instalment", "期次", row => row.Entry.Instalment?.ToString(CultureInfo.InvariantCulture) ?? "") { IsRequired = false },
        new("budgetNo", "预算指标文号", row => row.Entry.BudgetNumber ?? "") { MaxLength = 128, IsRequired = false },
        new("subject", "功能科目", row => row.Subject) { MaxLength = 128, IsRequired = false },
        new("amountFen", "金额（分）", row => (row.Entry.AmountYuan * 100).ToString("0", CultureInfo.InvariantCulture)) { IsNumber = true },
        new("dueDate", "应付日期", row => $"{row.Entry.DueOn:yyyy-MM-dd}") { IsRequired = false },
        new("voucherNo", "国库支付凭证号", row => row.Entry.Voucher ?? "") { MaxLength = 128, IsRequired = false },
        new("letterNo", "追缴通知书文号", row => row.Entry.Letter ?? "") { MaxLength = 128, IsRequired = false },
        new("date", "日期", row => $"{row.Entry.On:yyyy-MM-dd}"),
        new("enteredBy", "登记人", row => row.EnteredBy) { MaxLength = 100, IsRequired = false },
        new("confirmedBy", "核对人", row => row.ConfirmedBy) { MaxLength = 100, IsRequired = false },
        new("reversalOf", "冲销序号", row => row.Entry.Reverses?.ToString(CultureInfo.InvariantCulture) ?? "") { IsRequired = false },
        new("differenceFen", "差额（分）", row => (row.DifferenceYuan * 100).ToString("0", CultureInfo.InvariantCulture))
        {
            IsNumber = true,
        },
    ];

    public static ExportSheet<FundRow> Sheet { get; } = new("funds", "专项资金台账", Columns);

    /// <summary>Oldest first: the rows of one project, with the due and unpaid amount after each entry.</summary>
    public static IEnumerable<FundRow> Of(string number, string title, string unit, string awardNumber, IEnumerable<FundEntry> entries)
    {
        var ledger = new FundLedger();
        foreach (var entry in entries)
        {
            ledger = ledger.With(entry);
            yield return new FundRow(number, title, unit, awardNumber, entry, ledger.BalanceOf(FundAccount.Due));
        }
    }

    private static string NameOf(FundEntry entry) =>
        entry.Kind switch
        {
            FundEntryKind.Pay when entry.IsAfterEnd => "到账确认（项目结束后）",
            FundEntryKind.Award => "预算",
            FundEntryKind.Promise => "承诺",
            FundEntryKind.Concur => "会签",
            FundEntryKind.FallDue => "应付",
            FundEntryKind.Pay => "到账确认",
            FundEntryKind.Reverse or FundEntryKind.ReverseSpent => "冲正",
            FundEntryKind.Spend => "支出",
            FundEntryKind.LeaveOver => "结余",
            FundEntryKind.DemandUnspent or FundEntryKind.DemandSpent => "追缴决定",
            FundEntryKind.DemandLeftOver => "退回决定",
            FundEntryKind.Recover => "追回",
            FundEntryKind.RestoreBudget or FundEntryKind.RestorePromised or FundEntryKind.RestoreConcurred or FundEntryKind.RestoreDue =>
                "恢复",
            FundEntryKind.WithdrawUnspent or FundEntryKind.WithdrawSpent => "追缴撤销",
            FundEntryKind.WithdrawLeftOver => "退回撤销",
            FundEntryKind.PromiseRecovered => "退还承诺",
            _ => "收回",
        };
}
