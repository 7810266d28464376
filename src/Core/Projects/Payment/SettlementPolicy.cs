using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 清算: the unit accounts for treasury payments after the final report, as spent or left over, so that no amount stays open.
/// </summary>
public static class SettlementPolicy
{
    /// <summary>Whether money was paid that no report accounts for.</summary>
    public static bool IsToSettle(Project project) =>
        project.State == ApplicationState.Passed && project.Ledger.BalanceOf(FundAccount.Paid) > 0;

    /// <summary>
    /// Term of the account from the last payment, the acceptance, or the restoration of the award; null where nothing is to be settled.
    /// </summary>
    public static Deadline? Until(Project project, ActContext context) =>
        IsToSettle(project)
            ? context.Calendar.DeadlineFor(
                project
                    .Ledger.Payments.Select(entry => entry.At)
                    .Append(project.Acceptances[^1].At)
                    .Append(project.RestoredAt ?? default)
                    .Max(),
                Term.Days(context.Rules.SettlementDays.Value),
                context.Rules.SettlementDays.Id
            )
            : null;

    /// <summary>The unit states how much was spent; the rest is left over.</summary>
    public static Result<FundsSettled> Settle(Project project, SettlementForm form, ActContext context)
    {
        if (!IsToSettle(project))
        {
            return ProjectErrors.NotNow("settlement");
        }

        var paid = project.Ledger.BalanceOf(FundAccount.Paid);
        var spent = YuanText.Read(form.SpentYuan);
        return new ValidationErrors("settlement-is-incomplete")
            .When(spent is null, "spentYuan", "Give what was spent of the money that was paid since, in yuan; 0 where nothing was.")
            .When(spent > paid, "spentYuan", ProjectErrors.SpentMoreThanPaid(paid))
            .Or(() => Settle(project, spent!.Value, isLapsed: false, context));
    }

    /// <summary>The term is over: unaccounted money counts as left over.</summary>
    public static Result<FundsSettled> Lapse(Project project, ActContext context) =>
        IsToLapse(project, context) ? Settle(project, spent: 0, isLapsed: true, context) : ProjectErrors.NotNow("settlement");

    public static bool IsToLapse(Project project, ActContext context) => Until(project, context)?.HasPassed(context.Now) == true;

    private static FundsSettled Settle(Project project, decimal spent, bool isLapsed, ActContext context)
    {
        var (ledger, entries) = (project.Ledger, ImmutableArray.CreateBuilder<FundEntry>());
        var left = ledger.BalanceOf(FundAccount.Paid) - spent;
        foreach (var (kind, amount) in ((FundEntryKind, decimal)[])[(FundEntryKind.Spend, spent), (FundEntryKind.LeaveOver, left)])
        {
            if (ledger.Enter(kind, amount, context.Details).TryGet(out var entry, out _))
            {
                entries.Add(entry);
                ledger = ledger.With(entry);
            }
        }

        return new FundsSettled(spent, left, isLapsed, context.Now) { Entries = entries.ToImmutable() };
    }
}
