using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>Result of matching a payment of the treasury's file.</summary>
public enum TreasuryMatch
{
    /// <summary>It equals the due amount of an instalment.</summary>
    Due,

    /// <summary>It is part of the due amount of the only instalment that matches.</summary>
    Part,

    /// <summary>It was due when payments to the project ended: it is entered, and demanded back.</summary>
    AfterEnd,

    Entered,

    UnknownProject,
    OtherAmount,
    NotDue,

    Barred,

    VoucherUsed,
}

/// <summary>
/// Compares the file of the finance bureau with the due instalments: promised, agreed to, and checked against the lists.
/// </summary>
public static class TreasuryPolicy
{
    /// <summary>Matches a row of the file.</summary>
    /// <param name="project">Null where the named project does not exist.</param>
    /// <param name="use">The project of the voucher; null where it is unused.</param>
    /// <param name="isBarred">Whether a party of the project is barred currently.</param>
    public static (TreasuryMatch Match, int Instalment) Judge(Project? project, TreasuryPayment row, VoucherUse? use, bool isBarred)
    {
        if (project is null)
        {
            return (TreasuryMatch.UnknownProject, 0);
        }

        if (project.Ledger.FindPayment(row.Voucher) is { } paid)
        {
            return (paid.AmountYuan == row.AmountYuan ? TreasuryMatch.Entered : TreasuryMatch.OtherAmount, 0);
        }

        if (use is not null)
        {
            return (TreasuryMatch.VoucherUsed, 0);
        }

        var open = project.Instalments.Where(each => PaymentPolicy.OpenOf(project, each) > 0).ToList();
        if (open.Count == 0 || row.PaidOn < BeijingTime.DateOf(project.OpenedAt))
        {
            return (TreasuryMatch.NotDue, 0);
        }

        var whole = open.Find(each => PaymentPolicy.OpenOf(project, each) == row.AmountYuan);
        return (whole ?? OnlyOne(open.FindAll(each => PaymentPolicy.OpenOf(project, each) > row.AmountYuan))) is not { } instalment
                ? (TreasuryMatch.OtherAmount, 0)
            : PaymentPolicy.IsPaidNoMore(project, instalment) ? (TreasuryMatch.AfterEnd, instalment.Number)
            : isBarred ? (TreasuryMatch.Barred, 0)
            : (whole is null ? TreasuryMatch.Part : TreasuryMatch.Due, instalment.Number);
    }

    public static bool IsEntered(TreasuryMatch match) => match is TreasuryMatch.Due or TreasuryMatch.Part or TreasuryMatch.AfterEnd;

    /// <summary>The second officer confirmed the file: a due payment is entered.</summary>
    public static Result<InstalmentPaid> Pay(Project project, TreasuryPayment row, string officerId, ActContext context) =>
        Judge(project, row, use: null, isBarred: false) is var (match, number) && IsEntered(match)
            ? PaymentPolicy.Pay(project, number, row.AmountYuan, row.Voucher, row.BudgetNumber, row.PaidOn, officerId, context)
            : ProjectErrors.NotNow("payment");

    private static Instalment? OnlyOne(List<Instalment> instalments) => instalments.Count == 1 ? instalments[0] : null;
}
