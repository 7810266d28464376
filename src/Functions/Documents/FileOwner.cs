namespace CreditFunctions.Functions.Documents;

/// <summary>A kind of record that files belong to. Each is one class in the folder of its feature.</summary>
public abstract class FileOwner
{
    /// <summary>Whether a record of this kind refers to a file now.</summary>
    /// <param name="owner">Under which the file is stored; of another kind of record, perhaps.</param>
    public abstract Task<bool> RefersAsync(string owner, string fileId, CancellationToken cancellationToken);
}
