using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Documents.Inspection;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Composition;

/// <summary>Limits of uploads.</summary>
public sealed class DocumentOptions
{
    /// <summary>Largest file in bytes. Two files at a time are held in memory while they are inspected.</summary>
    [Range(1, 100_000_000)]
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>How long the inspection of a file may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan InspectionTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How much of a file is inspected.</summary>
    public InspectionLimits Limits { get; init; } = new();

    /// <summary>The web server's limit in bytes: a little above that of a file, so that a larger one meets our own answer.</summary>
    public static long MaxBodySize(IConfiguration configuration) =>
        (configuration.GetSection("Documents").Get<DocumentOptions>() ?? new DocumentOptions()).MaxBytes + 1_000_000;
}
