using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Documents.Scanning;

/// <summary>The kind of virus scanner.</summary>
public enum ScannerKind
{
    None,

    Clamd,

    /// <summary>Microsoft Defender for Storage, which scans blobs itself and writes its verdict into their index tags.</summary>
    Defender,
}

/// <summary>Options of the virus scanner.</summary>
public sealed class ScannerOptions
{
    public ScannerKind Kind { get; init; } = ScannerKind.None;

    /// <summary>Address of clamd: <c>host:3310</c>, or the path of its socket, such as <c>/run/clamav/clamd.ctl</c>.</summary>
    public string Address { get; init; } = "localhost:3310";

    public bool HasAddress =>
        Address.StartsWith('/') || (Address.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(Address[(colon + 1)..], out _));

    /// <summary>For one file.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}
