namespace CreditFunctions.Core.Audit;

/// <summary>The cryptographic suites of audit chains, by the name stored in each envelope.</summary>
public static class AuditSuite
{
    public const string Sha256 = "sha256";

    /// <summary>Whether this version can compute the hashes of a suite.</summary>
    public static bool IsKnown(string suite) => suite == Sha256;
}
