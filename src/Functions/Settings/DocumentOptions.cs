using System.ComponentModel.DataAnnotations;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Documents.Inspection;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Functions.Settings;

/// <summary>Limits of uploads.</summary>
public sealed class DocumentOptions
{
    /// <summary>Largest file in bytes. Two files at a time are held in memory while they are inspected.</summary>
    [Range(typeof(long), "1", "100000000")]
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>How long the inspection of a file may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan InspectionTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How much of a file is inspected.</summary>
    public InspectionLimits Limits { get; init; } = new();

    /// <summary>
    /// Largest body of a request in bytes: a little above that of a file, so that a larger file meets an answer of its own.
    /// </summary>
    public long MaxBodyBytes => MaxBytes + 1_000_000;

    /// <summary>What a file may be where the terms of a guide and its rules allow more than this site takes.</summary>
    public UploadTerms Narrow(UploadTerms terms) => terms with { MaxBytes = Math.Min(terms.MaxBytes, MaxBytes) };

    /// <summary>
    /// A guide as the public reads it: each document with the largest file that is taken, whichever of guide, rules and this limits it.
    /// </summary>
    /// <param name="rules">By which applications of the round are judged.</param>
    public RoundGuide Narrow(RoundGuide guide, RuleFile rules) =>
        guide with
        {
            RequiredDocuments =
            [
                .. guide.RequiredDocuments.Select(document =>
                    document with
                    {
                        MaxBytes = Narrow(DocumentPolicy.TermsOf(guide, rules, document.Kind).Value).MaxBytes,
                    }
                ),
            ],
        };

    /// <summary>
    /// The web server's limit in bytes, which closes the connection: far above <see cref="MaxBodyBytes"/>. Whatever reads a body has a
    /// limit of its own.
    /// </summary>
    public static long MaxServedBytes(IConfiguration configuration) =>
        50 * configuration.ReadSettings<DocumentOptions>("Documents").MaxBodyBytes;
}
