using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>Tasks of one step on a project that are decided.</summary>
/// <param name="Tasks">As they lay with whoever decided.</param>
public sealed record DecidedProjectTasks(string ProjectId, AskedOfProject Asked, IReadOnlyList<string> Tasks);

/// <summary>Records in the project what officers decided behind their links.</summary>
public sealed class FollowProjectTaskActivity(
    IRecordStore<Project> projects,
    ActContexts contexts,
    ProjectRecorder recorder,
    TaskService tasks,
    VoucherBook vouchers,
    LetterNumbers numbers,
    StaffRecords staff
)
{
    internal static readonly ActivityCall<DecidedProjectTasks> Call = new(nameof(FollowProjectTaskActivity));

    [Function(nameof(FollowProjectTaskActivity))]
    public async Task RunAsync([ActivityTrigger] DecidedProjectTasks decided, CancellationToken cancellationToken)
    {
        var project = (await projects.GetAsync(decided.ProjectId, cancellationToken)).State;
        if (!contexts.Of(project.RuleVersion).TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Project {decided.ProjectId} waits: {errors[0].Message}");
        }

        var decisions = await tasks.ReadDecisionsAsync<Decision>(
            RecordRef.OfApplication(decided.ProjectId),
            decided.Tasks,
            cancellationToken
        );
        var asked = new ProjectAsk(decided.Asked.Step, decided.Asked.Subject, decided.Asked.Ordinal);

        // Only an order that can be followed takes a number, which belongs to the place of the order: one that is refused leaves no gap.
        var letter =
            decisions[0].Decision is RecoveryOrderDecision { AmountYuan: > 0 } order
            && RecoveryPolicy.Order(project, order.AmountYuan, number: default, officerId: "", order.Reason, context).IsSuccess
                ? await numbers.IssueAsync(
                    LetterSeries.Recovery,
                    $"p|{project.Id}|{project.Orders.Length + 1}",
                    project.IsDrill,
                    cancellationToken
                )
                : default;
        var directory = letter == default ? null : await staff.ReadAsync(cancellationToken);
        var use =
            decisions[0].Decision is PaymentConfirmationDecision paid && ProjectProcedure.CheckFollowed(project, asked, context.Now) is null
                ? await vouchers.TakeAsync(project, paid.VoucherNumber, cancellationToken)
                : null;

        // What is not asked any more is dropped: the contract has another version, or the project came to its end meanwhile.
        await recorder.FollowAsync(
            project.Id,
            $"task|{asked.Step}|{asked.Subject}|{asked.Ordinal}",
            current =>
                ProjectProcedure.CheckFollowed(current, asked, context.Now) is { } refusal ? refusal
                : ProjectDecisions.Follow(current, asked.Subject, decisions, letter, use, context).TryGet(out var fact, out var refusals)
                    ? Numbered(fact).EnteredBy(decisions[0].Task.OfficerId, confirmedBy: null)
                : ProjectProcedure.Refuse(current, asked, refusals, context.Now).Select<Fact>(refused => refused),
            Signature.Procedure(context.Now, decided.Asked.Step.Value),
            cancellationToken,
            (after, fact) => directory is null || fact is DecisionRefused ? [] : ProjectMails.OfLetter(after, letter, directory)
        );
    }

    // The project has changed since the number was to be taken: it is read again.
    private static ProjectFact Numbered(ProjectFact fact) =>
        fact is RecoveryOrdered { Recovery.Letter: var number } && number == default
            ? throw new TransientFailureException("The order waits for the number of its letter.")
            : fact;
}
