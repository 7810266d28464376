namespace CreditFunctions.LocalHost.Hosting.Lease;

/// <summary>Admits one active host per task hub. The holder must renew it before it ends.</summary>
internal interface ITaskHubLease
{
    /// <summary>From acquisition or renewal.</summary>
    TimeSpan Duration { get; }

    /// <summary>False when another host holds it.</summary>
    Task<bool> TryAcquireAsync(CancellationToken cancellationToken);

    /// <summary>False when it is no longer held by this host.</summary>
    Task<bool> TryRenewAsync(CancellationToken cancellationToken);

    /// <summary>Releases it for the next host; does nothing when it is already lost.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);
}
