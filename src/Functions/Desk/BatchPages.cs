using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Desk;

/// <summary>A batch for programs.</summary>
public sealed record BatchView(
    string Id,
    string Title,
    DateTimeOffset ClosesAt,
    ImmutableArray<StateCount> Counts,
    ImmutableArray<BatchRow> Applications,
    int Page,
    int Pages,
    ImmutableArray<BatchRow> Outstanding,
    ImmutableArray<BatchTask> Tasks,
    int? CallableBatch
)
{
    public ImmutableArray<BatchRow> ReviewsDue { get; init; } = [];

    /// <summary>Corrections of the guide, oldest first.</summary>
    public ImmutableArray<CorrectionRow> Corrections { get; init; } = [];
}

/// <summary>The page of a round's batch. Reads the round, its members and all assigned tasks.</summary>
public sealed class BatchPages(
    RoundMembers members,
    TaskBoard board,
    DeskTrace trace,
    DeskAccess access,
    TimeProvider time,
    Responses responses
)
{
    private const int PageSize = 50;

    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        RoundState round,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var all = await members.ReadAsync(round.Guide.Id, cancellationToken);
        var filter =
            Enum.TryParse<ApplicationState>(request.Query["state"], out var named) && Enum.IsDefined(named)
                ? named
                : (ApplicationState?)null;
        var drafts = await members.ReadDraftsAsync(round.Guide.Id, cancellationToken);
        // A newly submitted application may still be among the drafts.
        var withDrafts = drafts.Concat(all).GroupBy(member => member.Id).Select(group => group.Last()).ToList();
        var shown = withDrafts
            .Where(member => filter is null || member.State == filter)
            .OrderBy(member => member.State)
            .ThenBy(member => member.Id.Value, StringComparer.Ordinal)
            .ToList();
        var pages = Math.Max(1, (shown.Count + PageSize - 1) / PageSize);
        var page = int.TryParse(request.Query["page"], out var number) ? Math.Clamp(number, 1, pages) : 1;
        var outstanding = all.Where(member => member.IsOutstanding).ToList();
        var mayHandOver = DeskPolicy.May(reader, DeskAct.HandOver);
        var model = new BatchModel(
            access.FrameOf(reader),
            round.Guide.Id.Value,
            round.Guide.Title,
            RoundPages.Summary(RoundView.Of(round.Guide), now).Phase,
            round.Guide.ClosesAt
        )
        {
            Counts =
            [
                .. withDrafts
                    .GroupBy(member => member.State)
                    .OrderBy(group => group.Key)
                    .Select(group => new StateCount(group.Key, group.Count())),
            ],
            Applications = [.. shown.Skip((page - 1) * PageSize).Take(PageSize).Select(member => Row(member, round.Guide))],
            Pager = new PagerModel(page, pages)
            {
                NewerHref = page > 1 ? Href(round, filter, page - 1) : null,
                OlderHref = page < pages ? Href(round, filter, page + 1) : null,
            },
            Filter = filter,
            Outstanding = [.. outstanding.Select(member => Row(member, round.Guide))],
            ReviewsDue =
            [
                .. withDrafts
                    .Where(member => member.HoldReviewAt <= now && !member.State.IsEnd())
                    .Select(member => Row(member, round.Guide)),
            ],
            Tasks = [.. (await board.ReadOfRoundAsync(round.Guide.Id, cancellationToken)).Select(task => Row(task, mayHandOver))],
            CallableBatch = DeskPolicy.May(reader, DeskAct.CallPanel) ? CallableBatch(round, all, now) : null,
            Deadlines = [.. trace.Of(round)],
            Sheets = [.. SheetPages.LinksOf(round)],
            Corrections =
            [
                .. round.Corrections.Select(corrected => new CorrectionRow(corrected.At, corrected.Reason)
                {
                    Differences = corrected.Differences,
                }),
            ],
            MayCorrect = DeskPolicy.May(reader, DeskAct.WriteGuide) && ReopeningPolicy.CheckCorrectable(round, now) is null,
            EndedBecause = round.EndedBecause,
            State = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, View(model), () => model, round.Guide)
            : responses.Page(request, model, round.Guide, Problems.Describe(state.Errors).Status);
    }

    /// <summary>
    /// The review batch for which the panel can be called: some applications are ready, others are not, and nobody has called it.
    /// </summary>
    public static int? CallableBatch(RoundState round, IReadOnlyList<RoundMember> members, DateTimeOffset now)
    {
        var batch = round.Batches.Length + 1;
        return
            now >= round.Guide.SubmissionsDecidedAt
            && members.Any(member => member.IsReady)
            && members.Any(member => member.IsOutstanding)
            && round.PanelCalls.All(call => call.Batch != batch)
            ? batch
            : null;
    }

    private static BatchTask Row(BoardTask task, bool mayHandOver) =>
        new(task.Task.Task.Step.ToString(), task.Task.About.Line, task.Task.OfficerName, task.Task.OpenedAt, task.Due.At)
        {
            TransferHref = mayHandOver ? $"/{task.TransferPath}" : null,
        };

    private static BatchView View(BatchModel model) =>
        new(
            model.Id,
            model.Title,
            model.ClosesAt,
            model.Counts,
            model.Applications,
            model.Pager.Page,
            model.Pager.Pages,
            model.Outstanding,
            model.Tasks,
            model.CallableBatch
        )
        {
            ReviewsDue = model.ReviewsDue,
            Corrections = model.Corrections,
        };

    private static string Href(RoundState round, ApplicationState? filter, int page) =>
        $"/desk/rounds/{round.Guide.Id}?page={page}{(filter is null ? "" : $"&state={filter}")}";

    private static BatchRow Row(RoundMember member, RoundGuide guide) =>
        member.Application is { } application
            ? new BatchRow(
                member.Id.Value,
                application.Title,
                application.UnitName,
                guide.Category(application.CategoryId).Name,
                application.AmountYuan,
                member.State
            )
            {
                IsHeld = member.IsHeld,
                Serial = application.Serial is { Length: > 0 } serial ? serial : null,
            }
            : new BatchRow(member.Id.Value, member.Id.Value[..8], "—", "—", 0, member.State);
}
