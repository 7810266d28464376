using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>A task by its link, with its officer.</summary>
/// <param name="Open">Null if it was decided, or has another link now.</param>
public sealed record TransferableTask(TaskLink Link, OpenTask? Open, RoundGuide Guide, TaskAbout About);

/// <summary>Result of a transfer.</summary>
public sealed record TransferView(string Task);

/// <summary>移交: hands tasks over to other officers, or issues new links; always recorded with a reason.</summary>
public sealed class TaskTransfers(
    TaskLinks links,
    TaskService taskService,
    TaskAbouts abouts,
    TaskDeadlines deadlines,
    TaskBoard board,
    StaffRecords staff,
    SeatIndex seats,
    RoundDirectory directory,
    DeskAccess access,
    TimeProvider time,
    Responses responses
)
{
    public async Task<Result<TransferableTask>> FindAsync(string linkId, CancellationToken cancellationToken)
    {
        if (
            linkId.Length != 32
            || !linkId.All(char.IsAsciiHexDigitLower)
            || await links.FindAsync(linkId, cancellationToken) is not { } link
        )
        {
            return new Error(ErrorKind.NotFound, "task-not-found", "There is no such task. Open it from the list of tasks.");
        }

        var guide = await directory.GetAsync(link.RoundId, cancellationToken);
        var openTask = await taskService.FindOpenAsync(link.Record, link.Origin, cancellationToken);
        var about = await abouts.OfAsync(link.Record, guide, cancellationToken);
        return new TransferableTask(link, openTask is not null && IsOf(link, openTask) ? openTask : null, guide, about);
    }

    /// <summary>Also matches a second link that two concurrent openings have left in a list.</summary>
    private static bool IsOf(TaskLink link, OpenTask openTask) =>
        link.LinkId == openTask.LinkId || (link.Task == openTask.Task && link.Handovers == openTask.Handovers);

    public async Task<Result<TransferView>> HandOverAsync(TransferableTask task, DeskPost post, CancellationToken cancellationToken)
    {
        if (task.Open is not { } openTask)
        {
            return Closed();
        }

        var records = await board.ReadAuditAsync(task.Link.Record, cancellationToken);
        var to = (await staff.ReadAsync(cancellationToken)).Find(post[StaffFields.ToOfficerId]);
        var offered = new TaskToHandOver(task.Link.Origin, openTask.Officer, post.Officer, task.Link.Record.Id)
        {
            Holders = [.. HandOverPolicy.HoldersOf(records.Select(TaskBoard.FactOf).OfType<Fact>())],
            Held = [.. await seats.ReadAsync(task.Link.RoundId, cancellationToken)],
        };
        if (!HandOverPolicy.Check(task.Guide, offered, to).TryGet(out var member, out var errors))
        {
            return errors;
        }

        return await PassOnAsync(task, member, post, cancellationToken);
    }

    public async Task<Result<TransferView>> ReissueAsync(TransferableTask task, DeskPost post, CancellationToken cancellationToken) =>
        task.Open is { } openTask ? await PassOnAsync(task, openTask.Officer, post, cancellationToken) : Closed();

    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        TransferableTask task,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        // Only officers with the role of the seat, according to the directory.
        var role = task.Open is { } openTask ? SeatPolicy.RoleFor(openTask.Officer.Role) : (DeskRole?)null;
        var others = StaffPages.Others(
            await staff.ReadAsync(cancellationToken),
            task.Link.Task.OfficerId,
            officer => role is not { } needed || officer.Holds(needed)
        );
        var model = new TransferModel(
            access.FrameOf(reader),
            task.Link.Task.Step.ToString(),
            task.About.Line,
            task.Open?.Officer.Name ?? task.Link.OfficerName,
            task.Open?.OpenedAt ?? time.GetUtcNow()
        )
        {
            Others = others,
            Path = $"desk/tasks/{task.Link.LinkId}",
            IsClosed = task.Open is null,
            State = state ?? FormState.Empty,
        };
        return responses.Page(
            request,
            model,
            task.Guide,
            state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK
        );
    }

    private async Task<Result<TransferView>> PassOnAsync(
        TransferableTask task,
        StaffMember to,
        DeskPost post,
        CancellationToken cancellationToken
    )
    {
        if (!StaffPolicy.ReasonText.Accepts(post[StaffFields.Reason]))
        {
            return new Error(ErrorKind.Invalid, "reason-is-missing", $"Give a reason of 1 to {StaffPolicy.MaxReasonLength} characters.").At(
                StaffFields.Reason
            );
        }

        await seats.AddAsync(task.Link.RoundId, new HeldSeat(to.Role, PersonKey.Of(to.Email), task.Link.Record.Id), cancellationToken);
        var signature = DeskPolicy.Sign(post.Officer, DeskAct.HandOver, time.GetUtcNow());
        var handed = await taskService.HandOverAsync(
            task.Link.Record,
            task.Link.RoundId,
            task.Link.Origin,
            to,
            task.About,
            deadlines.EscalationAfter(time.GetUtcNow(), task.Guide),
            StaffPolicy.ReasonText.Clean(post[StaffFields.Reason]),
            signature,
            cancellationToken
        );
        return handed.Select(key => new TransferView(key.Value));
    }

    private static ImmutableArray<Error> Closed() =>
        [new Error(ErrorKind.Gone, "task-was-passed-on", "This task was decided or passed on. Open the list of tasks again.")];
}
