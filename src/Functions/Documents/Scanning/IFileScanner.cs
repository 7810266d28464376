using CreditFunctions.Core.Documents;

namespace CreditFunctions.Functions.Documents.Scanning;

/// <summary>A scanner's verdict on a file.</summary>
/// <param name="Threat">The scanner's name of the finding; null for a clean file.</param>
public sealed record ScanVerdict(string? Threat);

/// <summary>The scanner does not respond or cannot scan: the file waits for the next run.</summary>
public sealed class ScannerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A virus scanner.</summary>
public interface IFileScanner
{
    /// <summary>As recorded in the audit trail.</summary>
    string Name { get; }

    bool IsOffered { get; }

    /// <summary>Requests the verdict on a file; null if there is none yet.</summary>
    /// <exception cref="ScannerUnavailableException">Try again later.</exception>
    Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken);
}

/// <summary>No scanner: files are marked as not scanned.</summary>
public sealed class NoScanner : IFileScanner
{
    public string Name => "none";

    public bool IsOffered => false;

    public Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken) => Task.FromResult<ScanVerdict?>(null);
}
