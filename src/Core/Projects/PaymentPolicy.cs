using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 拨款: the finance bureau agrees, the lists are checked, then the treasury's voucher is entered. The software never pays.
/// </summary>
public static class PaymentPolicy
{
    /// <summary>The finance bureau agrees to pay an instalment, or puts it off with a reason.</summary>
    public static Result<ProjectFact> Concur(
        Project project,
        int number,
        bool agrees,
        string officerId,
        string reason,
        ProjectContext context
    )
    {
        if (project.FindInstalment(number) is not { IsConcurred: false } instalment || !IsPayable(project, instalment))
        {
            return ProjectErrors.NotNow("concurrence");
        }

        if (!agrees)
        {
            var rule = context.Rules.TaskEscalationWorkingDays;
            var again = context.Calendar.DeadlineFor(context.Now, Term.WorkingDays(rule.Value), rule.Id).At;
            return new InstalmentDeferred(number, officerId, reason, again, context.Now);
        }

        return project
            .Ledger.Enter(FundEntryKind.Concur, instalment.AmountYuan, context.Details with { Instalment = number })
            .Select<ProjectFact>(entry => new InstalmentConcurred(number, officerId, reason, context.Now) { Entries = [entry] });
    }

    /// <summary>The lists were checked: an instalment falls due, or waits while a party is barred.</summary>
    /// <param name="barred">Why a party cannot take part at present; null where all can.</param>
    public static Result<ProjectFact> Check(Project project, int number, string? barred, ProjectContext context)
    {
        if (project.FindInstalment(number) is not { } instalment || !IsToCheck(project, instalment, context.Now))
        {
            return ProjectErrors.NotNow("payment");
        }

        if (barred is not null)
        {
            return new ProjectHeld(number, barred, AgainAt(context), context.Now);
        }

        var rule = context.Rules.PaymentWorkingDays;
        var due = context.Calendar.DeadlineFor(context.Now, Term.WorkingDays(rule.Value), rule.Id);
        return project
            .Ledger.Enter(FundEntryKind.FallDue, instalment.AmountYuan, context.Details with { Instalment = number, DueOn = due.LastDay })
            .Select<ProjectFact>(entry => new InstalmentFellDue(number, due, context.Now) { Entries = [entry] });
    }

    /// <summary>The treasury paid an instalment, or a part of it.</summary>
    public static Result<InstalmentPaid> Pay(
        Project project,
        int number,
        decimal amountYuan,
        string voucher,
        string budgetNumber,
        DateOnly on,
        string officerId,
        ProjectContext context
    ) =>
        project.FindInstalment(number) is not { } instalment || !IsToPay(project, instalment)
            ? ProjectErrors.NotNow("payment")
            : project
                .Ledger.Enter(
                    FundEntryKind.Pay,
                    amountYuan,
                    new FundDetails(on, context.Now)
                    {
                        Instalment = number,
                        Voucher = voucher,
                        BudgetNumber = budgetNumber,
                    }
                )
                .Select(entry => new InstalmentPaid(number, amountYuan, voucher, officerId, context.Now) { Entries = [entry] });

    /// <summary>Whether the step has come after which an instalment is paid.</summary>
    public static bool IsPayable(Project project, Instalment instalment) =>
        instalment.After switch
        {
            InstalmentTime.Contract => project.IsContractSigned
                && project.State is ApplicationState.Implementing or ApplicationState.AcceptancePending or ApplicationState.Passed,
            _ => project.State == ApplicationState.Passed,
        };

    /// <summary>Whether the finance bureau is to be asked.</summary>
    public static bool IsToConcur(Project project, Instalment instalment, DateTimeOffset now) =>
        !instalment.IsConcurred && IsPayable(project, instalment) && !(now < instalment.AskAgainAt);

    /// <summary>Whether the lists are to be checked.</summary>
    public static bool IsToCheck(Project project, Instalment instalment, DateTimeOffset now) =>
        instalment is { IsConcurred: true, DueBy: null } && IsPayable(project, instalment) && !(now < instalment.CheckAgainAt);

    /// <summary>Whether the treasury's voucher is awaited.</summary>
    public static bool IsToPay(Project project, Instalment instalment) =>
        instalment.DueBy is not null && IsPayable(project, instalment) && project.Ledger.BalanceOf(FundAccount.Due, instalment.Number) > 0;

    /// <summary>Whether money is still on its way to the unit.</summary>
    public static bool IsOpen(Project project) =>
        project.Instalments.Any(each => IsPayable(project, each) && (!each.IsConcurred || each.DueBy is null || IsToPay(project, each)));

    internal static DateTimeOffset AgainAt(ProjectContext context) => BeijingTime.StartOf(context.Today.AddDays(1));
}
