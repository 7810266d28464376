using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Publications;

/// <summary>What follows where something is due that is no publication itself. Each is one class in the folder of its feature.</summary>
public abstract class DueHandler
{
    /// <summary>Whether it is what this handler knows.</summary>
    public abstract bool Handles(DuePublication due);

    public abstract Task FollowAsync(DuePublication due, DurableTaskClient client, CancellationToken cancellationToken);
}
