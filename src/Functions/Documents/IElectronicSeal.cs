namespace CreditFunctions.Functions.Documents;

/// <summary>A print with an electronic seal, in place of the signed scan.</summary>
public sealed record SealedPrint(string FileName, BinaryData Pdf);

/// <summary>
/// 电子签章: port for a service that seals an application at one version. The app has no implementation; if one is registered, applicants
/// may seal instead of uploading the signed scan.
/// </summary>
public interface IElectronicSeal
{
    Task<SealedPrint> SealAsync(ApplicationId applicationId, string versionCode, DateTimeOffset at, CancellationToken cancellationToken);
}
