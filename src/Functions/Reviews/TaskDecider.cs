using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Handles decisions by link and code: checks, records once, and wakes the procedure.</summary>
public sealed class TaskDecider(
    TaskCodes codes,
    TaskService taskService,
    PanelCommands panel,
    TaskDetailsReader reader,
    TaskKinds kinds,
    PendingWork pending,
    StaffRecords staff
)
{
    /// <summary>The kept decision: this one, or an earlier one.</summary>
    public async Task<Result<DecisionRecorded>> DecideAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) => await DecideAsync(request, task, form, [], client, cancellationToken);

    /// <inheritdoc cref="DecideAsync(HttpRequest, OpenedTask, DecisionForm, DurableTaskClient, CancellationToken)"/>
    /// <param name="alsoWrong">Errors already found in the page: then nothing is decided, and all errors are returned together.</param>
    public async Task<Result<DecisionRecorded>> DecideAsync(
        HttpRequest request,
        OpenedTask task,
        DecisionForm form,
        ImmutableArray<Error> alsoWrong,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (await codes.CheckAsync(request, task, form.Code, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (task.Decided is { } decided)
        {
            return decided;
        }

        var context = await reader.JudgeAsync(task, cancellationToken);
        var read = await CheckSeatAsync(task, context.Guide, cancellationToken) is { } taken
            ? taken
            : await ReadAsync(task, form, context, cancellationToken);
        if (!read.TryGet(out var decision, out var errors) || !alsoWrong.IsEmpty)
        {
            return (ImmutableArray<Error>)[.. alsoWrong, .. errors];
        }

        if (await kinds.Of(task.Link.Task.Step).RefuseAsync(task, decision, cancellationToken) is { } refused)
        {
            return refused;
        }

        var marker = await pending.MarkAsync(task.Link.Record, cancellationToken);
        var recorded = await taskService.DecideAsync(task.Link, decision, cancellationToken);
        if (recorded.IsSuccess)
        {
            await kinds.Of(task.Link.Task.Step).WakeAsync(client, task.Link, cancellationToken);
        }

        await pending.ClearAsync(marker, cancellationToken);
        return recorded;
    }

    private async Task<Result<Decision>> ReadAsync(
        OpenedTask task,
        DecisionForm form,
        DecisionContext context,
        CancellationToken cancellationToken
    )
    {
        if (task.Details != StepDetails.Session)
        {
            return DecisionPolicy.Read(form, context);
        }

        return await panel.FindDeclarationAsync(task, cancellationToken) is { } declared
            ? DecisionPolicy.Read(PanelPolicy.Complete(form, declared), context)
            : PanelPolicy.NotDeclared();
    }

    /// <summary>
    /// Refuses an officer who has lost the role of the seat, or who has given the other of two opinions: a task that was handed over may
    /// have reached the same officer.
    /// </summary>
    private async Task<Error?> CheckSeatAsync(OpenedTask task, RoundGuide guide, CancellationToken cancellationToken)
    {
        var key = task.Link.Task;
        if (
            (await staff.ReadAsync(cancellationToken)).Find(task.Link.OfficerId) is { IsActive: true } officer
            && PersonKey.IsSame(officer.Email, task.Link.OfficerEmail)
            && SeatOf(task, guide) is { } seat
            && !officer.Holds(SeatPolicy.RoleFor(seat))
        )
        {
            return new Error(
                ErrorKind.Forbidden,
                "seat-needs-a-role",
                $"This step is decided by an officer with the role {SeatPolicy.RoleFor(seat)}, which you do not hold any more. Have the "
                    + "task handed over at the taskService."
            ).With("roles", $"{SeatPolicy.RoleFor(seat)}");
        }

        if (!key.Step.Definition().NeedsTwoOpinions)
        {
            return null;
        }

        var seats = await taskService.CurrentTasksAsync(task.Link, guide, key.Step, key.Ordinal, cancellationToken);
        var isAlone = seats.Count(seat => seat.OfficerId == key.OfficerId) > 1;
        return isAlone
            ? new Error(
                ErrorKind.Forbidden,
                "officer-holds-both-seats",
                "Two different officers decide this. Have one of the two tasks passed to somebody else at the taskService."
            )
            : null;
    }

    // For a task of two roles, the role of its first officer.
    private static StaffRole? SeatOf(OpenedTask task, RoundGuide guide) =>
        task.Link.Task.Step.Definition().Seats switch
        {
            [] => null,
            [var only] => only,
            var seats => guide.Staff.FirstOrDefault(member => member.Id == task.Link.Origin.OfficerId && seats.Contains(member.Role))?.Role,
        };
}
