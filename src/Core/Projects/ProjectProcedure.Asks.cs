using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Projects;

/// <content>The open questions of a project.</content>
public static partial class ProjectProcedure
{
    /// <summary>Questions that officers have to decide now.</summary>
    public static ImmutableArray<ProjectAsk> AsksOf(Project project, DateTimeOffset now)
    {
        var asks = ImmutableArray.CreateBuilder<ProjectAsk>();
        var rectified = RectificationsOf(project);
        if (ContractPolicy.IsBeforeBureau(project) && !project.IsHeld)
        {
            asks.Add(new ProjectAsk(ReviewStep.Of<ContractSigningStep>(), "", project.Contract!.Version));
        }

        foreach (var instalment in project.Instalments)
        {
            if (PaymentPolicy.IsToConcur(project, instalment, now))
            {
                asks.Add(
                    new ProjectAsk(
                        ReviewStep.Of<PaymentConcurrenceStep>(),
                        SubjectOf(instalment.Number),
                        instalment.Deferrals + rectified + 1
                    )
                );
            }
            else if (PaymentPolicy.IsToPay(project, instalment))
            {
                asks.Add(PaymentAskOf(instalment, rectified));
            }
        }

        if (project is { IsHeld: false, PendingChange: { } change })
        {
            asks.Add(new ProjectAsk(ReviewStep.Of<ChangeDecisionStep>(), SubjectOf(change.Number), 1));
        }

        foreach (var check in CheckPolicy.OpenOn(project, BeijingTime.DateOf(now)))
        {
            asks.Add(new ProjectAsk(ReviewStep.Of<ProjectCheckStep>(), SubjectOf(check.Number), check.Rounds + rectified + 1));
        }

        asks.AddRange(AcceptancePanelPolicy.AsksOf(project));

        if (RevocationPolicy.IsToDecide(project))
        {
            asks.Add(new ProjectAsk(ReviewStep.Of<AwardRevocationStep>(), "", project.RevocationAsks + rectified + 1));
        }

        if (RecoveryPolicy.IsToOrder(project))
        {
            asks.Add(new ProjectAsk(ReviewStep.Of<RecoveryOrderStep>(), "", project.Orders.Length + 1));
        }
        else if (RecoveryPolicy.IsToReceive(project))
        {
            asks.Add(new ProjectAsk(ReviewStep.Of<RecoveryReceiptStep>(), "", Receipts(project) + 1));
        }

        return [.. asks.Select(ask => Numbered(project, ask))];
    }

    /// <summary>
    /// The end of the term of whoever pays, before which no voucher or receipt can be expected: of the treasury, or of the unit, which
    /// begins with the service of the letter. Null for other questions.
    /// </summary>
    public static DateTimeOffset? ExpectedFrom(Project project, ReviewStep step, string subject, ActContext context) =>
        step == ReviewStep.Of<PaymentConfirmationStep>()
            ? project.Instalments.FirstOrDefault(each => SubjectOf(each.Number) == subject)?.DueBy?.At
        : step == ReviewStep.Of<RecoveryReceiptStep>()
            ? (project.Recovery?.Until ?? RecoveryPolicy.ReturnBy(context.Rules.RecoveryWorkingDays.Value, context.Today, context)).At
        : null;

    /// <summary>The question where a voucher for an instalment is expected, or received without a request.</summary>
    internal static ProjectAsk PaymentAskOf(Project project, Instalment instalment) =>
        Numbered(project, PaymentAskOf(instalment, RectificationsOf(project)));

    /// <summary>The error for a decision on a closed question; null while it is open.</summary>
    public static Error? CheckAsked(Project project, ProjectAsk asked, DateTimeOffset now) =>
        AsksOf(project, now).Contains(asked) ? null : NotAsked(project, asked);

    /// <summary>Why a question is closed, including that the demand for the received money was withdrawn.</summary>
    internal static Error NotAsked(Project project, ProjectAsk asked) =>
        asked.Step == ReviewStep.Of<RecoveryReceiptStep>()
        && !RecoveryPolicy.IsToReceive(project)
        && project.Orders.LastOrDefault(order => order.IsWithdrawn)?.Letter is { } letter
            ? ProjectErrors.DemandIsWithdrawn(letter.Number.Value)
            : ProjectErrors.IsNotAsked;

    /// <summary>
    /// Refuses to follow a decision on an ask that was replaced meanwhile, as that on another version of a contract; null where it is
    /// followed. A voucher counts although payments stopped meanwhile.
    /// </summary>
    public static Error? CheckFollowed(Project project, ProjectAsk asked, DateTimeOffset now) =>
        PaymentPolicy.LatePaymentsOf(project).Contains(asked) ? null : CheckAsked(project, asked, now);

    /// <summary>A decision cannot be applied: the question is asked again, as new tasks.</summary>
    /// <param name="errors">Why it cannot be applied.</param>
    public static Result<DecisionRefused> Refuse(Project project, ProjectAsk asked, ImmutableArray<Error> errors, DateTimeOffset now) =>
        AsksOf(project, now).Contains(asked) ? new DecisionRefused(asked, errors[0].Code, now) : errors;

    private static ProjectAsk PaymentAskOf(Instalment instalment, int rectified) =>
        new(
            ReviewStep.Of<PaymentConfirmationStep>(),
            SubjectOf(instalment.Number),
            instalment.Payments + instalment.VoucherRefusals + rectified + 1
        );

    // A rectification closes the open questions about the work and its money; afterwards they are asked as new tasks.
    private static int RectificationsOf(Project project) => project.Moves.Count(move => move == ApplicationMove.AcceptRectification);

    // A question asked again after a reversal, or after a decision that could not be applied, is a new task.
    private static ProjectAsk Numbered(Project project, ProjectAsk ask) =>
        ask with
        {
            Ordinal =
                ask.Ordinal
                + project.Reversals
                + project.RefusedDecisions.Count(each => each.Asked.Step == ask.Step && each.Asked.Subject == ask.Subject),
        };

    private static int Receipts(Project project) => project.Ledger.Entries.Count(entry => entry.Kind == FundEntryKind.Recover);

    private static string SubjectOf(int number) => number.ToString(CultureInfo.InvariantCulture);
}
