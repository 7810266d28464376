using CreditFunctions.Core;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Awards;

/// <summary>Projects that a joint document awards.</summary>
/// <param name="Group">1 for the first document of the round.</param>
/// <param name="Task">The task in which its number was entered.</param>
public sealed record AwardedGroup(string RoundId, int Group, IReadOnlyList<string> ApplicationIds, string Task);

/// <summary>Records the joint document that awards projects, publishes the result, and begins each project.</summary>
public sealed class AwardBatchActivity(
    IRecordStore<RoundState> rounds,
    TaskService tasks,
    PublicationQueue queue,
    ProjectOpener projects,
    TimeProvider time
)
{
    internal static readonly ActivityCall<AwardedGroup> Call = new(nameof(AwardBatchActivity));

    [Function(nameof(AwardBatchActivity))]
    public async Task RunAsync(
        [ActivityTrigger] AwardedGroup group,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var documents = await tasks.ReadDecisionsAsync<AwardDocumentDecision>(
            RecordRef.OfRound(group.RoundId),
            [group.Task],
            cancellationToken
        );
        var recording = await rounds.RecordAsync(
            group.RoundId,
            $"award|{group.Group}",
            _ => new BatchAwarded(group.Group, group.ApplicationIds.ToApplicationIds(), documents[0].Decision, now),
            Signature.Procedure(now, ReviewStep.Of<AwardDocumentStep>().Value),
            [],
            cancellationToken
        );

        var awarded = (BatchAwarded)recording.EnsureStored();
        var round = await rounds.GetAsync(group.RoundId, cancellationToken);
        await queue.AddAsync(AwardResult.Of(round.State, awarded), cancellationToken);
        foreach (var id in awarded.ApplicationIds)
        {
            await projects.OpenAsync(round.State, id, awarded.Document.DocumentNumber, client, cancellationToken);
        }
    }
}
