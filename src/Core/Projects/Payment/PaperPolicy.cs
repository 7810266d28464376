using System.Collections.Immutable;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Staff;

namespace CreditFunctions.Core.Projects;

/// <summary>
/// 纸质办理: a finance officer, or an expert of a panel, without a mailbox decides on paper; one officer enters it with its scan,
/// another one compares and confirms.
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
    /// What can be entered from paper now: what the finance bureau was asked, a voucher that arrives after payments stopped, and that a
    /// payment was entered wrongly.
    /// </summary>
    public static ImmutableArray<ProjectAsk> AsksOf(Project project, DateTimeOffset now) =>
        [
            .. ProjectProcedure.AsksOf(project, now).Where(ask => Steps.Contains(ask.Step)),
            .. PaymentPolicy.LatePaymentsOf(project),
            .. PaymentPolicy.ReversalsOf(project),
        ];

    /// <summary>An officer enters what stands on the paper.</summary>
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

    /// <summary>The paper that another officer may decide on; refused to whoever entered it.</summary>
    public static Result<ProjectPaper> Check(Project project, Officer officer, StaffDirectory directory) =>
        project.Paper is not { } paper ? ProjectErrors.NotNow("paper")
        : IsSamePerson(paper.EnteredBy, officer, directory) ? ProjectErrors.PaperIsYours
        : paper;

    /// <summary>The paper that another officer may confirm: what was asked still is.</summary>
    public static Result<ProjectPaper> Confirm(Project project, Officer officer, StaffDirectory directory, DateTimeOffset now) =>
        Check(project, officer, directory)
            .Then<ProjectPaper>(paper =>
                AsksOf(project, now).Contains(paper.Asked) ? paper : ProjectProcedure.NotAsked(project, paper.Asked)
            );

    private static bool IsSamePerson(string enteredBy, Officer officer, StaffDirectory directory) =>
        enteredBy == officer.Id || (directory.Find(enteredBy) is { } other && PersonKey.IsSame(other.Email, officer.Email));
}
