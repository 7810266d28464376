namespace CreditFunctions.Functions.Publications;

/// <summary>The CDN before the public site, which keeps copies of its files.</summary>
public interface ICdn
{
    /// <summary>Lets it drop its copies of files; again changes nothing.</summary>
    /// <param name="files">Paths in the public site, without a leading slash.</param>
    Task PurgeAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken);
}

/// <summary>No CDN stands before the public site.</summary>
internal sealed class NoCdn : ICdn
{
    public Task PurgeAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken) => Task.CompletedTask;
}
