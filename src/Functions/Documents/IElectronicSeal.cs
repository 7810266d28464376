using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Documents;

/// <summary>A print that carries a seal, as it takes the place of the signed scan.</summary>
public sealed record SealedPrint(string FileName, BinaryData Pdf);

/// <summary>电子签章: puts a seal on what an application says at one version. A real service is another implementation.</summary>
public interface IElectronicSeal
{
    /// <summary>The sealed print of an application at a version code.</summary>
    Task<SealedPrint> SealAsync(ApplicationId applicationId, string versionCode, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>Which electronic seal there is.</summary>
public enum SealKind
{
    None,

    /// <summary>For drills and training; without legal effect.</summary>
    Drill,
}

/// <summary>Whether applicants may seal electronically instead of uploading a scan.</summary>
public sealed class SealOptions
{
    [EnumDataType(typeof(SealKind))]
    public SealKind Kind { get; init; } = SealKind.None;

    public bool IsOffered => Kind != SealKind.None;
}
