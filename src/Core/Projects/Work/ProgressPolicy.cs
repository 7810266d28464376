using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 年度（阶段）报告: at the intervals of the profile until the end of the work; a rectification after a check is reported in the same
/// form.
/// </summary>
public static class ProgressPolicy
{
    /// <summary>The last day of the next reported period; null where the final report is next, or no progress report is required.</summary>
    public static DateOnly? PeriodOf(Project project, ActContext context)
    {
        if (
            project is not { State: ApplicationState.Implementing, Contract.Terms: { } terms }
            || context.Of(project.Profile).ReportMonths is not { } months
        )
        {
            return null;
        }

        var given = project.Progress.Count(report => report.Period is not null);
        var end = terms.StartsOn.AddMonths(months * (given + 1)).AddDays(project.RevokedDays);
        return end < terms.EndsOn ? end : null;
    }

    /// <summary>Term of the next report; null where none is due.</summary>
    public static Deadline? Until(Project project, ActContext context) =>
        PeriodOf(project, context) is { } end
            ? context.Calendar.DeadlineFor(end, Term.Days(context.Rules.ProgressReportDays.Value), context.Rules.ProgressReportDays.Id)
            : null;

    public static bool MayReport(Project project, ActContext context) =>
        project.RectifyingCheck is not null || PeriodOf(project, context) <= context.Today;

    public static Result<ProgressReported> Report(Project project, ProgressForm form, ActContext context)
    {
        if (!MayReport(project, context))
        {
            return ProjectErrors.NotNow("progress");
        }

        var spent = YuanText.Read(form.SpentYuan);
        return new ValidationErrors("progress-is-incomplete")
            .When(!ContractPolicy.Paragraphs.Accepts(form.Results), "results", "Write what was done, by target.")
            .SpendingIsPossible(project, spent)
            .Or(() =>
            {
                var check = project.RectifyingCheck;
                return new ProgressReported(
                    new ProgressReport(
                        project.Progress.Length + 1,
                        ContractPolicy.Paragraphs.Clean(form.Results),
                        spent!.Value,
                        context.Now
                    )
                    {
                        Period = PeriodOf(project, context),
                        Rectifies = check?.Number,
                        IsLate = check is null
                            ? Until(project, context)!.HasPassed(context.Now)
                            : AcceptancePolicy.IsRectificationOver(project, context.Now),
                    },
                    context.Now
                )
                {
                    Moves = check is null ? [] : [ApplicationMove.AcceptRectification],
                    Entries = SpentEntries(project, spent.Value, context),
                };
            });
    }

    internal static ValidationErrors SpendingIsPossible(this ValidationErrors faults, Project project, decimal? spent)
    {
        var before = SpentOf(project);
        var paid = project.Ledger.BalanceOf(FundAccount.Paid) + before;
        return faults
            .When(spent is null, "spentYuan", "Give what was spent of the award so far, in yuan; 0 where nothing was.")
            .When(spent > paid, "spentYuan", ProjectErrors.SpentMoreThanPaid(paid))
            .When(spent < before, "spentYuan", "This is less than the report before said. Give what was spent in all.");
    }

    internal static ImmutableArray<FundEntry> SpentEntries(Project project, decimal spent, ActContext context) =>
        project.Ledger.Enter(FundEntryKind.Spend, spent - SpentOf(project), context.Details).TryGet(out var entry, out _) ? [entry] : [];

    /// <summary>Reported by the unit as spent, in yuan.</summary>
    internal static decimal SpentOf(Project project) => project.Ledger.BalanceOf(FundAccount.Spent) + project.ToRepaySpentYuan;
}
