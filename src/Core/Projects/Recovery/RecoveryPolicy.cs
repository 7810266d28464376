using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>追回: what is to come back is demanded by letter, with a term, and followed up until it is there.</summary>
public static class RecoveryPolicy
{
    /// <summary>Whether the leader is to decide what is demanded back.</summary>
    public static bool IsToOrder(Project project) =>
        project.Orders.All(order => order.IsWithdrawn || order.At < project.RevokedAt || order.At < project.PaidAfterEndAt)
        && MaximumOf(project) > 0
        && IsGround(project);

    /// <summary>Whether money that was demanded is not back yet.</summary>
    public static bool IsToReceive(Project project) => project.Ledger.BalanceOf(FundAccount.ToRecover) > 0;

    /// <summary>The least that is demanded: what is not spent, where the unit does not keep it; of a revoked award all.</summary>
    public static decimal MinimumOf(Project project) =>
        project.State switch
        {
            ApplicationState.Passed => 0,
            ApplicationState.Revoked => MaximumOf(project),
            _ => project.Ledger.BalanceOf(FundAccount.Paid),
        };

    /// <summary>
    /// The most that can be demanded: what was paid and did not stay with the unit; of a revoked award also that; of an archived project
    /// what came since.
    /// </summary>
    public static decimal MaximumOf(Project project) =>
        project.Ledger.BalanceOf(FundAccount.Paid)
        + (project.State == ApplicationState.Closed ? 0 : project.Ledger.BalanceOf(FundAccount.Spent))
        + (project.State == ApplicationState.Revoked ? project.Ledger.BalanceOf(FundAccount.LeftOver) : 0);

    /// <summary>The leader decides what is demanded back: an amount, or nothing where nothing has to be.</summary>
    /// <param name="number">The number that the letter gets.</param>
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

    /// <summary>By when money is to be returned that a letter demands, which was served on a day.</summary>
    public static Deadline ReturnBy(RecoveryLetter letter, DateOnly servedOn, ActContext context) =>
        context.Calendar.DeadlineFor(servedOn, Term.WorkingDays(letter.WorkingDays), context.Rules.RecoveryWorkingDays.Id);

    /// <summary>Whether a receipt is entered already.</summary>
    internal static bool IsReceived(Project project, string? receipt) =>
        project.Ledger.Entries.Any(entry => entry.Kind == FundEntryKind.Recover && VoucherKey.Of(entry.Voucher) == VoucherKey.Of(receipt));

    /// <summary>Money came back, whole or in part; each receipt counts once.</summary>
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

    /// <summary>Refuses an amount outside of what can be demanded.</summary>
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
