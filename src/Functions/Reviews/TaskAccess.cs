using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Objections;
using CreditFunctions.Functions.Storage;
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

    /// <summary>The pass of the batch that the task is about; null where it is about none.</summary>
    public BatchPass? Pass => Link.Task.Step is ReviewStep.ExpertReview or ReviewStep.RankingFreeze or ReviewStep.FieldVisit
        or ReviewStep.MeetingResolution or ReviewStep.Concurrence
        ? Round?.Passes.FirstOrDefault(pass => TaskSubjects.Of(pass.Number) == Link.Task.Subject)
        : null;

    /// <summary>The projects that a document is to award; null where the task is about none.</summary>
    public AwardPrepared? Award => Link.Task.Step == ReviewStep.AwardDocument
        ? Round?.PreparedAwards.FirstOrDefault(award => TaskSubjects.Of(award.Group) == Link.Task.Subject)
        : null;

    /// <summary>The objection that two officers decide on; null where the task is about none.</summary>
    public Objection? Objection { get; init; }

    /// <summary>The frozen ranking that a meeting decides on.</summary>
    public ImmutableArray<RankedApplication> Ranking => Pass?.Ranking ?? [];
}

/// <summary>Opens a task to whoever holds its link. A forged link costs no storage request; one that has expired says so.</summary>
public sealed class TaskAccess(
    TokenSigner tokens, TaskLinks links, TaskDesk desk, IRecordStore<Application> applications, IRecordStore<RoundState> rounds, TimeProvider time)
{
    public async Task<Result<OpenedTask>> OpenAsync(string token, CancellationToken cancellationToken)
    {
        if (tokens.Verify(TokenPurpose.TaskLink, token) is not { } linkId || await links.FindAsync(linkId, cancellationToken) is not { } link)
        {
            return new Error("task-not-found", "This link opens no task. Copy the whole link from the mail.");
        }

        if (await links.IsRevokedAsync(linkId, cancellationToken))
        {
            return new Error("task-was-passed-on", "This link was closed: the task was passed on, or a new link was sent. Use the newest mail.");
        }

        var decided = await desk.FindDecisionAsync(link.Record, link.Task, cancellationToken);
        if (decided is null && time.GetUtcNow() >= link.ExpiresAt)
        {
            return new Error("task-has-expired", "This link has expired. Ask the office for a new one.");
        }

        var application = link.Record.Type == RecordType.Application ? await applications.GetAsync(link.Record.Id, cancellationToken) : null;
        var round = link.Record.Type == RecordType.Round ? await rounds.GetAsync(link.Record.Id, cancellationToken) : null;
        return new OpenedTask(link, token[..token.IndexOf('.', StringComparison.Ordinal)], application?.State, round?.State, decided)
        {
            Objection = link.Task.Step == ReviewStep.ObjectionRuling
                ? (await ObjectionIntake.FindAsync(rounds, link.Record.Id, link.Task.Subject, cancellationToken))?.Objection
                : null,
        };
    }
}
