using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 拨款: the finance bureau agrees, the lists are checked, then the treasury's voucher is entered. The software never pays.
/// </summary>
public static class PaymentPolicy
{
    /// <summary>Why an instalment or acceptance is blocked. It does not name the barred party, which has its own letter.</summary>
    public const string PartyIsBarred = "有关单位或者人员按照处理决定在限制期内，限制解除前不予办理。";

    /// <summary>Refuses what would bind the bureau to a party whom the lists bar: the contract, or a change that brings it in.</summary>
    public static Error BindsABarredParty { get; } =
        new Error(
            ErrorKind.Conflict,
            "project-party-is-barred",
            "The lists bar a unit or a person of the project at present. Return the contract or refuse the change, or "
                + "wait until the ban ends."
        ).At("choice");

    /// <summary>Why an instalment is blocked that the ledger does not cover.</summary>
    public const string IsNotCovered = "台账中可列为应付的资金不足，请核对本项目台账。";

    /// <summary>The finance bureau agrees to pay an instalment, or defers it with a reason.</summary>
    public static Result<ProjectFact> Concur(Project project, int number, bool agrees, string officerId, string reason, ActContext context)
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

    /// <summary>After the check of the lists: an instalment falls due, or is blocked while a party is barred.</summary>
    /// <param name="barred">Why a party is currently barred; null where none is.</param>
    public static Result<ProjectFact> Check(Project project, int number, string? barred, ActContext context)
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
        var details = context.Details with { Instalment = number, DueOn = due.LastDay };
        return project.Ledger.Enter(FundEntryKind.FallDue, instalment.AmountYuan, details).TryGet(out var entry, out _)
            ? new InstalmentFellDue(number, due, context.Now) { Entries = [entry] }
            : new ProjectHeld(number, IsNotCovered, AgainAt(context), context.Now);
    }

    /// <summary>
    /// The treasury paid an instalment, or a part of it. Amounts due when payments stopped may still be paid and are entered.
    /// </summary>
    public static Result<InstalmentPaid> Pay(
        Project project,
        int number,
        decimal amountYuan,
        string voucher,
        string budgetNumber,
        DateOnly on,
        string officerId,
        ActContext context
    ) =>
        project.FindInstalment(number) is not { } instalment || OpenOf(project, instalment) == 0 ? ProjectErrors.NotNow("payment")
        : project.Ledger.FindPayment(voucher) is not null ? ProjectErrors.VoucherIsUsed(voucher, project.Serial)
        : DueAgain(project, instalment, amountYuan, context)
            .Then(restored =>
            {
                var ledger = restored.Aggregate(project.Ledger, (before, entry) => before.With(entry));
                return ledger
                    .Enter(
                        FundEntryKind.Pay,
                        amountYuan,
                        new FundDetails(on, context.Now)
                        {
                            Instalment = number,
                            Voucher = voucher,
                            BudgetNumber = budgetNumber,
                            IsAfterEnd = IsPaidNoMore(project, instalment),
                        }
                    )
                    .Select(entry => new InstalmentPaid(number, amountYuan, voucher, officerId, context.Now)
                    {
                        Entries = [.. restored, entry, .. SpentAgain(instalment, ledger, entry, context)],
                        IsAfterEnd = entry.IsAfterEnd,
                    });
            });

    /// <summary>The voucher belongs to another payment: the finance bureau is asked again.</summary>
    public static Result<VoucherRefused> Refuse(Project project, int number, VoucherUse use, ActContext context) =>
        project.FindInstalment(number) is not { } instalment || OpenOf(project, instalment) == 0
            ? ProjectErrors.NotNow("payment")
            : new VoucherRefused(number, use.Voucher, use.Project, context.Now);

    /// <summary>
    /// A payment was entered wrongly: it is due again; where payments to the project have stopped it is released, and a voucher for it
    /// can still be entered.
    /// </summary>
    /// <param name="entry">Number of the payment in the ledger.</param>
    public static Result<PaymentReversed> Reverse(Project project, int entry, string reason, ActContext context)
    {
        if (project.Ledger.Payments.FirstOrDefault(each => each.Number == entry) is not { Instalment: { } number } paid)
        {
            return ProjectErrors.NotNow("reversal");
        }

        if (!IsToReverse(project, paid))
        {
            return ProjectErrors.PaymentIsSpent;
        }

        FundEntry[] unspent = WasSpent(project, paid)
            ? [project.Ledger.Enter(FundEntryKind.ReverseSpent, paid.AmountYuan, context.Details with { Instalment = number }).Value]
            : [];
        var ledger = unspent.Aggregate(project.Ledger, (before, each) => before.With(each));
        return ledger
            .Reverse(entry, context.Details)
            .Select(reversal => new PaymentReversed(number, entry, paid.AmountYuan, paid.Voucher ?? "", reason, context.Now)
            {
                Entries =
                [
                    .. unspent,
                    reversal,
                    .. HasEnded(project) ? ReleaseOf(project with { Ledger = ledger.With(reversal) }, context) : [],
                ],
            });
    }

    /// <summary>The entries that release money that will not be paid; amounts still to be repaid to the unit are kept.</summary>
    internal static ImmutableArray<FundEntry> ReleaseOf(Project project, ActContext context) =>
        project.Ledger.Release(context.Details, account => ToRepayOf(project, account));

    /// <summary>
    /// What the treasury may still pay of an instalment, in yuan: the due amount, also where payments stopped since; 0 where nothing was
    /// due.
    /// </summary>
    public static decimal OpenOf(Project project, Instalment instalment) =>
        instalment.DueBy is null ? 0 : Math.Max(0, project.Ledger.BalanceOf(FundAccount.Due, instalment.Number));

    /// <summary>Instalments that were due when payments stopped: a voucher is entered from paper or a file.</summary>
    public static ImmutableArray<ProjectAsk> LatePaymentsOf(Project project) =>
        [
            .. project
                .Instalments.Where(each => OpenOf(project, each) > 0 && !IsToPay(project, each))
                .Select(each => ProjectProcedure.PaymentAskOf(project, each)),
        ];

    /// <summary>Whether a payment of an instalment has no entitlement and is demanded back.</summary>
    public static bool IsPaidNoMore(Project project, Instalment instalment) =>
        HasEnded(project) && (!instalment.WasSpent || project.State == ApplicationState.Revoked);

    /// <summary>Payments that can be reversed, because their money was not moved further.</summary>
    public static ImmutableArray<ProjectAsk> ReversalsOf(Project project) =>
        [
            .. project
                .Ledger.Payments.Where(paid => IsToReverse(project, paid))
                .Select(paid => new ProjectAsk(
                    ReviewStep.Of<PaymentReversalStep>(),
                    paid.Number.ToString(CultureInfo.InvariantCulture),
                    Ordinal: 1
                )),
        ];

    // A report has accounted for it.
    private static IEnumerable<FundEntry> SpentAgain(Instalment instalment, FundLedger ledger, FundEntry paid, ActContext context) =>
        instalment.WasSpent
            ? [ledger.With(paid).Enter(FundEntryKind.Spend, paid.AmountYuan, context.Details with { Instalment = instalment.Number }).Value]
            : [];

    private static bool WasSpent(Project project, FundEntry paid) => project.FindInstalment(paid.Instalment ?? 0)?.WasSpent == true;

    private static bool IsToReverse(Project project, FundEntry paid) =>
        (project.State != ApplicationState.Closed || paid.IsAfterEnd)
        && project.Ledger.BalanceOf(WasSpent(project, paid) ? FundAccount.Spent : FundAccount.Paid) >= paid.AmountYuan;

    private static bool HasEnded(Project project) =>
        project.State
            is ApplicationState.Concluded
                or ApplicationState.NotPassed
                or ApplicationState.Terminated
                or ApplicationState.Revoked
                or ApplicationState.Closed;

    // The amount in an account that is repaid after any end, because the unit had spent it; only a revocation ends that.
    private static decimal ToRepayOf(Project project, FundAccount account) =>
        project.State == ApplicationState.Revoked
            ? 0
            : project
                .Instalments.Where(each => each.WasSpent)
                .Sum(each =>
                    account switch
                    {
                        FundAccount.Promised => each.IsConcurred ? 0 : each.AmountYuan,
                        FundAccount.Concurred or FundAccount.Due => project.Ledger.BalanceOf(account, each.Number),
                        _ => 0,
                    }
                );

    // Money released at the end is due again, from the day of the release, so that it can be paid.
    private static Result<ImmutableArray<FundEntry>> DueAgain(
        Project project,
        Instalment instalment,
        decimal amountYuan,
        ActContext context
    )
    {
        var ledger = project.Ledger;
        var ofOthers = instalment.WasSpent ? 0 : ToRepayOf(project, FundAccount.Due);
        var missing = amountYuan - Math.Max(0, ledger.BalanceOf(FundAccount.Due) - ofOthers);
        var on = ledger.Entries.LastOrDefault(entry => entry.Kind == FundEntryKind.ReleaseDue)?.On ?? context.Today;
        return missing <= 0 || !HasEnded(project)
            ? ImmutableArray<FundEntry>.Empty
            : ledger
                .Enter(FundEntryKind.RestoreDue, missing, context.Details with { On = on })
                .Select<ImmutableArray<FundEntry>>(entry => [entry]);
    }

    public static bool IsPayable(Project project, Instalment instalment) =>
        !project.IsHeld
        && instalment.After switch
        {
            _ when instalment.WasSpent => project.State == ApplicationState.Terminated || !project.State.IsEnd(),
            _ when instalment.IsRepayment => !HasEnded(project) && !project.State.IsEnd(),
            InstalmentTime.Contract => project.IsContractSigned
                && project.State is ApplicationState.Implementing or ApplicationState.AcceptancePending or ApplicationState.Passed,
            // The acceptance replaces a check that did not take place before it.
            InstalmentTime.MidTermCheck => project.State == ApplicationState.Passed
                || project.State is ApplicationState.Implementing or ApplicationState.AcceptancePending
                    && project.Checks.Any(check => check is { Kind: CheckKind.MidTerm, IsPassed: true }),
            _ => project.State == ApplicationState.Passed,
        };

    /// <summary>Whether the finance bureau has to be asked.</summary>
    public static bool IsToConcur(Project project, Instalment instalment, DateTimeOffset now) =>
        !instalment.IsConcurred && IsPayable(project, instalment) && !(now < instalment.AskAgainAt);

    /// <summary>Whether the lists have to be checked.</summary>
    public static bool IsToCheck(Project project, Instalment instalment, DateTimeOffset now) =>
        instalment is { IsConcurred: true, DueBy: null } && IsPayable(project, instalment) && !(now < instalment.CheckAgainAt);

    /// <summary>Whether the treasury's voucher is expected.</summary>
    public static bool IsToPay(Project project, Instalment instalment) =>
        instalment.DueBy is not null && IsPayable(project, instalment) && project.Ledger.BalanceOf(FundAccount.Due, instalment.Number) > 0;

    /// <summary>Whether a payment to the unit is still outstanding.</summary>
    public static bool IsOpen(Project project) =>
        project.Instalments.Any(each => IsPayable(project, each) && (!each.IsConcurred || each.DueBy is null || IsToPay(project, each)));

    internal static DateTimeOffset AgainAt(ActContext context) => BeijingTime.StartOf(context.Today.AddDays(1));
}
