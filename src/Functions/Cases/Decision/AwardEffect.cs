using CreditFunctions.Core.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>An effect of a case on the award that its decision revokes.</summary>
public enum AwardStep
{
    /// <summary>Decided: payments stop.</summary>
    Hold,

    /// <summary>The period for re-examination has ended.</summary>
    Revoke,

    /// <summary>Reversed: the hold ends, and a revoked award is restored.</summary>
    Restore,
}

/// <summary>An effect in another feature. Each is one class in the folder of its feature.</summary>
public abstract class AwardEffect
{
    /// <summary>Applies the current state of a case. A repeat changes nothing.</summary>
    public abstract Task FollowAsync(
        IntegrityCase integrityCase,
        AwardStep step,
        DurableTaskClient client,
        CancellationToken cancellationToken
    );
}
