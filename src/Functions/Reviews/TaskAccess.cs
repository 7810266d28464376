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

/// <summary>A task behind a link, with what its officer decides on.</summary>
/// <param name="KeyId">The key that signed the link, and so its code.</param>
/// <param name="Application">The application at hand; null where the task is about a round's batch.</param>
/// <param name="Round">The round's batch at hand; null where the task is about one application.</param>
/// <param name="Decided">What was decided; null until then.</param>
public sealed record OpenedTask(TaskLink Link, string KeyId, Application? Application, RoundState? Round, DecisionRecorded? Decided)
{
    /// <summary>Whether the officer whom the link names is signed in, and meant to do this: then no code is needed.</summary>
    public bool IsOfficerSignedIn { get; init; }

    /// <summary>Whether an officer is signed in whom the link does not name.</summary>
    public bool IsAnotherSignedIn { get; init; }

    /// <summary>
    /// Whether whoever asks has given the code, in this browser or with this request, or is signed in as the officer: nobody else sees
    /// personal data.
    /// </summary>
    public bool MayRead { get; init; }

    /// <summary>Whether this request brought the right code.</summary>
    public bool HasGivenCode { get; init; }

    /// <summary>The browser's session; null where it has not given the code.</summary>
    public TaskSession? Session { get; init; }

    /// <summary>Whether the link has expired: then it shows what was decided, and nothing that it was decided on.</summary>
    public bool IsOver => Application is null && Round is null;

    /// <summary>What the task is decided on.</summary>
    public StepDetails Details => Link.Task.Step.Definition().Details;

    /// <summary>The review batch that the task is about; null where it is about none.</summary>
    public ReviewBatch? Batch =>
        Details.IsOfBatch() ? Round?.Batches.FirstOrDefault(batch => TaskSubjects.Of(batch.Number) == Link.Task.Subject) : null;

    /// <summary>The projects that a document is to award; null where the task is about none.</summary>
    public AwardPrepared? Award =>
        Details == StepDetails.Award
            ? Round?.PreparedAwards.FirstOrDefault(award => TaskSubjects.Of(award.Group) == Link.Task.Subject)
            : null;

    /// <summary>The objection that two officers decide on; null where the task is about none.</summary>
    public Objection? Objection { get; init; }

    /// <summary>The frozen ranking that a meeting decides on.</summary>
    public ImmutableArray<RankedApplication> Ranking => Batch?.Ranking ?? [];
}

/// <summary>Opens a task to whoever holds its link. A forged link costs no storage request; one that has expired says so.</summary>
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
    /// <summary>A task with what it is decided on, as long as its link lasts.</summary>
    public async Task<Result<OpenedTask>> OpenAsync(string token, CancellationToken cancellationToken) =>
        (await LookAsync(token, cancellationToken)).Then<OpenedTask>(task => task.IsOver ? TaskErrors.HasExpired() : task);

    /// <summary>The same for whoever only looks: of a task that was decided before its link expired, what was decided.</summary>
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

        // Experts and recommending bodies may not be in the directory; whoever is there and has left opens nothing any more.
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
