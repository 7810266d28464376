using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task behind a link, with the record that is decided on.</summary>
/// <param name="KeyId">The key that signed the link and therefore its code.</param>
/// <param name="Application">Null if the task is about a round's batch.</param>
/// <param name="Round">Null if the task is about one application.</param>
/// <param name="Decided">Null until decided.</param>
public sealed record OpenedTask(TaskLink Link, string KeyId, Application? Application, RoundState? Round, DecisionRecorded? Decided)
{
    /// <summary>Whether the officer of the link is signed in and posted a served form: then no code is needed.</summary>
    public bool IsOfficerSignedIn { get; init; }

    public bool IsAnotherSignedIn { get; init; }

    /// <summary>
    /// Whether the reader has given the code, in this browser or with this request, or is signed in as the officer: required for personal
    /// data.
    /// </summary>
    public bool MayRead { get; init; }

    /// <summary>With this request.</summary>
    public bool HasGivenCode { get; init; }

    /// <summary>Null without a session.</summary>
    public TaskSession? Session { get; init; }

    /// <summary>Whether the link has expired: then only the decision is shown.</summary>
    public bool IsOver => Application is null && Round is null;

    public StepDetails Details => Link.Task.Step.Definition().Details;

    /// <summary>Null if the task is not about a review batch.</summary>
    public ReviewBatch? Batch =>
        Details.IsOfBatch() ? Round?.Batches.FirstOrDefault(batch => TaskSubjects.Of(batch.Number) == Link.Task.Subject) : null;

    /// <summary>The projects to award; null if the task is not about an award.</summary>
    public AwardPrepared? Award =>
        Details == StepDetails.Award
            ? Round?.PreparedAwards.FirstOrDefault(award => TaskSubjects.Of(award.Group) == Link.Task.Subject)
            : null;

    /// <summary>Null if the task is not about an objection.</summary>
    public Objection? Objection { get; init; }

    public ImmutableArray<RankedApplication> Ranking => Batch?.Ranking ?? [];
}

/// <summary>
/// Opens a task to the holder of its link. A forged link costs no storage request; an expired one is reported as expired.
/// </summary>
public sealed class TaskAccess(
    TokenSigner tokens,
    TaskLinks links,
    TaskService tasks,
    StaffRecords staff,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    TimeProvider time
)
{
    public async Task<Result<OpenedTask>> OpenAsync(string token, CancellationToken cancellationToken) =>
        (await LookAsync(token, cancellationToken)).Then<OpenedTask>(task => task.IsOver ? TaskErrors.HasExpired() : task);

    /// <summary>For reading: after the link has expired, a task that was decided before shows its decision.</summary>
    public async Task<Result<OpenedTask>> LookAsync(string token, CancellationToken cancellationToken)
    {
        if (
            tokens.Verify(TokenPurpose.TaskLink, token) is not { } linkId
            || await links.FindAsync(linkId, cancellationToken) is not { } link
        )
        {
            return new Error(ErrorKind.NotFound, "task-not-found", "This link opens no task. Copy the whole link from the mail.");
        }

        if (await tasks.WasPassedOnAsync(link, cancellationToken))
        {
            return TaskErrors.WasPassedOn();
        }

        // Experts and recommending bodies may be missing in the directory; an officer in it who has left has no access.
        if ((await staff.ReadAsync(cancellationToken)).Find(link.OfficerId) is { IsActive: false })
        {
            return TaskErrors.OfficerHasLeft();
        }

        var keyId = TokenSigner.KeyIdOf(token);
        var decided = await tasks.FindDecisionAsync(link.Record, link.Task, cancellationToken);
        if (time.GetUtcNow() >= link.ExpiresAt)
        {
            return decided is null ? TaskErrors.HasExpired() : new OpenedTask(link, keyId, Application: null, Round: null, decided);
        }

        var application =
            link.Record.Type == RecordType.Application ? await applications.GetAsync(link.Record.Id, cancellationToken) : null;
        var round = link.Record.Type == RecordType.Round ? await rounds.GetAsync(link.Record.Id, cancellationToken) : null;
        return new OpenedTask(link, keyId, application?.State, round?.State, decided)
        {
            Objection =
                link.Task.Step.Definition().Details == StepDetails.Objection
                    ? (await FiledObjections.FindAsync(rounds, link.Record.Id, link.Task.Subject, cancellationToken))?.Objection
                    : null,
        };
    }
}
