using Azure;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Functions.Documents.Scanning;

/// <summary>Reads the verdict that Microsoft Defender for Storage writes into the index tags of a blob.</summary>
public sealed class DefenderScanner(DocumentStore documents) : IFileScanner
{
    private const string Tag = "Malware Scanning scan result";

    public string Name => "defender";

    public bool IsOffered => true;

    public async Task<ScanVerdict?> ScanAsync(StoredFile file, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await documents.ReadTagsAsync(file.Owner, file.Id, cancellationToken));
        }
        catch (RequestFailedException exception)
        {
            throw new ScannerUnavailableException(
                "The tags of the blob cannot be read. The app needs the right to read blob index tags.",
                exception
            );
        }
    }

    /// <summary>Null if Defender has not scanned the blob yet, or could not.</summary>
    internal static ScanVerdict? Read(IDictionary<string, string> tags) =>
        tags.TryGetValue(Tag, out var result)
            ? result switch
            {
                "No threats found" => new ScanVerdict(Threat: null),
                "Malicious" => new ScanVerdict("Malicious"),
                _ => null,
            }
            : null;
}
