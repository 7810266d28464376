using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Publications;

/// <summary>Handles due rows that are not publications. Each is one class in the folder of its feature.</summary>
public abstract class DueHandler
{
    public abstract bool Handles(DuePublication due);

    public abstract Task FollowAsync(DuePublication due, DurableTaskClient client, CancellationToken cancellationToken);
}
