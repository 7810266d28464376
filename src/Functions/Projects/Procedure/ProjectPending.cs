using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Projects;

/// <summary>Completes unfinished work on a project: its instance, its row in the register and its mails.</summary>
internal sealed class ProjectPending(IRecordStore<Project> projects, ProjectRecorder recorder) : PendingHandler
{
    public override RecordType Type => RecordType.Project;

    public override async Task SettleAsync(PendingItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await projects.FindAsync(item.Record.Id, cancellationToken) is { } stored)
        {
            await recorder.SettleAsync(stored, client, cancellationToken);
        }
    }
}
