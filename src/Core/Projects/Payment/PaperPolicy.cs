using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 纸质办理: a finance officer or panel expert without a mailbox decides on paper; one officer enters the decision with its scan, another
/// one compares and confirms.
/// </summary>
public static class PaperPolicy
{
    private static readonly ImmutableArray<ReviewStep> Steps =
    [
        ReviewStep.Of<PaymentConcurrenceStep>(),
        ReviewStep.Of<PaymentConfirmationStep>(),
        ReviewStep.Of<RecoveryReceiptStep>(),
        ReviewStep.Of<PanelOpinionStep>(),
    ];

    /// <summary>
    /// What can be entered from paper now: decisions requested from the finance bureau, a voucher received after payments stopped, and
    /// the reversal of a wrongly entered payment.
    /// </summary>
    public static ImmutableArray<ProjectAsk> AsksOf(Project project, DateTimeOffset now) =>
        [
            .. ProjectProcedure.AsksOf(project, now).Where(ask => Steps.Contains(ask.Step)),
            .. PaymentPolicy.LatePaymentsOf(project),
            .. PaymentPolicy.ReversalsOf(project),
        ];

    public static Result<PaperEntered> Enter(
        Project project,
        ProjectAsk asked,
        Decision decision,
        string documentId,
        Officer officer,
        DateTimeOffset now
    ) =>
        project.Paper is not null ? ProjectErrors.PaperWaits
        : !AsksOf(project, now).Contains(asked) ? ProjectErrors.NotNow("paper")
        : new PaperEntered(new ProjectPaper(project.Papers + 1, asked, decision, documentId, officer.Id, now), now);

    /// <summary>The paper that another officer may decide on; refused to the officer who entered it.</summary>
    public static Result<ProjectPaper> Check(Project project, Officer officer, StaffDirectory directory) =>
        project.Paper is not { } paper ? ProjectErrors.NotNow("paper")
        : directory.IsSamePerson(paper.EnteredBy, officer.Id) ? ProjectErrors.PaperIsYours
        : paper;

    /// <summary>The paper that another officer may confirm, while its question is still open.</summary>
    public static Result<ProjectPaper> Confirm(Project project, Officer officer, StaffDirectory directory, DateTimeOffset now) =>
        Check(project, officer, directory)
            .Then<ProjectPaper>(paper =>
                AsksOf(project, now).Contains(paper.Asked) ? paper : ProjectProcedure.NotAsked(project, paper.Asked)
            );
}
