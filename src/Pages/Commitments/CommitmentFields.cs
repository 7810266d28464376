namespace CreditFunctions.Pages.Commitments;

/// <summary>Field names of the forms of commitments; errors carry the same names.</summary>
public static class CommitmentFields
{
    public const string Email = "email";

    public const string TextVersion = "textVersion";

    public const string SignerName = "signerName";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string DeclaresNoDishonesty = "declaresNoDishonesty";

    public const string DeclaredFacts = "declaredFacts";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string ConsentsToElectronicService = "consentsToElectronicService";

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public const string ConsentsToIdentityNumber = "consentsToIdentityNumber";
}
