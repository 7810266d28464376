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
    /// <summary>In bytes. Two files at a time are held in memory while they are inspected.</summary>
    [Range(typeof(long), "1", "100000000")]
    public long MaxBytes { get; init; } = 20_000_000;

    /// <summary>Time limit for one file.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan InspectionTime { get; init; } = TimeSpan.FromSeconds(4);

    public InspectionLimits Limits { get; init; } = new();

    /// <summary>Largest request body in bytes: slightly more than a file, so that a larger file gets its own error.</summary>
    public long MaxBodyBytes => MaxBytes + 1_000_000;

    /// <summary>Narrows the terms of guide and rules to the limit of this site.</summary>
    public UploadTerms Narrow(UploadTerms terms) => terms with { MaxBytes = Math.Min(terms.MaxBytes, MaxBytes) };

    /// <summary>A guide for the public: each document with its size limit, the smallest of guide, rules and site.</summary>
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
    /// The web server's limit in bytes, which closes the connection: far above <see cref="MaxBodyBytes"/>. Every reader of a body has its
    /// own limit.
    /// </summary>
    public static long MaxServedBytes(IConfiguration configuration) =>
        50 * configuration.ReadSettings<DocumentOptions>("Documents").MaxBodyBytes;
}
