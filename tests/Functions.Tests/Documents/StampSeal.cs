using CreditFunctions.Functions.Documents;
using CreditFunctions.TestSupport.Documents;

namespace CreditFunctions.Functions.Tests.Documents;

/// <summary>A seal that creates a page without content, named by its version code.</summary>
internal sealed class StampSeal : IElectronicSeal
{
    public Task<SealedPrint> SealAsync(
        ApplicationId applicationId,
        string versionCode,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => Task.FromResult(new SealedPrint($"seal-{versionCode}.pdf", BinaryData.FromBytes(PdfFile.OnePage().ToArray())));
}
