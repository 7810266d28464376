using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Takes a decision from whoever holds both link and code: checks it, records it once, and wakes the procedure.</summary>
public sealed class TaskDecider(
    TaskCodes codes,
    TaskDesk desk,
    PanelDesk panel,
    TaskDossiers dossiers,
    RoundDirectory directory,
    RoundMembers members,
    DuplicateRegister duplicates,
    PendingWork pending,
    StaffRecords staff,
    TimeProvider time)
{
    /// <summary>The decision that stands: this one, or the one that was there before.</summary>
    public async Task<Result<DecisionRecorded>> DecideAsync(
        HttpRequest request, OpenedTask task, DecisionForm form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await codes.CheckAsync(request, task, form.Code, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (task.Decided is { } decided)
        {
            return decided;
        }

        var context = await ContextOfAsync(task, cancellationToken);
        var read = await CheckSeatAsync(task, context.Guide, cancellationToken) is { } taken ? taken : await ReadAsync(task, form, context, cancellationToken);
        if (!read.TryGet(out var decision, out var errors))
        {
            return errors;
        }

        var note = await pending.NoteAsync(task.Link.Record, cancellationToken);
        var recorded = await desk.DecideAsync(task.Link, decision, cancellationToken);
        if (recorded.IsSuccess)
        {
            await WakeAsync(task.Link, client, cancellationToken);
        }

        await pending.ClearAsync(note, cancellationToken);
        return recorded;
    }

    /// <summary>What a decision on a task is about.</summary>
    public async Task<DecisionContext> ContextOfAsync(OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = task.Application is { } judged
            ? await directory.GetAsync(judged, cancellationToken)
            : await directory.GetAsync(task.Round!.Guide.Id.Value, cancellationToken);
        return new DecisionContext(guide, task.Application, task.Pass, task.Link.Task, BeijingTime.DateOf(time.GetUtcNow()))
        {
            Contested = task is { Link.Task.Step: ReviewStep.FormatCheck, Application: { } application }
                ? (await duplicates.ContestedAsync(application, guide, cancellationToken)).Others
                : [],
            Session = task.Link.Task.Step == ReviewStep.ExpertReview ? await SessionOfAsync(task, guide, cancellationToken) : [],
            LeftYuan = task.Link.Task.Step == ReviewStep.MeetingResolution
                ? await LeftYuanAsync(task, guide, cancellationToken)
                : ImmutableDictionary<string, decimal>.Empty,
        };
    }

    private async Task<ImmutableDictionary<string, decimal>> LeftYuanAsync(OpenedTask task, RoundGuide guide, CancellationToken cancellationToken)
    {
        var all = await members.ReadAsync(guide.Id, cancellationToken);
        return guide.Categories.ToImmutableDictionary(category => category.Id, category => RoundPlan.LeftYuan(task.Round!, all, category, task.Pass));
    }

    private async Task<Result<Decision>> ReadAsync(OpenedTask task, DecisionForm form, DecisionContext context, CancellationToken cancellationToken)
    {
        if (task.Link.Task.Step != ReviewStep.ExpertReview)
        {
            return DecisionPolicy.Read(form, context);
        }

        return await panel.FindDeclarationAsync(task, cancellationToken) is { } declared
            ? DecisionPolicy.Read(PanelPolicy.Complete(form, declared), context)
            : PanelPolicy.NotDeclared();
    }

    /// <summary>
    /// Nobody decides from a seat whose role they lost meanwhile, and nobody gives both of two opinions: a task that was passed on may have
    /// come to the one who holds the other.
    /// </summary>
    private async Task<Error?> CheckSeatAsync(OpenedTask task, RoundGuide guide, CancellationToken cancellationToken)
    {
        var key = task.Link.Task;
        if ((await staff.ReadAsync(cancellationToken)).Find(task.Link.OfficerId) is { IsActive: true } officer
            && PersonKey.IsSame(officer.Email, task.Link.OfficerEmail)
            && SeatOf(task, guide) is { } seat
            && !officer.Holds(SeatPolicy.RoleFor(seat)))
        {
            return new Error(
                ErrorKind.Forbidden, "seat-needs-a-role",
                $"This step is decided by an officer with the role {SeatPolicy.RoleFor(seat)}, which you do not hold any more. Have the task handed over at the desk.")
                .With("roles", $"{SeatPolicy.RoleFor(seat)}");
        }

        if (key.Step is not (ReviewStep.Finding or ReviewStep.ObjectionRuling))
        {
            return null;
        }

        var seats = await dossiers.CurrentTasksAsync(task, guide, key.Step, key.Ordinal, cancellationToken);
        var isAlone = seats.Count(seat => seat.OfficerId == key.OfficerId) > 1;
        return isAlone
            ? new Error(ErrorKind.Forbidden, "officer-holds-both-seats", "Two different officers decide this. Have one of the two tasks passed to somebody else at the desk.")
            : null;
    }

    // Of a task that two roles decide, the one of whoever it was first given to.
    private static StaffRole? SeatOf(OpenedTask task, RoundGuide guide) => SeatPolicy.SeatsOf(task.Link.Task.Step) switch
    {
        [] => null,
        [var only] => only,
        var seats => guide.Staff.FirstOrDefault(member => member.Id == task.Link.Origin.OfficerId && seats.Contains(member.Role))?.Role,
    };

    private async Task<ImmutableArray<RankableApplication>> SessionOfAsync(OpenedTask task, RoundGuide guide, CancellationToken cancellationToken)
    {
        var expert = guide.Staff.FirstOrDefault(member => member.Id == task.Link.Origin.OfficerId);
        var all = await members.ReadAsync(guide.Id, cancellationToken);
        return
        [
            .. all.Where(member => task.Pass!.ApplicationIds.Contains(member.Id))
                .Select(member => member.Application!)
                .Where(application => expert is null || expert.Reviews(application.CategoryId)),
        ];
    }

    private static Task WakeAsync(TaskLink link, DurableTaskClient client, CancellationToken cancellationToken) =>
        link.Record.Type == RecordType.Application
            ? client.WakeApplicationAsync(link.Record.Id, cancellationToken)
            : client.WakeAsync(InstanceOf(link), cancellationToken);

    // Objections, passes of the batch and awards have procedures of their own.
    private static string InstanceOf(TaskLink link) => link.Task.Step switch
    {
        ReviewStep.ObjectionRuling when ApplicationId.TryParse(link.Task.Subject, out var objectionId) => InstanceIds.OfObjection(objectionId),
        ReviewStep.AwardDocument => InstanceIds.OfAward(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject)),
        _ when link.Task.Step.IsOfPass() => InstanceIds.OfPass(link.Record.Id, TaskSubjects.NumberOf(link.Task.Subject)),
        _ => InstanceIds.Of(link.Record),
    };
}
