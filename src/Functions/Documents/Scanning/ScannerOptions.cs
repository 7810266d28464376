using System.ComponentModel.DataAnnotations;

namespace CreditFunctions.Functions.Documents.Scanning;

/// <summary>Which virus scanner there is.</summary>
public enum ScannerKind
{
    None,

    /// <summary>ClamAV's daemon.</summary>
    Clamd,

    /// <summary>Microsoft Defender for Storage, which scans blobs by itself and writes its verdict into their index tags.</summary>
    Defender,
}

/// <summary>The virus scanner.</summary>
public sealed class ScannerOptions
{
    public ScannerKind Kind { get; init; } = ScannerKind.None;

    /// <summary>Where clamd listens: <c>host:3310</c>, or the path of its socket, such as <c>/run/clamav/clamd.ctl</c>.</summary>
    public string Address { get; init; } = "localhost:3310";

    /// <summary>Whether <see cref="Address"/> can be one.</summary>
    public bool HasAddress =>
        Address.StartsWith('/') || (Address.LastIndexOf(':') is > 0 and var colon && ushort.TryParse(Address[(colon + 1)..], out _));

    /// <summary>How long one file may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);
}
