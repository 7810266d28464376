namespace CreditFunctions.Core.Documents;

/// <summary>A record with its own files.</summary>
public interface IHasDocuments
{
    IEnumerable<Document> Documents { get; }
}
