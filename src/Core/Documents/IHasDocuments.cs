namespace CreditFunctions.Core.Documents;

/// <summary>A record with files of its own.</summary>
public interface IHasDocuments
{
    IEnumerable<Document> Documents { get; }
}
