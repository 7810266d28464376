using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Staff;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Desk.Staff;

/// <summary>The directory, as JSON.</summary>
/// <param name="Proposed">Changes that wait for a second officer.</param>
/// <param name="OperatorChanges">Changes by the operator, until two officers have confirmed them.</param>
public sealed record StaffView(
    IReadOnlyList<Officer> Officers,
    IReadOnlyList<ProposedChange> Proposed,
    IReadOnlyList<OperatorChange> OperatorChanges
);

/// <summary>The pages of the directory and its officers.</summary>
public sealed class StaffPages(StaffRecords staff, TaskBoard board, DeskAccess access, TimeProvider time, Responses responses)
{
    public async Task<IResult> ShowListAsync(HttpRequest request, Officer reader, FormState? state, CancellationToken cancellationToken)
    {
        var directory = await staff.ReadAsync(cancellationToken);
        if (state is null && !Responses.WantsPage(request))
        {
            return Results.Json(ViewOf(directory), RequestJson.Options);
        }

        var model = new StaffModel(
            access.FrameOf(reader),
            [.. directory.Officers.OrderBy(officer => !officer.IsActive).Select(officer => Row(directory, officer))]
        )
        {
            MayChange = DeskPolicy.May(reader, DeskAct.ChangeStaff),
            Changes =
            [
                .. directory.OperatorChanges.Where(change => change.IsOpen).Select(change => OperatorRow(directory, change, reader)),
                .. directory.OpenChanges(time.GetUtcNow()).Select(change => Row(directory, change, reader)),
            ],
            State = state ?? FormState.Empty,
        };
        return responses.Page(request, model, status: StatusOf(state));
    }

    public async Task<IResult> ShowOfficerAsync(
        HttpRequest request,
        Officer reader,
        string officerId,
        FormState? state,
        FormState? leaveState,
        CancellationToken cancellationToken
    )
    {
        var directory = await staff.ReadAsync(cancellationToken);
        if (directory.Find(officerId) is not { } officer)
        {
            return responses.Problem(request, StaffErrors.OfficerNotFound());
        }

        if (state is null && leaveState is null && !Responses.WantsPage(request))
        {
            return Results.Json(officer, RequestJson.Options);
        }

        var today = BeijingTime.DateOf(time.GetUtcNow());
        var mayHandOver = DeskPolicy.May(reader, DeskAct.HandOver);
        var tasks = mayHandOver ? await board.ReadAsync(officer.Email, cancellationToken) : [];
        var model = new OfficerModel(access.FrameOf(reader), Row(directory, officer))
        {
            Leaves = [.. officer.Leaves.Reverse().Select(leave => Row(directory, leave, today))],
            Tasks =
            [
                .. tasks.Select(task => new OfficerTaskRow(
                    task.Task.Task.Step.ToString(),
                    task.Task.About.Line,
                    task.Task.OpenedAt,
                    task.Due.At,
                    $"/{task.TransferPath}"
                )),
            ],
            Events = OfficerEvents.Of(officerId, await staff.ReadAuditAsync(cancellationToken), directory),
            Others = Others(directory, officerId),
            MayChange = DeskPolicy.May(reader, DeskAct.ChangeStaff),
            State = state is null
                ? new FormState { Values = Values(officer), Version = FormVersion.Of(Values(officer)) }
                : WithConflicts(state, officer),
            LeaveState = leaveState ?? FormState.Empty,
        };
        return responses.Page(request, model, status: StatusOf(state ?? leaveState));
    }

    public StaffView ViewOf(StaffDirectory directory) =>
        new(
            directory.Officers,
            [.. directory.OpenChanges(time.GetUtcNow())],
            [.. directory.OperatorChanges.Where(change => change.IsOpen)]
        );

    private static ChangeRow Row(StaffDirectory directory, ProposedChange proposed, Officer reader) =>
        RowOf(proposed.Number, proposed.Change, proposed.ProposedAt) with
        {
            By = directory.Find(proposed.ProposedBy)?.Name ?? proposed.ProposedBy,
            ExpiresAt = proposed.ExpiresAt,
            MayConfirm = StaffChangePolicy.MayConfirm(directory, proposed, reader),
            MayReject = proposed.ProposedBy == reader.Id || StaffChangePolicy.MayConfirm(directory, proposed, reader),
        };

    private static ChangeRow OperatorRow(StaffDirectory directory, OperatorChange change, Officer reader) =>
        RowOf(change.Number, change.Change, change.At) with
        {
            ConfirmedBy = [.. change.ConfirmedBy.Select(id => directory.Find(id)?.Name ?? id)],
            MayConfirm = StaffChangePolicy.MayConfirmOperator(directory, change, reader),
        };

    private static ChangeRow RowOf(int number, StaffChange change, DateTimeOffset at) =>
        new(number, change.Kind.ToString(), new OfficerRow(change.OfficerId, change.Name, change.Email, change.Roles), change.Reason, at)
        {
            Differences = change.Differences,
        };

    public static ImmutableArray<Choice> Others(StaffDirectory directory, string officerId, Func<Officer, bool>? maySit = null) =>
        [
            .. directory
                .Officers.Where(officer => officer.IsActive && officer.Id != officerId && maySit?.Invoke(officer) != false)
                .Select(officer => new Choice(officer.Id, $"{officer.Name}（{officer.Id}）")),
        ];

    private OfficerRow Row(StaffDirectory directory, Officer officer)
    {
        var today = BeijingTime.DateOf(time.GetUtcNow());
        var leave = officer.IsActive ? officer.LeaveOn(today) : null;
        return new OfficerRow(officer.Id, officer.Name, officer.Email, officer.Roles)
        {
            AwayUntil = leave?.LastDay,
            Delegate = leave is null ? null : directory.DelegateFor(officer, today)?.Name,
            HasLeft = !officer.IsActive,
        };
    }

    private static LeaveRow Row(StaffDirectory directory, Leave leave, DateOnly today) =>
        new(leave.Number, leave.From, leave.LastDay, directory.Find(leave.DelegateId)?.Name ?? leave.DelegateId, leave.Reason)
        {
            CancelledBecause = leave.CancelledBecause,
            IsOpen = leave.CancelledBecause is null && leave.LastDay >= today,
        };

    private static FormState WithConflicts(FormState state, Officer officer)
    {
        if (!state.Errors.Contains(FormVersion.SavedMeanwhile()))
        {
            return state;
        }

        var saved = Values(officer);
        var typed = state.Values.Where(value =>
            value.Key is StaffFields.Name or StaffFields.Email || value.Key.StartsWith(StaffFields.Roles, StringComparison.Ordinal)
        );
        return state with { Version = FormVersion.Of(saved), Conflicts = FormVersion.Compare(saved, typed.ToImmutableDictionary()) };
    }

    internal static ImmutableDictionary<string, string> Values(Officer? officer) =>
        officer is null
            ? ImmutableDictionary<string, string>.Empty
            : officer
                .Roles.Select(role => (Field: StaffFields.RoleOf(role), Value: "true"))
                .Append((Field: StaffFields.Name, Value: officer.Name))
                .Append((Field: StaffFields.Email, Value: officer.Email))
                .ToImmutableDictionary(value => value.Field, value => value.Value);

    private static int StatusOf(FormState? state) =>
        state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK;
}
