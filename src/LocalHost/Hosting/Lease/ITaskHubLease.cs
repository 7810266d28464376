namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>Admits one active host per task hub. Whoever holds it must renew it before it ends.</summary>
internal interface ITaskHubLease
{
    /// <summary>How long it lasts from the moment at which it was acquired or renewed.</summary>
    TimeSpan Duration { get; }

    /// <summary>False when another host holds it.</summary>
    Task<bool> TryAcquireAsync(CancellationToken cancellationToken);

    /// <summary>False when it is not this host's any more.</summary>
    Task<bool> TryRenewAsync(CancellationToken cancellationToken);

    /// <summary>Gives it up for the next host; does nothing when it is lost already.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);
}
