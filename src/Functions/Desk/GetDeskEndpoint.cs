using System.Collections.Immutable;
using System.Globalization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Listings;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Rules;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Desk;

/// <summary>What requires the officer's attention, as JSON.</summary>
public sealed record DeskView(
    string OfficerId,
    ImmutableArray<DeskTask> Tasks,
    ImmutableArray<DeskCase> Cases,
    ImmutableArray<RoundLine> Rounds,
    ImmutableArray<DeskWarning> Warnings,
    ImmutableArray<RefusedMailLine> RefusedMails
)
{
    /// <summary>Objections to listings that the officer may decide on.</summary>
    public ImmutableArray<DeskObjection> Objections { get; init; } = [];
}

/// <summary><c>GET /desk</c>: what requires the attention of the signed-in officer.</summary>
public sealed class GetDeskEndpoint(
    DeskAccess access,
    StaffRecords staff,
    RuleLibrary rules,
    TaskBoard board,
    RoundIndex rounds,
    CaseIndex cases,
    ListingEntries listings,
    RefusedMails mails,
    Records records,
    IRecordStore<Application> applications,
    CalendarWarning calendar,
    SiteClock clock,
    TimeProvider time,
    Responses responses,
    IRehearsal? rehearsal = null
)
{
    [Function(nameof(GetDeskEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.CheckAsync(request, DeskAct.SeeOwnTasks, cancellationToken)).TryGet(out var officer, out var errors))
        {
            return access.Refuse(request, errors);
        }

        var now = time.GetUtcNow();
        var tasks = (await board.ReadAsync(officer.Email, cancellationToken)).ToImmutableArray();
        ImmutableArray<DeskCase> mine = DeskPolicy.May(officer, DeskAct.SeeCases)
            ? [.. (await cases.ReadTasksAsync(officer.Id, cancellationToken)).Select(task => Row(task, now))]
            : [];
        ImmutableArray<DeskObjection> objections =
        [
            .. (await listings.ReadObjectedAsync(officer, cancellationToken)).Select(listing => Row(listing, now)),
        ];
        var model = new DeskModel(
            access.FrameOf(officer),
            [.. tasks.Select(task => Row(task, DeskPolicy.May(officer, DeskAct.HandOver), now))]
        )
        {
            Cases = mine,
            Objections = objections,
            Rounds = DeskPolicy.May(officer, DeskAct.SeeBatch)
                ? [.. (await rounds.ReadAsync(cancellationToken)).Select(round => DeskRounds.Line(round, now))]
                : [],
            Warnings =
            [
                .. Warnings(officer, tasks, mine.Count(each => each.IsOverdue) + objections.Count(each => each.IsOverdue), now),
                .. StaffWarnings(officer, await staff.ReadAsync(cancellationToken), now),
                .. await RuleWarningsAsync(officer, now, cancellationToken),
            ],
            RefusedMails = DeskPolicy.May(officer, DeskAct.SeeBatch)
                ? [.. await Task.WhenAll((await mails.ReadAsync(cancellationToken)).Select(mail => RowAsync(mail, cancellationToken)))]
                : [],
            RehearsalTime = rehearsal is null ? null : clock.RehearsalTime,
        };
        return responses.Of(
            request,
            new DeskView(officer.Id, model.Tasks, model.Cases, model.Rounds, model.Warnings, model.RefusedMails)
            {
                Objections = objections,
            },
            () => model
        );
    }

    private IEnumerable<DeskWarning> Warnings(Officer officer, ImmutableArray<BoardTask> tasks, int overdueOthers, DateTimeOffset now)
    {
        if (DeskPolicy.May(officer, DeskAct.SeeBatch) && calendar.FirstDayWithoutNotice(now) is { } day)
        {
            yield return new DeskWarning(DeskWarningKind.CalendarEnds, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        foreach (var task in tasks.Where(task => task.Due.IsProvisional))
        {
            yield return new DeskWarning(DeskWarningKind.ProvisionalDeadline, task.Task.About.Line);
        }

        if (overdueOthers + tasks.Count(task => task.Due.HasPassed(now)) is > 0 and var overdue)
        {
            yield return new DeskWarning(DeskWarningKind.OverdueTasks, overdue.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static DeskCase Row(CaseTask task, DateTimeOffset now) =>
        new($"{task.Act}", task.Number, task.Party, task.Since, task.DueAt, $"/desk/cases/{task.Id}") { IsOverdue = now >= task.DueAt };

    private static DeskObjection Row(Listing listing, DateTimeOffset now)
    {
        var objection = ListingObjectionPolicy.OpenOf(listing)!;
        return new DeskObjection(listing.Name, objection.At, objection.AnswerBy.At, $"/desk/listings/{listing.Id}")
        {
            IsOverdue = objection.AnswerBy.HasPassed(now),
        };
    }

    private async Task<RefusedMailLine> RowAsync(RefusedMail mail, CancellationToken cancellationToken)
    {
        var application =
            mail.Record.Type == RecordType.Application || mail.Record.Type == RecordType.Project
                ? await applications.FindAsync(mail.Record.Id, cancellationToken)
                : null;
        return new RefusedMailLine(mail.Kind, mail.Record.Id, records.DeskPathOf(mail.Record) ?? "/desk", mail.At)
        {
            Name =
                application is { State: var state } ? string.Join(' ', new[] { state.Serial, state.Title }.OfType<string>())
                : mail.Record.Type == RecordType.Round ? mail.Record.Id
                : null,
        };
    }

    // Changes by the operator are shown to every officer.
    private static IEnumerable<DeskWarning> StaffWarnings(Officer officer, StaffDirectory directory, DateTimeOffset now)
    {
        foreach (var change in directory.OperatorChanges.Where(change => change.IsOpen))
        {
            yield return new DeskWarning(DeskWarningKind.OperatorChange, $"{change.Change.Name}: {change.Change.Reason}");
        }

        if (directory.OpenChanges(now).Count(change => StaffChangePolicy.MayConfirm(directory, change, officer)) is > 0 and var waiting)
        {
            yield return new DeskWarning(DeskWarningKind.StaffChanges, waiting.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task<IEnumerable<DeskWarning>> RuleWarningsAsync(Officer officer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!DeskPolicy.May(officer, DeskAct.ConfirmRules))
        {
            return [];
        }

        var directory = await staff.ReadAsync(cancellationToken);
        var waiting = (await rules.ReadAsync(cancellationToken))
            .OpenAt(now)
            .Count(addition => RuleAdditionPolicy.MayConfirm(addition, directory, officer));
        return waiting > 0 ? [new DeskWarning(DeskWarningKind.RuleAdditions, waiting.ToString(CultureInfo.InvariantCulture))] : [];
    }

    private static DeskTask Row(BoardTask task, bool mayHandOver, DateTimeOffset now) =>
        new(task.Task.Task.Step.ToString(), task.Task.About.Line, task.Task.OpenedAt, $"/{task.Path}")
        {
            DueAt = task.Due.At,
            IsOverdue = task.Due.HasPassed(now),
            TransferHref = mayHandOver ? $"/{task.TransferPath}" : null,
        };
}
