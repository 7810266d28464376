using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
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
    /// <summary>The frozen ranking that a meeting decides on.</summary>
    public ImmutableArray<RankedApplication> Ranking => Round?.Ranking ?? [];
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

        var decided = await desk.FindDecisionAsync(link.RecordKind, link.RecordId, link.Task, cancellationToken);
        if (decided is null && time.GetUtcNow() >= link.ExpiresAt)
        {
            return new Error("task-has-expired", "This link has expired. Ask the office for a new one.");
        }

        var application = link.RecordKind == PendingKind.Application ? await applications.GetAsync(link.RecordId, cancellationToken) : null;
        var round = link.RecordKind == PendingKind.Round ? await rounds.GetAsync(link.RecordId, cancellationToken) : null;
        return new OpenedTask(link, token[..token.IndexOf('.', StringComparison.Ordinal)], application?.State, round?.State, decided);
    }
}
