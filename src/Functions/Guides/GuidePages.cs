using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Guides;

/// <summary>A draft for programs.</summary>
public sealed record GuideDraftView(string Id, GuideDraft Draft, IReadOnlyList<ProblemError> Missing)
{
    /// <summary>What happened to it, newest first; empty in the response to a change.</summary>
    public IReadOnlyList<DeskEvent> Events { get; init; } = [];
}

/// <summary>The desk's rounds for programs.</summary>
public sealed record DeskRoundsView(ImmutableArray<RoundLine> Rounds, ImmutableArray<GuideDraftLine> Drafts);

/// <summary>Rounds, drafts and their forms as pages.</summary>
public sealed class GuidePages(
    RoundIndex index,
    GuideDraftRecords drafts,
    IRecordStore<RoundState> rounds,
    StaffRecords staff,
    Seatings seatings,
    DeskAccess access,
    RuleBook rules,
    WorkingDayCalendar calendar,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>The list of rounds and drafts, or the form to begin one that comes back.</summary>
    public async Task<IResult> ShowListAsync(HttpRequest request, Officer reader, FormState? state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var directory = await staff.ReadAsync(cancellationToken);
        var published = await index.ReadAsync(cancellationToken);
        var open = await drafts.ReadOpenAsync(cancellationToken);
        var model = new DeskRoundsModel(
            access.FrameOf(reader),
            [.. published.Select(round => DeskRounds.Line(round, now))],
            [
                .. open.Select(draft => new GuideDraftLine(
                    draft.Id,
                    draft.Title,
                    draft.IsCorrection,
                    draft.BegunAt,
                    NameOf(directory, draft.AuthorId)
                )),
            ]
        )
        {
            MayWrite = DeskPolicy.May(reader, DeskAct.WriteGuide),
            State = state ?? FormState.Empty,
        };
        return state is null
            ? responses.Of(request, new DeskRoundsView(model.Rounds, model.Drafts), () => model)
            : responses.Page(request, model, status: Problems.Describe(state.Errors).Status);
    }

    /// <summary>A draft, or its form that comes back with what is wrong.</summary>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Stored<GuideDraft> stored,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var draft = stored.State;
        var missing = draft.IsOpen ? await MissingAsync(draft, cancellationToken) : [];
        var directory = await staff.ReadAsync(cancellationToken);
        var records = await drafts.ReadAuditAsync(stored.Id, cancellationToken);
        ImmutableArray<DeskEvent> events =
        [
            .. records.Reverse().Select(record => DeskEvents.Of(record.Envelope, TaskBoard.FactOf(record), directory, draft.Guide)),
        ];
        if (state is null && !Responses.WantsPage(request))
        {
            return Results.Json(
                new GuideDraftView(stored.Id, draft, [.. missing.Select(error => new ProblemError(error.Code, error.Field, error.Message))])
                {
                    Events = events,
                },
                RequestJson.Options
            );
        }

        var model = new GuideDraftModel(access.FrameOf(reader), stored.Id, draft.Guide.Title, draft.IsCorrection)
        {
            State = state ?? StateOf(draft),
            Rows = state is null ? GuideDraftValues.RowsOf(draft.Guide) : GuideDraftValues.RowsOf(state.Values),
            Missing = missing,
            Officers = StaffPages.Others(directory, ""),
            Writers = [.. draft.WrittenBy.Select(id => NameOf(directory, id))],
            Events = events,
            Version = draft.Version,
            MayWrite = DeskPolicy.May(reader, DeskAct.WriteGuide),
            MayPublish = DeskPolicy.May(reader, DeskAct.PublishGuide) && GuideDraftPolicy.CheckPublisher(draft, reader.Id).IsSuccess,
            IsClosed = !draft.IsOpen,
        };
        return responses.Page(
            request,
            model,
            status: state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK
        );
    }

    /// <summary>The form of a draft as it is stored.</summary>
    public static FormState StateOf(GuideDraft draft)
    {
        var saved = GuideDraftValues.Of(draft.Guide, draft.Reason);
        return new FormState { Values = saved, Version = FormVersion.Of(saved) };
    }

    /// <summary>The form of a draft that somebody wrote on meanwhile.</summary>
    /// <param name="values">As posted.</param>
    /// <param name="typed">As read from what was posted.</param>
    public static FormState StateOf(GuideDraft draft, ImmutableDictionary<string, string> values, ImmutableDictionary<string, string> typed)
    {
        var saved = GuideDraftValues.Of(draft.Guide, draft.Reason);
        return new FormState
        {
            Values = values,
            Version = FormVersion.Of(saved),
            Conflicts = FormVersion.Compare(saved, typed),
        };
    }

    /// <summary>What still stands in the way of publication.</summary>
    public async Task<ImmutableArray<Error>> MissingAsync(GuideDraft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var seating = await seatings.ReadAsync(draft.Guide.Id.Value, cancellationToken);
        var round = draft.IsCorrection ? (await rounds.FindAsync(draft.Guide.Id.Value, cancellationToken))?.State : null;
        return rules
            .InForceAt(now)
            .Then(inForce =>
                GuideDraftPolicy.CheckComplete(
                    draft,
                    round,
                    inForce.PublicNoticeWorkingDays.Value,
                    now,
                    seating,
                    RoundPublisher.EarliestClosing(inForce, calendar, now)
                )
            )
            .Errors;
    }

    private static string NameOf(StaffDirectory directory, string officerId) => directory.Find(officerId)?.Name ?? officerId;
}
