using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Functions.Projects;

/// <summary>Maps the decision of a step to a fact of its project.</summary>
internal static class ProjectDecisions
{
    /// <param name="subject">Number of the instalment, change or check, or id of the expert; empty if the step has one object.</param>
    /// <param name="decisions">With the deciding officers; for an acceptance or check the two opinions.</param>
    /// <param name="letter">Number of the letter that the decision signs; default if it signs none.</param>
    /// <param name="use">The payment that already has the voucher; null if it is free.</param>
    public static Result<ProjectFact> Follow(
        Project project,
        string subject,
        IReadOnlyList<(TaskKey Task, Decision Decision)> decisions,
        LetterNumber letter,
        VoucherUse? use,
        ActContext context
    )
    {
        var officer = decisions[0].Task.OfficerId;
        return decisions[0].Decision switch
        {
            ContractSigningDecision signing => ContractPolicy
                .Decide(project, signing.Signs, officer, signing.Reason, context)
                .Select<ProjectFact>(fact => fact),
            PaymentConcurrenceDecision concurrence => PaymentPolicy
                .Concur(project, NumberOf(subject), concurrence.Agrees, officer, concurrence.Reason, context)
                .Select<ProjectFact>(fact => fact),
            PaymentConfirmationDecision when use is not null => PaymentPolicy
                .Refuse(project, NumberOf(subject), use, context)
                .Select<ProjectFact>(fact => fact),
            PaymentReversalDecision reversal => PaymentPolicy
                .Reverse(project, NumberOf(subject), reversal.Reason, context)
                .Select<ProjectFact>(fact => fact),
            PaymentConfirmationDecision paid => PaymentPolicy
                .Pay(project, NumberOf(subject), paid.AmountYuan, paid.VoucherNumber, paid.BudgetNumber, paid.PaidOn, officer, context)
                .Select<ProjectFact>(fact => fact),
            ChangeDecision change => ChangePolicy
                .Decide(project, NumberOf(subject), change.Agrees, officer, change.Reason, context)
                .Select<ProjectFact>(fact => fact),
            RecoveryOrderDecision order => RecoveryPolicy
                .Order(project, order.AmountYuan, letter, officer, order.Reason, context)
                .Select<ProjectFact>(fact => fact),
            RecoveryReceiptDecision receipt => RecoveryPolicy
                .Receive(project, receipt.AmountYuan, receipt.ReceiptNumber, receipt.ReceivedOn, officer, context)
                .Select<ProjectFact>(fact => fact),
            AwardRevocationDecision revocation => RevocationPolicy
                .Decide(project, revocation.Revokes, officer, revocation.Reason, context)
                .Select<ProjectFact>(fact => fact),
            ProjectCheckDecision => CheckPolicy.Decide(project, NumberOf(subject), RecordsOf(decisions), context),
            PanelConflictDecision declared => AcceptancePanelPolicy
                .Declare(project, subject, declared.HasConflict, declared.Reason, context)
                .Select<ProjectFact>(fact => fact),
            PanelOpinionDecision opinion => AcceptancePanelPolicy
                .Advise(project, subject, opinion.Advised, opinion.Reason, context)
                .Select<ProjectFact>(fact => fact),
            AcceptanceDecision => AcceptancePolicy.Decide(project, OpinionsOf(decisions), context).Select<ProjectFact>(fact => fact),
            var other => throw new InvalidOperationException($"No project follows a {other.GetType().Name}."),
        };
    }

    private static ImmutableArray<AcceptanceOpinion> OpinionsOf(IReadOnlyList<(TaskKey Task, Decision Decision)> decisions) =>
        [
            .. decisions
                .Select(each => (each.Task.OfficerId, Decision: (AcceptanceDecision)each.Decision))
                .Select(each => new AcceptanceOpinion(each.OfficerId, each.Decision.Conclusion, each.Decision.Reason)),
        ];

    private static ImmutableArray<CheckOpinion> RecordsOf(IReadOnlyList<(TaskKey Task, Decision Decision)> decisions) =>
        [
            .. decisions
                .Select(each => (each.Task.OfficerId, Decision: (ProjectCheckDecision)each.Decision))
                .Select(each => new CheckOpinion(each.OfficerId, each.Decision.Found, each.Decision.VisitedOn, each.Decision.Reason)),
        ];

    private static int NumberOf(string subject) => int.Parse(subject, CultureInfo.InvariantCulture);
}
