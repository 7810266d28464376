using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Guides;

/// <summary>A draft for programs.</summary>
public sealed record DraftView(string Id, RoundDraft Draft, IReadOnlyList<ProblemFault> Missing);

/// <summary>The desk's rounds for programs.</summary>
public sealed record DeskRoundsView(ImmutableArray<RoundLine> Rounds, ImmutableArray<DraftLine> Drafts);

/// <summary>Rounds, drafts and their forms as pages.</summary>
public sealed class GuidePages(
    RoundIndex index,
    DraftRecords drafts,
    IRecordStore<RoundState> rounds,
    StaffRecords staff,
    Seatings seatings,
    DeskAccess access,
    RuleBook rules,
    WorkingDayCalendar calendar,
    TimeProvider time,
    Answers answers
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
                .. open.Select(draft => new DraftLine(
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
            ? answers.Of(request, new DeskRoundsView(model.Rounds, model.Drafts), () => model)
            : answers.Page(request, model, status: Problems.Describe(state.Errors).Status);
    }

    /// <summary>A draft, or its form that comes back with what is wrong.</summary>
    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Stored<RoundDraft> stored,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var draft = stored.State;
        var missing = draft.IsOpen ? await MissingAsync(draft, cancellationToken) : [];
        if (state is null && !Answers.WantsPage(request))
        {
            return Results.Json(
                new DraftView(stored.Id, draft, [.. missing.Select(error => new ProblemFault(error.Code, error.Field, error.Message))]),
                RequestJson.Options
            );
        }

        var directory = await staff.ReadAsync(cancellationToken);
        var model = new DraftModel(access.FrameOf(reader), stored.Id, draft.Guide.Title, draft.IsCorrection)
        {
            State = state ?? StateOf(draft),
            Rows = state is null ? DraftValues.RowsOf(draft.Guide) : DraftValues.RowsOf(state.Values),
            Missing = missing,
            Officers = StaffPages.Others(directory, ""),
            Writers = [.. draft.WrittenBy.Select(id => NameOf(directory, id))],
            Version = draft.Version,
            MayWrite = DeskPolicy.May(reader, DeskAct.WriteGuide),
            MayPublish = DeskPolicy.May(reader, DeskAct.PublishGuide) && RoundDraftPolicy.CheckPublisher(draft, reader.Id).IsSuccess,
            IsClosed = !draft.IsOpen,
        };
        return answers.Page(
            request,
            model,
            status: state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK
        );
    }

    /// <summary>The form of a draft as it is stored.</summary>
    public static FormState StateOf(RoundDraft draft)
    {
        var saved = DraftValues.Of(draft.Guide, draft.Reason);
        return new FormState { Values = saved, Version = FormVersion.Of(saved) };
    }

    /// <summary>The form of a draft that somebody wrote on meanwhile.</summary>
    /// <param name="values">As posted.</param>
    /// <param name="typed">As read from what was posted.</param>
    public static FormState StateOf(RoundDraft draft, ImmutableDictionary<string, string> values, ImmutableDictionary<string, string> typed)
    {
        var saved = DraftValues.Of(draft.Guide, draft.Reason);
        return new FormState
        {
            Values = values,
            Version = FormVersion.Of(saved),
            Conflicts = FormVersion.Compare(saved, typed),
        };
    }

    /// <summary>What still stands in the way of publication.</summary>
    public async Task<ImmutableArray<Error>> MissingAsync(RoundDraft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var seating = await seatings.ReadAsync(draft.Guide.Id.Value, cancellationToken);
        var round = draft.IsCorrection ? (await rounds.FindAsync(draft.Guide.Id.Value, cancellationToken))?.State : null;
        return rules
            .InForceAt(now)
            .Then(inForce =>
                RoundDraftPolicy.CheckComplete(
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
