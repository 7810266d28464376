using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Projects;

/// <summary>A project whose procedure ends.</summary>
public sealed record EndedProject(string ProjectId, string RoundId);

/// <summary>Takes what still lies with people out of their queues: nobody needs to decide any more.</summary>
public sealed class CloseProjectActivity(TaskDesk desk)
{
    internal static readonly ActivityCall<EndedProject> Call = new(nameof(CloseProjectActivity));

    [Function(nameof(CloseProjectActivity))]
    public Task RunAsync([ActivityTrigger] EndedProject ended, CancellationToken cancellationToken) =>
        desk.ClearAllAsync(RecordRef.OfApplication(ended.ProjectId), ended.RoundId, cancellationToken);
}
