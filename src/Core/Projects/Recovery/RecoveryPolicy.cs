using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>追回: money is demanded by letter, with a term, and followed up until received.</summary>
public static class RecoveryPolicy
{
    /// <summary>Whether the leader has to decide about a demand.</summary>
    public static bool IsToOrder(Project project) =>
        project.Orders.All(order => order.IsWithdrawn || order.At < project.RevokedAt || order.At < project.PaidAfterEndAt)
        && MaximumOf(project) > 0
        && IsGround(project);

    /// <summary>Whether demanded money is outstanding.</summary>
    public static bool IsToReceive(Project project) => project.Ledger.BalanceOf(FundAccount.ToRecover) > 0;

    /// <summary>Minimum demand: unspent money that the unit does not keep; for a revoked award all.</summary>
    public static decimal MinimumOf(Project project) =>
        project.State switch
        {
            ApplicationState.Passed => 0,
            ApplicationState.Revoked => MaximumOf(project),
            _ => project.Ledger.BalanceOf(FundAccount.Paid),
        };

    /// <summary>
    /// Maximum demand: money paid and not kept by the unit; for a revoked award also that; for an archived project only what was paid
    /// since.
    /// </summary>
    public static decimal MaximumOf(Project project) =>
        project.Ledger.BalanceOf(FundAccount.Paid)
        + (project.State == ApplicationState.Closed ? 0 : project.Ledger.BalanceOf(FundAccount.Spent))
        + (project.State == ApplicationState.Revoked ? project.Ledger.BalanceOf(FundAccount.LeftOver) : 0);

    /// <summary>The leader decides the amount demanded, or none where none is required.</summary>
    /// <param name="number">Number of the letter.</param>
    public static Result<RecoveryOrdered> Order(
        Project project,
        decimal amountYuan,
        LetterNumber number,
        string officerId,
        string reason,
        ActContext context
    )
    {
        if (!IsToOrder(project))
        {
            return ProjectErrors.NotNow("recovery");
        }

        if (CheckAmount(project, amountYuan) is { } refusal)
        {
            return refusal;
        }

        if (amountYuan == 0)
        {
            return new RecoveryOrdered(null, officerId, reason, context.Now);
        }

        return project
            .Ledger.Demand(amountYuan, context.Details with { Letter = number.Value })
            .Select(entries => new RecoveryOrdered(new Recovery(number, amountYuan, reason, context.Now), officerId, reason, context.Now)
            {
                Entries = entries,
                Letter = LetterOf(project, amountYuan, number, reason, context),
            });
    }

    /// <summary>Term to return the money, from the service of the letter.</summary>
    public static Deadline ReturnBy(int workingDays, DateOnly servedOn, ActContext context) =>
        context.Calendar.DeadlineFor(servedOn, Term.WorkingDays(workingDays), context.Rules.RecoveryWorkingDays.Id);

    internal static bool IsReceived(Project project, string? receipt) =>
        project.Ledger.Entries.Any(entry => entry.Kind == FundEntryKind.Recover && VoucherKey.Of(entry.Voucher) == VoucherKey.Of(receipt));

    /// <summary>Money was received, in full or in part; each receipt counts once.</summary>
    public static Result<RecoveryReceived> Receive(
        Project project,
        decimal amountYuan,
        string receipt,
        DateOnly on,
        string officerId,
        ActContext context
    ) =>
        IsReceived(project, receipt)
            ? ProjectErrors.ReceiptIsEntered
            : project
                .Ledger.Enter(
                    FundEntryKind.Recover,
                    amountYuan,
                    new FundDetails(on, context.Now) { Voucher = receipt, Letter = project.Recovery?.Letter.Value }
                )
                .Select(entry => new RecoveryReceived(amountYuan, receipt, officerId, context.Now) { Entries = [entry] });

    /// <summary>The error for an amount outside the limits.</summary>
    internal static Error? CheckAmount(Project project, decimal amountYuan)
    {
        var (least, most) = (MinimumOf(project), MaximumOf(project));
        return amountYuan >= least && amountYuan <= most
            ? null
            : new Error(
                ErrorKind.Invalid,
                "recovery-is-out-of-range",
                $"At least {least:0.00} and at most {most:0.00} yuan can be demanded back."
            )
                .With("least", $"{least:0.00}")
                .With("most", $"{most:0.00}");
    }

    private static RecoveryLetter LetterOf(Project project, decimal amountYuan, LetterNumber number, string reason, ActContext context)
    {
        var rules = context.Rules.RecoveryLetter.Value;
        return new RecoveryLetter(
            number,
            ProjectLetterPolicy.NameOf(project),
            ProjectLetterPolicy.AddresseeOf(project),
            context.Contact,
            context.Today,
            IsForFault: project.State is ApplicationState.NotPassed or ApplicationState.Revoked || IsQuestioned(project),
            reason,
            [.. rules.Basis.Where(basis => context.AllowsSamples || !basis.IsSample)],
            amountYuan,
            context.Rules.RecoveryWorkingDays.Value,
            context.RecoveryAccount,
            rules.Remedies
        );
    }

    private static bool IsGround(Project project) =>
        project.State is ApplicationState.NotPassed or ApplicationState.Concluded or ApplicationState.Terminated or ApplicationState.Revoked
            && (MinimumOf(project) > 0 || project.State is ApplicationState.NotPassed or ApplicationState.Revoked || IsQuestioned(project))
        || (project.State == ApplicationState.Passed && IsQuestioned(project))
        || (project.State == ApplicationState.Closed && MinimumOf(project) > 0);

    private static bool IsQuestioned(Project project) => project.Report?.Audit?.QuestionedYuan > 0;
}
