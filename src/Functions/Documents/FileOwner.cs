namespace CreditFunctions.Functions.Documents;

/// <summary>A kind of record that owns files. Each is one class in the folder of its feature.</summary>
public abstract class FileOwner
{
    /// <summary>Whether a record of this kind refers to a file now.</summary>
    /// <param name="owner">Owner of the stored file; possibly of another kind of record.</param>
    public abstract Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken);
}
