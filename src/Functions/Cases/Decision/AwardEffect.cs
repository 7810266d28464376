using CreditFunctions.Core.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>What a case does to the award that its decision revokes.</summary>
public enum AwardStep
{
    /// <summary>Decided: nothing more is paid.</summary>
    Hold,

    /// <summary>Nobody can have it re-examined any more.</summary>
    Revoke,

    /// <summary>Reversed: the hold ends, and the award is given back where it was revoked.</summary>
    Restore,
}

/// <summary>What follows from it in another feature. Each is one class in the folder of its feature.</summary>
public abstract class AwardEffect
{
    /// <summary>Lets it follow from a case as it is now. Again changes nothing.</summary>
    public abstract Task FollowAsync(
        IntegrityCase integrityCase,
        AwardStep step,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );
}
