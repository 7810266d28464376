using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Tasks;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Reviews.Kinds;

/// <summary>Tasks on an application: its procedure and that of its credit checks may wait.</summary>
public abstract class ApplicationTaskKind : TaskKind
{
    public override Task WakeAsync(DurableTaskClient client, TaskLink link, CancellationToken cancellationToken) =>
        client.WakeApplicationAsync(link.Record.Id, cancellationToken);
}
