using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Composition;

/// <summary>Limits of uploads.</summary>
public sealed class DocumentOptions
{
    /// <summary>Largest file in bytes.</summary>
    [Range(1, 1L << 30)]
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>The web server's limit in bytes: a little above that of a file, so that a larger one meets our own answer.</summary>
    public static long MaxBodySize(IConfiguration configuration) =>
        (configuration.GetSection("Documents").Get<DocumentOptions>() ?? new DocumentOptions()).MaxBytes + 1_000_000;
}
