using CreditFunctions.Core.Documents;

namespace CreditFunctions.Functions.Documents.Scanning;

/// <summary>What a scanner says of a file.</summary>
/// <param name="Threat">What it calls what it found; null for a clean file.</param>
public sealed record ScanVerdict(string? Threat);

/// <summary>The scanner does not answer, or answers that it cannot scan: the file waits for the next run.</summary>
public sealed class ScannerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A virus scanner.</summary>
public interface IFileScanner
{
    /// <summary>As it stands in the audit trail.</summary>
    string Name { get; }

    /// <summary>Whether files are scanned at all.</summary>
    bool IsOffered { get; }

    /// <summary>Asks for the verdict on a file; null where there is none yet.</summary>
    /// <exception cref="ScannerUnavailableException">Ask again later.</exception>
    Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken);
}

/// <summary>There is no scanner: files are marked as not scanned.</summary>
public sealed class NoScanner : IFileScanner
{
    public string Name => "none";

    public bool IsOffered => false;

    public Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken) => Task.FromResult<ScanVerdict?>(null);
}
